"""Some keyboards and file systems write é as two characters; at every door texts become one."""

from pathlib import Path
from unicodedata import normalize

import pytest

from feuillet.cldr import Locale
from feuillet.findings import Location
from feuillet.manuscript import source
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.reader import read_document
from feuillet.translation import po
from feuillet.translation.confirmations import read_confirmations
from feuillet.translation.exchange import interchange, returning, xliff
from feuillet.translation.glossary import read_glossary
from feuillet.translation.messages import Message, Messages

ROOT = Path(__file__).parents[2]
LOCALES = sorted(file.parent.name for file in (ROOT / "locales").glob("*/glossary.yaml"))
CONFIRMED = """\
confirmations:
- {domain: tea, context: é, check: order, name: Zoé, role: médecin, date: 2026-01-15, reason: là, digest: a, seal: b}
"""


def decomposed(file: Path, to: Path) -> Path:
    """Write a file again with each letter and its marks apart."""
    to.write_text(normalize("NFD", file.read_text(encoding="utf-8")), encoding="utf-8")
    return to


@pytest.mark.parametrize("tag", LOCALES)
def test_a_catalog_of_decomposed_letters_reads_as_the_same(tag: str, tmp_path: Path) -> None:
    file = ROOT / "locales" / tag / "LC_MESSAGES" / "naltrexone.po"
    (plain, findings), (apart, others) = (
        po.read(each, "a.po", "naltrexone", Locale(tag)) for each in (file, decomposed(file, tmp_path / "a.po"))
    )
    assert plain == apart is not None
    assert (findings, others) == ((), ())


@pytest.mark.parametrize("tag", LOCALES)
def test_a_glossary_of_decomposed_letters_reads_as_the_same(tag: str, tmp_path: Path) -> None:
    file = ROOT / "locales" / tag / "glossary.yaml"
    plain, apart = (read_glossary(each, "a.yaml") for each in (file, decomposed(file, tmp_path / "a.yaml")))
    assert plain == apart


def test_a_manuscript_of_decomposed_letters_reads_as_the_same(tmp_path: Path) -> None:
    file = ROOT / "content" / "documents" / "naltrexone.yaml"
    figures = Figures(ROOT / "content" / "figures")
    plain, apart = (
        read_document(each, "a.yaml", figures) for each in (file, decomposed(file, tmp_path / "naltrexone.yaml"))
    )
    assert plain == apart


def test_confirmations_of_decomposed_letters_read_as_the_same(tmp_path: Path) -> None:
    files = (tmp_path / "c.yaml", tmp_path / "d.yaml")
    files[0].write_text(CONFIRMED, encoding="utf-8")
    plain, apart = (read_confirmations(each, "c.yaml") for each in (files[0], decomposed(*files)))
    assert plain == apart
    assert plain[0] is not None
    assert plain[0].confirmations[0].name == "Zoé"


@pytest.mark.parametrize("kind", ["xliff1", "xliff2"])
def test_a_delivery_of_decomposed_letters_is_taken(kind: str) -> None:
    messages = Messages("tea", "vi", messages=(Message("tasse-à-thé", "Buvez le thé.", "Uống trà vào buổi tối."),))
    content = normalize("NFD", interchange.write(messages, "fr", kind).decode()).encode()
    deliveries = xliff.read(content, "tea.xlf")
    assert isinstance(deliveries, tuple)
    taken = returning.take(messages, deliveries[0].units, "tea.xlf")
    assert (taken.messages, taken.findings, taken.remarks) == (messages, (), ())


def test_a_text_of_the_reader_stands_where_it_stood(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(normalize("NFD", "title: é\nmessage: à\n"), encoding="utf-8")
    read = source.read_source(file, "a.yaml")
    assert isinstance(read, source.SourceFile)
    assert [(str(text), text.location) for text in read.content.values()] == [
        ("é", Location("a.yaml", 1)),
        ("à", Location("a.yaml", 2)),
    ]
