"""Translations that the checks were not made with: the wrong ones are refused or asked about, the right ones mostly left alone."""

from pathlib import Path

import pytest
from workshop import ROOT

from dose_lock.unseen import KNOWN, RESULTS, RIGHT, ROWS, UNSEEN, cases, locales, number, share

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("unseen")]
ALWAYS_WRONG = ("the form behind the bar", "something against the braces", "a number outside braces")
MUST_BE_REFUSED = tuple(kind for row in ALWAYS_WRONG for kind in ROWS[row])
ONLY_A_REVISER_CAN_TELL = tuple(kind for row in ROWS if row not in ALWAYS_WRONG for kind in ROWS[row])
each_set = pytest.mark.parametrize("folder", [UNSEEN, KNOWN], ids=lambda folder: folder.name)


@each_set
def test_a_set_is_large_enough_to_say_something(folder: Path) -> None:
    assert len(locales(folder)) >= 12
    assert len({case.kind for tag in locales(folder) for case in cases(folder, tag) if case.wrong}) >= 30
    assert number(folder, (RIGHT,), *RESULTS) >= 200


@each_set
def test_what_is_always_wrong_is_refused(folder: Path) -> None:
    assert share(folder, MUST_BE_REFUSED, "refused") >= 99


@each_set
def test_what_only_a_reviser_can_tell_is_refused_or_asked_about(folder: Path) -> None:
    assert share(folder, ONLY_A_REVISER_CAN_TELL, "refused", "asked") >= 95


@each_set
@pytest.mark.parametrize("row", ROWS)
def test_no_kind_is_forgotten(folder: Path, row: str) -> None:
    assert share(folder, ROWS[row], "refused", "asked") >= 90


@each_set
def test_right_translations_are_not_refused_and_seldom_asked_about(folder: Path) -> None:
    assert share(folder, (RIGHT,), "refused") <= 3
    assert share(folder, (RIGHT,), "asked") <= 15


def test_the_readme_has_what_came_out_when_the_set_was_opened() -> None:
    opened = (UNSEEN / "opened.md").read_text(encoding="utf-8").strip()
    assert opened in (ROOT / "README.md").read_text(encoding="utf-8")
