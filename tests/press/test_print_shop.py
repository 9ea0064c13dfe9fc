"""A print shop gets what it asks for: its own profile and printing condition, sheets or single pages."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from conftest import Run
from pikepdf import Name
from workshop import Workshop

from feuillet import colour_profiles
from feuillet.press.pages.pagination import paginate
from feuillet.press.pdf_writer import POINTS
from feuillet.press.sheets.bleed import BLEED_MM
from feuillet.press.sheets.folds import C_FOLD_A4
from feuillet.press.sheets.laying import fold_panels, stitch_pages
from feuillet.press.sheets.prepress import PrintShop
from feuillet.press.sheets.separation import Separation

from . import small
from .inked import opened, picture, uses

OTHER = colour_profiles.PROFILE.with_name("ps_cmyk.icc")
"""Another profile of four inks, of version 4 of the format, in the same package of Debian's."""
SCREEN = colour_profiles.PROFILE.with_name("srgb.icc")
WARD = "content/imprints/ward.yaml"
ACCENT = 'accent: "#5b2a86"\n'
BAND = (
    "body { margin: 0 } section:first-child { background: #0b5563; height: 20mm; margin: -10mm -10mm 0; padding: 10mm }"
)


def asks(workshop: Workshop, wish: str, *profiles: Path) -> None:
    """Write into the ward's imprint what its print shop asks for."""
    workshop.edit(WARD, ACCENT, f"{ACCENT}print-shop: {wish}\n")
    workshop.path("content/profiles").mkdir()
    for each in profiles:
        shutil.copyfile(each, workshop.path(f"content/profiles/{each.name}"))


def width_and_height(box: pikepdf.Object) -> tuple[float, float]:
    left, bottom, right, top = (float(value) / POINTS for value in box.as_list())
    return right - left, top - bottom


@pytest.mark.slow
def test_its_own_profile_and_condition_are_in_every_file_and_mix_its_inks(empty: Workshop, run: Run) -> None:
    asks(empty, "{profile: ps_cmyk.icc, condition: fogra 51, imposed: false}", OTHER)
    done = run(empty, "make", "--press-ready", "--locale", "en", "--imprint", "ward", "--workers", "1")
    assert (done.status, done.err) == (0, "")
    with opened((empty.output / "ward/en/fever-leaflet-print-press.en.pdf").read_bytes()) as pdf:
        (intent,) = pdf.Root.OutputIntents.as_list()
        assert intent.S == Name.GTS_PDFX
        assert (str(intent.OutputConditionIdentifier), str(intent.RegistryName)) == ("FOGRA51", "http://www.color.org")
        assert intent.DestOutputProfile.read_bytes() == OTHER.read_bytes()
        assert len(pdf.pages) == 6
        used = {use.inks for use in uses(pdf)}
    assert Separation(OTHER.read_bytes()).separate(0x5B / 255, 0x2A / 255, 0x86 / 255) in used
    assert Separation(colour_profiles.profile()).separate(0x5B / 255, 0x2A / 255, 0x86 / 255) not in used
    with pikepdf.open(empty.output / "ward/en/fever-leaflet-print.en.pdf") as sheet:
        assert len(sheet.pages) == 2  # what the clinic prints itself stays as it is


def test_a_condition_of_the_shop_s_own_names_no_registry() -> None:
    galley = replace(small.galley("<p>.</p>"), profile=OTHER.read_bytes(), condition="House stock 115 g")
    with pikepdf.open(BytesIO(PrintShop()(galley, paginate(galley)).content)) as pdf:
        (intent,) = pdf.Root.OutputIntents.as_list()
        assert str(intent.OutputConditionIdentifier) == "House stock 115 g"
        assert str(intent.Info)
        assert "/RegistryName" not in intent


@pytest.mark.parametrize("language", ["en", "ar"])
def test_single_panels_come_in_order_of_reading_each_with_bleed_and_marks(language: str) -> None:
    galley = replace(small.panels(language, style=BAND), profile=OTHER.read_bytes(), imposed=False)
    pages = paginate(galley)
    content = PrintShop(lambda made, laid: fold_panels(made, laid, fold=C_FOLD_A4))(galley, pages).content
    with opened(content) as pdf:
        assert len(pdf.pages) == 6
        for page, wide in zip(pdf.pages, small.PANEL_WIDTHS, strict=True):
            assert width_and_height(page.TrimBox) == pytest.approx((wide, 210), abs=0.01)
            grown = (wide + 2 * BLEED_MM, 210 + 2 * BLEED_MM)
            assert width_and_height(page.BleedBox) == pytest.approx(grown, abs=0.01)
    drawn = picture(content)
    assert {drawn.at(x, y) for x, y in ((-2.5, 10), (102.5, 10), (50, -2.5))} == {drawn.at(3, 3)} != {(255, 255, 255)}


def test_single_pages_of_a_booklet_are_filled_up_to_whole_sheets() -> None:
    galley = replace(small.booklet(6), profile=OTHER.read_bytes(), imposed=False)
    with opened(PrintShop(stitch_pages)(galley, paginate(galley)).content) as pdf:
        assert len(pdf.pages) == 8
        sizes = [width_and_height(page.TrimBox) for page in pdf.pages]
    assert sizes == [pytest.approx((148.5, 210), abs=0.01)] * 8


def spoilt(change: Callable[[bytes], bytes]) -> Callable[[Workshop], None]:
    """Put a damaged profile in the place of the shop's own."""

    def spoil(workshop: Workshop) -> None:
        workshop.path("content/profiles/ps_cmyk.icc").write_bytes(change(OTHER.read_bytes()))

    return spoil


WISHES = {
    "a profile that is not there": ("{profile: gone.icc}", None, "there is no profile gone.icc; put the print"),
    "a profile of a screen": ("{profile: srgb.icc}", None, "srgb.icc is not that of a press with four inks"),
    "a profile cut off": ("{profile: ps_cmyk.icc}", spoilt(lambda content: content[:900]), "is no whole ICC profile"),
    "no profile at all": ("{profile: ps_cmyk.icc}", spoilt(lambda _: b"FOGRA51"), "is no whole ICC profile"),
    "a profile of tomorrow": (
        "{profile: ps_cmyk.icc}",
        spoilt(lambda content: content[:8] + b"\5" + content[9:]),
        "is of version 5, which PDF/X-4 does not know",
    ),
    "a condition without its profile": ("{condition: FOGRA51}", None, "the condition FOGRA51 has no profile"),
    "a name that leads out": ("{profile: ../figures/x.icc}", None, "is no name of an ICC profile"),
    "a name of another kind": ("{profile: fogra51.pdf}", None, "is no name of an ICC profile"),
}


@pytest.mark.parametrize("case", WISHES)
def test_what_a_shop_s_profile_lacks_is_said_in_the_imprint_s_line(empty: Workshop, run: Run, case: str) -> None:
    wish, spoil, said = WISHES[case]
    asks(empty, wish, OTHER, SCREEN)
    if spoil:
        spoil(empty)
    done = run(empty, "check")
    (line,) = done.findings
    assert done.status == 1
    assert line.startswith(f"{WARD}:5: ")
    assert said in line


def test_a_profile_damaged_inside_is_an_error_of_its_files_alone(empty: Workshop, run: Run) -> None:
    asks(empty, "{profile: ps_cmyk.icc}", OTHER)
    spoilt(lambda content: content[:200] + bytes(len(content) - 200))(empty)
    done = run(empty, "make", "--press-ready", "--locale", "en", "--imprint", "ward", "--workers", "1")
    assert done.status == 1
    (line,) = done.findings
    assert "the colour profile of the print shop cannot be used" in line
    assert empty.products() == {"ward/en/fever-leaflet-print.en.pdf"}


@pytest.mark.slow
def test_another_profile_prints_anew_for_the_shop_and_for_nobody_else(empty: Workshop, run: Run) -> None:
    asks(empty, "{profile: ps_cmyk.icc}", OTHER)
    command = ("make", "--press-ready", "--locale", "en", "--imprint", "ward", "--workers", "1")
    assert run(empty, *command).status == 0
    before = empty.traces()
    shutil.copyfile(colour_profiles.PROFILE, empty.path("content/profiles/ps_cmyk.icc"))
    assert run(empty, *command).status == 0
    assert empty.rewritten(before) == {"ward/en/fever-leaflet-print-press.en.pdf"}
