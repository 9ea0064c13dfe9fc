"""What runs from left to right in a text read from right to left is printed as it was written, in every format."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from readers.node import look
from workshop import ROOT, Workshop

from feuillet.pdf.document import read_pdf
from feuillet.preflight.left_to_right import bare
from feuillet.preflight.product.reading_order import Lines

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
RUNS = yaml.safe_load((HERE / "runs.yaml").read_text(encoding="utf-8"))
LANGUAGES = ("ar", "fa", "he", "ur")
CLINIC = (
    "36 heures Centre de santé",
    "12 rue des Tilleuls",
    "69006 Lyon",
    "https://example.org/soins/",
    "0808 1647 686",
)
"""The imprint's own lines, which are French."""
SOURCE = "2019 guideline on drops. Geneva: Press. https://example.org/a-guideline/of/2019/"
QUICK = ("handout-a4", "leaflet", "leaflet-print")
LATER = ("handout-letter", "large-print", "booklet", "booklet-print", "leaflet-z", "leaflet-z-print", "leaflet-letter")
WHOLE = ("handout-a4", "handout-letter", "large-print", "booklet", "booklet-print")
"""The formats that print all of a document, its sources too."""


def project(folder: Path) -> Workshop:
    """Set the project up in a folder of its own."""
    shutil.copytree(HERE / "project", folder)
    shutil.copytree(ROOT / "templates", folder / "templates")
    return Workshop(folder)


def made(folder: Path, formats: tuple[str, ...], *words: str) -> Workshop:
    """Make the clinic's editions."""
    workshop = project(folder)
    chosen = (word for name in formats for word in ("--format", name))
    done = workshop.run("make", "--imprint", "clinic", *chosen, *words)
    assert done.status == 0, done.err
    return workshop


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The clinic's editions in the formats of the quick run."""
    return made(tmp_path_factory.mktemp("names") / "project", (*QUICK, "epub", "web"))


def torn(content: bytes, runs: tuple[str, ...]) -> list[str]:
    """List the runs that stand nowhere on the pages in their order."""
    pages = [Lines.of(page) for page in read_pdf(content).pages]
    return [run for run in runs if not sum(page.count(bare(run), in_text=None) for page in pages)]


def pdf(workshop: Workshop, language: str, format: str) -> bytes:
    """Read a product."""
    return (workshop.output / f"clinic/{language}/names-{language}-{format}.{language}.pdf").read_bytes()


def expected(format: str) -> tuple[str, ...]:
    """The runs a format prints; a leaflet has no room for sources."""
    return (*RUNS, *CLINIC, *((SOURCE,) if format in WHOLE else ()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", QUICK)
def test_paper_says_each_name_and_number_as_it_was_written(format: str, language: str, clinic: Workshop) -> None:
    assert torn(pdf(clinic, language, format), expected(format)) == []


one_language = pytest.mark.parametrize(
    "language", [LANGUAGES[0], *(pytest.param(each, marks=pytest.mark.verify) for each in LANGUAGES[1:])]
)
"""One language, before `make verify`."""


@one_language
def test_every_other_format_does_too(language: str, tmp_path: Path) -> None:
    workshop = made(tmp_path / "project", LATER, "--document", f"names-{language}")
    torn_in = {format: torn(pdf(workshop, language, format), expected(format)) for format in LATER}
    assert {format: runs for format, runs in torn_in.items() if runs} == {}


def test_a_dose_in_latin_letters_runs_as_on_the_box(clinic: Workshop) -> None:
    assert torn(pdf(clinic, "ur", "handout-a4"), ("Advil PM 250 mg", "1.5–4.5 mg")) == []


def boxes(files: list[Path], runs: tuple[str, ...], width: int) -> list[dict[str, list[str]]]:
    """Ask a browser for the runs that a page lacks, and for those whose letters do not stand from left to right."""
    visits = [{"file": str(file), "width": width, "runs": list(runs)} for file in files]
    return look("boxes", visits)


@pytest.mark.parametrize("width", [320, 1000])
def test_a_browser_shows_each_name_and_number_as_it_was_written(width: int, clinic: Workshop) -> None:
    pages = [clinic.output / f"clinic/{language}/names-{language}.{language}.html" for language in LANGUAGES]
    for page, seen in zip(pages, boxes(pages, (*RUNS, *CLINIC, SOURCE), width), strict=True):
        assert seen == {"lacking": [], "turned": []}, page.name


@one_language
def test_a_book_shows_each_name_and_number_as_it_was_written(language: str, clinic: Workshop, tmp_path: Path) -> None:
    with ZipFile(clinic.output / f"clinic/{language}/names-{language}.{language}.epub") as book:
        book.extractall(tmp_path)
    chapters = sorted(tmp_path.rglob("*.xhtml"))
    seen = boxes(chapters, (*RUNS, *CLINIC, SOURCE), 320)
    assert [each["turned"] for each in seen] == [[] for _ in chapters]
    assert set.intersection(*(set(each["lacking"]) for each in seen)) == set()


def test_books_and_pages_isolate_by_markup_and_not_by_characters(clinic: Workshop) -> None:
    body = (clinic.output / "clinic/ar/names-ar.ar.html").read_text(encoding="utf-8").partition("<body")[2]
    assert '<bdi dir="ltr">Dr. Smith</bdi>' in body
    assert not set(body) & set("\u2066\u2067\u2068\u2069\u200e\u200f")


def test_the_browser_would_see_a_formula_that_is_torn(tmp_path: Path) -> None:
    page = tmp_path / "torn.html"
    page.write_text('<html dir="rtl"><p>ماء \u2066H\u2069₂\u2066O\u2069 نقي</p>', encoding="utf-8")
    assert boxes([page], ("H₂O",), 320) == [{"lacking": [], "turned": ["H₂O"]}]


@pytest.mark.parametrize(
    "language", ["ar", *(pytest.param(each, marks=pytest.mark.verify) for each in ("fa", "hi", "bn", "th"))]
)
def test_the_hint_on_a_folded_sheet_is_legible_in_the_staffs_own_language(language: str, tmp_path: Path) -> None:
    workshop = project(tmp_path / "project")
    shutil.copytree(ROOT / "locales" / language, workshop.path(f"locales/{language}"))
    workshop.edit("content/imprints/ward.yaml", "language: ar", f"language: {language}")
    done = workshop.run("make", "--imprint", "ward", "--document", "names-ar")
    assert done.status == 0, done.err
    assert len(workshop.products()) == 2
