"""What the legibility inspector finds on pages with known faults, and nothing on those without: a case is a file."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from press import small

from feuillet import formats
from feuillet.discovery import modules
from feuillet.edition.galley import Format, Galley, Printed
from feuillet.press.pages.typesetting import typeset
from feuillet.press.tagged import passes

HERE = Path(__file__).parent
FORMATS = {format.name: format for module in modules(formats) for format in module.FORMATS}
CASES = sorted(file.relative_to(HERE).as_posix() for file in HERE.glob("*/*.yaml"))


def make(case: dict[str, Any]) -> tuple[Printed, Galley, Format]:
    """Print a case's page."""
    name = case.get("format", "handout-a4")
    galley = small.galley(
        case["body"], language=case.get("language", "en"), styles=(case.get("style", ""),), format=name
    )
    content = passes.repair(typeset(galley, galley.parts[0]).pdf(tagged=True), galley)
    return Printed(content), galley, FORMATS[name]


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_found_and_a_clean_page_is_not_suspected(name: str) -> None:
    case = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    check = import_module(f"feuillet.preflight.product.{Path(name).parent}").check
    findings = list(check(*make(case)))
    assert len(findings) == len(case["found"]), findings
    for finding, words in zip(findings, case["found"], strict=True):
        assert words in finding.problem
        assert finding.check == Path(name).parent.name
