"""What a translator, a keyboard or an editor can do wrong to a dose does not reach the press unasked, in any language."""

import pytest
from workshop import ROOT

from dose_lock.mutations import DOSES, KINDS, TRANSLATED, scores, summary, total

QUICK, FEW = ("ar", "de"), ("hi", "ja", "ru", "th", "tr")
each_locale = pytest.mark.parametrize(
    "tag",
    [
        pytest.param(tag, marks=[] if tag in QUICK else [pytest.mark.slow] if tag in FEW else [pytest.mark.verify])
        for tag in TRANSLATED
    ],
)
"""The tests of a locale share a process, and with it what was counted once; most locales are left to `make verify`."""
MISTYPED = tuple(kind for kind in DOSES if kind != "placeholder lost")


@each_locale
def test_ninety_nine_wrong_doses_of_a_hundred_are_stopped_in_braces_and_in_prose(tag: str) -> None:
    for bare in (False, True):
        assert total(tag, DOSES, bare).share >= 99, {kind: total(tag, (kind,), bare) for kind in DOSES}


@each_locale
def test_half_of_the_wrong_doses_are_typed_as_prose(tag: str) -> None:
    braced, typed = total(tag, MISTYPED, False), total(tag, MISTYPED, True)
    assert typed.made >= braced.made > 50
    assert all(total(tag, (kind,), True).made for kind in MISTYPED)


@each_locale
def test_ninety_five_wrong_terms_of_a_hundred_are_asked_about(tag: str) -> None:
    found = total(tag, ("term exchanged",))
    assert found.made > 50
    assert found.share >= 95, found


@each_locale
def test_nine_lost_negatives_of_ten_are_asked_about(tag: str) -> None:
    found = total(tag, ("negation dropped",))
    assert found.made >= 5
    assert found.share >= 90, found


@each_locale
def test_fewer_than_one_right_translation_in_a_hundred_is_refused(tag: str) -> None:
    right = total(tag, ("right",))
    assert right.made > 130
    assert right.share < 1, right


@each_locale
def test_every_kind_of_mistake_is_made(tag: str) -> None:
    assert {kind for kind, _ in scores(tag)} == {*KINDS, "right"}


@pytest.mark.slow
def test_the_readme_has_the_figures_of_this_harness() -> None:
    assert "\n".join(summary()) in (ROOT / "README.md").read_text(encoding="utf-8")
