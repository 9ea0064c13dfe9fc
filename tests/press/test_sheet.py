"""A printed leaflet: the finished sheet is folded as paper would be, and read panel by panel."""

from io import BytesIO

import pikepdf
import pytest

from feuillet.edition.galley import Printed
from feuillet.press.sheets.folds import C_FOLD_A4

from . import small
from .paper import c_fold, reading
from .printing import impose_panels, print_panels
from .sheets import sheet_faces, signs, sizes

LANGUAGES = ("en", "ar")
EDGES = {"en": (0.0, 100.0, 200.0, 297.0), "ar": (0.0, 97.0, 197.0, 297.0)}
"""Of the inner side, in mm from the left."""
LEFT = {
    "cover": (197, 0),
    "flap": (0, 200),
    "left": (0, 197),
    "middle": (100, 97),
    "right": (200, 0),
    "back": (97, 100),
}
"""Where each panel begins, from the left of its side: left to right, and right to left."""


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def sheet(language: str) -> Printed:
    return impose_panels(small.panels(language), C_FOLD_A4)


@pytest.fixture(scope="module")
def twin(language: str) -> Printed:
    return print_panels(small.panels(language), C_FOLD_A4)


def direction(language: str) -> str:
    return "rtl" if language == "ar" else "ltr"


def test_a_folded_sheet_reads_in_order(sheet: Printed, language: str) -> None:
    faces = sheet_faces(signs(sheet.content), EDGES[language])
    read = reading(c_fold(EDGES[language], direction(language)), direction(language))
    assert ["".join(sign.text for sign in faces[face] if sign.text != ".") for face in read] == list(small.WORDS)


def test_every_panel_stands_upright(sheet: Printed) -> None:
    assert all(sign.upright for page in signs(sheet.content) for sign in page)


def test_a_panel_keeps_its_place_and_its_size_on_the_sheet(sheet: Printed, twin: Printed, language: str) -> None:
    faces = sheet_faces(signs(sheet.content), EDGES[language])
    read = reading(c_fold(EDGES[language], direction(language)), direction(language))
    for word, face, page in zip(small.WORDS, read, signs(twin.content), strict=True):
        begins = LEFT[word][direction(language) == "rtl"]
        printed = [sign for sign in faces[face] if sign.text != "."]
        assert [sign.left - begins for sign in printed] == pytest.approx([sign.left for sign in page], abs=0.01)
        assert [sign.size for sign in printed] == pytest.approx([sign.size for sign in page])


def test_the_screen_has_the_panels_one_a_page_in_reading_order(twin: Printed) -> None:
    assert ["".join(sign.text for sign in page) for page in signs(twin.content)] == list(small.WORDS)
    assert [width for width, _ in sizes(twin.content)] == pytest.approx(small.PANEL_WIDTHS, abs=0.01)


def test_a_sheet_has_two_sides_of_landscape_a4(sheet: Printed) -> None:
    assert sizes(sheet.content) == [pytest.approx((297, 210), abs=0.01)] * 2


def test_a_sheet_tells_the_printer_how_to_print_it(sheet: Printed, language: str) -> None:
    with pikepdf.Pdf.open(BytesIO(sheet.content)) as pdf:
        hints = {name: str(value) for name, value in pdf.Root.ViewerPreferences.items() if name != "/DisplayDocTitle"}
    told = {"/PrintScaling": "/None", "/Duplex": "/DuplexFlipShortEdge", "/PickTrayByPDFSize": "True"}
    assert hints == told | ({"/Direction": "/R2L"} if language == "ar" else {})
