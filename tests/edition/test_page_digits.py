"""What a page counts by itself is in the digits that its imprint asks for, as the quantities of its texts are."""

from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from feuillet.cldr import Locale
from feuillet.edition.finished_text import Line, finish, line
from feuillet.edition.footnotes import NumberedNote
from feuillet.edition.imprint import Imprint
from feuillet.edition.interface_words import counters
from feuillet.edition.markup import NUMERALS
from feuillet.edition.written_runs import Citation, NoteMark
from feuillet.findings import Location
from feuillet.manuscript.prose import Prose

ROWS = yaml.safe_load(Path(__file__).with_name("page_digits.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["digits"])
def test_a_page_counts_in_the_digits_of_its_imprint(row: dict[str, Any]) -> None:
    cited = Citation("", href="#a", number=12, digits=row["digits"]).markup
    mark = NoteMark("", href="#note_12", number=12, digits=row["digits"]).markup
    assert (cited.striptags(), mark.striptags().strip("\u2060")) == (row["citation"], row["mark"])
    assert counters("{page} / {pages}", NUMERALS[row["digits"]]).replace("\\2f ", "/") == f'"" {row["pages"]} ""'


def test_a_footnote_has_the_digits_of_its_mark_in_whatever_language_it_is() -> None:
    arabic = Locale("ar")
    own = NumberedNote(id="a", text=Prose("ملاحظة", Location(""), language="ar"), number=12)
    fallen_back = NumberedNote(id="b", text=Prose("A note", Location(""), language="en"), number=12)
    assert [finish(note, arabic, "arab").said for note in (own, fallen_back)] == ["١٢", "١٢"]


def test_a_line_says_the_digits_of_its_page() -> None:
    assert line(Prose("ملاحظة", Location(""), language="ar"), Locale("ar"), "arab").digits == "arab"
    assert Line("ملاحظة", Location("")).digits == "latn"


def test_every_kind_of_digits_that_an_imprint_may_ask_for_is_known_to_style_sheets() -> None:
    asked = get_args(get_args(Imprint.model_fields["digits"].annotation)[1])
    assert {*asked} == {*NUMERALS} == {row["digits"] for row in ROWS}
