"""Checks of a product."""
