"""A document of which half is translated, and none of the page's own words, is printed from right to left with all in its order."""

from pathlib import Path

import pytest
from workshop import Workshop, set_up

from feuillet.pdf.document import read_pdf
from feuillet.preflight.left_to_right import bare
from feuillet.preflight.product.reading_order import Lines

SOURCE = Path(__file__).with_name("untranslated")
TOGETHER = {
    "leaflet": (
        "Wax keeps dust",
        "To be reviewed again by",
        "(1) A nurse does it with warm water.",
    ),
    "handout-a4": (
        "Wax keeps dust and water",
        "Page 1 of",
        "(1) A nurse does it with warm water.",
    ),
}
"""What is on one line in reading order, by format."""
LANGUAGES = ("he", "ur")
LATER = pytest.mark.verify


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "formats"),
    [
        pytest.param("ur", ("leaflet",)),
        *(pytest.param(each, ("leaflet", "handout-a4", "epub", "web", "bilingual"), marks=LATER) for each in LANGUAGES),
    ],
)
def test_a_half_translated_edition_is_printed_without_an_error(
    language: str, formats: tuple[str, ...], tmp_path: Path
) -> None:
    workshop = set_up(tmp_path / "project", SOURCE, ())
    chosen = (word for name in formats for word in ("--format", name))
    done = workshop.run("make", "--locale", language, *chosen)
    assert done.status == 0, done.err
    assert len(workshop.products()) == len(formats)
    for name in TOGETHER.keys() & {*formats}:
        content = (workshop.output / f"clinic/{language}/drops-{name}.{language}.pdf").read_bytes()
        pages = [Lines.of(page) for page in read_pdf(content).pages]
        said = TOGETHER[name]
        assert [run for run in said if not any(page.count(bare(run), in_text=None) for page in pages)] == []


@LATER
@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_of_a_new_document_is_printed_in_a_language_without_one(language: str, tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    assert workshop.run("new", "document", "first", "--language", language).status == 0
    clinic = ("--name", "Lakeside Clinic", "--colour", "#1a5276", "--phone", "emergency=112")
    assert workshop.run("new", "imprint", "clinic", "--language", language, *clinic).status == 0
    done = workshop.run("make", *(word for name in ("leaflet", "handout-a4", "epub") for word in ("--format", name)))
    assert done.status == 0, done.err
    assert len(workshop.products()) == 3
