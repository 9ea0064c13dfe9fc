"""No character is printed as an empty box: glyph 0 (.notdef) of a font is never shown."""

from collections.abc import Iterator

from fontTools import unicodedata

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.pdf.document import read_pdf
from feuillet.pdf.run import Run

CHECK = "glyphs"
REMEDY = "write another character; if a reader needs this one, report it, for its script wants a typeface"
UNKNOWN = "a character that no font has"


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Find the characters of each page that no font has, each once."""
    if format.media_type != PDF:
        return
    for page in read_pdf(printed.content).pages:
        for character in dict.fromkeys(said for run in page.runs for said in lacking(run)):
            yield Finding(Location(format.name), f"page {page.number} shows {character}", REMEDY, CHECK)


def lacking(run: Run) -> Iterator[str]:
    """Name each character of a run that is shown as an empty box; the typesetter gives each that no font has a code of its own."""
    if run.font.missing.isdisjoint(run.codes):
        return
    for code in run.codes:
        if code in run.font.missing:
            yield from map(describe, run.font.texts[code]) if run.font.texts[code] else (UNKNOWN,)


def describe(character: str) -> str:
    """Name a character and its script: ☺ (U+263A, white smiling face, script Common)."""
    name, script = unicodedata.name(character, "").lower(), unicodedata.script_name(unicodedata.script(character))
    told = ", ".join(filter(None, (f"U+{ord(character):04X}", name, f"script {script.replace('_', ' ')}")))
    return f"{character} ({told}), which no font has"
