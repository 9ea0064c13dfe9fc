"""The ledger: an approval holds for two people, one date, and exactly the content it was given for."""

import datetime
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from feuillet.translation.approvals import Entry, Ledger, read_ledger, write_ledger
from feuillet.translation.records import digest

DAY = datetime.date(2026, 3, 1)
STRINGS = [("Le thé", "Der Tee"), ("Prenez {4.5 mg}.", "Nehmen Sie {4.5 mg}.")]
ENTRY = """\
approvals:
  - document: tea
    imprint: house
    translator: {translator}
    reviser: {reviser}
    date: 2026-01-15
    digest: {digest}
"""


SIGNED = Entry(
    document="tea",
    imprint="house",
    translator="A. Anker",
    reviser="B. Berg",
    date=datetime.date(2026, 1, 15),
    digest="",
).covering(digest(STRINGS))


def ledger(folder: Path, translator: str = "A. Anker", reviser: str = "B. Berg") -> tuple[Ledger | None, list[str]]:
    """Write and read a ledger with one approval, signed for by A. Anker and B. Berg."""
    file = folder / "approvals.yaml"
    file.write_text(ENTRY.format(translator=translator, reviser=reviser, digest=SIGNED.digest), encoding="utf-8")
    found, findings = read_ledger(file, "locales/de/approvals.yaml")
    return found, list(map(str, findings))


def test_an_approval_is_found_for_the_strings_it_was_given_for(tmp_path: Path) -> None:
    found, findings = ledger(tmp_path)
    assert found is not None
    assert findings == []
    entry = found.find("tea", "house", digest(STRINGS))
    assert entry is not None
    assert (entry.translator, entry.reviser, f"{entry.date}") == ("A. Anker", "B. Berg", "2026-01-15")


def test_an_approval_falls_with_one_changed_word(tmp_path: Path) -> None:
    found, _ = ledger(tmp_path)
    assert found is not None
    assert found.find("tea", "house", digest([STRINGS[0], (STRINGS[1][0], "Nehmen Sie {4.5 mg}!")])) is None


def test_an_approval_holds_for_no_other_document_or_imprint(tmp_path: Path) -> None:
    found, _ = ledger(tmp_path)
    assert found is not None
    assert found.find("coffee", "house", digest(STRINGS)) is None
    assert found.find("tea", "clinic", digest(STRINGS)) is None


@pytest.mark.parametrize("reviser", ["A. Anker", "a. anker"])
def test_nobody_approves_their_own_work(tmp_path: Path, reviser: str) -> None:
    found, findings = ledger(tmp_path, reviser=reviser)
    assert found is None
    (finding,) = findings
    assert finding.casefold().startswith(
        "locales/de/approvals.yaml:2: a. anker revised their own work; another person must"
    )


@pytest.mark.parametrize(
    "reviser", ['" A. Anker "', "A.  Anker", "А. Anker", "Ａ. Anker", "A. Аnker", "A.\u00a0Anker", "A. An\u200bker"]
)
def test_a_blank_more_or_a_letter_that_looks_the_same_makes_no_other_person(tmp_path: Path, reviser: str) -> None:
    assert ledger(tmp_path, reviser=reviser)[0] is None


def test_an_approval_names_both_people(tmp_path: Path) -> None:
    found, findings = ledger(tmp_path, translator="")
    assert found is None
    assert [text.split(": ")[0] for text in findings] == ["locales/de/approvals.yaml:4"]


def test_an_empty_name_is_nobody(tmp_path: Path) -> None:
    assert ledger(tmp_path, translator='""')[0] is None


def test_without_a_ledger_nothing_is_approved(tmp_path: Path) -> None:
    found, findings = read_ledger(tmp_path / "approvals.yaml", "locales/de/approvals.yaml")
    assert (found, findings) == (Ledger(), ())


strings = st.text(st.sampled_from('ab",[] é'), max_size=3)
pairs = st.lists(st.tuples(strings, strings), max_size=3)


@given(pairs, pairs)
def test_different_strings_never_share_a_digest(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> None:
    assert (digest(one) == digest(other)) == (one == other)


def test_a_digest_does_not_take_one_strings_end_for_the_next_ones_beginning() -> None:
    assert digest([("ab", "c"), ("d", "e")]) != digest([("a", "bc"), ("d", "e")])
    assert digest([("a", "b"), ("c", "d")]) != digest([("c", "d"), ("a", "b")])
    assert digest("a", "b") != digest("ab") != digest(["a", "b"]) != digest("a", "b")


def test_a_digest_does_not_change_with_how_an_editor_writes_an_accent() -> None:
    assert digest([("thé", "chè")]) == digest([(normalize("NFD", "thé"), normalize("NFD", "chè"))])


@pytest.mark.parametrize(
    "update",
    [
        {"translator": "C. Clark"},
        {"reviser": "C. Clark"},
        {"role": "nurse"},
        {"date": datetime.date(2026, 1, 16)},
        {"document": "coffee"},
        {"imprint": "clinic"},
        {"evaluator": "C. Clark", "evaluated": DAY},
        {"unchecked": "negations"},
    ],
    ids=lambda update: next(iter(update)),
)
def test_what_is_changed_in_an_approval_after_it_was_given_takes_it_away(update: dict[str, Any]) -> None:
    content = digest(STRINGS)
    assert Ledger(approvals=(SIGNED,)).find("tea", "house", content) == SIGNED
    forged = SIGNED.model_copy(update=update)
    assert Ledger(approvals=(forged,)).find(forged.document, forged.imprint, content) is None
    given = forged.covering(content)
    assert Ledger(approvals=(given,)).find(forged.document, forged.imprint, content) == given


def test_where_an_entry_stands_in_its_file_is_no_part_of_what_was_signed() -> None:
    moved = Ledger(approvals=(with_line(SIGNED, 40),))
    assert moved.find("tea", "house", digest(STRINGS)) is not None


def test_of_two_approvals_that_hold_the_newest_is_taken() -> None:
    later = SIGNED.model_copy(update={"reviser": "C. Clark", "date": DAY}).covering(digest(STRINGS))
    for order in ((SIGNED, later), (later, SIGNED)):
        assert Ledger(approvals=order).find("tea", "house", digest(STRINGS)) == later


@pytest.mark.parametrize("day", [DAY + datetime.timedelta(number) for number in range(8)], ids=str)
def test_of_two_approvals_of_one_day_the_one_with_an_examination_is_taken(day: datetime.date) -> None:
    content = digest(STRINGS)
    plain = SIGNED.model_copy(update={"date": day}).covering(content)
    examined = SIGNED.model_copy(update={"date": day, "evaluator": "C. Clark", "evaluated": day}).covering(content)
    for order in ((plain, examined), (examined, plain)):
        assert Ledger(approvals=order).find("tea", "house", content) == examined


def test_who_examined_the_book_is_kept_in_the_ledger_and_nothing_is_written_where_nobody_did(tmp_path: Path) -> None:
    entry = Entry(
        document="tea",
        imprint="house",
        translator="A",
        reviser="B",
        date=DAY,
        digest="0" * 64,
        evaluator="C",
        evaluated=DAY,
    )
    alone = entry.model_copy(update={"document": "coffee", "evaluator": "", "evaluated": None})
    file = tmp_path / "approvals.yaml"
    file.write_text(write_ledger(Ledger(approvals=(entry, alone))), encoding="utf-8")
    assert file.read_text(encoding="utf-8").count("evaluat") == 2
    found, findings = read_ledger(file, "approvals.yaml")
    assert (found and found.approvals, findings) == ((with_line(alone, 2), with_line(entry, 9)), ())


def with_line(entry: Entry, line: int) -> Entry:
    """Say where an entry stands in its file, which is not written there."""
    return entry.model_copy(update={"line": line})


def test_who_approved_other_strings_has_to_look_again(tmp_path: Path) -> None:
    found, _ = ledger(tmp_path)
    assert found is not None
    assert found.fallen("tea", "house", digest(STRINGS), "approvals.yaml") == ()
    assert found.fallen("coffee", "house", digest([]), "approvals.yaml") == ()
    assert list(map(str, found.fallen("tea", "house", digest(STRINGS[:1]), "approvals.yaml"))) == [
        "approvals.yaml:2: warning: tea under house, approved on 2026-01-15, has changed since; "
        "have A. Anker and B. Berg look again, then approve [approvals]"
    ]


def test_nobody_looks_again_where_another_approval_holds(tmp_path: Path) -> None:
    found, _ = ledger(tmp_path)
    assert found is not None
    (stale,) = found.approvals
    both = Ledger(approvals=(stale, stale.covering(digest([]))))
    assert both.fallen("tea", "house", digest([]), "approvals.yaml") == ()


def test_what_cannot_be_issued_is_not_said_to_have_changed(tmp_path: Path) -> None:
    found, _ = ledger(tmp_path)
    assert found is not None
    (finding,) = found.fallen("tea", "house", "", "approvals.yaml")
    assert "cannot be issued now" in finding.problem
    assert finding.remedy.startswith("repair that; if a text changed, have A. Anker and B. Berg look again")


def test_a_ledger_says_no_line_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "approvals.yaml"
    file.write_text(ENTRY.format(translator="A", reviser="B", digest="x") + "    line: 7\n", encoding="utf-8")
    found, (finding,) = read_ledger(file, "approvals.yaml")
    assert found is None
    assert str(finding).startswith("approvals.yaml:2: there is no key line; take it out")


@pytest.mark.parametrize("said", [{"evaluator": "C"}, {"evaluated": DAY}, {"evaluator": " ", "evaluated": DAY}])
def test_an_evaluation_without_a_name_or_a_day_is_none(said: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="needs both a name"):
        Entry(document="tea", imprint="house", translator="A", reviser="B", date=DAY, digest="0" * 64, **said)
