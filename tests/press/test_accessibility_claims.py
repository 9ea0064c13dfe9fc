"""What a book claims of its accessibility: only what is so, and conformance only in the name of who examined it."""

from typing import Any
from zipfile import ZipFile

import pytest
from conftest import Run
from lxml import etree
from workshop import Workshop, publication

from feuillet.publication.asks import Ask, Name

from .epubs import complaints
from .test_ebook import SPACES

LEDGER = "locales/en/approvals.yaml"
BOOK = "clinic/en/hand-washing.en.epub"
WORDS = "locales/en/LC_MESSAGES/hand-washing.po"
MAKE = ("make", "--document", "hand-washing", "--locale", "en", "--format", "epub", "--workers", "1")
EVALUATED = '  evaluator: "Clara Cole"\n  evaluated: "2026-03-01"\n'
EXAMINED = ("--evaluator", "Clara Cole")
STANDARD = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


def approve(workshop: Workshop, run: Run, *more: str) -> None:
    """Let two people approve the English edition, and perhaps somebody examine its book."""
    people = ("--translator", "Amina Haddad", "--reviser", "Karim Saleh", "--role", "pharmacist", *more)
    done = run(workshop, "approve", "--document", "hand-washing", "--locale", "en", "--imprint", "clinic", *people)
    assert done.status == 0, done.err


def confirm(workshop: Workshop, run: Run) -> None:
    """Let a reviser confirm every open question of the English edition."""
    asked = run(workshop, "check", "--document", "hand-washing", "--locale", "en", "--json").answer["findings"]
    for context, check in sorted(
        {(each["context"], each["check"]) for each in asked if each["severity"] == "question"}
    ):
        reviser = ("--name", "Karim Saleh", "--role", "pharmacist")
        done = run(workshop, "confirm", "--locale", "en", "--context", context, "--check", check, *reviser)
        assert done.status == 0, done.err


def claims(workshop: Workshop) -> dict[str, list[str]]:
    """The properties of the book's package, as they stand."""
    with ZipFile(workshop.output / BOOK) as archive:
        package: Any = etree.fromstring(archive.read("EPUB/content.opf"))
    found: dict[str, list[str]] = {}
    for meta in package.xpath("//opf:meta[@property]", namespaces=SPACES):
        found.setdefault(meta.get("property"), []).append(meta.text)
    return found


def test_a_book_that_somebody_examined_says_who_and_when(workshop: Workshop, run: Run) -> None:
    approve(workshop, run, *EXAMINED)
    run(workshop, *MAKE)
    said = claims(workshop)
    assert said["dcterms:conformsTo"] == [STANDARD]
    assert said["a11y:certifiedBy"] == ["Clara Cole"]
    assert f'evaluated: "{said["dcterms:date"][0]}"' in workshop.path(LEDGER).read_text(encoding="utf-8")


@pytest.mark.slow
def test_an_approved_book_that_nobody_examined_claims_no_conformance(workshop: Workshop, run: Run) -> None:
    approve(workshop, run)
    run(workshop, *MAKE)
    assert {"dcterms:conformsTo", "a11y:certifiedBy", "dcterms:date"} & set(claims(workshop)) == set()


@pytest.mark.slow
def test_the_claim_falls_with_one_changed_word(workshop: Workshop, run: Run) -> None:
    approve(workshop, run, *EXAMINED)
    workshop.edit(WORDS, 'msgstr "Wet your hands."', 'msgstr "Wet both your hands."')
    run(workshop, *MAKE)
    assert "dcterms:conformsTo" not in claims(workshop)


@pytest.mark.slow
def test_epubcheck_accepts_the_claim(workshop: Workshop, run: Run) -> None:
    approve(workshop, run, *EXAMINED)
    run(workshop, *MAKE)
    assert complaints(workshop.output / BOOK) == []


@pytest.mark.parametrize("line", EVALUATED.splitlines(keepends=True))
def test_an_evaluation_needs_a_name_and_a_day(workshop: Workshop, run: Run, line: str) -> None:
    approve(workshop, run)
    ledger = workshop.path(LEDGER)
    ledger.write_text(ledger.read_text(encoding="utf-8") + line, encoding="utf-8")
    done = run(workshop, *MAKE)
    assert done.status == 1
    assert "an evaluation of accessibility needs both a name and a day; write evaluator and evaluated" in done.err


def test_a_picture_that_is_not_told_in_words_stops_the_book(workshop: Workshop, run: Run) -> None:
    workshop.edit(WORDS, 'msgstr "Two hands under a tap."', 'msgstr "…"')
    done = run(workshop, *MAKE)
    assert done.status == 1
    problem = "EPUB/text.xhtml shows figures/hands.svg without alternative text; say in words what it shows [book]"
    assert done.findings.count(f"output/{BOOK}: {problem}") == 1
    assert workshop.manifest()[BOOK]["state"] == "outdated"


def test_a_picture_that_is_not_told_in_words_takes_the_claims_away(workshop: Workshop, run: Run) -> None:
    workshop.edit(WORDS, 'msgstr "Two hands under a tap."', 'msgstr "…"')
    confirm(workshop, run)
    approve(workshop, run, *EXAMINED)
    galley = publication(workshop.root).galley(Ask(Name("hand-washing", "en", "clinic"), "epub")).value
    assert galley
    assert galley.colophon.approval
    assert galley.colophon.approval.evaluator == "Clara Cole"
    said = galley.metadata
    assert ("schema:accessibilityFeature", "alternativeText") not in said
    assert ("schema:accessModeSufficient", "textual,visual") in said
    assert "dcterms:conformsTo" not in dict(said)
    assert "Some pictures are not described in words." in dict(said)["schema:accessibilitySummary"]
