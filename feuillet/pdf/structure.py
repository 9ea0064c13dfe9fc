"""The structure tree of a tagged PDF: which block of the text each piece of marked content belongs to."""

import ctypes
import itertools
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

INLINE = frozenset(("Span", "NonStruct", "Link", "Em", "Strong", "Code", "Quote", "Reference", "Note", "Lbl", "Figure"))
"""Types of structure element that stand within a line of a block (ISO 32000-1, 14.8.4.4)."""
Place = tuple[int, tuple[str, ...]]
"""The number of a block on its page, and the roles around it."""


def elements(page: pypdfium2.PdfPage) -> Iterator[tuple[int, Place]]:
    """List the marked content of a page that belongs to its structure, by its number."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    count = itertools.count(1)

    def walk(element: Any, around: Place) -> Iterator[tuple[int, Place]]:
        kind = role(element)
        here = (around[0] if kind in INLINE else next(count), (*around[1], kind))
        for at in range(raw.FPDF_StructElement_CountChildren(element)):
            if child := raw.FPDF_StructElement_GetChildAtIndex(element, at):
                yield from walk(child, here)
            elif (content := raw.FPDF_StructElement_GetChildMarkedContentID(element, at)) >= 0:
                yield content, here

    for at in range(raw.FPDF_StructTree_CountChildren(tree)):
        yield from walk(raw.FPDF_StructTree_GetChildAtIndex(tree, at), (0, ()))
    raw.FPDF_StructTree_Close(tree)


def role(element: Any) -> str:
    """The name of an element's type: ``P``, ``H2``, ``TD``."""
    name = ctypes.create_string_buffer(64)
    length = raw.FPDF_StructElement_GetType(element, name, len(name))
    return name.raw[: max(length - 2, 0)].decode("utf-16-le")
