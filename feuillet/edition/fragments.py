"""The smallest parts of a section that can face their translation: a paragraph, an item, a step, a question."""

from collections.abc import Iterator
from dataclasses import dataclass

from feuillet.manuscript.blocks import Block, List, Questions, Steps, Terms
from feuillet.manuscript.document import Section


@dataclass(frozen=True)
class Fragment:
    """A block, or one of its parts as a block of its own; ``start`` is the number it has in its list."""

    section: Section
    block: Block
    start: int = 1


def fragments(section: Section) -> Iterator[Fragment]:
    """Split a section's blocks."""
    for block in section.blocks:
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
            yield Fragment(section, part, number)


def facing(source: Section, target: Section) -> Iterator[tuple[Fragment, Fragment]]:
    """Pair the fragments of a section with those of its translation, which is made of the same blocks."""
    yield from zip(fragments(source), fragments(target), strict=True)
