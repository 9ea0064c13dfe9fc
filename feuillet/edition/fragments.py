"""The smallest parts of a section that can face their translation: a paragraph, an item, a step, a question."""

from collections.abc import Iterator
from dataclasses import dataclass

from feuillet.manuscript.blocks import Block, List, Questions, Steps, Subsection, Terms
from feuillet.manuscript.document import Section


@dataclass(frozen=True)
class Fragment:
    """A block, or one of its parts as a block of its own.

    ``start`` is the number it has in its list, ``deeper`` how many levels its headings are below those of a section's blocks.
    """

    section: Section
    block: Block
    start: int = 1
    deeper: int = 0


def fragments(section: Section) -> Iterator[Fragment]:
    """Split a section's blocks; a subsection is its heading, and then what is in it."""
    for block in section.blocks:
        if isinstance(block, Subsection):
            yield Fragment(section, block.model_copy(update={"blocks": ()}))
            yield from split(section, block.blocks, 1)
        else:
            yield from split(section, (block,), 0)


def split(section: Section, blocks: tuple[Block, ...], deeper: int) -> Iterator[Fragment]:
    """Split blocks that are no subsections."""
    for block in blocks:
        match block:
            case List():
                parts: tuple[Block, ...] = tuple(block.model_copy(update={"list": (item,)}) for item in block.list)
            case Steps():
                parts = tuple(block.model_copy(update={"steps": (item,)}) for item in block.steps)
            case Questions():
                parts = tuple(block.model_copy(update={"questions": (question,)}) for question in block.questions)
            case Terms():
                parts = tuple(block.model_copy(update={"terms": (term,)}) for term in block.terms)
            case _:
                parts = (block,)
        for number, part in enumerate(parts, 1):
            yield Fragment(section, part, number, deeper)


def facing(source: Section, target: Section) -> Iterator[tuple[Fragment, Fragment]]:
    """Pair the fragments of a section with those of its translation, which is made of the same blocks."""
    yield from zip(fragments(source), fragments(target), strict=True)
