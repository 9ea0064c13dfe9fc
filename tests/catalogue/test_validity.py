"""What a version is worth: current, replaced, withdrawn, or unknown."""

import datetime

from feuillet.catalogue.editions import History, Release, Releases
from feuillet.catalogue.validity import Ledgers, Verdict
from feuillet.catalogue.withdrawals import Withdrawal, Withdrawals

PLACE = ("clinic", "en", "fever")
DAY = datetime.date(2026, 3, 4)
OUT = "clinic en fever A, clinic en fever B"


def released(*signs: str) -> Releases:
    return Releases().adding(
        Release(imprint="clinic", locale="en", document="fever", sign=sign, title="Fever", released=DAY)
        for sign in signs
    )


def withdrawn(**more: str) -> Withdrawals:
    facts = {"document": "fever", "reason": "wrong dose", "language": "en", "name": "Rosa Diaz", "date": DAY} | more
    return Withdrawals().adding(Withdrawal.model_validate(facts))


def judged(known: Ledgers, sign: str = "", *, draft: bool = False) -> list[tuple[str, str]]:
    return [(each.sign, str(each.verdict)) for each in known.versions(PLACE, sign, draft=draft)]


def test_what_was_released_before_the_newest_is_replaced() -> None:
    known = Ledgers(History(released("A", "B")))
    assert judged(known, "B") == [("B", "current"), ("A", "replaced")]


def test_a_draft_replaces_nothing() -> None:
    known = Ledgers(History(released("A", "B")))
    assert judged(known, "C", draft=True) == [("C", "draft"), ("B", "current"), ("A", "replaced")]
    assert judged(known, "C") == [("C", "current"), ("B", "replaced"), ("A", "replaced")]


def test_what_is_off_the_shelf_and_not_withdrawn_holds_as_it_was_released() -> None:
    assert judged(Ledgers(History(released("A", "B")))) == [("B", "current"), ("A", "replaced")]


def test_a_version_that_comes_back_is_the_newest_again_and_stands_once() -> None:
    history = released("A", "B", "A", "A")
    assert [each.sign for each in history.editions] == ["B", "A"]


def test_all_versions_of_a_withdrawn_edition_are_withdrawn_and_those_of_others_are_not() -> None:
    known = Ledgers(History(released("A", "B")), withdrawn(locale="en"))
    assert judged(known, "C") == [("C", "withdrawn"), ("B", "withdrawn"), ("A", "withdrawn")]
    assert [each.verdict for each in known.versions(("clinic", "fr", "fever"), "D", draft=False)] == [Verdict.CURRENT]


def test_what_was_out_when_a_withdrawal_was_undone_stays_withdrawn_unless_it_is_made_again() -> None:
    known = Ledgers(History(released("A", "B")), withdrawn(signs=OUT, undone="2026-04-01"))
    assert judged(known, "C") == [("C", "current"), ("B", "withdrawn"), ("A", "withdrawn")]
    assert judged(known, "B") == [("B", "current"), ("A", "withdrawn")]


def test_a_withdrawal_changed_by_hand_is_told_and_holds() -> None:
    (signed,) = withdrawn().withdrawn
    changed = Withdrawals(withdrawn=(signed.model_copy(update={"name": "Somebody"}),))
    assert ["not what Somebody signed" in each.problem for each in changed.broken("x.yaml")] == [True]
    assert changed.of(PLACE) is not None
    assert list(withdrawn().broken("x.yaml")) == []


def test_what_was_withdrawn_holds_no_more_while_its_correction_is_a_draft() -> None:
    known = Ledgers(History(released("A", "B")), withdrawn(signs="clinic en fever B", undone="2026-04-01"))
    assert judged(known, "C", draft=True) == [("C", "draft"), ("B", "withdrawn"), ("A", "replaced")]
    everything = Ledgers(History(released("A", "B")), withdrawn(signs=OUT, undone="2026-04-01"))
    assert judged(everything, "C", draft=True) == [("C", "draft"), ("B", "withdrawn"), ("A", "withdrawn")]
    assert judged(everything, "B", draft=True) == [("B", "withdrawn"), ("A", "withdrawn")]
    assert judged(everything) == [("B", "withdrawn"), ("A", "withdrawn")]


def test_a_version_that_was_out_and_never_released_is_told_to_be_withdrawn() -> None:
    assert judged(Ledgers(History(), withdrawn(signs=OUT)), "C") == [(sign, "withdrawn") for sign in "CAB"]


def test_withdrawing_again_forgets_no_version() -> None:
    (first,) = withdrawn(signs="clinic en fever A").withdrawn
    again = Withdrawals(withdrawn=(first,)).adding(first.model_copy(update={"signs": "clinic en fever B"}))
    assert again.signs(PLACE) == ("A", "B")
