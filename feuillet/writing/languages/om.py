"""Oromo: hours are counted from dawn; nobody has written down more."""

from dataclasses import replace

from feuillet.writing import NOTHING
from feuillet.writing.language import Habit

LANGUAGE = replace(NOTHING, habits=frozenset({Habit.DAWN}))
