"""The documents name what there is, their links lead somewhere, and their worked examples work."""

from pathlib import Path

import pytest
import worked
from worked import ROOT

EXAMPLES = sorted(file.name for file in (ROOT / "docs").glob("add-a-*.md"))


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_worked_example_works(name: str, tmp_path: Path) -> None:
    worked.follow((ROOT / "docs" / name).read_text(encoding="utf-8"), worked.copy(tmp_path / "project"))
