"""The leaflet's selection: what a patient takes home is shorter than the article and carries no claim of benefit."""

from collections.abc import Iterator
from itertools import groupby
from typing import TypeVar

from feuillet.manuscript.blocks import Block, Question, Questions, Subsection
from feuillet.manuscript.document import Document, Leaflet, Role, Section, Variant
from feuillet.manuscript.model import Claim
from feuillet.manuscript.tables import Row, RowGroup, Schedule, Table

Kept = TypeVar("Kept", bound=Claim)
ORDER = tuple(Role)


def abridge(document: Document) -> Document:
    """Keep what goes into the leaflet, in the order of a patient leaflet (EMA QRD): what it is, before, how, effects."""
    kept = [shorten(section) for section in document.sections if section.leaflet != "omit"]
    cover = document.leaflet or Leaflet()
    return document.model_copy(
        update={
            "sections": tuple(sorted(kept, key=lambda section: ORDER.index(section.role))),
            "title": cover.title or document.title,
            "message": cover.message or document.message,
            "references": (),  # no panel has room for them
        }
    )


def shorten(section: Section) -> Section:
    """Take a section's own words for the leaflet, and of its blocks those that are kept."""
    variant = section.leaflet if isinstance(section.leaflet, Variant) else Variant()
    blocks = tuple(choose(variant.blocks or section.blocks))
    return section.model_copy(update={"title": variant.title or section.title, "blocks": blocks})


def choose(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Leave out the blocks, rows, medicines and questions that the leaflet omits."""
    for block in kept(blocks):
        match block:
            case Subsection():
                yield block.model_copy(update={"blocks": tuple(choose(block.blocks))})
            case Table():
                yield block.model_copy(update={"rows": tuple(map(shorten_group, kept(block.rows)))})
            case Schedule():
                yield block.model_copy(update={"medicines": tuple(kept(block.medicines))})
            case Questions():
                yield block.model_copy(update={"questions": tuple(map(answer, kept(block.questions)))})
            case _:
                yield block


def shorten_group(row: Row | RowGroup) -> Row | RowGroup:
    """Leave out the rows of a group that the leaflet omits."""
    return row.model_copy(update={"rows": tuple(kept(row.rows))}) if isinstance(row, RowGroup) else row


def kept(claims: tuple[Kept, ...]) -> Iterator[Kept]:
    """List what the leaflet keeps."""
    return (claim for claim in claims if claim.leaflet == "keep")


def answer(question: Question) -> Question:
    """Answer a question the leaflet's way, where it has one."""
    return question.model_copy(update={"answer": question.leaflet_answer or question.answer})


def settle(document: Document) -> Document:
    """Leave out the words a leaflet has instead: whether they are wanted is decided by now."""
    sections = tuple(map(settle_section, document.sections))
    return document.model_copy(update={"sections": sections, "leaflet": None})


def settle_section(section: Section) -> Section:
    """Leave out a section's variant for the leaflet, and its own answers to questions."""
    return section.model_copy(update={"leaflet": "keep", "blocks": tuple(map(settle_block, section.blocks))})


def settle_block(block: Block) -> Block:
    """Leave out the answers that only a leaflet has."""
    match block:
        case Subsection():
            return block.model_copy(update={"blocks": tuple(map(settle_block, block.blocks))})
        case Questions():
            questions = (each.model_copy(update={"leaflet_answer": None}) for each in block.questions)
            return block.model_copy(update={"questions": tuple(questions)})
    return block


def panels(document: Document) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """Split the sections into those inside the leaflet and those to fill in by hand, on its back."""
    groups = {
        on_back: tuple(sections) for on_back, sections in groupby(document.sections, lambda s: s.role is Role.NOTES)
    }
    return groups.get(False, ()), groups.get(True, ())
