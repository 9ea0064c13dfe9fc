"""The typefaces an e-book carries: of each font file only the glyphs the book needs."""

import html
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from feuillet.edition.galley import Asset, Galley

TTF, PLAIN = "font/ttf", "text/plain"
FOLDER = "fonts"
TAG = re.compile(r"<[^>]*>")
NOTICE = (0, 7, 13, 14)
"""The names of a font that hold its copyright, its trademark, its licence and where that is (OpenType, name table)."""


def carry(galley: Galley) -> Iterator[Asset]:
    """List the fonts a book brings and their licence; nothing where readers have fonts for its script."""
    if not galley.face.carried:
        return
    pages = (part.markup for part in galley.parts if part.name.endswith(".xhtml"))
    text = frozenset("".join(html.unescape(TAG.sub("", page)) for page in pages))
    for file in galley.face.files:
        yield Asset(f"{FOLDER}/{file.name}", TTF, subset(file, text))
    yield Asset(f"{FOLDER}/licence.txt", PLAIN, notice(galley.face.files).encode())


def subset(file: Path, text: frozenset[str]) -> bytes:
    """Cut a font down to some characters, with all its rules of how they join; the same bytes each time."""
    options = Options(
        layout_features=["*"],
        name_IDs=["*"],
        notdef_outline=True,
        hinting=False,  # screens that read books smooth their glyphs anyway, and it is half of the file
        recalc_timestamp=False,
    )
    with TTFont(file, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=map(ord, text))
        subsetter.subset(font)
        target = BytesIO()
        font.save(target, reorderTables=True)
    return target.getvalue()


def notice(files: tuple[Path, ...]) -> str:
    """Write down whose the fonts are and under which licence, in the fonts' own words."""
    said: dict[str, None] = {}
    for file in files:
        with TTFont(file) as font:
            said |= dict.fromkeys(name for id in NOTICE if (name := font["name"].getDebugName(id)))
    changed = "These are parts of the fonts: only the glyphs that this book needs."
    return "\n\n".join((*(file.name for file in files), *said, changed)) + "\n"
