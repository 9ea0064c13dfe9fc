"""A page is read as pdfium shows it: the same signs, at the same places, in the same colours.

A case is a content stream, shown in the font of a page that was typeset for it, or a page in a language of its own.
"""

import ctypes
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import yaml
from pikepdf import Array, Dictionary, Name, Pdf
from press import small, tags
from press.printing import impose_booklet, impose_panels
from pypdfium2 import raw

from feuillet.pdf import cmap
from feuillet.pdf.document import PdfDocument
from feuillet.pdf.run import Sign
from feuillet.press.sheets.folds import C_FOLD_A4
from feuillet.writing.script import family

HERE = Path(__file__).parent
STREAMS = sorted(HERE.glob("streams/*.yaml"))
LETTERS = "Wash 3 (hands)"
NEAR = 0.5
"""In points: pdfium lets every sign reach a part of its height further up and to the right."""
TEXTS = {
    "ar": ("Arab", "مَرَّةً واحِدَةً يَوْمِيًّا لمدة 12 أسبوعًا، LDN (4.5 مغم)."),
    "he": ("Hebr", "תרופה זו אינה מתאימה לכולם: 4.5 מ״ג."),
    "th": ("Thai", "ยานี้ไม่เหมาะกับทุกคน น้ำ ที่นี่ ต้องกินยาวันละ 4.5 มก."),
    "hi": ("Deva", "प्रतिदिन 4.5 मि.ग्रा. लें। स्त्री, क्षेत्र, हिन्दी।"),
    "ja": ("Jpan", "この薬は、すべての人に合うわけではありません。4.5 mg"),
    "yo": ("Latn", "Ẹ̀kọ́ ìlera: má ṣe lo oògùn yìí láìbá dókítà sọ̀rọ̀. office"),
}
Shown = tuple[float, float]
"""The middle of a sign's ink."""


def typeset(script: str, language: str, body: str) -> bytes:
    """Typeset a page, and leave it as the typesetter made it: no text stands in the place of glyphs yet."""
    face = f":root {{ font-family: {family(script)} }} @page {{ size: 200mm 100mm; margin: 10mm }}"
    return tags.raw(small.galley(body, language=language, shared=face))


def shown(case: dict[str, Any]) -> bytes:
    """Put a content stream on a page, with a font in which it may write what it says in braces."""
    with Pdf.open(BytesIO(typeset("Latn", "en", f"<p>{LETTERS}</p>"))) as pdf:
        page = pdf.pages[0]
        font = next(iter(page.Resources.Font.values()))
        codes = {text: f"{code:04x}" for code, text in cmap.texts(font.ToUnicode.read_bytes()).items()}
        resources = Dictionary(
            Font=Dictionary(F=font), ExtGState=Dictionary(Half=Dictionary(ca=0.5)), XObject=Dictionary()
        )
        for name, form in case.get("forms", {}).items():
            made = pdf.make_stream(filled(form["stream"], codes), Subtype=Name.Form, Type=Name.XObject)
            made.BBox, made.Matrix = Array(form["box"]), Array(form.get("matrix", [1, 0, 0, 1, 0, 0]))
            made.Resources = Dictionary(Font=Dictionary(F=font), ExtGState=resources.ExtGState)
            resources.XObject[f"/{name}"] = made
        page.Resources, page.Contents = resources, pdf.make_stream(filled(case["stream"], codes))
        target = BytesIO()
        pdf.save(target)
        return target.getvalue()


def filled(stream: str, codes: dict[str, str]) -> bytes:
    """Write texts in braces as the codes that show them."""
    parts = stream.replace("}", "{").split("{")
    return "".join(
        f"<{''.join(codes[sign] for sign in part)}>" if at % 2 else part for at, part in enumerate(parts)
    ).encode()


def read_by_pdfium(content: bytes) -> list[tuple[Shown, tuple[int, ...]]]:
    """Ask pdfium where each sign is that leaves ink, and in which colour."""
    document = pypdfium2.PdfDocument(content)
    try:
        text = document[0].get_textpage()
        return [
            (middle(*text.get_charbox(at)), colour(text, at)) for at in range(text.count_chars()) if inked(text, at)
        ]
    finally:
        document.close()


def inked(text: Any, at: int) -> bool:
    """Return whether a character was shown, and is no space."""
    sign = chr(raw.FPDFText_GetUnicode(text, at))
    return sign.isprintable() and not sign.isspace() and not raw.FPDFText_IsGenerated(text, at)


def colour(text: Any, at: int) -> tuple[int, ...]:
    """Ask for a colour."""
    channels = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(text, at, *channels)
    return tuple(channel.value for channel in channels[:3])


def middle(left: float, bottom: float, right: float, top: float) -> Shown:
    """The middle of a box."""
    return (left + right) / 2, (bottom + top) / 2


def signs(content: bytes) -> list[Sign]:
    """Read the signs of the first page."""
    return [sign for run in PdfDocument(content).pages[0].runs for sign in run.signs]


def apart(one: Shown, other: Shown) -> float:
    """How far two places are from each other."""
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


@pytest.mark.parametrize("file", STREAMS, ids=lambda file: file.stem)
def test_each_sign_of_a_stream_stands_where_pdfium_shows_it(file: Path) -> None:
    content = shown(yaml.safe_load(file.read_text(encoding="utf-8")))
    read, seen = signs(content), read_by_pdfium(content)
    assert len(read) == len(seen) > 0
    for sign in read:
        near = [hue for place, hue in seen if apart(place, sign.box.middle) < NEAR]
        assert tuple(map(round, sign.run.colour)) in near, (sign.text, sign.box)


@pytest.mark.parametrize("language", TEXTS)
def test_each_sign_of_a_language_stands_where_pdfium_shows_it(language: str) -> None:
    script, text = TEXTS[language]
    content = typeset(script, language, f"<p>{text}</p>")
    read, seen = signs(content), [place for place, _ in read_by_pdfium(content)]
    assert len(read) > len(text.replace(" ", "")) / 2
    lost = [
        sign.text for sign in read if sign.text.strip() and min(apart(sign.box.middle, each) for each in seen) > NEAR
    ]
    strange = [place for place in seen if min(apart(sign.box.middle, place) for sign in read) > NEAR]
    assert (lost, strange) == ([], [])


@pytest.mark.parametrize("language", ["en", "ar", "ja"])
def test_an_imposed_sheet_is_read_through_its_forms(language: str) -> None:
    for content in (
        impose_panels(small.panels(language), C_FOLD_A4).content,
        impose_booklet(small.booklet(7, language)).content,
    ):
        read, seen = signs(content), [place for place, _ in read_by_pdfium(content)]
        assert sum(len(sign.text) for sign in read) == len(seen)
        assert all(min(apart(sign.box.middle, each) for each in seen) < NEAR for sign in read)


def test_a_half_turned_sheet_is_read_when_it_is_turned_round() -> None:
    page = PdfDocument(impose_panels(small.panels(flip="long"), C_FOLD_A4).content).pages[1]
    assert [line.text for line in page.lines] == ["."]
    assert Counter(word for line in page.turned().lines for word in line.text.split()) == Counter(
        ("left", "middle", "right")
    )


def test_what_a_file_says_in_the_place_of_glyphs_is_what_a_line_says() -> None:
    with Pdf.open(
        BytesIO(
            shown({"stream": "/Span << /ActualText (Rinse) >> BDC BT /F 12 Tf 90 90 Td {Wash} Tj {hands} Tj ET EMC"})
        )
    ) as pdf:
        target = BytesIO()
        pdf.save(target)
    assert [line.text for line in PdfDocument(target.getvalue()).pages[0].lines] == ["Rinse"]


def test_qpdf_reads_what_is_written_in_a_rare_way() -> None:
    image = b"q 10 0 0 10 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q % a comment with ) in it\n"
    content = shown({"stream": "BT /F 12 Tf 90 90 Td {Wash} Tj ET"})
    with Pdf.open(BytesIO(content)) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(image + pdf.pages[0].Contents.read_bytes())
        target = BytesIO()
        pdf.save(target)
    page = PdfDocument(target.getvalue()).pages[0]
    assert [run.seen for run in page.runs] == ["Wash"]
    assert [shape.colour for shape in page.shapes] == [None]


def test_a_font_whose_outlines_are_not_read_is_taken_to_fill_its_lines() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 200))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, FirstChar=65, Widths=[500, 600])
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(F=font))
        pdf.pages[0].Contents = pdf.make_stream(b"BT /F 10 Tf 20 30 Td (AB\\101) Tj ET")
        target = BytesIO()
        pdf.save(target)
    (run,) = PdfDocument(target.getvalue()).pages[0].runs
    assert (run.seen, run.left, run.right) == ("ABA", 20, 36)
    assert [sign.box.left for sign in run.signs] == [20, 25, 31]
    assert not run.font.embedded
