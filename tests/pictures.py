"""The pictures of `docs/authors.md`: each kind of block of the example, as a handout prints it. `make pictures` draws them anew."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from workshop import ROOT, publication

from feuillet.edition.galley import Block, Galley, Pages
from feuillet.formats import handout
from feuillet.manuscript.blocks import KINDS, kind
from feuillet.manuscript.document import Document, Section
from feuillet.press.pages.picture import window
from feuillet.project import Project
from feuillet.publication.asks import Name
from feuillet.publication.new_imprint import Clinic, new_imprint
from feuillet.publication.scaffolds import lay_out, new_document

FOLDER = ROOT / "docs" / "blocks"
LANGUAGE, SLUG, DAY, BLOCK = "en", "example", date(2026, 1, 1), "block-"
(FORMAT, *_) = handout.FORMATS
LEFT, RIGHT, PAGE, AIR = 17, 195, 297, 2
"""The handout's columns and the height of its page, and what is left free above and below a block, in mm."""
WIDTH, COLOURS = 800, 16
"""Pixels across, and enough colours for type on a flat ground."""
POINTS = 72 / 25.4
"""To a millimetre."""


def marked_up(root: Path) -> Galley:
    """Mark up the example in a project of its own, behind one section for each kind of block."""
    lay_out(root)
    project = Project(root)
    new_document(project, SLUG, LANGUAGE, DAY)
    new_imprint(project, SLUG, Clinic(LANGUAGE, formats=(FORMAT.name,)), frozenset({FORMAT.name}))
    opened = publication(root)
    answer = opened.edition(Name(SLUG, LANGUAGE, SLUG))
    assert answer.value is not None, answer.findings
    own = answer.value.document
    document = own.model_copy(update={"sections": (*sections(own), *own.sections)})
    return FORMAT.mark_up(replace(answer.value, document=document), opened.marking)


def sections(document: Document) -> Iterator[Section]:
    """Put the first block of each kind into a section that is named by it."""
    every = [(section, block) for section in document.sections for block in section.blocks]
    for name in KINDS:
        section, block = next(pair for pair in every if kind(pair[1]) == name)
        yield section.model_copy(update={"id": f"{BLOCK}{name}", "blocks": (block,)})


def draw() -> dict[str, Image.Image]:
    """Print the blocks, and draw each from the file, in few colours."""
    with TemporaryDirectory() as folder:
        galley = marked_up(Path(folder))
        pages = FORMAT.pages(galley)
        content = FORMAT.press(galley, pages).content
    drawn = {name: cut(content, *place(f"{BLOCK}{name}", pages)) for name in KINDS}
    return {name: each.quantize(colors=COLOURS, dither=Image.Dither.NONE) for name, each in drawn.items()}


def place(name: str, pages: Pages) -> tuple[int, float, float]:
    """Find a block below the heading of its section: its page, its top and its foot, in mm."""
    number = next(number for number, each in enumerate(pages.blocks) if each.name == name)
    section, heading = pages.blocks[number], next(each for each in pages.blocks[number:] if each.name == "h2")
    assert [each.page for each in pages.blocks if each.name == name] == [section.page], f"{name} is torn"
    return section.page, foot(heading), foot(section)


def foot(block: Block) -> float:
    """Where a block ends, in mm from the top of its page."""
    return block.top + block.height


def cut(content: bytes, page: int, top: float, end: float) -> Image.Image:
    """Draw a band of a page, across both of its columns."""
    box = (LEFT * POINTS, (PAGE - end - AIR) * POINTS, RIGHT * POINTS, (PAGE - top - AIR) * POINTS)
    return window(content, page, box, WIDTH)


def main() -> None:
    """Write the pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name, picture in draw().items():
        picture.save(FOLDER / f"{name}.png", optimize=True)
        sys.stdout.write(f"docs/blocks/{name}.png\n")


if __name__ == "__main__":
    main()
