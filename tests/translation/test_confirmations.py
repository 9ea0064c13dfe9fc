"""Confirmations: who answered which question about which texts; proposals ask for one, in any editor, and sign nothing."""

import datetime
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from feuillet.cldr import Locale
from feuillet.findings import Finding, Location, Severity
from feuillet.translation import po
from feuillet.translation.confirmations import (
    Confirmation,
    Confirmations,
    Proposal,
    migrated,
    proposals,
    read_confirmations,
    stamped,
)
from feuillet.translation.messages import Message
from feuillet.translation.removed import Removal

POEDIT = Path(__file__).parent / "editors" / "poedit.po"
DAY = datetime.date(2026, 3, 1)
SIGNED = Confirmation(
    domain="tea", context="a/text", check="negations", name="Rosa Reiter", role="nurse", date=DAY, digest="1" * 64
).sealed
REMOVED = Removal(document="tea", context="a/warning", text="Un.", name="Rosa Reiter", role="nurse", date=DAY).sealed
MESSAGE = Message("a/text", "Ne buvez pas d'été.", "Trinken Sie im März.")
QUESTION = Finding(Location("tea.po", 3), "odd", "look", "negations", Severity.QUESTION, evidence="pas | nothing")


@pytest.mark.parametrize(
    ("comment", "wanted"),
    [
        ("confirm: negations, our idiom", Proposal("negations", "our idiom")),
        ("confirm: negations", Proposal("negations", "")),
        ("# Confirm:negations", Proposal("negations", "")),
        (" #confirm : negations", Proposal("negations", "")),
        ("# # CONFIRM: Negations, Wie besprochen", Proposal("negations", "Wie besprochen")),
        ("##\tconfirm:\tnegations,\tno", Proposal("negations", "no")),
        ("confirm: number-words; a dual", Proposal("number-words", "a dual")),
        ("confirm: number-words – a dual", Proposal("number-words", "a dual")),
        ("confirm: concepts: 1, 2 and 3", Proposal("concepts", "1, 2 and 3")),
        ("confirm: negations,", Proposal("negations", "")),
        ("confirm: negations\u00a0, ok", Proposal("negations", "ok")),
        ("confirm: negations, ok\r", Proposal("negations", "ok")),
    ],
)
def test_a_proposal_is_understood_whatever_marks_an_editor_or_a_person_puts_round_it(
    comment: str, wanted: Proposal
) -> None:
    assert proposals(comment) == (wanted,)
    assert proposals(f"asked Rosa\n{comment}\n# Tuesday") == (wanted,)


@pytest.mark.parametrize(
    "comment",
    ["", "please confirm: negations", "confirm negations", "confirm:", "confirmed: negations", "negations: 2", "# #"],
)
def test_what_is_no_proposal_proposes_nothing(comment: str) -> None:
    assert proposals(comment) == ()


def test_a_comment_may_hold_several_proposals_and_other_words() -> None:
    comment = "asked Rosa\nconfirm: negations, idiom\n# confirm: concepts"
    assert proposals(comment) == (Proposal("negations", "idiom"), Proposal("concepts", ""))


def test_a_file_that_poedit_saved_is_understood() -> None:
    messages, findings = po.read(POEDIT, "poedit.po", "fever", Locale("en"))
    assert (findings, messages is None) == ((), False)
    assert messages is not None
    assert {each.context: proposals(each.comment) for each in messages.messages if proposals(each.comment)} == {
        "notices/sample/text": (Proposal("negations", "ok"),),
        "message": (Proposal("concepts", "our idiom"),),  # whoever typed it began with a # of their own
    }


@pytest.mark.parametrize("comment", ["negatives: 2", "# negatives: 2", " # negatives : 0", "Tuesday\nnegatives: 12"])
def test_a_count_of_negatives_becomes_a_proposal_once(comment: str) -> None:
    once = migrated(replace(MESSAGE, comment=comment))
    (proposal,) = proposals(once.comment)
    assert proposal.check == "negations"
    assert proposal.reason
    assert "negatives" not in once.comment
    assert migrated(once) == once


def question(message: Message = MESSAGE, finding: Finding = QUESTION, domain: str = "tea") -> str:
    """The digest of a question about a message."""
    (found,) = stamped((finding,), domain, message)
    assert found.context == message.context
    return found.digest


@pytest.mark.parametrize(
    "other",
    [
        question(replace(MESSAGE, string="Trinken Sie nicht im März.")),
        question(replace(MESSAGE, id="Ne buvez jamais d'été.")),
        question(replace(MESSAGE, context="b/text")),
        question(finding=replace(QUESTION, check="concepts")),
        question(finding=replace(QUESTION, evidence="pas | nicht")),
        question(domain="coffee"),
    ],
    ids=["msgstr", "msgid", "context", "check", "evidence", "domain"],
)
def test_a_confirmation_answers_one_question_about_two_texts_and_no_other(other: str) -> None:
    confirmed = Confirmations(confirmations=(SIGNED.model_copy(update={"digest": question()}).sealed,))
    assert confirmed.holding(question()) is not None
    assert confirmed.holding(other) is None


def test_a_question_is_the_same_wherever_the_message_stands_and_however_its_accents_are_written() -> None:
    moved = replace(QUESTION, location=Location("tea.po", 90), problem="other words", remedy="look twice")
    nfd = replace(MESSAGE, id=normalize("NFD", MESSAGE.id), string=normalize("NFD", MESSAGE.string))
    noted = replace(MESSAGE, comment="confirm: negations", note="safety", source="x.yaml", previous="Buvez.")
    assert question() == question(finding=moved) == question(nfd) == question(noted)


OTHER: dict[str, Any] = {
    "domain": "coffee",
    "context": "b/text",
    "check": "concepts",
    "name": "Tom",
    "role": "doctor",
    "date": datetime.date(2026, 3, 2),
    "reason": "no",
    "digest": "2" * 64,
}


@pytest.mark.parametrize("fact", OTHER)
def test_a_fact_that_was_changed_after_signing_breaks_the_seal(fact: str) -> None:
    forged = SIGNED.model_copy(update={fact: OTHER[fact]})
    assert (SIGNED.intact, forged.intact) == (True, False)
    assert Confirmations(confirmations=(forged,)).holding(forged.digest) is None


@pytest.mark.parametrize("fact", ["document", "context", "text", "name", "role", "date", "reason"])
def test_a_removal_that_was_changed_after_signing_is_none(fact: str) -> None:
    forged = REMOVED.model_copy(update={fact: OTHER.get(fact, "other")})
    assert REMOVED.seal == REMOVED.sealed.seal
    assert forged.seal != forged.sealed.seal


def test_of_all_ways_to_merge_two_confirmations_by_hand_only_the_two_that_were_signed_hold() -> None:
    one, two = SIGNED, SIGNED.model_copy(update={"name": "Tom", "role": "doctor", "reason": "ok"}).sealed
    facts = ("name", "role", "reason", "seal")
    mixed = [
        one.model_copy(update={fact: getattr(side, fact) for fact, side in zip(facts, sides, strict=True)})
        for sides in product((one, two), repeat=len(facts))
    ]
    assert [each for each in mixed if each.intact] == [one, two]


def test_what_is_written_is_read_again_sorted_one_key_a_line(tmp_path: Path) -> None:
    awkward = SIGNED.model_copy(update={"reason": 'she said: "no" # {x} \n é', "context": "0/text"}).sealed
    file = tmp_path / "confirmations.yaml"
    written = Confirmations(confirmations=(SIGNED, awkward)).written()
    file.write_text(written, encoding="utf-8")
    found, findings = read_confirmations(file, "confirmations.yaml")
    assert findings == ()
    assert found is not None
    assert [each.context for each in found.confirmations] == ["0/text", "a/text"]
    assert all(each.intact for each in found.confirmations)
    assert found.written() == written
    assert len(written.splitlines()) == 1 + 2 * len(SIGNED.facts)


def test_without_a_file_nothing_is_confirmed(tmp_path: Path) -> None:
    assert read_confirmations(tmp_path / "confirmations.yaml", "confirmations.yaml") == (Confirmations(), ())


@pytest.mark.parametrize(
    "text", ["confirmations: 3\n", "confirmations:\n- domain: tea\n", "- a\n", "confirmations:\n- {a: b\n", "\0"]
)
def test_a_file_that_says_something_else_is_a_finding(tmp_path: Path, text: str) -> None:
    file = tmp_path / "confirmations.yaml"
    file.write_text(text, encoding="utf-8")
    found, findings = read_confirmations(file, "locales/de/confirmations.yaml")
    assert found is None
    assert findings
    assert all(each.location.path == "locales/de/confirmations.yaml" and each.remedy for each in findings)
