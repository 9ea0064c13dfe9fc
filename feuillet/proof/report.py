"""The report of a preflight: one page per edition that a clinic can file, and the same as JSON."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from feuillet import files, reading
from feuillet.cldr import Locale
from feuillet.edition.colophon import Colophon
from feuillet.edition.contrast import READABLE
from feuillet.edition.galley import PDF
from feuillet.edition.interface_words import Words
from feuillet.edition.quantities import exact
from feuillet.findings import Finding, any_error, unusable
from feuillet.pdf.document import read_pdf
from feuillet.pdf.layout import Extreme, PageText
from feuillet.preflight.product import contrast, line_length
from feuillet.preflight.typometry import LEADING_MM, MARGIN_MM, X_HEIGHT_MM, leadings, margins, x_heights
from feuillet.production import workers
from feuillet.production.job import Checked
from feuillet.production.product import PRODUCT_BYTES
from feuillet.production.run_fingerprint import digest
from feuillet.project import Project
from feuillet.templates import LANGUAGE, Templates
from feuillet.translation import domains
from feuillet.translation.messages import Messages

SHOWN = 9
"""How many findings a page has room for; the JSON has them all."""
MEASURES: tuple[tuple[str, Callable[[tuple[PageText, ...]], Iterator[Extreme]], float], ...] = (
    ("x_height_mm", x_heights, X_HEIGHT_MM),
    ("leading_mm", leadings, LEADING_MM),
    ("contrast", contrast.measure, READABLE),
    ("margin_mm", margins, MARGIN_MM),
)
"""What has a floor: its name, how it is measured, and the floor."""


@dataclass(frozen=True)
class Measured:
    """The least and the most of something in a file, and its limits where the format has any."""

    name: str
    least: float
    most: float
    floor: float | None
    ceiling: float | None = None

    @property
    def holds(self) -> bool:
        """Whether it keeps to its limits."""
        above = self.floor is None or self.least >= self.floor
        return above and (self.ceiling is None or self.most <= self.ceiling)


@dataclass(frozen=True)
class Inspected:
    """A file that was inspected; the digest shows later whether it is still the same file."""

    path: str
    format: str
    sha256: str
    pages: int
    measures: tuple[Measured, ...]
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing stops it."""
        return not any_error(self.findings)


@dataclass(frozen=True)
class Report:
    """An edition and all its files that there are."""

    imprint: str
    locale: str
    document: str
    title: str
    publisher: str
    colophon: Colophon
    files: tuple[Inspected, ...]

    @property
    def findings(self) -> tuple[tuple[str, Finding], ...]:
        """What was found, with the format it was found in."""
        return tuple((file.format, finding) for file in self.files for finding in file.findings)


def gather(checked: Iterable[Checked], output: Path) -> Iterator[Report]:
    """Measure the files that are in an output folder, edition by edition."""
    there = sorted((file for file in checked if files.delivered(output, file.job.path)), key=edition)
    tasks = tuple(
        Measuring(output, job.path, job.format.media_type, job.format.line_length, job.galley.script)
        for job in (file.job for file in there)
    )
    measured = {task.path: made for task, made in workers.run(measurements, tasks, lambda _task, _said: NOTHING, None)}
    for (imprint, locale, document), group in groupby(there, key=edition):
        held = tuple(group)
        inspected = tuple(inspect(file, digest(output / file.job.path), measured[file.job.path]) for file in held)
        first = held[0].job
        yield Report(imprint, locale, document, first.title, first.galley.author, first.galley.colophon, inspected)


def edition(file: Checked) -> tuple[str, str, str]:
    """Name the edition a file belongs to."""
    return file.job.imprint, file.job.locale, file.job.document


@dataclass(frozen=True)
class Measuring:
    """A file to be measured within the bounds of a job."""

    output: Path
    path: str
    media_type: str
    line_length: tuple[int, int] | None
    script: str


Measurements = tuple[int, tuple[Measured, ...]]
NOTHING: Measurements = (0, ())
"""What is known of a file that takes too much to measure; the inspection has reported it."""


def measurements(task: Measuring) -> Measurements:
    """Count the pages of a file and measure them."""
    try:
        content = reading.content(task.output / task.path, task.path, PRODUCT_BYTES)
    except reading.RefusedError:
        return NOTHING
    pages = pages_of(content) if task.media_type == PDF else ()
    return len(pages), tuple(measure(pages, task.line_length, task.script))


def inspect(file: Checked, sha256: str, measured: Measurements) -> Inspected:
    """Put together what was measured and what was found in a file."""
    return Inspected(file.job.path, file.job.format.name, sha256, *measured, file.found)


def pages_of(content: bytes) -> tuple[PageText, ...]:
    """Read the pages; none of a file that is damaged, which is a finding of its own."""
    try:
        return read_pdf(content).pages
    except MemoryError:
        raise  # of the job, not of the file
    except Exception:  # each way to be damaged has its own; the inspection has reported it
        return ()


def measure(pages: tuple[PageText, ...], limits: tuple[int, int] | None, script: str) -> Iterator[Measured]:
    """Measure all that can be measured on pages."""
    for name, values, floor in MEASURES:
        if found := [round(each.value, 2) for each in values(pages)]:
            yield Measured(name, min(found), max(found), floor)
    low, high = line_length.limits_of(limits, script) or (None, None)
    if found := [each.value for each in line_length.measure(pages)]:
        yield Measured("line_characters", min(found), max(found), low, high)


def write(
    folder: Path, reports: Iterable[Report], project: Project, languages: dict[str, str]
) -> Iterator[Path | Finding]:
    """Write each report as a page and as JSON; ``languages`` are those of the imprints' staff."""
    templates = Templates(project.templates)
    for report in reports:
        tag = languages.get(report.imprint, LANGUAGE)
        said, _ = domains.layered(project, domains.of_templates(project), tag)
        words = Words(said or Messages("", tag), Locale(tag))
        stem = folder / report.imprint / report.locale / f"{report.document}.{report.locale}"
        for ending, content in (("html", page(report, words, templates)), ("json", encode(report))):
            file = stem.with_name(f"{stem.name}.{ending}")
            try:
                files.write(file, content)
                yield file
            except OSError as error:
                yield unusable(error)


def page(report: Report, words: Words, templates: Templates) -> bytes:
    """Render the page in the words of the staff."""
    language = words.locale

    def number(value: float, digits: int = 1) -> str:
        return exact(Decimal(f"{value:.{digits}f}"), language, "latn")

    context = {
        "report": report,
        "edition": Locale(report.locale),
        "locale": language,
        "shown": report.findings[:SHOWN],
        "more": max(len(report.findings) - SHOWN, 0),
        "number": number,
        "_": words.say,
        "plain": words.plain,
        "style": templates.text("styles/report.css"),
    }
    return templates.render("report.html", context).encode()


def encode(report: Report) -> bytes:
    """Write a report as JSON."""
    said = asdict(report) | {
        "colophon": {
            "identifier": report.colophon.identifier,
            "revision": report.colophon.revision,
            "sign": report.colophon.sign,
            "date": report.colophon.date.isoformat(),
            "draft": report.colophon.draft,
            "version": report.colophon.version,
        }
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()
