"""What a screen reader learns of each element, beyond what the typesetter writes: language, headers, labels."""

import unicodedata
from collections import Counter
from typing import Any

from pikepdf import Array, Dictionary, Name

from feuillet.press.tagged.marked_content import Mark, Said
from feuillet.press.tagged.structure_tree import children, drop, elements, voices, words

BULLETS = {"•": Name.Disc, "◦": Name.Circle, "▪": Name.Square}
LABEL = "li::before"
"""Where a style sheet writes the number or the dash of a list's item."""


def tag(root: Any, said: dict[Mark, Said], language: str) -> None:
    """Repair the tree of a file in a language."""
    for element in elements(root):
        kind = element.get("/S")
        if kind == Name.TH:
            scope(element)
        elif kind == Name.L:
            number(element, said)
    speak(root, said, language)
    identify(root)


def speak(element: Any, said: dict[Mark, Said], language: str) -> None:
    """Say the language of each part that is in another than what surrounds it (WCAG 2.2, 3.1.2), as high up as it holds."""
    for child in children(element):
        if "/S" in child:
            own = prevailing(child, said, language)
            if own != language:
                child.Lang = own
            speak(child, said, own)


def prevailing(element: Any, said: dict[Mark, Said], language: str) -> str:
    """Find the language of an element: that of what surrounds it, unless nothing in it is; then the one most of it is in."""
    amounts = Counter[str]()
    for voice in voices(element, said):
        amounts[voice.language or language] += len(voice.words)
    return language if language in amounts or not amounts else max(amounts, key=lambda each: amounts[each])


def scope(header: Any) -> None:
    """Write a header cell's scope: a row's in the table's body, a column's in its head."""
    group = header.P.P.get("/S")
    attributes = header.get("/A", Dictionary(O=Name.Table))
    attributes.Scope = Name.Row if group == Name.TBody else Name.Column
    header.A = attributes


def identify(root: Any) -> None:
    """Index the cells' identifiers, by which cells name their headers; required where there are any (14.7.2, table 322)."""
    named = sorted((each for each in elements(root) if "/ID" in each), key=lambda cell: bytes(cell.ID))
    if named:
        root.IDTree = Dictionary(Names=Array([item for cell in named for item in (cell.ID, cell)]))


def number(listing: Any, said: dict[Mark, Said]) -> None:
    """Lift the labels of a list's items out of their bodies, and say how they are numbered (ISO 32000-1, 14.8.5.5)."""
    labels = []
    for item in children(listing):
        if item.get("/S") == Name.LI:
            lift(item, said)
            labels += [words(part, said) for part in children(item) if part.get("/S") == Name.Lbl]
    attributes = Dictionary(O=Name.List, ListNumbering=numbering(labels))
    listing.A = attributes


def lift(item: Any, said: dict[Mark, Said]) -> None:
    """Make a label of what the style sheet writes before an item."""
    for body in children(item):
        for part in children(body):
            if "/S" in part and {voice.origin for voice in voices(part, said)} == {LABEL}:
                part.S, part.P = Name.Lbl, item
                drop(body, part)
                item.K = Array([part, *item.K.as_list()])
                return


def numbering(labels: list[str]) -> Name:
    """Name the kind of labels; a dash is a bullet, which the standard knows as a disc, a circle or a square only."""
    bare = [label.strip(".()") for label in labels]
    if not bare:
        return Name("/None")
    if all(label and all(unicodedata.category(figure) == "Nd" for figure in label) for label in bare):
        return Name.Decimal
    return BULLETS.get(bare[0], Name.Disc)
