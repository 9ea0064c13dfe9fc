"""The files that ship: which there are, what they say of themselves, and that machines can read them aloud."""

import hashlib
import json
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import html
from pikepdf import Array, Dictionary, Name, Pdf, String
from press.epubs import complaints
from workshop import path_of

from .shipped import FORMATS, LOCALES, RIGHT_TO_LEFT, TAGGED, Publication, bare, messages

FAMILIES = {
    "ar": "Noto-Naskh-Arabic",
    "bn": "Noto-Sans-Bengali",
    "fa": "Noto-Naskh-Arabic",
    "hi": "Noto-Sans-Devanagari",
    "ja": "Noto-Sans-CJK-JP",
    "th": "Noto-Sans-Thai",
    "zh-Hans": "Noto-Sans-CJK-SC",
}
"""The typeface of each locale that Noto Sans does not set."""
CHECKED = ("fr", "ar")
"""The locales whose books `make test` has checked, one in each direction; each starts a Java of its own."""
HEADINGS = [f"/H{level}" for level in range(1, 7)]
each_tagged = pytest.mark.parametrize("format", TAGGED)
each_pdf = pytest.mark.parametrize("format", FORMATS[:3])


def manifest(output: Path) -> dict[str, dict[str, Any]]:
    """The manifest's entries by path."""
    entries = json.loads((output / "manifest.json").read_text(encoding="utf-8"))["products"]
    return {entry["path"]: entry for entry in entries}


def products(locale: str) -> set[str]:
    """The paths of all products."""
    return {path_of("house", locale, "naltrexone", format) for format in FORMATS}


def test_there_are_four_products_a_locale_an_index_and_a_manifest(publication: Publication, locale: str) -> None:
    output = publication.output(locale)
    files = {file.relative_to(output).as_posix() for file in output.rglob("*") if file.is_file()}
    assert files >= products(locale) | {"index.html", "manifest.json"}
    assert set(manifest(output)) == {name for name in files if name.startswith("house/")}


def test_the_manifest_describes_every_file(publication: Publication, locale: str) -> None:
    output = publication.output(locale)
    for path, entry in manifest(output).items():
        content = (output / path).read_bytes()
        assert (entry["size"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
        assert (entry["locale"], entry["imprint"]) == (path.split("/")[1], "house")
        assert (entry["document"], entry["state"], entry["draft"]) == ("naltrexone", "current", True)


@pytest.mark.parametrize("format", FORMATS)
def test_the_manifest_tells_formats_apart(publication: Publication, locale: str, format: str) -> None:
    entry = manifest(publication.output(locale))[path_of("house", locale, "naltrexone", format)]
    media_type = "application/epub+zip" if format == ".epub" else "application/pdf"
    assert entry["media_type"] == media_type
    assert entry["format"] == (format.removeprefix(".") if format == ".epub" else format[1:].removesuffix(".pdf"))


def test_the_index_lists_every_product_in_its_reader_s_language(publication: Publication, locale: str) -> None:
    page = html.fromstring((publication.output(locale) / locale / "index.html").read_bytes())
    assert {str(link) for link in page.xpath("//a/@href")} >= {f"../{path}" for path in products(locale)}
    assert (page.get("lang"), page.get("dir")) == (locale, "rtl" if locale in RIGHT_TO_LEFT else "ltr")
    assert page.xpath("//main//*[contains(@class, 'untranslated')]") == []


@each_tagged
def test_a_file_says_its_language_its_title_and_its_direction(
    publication: Publication, locale: str, format: str
) -> None:
    title = messages(locale)["title" if format == "-handout-a4.pdf" else "leaflet/title"]
    with Pdf.open(publication.file(locale, format)) as pdf, pdf.open_metadata() as metadata:
        assert pdf.Root.Lang == locale
        assert bare(str(metadata["dc:title"])) == bare(title) == bare(str(pdf.docinfo.Title))
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        direction = pdf.Root.ViewerPreferences.get("/Direction")
        assert direction == (Name.R2L if locale in RIGHT_TO_LEFT else None)
        assert (metadata["pdfuaid:part"], bool(pdf.Root.MarkInfo.Marked)) == ("1", True)


def elements(element: Any) -> Iterator[Any]:
    """Walk the structure tree in the order in which it is read aloud."""
    if isinstance(element, Array):
        for child in element.as_list():
            yield from elements(child)
    elif isinstance(element, Dictionary):
        if "/S" in element:
            yield element
        yield from elements(element.get("/K", Array()))


@each_tagged
def test_headings_begin_with_the_title_and_leave_out_no_level(
    publication: Publication, locale: str, format: str
) -> None:
    with Pdf.open(publication.file(locale, format)) as pdf:
        kinds = [str(element.S) for element in elements(pdf.Root.StructTreeRoot)]
    levels = [HEADINGS.index(kind) + 1 for kind in kinds if kind in HEADINGS]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))
    assert len(levels) > 5


def test_a_handout_has_its_tables_with_their_headers(publication: Publication, locale: str) -> None:
    """That of side effects, and that of both doses."""
    with Pdf.open(publication.file(locale, "-handout-a4.pdf")) as pdf:
        cells = [element for element in elements(pdf.Root.StructTreeRoot) if element.S in {Name.TH, Name.TD}]
        scopes = [str(cell.A.Scope) for cell in cells if cell.S == Name.TH]
    assert (scopes.count("/Column"), scopes.count("/Row"), len(cells)) == (5, 5, 18)


def fonts(pdf: Pdf) -> list[Any]:
    """The fonts of a file, and not their descendants."""
    return [
        each
        for each in pdf.objects
        if isinstance(each, Dictionary) and each.get("/Type") == Name.Font and not str(each.Subtype).startswith("/CID")
    ]


@each_pdf
def test_all_fonts_are_embedded_and_are_the_project_s(publication: Publication, locale: str, format: str) -> None:
    allowed = (FAMILIES.get(locale, "Noto-Sans"), "Noto-Sans")
    with Pdf.open(publication.file(locale, format)) as pdf:
        for font in fonts(pdf):
            name = str(font.BaseFont).rpartition("+")[2]
            assert name.removesuffix("-Bold").removesuffix("-Italic") in allowed
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys()), name
            assert "/ToUnicode" in font


def shown(pdf: Pdf) -> Iterator[bytes]:
    """The strings of glyph numbers that pages and panels show."""
    forms = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == Name.Form]
    for stream in (*(page.obj for page in pdf.pages), *forms):
        for instruction in pikepdf.parse_content_stream(stream):
            if str(instruction.operator) in {"Tj", "TJ"}:
                (operand,) = instruction.operands
                parts = operand.as_list() if isinstance(operand, Array) else [operand]
                yield from (bytes(part) for part in parts if isinstance(part, String))


@each_pdf
def test_no_character_is_missing(publication: Publication, locale: str, format: str) -> None:
    with Pdf.open(BytesIO(publication.content(locale, format))) as pdf:
        # The typesetter gives a font a map of its own as soon as a text has a character that the font lacks.
        assert {str(font.Encoding) for font in fonts(pdf)} == {"/Identity-H"}
        numbers = {text[start : start + 2] for text in shown(pdf) for start in range(0, len(text), 2)}
    assert len(numbers) > 30
    assert b"\0\0" not in numbers


@pytest.mark.parametrize(
    "locale", [pytest.param(tag, marks=pytest.mark.slow if tag in CHECKED else pytest.mark.verify) for tag in LOCALES]
)
def test_epubcheck_finds_nothing(publication: Publication, locale: str) -> None:
    assert complaints(publication.file(locale, ".epub")) == []
