"""What each check finds in a finished file: a case is a file in the check's folder, with a page and what is wrong with it."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from pikepdf import Dictionary, Name, Pdf
from press import small

from feuillet import formats
from feuillet.discovery import modules
from feuillet.edition.galley import Format, Galley, Printed
from feuillet.preflight import product
from feuillet.press.pages.typesetting import typeset
from feuillet.press.pdf_writer import write
from feuillet.press.tagged import passes

HERE = Path(__file__).parent
FORMATS = {format.name: format for module in modules(formats) for format in module.FORMATS}
CASES = sorted(file.relative_to(HERE).as_posix() for file in HERE.glob("*/*.yaml") if file.parent.name != "book")
Damage = Callable[[Pdf], None]


def fonts_of(opened: Pdf) -> list[Any]:
    return [each for each in opened.objects if isinstance(each, Dictionary) and each.get("/Type") == Name.Font]


def take(dictionary: Any, *keys: str) -> None:
    for key in keys:
        if key in dictionary:
            del dictionary[key]


def take_the_font_files_out(opened: Pdf) -> None:
    for font in fonts_of(opened):
        if "/FontDescriptor" in font:
            take(font.FontDescriptor, "/FontFile2", "/FontFile3")


def take_the_way_back_to_text_out(opened: Pdf) -> None:
    for font in fonts_of(opened):
        take(font, "/ToUnicode")


def show_glyph_0(opened: Pdf) -> None:
    page = opened.pages[0]
    page.Contents = opened.make_stream(missing_glyph(page))


def show_glyph_0_in_a_form(opened: Pdf) -> None:
    page = opened.pages[0]
    resources = Dictionary(Font=page.Resources.Font)
    form = opened.make_stream(missing_glyph(page), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 900, 900])
    form.Resources = resources
    page.Resources.XObject = Dictionary(Panel=form)
    page.Contents = opened.make_stream(b"/Panel Do")


def missing_glyph(page: pikepdf.Page) -> bytes:
    name = next(iter(page.Resources.Font.keys()))
    return f"BT {name} 12 Tf 50 50 Td <00440000> Tj ET".encode()


def take_the_structure_out(opened: Pdf) -> None:
    take(opened.Root, "/StructTreeRoot", "/MarkInfo")


def take_the_claim_out(opened: Pdf) -> None:
    with opened.open_metadata() as metadata:
        del metadata["pdfuaid:part"]


def take_the_claim_to_last_out(opened: Pdf) -> None:
    with opened.open_metadata() as metadata:
        del metadata["pdfaid:part"]


def claim_to_be_only_legible(opened: Pdf) -> None:
    with opened.open_metadata() as metadata:
        metadata["pdfaid:conformance"] = "U"


def take_the_output_intent_out(opened: Pdf) -> None:
    del opened.Root.OutputIntents


def take_the_colour_profile_out(opened: Pdf) -> None:
    del opened.Root.OutputIntents[0].DestOutputProfile


def mean_the_colours_for_a_press(opened: Pdf) -> None:
    opened.Root.OutputIntents[0].S = Name.GTS_PDFX


def take_the_language_out(opened: Pdf) -> None:
    del opened.Root.Lang


def take_the_title_out(opened: Pdf) -> None:
    with opened.open_metadata() as metadata:
        metadata["dc:title"] = "Untitled"


def take_the_preferences_out(opened: Pdf) -> None:
    del opened.Root.ViewerPreferences


DAMAGES: dict[str, Damage] = {
    damage.__name__.replace("_", " "): damage
    for damage in (
        take_the_font_files_out,
        take_the_way_back_to_text_out,
        show_glyph_0,
        show_glyph_0_in_a_form,
        take_the_structure_out,
        take_the_claim_out,
        take_the_claim_to_last_out,
        claim_to_be_only_legible,
        take_the_output_intent_out,
        take_the_colour_profile_out,
        mean_the_colours_for_a_press,
        take_the_language_out,
        take_the_title_out,
        take_the_preferences_out,
    )
}


def make(case: dict[str, Any]) -> tuple[Printed, Galley, Format]:
    """Print a case's page, and damage the file."""
    name, pages = case.get("format", "handout-a4"), case.get("pages", 0)
    body = case.get("body") or "<p>1</p>" + "<p style='break-before: page'>1</p>" * (pages - 1)
    galley = small.galley(body, language=case.get("language", "en"), styles=(case.get("style", ""),), format=name)
    galley = replace(galley, panels=case.get("panels", 0))
    content = passes.repair(typeset(galley, galley.parts[0]).pdf(tagged=True), galley)
    with Pdf.open(BytesIO(content)) as opened:
        if "damage" in case:
            DAMAGES[case["damage"]](opened)
        content = write(opened, galley)
    return Printed(content), galley, FORMATS[name]


@pytest.mark.parametrize("name", CASES)
def test_a_check_finds_what_is_wrong_and_nothing_else(name: str) -> None:
    case = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    check = import_module(f"feuillet.preflight.product.{Path(name).parent}").check
    findings = list(check(*make(case)))
    assert len(findings) == len(case["found"]), findings
    for finding, words in zip(findings, case["found"], strict=True):
        assert words in finding.problem
        assert finding.check == Path(name).parent.name


def verdicts(check: str) -> set[bool]:
    """Tell whether cases of a check are found to be clean, or not; those of legibility and of books lie in folders beside."""
    files = HERE.glob(f"**/{check}/*.yaml")
    return {bool(yaml.safe_load(file.read_text(encoding="utf-8"))["found"]) for file in files}


@pytest.mark.parametrize("check", [module.__name__.rpartition(".")[2] for module in modules(product)])
def test_every_check_has_a_case_that_is_clean_and_one_that_is_not(check: str) -> None:
    assert verdicts(check) == {False, True}
