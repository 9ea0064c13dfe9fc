"""The structure tree of a tagged PDF: its elements, and what is said inside them (ISO 32000-1, 14.7)."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary

from feuillet.press.tagged.marked_content import Mark, Said


def elements(element: Any) -> Iterator[Any]:
    """List the elements of a tree, each before what is in it."""
    yield from (each for each, _ in families(element))


def families(element: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """List the elements of a tree, each before what is in it, with their children."""
    left = [*reversed(children(element))]
    while left:
        child = left.pop()
        if "/S" in child:
            inside = children(child)
            yield child, inside
            left += reversed(inside)


def children(element: Any) -> tuple[Any, ...]:
    """List what an element holds besides marked content: elements, and references to annotations."""
    inside = element.get("/K", Array())
    listed = inside.as_list() if isinstance(inside, Array) else [inside]
    return tuple(child for child in listed if not isinstance(child, int) and isinstance(child, Dictionary))


def drop(element: Any, child: Any) -> None:
    """Take a child out of an element."""
    element.K = Array([each for each in element.K.as_list() if not same(each, child)])


def marks(element: Any, page: Any) -> Iterator[Mark]:
    """List the marked content that the structure tree leads to, in the order it is read."""
    if isinstance(element, int) and page is not None:
        yield page.objgen, element
    elif isinstance(element, Array):
        for child in element.as_list():
            yield from marks(child, page)
    elif isinstance(element, Dictionary):
        page = element.get("/Pg", page)
        if "/MCID" in element and page is not None:
            yield page.objgen, int(element.MCID)
        yield from marks(element.get("/K", Array()), page)


def voices(element: Any, said: dict[Mark, Said]) -> list[Said]:
    """List what is said inside an element."""
    return [said[mark] for mark in marks(element, None) if mark in said]


def words(element: Any, said: dict[Mark, Said]) -> str:
    """Read an element aloud: its text, or what its pictures show."""
    pictures = (str(each.get("/Alt", "")) for each in elements(element))
    text = "".join(voice.words for voice in voices(element, said)) or " ".join(pictures)
    return " ".join(text.split())


def same(one: Any, other: Any) -> bool:
    """Return whether two objects of a file are one."""
    return isinstance(one, Dictionary) and one.objgen == other.objgen
