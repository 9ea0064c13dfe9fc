"""Words, addresses and tables too long for a page are printed all the same; what is not as it should be is told at its line."""

import re
from pathlib import Path

import pypdfium2
import pytest

from feuillet.cli import features
from feuillet.findings import Finding, Location, any_error
from feuillet.production.store import FolderStore
from feuillet.project import Project
from feuillet.publication.asks import Ask, Name
from feuillet.publication.publication import Publication
from feuillet.publication.tracing import traced

FITS = Path(__file__).with_name("fits")
ADDRESS = "https://www.example-health.org/patients?article=1234567890&lang=en_GB&ref=abcdefghij-and-more"
WORDS = ("pneumonoultramicroscopicsilicovolcanoconiosis", "Paracetamol", "understandable", "professionally")
TOLD = [
    "content/documents/fit.yaml:16: warning: the word pneumonoultramicrosc…",
    "content/documents/fit.yaml:21: warning: the words of 8 columns side by side need about 251 mm where a page has 172",
]
"""How the findings begin."""


def shown(content: bytes) -> str:
    """Read the text of a PDF without its lines' ends and hyphens."""
    document = pypdfium2.PdfDocument(content)
    try:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
    return bare(text)


def bare(text: str) -> str:
    """Take out of a text what pdfium makes of a hyphen at a line's end, and the hyphens elsewhere."""
    return "".join(sign for sign in text if sign not in "-\u2010\x02\ufffe\r\n")


@pytest.mark.parametrize(
    ("name", "format", "told"),
    [
        (Name("fit", "en", "lakeside"), "handout-a4", TOLD),
        (Name("fit-ar", "ar", "lakeside"), "leaflet", []),
        pytest.param(Name("fit", "en", "lakeside"), "leaflet", TOLD, marks=pytest.mark.verify),
        pytest.param(Name("fit", "en", "lakeside"), "large-print", TOLD, marks=pytest.mark.verify),
    ],
)
def test_what_is_too_long_for_a_line_is_printed_whole(tmp_path: Path, name: Name, format: str, told: list[str]) -> None:
    answer = Publication(Project(FITS), features(), FolderStore(tmp_path)).product(Ask(name, format))
    found = [str(each) for each in answer.findings if each.check == "fits"]
    assert not any_error(answer.findings)
    assert len(found) == len(told)
    assert all(text.startswith(begin) for text, begin in zip(found, told, strict=True))
    assert answer.value
    read = shown(answer.value.content)
    assert all(bare(part) in read for part in (ADDRESS, *WORDS) if told)
    assert all(
        part in read for part in re.findall("[A-Za-z0-9]+", ADDRESS)
    )  # which pdfium puts in another order beside Arabic


@pytest.mark.parametrize(
    ("evidence", "context", "place"),
    [
        ("bring pneumonoultramicroscopicsilicovolca-", "", "content/documents/fit.yaml:16"),
        ("", "sections/table/eight/table", "content/documents/fit.yaml:21"),
        ("beside the lake", "", "content/imprints/lakeside.yaml:3"),
        ("before breakfast", "", ""),  # which two rows say
        ("not in it at all", "", ""),
    ],
)
def test_a_finding_about_a_product_names_the_line_of_its_text(
    tmp_path: Path, evidence: str, context: str, place: str
) -> None:
    edition = Publication(Project(FITS), features(), FolderStore(tmp_path)).edition(Name("fit", "en", "lakeside")).value
    finding = Finding(
        Location("handout-a4"), "it is cut off", "shorten it", "clear", context=context, evidence=evidence
    )
    (found,) = traced((finding,), edition)
    assert found.remedy == (f"shorten it (it is written in {place})" if place else "shorten it")
