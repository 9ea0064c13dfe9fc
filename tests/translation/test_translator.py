"""Putting a locale's strings in the place of the source's: what is printed, what falls back, what stops."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from feuillet.findings import Finding, Location, Severity
from feuillet.manuscript import source
from feuillet.manuscript.document import Document, prose
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.reader import validate
from feuillet.translation.glossary import Usage
from feuillet.translation.messages import Message, Messages, extract
from feuillet.translation.translator import Comparison, Translation, translate

TEA = """\
language: fr
title: Le thé
message: Buvez-en.
key-points: [Le thé réveille.]
revision: 1
date: 2026-01-15
next-review: 2027-01-15
licence: CC BY-SA 4.0
sections:
  - id: cup
    title: La tasse
    blocks:
      - {id: dose, text: "Prenez {4.5 mg}."}
      - {id: hot, warning: C'est chaud.}
"""
DOSE = "sections/cup/dose/text"


@pytest.fixture(scope="module")
def tea() -> Document:
    """Read a small document; its dose and its warning are a matter of safety."""
    document, findings = validate(source.parse(TEA, "tea.yaml"), Document)
    assert document is not None, findings
    return document


def whole(tea: Document) -> Messages:
    """Translate everything, quantities kept."""
    found = tuple(
        replace(message, string=f"{message.id} (de)", location=Location("tea.po", number))
        for number, message in enumerate(extract(tea, "tea.yaml"), 1)
    )
    return Messages("tea", "de", messages=found, location=Location("tea.po", 1))


def changed(tea: Document, context: str, **update: object) -> Messages:
    """Translate everything, but one message otherwise."""
    messages = whole(tea)
    new = tuple(
        replace(message, **update) if message.context == context else message  # type: ignore[arg-type] # fields by name
        for message in messages.messages
    )
    return replace(messages, messages=new)


def texts(translation: Translation[Document]) -> dict[str, tuple[str, str]]:
    """List what is printed, and in which language."""
    return {text.context: (text.text, text.language) for text in prose(translation.tree)}


def test_a_complete_translation_prints_its_strings_and_nothing_else(tea: Document) -> None:
    translation = translate(tea, whole(tea))
    assert (translation.complete, translation.findings) == (True, ())
    assert texts(translation) == {text.context: (f"{text.text} (de)", "de") for text in prose(tea)}


def test_a_translated_text_keeps_its_place_and_its_safety(tea: Document) -> None:
    pairs = zip(prose(tea), prose(translate(tea, whole(tea)).tree), strict=True)
    assert all((old.context, old.safety) == (new.context, new.safety) for old, new in pairs)


@pytest.mark.parametrize("update", [{"string": ""}, {"fuzzy": True}, {"obsolete": True}, {"id": "La tasse."}])
def test_an_ordinary_text_falls_back_to_the_source_marked_with_its_language(
    tea: Document, update: dict[str, object]
) -> None:
    translation = translate(tea, changed(tea, "sections/cup/title", **update))
    assert texts(translation)["sections/cup/title"] == ("La tasse", "fr")
    assert [(finding.severity, finding.problem) for finding in translation.findings] == [
        (Severity.WARNING, "1 texts are printed in the source language, first sections/cup/title")
    ]


@pytest.mark.parametrize(
    ("update", "problem"),
    [
        ({"string": ""}, f"the safety text {DOSE} is not translated"),
        ({"obsolete": True}, f"the safety text {DOSE} is not translated"),
        (
            {"fuzzy": True},
            f"somebody must look again at the translation of the safety text {DOSE}: it is marked as fuzzy",
        ),
        ({"fuzzy": True, "previous": "Bu."}, f"the safety text {DOSE} has changed since it was translated"),
        ({"id": "Prenez {45 mg}."}, f"the safety text {DOSE} has changed since it was translated"),
    ],
)
def test_a_safety_text_that_is_missing_or_fuzzy_stops_the_edition(
    tea: Document, update: dict[str, object], problem: str
) -> None:
    translation = translate(tea, changed(tea, DOSE, **update))
    assert [text.context for text in translation.untranslated] == [DOSE]
    assert [(finding.severity, finding.problem) for finding in translation.findings] == [(Severity.ERROR, problem)]


def test_a_catalog_without_the_message_at_all_is_named_itself(tea: Document) -> None:
    messages = whole(tea)
    messages = replace(messages, messages=tuple(each for each in messages.messages if each.context != DOSE))
    assert [str(finding.location) for finding in translate(tea, messages).findings] == ["tea.po:1"]


@pytest.mark.parametrize(
    ("string", "problem"),
    [
        ("Nehmen Sie {4,5 mg}.", "{4,5 mg} is not a quantity"),
        ("Nehmen Sie {4.5 mg.", "a brace has no partner"),
        ("Nehmen Sie {12 Wochen}.", "{12 Wochen} has an unknown unit, Wochen"),
        ("Nehmen Sie {4.5 mg|4,5 mg}.", "{4.5 mg|4,5 mg} has a form of its own"),
    ],
)
def test_a_string_whose_braces_are_broken_is_not_printed(tea: Document, string: str, problem: str) -> None:
    translation = translate(tea, changed(tea, DOSE, string=string))
    assert texts(translation)[DOSE] == ("Prenez {4.5 mg}.", "fr")
    assert translation.findings[0].problem == problem
    assert str(translation.findings[0].location) == "tea.po:5"
    assert translation.findings[0].severity is Severity.ERROR


def comparison(severity: Severity) -> Comparison:
    """Make a check that finds something in the dose."""

    def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:
        if source.context == DOSE:
            yield Finding(target.location, f"odd in {usage.locale.tag}", "look", "odd", severity)

    return check


def test_a_string_that_fails_a_check_is_not_printed(tea: Document) -> None:
    translation = translate(tea, whole(tea), (comparison(Severity.ERROR),))
    assert texts(translation)[DOSE] == ("Prenez {4.5 mg}.", "fr")
    assert [str(finding) for finding in translation.findings] == [
        "tea.po:5: odd in de; look (msgctxt sections/cup/dose/text) [odd]"
    ]


def test_a_string_a_check_only_warns_of_is_printed(tea: Document) -> None:
    translation = translate(tea, whole(tea), (comparison(Severity.WARNING),))
    assert texts(translation)[DOSE] == ("Prenez {4.5 mg}. (de)", "de")
    assert len(translation.findings) == 1


def test_what_is_extracted_says_what_it_is(tea: Document) -> None:
    found = {message.context: message for message in extract(tea, "content/documents/tea.yaml")}
    dose = found[DOSE]
    assert (dose.safety, dose.source) == (True, "content/documents/tea.yaml")
    assert "safety: a wrong word here could harm a patient" in dose.note
    assert "{4.5 mg} is a quantity: keep the braces" in dose.note
    assert not found["title"].safety


def test_a_message_of_another_place_with_the_same_text_is_not_taken(tea: Document) -> None:
    messages = Messages("tea", "de", messages=(Message("elsewhere", "Le thé", "Der Tee"),))
    assert texts(translate(tea, messages))["title"] == ("Le thé", "fr")
