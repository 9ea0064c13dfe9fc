"""Leaflets of more than six panels, or larger than A4: made by the command line, folded as paper is, and read."""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from sampling import alternating, sample
from workshop import ROOT, Done, Workshop, set_up

from .paper import State, Strip, c_fold, halves, met, through, z_fold
from .sheets import Sign, rules, sheet_faces, signs, sizes

pytestmark = pytest.mark.slow

LOCALES = {"fr": "ltr", "ar": "rtl", "ja": "ltr"}
SHIPPED = sorted(folder.name for folder in (ROOT / "locales").iterdir() if folder.is_dir())
RIGHT_TO_LEFT = ("ar", "fa")
UNREAD = ("bn", "hi", "th")
"""Where the marks of a script read back otherwise from a sheet, which is not tagged, than from its twin."""
EXACT, EDGE_MM = 0.05, 3
"""In mm: how exact a mark is, and what printers leave blank."""
HINT = "Print at 100 %, on both sides, flip on the {} edge"


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper on which a fold is made: its size and its folds from the left of its inner side, in mm."""

    by: Callable[[tuple[float, ...], str, int], tuple[State, ...]]
    height: float
    edges: tuple[float, ...]
    rows: int

    @property
    def upright(self) -> bool:
        return self.height > self.edges[-1]

    def mirrored(self, direction: str) -> tuple[float, ...]:
        """The edges in a direction of reading."""
        return self.edges if direction == "ltr" else through(self.edges[-1], self.edges)

    def met(self, direction: str) -> tuple[Strip, ...]:
        """The strips in the order a reader meets them."""
        return met(self.by(self.mirrored(direction), direction, self.rows), direction)


A3_THIRDS = (0, 141, 282, 420)
SHEETS = {
    "a4-8": Sheet(halves, 297, (0, 105, 210), 2),
    "a3-6": Sheet(c_fold, 297, A3_THIRDS, 1),
    "a3-8": Sheet(halves, 420, (0, 148.5, 297), 2),
    "a3-12": Sheet(c_fold, 297, A3_THIRDS, 2),
}
LETTER = {
    "a4-8": Sheet(halves, 279.4, (0, 107.95, 215.9), 2),
    "a3-6": Sheet(c_fold, 279.4, (0, 145, 290, 431.8), 1),
    "a3-8": Sheet(halves, 431.8, (0, 139.7, 279.4), 2),
    "a3-12": Sheet(c_fold, 279.4, (0, 145, 290, 431.8), 2),
}
ACCORDIONS = SHEETS | {
    "a3-6": Sheet(z_fold, 297, (0, 140, 280, 420), 1),
    "a3-12": Sheet(z_fold, 297, (0, 140, 280, 420), 2),
}
FORMATS = {"leaflet": SHEETS, "leaflet-letter": LETTER, "leaflet-z": ACCORDIONS}


def folded(made: Workshop, document: str, fold: str) -> Workshop:
    """Choose a fold for a document that has words of its own for its cover."""
    made.edit(f"content/documents/{document}.yaml", "leaflet:\n  title", f"leaflet:\n  fold: {fold}\n  title")
    return made


def fever(root: Path, fold: str, flip: str = "") -> Workshop:
    """Lay out a project of one document and one imprint, with a fold."""
    made = set_up(root)
    for name in ("documents/hand-washing", "imprints/clinic"):
        made.path(f"content/{name}.yaml").unlink()
    flipped = f"flip: {flip}\n" if flip else ""
    formats = ", ".join(f"{name}, {name}-print" for name in FORMATS)
    made.edit("content/imprints/ward.yaml", "formats: [leaflet-print]", f"{flipped}formats: [{formats}]")
    return folded(made, "fever", fold)


def printed(made: Workshop, locale: str, name: str) -> Done:
    """Print a leaflet, and the sheet it is imposed on."""
    return made.run("make", "--locale", locale, "--format", name, "--format", f"{name}-print")


def bare(page: Iterable[Sign]) -> Counter[str]:
    """The signs of a page, whatever order a reader of the file finds them in.

    It takes a hyphen at a line's end away, and of brackets in a right-to-left line on its head it does not know which is which.
    """
    return Counter(sign.text.replace(")", "(") for sign in page if sign.text != "-")


def edge(sheet: Sheet, flip: str = "") -> str:
    """The edge over which a sheet is turned: like the page of a book, unless the clinic's printer turns it otherwise."""
    return flip or ("long" if sheet.upright else "short")


def read(content: bytes, sheet: Sheet, direction: str, flip: str) -> list[list[Sign]]:
    """What a reader meets, panel by panel; all of it stands upright then."""
    sides = signs(content)
    faces = sheet_faces(sides, sheet.mirrored(direction), flip, height=sheet.height, rows=sheet.rows)
    assert sum(map(len, faces.values())) == sum(map(len, sides)), "something crosses a fold"
    strips = sheet.met(direction)
    assert {(sign.turn + 180 * strip.turned) % 360 for strip in strips for sign in faces[strip.face]} == {0}
    return [faces[strip.face] for strip in strips]


@pytest.mark.parametrize(("fold", "locale", "name"), sample(SHEETS, LOCALES, FORMATS))
def test_a_folded_sheet_reads_like_its_pages_on_a_screen_and_passes_every_check(
    tmp_path: Path, fold: str, locale: str, name: str
) -> None:
    is_sound(fever(tmp_path / "project", fold), fold, locale, name)


@pytest.mark.verify
@pytest.mark.parametrize(("fold", "flip"), [("a4-8", "short"), ("a3-8", "short"), ("a3-12", "long")])
def test_a_printer_that_turns_sheets_the_other_way_prints_the_same_leaflet(
    tmp_path: Path, fold: str, flip: str
) -> None:
    is_sound(fever(tmp_path / "project", fold, flip), fold, "ar", "leaflet", flip)


def is_sound(made: Workshop, fold: str, locale: str, name: str, flip: str = "") -> None:
    """Print a leaflet, which passes every check, and fold its sheet: it reads like its pages on a screen."""
    sheet = FORMATS[name][fold]
    done = printed(made, locale, name)
    assert (done.status, [line for line in done.findings if line.startswith("output/")]) == (0, [])
    screen, paper = (
        (made.output / "ward" / locale / f"fever-{each}.{locale}.pdf").read_bytes() for each in (name, f"{name}-print")
    )
    found = [bare(panel) for panel in read(paper, sheet, LOCALES[locale], edge(sheet, flip))]
    found[-1].subtract(re.sub(r"\s", "", HINT.format(edge(sheet, flip))))
    assert [+panel for panel in found] == [bare(page) for page in signs(screen)]
    assert sizes(paper) == [pytest.approx((sheet.edges[-1], sheet.height), abs=EXACT)] * 2
    widths = {strip.number: strip.width for strip in sheet.met(LOCALES[locale])}
    panels = [(widths[strip.number], sheet.height / sheet.rows) for strip in sheet.met(LOCALES[locale])]
    assert sizes(screen) == [pytest.approx(panel, abs=EXACT) for panel in panels]
    assert marked(paper, sheet) == {"along": 4 * (len(sheet.edges) - 2), "across": 4 * (sheet.rows - 1)}


def marked(paper: bytes, sheet: Sheet) -> dict[str, int]:
    """Count the marks to fold by on both sides; each stands at the edge of the paper, where it is folded."""
    width, found = sheet.edges[-1], Counter(along=0, across=0)
    folds = {*sheet.edges[1:-1], *through(width, sheet.edges)[1:-1]}
    for side in (0, 1):
        for rule in rules(paper, side):
            along = rule.upright and (rule.top > sheet.height - EXACT or rule.bottom < EXACT)
            across = not rule.upright and (rule.right > width - EXACT or rule.left < EXACT)
            found["along"] += along and any(abs(rule.at - fold) < EXACT for fold in folds)
            found["across"] += across and abs(rule.at - sheet.height / 2) < EXACT
    return dict(found)


@pytest.mark.parametrize(("locale", "fold"), alternating(SHIPPED, ("a4-8", "a3-12"), every=2))
def test_the_shipped_leaflet_in_a_larger_fold_is_sound_in_every_locale(tmp_path: Path, locale: str, fold: str) -> None:
    made = Workshop(tmp_path)
    for name in ("content", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    done = printed(folded(made, "naltrexone", fold), locale, "leaflet")
    assert done.status == 0, done.err
    direction, sheet = "rtl" if locale in RIGHT_TO_LEFT else "ltr", SHEETS[fold]
    names = (f"naltrexone-leaflet.{locale}.pdf", f"naltrexone-leaflet-print.{locale}.pdf")
    screen, paper = ((made.output / "house" / locale / name).read_bytes() for name in names)
    panels = read(paper, sheet, direction, edge(sheet))
    assert all(sign.edge >= EDGE_MM for content in (screen, paper) for page in signs(content) for sign in page)
    if locale not in UNREAD:
        assert [bare(panel) for panel in panels[:-1]] == [bare(page) for page in signs(screen)[:-1]]
