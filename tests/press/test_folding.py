"""Finished sheets in the hands of a reader: printed by a duplex printer, folded or stitched, and read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from sampling import sample

from feuillet.press.sheets.folds import A4_FOLDS, C_FOLD_A4, C_FOLD_LETTER, LETTER_FOLDS, Z_FOLD_A4, Z_FOLDS, named
from feuillet.press.sheets.imposition import Fold

from . import small
from .paper import Face, State, Strip, c_fold, halves, leafing, met, stitch, through, z_fold
from .printing import impose_booklet, impose_panels, print_flow
from .sheets import Sign, booklet_faces, rules, sheet_faces, signs

LANGUAGES = {"en": "ltr", "ar": "rtl"}
FLIPS = ("short", "long")
EXACT = 0.1
"""In mm."""
OTHER = {"short": "long", "long": "short"}
WIDTH = 297


Faces = dict[Face, list[Sign]]


@dataclass(frozen=True)
class Stock:
    """A paper and how it is folded: the edges and folds of its inner side in mm, by direction; panels by reading order."""

    fold: Fold
    by: Callable[[tuple[float, ...], str, int], tuple[State, ...]]
    height: float
    panels: tuple[float, ...]
    edges: dict[str, tuple[float, ...]]
    rows: int = 1

    def met(self, direction: str) -> tuple[Strip, ...]:
        """The strips in the order a reader meets them."""
        return met(self.by(self.edges[direction], direction, self.rows), direction)

    def faces(self, sides: tuple[tuple[Sign, ...], ...], direction: str, flip: str) -> Faces:
        """What comes of the panels on each face; a full stop stands for what the sheet itself says to those who print it."""
        found = sheet_faces(sides, self.edges[direction], flip, height=self.height * self.rows, rows=self.rows)
        return printed(found)


def mirrored(*edges: float) -> dict[str, tuple[float, ...]]:
    """Edges from the left, and from the right."""
    return {"ltr": edges, "rtl": through(edges[-1], edges)}


C_A4, C_LETTER = mirrored(0, 100, 200, 297), mirrored(0, 94.1, 188.2, 279.4)
C_A3, C_TABLOID = mirrored(0, 141, 282, 420), mirrored(0, 145, 290, 431.8)
THIRDS_A4, THIRDS_A3 = mirrored(0, 99, 198, 297), mirrored(0, 140, 280, 420)


def flapped(wide: float, flap: float, panels: int) -> tuple[float, ...]:
    """The widths of panels of a C, in reading order."""
    return (wide, flap, wide) * (panels // 3)


STOCKS = {
    "C of A4": Stock(C_FOLD_A4, c_fold, 210, flapped(100, 97, 6), C_A4),
    "C of Letter": Stock(C_FOLD_LETTER, c_fold, 215.9, flapped(94.1, 91.2, 6), C_LETTER),
    "Z of A4": Stock(Z_FOLD_A4, z_fold, 210, (99,) * 6, THIRDS_A4),
    "halves of A4": Stock(named(A4_FOLDS, "a4-8"), halves, 148.5, (105,) * 8, mirrored(0, 105, 210), 2),
    "halves of Letter": Stock(named(LETTER_FOLDS, "a4-8"), halves, 139.7, (107.95,) * 8, mirrored(0, 107.95, 215.9), 2),
    "halves of A3": Stock(named(A4_FOLDS, "a3-8"), halves, 210, (148.5,) * 8, mirrored(0, 148.5, 297), 2),
    "halves of Tabloid": Stock(named(LETTER_FOLDS, "a3-8"), halves, 215.9, (139.7,) * 8, mirrored(0, 139.7, 279.4), 2),
    "C of A3": Stock(named(A4_FOLDS, "a3-6"), c_fold, 297, flapped(141, 138, 6), C_A3),
    "C of Tabloid": Stock(named(LETTER_FOLDS, "a3-6"), c_fold, 279.4, flapped(145, 141.8, 6), C_TABLOID),
    "Z of A3": Stock(named(Z_FOLDS, "a3-6"), z_fold, 297, (140,) * 6, THIRDS_A3),
    "C of half an A3": Stock(named(A4_FOLDS, "a3-12"), c_fold, 148.5, flapped(141, 138, 12), C_A3, 2),
    "C of half a Tabloid": Stock(named(LETTER_FOLDS, "a3-12"), c_fold, 139.7, flapped(145, 141.8, 12), C_TABLOID, 2),
    "Z of half an A3": Stock(named(Z_FOLDS, "a3-12"), z_fold, 148.5, (140,) * 12, THIRDS_A3, 2),
}
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_flip = pytest.mark.parametrize("flip", FLIPS)


@cache
def leaflet(name: str, language: str, flip: str, surround: float = 0) -> bytes:
    """Print a leaflet for a printer that flips on an edge."""
    stock = STOCKS[name]
    galley = small.panels(language, stock.panels, (stock.height,) * stock.rows, flip, surround)
    return impose_panels(galley, stock.fold).content


@cache
def booklet(pages: int, language: str, flip: str, surround: float = 0) -> bytes:
    """Print a booklet for a printer that flips on an edge."""
    return impose_booklet(small.booklet(pages, language, flip, surround)).content


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


def positions(faces: Faces, read: tuple[Strip, ...]) -> set[tuple[int, bool]]:
    """How far round the signs stand where they are read, and whether they are mirrored."""
    return {((sign.turn + 180 * strip.turned) % 360, sign.mirrored) for strip in read for sign in faces[strip.face]}


@pytest.mark.parametrize(
    ("name", "language", "flip", "surround"), sample(STOCKS, LANGUAGES, FLIPS, (0, 40), together=3)
)
def test_a_folded_leaflet_reads_in_order_and_upright(name: str, language: str, flip: str, surround: float) -> None:
    direction, stock = LANGUAGES[language], STOCKS[name]
    faces = stock.faces(signs(leaflet(name, language, flip, surround)), direction, flip)
    read = stock.met(direction)
    assert words(faces, tuple(strip.face for strip in read)) == list(small.words(len(stock.panels)))
    assert positions(faces, read) == UPRIGHT


@pytest.mark.parametrize(("name", "language", "flip"), sample(STOCKS, LANGUAGES, FLIPS, together=2))
def test_a_leaflet_flipped_on_the_wrong_edge_has_panels_on_their_head(name: str, language: str, flip: str) -> None:
    direction, stock = LANGUAGES[language], STOCKS[name]
    faces = stock.faces(signs(leaflet(name, language, flip)), direction, OTHER[flip])
    assert positions(faces, stock.met(direction)) == {(0, False), (180, False)}


@pytest.mark.parametrize(("name", "language"), sample(STOCKS, LANGUAGES))
def test_fold_marks_of_a_sheet_to_be_cut_stand_where_its_paper_is_folded(name: str, language: str) -> None:
    direction, stock = LANGUAGES[language], STOCKS[name]
    width, height = stock.edges[direction][-1], stock.height * stock.rows
    flip = "short" if width > height else "long"
    found = rules(leaflet(name, language, flip, 40), 1)
    inner = [rule for rule in found if EXACT < rule.at < (width if rule.upright else height) - EXACT]
    upright = [rule.at for rule in inner if rule.upright]
    folds = stock.edges[direction][1:-1]
    assert upright == pytest.approx(sorted((*folds, *folds)), abs=EXACT)
    across = [rule.at for rule in inner if not rule.upright]
    assert across == pytest.approx([height / 2] * (2 * (stock.rows - 1)), abs=EXACT)


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
