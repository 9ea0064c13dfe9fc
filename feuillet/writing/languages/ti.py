"""Tigrinya: another calendar is used beside the common one, and hours are counted from dawn; nobody has written down more."""

from dataclasses import replace

from feuillet.writing import NOTHING
from feuillet.writing.language import Habit

LANGUAGE = replace(NOTHING, years=(-7, -8), habits=frozenset({Habit.DAWN}))
