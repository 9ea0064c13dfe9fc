"""What is said where it matters and not again: a notice, and what the word for how well a claim is supported means.

A notice that a manuscript names in many sections stands where it is first named, in the sections about use, and at the end. A
warning stands wherever it is named. The word for an evidence level is explained at the first claim that has it, and stands
at each: a sign without its word is read past, and what nobody has shown is taken for a fact.
"""

from collections.abc import Iterator
from dataclasses import replace

from feuillet.edition.citation import rewrite
from feuillet.manuscript.blocks import Block, NoticeHere, Subsection
from feuillet.manuscript.document import Document, Notice, Role, Section, claims, prose
from feuillet.manuscript.model import Evidence

EXPLAINED, NAMED = "explained", "named"
"""How the level of a claim is shown: with what it means, or by its word."""
UNCLEAR = {Evidence.REPORTED}
"""Levels whose word alone misleads: a figure that is “reported” looks as if somebody knew where."""


def say_once(document: Document) -> Document:
    """Leave out the notices that were read already, and say of each claim how its level is shown."""
    seen = set[str]()
    sections = tuple(without_repeats(section, document, seen) for section in document.sections)
    kept = document.model_copy(update={"sections": sections})
    levels = dict(shown(kept))
    return rewrite(kept, lambda line: replace(line, level=levels[line.context]) if line.context in levels else line)


def without_repeats(section: Section, document: Document, seen: set[str]) -> Section:
    """Leave out of a section the notices that stand before it; what has no other block keeps its own."""
    here = set[str]() if section.role is Role.HOW_TO_USE else seen
    blocks = tuple(read_first(section.blocks, document, here))
    seen |= here
    return section.model_copy(update={"blocks": blocks or section.blocks})


def read_first(blocks: tuple[Block, ...], document: Document, seen: set[str]) -> Iterator[Block]:
    """List blocks without the notices that were seen, and note those that are."""
    for block in blocks:
        if isinstance(block, Subsection):
            within = tuple(read_first(block.blocks, document, seen))
            yield block.model_copy(update={"blocks": within or block.blocks})
        elif not isinstance(block, NoticeHere) or document.notice(block.notice).warning:
            yield block
        elif block.notice not in seen:
            seen.add(block.notice)
            yield block


def at_end(document: Document) -> tuple[Notice, ...]:
    """List the notices that are said once more at the end: those that a section names and that are no warnings."""
    named = {block.notice for block in claims(document.sections) if isinstance(block, NoticeHere)}
    return tuple(each for each in document.notices if each.id in named and not (each.warning or each.everywhere))


def shown(document: Document) -> Iterator[tuple[str, str]]:
    """Say how the level of each claim is shown, by what its texts are known by."""
    seen = set[Evidence]()
    for claim in claims(document.sections):
        if claim.evidence:
            how = NAMED if claim.evidence in seen - UNCLEAR else EXPLAINED
            yield from ((text.context, how) for text in prose(claim))
            seen.add(claim.evidence)
