"""The formats there are, what their files are called, and that each has a form that can be read aloud."""

import re
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import PurePosixPath

import pytest
from workshop import ROOT, publication

from feuillet.cli import features
from feuillet.edition.edition import Edition
from feuillet.edition.galley import EPUB, PDF, Format
from feuillet.edition.markup import MarkingUp
from feuillet.project import Project
from feuillet.templates import Templates

FORMATS = {format.name: format for format in features().formats}
FILES = {
    "handout-a4": "hand-washing-handout-a4.pt-BR.pdf",
    "leaflet": "hand-washing-leaflet.pt-BR.pdf",
    "leaflet-print": "hand-washing-leaflet-print.pt-BR.pdf",
    "epub": "hand-washing.pt-BR.epub",
    "web": "hand-washing.pt-BR.html",
}
"""What clinics and links know the files by."""
MADE = (*FORMATS.values(), *filter(None, (format.press_ready for format in FORMATS.values())))
"""What a run may make, for a print shop too."""
NAMES = ("fever", *(f"fever-{format.name}" for format in MADE), *(f"fever-{each}" for each in ("large", "press", "z")))
"""Documents whose names look like the name of another and a format's."""


def test_the_formats_that_are_promised_are_there() -> None:
    assert set(FILES) <= set(FORMATS)


@pytest.mark.parametrize("name", FILES)
def test_a_format_names_its_file(name: str) -> None:
    assert FORMATS[name].file_name("hand-washing", "pt-BR") == FILES[name]


def test_no_two_products_have_one_name_in_whatever_folder_they_come_to_lie() -> None:
    names = [format.file_name(document, tag) for document, tag, format in product(NAMES, ("pt", "pt-BR"), MADE)]
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize("format", FORMATS.values(), ids=FORMATS)
def test_a_file_s_ending_tells_its_media_type(format: Format) -> None:
    media_types = {".pdf": PDF, ".epub": EPUB, ".html": "text/html"}
    assert media_types[PurePosixPath(format.file_name("fever", "fr")).suffix] == format.media_type


@pytest.mark.parametrize("format", FORMATS.values(), ids=FORMATS)
def test_what_cannot_be_read_aloud_has_a_tagged_twin(format: Format) -> None:
    assert format.tagged != bool(format.twin)
    if format.twin:
        assert FORMATS[format.twin].tagged


@cache
def on_the_web() -> Edition:
    """An Arabic edition of a clinic that has an address on the web."""
    edition = next(each for each in publication(ROOT).editions()[0] if each.locale.tag == "ar")
    return replace(edition, imprint=edition.imprint.model_copy(update={"web": "https://clinic.example/"}))


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS.values(), ids=FORMATS)
def test_a_galley_has_every_picture_that_its_pages_show(format: Format) -> None:
    project = Project(ROOT)
    galley = format.mark_up(on_the_web(), MarkingUp(Templates(project.templates), project.figures))
    shown = {name for part in galley.parts for name in re.findall(r'<img[^>]* src="([^"]+)"', part.markup)}
    assert {name for name in shown if "cover" not in name} <= {asset.name for asset in galley.assets}
    assert ("qr.svg" in shown) == format.name.startswith("leaflet")


@pytest.mark.parametrize("format", [each for each in FORMATS.values() if each.paginate], ids=lambda format: format.name)
def test_a_product_its_imposed_sheet_and_a_print_shop_s_file_share_their_pages(format: Format) -> None:
    marking = MarkingUp(Templates(Project(ROOT).templates), Project(ROOT).figures)
    galley = format.mark_up(on_the_web(), marking)
    twin = FORMATS[format.twin or format.name].mark_up(on_the_web(), marking)
    assert galley.pages_digest == twin.pages_digest
    assert marking.press_ready(galley, f"{format.name}-press").pages_digest == twin.pages_digest
