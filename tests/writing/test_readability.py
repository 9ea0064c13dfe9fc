"""Formulas of readability, held by scores that were computed by hand."""

from pathlib import Path

import pytest
import yaml

from feuillet.writing.readability import FORMULAS, count

CASES = yaml.safe_load((Path(__file__).parent / "words" / "readability.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']} {case['text']}")
def test_a_formula_gives_what_a_hand_computes(case: dict[str, object]) -> None:
    language = str(case["language"])
    found = count((str(case["text"]),), language)
    assert found
    assert {each.name: round(each.score(found), 1) for each in FORMULAS[language]} == case["scores"]


def test_every_formula_is_held_by_a_hand_and_names_its_source() -> None:
    held = {name for case in CASES for name in case["scores"]}
    assert held == {each.name for formulas in FORMULAS.values() for each in formulas}
    assert all(each.source for formulas in FORMULAS.values() for each in formulas)


def test_headings_and_cells_are_no_sentences_and_a_text_ends_its_last_one() -> None:
    texts = (
        "What is it?",
        "Main use",
        "you take an opioid, whatever the dose",
        "It blocks them. Your doctor decides on 4.5 mg a day.",
    )
    found = count(texts, "en")
    assert found
    assert (found.words, found.sentences) == (7 + 3 + 7, 3)
    assert count(("What is it?",), "en") is None


@pytest.mark.parametrize(
    ("name", "score", "words"),
    [
        ("Flesch Reading Ease", 72.0, "13 years"),
        ("Flesch Reading Ease", -3, "graduates"),
        ("Flesch-Kincaid grade", 6.3, "11 years"),
        ("Flesch-Kincaid grade", -2, "6 years"),
    ],
)
def test_a_score_is_said_in_words(name: str, score: float, words: str) -> None:
    formula = next(each for each in FORMULAS["en"] if each.name == name)
    assert words in formula.says(score)
