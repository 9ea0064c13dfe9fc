"""What a script needs of a page, a book and a check; one file of `feuillet.writing.scripts` per script, and this is its form.

A file is named by the script's ISO 15924 code in small letters and holds one `SCRIPT`. Each field is a fact or `UNKNOWN`. A script
without a file has no typeface, and that is said of each locale that is written in it.
"""

import pkgutil
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from feuillet.writing import scripts
from feuillet.writing.language import UNKNOWN, Unknown
from feuillet.writing.typefaces import CHOICES, LATIN, Face

RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
"""The scripts of living languages that are read from the right (Unicode, Bidi_Class R and AL); with or without a typeface here."""
SHARED = frozenset({"Zyyy", "Zinh"})
"""What signs of all scripts are called (Unicode Standard Annex 24)."""


class Signs(StrEnum):
    """What a sign of a script stands for, by which one counts how many of them read well on a line."""

    LETTERS = "letters"
    SYLLABLES = "syllables"
    SQUARES = "signs as wide as high"


class Breaks(StrEnum):
    """Where a line may end within what has no blanks."""

    NOWHERE = "nowhere: words are separated by blanks"
    SIGNS = "after nearly every sign"
    STOPS = "after a sign that ends each syllable or word"
    DICTIONARY = "between words, which the typesetter's dictionary knows"
    MARKS = "where U+200B says so, for the typesetter knows no word of it"


@dataclass(frozen=True, kw_only=True)
class Script:
    """The facts of one script.

    ``face``: the typeface that sets it. ``letters``: the scripts of its letters by Unicode, which ISO 15924 may gather under one
    code. ``signs``: what one of them stands for. ``spaced``: whether blanks separate words; ``apart``: whether they separate
    sentences. ``stops``: whether a sentence ends in a stop. ``breaks``: where a line may end. ``joiners``: whether its spelling
    needs zero-width joiners or non-joiners. ``cased``: whether letters are capital or small. ``slanted``: whether its italic is a
    habit of its readers; where it is not, what is emphasised is bold. ``alike``: its letters that are printed like a Latin one.
    """

    face: Face | Unknown
    letters: frozenset[str]
    signs: Signs | Unknown
    spaced: bool
    apart: bool
    stops: bool
    breaks: Breaks
    joiners: bool
    cased: bool
    slanted: bool
    alike: frozenset[str]

    @property
    def marked(self) -> bool:
        """Whether U+200B may show where a line may end."""
        return self.breaks in {Breaks.STOPS, Breaks.DICTIONARY, Breaks.MARKS}


@cache
def script(code: str) -> Script:
    """Find the facts of a script by its ISO 15924 code; of one without a file, what most scripts have in common."""
    name = f"{scripts.__name__}.{code.lower()}"
    if find_spec(name):
        found: Script = import_module(name).SCRIPT
        return found
    return Script(
        face=UNKNOWN,
        letters=frozenset({code}),
        signs=UNKNOWN,
        spaced=True,
        apart=True,
        stops=True,
        breaks=Breaks.NOWHERE,
        joiners=False,
        cased=False,
        slanted=False,
        alike=frozenset(),
    )


@cache
def codes() -> tuple[str, ...]:
    """List the scripts that have a file, by their ISO 15924 codes."""
    return tuple(sorted(info.name.capitalize() for info in pkgutil.iter_modules(scripts.__path__)))


@cache
def faces() -> dict[str, Face]:
    """Map each script that has a typeface to it."""
    found = {code: script(code).face for code in codes()}
    return {code: face for code, face in found.items() if isinstance(face, Face)}


def typeface(code: str) -> Face:
    """Find the typeface of a script that has one: no edition is issued in another."""
    face = script(code).face
    assert face is not UNKNOWN, f"an edition in the script {code} was issued, which no typeface sets"
    return face


def family(code: str, chosen: str = LATIN.family) -> str:
    """Write the CSS font-family of a script: its own face, then the Latin one for names and symbols.

    Where the two are one, it is the face that a clinic has chosen; a script of its own keeps what goes with it.
    """
    own = typeface(code).family
    families = (chosen,) if own == LATIN.family else (own, LATIN.family)
    return ", ".join(f'"{name}"' for name in families)


def font_files() -> tuple[Path, ...]:
    """List the files of all typefaces that a page may be set in."""
    return tuple(sorted({file for face in (*faces().values(), *CHOICES.values()) for file in face.files}))
