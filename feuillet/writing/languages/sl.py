"""Slovenian: a form of the noun says that there are two; nobody has written down more."""

from dataclasses import replace

from feuillet.writing import NOTHING
from feuillet.writing.language import Habit

LANGUAGE = replace(NOTHING, habits=frozenset({Habit.DUAL}))
