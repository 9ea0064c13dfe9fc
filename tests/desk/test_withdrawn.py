"""What is withdrawn is handed out by no desk, whoever has approved it."""

import datetime
from pathlib import Path

from workshop import publication

from desk.nurse import clinic
from feuillet.desk.printing.shelf import choice, shelf
from feuillet.publication.asks import Name

FARSI = Name("velorin", "fa", "clinic")


def tongues(root: Path) -> set[str]:
    """List the languages in which a sheet is on the desk's shelf."""
    sheets = shelf(publication(root), FARSI.imprint, "fr").sheets
    return {each.locale.tag for sheet in sheets if sheet.document == FARSI.document for each in sheet.tongues}


def test_a_sheet_that_is_withdrawn_is_neither_listed_nor_opened(tmp_path: Path) -> None:
    made = clinic(tmp_path, "ar", "fa")
    today = datetime.date(2026, 11, 1)
    assert tongues(made.root) == {"ar", "fa", "fr"}
    assert choice(publication(made.root), FARSI, "fr", today) is not None
    about = (
        "--document",
        FARSI.document,
        "--locale",
        FARSI.locale,
        "--reason",
        "A dose was wrong.",
        "--name",
        "Rosa Diaz",
    )
    assert made.run("withdraw", *about).status == 0
    assert tongues(made.root) == {"ar", "fr"}
    assert choice(publication(made.root), FARSI, "fr", today) is None


def test_where_nobody_can_say_what_is_withdrawn_nothing_is_handed_out(tmp_path: Path) -> None:
    made = clinic(tmp_path, "ar", "fa")
    made.path("content/withdrawn.yaml").write_text("withdrawn: [", encoding="utf-8")
    assert tongues(made.root) == set()
