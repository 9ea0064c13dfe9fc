"""Every sheet that a clinic prints, made by the command line from one document, then folded or stitched, and read."""

import re
from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from itertools import accumulate, pairwise

import pikepdf
import pytest
from workshop import Workshop, set_up

from .inked import box
from .paper import Face, State, c_fold, leafing, reading, stitch, through, z_fold
from .sheets import Sign, booklet_faces, rules, sheet_faces, signs, sizes

pytestmark = pytest.mark.slow

DIRECTIONS = {"fr": "ltr", "ar": "rtl"}
LEAFLETS = {"leaflet": c_fold, "leaflet-letter": c_fold, "leaflet-z": z_fold}
PRINTS = (*(f"{name}-print" for name in LEAFLETS), "booklet-print")
IMPRINTS = {
    "short": f"formats: [{', '.join((*LEAFLETS, 'booklet', *PRINTS))}]",
    "long": f"flip: long\nformats: [booklet, {', '.join(PRINTS)}]",
    "cut": f"flip: long\ncrop-marks: true\nformats: [booklet, {', '.join(PRINTS)}]",
}
FLIPS = {"short": "short", "long": "long", "cut": "long"}
HINT = "Print at 100 %, on both sides, flip on the {} edge"
EXACT = 0.1
"""In mm."""
each_locale = pytest.mark.parametrize("locale", DIRECTIONS)
each_imprint = pytest.mark.parametrize("imprint", IMPRINTS)
each_leaflet = pytest.mark.parametrize("name", LEAFLETS)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Print a document in all formats that are folded, under an imprint for each kind of printer."""
    made = set_up(tmp_path_factory.mktemp("folded") / "project")
    for name in ("documents/hand-washing", "imprints/clinic", "imprints/ward"):
        made.path(f"content/{name}.yaml").unlink()
    for name, printer in IMPRINTS.items():
        text = f"language: en\nname: Ward 7\n{printer}\n"
        made.path(f"content/imprints/{name}.yaml").write_text(text, encoding="utf-8")
    done = made.run("make", "--locale", "fr", "--locale", "ar")
    assert done.status == 0, done.err
    return made


def product(printed: Workshop, imprint: str, locale: str, name: str) -> bytes:
    return (printed.output / imprint / locale / f"fever-{name}.{locale}.pdf").read_bytes()


def bare(page: Iterable[Sign]) -> Counter[str]:
    """The signs of a page, whatever order a reader of the file finds them in; it takes a hyphen at a line's end away."""
    return Counter(sign.text for sign in page if sign.text != "-")


def hint(flip: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", HINT.format(flip)))


def physical(
    printed: Workshop, name: str, locale: str
) -> tuple[tuple[float, ...], tuple[State, ...], tuple[Face, ...]]:
    """The edges and folds of the paper in mm from the left of its inner side, its foldings, its faces as they are read.

    Where the folds are follows from the pages on the screen alone, whose widths are the panels': the paper is folded where
    one ends, and there is one order of strips in which each has the width of the pages on both its sides.
    """
    widths = [width for width, _ in sizes(product(printed, "short", locale, name))]
    direction = DIRECTIONS[locale]
    short = min(widths)
    at_start, at_end = [short, widths[0], widths[0]], [widths[0], widths[0], short]
    for strips in (at_end, at_start):
        edges = tuple(accumulate(strips, initial=0.0))
        states = LEAFLETS[name](edges, direction)
        read = reading(states, direction)
        across = [right - left for left, right in pairwise(edges)]
        if [across[face.strip] for face in read] == pytest.approx(widths, abs=0.01):
            return edges, states, read
    raise AssertionError("the pages on the screen cannot be folded out of a sheet")


@each_leaflet
@each_locale
@each_imprint
def test_a_folded_leaflet_reads_like_its_pages_on_a_screen_and_upright(
    printed: Workshop, name: str, locale: str, imprint: str
) -> None:
    edges, _, read = physical(printed, name, locale)
    flip = FLIPS[imprint]
    sides = signs(product(printed, imprint, locale, f"{name}-print"))
    faces = sheet_faces(sides, edges, flip)
    assert sum(map(len, faces.values())) == sum(map(len, sides)), "something crosses a fold"
    found = [bare(faces[face]) for face in read]
    found[-1].subtract(hint(flip))
    assert [+panel for panel in found] == [bare(page) for page in signs(product(printed, "short", locale, name))]
    assert all(sign.upright for face in read for sign in faces[face])


@each_locale
@each_imprint
def test_a_stitched_booklet_reads_like_its_pages_on_a_screen_and_ends_in_its_blanks(
    printed: Workshop, locale: str, imprint: str
) -> None:
    flip = FLIPS[imprint]
    content = product(printed, imprint, locale, "booklet-print")
    width = sizes_of_trim(content)[0][0]
    faces = booklet_faces(signs(content), width, flip)
    read = leafing(stitch(len(faces) // 4, width, DIRECTIONS[locale]))
    found = [bare(faces[face]) for face in read]
    found[-1].subtract(hint(flip))
    twin = [bare(page) for page in signs(product(printed, imprint, locale, "booklet"))]
    assert [+page for page in found] == twin + [Counter()] * (-len(twin) % 4)
    assert all(sign.upright for face in read for sign in faces[face])


def sizes_of_trim(content: bytes) -> list[tuple[float, float]]:
    """The width and height of each page when it is trimmed."""
    with pikepdf.Pdf.open(BytesIO(content)) as pdf:
        trims = [box(page.TrimBox) for page in pdf.pages]
    return [(right - left, top - bottom) for left, bottom, right, top in trims]


@each_leaflet
@each_locale
@each_imprint
def test_fold_marks_stand_where_the_paper_is_folded(printed: Workshop, name: str, locale: str, imprint: str) -> None:
    edges, _, _ = physical(printed, name, locale)
    content = product(printed, imprint, locale, f"{name}-print")
    width, height = sizes_of_trim(content)[0]
    assert width == pytest.approx(edges[-1], abs=EXACT)
    folds = {0: through(width, edges)[1:3], 1: edges[1:3] if FLIPS[imprint] == "short" else through(width, edges)[1:3]}
    for side, where in folds.items():
        marks = [rule for rule in rules(content, side) if rule.upright and EXACT < rule.at < width - EXACT]
        for ends in ([rule for rule in marks if rule.bottom > height / 2], [r for r in marks if r.top < height / 2]):
            assert [rule.at for rule in ends] == pytest.approx(where, abs=EXACT)
        beyond = [rule.bottom > height or rule.top < 0 for rule in marks]
        assert set(beyond) == {imprint == "cut"}, (
            "a mark to fold by stays on the paper only where there is no other place"
        )


@each_locale
@each_imprint
def test_the_mark_of_a_booklet_is_where_its_sheets_are_folded(printed: Workshop, locale: str, imprint: str) -> None:
    content = product(printed, imprint, locale, "booklet-print")
    (width, _), *_ = sizes_of_trim(content)
    marks = [rule.at for rule in rules(content, 0) if rule.upright and EXACT < rule.at < width - EXACT]
    assert marks == pytest.approx([width / 2] * 2, abs=EXACT)


@each_locale
@pytest.mark.parametrize("name", PRINTS)
def test_a_sheet_to_be_cut_stands_on_paper_twice_as_large(printed: Workshop, locale: str, name: str) -> None:
    (width, height), *_ = sizes_of_trim(product(printed, "short", locale, name))
    sheet = product(printed, "cut", locale, name)
    assert sizes(sheet) == [pytest.approx((2 * height, width), abs=EXACT)] * len(sizes(sheet))
    assert sizes_of_trim(sheet) == [pytest.approx((width, height), abs=EXACT)] * len(sizes(sheet))


@each_imprint
@pytest.mark.parametrize("name", PRINTS)
def test_a_sheet_says_in_words_and_to_the_printer_on_which_edge_to_flip_it(
    printed: Workshop, imprint: str, name: str
) -> None:
    content, flip = product(printed, imprint, "fr", name), FLIPS[imprint]
    said = "".join(sign.text for sign in signs(content)[0])
    assert re.sub(r"\s", "", HINT.format(flip)) in said
    with pikepdf.Pdf.open(BytesIO(content)) as pdf:
        assert str(pdf.Root.ViewerPreferences.Duplex) == f"/DuplexFlip{flip.title()}Edge"
    entry = printed.manifest()[f"{imprint}/fr/fever-{name}.fr.pdf"]
    assert entry["measurements"]["flip on the edge"] == flip


@pytest.fixture(scope="module")
def press_ready(printed: Workshop) -> Workshop:
    """Print the same sheets for a print shop, too."""
    done = printed.run("make", "--press-ready", "--locale", "ar", "--imprint", "short", "--imprint", "cut")
    assert done.status == 0, done.err
    return printed


@pytest.mark.parametrize("name", PRINTS)
def test_a_print_shop_gets_the_same_sheets_whatever_the_clinic_s_printer(press_ready: Workshop, name: str) -> None:
    plain, cut = (product(press_ready, imprint, "ar", f"{name}-press") for imprint in ("short", "cut"))
    assert [bare(page).total() for page in signs(plain)] == [bare(page).total() for page in signs(cut)]
    assert all(sign.upright for page in signs(cut) for sign in page)
    assert [sizes_of_trim(plain), sizes(plain)] == [sizes_of_trim(cut), sizes(cut)]
    for side in range(len(sizes(plain))):
        assert rules(plain, side) == rules(cut, side)
    office = sizes_of_trim(product(press_ready, "short", "ar", name))
    assert sizes_of_trim(cut) == [pytest.approx(size, abs=EXACT) for size in office]
