"""The imprint: the clinic under whose name an edition appears, its colours and its phones."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from feuillet.cldr import Locale
from feuillet.edition.contrast import READABLE, contrast, grey
from feuillet.findings import Finding, UnfitError
from feuillet.manuscript.blocks import Model
from feuillet.manuscript.limits import SHOWN
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.reader import Read, capped, validate
from feuillet.manuscript.source import SourceFile, read_source
from feuillet.manuscript.values import Address, Names, bare
from feuillet.writing.language import UNKNOWN
from feuillet.writing.script import script

CHECK = "imprint"
ACCENT = "#0b5563"
ACCENTS = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"
TYPED = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "–": "-", "‐": "-", "‑": "-"})
"""Blanks and dashes that word processors put into a number."""


def colour(value: Any) -> Any:
    """Take a colour in capitals, in three digits or without its sign; say how to write any other."""
    if not isinstance(value, str):
        return value
    typed = bare(value).removeprefix("#").lower()
    if re.fullmatch("[0-9a-f]{3}", typed):
        typed = "".join(digit * 2 for digit in typed)
    if not re.fullmatch("[0-9a-f]{6}", typed):
        raise UnfitError(
            f"{value[:SHOWN]} is no colour", f'write # and six digits or letters a-f, in quotes: "{ACCENT}"'
        )
    return f"#{typed}"


def number(value: Any) -> Any:
    """Take a phone number with the quotes, blanks and dashes of a word processor."""
    return bare(value).translate(TYPED) if isinstance(value, str) else value


def readable(colour: str) -> str:
    """Refuse a colour too light to be read on white."""
    if contrast(colour) < READABLE:
        problem = f"{colour} has a contrast of {contrast(colour):.1f} on white"
        raise UnfitError(problem, "choose a darker colour, 4.5 or more")
    return colour


class Phone(Model):
    """A number to call."""

    label: Prose
    number: Annotated[str, BeforeValidator(number), Field(pattern=r"^\+?[\d ().-]+$")]


class Imprint(Model):
    """A clinic; its names, numbers and addresses are never translated."""

    language: str = Field(description="of this file and of the staff: hints for printing are in it")
    name: str
    tagline: Prose | None = None
    accent: Annotated[str, BeforeValidator(colour), Field(pattern=ACCENTS), AfterValidator(readable)] = ACCENT
    greyscale: bool = Field(False, description="for printers and copiers without colours: greys in place of the accent")
    flip: Literal["short", "long"] = Field(
        "short", description="the edge over which the printer turns a sheet that is to be folded"
    )
    crop_marks: bool = Field(
        False, description="sheets to be folded are printed on paper twice as large, with bleed and marks to cut by"
    )
    address: tuple[str, ...] = ()
    web: Address | None = None
    phones: tuple[Phone, ...] = ()
    emergency: Phone | None = None
    hours: Prose | None = None
    formats: Annotated[Names, Field(min_length=1)]
    documents: Names = Field((), description="slugs; all documents where none is named")
    digits: dict[str, Literal["latn", "arab", "arabext", "beng", "deva", "khmr", "mymr", "thai"]] = Field(
        {}, description="CLDR's numbering system by locale, where patients do not read Latin digits"
    )

    @property
    def ink(self) -> str:
        """What headings, bands and tints are printed in: the accent, or the grey in its place."""
        return grey(self.accent) if self.greyscale else self.accent


def read_imprint(
    file: Path, path: str, documents: frozenset[str] = frozenset(), formats: frozenset[str] = frozenset()
) -> Read[Imprint]:
    """Read an imprint; ``path`` is how findings name the file, ``documents`` and ``formats`` what it may name."""
    source = read_source(file, path)
    if isinstance(source, Finding):
        return None, (source,)
    imprint, findings = validate(source, Imprint, CHECK)
    if imprint is None:
        return None, findings
    code = Locale(imprint.language).script
    if script(code).face is UNKNOWN:
        problem = f"no typeface sets the script {code} of this language"
        return None, (Finding(source.location(("language",)), problem, "write one your staff reads: en, fr", CHECK),)
    named = (
        *unknown(source, "formats", imprint.formats, formats),
        *unknown(source, "documents", imprint.documents, documents),
    )
    return imprint, (*findings, *capped(named))


def unknown(source: SourceFile, field: str, names: tuple[str, ...], there: frozenset[str]) -> Iterator[Finding]:
    """Find names of formats or documents that do not exist; nothing where it is not known which do."""
    for index, name in enumerate(names):
        if there and name not in there:
            remedy = f"write one of {', '.join(sorted(there))}"
            yield Finding(source.location((field, index)), f"there is no {field[:-1]} {name}", remedy, CHECK)
