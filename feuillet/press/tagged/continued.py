"""A table or a paragraph that goes on overleaf: one table, one paragraph to who listens to it.

The typesetter tags what is on each page by itself, and the title and the head of a table come again on the next page. Who
listens would hear them twice, and of two tables; what is on paper only to find one's way again is pagination (ISO 14289-1, 7.1).
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pikepdf import Array, Name

from feuillet.press.tagged.marked_content import Mark, Said
from feuillet.press.tagged.structure_tree import children, drop, elements, marks, words


def join(root: Any, said: dict[Mark, Said]) -> None:
    """Put the rows of tables that go on into the table that they go on from."""
    tables = [each for each in elements(root) if Name.Table == each.S]
    if len(tables) < 2:  # noqa: PLR2004 what goes on and what it goes on from
        return
    places = {mark: place for place, mark in enumerate(marks(root, None))}
    first = tables[0]
    for before, table in pairwise(tables):
        if goes_on(before, table, places, said):
            take_rows(first, table)
        else:
            first = table


def join_paragraphs(root: Any, said: dict[Mark, Said], text: str) -> None:
    """Make what of a paragraph stands overleaf a part of it; ``text`` is that of the galley, a line per block."""
    paragraphs = [each for each in elements(root) if Name.P == each.S]
    spoken = [tuple(mark for mark in marks(each, None) if mark in said) for each in paragraphs]
    first = None
    for (before, above), (after, below) in pairwise(zip(paragraphs, spoken, strict=True)):
        first = first or before
        if above and below and above[-1][0] != below[0][0] and one_block(said[above[-1]], said[below[0]], text):
            drop(after.P, after)
            after.S, after.P = Name.Span, first
            first.K = Array([*(first.K.as_list() if isinstance(first.K, Array) else [first.K]), after])
        else:
            first = after


def one_block(last: Said, following: Said, text: str) -> bool:
    """Return whether words and those that follow are of one block."""
    words, more = last.words.strip(), following.words.strip()
    return bool(words and more) and any(f"{words}{blank}{more}" in text for blank in (" ", "", "\u00a0 "))


def goes_on(before: Any, table: Any, places: dict[Mark, int], said: dict[Mark, Said]) -> bool:
    """Return whether a table has the title and the head of the one before it, and nothing is read between the two."""
    heads = [[words(cell, said) for cell in headers(each)] for each in (before, table)]
    if not heads[0] or heads[0] != heads[1]:
        return False
    (*_, last), (following, *_) = (tuple(marks(each, None)) for each in (before, table))
    return last[0] != following[0] and places[following] == places[last] + 1


def headers(table: Any) -> Iterator[Any]:
    """List the cells of a table's head."""
    heads = (group for group in children(table) if Name.THead == group.S)
    return (cell for head in heads for cell in elements(head) if Name.TH == cell.S)


def take_rows(first: Any, table: Any) -> None:
    """Move the rows of a table to the end of the first one, whose head is theirs from now on."""
    names = {bytes(cell.ID): own.ID for cell, own in zip(headers(table), headers(first), strict=True)}
    for cell in elements(table):
        if Name.TD == cell.S and "/Headers" in cell.A:
            cell.A.Headers = Array([names.get(bytes(each), each) for each in cell.A.Headers.as_list()])
    rows = [group for group in children(table) if Name.TBody == group.S]
    for group in rows:
        group.P = first
    first.K = Array([*first.K.as_list(), *rows])
    take_out(table)


def take_out(element: Any) -> None:
    """Take an element out of the tree, and what around it would be empty then."""
    around = element.P
    drop(around, element)
    if not len(around.K) and "/S" in around:
        take_out(around)
