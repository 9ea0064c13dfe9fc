"""One translation under two source texts: pasted by mistake, or rightly where the sources say the same."""

import pytest

from feuillet.findings import Location, Severity
from feuillet.manuscript import source
from feuillet.manuscript.document import Document
from feuillet.manuscript.reader import validate
from feuillet.preflight.translation import completeness
from feuillet.translation.messages import Message, Messages
from feuillet.translation.translator import translate

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
      - {id: one, warning: FIRST}
      - {id: two, warning: SECOND}
"""
FIRST = "Ne prenez pas la double dose."


def asked(first: str, second: str, strings: tuple[str, str], locale: str = "de") -> list[tuple[str, str]]:
    """List what the check of completeness asks about two warnings: where, and how the question ends."""
    written = TEA.replace("FIRST", f'"{first}"').replace("SECOND", f'"{second}"')
    document, findings = validate(source.parse(written, "tea.yaml"), Document)
    assert document is not None, findings
    pairs = zip(("one", "two"), (first, second), strings, strict=True)
    messages = tuple(
        Message(f"sections/cup/{id}/warning", text, string, location=Location("tea.po", number))
        for number, (id, text, string) in enumerate(pairs, 1)
    )
    translation = translate(document, Messages("tea", locale, messages=messages), (completeness.check,))
    questions = [finding for finding in translation.findings if finding.severity is Severity.QUESTION]
    return [(finding.context, finding.problem) for finding in questions if "another source" in finding.problem]


@pytest.mark.parametrize(
    ("locale", "string", "other"),
    [
        ("de", "Nehmen Sie nicht die doppelte Dosis.", "Trinken Sie kein Glas Alkohol."),
        ("ar", "لا تتناول جرعة مضاعفة.", "لا تشرب أي كحول أبدًا."),
        ("ja", "2回分を一度に飲まないでください。", "お酒を一杯も飲まないでください。"),
        ("hi", "दोहरी खुराक न लें।", "शराब बिल्कुल न पिएँ।"),
    ],
)
def test_the_translation_of_one_warning_under_another_is_asked_about_at_both(
    locale: str, string: str, other: str
) -> None:
    second = "Ne buvez pas d'alcool."
    assert asked(FIRST, second, (string, string), locale) == [
        ("sections/cup/one/warning", f"the same translation stands for another source: {second}"),
        ("sections/cup/two/warning", f"the same translation stands for another source: {FIRST}"),
    ]
    assert asked(FIRST, second, (string, other), locale) == []


def test_one_translation_may_stand_for_two_sources_that_say_the_same() -> None:
    string = "Nehmen Sie nicht die doppelte Dosis."
    assert asked(FIRST, "Ne prenez pas la double dose !", (string, string)) == []
    assert asked(FIRST, FIRST, (string, string)) == []


def test_a_short_translation_may_stand_for_several_sources() -> None:
    assert asked("Jamais.", "À aucun moment.", ("Nie.", "Nie.")) == []
