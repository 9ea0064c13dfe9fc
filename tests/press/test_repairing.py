"""What the pass over a finished PDF adds: each repair is missing before it, and there after it."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Pdf
from pypdfium2 import raw

from feuillet.edition.galley import Galley
from feuillet.press.pages.typesetting import typeset
from feuillet.press.tagged import passes

from . import small

BODY = """
<div class="head">Running head</div><div class="foot">Foot <span class="number"></span></div>
<h1>Doses</h1>
<table><caption>Compared</caption>
<thead><tr><th scope="col">Kind</th><th scope="col">Dose</th></tr></thead>
<tbody><tr><th scope="row">Low</th><td>3 mg</td></tr><tr><th scope="row">High</th><td>50 mg</td></tr></tbody>
</table>
<p style="break-before: page">Last words</p>
"""
STYLE = """
@page { @top-center { content: element(head) } @bottom-center { content: element(foot) } }
.head { position: running(head) } .foot { position: running(foot) } .number::after { content: counter(page) }
"""
HEADERS = {"Kind": "/Column", "Dose": "/Column", "Low": "/Row", "High": "/Row"}


def galley(language: str) -> Galley:
    return small.galley(BODY, language=language, styles=(STYLE,))


@pytest.fixture(scope="module")
def raw_pdf() -> Callable[[str], bytes]:
    return lambda language: typeset(galley(language), galley(language).parts[0]).pdf(tagged=True)


@pytest.fixture(scope="module")
def before(raw_pdf: Callable[[str], bytes]) -> bytes:
    return raw_pdf("en")


@pytest.fixture(scope="module")
def after(before: bytes) -> bytes:
    return passes.repair(before, galley("en"))


def preferences(content: bytes) -> dict[str, str]:
    with Pdf.open(BytesIO(content)) as opened:
        return {name: str(value) for name, value in opened.Root.get("/ViewerPreferences", Dictionary()).items()}


def test_a_right_to_left_file_says_so(raw_pdf: Callable[[str], bytes]) -> None:
    content = raw_pdf("ar")
    assert "/Direction" not in preferences(content)
    assert preferences(passes.repair(content, galley("ar")))["/Direction"] == "/R2L"


def test_a_left_to_right_file_claims_no_direction(after: bytes) -> None:
    assert "/Direction" not in preferences(after)


def scopes(content: bytes) -> list[str]:
    """The scope of each header cell, in the order of the file."""
    with Pdf.open(BytesIO(content)) as opened:
        cells = [each for each in opened.objects if isinstance(each, Dictionary) and each.get("/S") == Name.TH]
        return [str(cell.get("/A", Dictionary()).get("/Scope", "")) for cell in cells]


def test_every_header_cell_says_whether_it_heads_a_row_or_a_column(before: bytes, after: bytes) -> None:
    assert scopes(before) == ["", "", "", ""]
    assert sorted(scopes(after)) == sorted(HEADERS.values())


def test_only_the_head_of_a_table_heads_columns(after: bytes) -> None:
    with Pdf.open(BytesIO(after)) as opened:
        cells = [each for each in opened.objects if isinstance(each, Dictionary) and each.get("/S") == Name.TH]
        groups = {(str(cell.P.P.S), str(cell.A.Scope), str(cell.A.O)) for cell in cells}
    assert groups == {("/THead", "/Column", "/Table"), ("/TBody", "/Row", "/Table")}


def texts(content: bytes) -> Iterator[tuple[str, set[str]]]:
    """List what each page shows, piece by piece, with the marks it stands under."""
    document = pypdfium2.PdfDocument(content)
    try:
        for page in document:
            whole = page.get_textpage()
            for each in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)):
                yield extract(each, whole), set(marks_of(each))
    finally:
        document.close()


def extract(each: Any, whole: Any) -> str:
    buffer = (raw.FPDF_WCHAR * 200)()
    length = raw.FPDFTextObj_GetText(each.raw, whole.raw, buffer, 200)
    return bytes(buffer)[: 2 * length].decode("utf-16-le").strip("\0 ")


def marks_of(each: Any) -> Iterator[str]:
    for number in range(raw.FPDFPageObj_CountMarks(each.raw)):
        mark = raw.FPDFPageObj_GetMark(each.raw, number)
        buffer, length = (raw.FPDF_WCHAR * 50)(), raw.c_ulong()
        raw.FPDFPageObjMark_GetName(mark, buffer, 100, length)
        yield bytes(buffer)[: length.value].decode("utf-16-le").strip("\0")


def silent(content: bytes) -> set[str]:
    """What is not read aloud."""
    return {text for text, marks in texts(content) if "Artifact" in marks}


def test_running_heads_and_feet_are_not_read_aloud(before: bytes, after: bytes) -> None:
    assert not any("Running head" in text for text in silent(before))
    assert silent(after) >= {"Running head", "Foot", "1", "2"}


def test_everything_else_is_read_aloud(after: bytes) -> None:
    spoken = {text for text, marks in texts(after) if "Artifact" not in marks and text}
    assert spoken == {"Doses", "Compared", *HEADERS, "3 mg", "50 mg", "Last words"}


def test_nothing_on_a_page_is_without_a_mark(after: bytes) -> None:
    assert [text for text, marks in texts(after) if text and not marks] == []


def test_the_title_is_shown_instead_of_the_file_name(after: bytes) -> None:
    assert preferences(after)["/DisplayDocTitle"] == "True"


def test_repairing_twice_gives_the_same_bytes(before: bytes, after: bytes) -> None:
    assert passes.repair(before, galley("en")) == after
