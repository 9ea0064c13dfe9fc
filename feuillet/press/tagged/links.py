"""The links of a tagged PDF: one annotation per line, which says the link's words instead of its address."""

import itertools
import unicodedata
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Name

from feuillet.press.tagged.marked_content import Mark, Said
from feuillet.press.tagged.structure_tree import children, drop, elements, families, words


def repair(root: Any, said: dict[Mark, Said]) -> None:
    """Repair the links of a tree."""
    tree = tuple(families(root))
    unify(root, tuple(element for element, _ in tree if Name.Link == element.S))
    for _, inside in tree:
        name(inside, said)


def annotations(element: Any) -> Iterator[Any]:
    """List the references from an element to its annotations."""
    yield from (child for child in children(element) if "/Obj" in child)


def unify(root: Any, links: tuple[Any, ...]) -> None:
    """Take out the annotations of what stands inside a link, which the link's own covers.

    The typesetter makes one for each emphasis and each space in it, and none but the link's own is in a Link element, as
    PDF/UA-1 asks (ISO 14289-1, 7.18.5).
    """
    inside = tuple((part, each) for link in links for part in elements(link) for each in annotations(part))
    gone = {reference.Obj.objgen: int(reference.Obj.StructParent) for _, reference in inside}
    for part, reference in inside:
        drop(part, reference)
    for page in {part.Pg.objgen: part.Pg for part, _ in inside}.values():
        page.Annots = Array([each for each in page.Annots.as_list() if each.objgen not in gone])
    numbers, keys = root.ParentTree.Nums.as_list(), set(gone.values())
    pairs = (pair for pair in zip(numbers[::2], numbers[1::2], strict=True) if int(pair[0]) not in keys)
    root.ParentTree.Nums = Array([item for pair in pairs for item in pair])


def name(inside: tuple[Any, ...], said: dict[Mark, Said]) -> None:
    """Say where links beside each other lead, in their own words and not by address; one over several lines says all on each."""
    for target, run in itertools.groupby(inside, target_of):
        if target:
            links = tuple(run)
            text = ""
            for link in links:
                text = join(text, words(link, said), target)
            for link in links:
                for reference in annotations(link) if text else ():
                    reference.Obj.Contents = text


def target_of(element: Any) -> str:
    """Name the address or the place that a link element leads to."""
    if element.get("/S") != Name.Link:
        return ""
    targets = (
        str(each.Obj.A.URI) if "/A" in each.Obj else str(each.Obj.get("/Dest", "")) for each in annotations(element)
    )
    return next(targets, "")


def join(before: str, after: str, address: str) -> str:
    """Put two lines of a link together: a printed address goes on, and scripts that write no spaces need none."""
    wide = {unicodedata.east_asian_width(letter) for letter in before[-1:] + after[:1]} <= {"W", "F"}
    return before + after if wide or before + after in address else f"{before} {after}".strip()
