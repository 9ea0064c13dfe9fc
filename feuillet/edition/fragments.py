"""The smallest parts of a section that can face their translation: a paragraph, an item, a step, a question, a row, a blank."""

from collections.abc import Iterator
from dataclasses import dataclass

from feuillet.manuscript.blocks import Block, List, NoticeHere, Paragraph, Questions, Steps, Subsection, Terms, Warn
from feuillet.manuscript.document import Section
from feuillet.manuscript.forms import Form
from feuillet.manuscript.tables import RowGroup, Schedule, Table

SECOND_ROW = 3
"""The number of that part of a table: its title is the first."""


@dataclass(frozen=True)
class Fragment:
    """A block, or one of its parts as a block of its own.

    ``start`` is the number it has in its block, ``deeper`` how many levels its headings are below those of a section's blocks;
    before what is ``held`` no page ends.
    """

    section: Section
    block: Block
    start: int = 1
    deeper: int = 0
    held: bool = False


def fragments(section: Section) -> Iterator[Fragment]:
    """Split a section's blocks; a subsection is its heading, and then what is in it."""
    for before, block in follows(section.blocks):
        if isinstance(block, Subsection):
            yield Fragment(section, block.model_copy(update={"blocks": ()}))
            for above, inner in follows(block.blocks):
                yield from split(section, above, inner, 1)
        else:
            yield from split(section, before, block, 0)


def follows(blocks: tuple[Block, ...]) -> Iterator[tuple[Block | None, Block]]:
    """Pair each block with the one before it."""
    return zip((None, *blocks), blocks, strict=False)


def split(section: Section, before: Block | None, block: Block, deeper: int) -> Iterator[Fragment]:
    """Split a block that is no subsection."""
    made, titled = tuple(parts(block)), False
    for number, (part, below) in enumerate(made, 1):
        yield Fragment(section, part, number, deeper + below, titled or held(before, block, number, len(made)))
        titled = isinstance(part, Table) and any(isinstance(row, RowGroup) and not row.rows for row in part.rows)


def held(before: Block | None, block: Block, number: int, count: int) -> bool:
    """Return whether a part of a block stays with what is before it.

    No step, question or row is alone; steps without pictures stay whole, and a list with the text that introduces it, and
    whole with a warning; a form stays whole; a table's title stays with its first row, a notice with what it is about, and a
    warning with what it warns of.
    """
    second_or_last = number in {2, count} and number > 1
    match block:
        case Steps():
            stays = (
                second_or_last or isinstance(before, Warn | Paragraph) or not any(step.figure for step in block.steps)
            )
        case List():
            stays = second_or_last or isinstance(before, Warn) or (number == 1 and isinstance(before, Paragraph))
        case Questions() | Terms():
            stays = second_or_last
        case Table():
            stays = second_or_last or number == SECOND_ROW
        case Form() | Schedule():
            stays = number > 1
        case Warn() | NoticeHere():
            stays = before is not None
        case _:
            stays = False
    return stays


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
