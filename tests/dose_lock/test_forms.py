"""A form behind a bar says its quantity: what would be another dose, time or date is refused or asked about, a right one never."""

from pathlib import Path

import pytest
import yaml

from dose_lock.mutations import judged, usage
from feuillet.findings import Location, Severity
from feuillet.manuscript.prose import Prose

FORMS = [
    pytest.param(
        entry["locale"], entry["braces"], form, kind == "wrong", id=f"{entry['locale']} {entry['braces']} {form}"
    )
    for entry in yaml.safe_load(Path(__file__).with_name("forms.yaml").read_text(encoding="utf-8"))
    for kind in ("wrong", "right")
    for form in entry.get(kind, ())
]


@pytest.mark.parametrize(("tag", "braces", "form", "wrong"), FORMS)
def test_a_form_behind_a_bar_says_its_quantity(tag: str, braces: str, form: str, wrong: bool) -> None:
    source = Prose(braces, Location("x.yaml"), "own", safety=True, language="en")
    found = judged(source, f"{braces[:-1]}|{form}}}", usage(tag))
    assert wrong == bool(found & {Severity.ERROR, Severity.QUESTION}), found
