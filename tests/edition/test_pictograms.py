"""What has a pictogram has one that is drawn at once on paper and hidden from who hears a page; only a list is mirrored."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from workshop import ROOT

from feuillet.edition import pictograms
from feuillet.edition.pictograms import ASKED, COMPARED, IN_STEPS, MIRRORED, NAMES, WARNING, drawn, on_screen, picture
from feuillet.manuscript import svg
from feuillet.manuscript.document import Role, Section
from feuillet.press.pages.weasyprint_inside.pictograms import pictogram
from feuillet.templates import Templates

TEMPLATES = Templates(ROOT / "templates")
STYLES = sorted((ROOT / "templates" / "styles").glob("pictograms*.css"))


def test_there_is_a_pictogram_for_each_name_and_no_other() -> None:
    assert {*map(str, Role)} <= {*NAMES}
    assert sorted(file.stem for file in (ROOT / "templates" / "pictograms").iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.stem)
def test_a_style_sheet_shows_the_pictogram_of_every_section(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    shown = [name for name in NAMES if f".{name} > " in text and f'url("pictograms/{name}.svg")' in text]
    assert [*shown, WARNING] == [*NAMES]


def test_what_is_more_to_read_is_a_page_of_text_unless_it_answers_or_compares() -> None:
    questions = {"questions": [{"id": "ask", "question": "Why?", "answer": "Because."}]}
    table = {"table": "Two", "columns": ["a", "b"], "rows": [{"id": "row", "cells": ["x", "y"]}]}
    assert [picture(section(block)) for block in (questions, table, {"text": "More."})] == [ASKED, COMPARED, "more"]
    assert picture(section(questions, "storage")) == "storage"


def test_how_a_thing_is_used_is_a_list_unless_it_says_so_step_by_step() -> None:
    steps, points = (
        {kind: [{"id": "one", "text": "Wet them."}, {"id": "two", "text": "Dry them."}]} for kind in ("steps", "list")
    )
    assert [picture(section(block, "how-to-use")) for block in (steps, points)] == [IN_STEPS, "how-to-use"]


def section(block: Mapping[str, object], role: str = "more") -> Section:
    return Section.model_validate({"id": "one", "title": "One", "role": role, "blocks": [{"id": "block", **block}]})


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


def test_a_list_and_stairs_begin_where_reading_begins_and_nothing_else_is_mirrored() -> None:
    turned = {name for name in NAMES if drawn(TEMPLATES, name, "rtl") != drawn(TEMPLATES, name, "ltr")}
    assert turned == MIRRORED == {"how-to-use", IN_STEPS}


def test_who_hears_a_page_hears_no_pictogram() -> None:
    assert all('aria-hidden="true"' in on_screen(TEMPLATES, name, "ltr") for name in NAMES)


def test_what_warns_is_black_in_every_clinic_s_colours() -> None:
    document = type("Named", (), {"sections": ()})()
    (warning,) = pictograms.assets(TEMPLATES, document, "ltr", "#6d2b63")
    assert b'fill="#000"' in warning.content
