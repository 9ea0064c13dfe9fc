"""Finished sheets in the hands of a reader: printed by a duplex printer, folded or stitched, and read."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from feuillet.press.sheets.imposition import C_FOLD_A4, C_FOLD_LETTER, Z_FOLD_A4, Fold

from . import small
from .paper import Face, c_fold, leafing, reading, stitch, z_fold
from .printing import impose_booklet, impose_panels, print_flow
from .sheets import Sign, booklet_faces, sheet_faces, signs

LANGUAGES = {"en": "ltr", "ar": "rtl"}
FLIPS = ("short", "long")
OTHER = {"short": "long", "long": "short"}
WIDTH = 297


@dataclass(frozen=True)
class Stock:
    """A paper and how it is folded: the edges and folds of its inner side in mm, by direction; panels by reading order."""

    fold: Fold
    height: float
    panels: tuple[float, ...]
    edges: dict[str, tuple[float, ...]]

    def read(self, direction: str) -> tuple[Face, ...]:
        """The faces in the order a reader meets them."""
        by = z_fold if self.fold.name == "Z-fold" else c_fold
        return reading(by(self.edges[direction], direction), direction)


STOCKS = {
    "C of A4": Stock(
        C_FOLD_A4,
        210,
        (100, 97, 100, 100, 97, 100),
        {"ltr": (0, 100, 200, 297), "rtl": (0, 97, 197, 297)},
    ),
    "C of Letter": Stock(
        C_FOLD_LETTER,
        215.9,
        (94.1, 91.2, 94.1, 94.1, 91.2, 94.1),
        {"ltr": (0, 94.1, 188.2, 279.4), "rtl": (0, 91.2, 185.3, 279.4)},
    ),
    "Z of A4": Stock(Z_FOLD_A4, 210, (99,) * 6, {"ltr": (0, 99, 198, 297), "rtl": (0, 99, 198, 297)}),
}
each_stock = pytest.mark.parametrize("name", STOCKS)
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_flip = pytest.mark.parametrize("flip", FLIPS)
each_surround = pytest.mark.parametrize("surround", [0, 40], ids=["plain", "cut"])


@cache
def leaflet(name: str, language: str, flip: str, surround: float = 0) -> bytes:
    """Print a leaflet for a printer that flips on an edge."""
    stock = STOCKS[name]
    galley = small.panels(language, stock.panels, stock.height, flip, surround)
    return impose_panels(galley, stock.fold).content


@cache
def booklet(pages: int, language: str, flip: str, surround: float = 0) -> bytes:
    """Print a booklet for a printer that flips on an edge."""
    return impose_booklet(small.booklet(pages, language, flip, surround)).content


Faces = dict[Face, list[Sign]]


def printed(faces: Faces) -> Faces:
    """What comes of the panels; a full stop stands for what the sheet itself says to those who print it."""
    return {face: [sign for sign in found if sign.text != "."] for face, found in faces.items()}


def words(faces: Faces, read: tuple[Face, ...]) -> list[str]:
    """What a reader sees, face by face."""
    return ["".join(sign.text for sign in faces[face]) for face in read]


def turns(faces: Faces) -> set[tuple[int, bool]]:
    """How far round the signs stand, and whether they are mirrored."""
    return {(sign.turn, sign.mirrored) for face in faces.values() for sign in face}


UPRIGHT = {(0, False)}


@each_stock
@each_language
@each_flip
@each_surround
def test_a_folded_leaflet_reads_in_order_and_upright(name: str, language: str, flip: str, surround: float) -> None:
    direction = LANGUAGES[language]
    sides = signs(leaflet(name, language, flip, surround))
    faces = printed(sheet_faces(sides, STOCKS[name].edges[direction], flip))
    assert words(faces, STOCKS[name].read(direction)) == list(small.WORDS)
    assert turns(faces) == UPRIGHT


@each_stock
@each_language
@each_flip
def test_a_leaflet_flipped_on_the_wrong_edge_has_panels_on_their_head(name: str, language: str, flip: str) -> None:
    direction = LANGUAGES[language]
    sides = signs(leaflet(name, language, flip))
    faces = printed(sheet_faces(sides, STOCKS[name].edges[direction], OTHER[flip]))
    assert turns(faces) == {(0, False), (180, False)}


@each_language
@each_flip
@pytest.mark.parametrize("pages", [1, 3, 4, 5, 6, 7, 8, 9, 12, 13, 16])
def test_a_stitched_booklet_reads_in_order_and_upright_and_ends_in_its_blanks(
    pages: int, language: str, flip: str
) -> None:
    faces = printed(booklet_faces(signs(booklet(pages, language, flip)), WIDTH, flip))
    read = words(faces, leafing(stitch(len(faces) // 4, WIDTH, LANGUAGES[language])))
    assert read[:pages] == [str(number) for number in range(1, pages + 1)]
    assert read[pages:] == [""] * (-pages % 4)
    assert turns(faces) == UPRIGHT


@each_language
@each_flip
def test_a_booklet_that_is_cut_out_of_larger_paper_reads_in_order(language: str, flip: str) -> None:
    faces = printed(booklet_faces(signs(booklet(7, language, flip, 40)), WIDTH, flip))
    read = words(faces, leafing(stitch(2, WIDTH, LANGUAGES[language])))
    assert read == ["1", "2", "3", "4", "5", "6", "7", ""]


@pytest.mark.parametrize(("language", "bound"), [("en", "left"), ("ar", "right")])
def test_a_booklet_is_bound_where_the_lines_of_its_language_begin(language: str, bound: str) -> None:
    closed = stitch(3, WIDTH, LANGUAGES[language])
    assert {getattr(strip, bound) for strip in closed} == {WIDTH / 2}
    assert [strip.layer for strip in closed if strip.face == leafing(closed)[0]] == [max(s.layer for s in closed)]


@each_language
@each_flip
def test_inner_leaves_are_printed_nearer_to_the_spine_on_both_sides_of_the_paper(language: str, flip: str) -> None:
    faces = printed(booklet_faces(signs(booklet(12, language, flip)), WIDTH, flip))
    twin = signs(print_flow(small.booklet(12, language)).content)
    for page, face in enumerate(leafing(stitch(3, WIDTH, LANGUAGES[language]))):
        on_paper, on_screen = faces[face][0], twin[page][0]
        right = on_paper.middle > WIDTH / 2
        toward = 1 if not right else -1
        creep = 0.1 * min(page // 2, 5 - page // 2)
        assert on_paper.left - right * WIDTH / 2 - on_screen.left == pytest.approx(toward * creep, abs=0.01)


@each_flip
def test_a_sheet_tells_the_printer_on_which_edge_to_flip_it(flip: str) -> None:
    printed = impose_panels(small.panels(flip=flip), C_FOLD_A4)
    with pikepdf.Pdf.open(BytesIO(printed.content)) as pdf:
        assert str(pdf.Root.ViewerPreferences.Duplex) == f"/DuplexFlip{flip.title()}Edge"
    assert dict(printed.measurements)["flip on the edge"] == flip
