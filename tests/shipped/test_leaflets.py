"""Every leaflet that ships, as it comes out of a printer and is folded."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain

import pytest
from press.paper import c_fold, reading
from press.sheets import Sign, marks, sheet_faces, signs, sizes

from feuillet.cldr import Locale

from .shipped import LOCALES, RIGHT_TO_LEFT, SOURCE, Publication, bare, each, pages, template

PANEL_WIDTHS = (100, 97, 100, 100, 97, 100)
HINT = "Print at 100 %, on both sides, flip on the short edge"
EDGE_MM, FOLD_MM = 3, 5
"""What printers leave blank, and how far text keeps from a fold."""
LATIN_FLOOR, FLOORS = 7.5, {"ar": 8.4, "fa": 8.4}
"""In points: 9 pt Times New Roman by its x-height, and what looks as large in Arabic letters."""
UNREAD = ("bn", "hi", "th")
"""Where the marks of a script read back otherwise from a sheet, which is not tagged, than from its twin."""
LATIN_END = "\u024f"
each_leaflet = pytest.mark.parametrize("format", ["-leaflet.pdf", "-leaflet-print.pdf"])


def edges(locale: str) -> tuple[float, ...]:
    """The edges and folds of the inner side."""
    return (0, 97, 197, 297) if locale in RIGHT_TO_LEFT else (0, 100, 200, 297)


def direction(locale: str) -> str:
    return "rtl" if locale in RIGHT_TO_LEFT else "ltr"


def content(page: Iterable[Sign]) -> Counter[str]:
    return Counter(bare("".join(sign.text for sign in page)))


def test_a_leaflet_is_exactly_six_panels(publication: Publication, locale: str) -> None:
    panels = sizes(publication.content(locale, "-leaflet.pdf"))
    assert panels == [pytest.approx((width, 210), abs=0.01) for width in PANEL_WIDTHS]


def test_a_sheet_is_the_two_sides_of_an_a4(publication: Publication, locale: str) -> None:
    assert sizes(publication.content(locale, "-leaflet-print.pdf")) == [pytest.approx((297, 210), abs=0.01)] * 2


@pytest.mark.parametrize("locale", each(*(tag for tag in LOCALES if tag not in UNREAD)))
def test_the_folded_sheet_reads_like_the_panels_on_the_screen(publication: Publication, locale: str) -> None:
    faces = sheet_faces(signs(publication.content(locale, "-leaflet-print.pdf")), edges(locale))
    read = reading(c_fold(edges(locale), direction(locale)), direction(locale))
    twin = [content(page) for page in signs(publication.content(locale, "-leaflet.pdf"))]
    folded = [content(faces[face]) for face in read]
    folded[-1].subtract(bare(template("fr", HINT)))
    assert [+panel for panel in folded] == twin


def test_nothing_crosses_a_fold(publication: Publication, locale: str) -> None:
    sides = signs(publication.content(locale, "-leaflet-print.pdf"))
    assert sum(map(len, sheet_faces(sides, edges(locale)).values())) == sum(map(len, sides))


def test_text_keeps_clear_of_the_folds(publication: Publication, locale: str) -> None:
    for page, width in zip(signs(publication.content(locale, "-leaflet.pdf")), PANEL_WIDTHS, strict=True):
        assert min(min(sign.left, width - sign.right) for sign in page) >= FOLD_MM


def test_every_panel_stands_upright(publication: Publication, locale: str) -> None:
    assert all(sign.upright for sign in chain(*signs(publication.content(locale, "-leaflet-print.pdf"))))


@each_leaflet
def test_nothing_is_printed_within_three_millimetres_of_the_edge(
    publication: Publication, locale: str, format: str
) -> None:
    near = [sign for sign in chain(*signs(publication.content(locale, format))) if sign.edge < EDGE_MM]
    assert near == []


@each_leaflet
def test_no_type_is_below_the_floor(publication: Publication, locale: str, format: str) -> None:
    for sign in chain(*signs(publication.content(locale, format))):
        floor = LATIN_FLOOR if sign.text <= LATIN_END else FLOORS.get(locale, LATIN_FLOOR)
        assert sign.size >= floor - 0.01, sign


@pytest.mark.parametrize("page", [0, 1])
@pytest.mark.parametrize("bottom", [False, True])
def test_fold_marks_stand_at_the_folds(publication: Publication, locale: str, page: int, bottom: bool) -> None:
    folds = edges(locale)[1:3] if page else tuple(297 - edge for edge in reversed(edges(locale)[1:3]))
    seen = marks(publication.content(locale, "-leaflet-print.pdf"), page, 1.5, bottom=bottom)
    assert seen == pytest.approx(list(folds), abs=0.2)


def test_the_sheet_tells_how_to_print_it_in_the_staff_s_words(publication: Publication, locale: str) -> None:
    outside, inside = pages(publication.content(locale, "-leaflet-print.pdf"))
    words = set(template("fr", HINT).replace(",", " ").split())  # in a right-to-left file they come in another order
    assert words <= set(outside.replace(",", " ").split())
    assert "Imprimer" not in inside


def test_staff_who_do_not_read_a_leaflet_find_its_language_on_the_cover(publication: Publication, locale: str) -> None:
    cover = signs(publication.content(locale, "-leaflet.pdf"))[0]
    name, french = Locale(locale).name, Locale(locale).name_in(Locale(SOURCE))
    assert bare(name if locale == SOURCE else f"{name}{french}") in bare("".join(sign.text for sign in cover))
