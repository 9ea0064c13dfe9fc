"""The typeface a book brings where readers often have none for its script: what the book needs of it, and nothing more."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import polib
import pytest
import yaml
from fontTools.ttLib import TTFont
from lxml import etree
from workshop import Workshop, set_up

from feuillet.press.book.embedded_fonts import subset
from feuillet.writing.script import faces, typeface
from feuillet.writing.typefaces import Face

from .epubs import complaints

CARRIED = {script: face for script, face in faces().items() if face.carried}
WRITING = Path(__file__).parents[1] / "writing" / "scripts"
SENTENCES = {
    code: str(yaml.safe_load((WRITING / f"{code.lower()}.yaml").read_text(encoding="utf-8"))["text"])
    for code in CARRIED
}
SHARED = {"।", ".", "\u200b"}
"""What a script's font may leave to the Latin one, or needs no glyph for."""
LARGEST = 60_000
"""In bytes, for the fonts of a short book."""


def characters(font: bytes | Path) -> set[str]:
    """What a font has glyphs for."""
    with TTFont(BytesIO(font) if isinstance(font, bytes) else font) as opened:
        return set(map(chr, opened.getBestCmap()))


def features(font: bytes | Path) -> set[str]:
    """The rules of a font, substitution and positioning, by their tags."""
    with TTFont(BytesIO(font) if isinstance(font, bytes) else font) as opened:
        tables = [opened[tag].table for tag in ("GSUB", "GPOS") if tag in opened]
        return {record.FeatureTag for table in tables for record in table.FeatureList.FeatureRecord}


@pytest.fixture(scope="module")
def thai(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Make one book in Thai."""
    made = set_up(tmp_path_factory.mktemp("thai") / "project")
    made.run("new", "locale", "th")
    words = yaml.safe_load(Path(__file__).with_name("thai.yaml").read_text(encoding="utf-8"))
    file = made.path("locales/th/LC_MESSAGES/hand-washing.po")
    catalog = polib.pofile(str(file))
    for entry in catalog:
        entry.msgstr = words.get(entry.msgid, "")
    catalog.save()
    made.run("make", "--format", "epub", "--document", "hand-washing", "--locale", "th")
    return made


@pytest.fixture(scope="module")
def book(thai: Workshop) -> dict[str, bytes]:
    with ZipFile(thai.output / "clinic/th/hand-washing.th.epub") as archive:
        return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}


def text(book: dict[str, bytes]) -> set[str]:
    """Every character the pages of a book hold."""
    return {
        sign for name in book if name.endswith(".xhtml") for sign in "".join(etree.fromstring(book[name]).itertext())
    }


@pytest.mark.slow
def test_the_fonts_cover_the_book_s_text_and_nothing_else(book: dict[str, bytes]) -> None:
    wanted = text(book)
    thai_letters = {sign for sign in wanted if "\u0e00" <= sign <= "\u0e7f"}
    assert len(thai_letters) > 30
    for file in typeface("Thai").files:
        kept = characters(book[f"fonts/{file.name}"])
        assert kept == wanted & characters(file)
        assert kept >= thai_letters


@pytest.mark.slow
def test_the_package_lists_the_fonts_and_their_licence(book: dict[str, bytes]) -> None:
    items = etree.fromstring(book["content.opf"]).iter("{http://www.idpf.org/2007/opf}item")
    listed = {item.get("href"): item.get("media-type") for item in items if item.get("href").startswith("fonts/")}
    assert listed == {f"fonts/{file.name}": "font/ttf" for file in typeface("Thai").files} | {
        "fonts/licence.txt": "text/plain"
    }


@pytest.mark.slow
def test_the_style_sheet_calls_for_the_fonts(book: dict[str, bytes]) -> None:
    style = book["book.css"].decode()
    assert [file.name for file in typeface("Thai").files if f'url("fonts/{file.name}")' not in style] == []
    assert 'body { font-family: "Noto Sans Thai", sans-serif }' in style


@pytest.mark.slow
def test_the_licence_stands_in_the_package_and_in_the_colophon(book: dict[str, bytes]) -> None:
    notice = book["fonts/licence.txt"].decode()
    assert "Copyright" in notice
    assert "SIL Open Font License, Version 1.1" in notice
    assert b"Noto Sans Thai, SIL Open Font License 1.1" in book["end.xhtml"]


@pytest.mark.slow
def test_the_fonts_of_a_short_book_are_small(book: dict[str, bytes]) -> None:
    assert sum(len(book[name]) for name in book if name.endswith(".ttf")) < LARGEST


def test_a_typeface_is_brought_where_readers_lack_it_and_nowhere_else(finished: Workshop) -> None:
    assert {"Beng", "Ethi", "Khmr", "Mymr", "Thai"} <= set(CARRIED)
    for locale in ("ar", "en", "fr", "ja"):
        with ZipFile(finished.output / f"clinic/{locale}/hand-washing.{locale}.epub") as archive:
            assert [name for name in archive.namelist() if "font" in name] == []
            assert b"@font-face" not in archive.read("EPUB/book.css")


@pytest.mark.slow
def test_epubcheck_finds_nothing_in_a_book_with_fonts(thai: Workshop) -> None:
    assert complaints(thai.output / "clinic/th/hand-washing.th.epub") == []


@pytest.mark.parametrize(
    ("script", "face"),
    [pytest.param(*each, id=each[0], marks=[] if each[0] == "Khmr" else pytest.mark.slow) for each in CARRIED.items()],
)
def test_a_subset_keeps_the_rules_by_which_letters_join(script: str, face: Face) -> None:
    for file in face.files:
        cut = subset(file, frozenset(SENTENCES[script]))
        assert characters(cut) == set(SENTENCES[script]) & characters(file)
        assert characters(cut) >= {sign for sign in SENTENCES[script] if sign.strip()} - SHARED
        assert features(cut) <= features(file)
        assert features(cut) or features(file) <= {"salt"}  # which a reader would have to ask for
        assert len(cut) < file.stat().st_size / 2


def test_marks_find_their_place_over_thai_letters() -> None:
    kept = features(subset(typeface("Thai").files[0], frozenset(SENTENCES["Thai"])))
    assert {"mark", "mkmk"} <= kept


@pytest.mark.slow
def test_a_font_is_cut_to_the_same_bytes_in_every_process() -> None:
    program = (
        "import hashlib; from feuillet.writing.script import typeface; from feuillet.press.book.embedded_fonts import subset;"
        f"print(hashlib.sha256(subset(typeface('Thai').files[0], frozenset({SENTENCES['Thai']!r}))).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(made) == 1
