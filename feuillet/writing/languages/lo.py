"""Lao: another calendar is used beside the common one; nobody has written down more."""

from dataclasses import replace

from feuillet.writing import NOTHING

LANGUAGE = replace(NOTHING, spaced=False, years=(543,))
