"""Checks of a manuscript."""
