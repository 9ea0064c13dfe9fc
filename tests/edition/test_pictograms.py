"""Every role has a pictogram, drawn at once on paper and hidden from who hears a page; only a list is mirrored."""

from pathlib import Path

import pytest
from workshop import ROOT

from feuillet.edition import pictograms
from feuillet.edition.pictograms import MIRRORED, WARNING, drawn, on_screen
from feuillet.manuscript import svg
from feuillet.manuscript.document import Role
from feuillet.press.pages.weasyprint_inside.pictograms import pictogram
from feuillet.templates import Templates

TEMPLATES = Templates(ROOT / "templates")
NAMES = [*map(str, Role), WARNING]
STYLES = sorted((ROOT / "templates" / "styles").glob("pictograms*.css"))


def test_there_is_a_pictogram_for_each_role_and_for_warnings_and_no_other() -> None:
    assert sorted(file.stem for file in (ROOT / "templates" / "pictograms").iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.stem)
def test_a_style_sheet_shows_the_pictogram_of_every_role(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert [role for role in Role if f".{role} > " in text and f'url("pictograms/{role}.svg")' in text] == list(Role)


@pytest.mark.parametrize("name", NAMES)
def test_a_pictogram_is_a_figure_that_every_reader_draws_and_paper_at_once(name: str) -> None:
    for direction in ("ltr", "rtl"):
        picture = drawn(TEMPLATES, name, direction)
        svg.written(picture.encode())
        found = pictogram(picture.replace("currentColor", "#0b5563").encode())
        assert found is not None
        assert all(0 <= number <= 24 for _, numbers in found.steps for number in numbers)


def test_a_drawing_of_another_kind_is_left_to_the_typesetter() -> None:
    assert pictogram(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>') is None


def test_a_list_begins_where_reading_begins_and_nothing_else_is_mirrored() -> None:
    turned = {name for name in NAMES if drawn(TEMPLATES, name, "rtl") != drawn(TEMPLATES, name, "ltr")}
    assert turned == MIRRORED == {"how-to-use"}


def test_who_hears_a_page_hears_no_pictogram() -> None:
    assert all('aria-hidden="true"' in on_screen(TEMPLATES, name, "ltr") for name in NAMES)


def test_what_warns_is_black_in_every_clinic_s_colours() -> None:
    document = type("Named", (), {"sections": ()})()
    (warning,) = pictograms.assets(TEMPLATES, document, "ltr", "#6d2b63")
    assert b'fill="#000"' in warning.content
