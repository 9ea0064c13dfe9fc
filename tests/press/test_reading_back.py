"""What is copied, searched or read aloud from a PDF is what stands in it, in every script."""

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from pikepdf import Pdf

from feuillet.edition.galley import Galley
from feuillet.press.tagged import passes, tounicode
from feuillet.writing.script import family

from . import small, tags

TEXTS = {
    "hi": ("Deva", "यह दवा हर किसी के लिए नहीं है। प्रतिदिन 4.5 मि.ग्रा. लें। स्त्री, क्षेत्र, कर्त्तव्य, हिन्दी।"),
    "bn": ("Beng", "এই ওষুধটি সবার জন্য উপযুক্ত নয়। প্রতিদিন 4.5 মি.গ্রা. নিন। কৌশল, বৃষ্টি, স্ত্রী।"),
    "ta": ("Taml", "இந்த மருந்து அனைவருக்கும் ஏற்றதல்ல. கொடு, சௌக்கியம், க்ஷேமம், ஸ்ரீ, போ."),
    "th": ("Thai", "ยานี้ไม่เหมาะกับทุกคน น้ำ ที่นี่ ผู้ป่วย กำลัง ต้องกินยาวันละ 4.5 มก."),
    "km": ("Khmr", "ថ្នាំនេះមិនសមស្របសម្រាប់មនុស្សគ្រប់គ្នាទេ។"),
    "my": ("Mymr", "ဤဆေးသည် လူတိုင်းအတွက် မသင့်တော်ပါ။ ဆရာဝန်နှင့် တိုင်ပင်ပါ။"),
    "zh": ("Hans", "第① 第➀"),
    "yo": ("Latn", "Ẹ̀kọ́ ìlera: má ṣe lo oògùn yìí láìbá dókítà sọ̀rọ̀. elo ese"),
}
"""By language: its script, and a text whose glyphs do not read back as it is written."""
PLAIN = {
    "vi": ("Latn", "Thuốc này không phù hợp với tất cả mọi người: office, flight."),
    "ru": ("Cyrl", "Это лекарство подходит не всем."),
    "fr": ("Latn", "Combien ? 12\u202f000 à 4,5\u00a0mg : « le soir »"),
    "th": ("Thai", "จำนำ"),
    "am": ("Ethi", "ይህ መድኃኒት ለሁሉም ሰው ተስማሚ አይደለም።"),
    "ja": ("Jpan", "この薬は、すべての人に 合うわけではありません。4.5\u00a0mg"),
}
ARABIC = (
    "هذا الدواء لا يناسب الجميع. يُرجى قراءة هذه المطوية، ثمّ مناقشة الأمر مع طبيبك.",
    "مَرَّةً واحِدَةً يَوْمِيًّا لمدة 12 أسبوعًا، 4.5 مغم.",
    "هل يجب أن يكون الماء دافئًا؟ أسئلة وأجوبة",  # a letter that is seen under a mark first, and then alone
    "أسئلة وأجوبة: الماء دافئًا",
)
PAGE = "@page { size: 297mm 297mm; margin: 10mm }"


def compose(text: str) -> str:
    """Compose a text, make all its spaces equal, and take its invisible directions out."""
    visible = "".join(each for each in text if unicodedata.category(each) != "Cf")
    return " ".join(unicodedata.normalize("NFC", visible).split())


def read_by_pdfium(content: bytes, _folder: Path) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def read_by_poppler(content: bytes, folder: Path) -> str:
    file = folder / "read.pdf"
    file.write_bytes(content)
    program = shutil.which("pdftotext")
    assert program
    return subprocess.run([program, file, "-"], capture_output=True, text=True, check=True).stdout


Reader = Callable[[bytes, Path], str]
NO_POPPLER = pytest.mark.skipif(not shutil.which("pdftotext"), reason="Debian's poppler-utils is not installed")
READERS = [read_by_pdfium, pytest.param(read_by_poppler, marks=NO_POPPLER)]


def galley(script: str, language: str, *paragraphs: str) -> Galley:
    """Make a page of paragraphs, each on a line of its own."""
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    face = f":root {{ font-family: {family(script)} }}"
    return small.galley(f"<h1>1</h1>{body}", language=language, styles=(PAGE,), shared=face)


def printed(texts: dict[str, tuple[str, str]], language: str) -> tuple[bytes, bytes, str]:
    """Print a text as the typesetter does, and repaired."""
    script, text = texts[language]
    page = galley(script, language, text)
    content = tags.raw(page)
    return content, passes.repair(content, page), compose(f"1 {text}")


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("language", TEXTS)
def test_what_is_read_back_is_what_was_written(language: str, read: Reader, tmp_path: Path) -> None:
    before, after, text = printed(TEXTS, language)
    assert compose(read(before, tmp_path)) != text
    assert compose(read(after, tmp_path)) == text


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("language", PLAIN)
def test_what_reads_back_by_itself_is_left_as_it_is(language: str, read: Reader, tmp_path: Path) -> None:
    _, after, text = printed(PLAIN, language)
    assert compose(read(after, tmp_path)) == text
    assert actual_texts(after) == []


def actual_texts(content: bytes) -> list[str]:
    """List the texts that stand in for glyphs."""
    with Pdf.open(BytesIO(content)) as opened:
        return [
            str(instruction.operands[1].ActualText)
            for page in opened.pages
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) == "BDC" and "/ActualText" in instruction.operands[1]
        ]


@pytest.mark.parametrize("read", READERS)
def test_no_character_of_a_right_to_left_paragraph_is_lost(read: Reader, tmp_path: Path) -> None:
    for paragraph in ARABIC:
        page = galley("Arab", "ar", paragraph)
        text = compose(read(passes.repair(tags.raw(page), page), tmp_path))
        assert Counter(text.replace(" ", "")) == Counter(compose(f"1{paragraph}").replace(" ", ""))


def test_no_text_stands_in_for_what_runs_to_the_left() -> None:
    page = galley("Arab", "ar", *ARABIC, "1.", "<bdi dir='ltr'>LDN</bdi> (12)", "(1)")
    assert actual_texts(passes.repair(tags.raw(page), page)) == []


def test_a_paragraph_that_runs_to_the_right_loses_nothing_in_a_page_that_runs_to_the_left(tmp_path: Path) -> None:
    _, text = TEXTS["hi"]
    foreign = f'<span dir="ltr" lang="hi" style="font-family: Noto Sans Devanagari">{text}</span>'
    page = galley("Arab", "ar", ARABIC[0], foreign)
    content = passes.repair(tags.raw(page), page)
    assert actual_texts(content)
    whole = Counter(compose(f"1{ARABIC[0]}{text}").replace(" ", ""))
    assert Counter(compose(read_by_pdfium(content, tmp_path)).replace(" ", "")) == whole  # its order is pdfium's affair


def test_every_glyph_has_a_text() -> None:
    before, after, _ = printed(TEXTS, "bn")
    assert empty(before) > 0
    assert empty(after) == 0


def empty(content: bytes) -> int:
    """Count the glyphs that say nothing, for which some readers make up a letter."""
    with Pdf.open(BytesIO(content)) as opened:
        fonts = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each]
        return sum(len(re.findall(rb"<[0-9a-f]{4}> <>", font.ToUnicode.read_bytes())) for font in fonts)


CLUSTER = ("Deva", "नाल्ट्रेक्सोन और मॉर्फ़िन")
"""The font forms the last word with a glyph that draws nothing, for its own rules to go by."""


def test_a_glyph_without_ink_stands_for_no_letter(tmp_path: Path) -> None:
    page = galley(CLUSTER[0], "hi", CLUSTER[1])
    before, after = tags.raw(page), passes.repair(tags.raw(page), page)
    assert lettered_without_ink(before) != []
    assert lettered_without_ink(after) == []
    assert compose(read_by_pdfium(after, tmp_path).strip().removeprefix("1")) == compose(CLUSTER[1])


def test_a_character_no_font_has_stops_nothing_among_clusters() -> None:
    page = galley(CLUSTER[0], "hi", f"{CLUSTER[1]} \U0001f9ea")
    assert lettered_without_ink(passes.repair(tags.raw(page), page)) == []


def lettered_without_ink(content: bytes) -> list[str]:
    """List what glyphs that draw nothing are said to stand for, spaces aside."""
    found = []
    with Pdf.open(BytesIO(content)) as opened:
        for font in (each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each):
            program = TTFont(BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
            for code, text in tounicode.read(font, {}).items():
                number, order = int.from_bytes(code, "big"), program.getGlyphOrder()
                outline = program["glyf"][order[number if number < len(order) else 0]]
                if not outline.numberOfContours and text.strip("\u2060 "):
                    found.append(text)
    return found
