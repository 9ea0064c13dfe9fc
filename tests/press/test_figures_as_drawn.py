"""A figure that is printed otherwise than it is drawn is found, with its line; one that is printed right is not."""

from dataclasses import replace
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path

import page
import pytest
import yaml
from PIL import Image, ImageDraw

from feuillet.edition.galley import PDF, Asset, Format, Galley, Printed
from feuillet.manuscript.figures import MEDIA_TYPES, Figures, rewrite
from feuillet.preflight.product.figures_as_drawn import check
from feuillet.press.pages.pagination import paginate
from feuillet.press.sheets.folds import C_FOLD_A4
from feuillet.press.sheets.laying import fold_panels
from feuillet.press.sheets.office_printer import OfficePrinter
from feuillet.press.tagged.passes import print_tagged

from . import small
from .printing import print_flow

RIGHT = Figures(Path(__file__).parents[1] / "manuscript" / "figures" / "right")
CASES = Path(__file__).parents[1] / "preflight" / "product" / "figures" / "figures_as_drawn"
"""What stands on paper, what was wanted, and what must be found: the lines of a drawing, the first its second."""
NAMES = sorted(file.name for file in RIGHT.folder.iterdir())
PAGE = "@page { size: A4; margin: 20mm } figure { margin: 0; break-inside: avoid } img { max-width: 100%; max-height: 80mm }"
FORMAT = "handout-a4"
FEW = ("mask.svg", "inkscape.svg", "illustrator.svg", "shadow-merge.svg", "photo-turned-with-place.jpg", "grey-16.png")


def galley(*assets: Asset) -> Galley:
    """Show figures one below the other; each is said to show its name."""
    shown = (f'<figure><img src="{asset.name}" alt="{asset.name}"/></figure>' for asset in assets)
    return small.galley(f"<h1>A</h1>{''.join(shown)}", styles=(PAGE,), format=FORMAT, assets=assets)


def kept(name: str) -> Asset:
    return Asset(f"figures/{name}", MEDIA_TYPES[Path(name).suffix], RIGHT.content(name))


def drawn(*lines: str) -> Asset:
    """Draw an SVG whose first line is the second of its file."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 120" width="200" height="120">'
    written = rewrite("\n".join((head, *lines, "</svg>")).encode(), ".svg")
    assert written.fault is None
    return Asset("figures/drawing.svg", "image/svg+xml", written.content)


@lru_cache(maxsize=8)
def printed(made: Galley) -> Printed:
    return print_flow(made)


def found(on_paper: Galley, wanted: Galley, *, tagged: bool = True) -> list[str]:
    """Inspect what was printed of one galley as if it had been another."""
    format = Format(FORMAT, "pdf", PDF, lambda *_: wanted, print_tagged, paginate, tagged=tagged)
    return [str(finding) for finding in check(printed(on_paper), wanted, format)]


@pytest.mark.parametrize("names", [FEW, pytest.param(tuple(NAMES), marks=pytest.mark.verify)], ids=["few", "all"])
def test_right_figures_are_printed_as_they_are_drawn(names: tuple[str, ...], tmp_path: Path) -> None:
    made = galley(*map(kept, names))
    assert found(made, made) == []
    assert printed(made).findings == ()
    file = tmp_path / "figures.pdf"
    file.write_bytes(printed(made).content)
    assert page.validate_pdf(str(file), profile="ua1").is_compliant


GROUND = '<rect x="10" y="10" width="90" height="100" fill="#0b5563"/>'
PALE = '<rect x="120" y="40" width="60" height="40" fill="#eee"/>'


@pytest.mark.parametrize("file", sorted(CASES.glob("*.yaml")), ids=lambda file: str(file.stem))
def test_what_is_printed_otherwise_is_found_with_its_line(file: Path) -> None:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    findings = found(galley(drawn(*case["paper"])), galley(drawn(*case["wanted"])))
    assert len(findings) == len(case["found"]), findings
    for finding, words in zip(findings, case["found"], strict=True):
        assert finding.startswith(f"{FORMAT}: the figure drawing.svg is printed otherwise than it is drawn, ")
        assert words in finding


def photograph(spoilt: bool) -> Asset:
    picture = Image.merge("RGB", [Image.radial_gradient("L")] * 3)
    if spoilt:
        ImageDraw.Draw(picture).rectangle((100, 100, 112, 112), fill="#777")
    target = BytesIO()
    picture.save(target, "PNG")
    return Asset("figures/photo.png", "image/png", target.getvalue())


def test_a_photograph_that_is_printed_otherwise_is_found_with_its_place() -> None:
    (finding,) = found(galley(photograph(spoilt=True)), galley(photograph(spoilt=False)))
    assert "photo.png is printed otherwise than it is drawn, 38 % from its left and 38 % from its top; " in finding


def test_a_figure_that_is_not_printed_is_missed() -> None:
    assert found(galley(), galley(drawn(GROUND))) == [
        f"{FORMAT}: the figure drawing.svg is not printed; save it again, and report it if that does not help"
        " [figures_as_drawn]"
    ]


def test_two_figures_that_are_said_to_show_the_same_are_told_apart_by_their_order() -> None:
    one, other = drawn(GROUND), replace(drawn(PALE), name="figures/other.svg")
    pages = [
        replace(
            made,
            parts=tuple(
                replace(
                    part, markup=part.markup.replace('other.svg" alt="figures/other', 'other.svg" alt="figures/drawing')
                )
                for part in made.parts
            ),
        )
        for made in (galley(one, other), galley(other, one))
    ]
    assert found(pages[0], pages[0]) == []
    assert len(found(pages[0], pages[1])) == 2


def test_a_sheet_to_be_folded_leaves_it_to_its_twin() -> None:
    made = galley(drawn(GROUND))
    assert found(galley(), made, tagged=False) == []
    leaflet = replace(small.panels(), assets=made.assets)
    press = OfficePrinter(partial(fold_panels, fold=C_FOLD_A4))
    format = Format("leaflet-print", "pdf", PDF, lambda *_: leaflet, press, paginate, tagged=False)
    assert list(check(format.printed(leaflet), leaflet, format)) == []
