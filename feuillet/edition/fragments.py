"""The smallest parts of a section that can face their translation: a paragraph, an item, a step, a question, a row, a blank."""

from collections.abc import Iterator
from dataclasses import dataclass

from feuillet.manuscript.blocks import Block, List, Questions, Steps, Subsection, Terms
from feuillet.manuscript.document import Section
from feuillet.manuscript.forms import Form
from feuillet.manuscript.tables import Schedule, Table


@dataclass(frozen=True)
class Fragment:
    """A block, or one of its parts as a block of its own.

    ``start`` is the number it has in its block, ``deeper`` how many levels its headings are below those of a section's blocks.
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
        for number, (part, below) in enumerate(parts(block), 1):
            yield Fragment(section, part, number, deeper + below)


def parts(block: Block) -> Iterator[tuple[Block, int]]:
    """List what a block is made of, each a block of its own, and how much lower its headings are; the first has its title."""
    match block:
        case List():
            yield from ((block.model_copy(update={"list": (item,)}), 0) for item in block.list)
        case Steps():
            yield from ((block.model_copy(update={"steps": (item,)}), 0) for item in block.steps)
        case Questions():
            yield from ((block.model_copy(update={"questions": (question,)}), 0) for question in block.questions)
        case Terms():
            yield from ((block.model_copy(update={"terms": (term,)}), 0) for term in block.terms)
        case Form():
            yield from ((block.model_copy(update={"form": (blank,)}), 0) for blank in block.form)
        case Schedule():
            yield from ((block.model_copy(update={"medicines": (each,)}), 0) for each in block.medicines)
        case Table():
            yield from lines(block)
        case _:
            yield block, 0


def lines(table: Table) -> Iterator[tuple[Table, int]]:
    """List a table's title, the headings of its groups and its rows, each as a table of its own."""
    yield table.model_copy(update={"rows": ()}), 0
    for group, rows in table.bodies:
        if group:
            yield table.model_copy(update={"rows": (group.model_copy(update={"rows": ()}),)}), 0
        yield from ((table.model_copy(update={"rows": (row,)}), 1 if group else 0) for row in rows)


def facing(source: Section, target: Section) -> Iterator[tuple[Fragment, Fragment]]:
    """Pair the fragments of a section with those of its translation, which is made of the same blocks."""
    yield from zip(fragments(source), fragments(target), strict=True)
