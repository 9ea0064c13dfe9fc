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
from feuillet.production.job import Job
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


def sheets(jobs: Iterable[Job], output: Path, findings: tuple[Finding, ...]) -> Iterator[ContactSheet]:
    """Gather a sheet for each format of each document that has a PDF in the output folder."""
    paper = sorted((job for job in jobs if job.format.media_type == PDF), key=lambda job: (place(job), job.locale))
    for (imprint, document, format), group in groupby(paper, key=place):
        strips = tuple(gathered(tuple(group), output, findings))
        if any(each.pages for each in strips):
            yield ContactSheet(f"{imprint}-{document}-{format}", strips)


def place(job: Job) -> tuple[str, str, str]:
    """Say which sheet a job belongs on."""
    return job.imprint, job.document, job.format.name


def gathered(jobs: tuple[Job, ...], output: Path, findings: tuple[Finding, ...]) -> Iterator[Strip]:
    """Draw the pages of some products, each within the bounds of a job."""
    there = tuple(job.path for job in jobs if files.delivered(output, job.path))
    drawn = dict(workers.run(partial(pages, output), there, lambda _path, _said: (), None))
    return (strip(job, drawn.get(job.path, ()), findings) for job in jobs)


def pages(output: Path, path: str) -> picture.Pages:
    """Draw the pages of a product; none of what is damaged or too large, which the inspection has reported."""
    try:
        return tuple(picture.pages(reading.content(output / path, path, PRODUCT_BYTES), SCALE))
    except reading.RefusedError:
        return ()


def strip(job: Job, pages: picture.Pages, findings: tuple[Finding, ...]) -> Strip:
    """Gather what is wrong with a product beside its pages: what was found now, and what its press noted."""
    printed = job.store.get(job.address)
    noted = printed.findings if printed else ()
    about = (finding for finding in (*findings, *noted) if finding.location.path.endswith(f"/{job.path}"))
    return Strip(Locale(job.locale), job.path, pages, tuple(sorted(set(about))))


def draw(
    jobs: Iterable[Job], output: Path, findings: tuple[Finding, ...], templates: Templates
) -> Iterator[Path | Finding]:
    """Write the contact sheets below the output folder; name the files, and say which could not be written."""
    style = templates.text("styles/contact-sheet.css")
    for sheet in sheets(jobs, output, findings):
        web = templates.render("contact-sheet.html", {"sheet": sheet, "style": style, "address": picture.address})
        for ending, content in ((".png", picture.png(lay_out(sheet.strips))), (".html", web.encode())):
            name = f"{FOLDER}/{sheet.name}{ending}"
            try:
                files.deliver(output, name, content)
                yield output / name
            except OSError as error:
                yield unusable(error)
