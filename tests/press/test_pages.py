"""Pages are typeset once: they are kept, they come back, and everything that is printed of them is made from their bytes."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from feuillet.edition.galley import Asset, Block, Part
from feuillet.press.pages.pagination import paginate
from feuillet.press.tagged.marked_content import unmark
from feuillet.production.store import FolderStore

from . import small

DIGEST = "ab" + "0" * 62
TWO_BLOCKS = "<section id='first'><p>One</p></section><p style='break-before: page'>Two</p>"
STYLE = (
    "@page { size: 100mm 100mm; margin: 10mm } body { margin: 0 } p { margin: 0; height: 8mm; border-top: 2mm solid }"
    "section { padding-top: 5mm } p + p { margin-top: 3mm }"
)
GALLEY = small.galley(TWO_BLOCKS, styles=(STYLE,))
MARKED = {"BDC", "BMC", "EMC"}


def test_pages_say_where_each_block_lies_and_how_high_it_is() -> None:
    named = {(each.name, each.page): (each.top, each.height) for each in paginate(GALLEY).blocks}
    assert named["first", 0] == (10.0, 15.0)
    assert named["p", 0] == (15.0, 10.0)
    assert named["p", 1] == (10.0, 10.0)


def test_a_block_that_is_broken_over_pages_lies_on_each_of_them() -> None:
    style = "@page { size: 50mm 50mm; margin: 10mm } body, p { margin: 0; line-height: 10mm; orphans: 1; widows: 1 }"
    blocks = paginate(small.galley("<p id='long'>" + "one<br/>" * 8 + "</p>", styles=(style,))).blocks
    assert [each for each in blocks if each.name == "long"] == [
        Block("long", page, 10, height) for page, height in ((0, 30), (1, 30), (2, 20))
    ]


@pytest.mark.parametrize("body", [TWO_BLOCKS, "<p>\u263a</p>"], ids=["right", "with a finding"])
def test_pages_come_back_from_the_store_as_they_were_put_there(body: str, tmp_path: Path) -> None:
    pages, store = paginate(small.galley(body)), FolderStore(tmp_path)
    store.put(DIGEST, pages)
    assert store.get_pages(DIGEST) == pages


def test_pages_that_are_damaged_are_not_there(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.put(DIGEST, paginate(GALLEY))
    store.content(DIGEST).write_bytes(b"%PDF-1.7")
    assert store.get_pages(DIGEST) is None


def test_what_a_product_is_called_and_drawn_on_does_not_change_the_address_of_its_pages() -> None:
    other = replace(GALLEY, format="handout-print", parts=(*GALLEY.parts, Part("sheet.html", "")), flip="long")
    assert replace(other, profile=b"inks").pages_digest == GALLEY.pages_digest


@pytest.mark.parametrize(
    "change",
    [
        {"parts": (Part("part-0.html", "another text"),)},
        {"styles": ("p { color: red }",)},
        {"assets": (Asset("a.png", "image/png", b"1"),)},
        {"fonts": (("a.ttf", "1"),)},
        {"engines": ("weasyprint 70",)},
        {"panels": 6},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_pages_are_made_from_changes_their_address(change: dict[str, object]) -> None:
    assert replace(GALLEY, **change).pages_digest != GALLEY.pages_digest  # type: ignore[arg-type]  # one field at a time


@pytest.mark.parametrize("language", ["en", "ar", "ja"])
def test_only_the_marks_are_taken_from_a_page_that_is_laid_on_a_sheet(language: str) -> None:
    body = (
        '<h1>A heading</h1><p>Text with <a href="#there">a link</a> and «BDC» (EMC) \\ signs.</p><p id="there">EMC</p>'
    )
    head = '<div style="position: running(head)">BMC</div>'
    style = "@page { @top-center { content: element(head) } } .x { background: red }"
    content = paginate(
        small.galley(head + body + '<p class="x">EMC BDC</p>', language=language, styles=(style,))
    ).content
    with pikepdf.Pdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            before = tuple(pikepdf.parse_content_stream(page))
            page.Contents = pdf.make_stream(unmark(page.Contents.read_bytes()))
            after = pikepdf.parse_content_stream(page)
            left = [each for each in before if str(each.operator) not in MARKED]
            assert pikepdf.unparse_content_stream(after) == pikepdf.unparse_content_stream(left)
            assert len(left) < len(before)
