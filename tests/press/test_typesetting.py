"""The one door to WeasyPrint: nothing is fetched, nothing is missing unheard, and only the fonts of the scripts are there."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from feuillet.edition.galley import Asset
from feuillet.press.pages import picture
from feuillet.press.pages.fontconfig import CONFIGURATION, configuration
from feuillet.press.pages.typesetting import ROOT, shelf, typeset
from feuillet.writing.script import faces
from feuillet.writing.typefaces import CJK, CORE, LATIN, SERIF

from . import small
from .printing import print_flow

FIGURE = Asset(
    "figures/square.svg",
    "image/svg+xml",
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>',
)


def test_a_page_can_name_the_galley_s_assets() -> None:
    fetched = shelf((FIGURE,)).fetch(f"{ROOT}figures/square.svg")
    assert fetched.read() == FIGURE.content
    assert fetched.content_type == "image/svg+xml"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "http://example.org/figure.svg",
        "https://example.org/figure.svg",
        "ftp://example.org/figure.svg",
        "data:image/svg+xml,<svg/>",
        "galley:/figures/other.svg",
        "galley:/figures/../figures/square.svg",
        "galley:/../../etc/hostname",
        "",
    ],
)
def test_every_other_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="outside the galley"):
        shelf((FIGURE,)).fetch(address)


@pytest.mark.parametrize(
    "body",
    [
        '<img src="{}" alt="x"/>',
        '<p style="background: url({})">x</p>',
        '<link rel="stylesheet" href="{}"/>',
        "<style>@import url({});</style>",
        '<object data="{}"></object>',
    ],
)
def test_no_part_of_a_page_can_read_a_file(body: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_bytes(FIGURE.content)
    galley = small.galley(body.format(secret.as_uri()))
    findings = typeset(galley, galley.parts[0]).findings
    assert any("outside the galley" in finding.problem for finding in findings)


def test_a_page_cannot_bring_a_font_of_its_own() -> None:
    face = f"@font-face {{ font-family: mine; src: url({LATIN.files[0].as_uri()}) }} p {{ font-family: mine }}"
    galley = small.galley("<p>x</p>", styles=(face,))
    (finding,) = typeset(galley, galley.parts[0]).findings
    assert finding.problem == "the typesetter passes over a part of the page: Font-face 'mine' cannot be loaded"


def test_an_asset_that_is_missing_is_a_finding() -> None:
    galley = small.galley('<img src="figures/gone.svg" alt="gone"/>', assets=(FIGURE,))
    (finding,) = typeset(galley, galley.parts[0]).findings
    assert (finding.check, finding.location.path) == ("typesetting", "templates/part-0.html")
    assert "figures/gone.svg" in finding.problem


def test_an_asset_that_is_there_is_printed_without_a_finding() -> None:
    galley = small.galley('<img src="figures/square.svg" alt="a square"/>', assets=(FIGURE,))
    pages = typeset(galley, galley.parts[0])
    with Image.open(BytesIO(picture.draw(pages.pdf(tagged=False), 1))) as drawn:
        darkest, _ = drawn.convert("L").getextrema()
    assert (pages.findings, darkest) == ((), 0)


@pytest.mark.parametrize("language", ["en", "ja", "ar"])
def test_a_character_that_no_font_has_is_a_finding(language: str) -> None:
    printed = print_flow(small.galley("<h1>Small</h1><p>Take \u263a now</p>", language=language))
    assert any("U+263A" in finding.problem for finding in printed.findings)


def test_what_is_said_in_one_galley_is_not_heard_in_the_next() -> None:
    wrong, right = small.galley('<img src="gone.png" alt="gone"/>'), small.galley("<p>right</p>")
    assert typeset(wrong, wrong.parts[0]).findings
    assert typeset(right, right.parts[0]).findings == ()


def test_the_private_fontconfig_is_what_make_faces_writes() -> None:
    assert CONFIGURATION.read_text(encoding="utf-8") == configuration(), "run make faces"


def test_the_private_fontconfig_lists_exactly_the_files_of_the_faces() -> None:
    accepted = re.findall(r"<acceptfont><glob>(.+?)</glob></acceptfont>", CONFIGURATION.read_text(encoding="utf-8"))
    assert sorted(accepted) == sorted({str(file) for face in (*faces().values(), SERIF) for file in face.files})


def test_the_private_fontconfig_rejects_every_other_font() -> None:
    text = CONFIGURATION.read_text(encoding="utf-8")
    assert "<rejectfont><glob>/*</glob></rejectfont>" in text
    assert set(re.findall(r"<dir>(.+?)</dir>", text)) == {str(CORE), str(CJK)}
    assert "<include" not in text


def fonts(*families: str) -> set[str]:
    """The names of the fonts that set a text asked for in some families, with a sign that only symbol fonts have."""
    galley = small.galley("".join(f'<p style="font-family: {each}">Wash \u2672</p>' for each in families))
    with pikepdf.Pdf.open(BytesIO(typeset(galley, galley.parts[0]).pdf(tagged=False))) as pdf:
        found = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/DescendantFonts" in each]
        return {str(font.BaseFont).rpartition("+")[2].lstrip("/").replace("-", " ") for font in found}


def test_no_other_font_of_the_machine_is_ever_used() -> None:
    names = fonts(
        "serif", "monospace", "'DejaVu Sans'", "'Noto Serif Display'", "'Noto Sans Symbols2'", "'No Such Font'"
    )
    assert names
    assert all(name.startswith(tuple(face.family for face in (*faces().values(), SERIF))) for name in names), names
