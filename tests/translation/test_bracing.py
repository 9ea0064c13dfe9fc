"""A change of notation only, 7 days → {7 days}, keeps a translation, with the same braces where that is certain."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from feuillet.cldr import Locale
from feuillet.preflight.bracing import MOST, Bracing, Tongue
from feuillet.translation.domains import rebraced
from feuillet.translation.merge import merge
from feuillet.translation.messages import Message, Messages

ROWS = yaml.safe_load((Path(__file__).parent / "bracing.yaml").read_text(encoding="utf-8"))


def merged(row: dict[str, Any], **state: Any) -> Message:
    """Merge a translation with the new source."""
    old = Messages("tea", row["locale"], messages=(Message("cup", row["old"], row["string"], **state),))
    bracing = Bracing(Tongue(Locale(row.get("language", "en"))), Tongue(Locale(row["locale"])))
    (message,) = merge(Messages("tea", messages=(Message("cup", row["new"]),)), old, bracing).messages
    return message


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row['locale']} {row['string']}") for row in ROWS])
def test_a_translation_gets_the_braces_of_its_source_or_becomes_fuzzy(row: dict[str, Any]) -> None:
    message = merged(row)
    if "becomes" in row:
        assert (message.string, message.fuzzy, message.previous) == (row["becomes"], False, "")
    else:
        assert (message.string, message.fuzzy, message.previous) == (row["string"], True, row["old"])


def test_a_fuzzy_translation_stays_fuzzy() -> None:
    assert merged(ROWS[0], fuzzy=True).fuzzy


def test_a_text_of_many_numbers_is_left_to_people_in_no_time() -> None:
    """A text of thousands of numbers would match in many ways."""
    many = " ".join(["{7 days}"] * (MOST + 1))
    row = {"locale": "fr", "old": "7 days " * 5000, "new": many, "string": "7 jours " * 5000}
    assert merged(row).fuzzy
    twelve = {**row, "new": " ".join(f"{{{number} days}}" for number in range(MOST))}
    assert merged(twelve).fuzzy


def test_only_a_translation_that_got_braces_is_reported_and_not_one_that_moved() -> None:
    old = Messages("tea", "fr", messages=(Message("a", "for 7 days", "7 jours"), Message("b", "hot", "chaud")))
    moved = Messages("tea", "fr", messages=(Message("b", "for 7 days", "7 jours"), Message("a", "hot", "chaud")))
    braced = Messages("tea", "fr", messages=(Message("a", "for {7 days}", "{7 jours}"), Message("b", "hot", "chaud")))
    assert not list(rebraced(old, moved, "tea.po"))
    assert [finding.context for finding in rebraced(old, braced, "tea.po")] == ["a"]
