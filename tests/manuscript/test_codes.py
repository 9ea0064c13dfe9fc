"""The codes of what a document is about, as an author writes them: a row each."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from workshop import SOURCE

from feuillet.manuscript.codes import checked
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.reader import read_document

ROWS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("codes.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["codes"])
def test_a_code_is_taken_by_its_shape_or_a_finding_says_what_to_write(row: dict[str, Any], tmp_path: Path) -> None:
    text = (SOURCE / "content/documents/fever.yaml").read_text(encoding="utf-8")
    before, line, after = text.partition("licence:")
    manuscript = tmp_path / "fever.yaml"
    manuscript.write_text(f"{before}codes: {row['codes']}\n{line}{after}", encoding="utf-8")
    document, findings = read_document(manuscript, "fever.yaml", Figures(SOURCE / "content/figures"))
    if "read" in row:
        assert findings == ()
        assert document is not None
        assert [f"{code.system} {code.value}" for code in document.codes.all] == row["read"]
    else:
        place = f"fever.yaml:{before.count(chr(10)) + 1}: "
        assert [str(finding) for finding in findings] == [f"{place}{row['finding']} [manuscript]"]


def test_every_slip_of_one_digit_in_a_concept_of_snomed_ct_is_seen() -> None:
    concept = "22298006"
    assert checked(concept)
    slips = [concept[:at] + digit + concept[at + 1 :] for at in range(len(concept)) for digit in "0123456789"]
    assert [slip for slip in slips if slip != concept and checked(slip)] == []
