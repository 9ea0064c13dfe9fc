"""Where a line may end in a long web address and in a long word, and that short ones stay as they are."""

from pathlib import Path

import pytest
import yaml

from feuillet.edition.line_ends import escaped

CASES = yaml.safe_load(Path(__file__).with_name("line_ends.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "markup"), CASES)
def test_a_line_may_end_where_it_does_no_harm(text: str, markup: str) -> None:
    assert str(escaped(text)) == markup
