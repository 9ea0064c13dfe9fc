"""Files for a print shop: PDF/X-4, cut and folded by marks that stand outside, in inks."""

from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from conftest import Run
from lxml import etree
from pikepdf import Name
from PIL import Image
from workshop import Workshop

from feuillet import colour_profiles
from feuillet.edition.contrast import contrast, grey
from feuillet.edition.galley import Asset, Galley, Printed
from feuillet.findings import MachineError
from feuillet.manuscript.figures import MEDIA_TYPES, Figures
from feuillet.press.pages.pagination import paginate
from feuillet.press.pages.picture import window
from feuillet.press.sheets.folds import C_FOLD_A4
from feuillet.press.sheets.laying import Imposition, fold_panels, stitch_pages
from feuillet.press.sheets.prepress import PrintShop
from feuillet.press.sheets.separation import BLACK, Separation

from . import small
from .inked import box, marks, opened, picture, uses
from .sheets import signs

WHITE = (255, 255, 255)
ACCENT = "#0b5563"
FOLDS = {"en": ((97, 197), (100, 200)), "ar": ((100, 200), (97, 197))}
"""Of the outside and the inside, in mm from the left."""
BANDS = (
    f"section:first-child {{ background: {ACCENT}; color: #fff; margin: -10mm -10mm 0; padding: 10mm; height: 20mm }}"
    f"section + section {{ break-before: page }} @page {{ margin: 10mm }} body {{ margin: 0 }}"
)


def shop_galley(galley: Galley) -> Galley:
    """Give a galley the printing condition."""
    return replace(galley, profile=colour_profiles.profile())


def print_ready(galley: Galley, impose: Imposition | None = None) -> Printed:
    """Print as a print shop takes it."""
    return PrintShop(impose)(galley, paginate(galley))


@pytest.fixture(scope="module", params=["en", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def leaflet(language: str) -> bytes:
    """A leaflet whose cover has a band in colour along its upper edge."""
    body = "".join(f"<section>{word}</section>" for word in small.WORDS)
    styles = (f"{small.PAGES} {BANDS}", small.SHEET_STYLE)
    galley = small.galley(body, small.SHEET, language=language, styles=styles, format="leaflet-print-press")
    return print_ready(shop_galley(replace(galley, panels=6)), partial(fold_panels, fold=C_FOLD_A4)).content


def handout(body: str, style: str = "", *assets: Asset) -> bytes:
    galley = small.galley(body, styles=(style,), format="handout-a4-press", assets=assets)
    return print_ready(shop_galley(galley)).content


def test_the_trimmed_sheet_lies_in_three_millimetres_of_bleed_in_a_larger_page(leaflet: bytes) -> None:
    with opened(leaflet) as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            trim, bleed, media = box(page.TrimBox), box(page.BleedBox), box(page.MediaBox)
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((297, 210), abs=0.1)
            outer = [trim[0] - 3, trim[1] - 3, trim[2] + 3, trim[3] + 3]
            assert bleed == pytest.approx(outer, abs=0.01)
            assert media == pytest.approx((0, 0, 317, 230), abs=0.1)


def test_marks_to_fold_by_are_at_the_folds_of_their_side_and_direction(leaflet: bytes, language: str) -> None:
    with opened(leaflet) as pdf:
        for page, folds in zip(pdf.pages, FOLDS[language], strict=True):
            broken = [mark for mark in marks(page) if mark[4]]
            assert sorted(mark[0] for mark in broken) == pytest.approx(sorted(folds * 2), abs=0.1)
            assert all(mark[0] == mark[2] for mark in broken)


def test_marks_to_cut_by_are_in_line_with_the_edges(leaflet: bytes) -> None:
    with opened(leaflet) as pdf:
        for page in pdf.pages:
            whole = [mark for mark in marks(page) if not mark[4]]
            upright = sorted(mark[0] for mark in whole if mark[0] == mark[2])
            level = sorted(mark[1] for mark in whole if mark[1] == mark[3])
            assert upright == pytest.approx([0, 0, 297, 297], abs=0.1)
            assert level == pytest.approx([0, 0, 210, 210], abs=0.1)


def test_no_mark_touches_the_bleed(leaflet: bytes) -> None:
    with opened(leaflet) as pdf:
        for x, y, far_x, far_y, _ in (mark for page in pdf.pages for mark in marks(page)):
            beside = max(x, far_x) <= -2.999 or min(x, far_x) >= 299.999
            above_or_below = max(y, far_y) <= -2.999 or min(y, far_y) >= 212.999
            assert beside or above_or_below


def test_a_ground_that_reaches_the_edge_runs_into_the_bleed_and_not_over_a_fold(leaflet: bytes, language: str) -> None:
    drawn = picture(leaflet)
    inside = {"en": 250, "ar": 47}[language]
    edge, fold = {"en": (299.5, 196.5), "ar": (-2.5, 100.5)}[language]
    ground = drawn.at(inside, 5)
    assert ground != WHITE
    assert drawn.at(inside, -2.5) == drawn.at(edge, 5) == drawn.at(edge, -2.5) == ground
    assert drawn.at(fold, 5) == WHITE
    assert drawn.at(inside, -3.4) == WHITE


def test_a_ground_that_ends_before_the_edge_stays_as_it_is() -> None:
    drawn = picture(
        handout(
            "<p>.</p>",
            f"@page {{ size: A4; margin: 5mm }} body {{ margin: 0 }} p {{ background: {ACCENT}; height: 40mm; margin: 0 }}",
        )
    )
    assert drawn.at(6, 20) != WHITE
    assert drawn.at(4.5, 20) == drawn.at(-1, 20) == drawn.at(100, 4.5) == WHITE


def test_a_page_that_creeps_inward_still_bleeds_at_the_edge_of_the_sheet() -> None:
    style = f"@page {{ size: 148.5mm 210mm; margin: 0 }} section {{ background: {ACCENT}; height: 20mm; color: #fff }}"
    style += "section + section { break-before: page } body { margin: 0 }"
    body = "".join(f"<section>{number}</section>" for number in range(12))
    galley = small.galley(body, "<p>.</p>", styles=(style, "@page { size: 297mm 210mm; margin: 5mm }"))
    content = print_ready(shop_galley(galley), stitch_pages).content
    with opened(content) as pdf:
        innermost = len(pdf.pages) - 1
    drawn = picture(content, innermost)
    assert {drawn.at(x, 10) for x in (-2.5, -0.05, 0.1, 296.9, 297.05, 299.5)} == {drawn.at(80, 10)}


def test_black_text_is_printed_in_black_ink_alone(leaflet: bytes) -> None:
    with opened(leaflet) as pdf:
        texts = {use.inks for use in uses(pdf) if use.operator == "text"}
    assert texts == {BLACK, (0, 0, 0, 0)}


def test_a_colour_is_printed_in_inks(leaflet: bytes) -> None:
    with opened(leaflet) as pdf:
        (ground,) = {use.inks for use in uses(pdf) if use.operator == "ground"}
    cyan, magenta, yellow, black = ground
    assert cyan > magenta > yellow > black > 0
    assert sum(ground) < 3


def test_black_is_printed_over_a_tint_and_white_is_cut_out_of_it() -> None:
    content = handout("<p>black</p><b>white</b>", "p { background: #eef } b { background: #000; color: #fff }")
    with opened(content) as pdf:
        page = pdf.pages[0]
        states, said = page.Resources.ExtGState, list(pikepdf.parse_content_stream(page))
        for before, after in pairwise(said):
            if str(before.operator) == "k":
                over = [float(value) for value in before.operands] == [0, 0, 0, 1]
                assert bool(states[str(after.operands[0])].op) == over


@pytest.mark.parametrize("level", [0, 51, 128, 204, 255])
def test_greys_are_printed_in_black_ink_alone(level: int) -> None:
    made = Separation(colour_profiles.profile()).separate(level / 255, level / 255, level / 255)
    assert made[:3] == (0, 0, 0)
    assert (made[3] == 1, made[3] == 0) == (level == 0, level == 255)


@pytest.mark.parametrize("level", [51, 128, 204, 240])
def test_a_grey_is_printed_as_dark_as_it_is_on_a_screen(level: int) -> None:
    grey = f"#{bytes([level] * 3).hex()}"
    content = handout(
        "<p>.</p>",
        f"@page {{ size: A4; margin: 0 }} body {{ margin: 0 }} p {{ background: {grey}; height: 40mm; margin: 0 }}",
    )
    seen = picture(content).at(100, 20)
    assert max(seen) - min(seen) <= 6  # black ink is not quite neutral
    assert sum(seen) / 3 == pytest.approx(level, abs=6)


def test_a_picture_in_colours_becomes_inks_and_one_without_stays_black_alone() -> None:
    colours, greys = (Image.new("RGB", (8, 8), colour) for colour in ("#c02040", "#808080"))
    assets = tuple(Asset(name, "image/png", png(image)) for name, image in (("a.png", colours), ("b.png", greys)))
    content = handout('<img alt="a" src="a.png"/><img alt="b" src="b.png"/>', "", *assets)
    with opened(content) as pdf:
        images = [
            thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image
        ]
        assert sorted(str(image.ColorSpace) for image in images) == ["/DeviceCMYK", "/DeviceGray"]
        assert {len(image.read_bytes()) for image in images} == {8 * 8 * 4, 8 * 8}
    assert picture(content).image.getcolors(1) is None


def png(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def test_the_printing_condition_is_in_the_file(leaflet: bytes) -> None:
    with opened(leaflet) as pdf:
        (intent,) = pdf.Root.OutputIntents.as_list()
        assert intent.S == Name.GTS_PDFX
        assert int(intent.DestOutputProfile.N) == 4
        assert intent.DestOutputProfile.read_bytes() == colour_profiles.profile()
        assert str(intent.Info) == "Artifex CMYK SWOP Profile"


def test_it_says_that_it_is_pdf_x_and_says_the_same_twice(leaflet: bytes) -> None:
    with opened(leaflet) as pdf:
        assert pdf.pdf_version == "1.6"
        packet = etree.fromstring(pdf.Root.Metadata.read_bytes())
        said = {etree.QName(each).localname: "".join(each.itertext()).strip() for each in packet.iter("{*}*")}
        info = {str(key): str(value) for key, value in pdf.docinfo.items()}
    assert said["GTS_PDFXVersion"] == "PDF/X-4"
    assert (said["title"], said["CreatorTool"], said["Producer"]) == (
        info["/Title"],
        info["/Creator"],
        info["/Producer"],
    )
    assert info["/CreationDate"] == info["/ModDate"] == "D:20260201000000Z"
    assert said["CreateDate"] == said["ModifyDate"] == "2026-02-01T00:00:00Z"
    assert (said["Trapped"], info["/Trapped"]) == ("False", "/False")


def test_nothing_for_screens_is_left() -> None:
    body = '<h1 id="a">Top</h1><p><a href="https://example.org/">link</a> <a href="#a">up</a></p>'
    with opened(handout(body)) as pdf:
        kept = {"/Type", "/Pages", "/Lang", "/Metadata", "/OutputIntents", "/ViewerPreferences"}
        assert set(pdf.Root.keys()) <= kept
        for page in pdf.pages:
            assert {"/Annots", "/StructParents", "/CropBox", "/ArtBox"} & set(page.obj.keys()) == set()
            said = {str(each.operator) for each in pikepdf.parse_content_stream(page)}
            assert {"BDC", "BMC", "EMC"} & said == set()


def test_every_font_is_embedded_and_nothing_is_encrypted(leaflet: bytes) -> None:
    with opened(leaflet) as pdf:
        fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each]
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
        assert not pdf.is_encrypted


def test_the_panels_say_what_they_say_on_the_office_sheet(leaflet: bytes) -> None:
    words = sorted("".join(sign.text for sign in page if sign.text != ".") for page in signs(leaflet))
    assert sorted("".join(words)) == sorted("".join(small.WORDS))


def test_without_the_profile_the_remedy_is_named() -> None:
    with pytest.raises(MachineError, match="doctor"):
        print_ready(small.galley("<p>.</p>"))


@pytest.mark.slow
def test_a_print_shop_gets_its_files_besides_the_others_and_no_reader_is_led_to_them(
    workshop: Workshop, run: Run
) -> None:
    before = workshop.products()
    done = run(workshop, "make", "--press-ready", "--locale", "en", "--format", "leaflet-print")
    assert (done.status, done.err) == (0, "")
    name = "ward/en/fever-leaflet-print-press.en.pdf"
    assert workshop.products() - before == {name}
    assert workshop.manifest()[name]["state"] == "current"
    assert name not in workshop.linked()
    assert run(workshop, "make").status == 0
    assert workshop.manifest()[name]["state"] == "current"


@pytest.mark.slow
def test_marks_and_hints_for_an_office_printer_do_not_stay_on_the_paper(workshop: Workshop, run: Run) -> None:
    run(workshop, "make", "--press-ready", "--locale", "en", "--format", "leaflet-print")
    office, shop = (
        (workshop.output / f"ward/en/fever-leaflet-print{ending}.en.pdf").read_bytes() for ending in ("", "-press")
    )
    told = ["".join(sign.text for sign in page) for content in (office, shop) for page in signs(content)]
    assert "100%" in told[0]
    assert "100%" not in told[2]
    drawn = picture(shop)
    assert drawn.at(97, 209) == drawn.at(197, 209) == WHITE


@pytest.mark.slow
def test_a_print_shop_gets_the_same_bytes_whenever_and_wherever(workshop: Workshop, empty: Workshop) -> None:
    only = ("make", "--press-ready", "--locale", "ar", "--document", "fever")
    assert workshop.run(*only).status == 0
    assert empty.run(*only, env={"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "4711", "LC_ALL": "C"}).status == 0
    names = [name for name in empty.products() if "-press" in name]
    assert len(names) == 2
    assert all(empty.digests()[name] == workshop.digests()[name] for name in names)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("accent", "format"),
    [
        ('accent: "#5b2a86"\n', "leaflet-print"),
        ("", "handout-a4"),
        pytest.param("", "booklet-print", marks=pytest.mark.verify),
    ],
)
def test_an_imprint_without_colours_is_printed_in_black_ink_alone(
    empty: Workshop, run: Run, accent: str, format: str
) -> None:
    empty.edit("content/imprints/ward.yaml", 'accent: "#5b2a86"\n', f"{accent}greyscale: true\n")
    empty.edit("content/imprints/ward.yaml", "[leaflet-print]", f"[{format}]")
    done = run(empty, "make", "--press-ready", "--locale", "en", "--imprint", "ward", "--workers", "1")
    assert (done.status, done.err) == (0, "")
    with opened((empty.output / f"ward/en/fever-{format}-press.en.pdf").read_bytes()) as pdf:
        used = {use.inks for use in uses(pdf)}
    assert {each[:3] for each in used} == {(0, 0, 0)}
    assert len({each[3] for each in used}) >= 4


@pytest.mark.parametrize("colour", ["#0b5563", "#5b2a86", "#767676", "#b00020", "#000000"])
def test_the_grey_in_place_of_a_colour_is_as_dark_and_survives_a_copier(colour: str) -> None:
    assert contrast(grey(colour)) >= max(7, contrast(colour))
    assert len({grey(colour)[start : start + 2] for start in (1, 3, 5)}) == 1


def test_a_hole_of_a_figure_is_a_hole_in_inks_too() -> None:
    mask = '<mask id="m"><rect width="90" height="90" fill="#fff"/><circle cx="45" cy="45" r="30"/></mask>'
    figure = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">{mask}'
        '<rect width="90" height="90" fill="#c22" mask="url(#m)"/></svg>'
    )
    asset = Asset("figures/hole.svg", "image/svg+xml", figure.encode())
    body = '<img src="figures/hole.svg" alt="A hole" style="display: block"/>'
    printed = handout(body, "@page { size: 90px 90px; margin: 0 } body { margin: 0 }", asset)
    with opened(printed) as pdf:
        left, bottom, right, top = (edge * 72 / 25.4 for edge in box(pdf.pages[0].TrimBox))
    shown = window(printed, 0, (left, bottom, right, top), 90)
    assert shown.getpixel((45, 45)) == WHITE
    red, green, blue = shown.getpixel((5, 5))  # type: ignore[misc]
    assert (red > 150, green < 90, blue < 90) == (True, True, True)


@pytest.mark.parametrize(
    "name", ["photo.jpg", "photo-grey.jpg", "grey-16.png", "colours-16-seen-through.png", "figma.svg"]
)
def test_a_figure_of_each_kind_is_separated(name: str) -> None:
    figures = Figures(Path(__file__).parents[1] / "manuscript" / "figures" / "right")
    asset = Asset(f"figures/{name}", MEDIA_TYPES[Path(name).suffix], figures.content(name))
    with opened(handout(f'<img src="figures/{name}" alt="A figure"/>', "", asset)) as pdf:
        spaces = {str(each.ColorSpace) for each in pdf.objects if each_is_image(each)}
        assert spaces <= {"/DeviceGray", "/DeviceCMYK"}
        assert bool(spaces) == (not name.endswith(".svg"))


def each_is_image(thing: object) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image
