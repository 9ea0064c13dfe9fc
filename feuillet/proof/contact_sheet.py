"""The contact sheet: all pages of a format across locales, one strip per locale, to see at a glance what broke.

One picture and one web page for each format of a document. Findings flag the page they name, or else the strip.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from feuillet import files, reading
from feuillet.cldr import Locale
from feuillet.edition.galley import PDF
from feuillet.findings import Finding, unusable
from feuillet.press.pages import picture
from feuillet.production import workers
from feuillet.production.job import Checked
from feuillet.production.product import PRODUCT_BYTES
from feuillet.proof.light_table import Strip, lay_out
from feuillet.templates import Templates

FOLDER = "contact-sheet"
SCALE = 0.36
"""Pixels to a point: a page of A4 is 214 pixels wide. Every page is drawn to the same scale."""


@dataclass(frozen=True)
class ContactSheet:
    """A format of a document under an imprint, in all its locales."""

    name: str
    strips: tuple[Strip, ...]


def sheets(checked: Iterable[Checked], output: Path) -> Iterator[ContactSheet]:
    """Gather a sheet for each format of each document that has a PDF in the output folder."""
    found = (file for file in checked if file.job.format.media_type == PDF)
    paper = sorted(found, key=lambda file: (place(file), file.job.locale))
    for (imprint, document, format), group in groupby(paper, key=place):
        strips = tuple(gathered(tuple(group), output))
        if any(each.pages for each in strips):
            yield ContactSheet(f"{imprint}-{document}-{format}", strips)


def place(file: Checked) -> tuple[str, str, str]:
    """Say which sheet a file belongs on."""
    return file.job.imprint, file.job.document, file.job.format.name


def gathered(checked: tuple[Checked, ...], output: Path) -> Iterator[Strip]:
    """Draw the pages of some products, each within the bounds of a job."""
    there = tuple(file.job.path for file in checked if files.delivered(output, file.job.path))
    drawn = dict(workers.run(partial(pages, output), there, lambda _path, _said: (), None))
    return (strip(file, drawn.get(file.job.path, ())) for file in checked)


def pages(output: Path, path: str) -> picture.Pages:
    """Draw the pages of a product; none of what is damaged or too large, which the inspection has reported."""
    try:
        return tuple(picture.pages(reading.content(output / path, path, PRODUCT_BYTES), SCALE))
    except reading.RefusedError:
        return ()


def strip(file: Checked, pages: picture.Pages) -> Strip:
    """Gather what is wrong with a product beside its pages: what was found now, and what its press noted."""
    return Strip(Locale(file.job.locale), file.job.path, pages, tuple(sorted({*file.found, *file.noted})))


def draw(checked: Iterable[Checked], output: Path, templates: Templates) -> Iterator[Path | Finding]:
    """Write the contact sheets below the output folder; name the files, and say which could not be written."""
    style = templates.text("styles/contact-sheet.css")
    for sheet in sheets(checked, output):
        web = templates.render("contact-sheet.html", {"sheet": sheet, "style": style, "address": picture.address})
        for ending, content in ((".png", picture.png(lay_out(sheet.strips))), (".html", web.encode())):
            name = f"{FOLDER}/{sheet.name}{ending}"
            try:
                files.deliver(output, name, content)
                yield output / name
            except OSError as error:
                yield unusable(error)
