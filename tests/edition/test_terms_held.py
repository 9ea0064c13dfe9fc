"""Terms of the glossary hold together where no blanks separate words."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from feuillet.cldr import Locale
from feuillet.edition.finished_text import finish, hold_terms
from feuillet.findings import Location
from feuillet.manuscript.items import Point
from feuillet.manuscript.prose import Prose

CASES = yaml.safe_load(Path(__file__).with_name("terms.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['locale']} {case['says']} {case['context']}")
def test_a_term_holds_where_a_dictionary_would_tear_it(case: dict[str, Any]) -> None:
    text = Prose(case["says"], Location("tea.yaml"), context=case["context"], language=case["locale"])
    locale = Locale(case["locale"])
    finished = hold_terms(finish(Point(text=text), locale, "latn"), tuple(case["terms"]), locale).text
    assert finished.markup == case["prints"].replace("'", '"')  # type: ignore[attr-defined]
    assert "\u2060" not in finished.markup  # type: ignore[attr-defined]
