"""Whole products of the project of the tests, read again; those of the publication that ships are in `tests/shipped`."""
