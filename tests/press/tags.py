"""The structure tree of a PDF, read as a screen reader reads it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Pdf

from feuillet.edition.galley import Galley
from feuillet.press.pages.typesetting import typeset
from feuillet.press.tagged import passes

from . import small


def raw(galley: Galley) -> bytes:
    """Print as the typesetter does, without repairing."""
    return typeset(galley, galley.parts[0]).pdf(tagged=True)


def repaired(body: str, language: str = "en", style: str = "") -> bytes:
    """Print a body as a tagged PDF."""
    galley = small.galley(body, language=language, styles=(style,))
    return passes.repair(raw(galley), galley)


def both(body: str, language: str = "en", style: str = "") -> tuple[bytes, bytes]:
    """Print a body as the typesetter does, and repaired."""
    galley = small.galley(body, language=language, styles=(style,))
    return raw(galley), passes.repair(raw(galley), galley)


def walk(element: Any) -> Iterator[Any]:
    """List the elements of a tree, each before what is in it."""
    if isinstance(element, pikepdf.Array):
        for each in element.as_list():
            yield from walk(each)
    elif isinstance(element, Dictionary):
        if "/S" in element:
            yield element
        yield from walk(element.get("/K", pikepdf.Array()))


def kinds(content: bytes, kind: str, *path: str) -> list[Any]:
    """List an entry of all elements of a kind, in the order they are read: ``kinds(content, "/TH", "/A", "/Scope")``."""
    with Pdf.open(BytesIO(content)) as opened:
        return [entry(each, *path) for each in walk(opened.Root.StructTreeRoot) if str(each.S) == kind]


def entry(element: Any, *path: str) -> Any:
    """Read an entry as text, or as texts; nothing where there is none."""
    for key in path:
        element = element.get(key, Dictionary()) if isinstance(element, Dictionary) else Dictionary()
    if isinstance(element, pikepdf.Array):
        return [str(each) for each in element.as_list()]
    return "" if isinstance(element, Dictionary) else str(element)


def shape(content: bytes, *left_out: str) -> str:
    """Write a tree's kinds as ``L(LI(Lbl LBody))``, without some, whose children take their place."""

    def write(element: Any) -> str:
        kids = " ".join(
            filter(None, (write(each) for each in element.get("/K", pikepdf.Array()).as_list() if tree(each)))
        )
        kind = str(element.S)[1:]
        return kids if kind in left_out else f"{kind}({kids})" if kids else kind

    with Pdf.open(BytesIO(content)) as opened:
        return write(opened.Root.StructTreeRoot.K[0])


def tree(each: Any) -> bool:
    """Tell an element from marked content and from annotations."""
    return isinstance(each, Dictionary) and "/S" in each


def languages(content: bytes) -> list[tuple[str, str]]:
    """List the elements that say a language of their own: their kind, and which."""
    with Pdf.open(BytesIO(content)) as opened:
        return [(str(each.S)[1:], str(each.Lang)) for each in walk(opened.Root.StructTreeRoot) if "/Lang" in each]


def heard(content: bytes) -> list[str]:
    """List in which language each piece of text is read, in order."""

    def listen(element: Any, language: str) -> Iterator[str]:
        language = str(element.get("/Lang", language))
        for each in element.get("/K", pikepdf.Array()).as_list():
            if tree(each):
                yield from listen(each, language)
            elif isinstance(each, int):
                yield language

    with Pdf.open(BytesIO(content)) as opened:
        return list(listen(opened.Root.StructTreeRoot.K[0], str(opened.Root.Lang)))


def links(content: bytes) -> list[tuple[str, str]]:
    """List the annotations of the pages that lead somewhere: where to, and what they say."""
    with Pdf.open(BytesIO(content)) as opened:
        annotations = [each for page in opened.pages for each in page.get("/Annots", pikepdf.Array()).as_list()]
        return [(entry(each, "/A", "/URI") or entry(each, "/Dest"), str(each.Contents)) for each in annotations]
