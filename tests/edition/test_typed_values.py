"""What staff type for a patient: read strictly as their language writes it, and written as the patient's does."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from workshop import publication, set_up

from feuillet.cldr import Locale
from feuillet.edition.edition import Edition
from feuillet.edition.typed_values import LONGEST, Came, Refusal, Staff, read
from feuillet.edition.values import Writing, blanks, filled, written
from feuillet.manuscript.forms import Blank
from feuillet.publication.asks import Name

DATA = Path(__file__).with_name("typed_values")
CLINIC = Path(__file__).parents[1] / "desk" / "clinic"
TODAY = datetime.date(2026, 11, 27)
UNSEEN = dict.fromkeys(map(ord, "\u2066\u2067\u2069\u200e\u200f\u00a0\u202f"), None) | {0xA0: " ", 0x202F: " "}


def cases(name: str) -> list[Any]:
    """Read the cases of a file, each with what was typed as its name."""
    found = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(each, id=f"{each['staff']} {each['blank']} {each['typed']}") for each in found]


@dataclass(frozen=True)
class Sheet:
    """An Arabic edition, and its blanks by the last step of their context."""

    edition: Edition
    blanks: dict[str, Blank]

    def staff(self, case: dict[str, Any]) -> Staff:
        """Somebody who types."""
        return Staff(Locale(case["staff"]), case.get("region", ""), TODAY, self.edition)

    def came(self, case: dict[str, Any]) -> Came:
        """What comes of what they type."""
        typed, sure = tuple(case["typed"]), case.get("sure", False)
        return read(self.blanks[case["blank"]], typed, self.staff(case), sure=sure)


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    """The sheet of the clinic in Arabic."""
    root = set_up(tmp_path_factory.mktemp("typed") / "clinic", CLINIC, ("ar", "fr")).root
    edition = publication(root).edition(Name("velorin", "ar", "clinic")).value
    assert edition
    return Sheet(edition, {each.label.context.split("/")[-2]: each for each in blanks(edition.document)})


@pytest.mark.parametrize("case", cases("refused"))
def test_a_wrong_value_is_refused_for_its_reason(sheet: Sheet, case: dict[str, Any]) -> None:
    assert sheet.came(case) is Refusal(case["refused"])


@pytest.mark.parametrize("case", cases("taken"))
def test_a_right_value_is_written_as_the_page_does_and_said_back(sheet: Sheet, case: dict[str, Any]) -> None:
    value, blank = sheet.came(case), sheet.blanks[case["blank"]]
    assert value is not None
    assert not isinstance(value, Refusal), value
    page = filled(sheet.edition, ((blank.label.context, value),))
    back = Writing(Locale(case["staff"]), case.get("region", ""), "latn").text(value, blank, long=True)
    assert [plain(each) for each in Writing.of(page).text(value, blank)] == case["page"]
    assert [plain(each) for each in back] == case["back"]
    assert len(written(page, blank)) == len(case["page"])


def plain(text: str) -> str:
    """Take a text without its isolates, its blanks as they are typed."""
    return text.translate(UNSEEN)


@pytest.mark.parametrize("name", ["dose", "tablets", "visit", "call", "questions"])
def test_ten_thousand_letters_are_refused_and_nothing_is_nothing(sheet: Sheet, name: str) -> None:
    for typed, came in (("9" * 10_000, Refusal.LONG), ("a" * 10_000, Refusal.LONG), ("  ", None)):
        assert sheet.came({"staff": "fr", "blank": name, "typed": [typed, typed]}) is came
    assert LONGEST < 10_000


def test_a_value_that_is_not_there_leaves_its_rule(sheet: Sheet) -> None:
    assert [written(sheet.edition, each) for each in sheet.blanks.values()] == [()] * len(sheet.blanks)


def test_names_run_as_they_are_written_among_arabic(sheet: Sheet) -> None:
    blank = sheet.blanks["questions"]
    value = sheet.came({"staff": "fr", "blank": "questions", "typed": ["Mme <b>Martin</b> & 4"]})
    assert value is not None
    assert not isinstance(value, Refusal)
    assert written(filled(sheet.edition, ((blank.label.context, value),)), blank) == (
        '<bdi dir="ltr">Mme &lt;b&gt;Martin&lt;/b&gt; &amp; 4</bdi>',
    )
