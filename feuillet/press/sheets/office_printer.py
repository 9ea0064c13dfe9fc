"""Sheets for the clinic's own printer, with marks to fold by and a hint of how to print them."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from pikepdf import Name, Pdf

from feuillet.edition.galley import FLIP, Galley, Pages, Part, Printed
from feuillet.findings import Finding
from feuillet.press.pages.typesetting import lay_out
from feuillet.press.pdf_writer import write
from feuillet.press.sheets import crop_marks
from feuillet.press.sheets.imposition import SHORT
from feuillet.press.sheets.laying import Imposition, bare, lay_all
from feuillet.press.tagged.passes import preferences_of


@dataclass(frozen=True)
class OfficePrinter:
    """A press that lays pages on the sheets of an office printer, on which the galley's second part is drawn."""

    impose: Imposition

    def __call__(self, galley: Galley, pages: Pages) -> Printed:
        """Print the sheets."""
        sheet = self.impose(galley, pages)
        own, findings = draw(galley.parts[1])
        with Pdf.open(BytesIO(pages.content)) as pdf, Pdf.open(BytesIO(own)) as drawn:
            bare(pdf)
            lay_all(pdf, sheet, drawn)
            crop_marks.add(pdf, sheet.sides)
            hint(pdf, galley)
            content = write(pdf, galley)
        more = (("sheets", len(sheet.sides) // 2), (FLIP, galley.flip))
        return Printed(content, (*pages.measurements, *more), (*pages.findings, *findings))


@lru_cache(maxsize=8)
def draw(part: Part) -> tuple[bytes, tuple[Finding, ...]]:
    """Typeset what is drawn on the sheets themselves: it is the same for all languages, for it is said to the staff."""
    layout = lay_out(part)
    return layout.pdf(tagged=False), layout.findings


def hint(pdf: Pdf, galley: Galley) -> None:
    """Say to viewers and printers how the sheets are to be printed."""
    preferences = preferences_of(pdf)
    preferences.PrintScaling = Name("/None")
    short = galley.flip == SHORT
    preferences.Duplex = Name.DuplexFlipShortEdge if short else Name.DuplexFlipLongEdge
    preferences.PickTrayByPDFSize = True
    preferences.DisplayDocTitle = True
    if galley.direction == "rtl":
        preferences.Direction = Name.R2L
