"""What a screen reader learns of each element, beyond what the typesetter writes: language, headers, labels."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, String

from feuillet.press.tagged import continued
from feuillet.press.tagged.marked_content import Mark, Said
from feuillet.press.tagged.structure_tree import children, drop, elements, voices, words

BULLETS = {"•": Name.Disc, "◦": Name.Circle, "▪": Name.Square}
Amounts = Counter[str]
"""How much is said in each language, in characters."""
LABEL = "li::before"
"""Where a style sheet writes the number or the dash of a list's item."""
FOOTNOTE = "aside"
"""What a footnote is in the markup, and nothing else is; the typesetter knows no tag for it."""


def tag(root: Any, said: dict[Mark, Said], language: str) -> None:
    """Repair the tree of a file in a language."""
    continued.join(root, said)
    named, notes = [], 0
    for element in elements(root):
        kind = str(element.S)
        if kind == "/TH":
            scope(element)
        elif kind == "/L":
            number(element, said)
        elif kind == "/Table":
            entitle(element)
            head_groups(element)
        elif kind == "/NonStruct" and is_footnote(element, said):
            notes += 1
            element.S, element.ID = Name.Note, String(f"note-{notes}")
        elif kind == "/Span":
            spell_out(element, said)
        if "/ID" in element:
            named.append(element)
    speak(root, said, language)
    identify(root, named)


def speak(element: Any, said: dict[Mark, Said], language: str) -> None:
    """Say the language of each part that is in another than what surrounds it (WCAG 2.2, 3.1.2), as high up as it holds."""
    amounts = dict[tuple[int, int], Amounts]()
    tally(element, None, said, amounts)
    say_languages(element, amounts, language)


def tally(element: Any, page: Any, said: dict[Mark, Said], amounts: dict[tuple[int, int], Amounts]) -> Amounts:
    """Count how much of each element is in each language, in one walk; "" stands for what has none of its own."""
    page, total = element.get("/Pg", page), Amounts()
    inside = element.get("/K", Array())
    for child in inside.as_list() if isinstance(inside, Array) else [inside]:
        if isinstance(child, Dictionary) and "/S" in child:
            total.update(tally(child, page, said, amounts))
        elif (mark := marked(child, page)) in said:
            total[said[mark].language] += len(said[mark].words)
    amounts[element.objgen] = total
    return total


def marked(child: Any, page: Any) -> Mark:
    """Say which piece of marked content a child refers to, by its number alone or with its page."""
    if isinstance(child, Dictionary):
        return child.get("/Pg", page).objgen, int(child.get("/MCID", -1))
    return page.objgen, int(child)


def say_languages(element: Any, amounts: dict[tuple[int, int], Amounts], language: str) -> None:
    """Say the language of each element inside another that is in a language."""
    for child in children(element):
        if "/S" in child:
            own = prevailing(amounts[child.objgen], language)
            if own != language:
                child.Lang = own
            say_languages(child, amounts, own)


def prevailing(amounts: Amounts, language: str) -> str:
    """Find the language of an element: that of what surrounds it, unless nothing in it is; then the one most of it is in."""
    around = language in amounts or "" in amounts or not amounts
    return language if around else max(amounts, key=lambda each: amounts[each])


def scope(header: Any) -> None:
    """Write a header cell's scope: a row's in the table's body, a column's in its head."""
    group = header.P.P.get("/S")
    attributes = header.get("/A", Dictionary(O=Name.Table))
    of_row = group == Name.TBody and "/ColSpan" not in attributes  # the heading of a group is one of what is below it
    attributes.Scope = Name.Row if of_row else Name.Column
    header.A = attributes


def spell_out(span: Any, said: dict[Mark, Said]) -> None:
    """Say what a quantity is short for (ISO 32000-1, 14.9.5); ActualText would be turned round from right to left."""
    around = span.P.P if Name.NonStruct == span.P.get("/S") else span.P
    spelled = {voice.spelled for voice in voices(span, said)}
    if len(spelled) == 1 and "/E" not in around and (text := spelled.pop()):
        span.E = String(text)


def is_footnote(element: Any, said: dict[Mark, Said]) -> bool:
    """Return whether an element is a footnote: some of its own text is in no element within it (ISO 14289-1, 7.9)."""
    texts = (part for line in children(element) for part in (line, *children(line)) if "/S" in part)
    return any(voice.origin == FOOTNOTE for part in texts for voice in own(part, said))


def own(element: Any, said: dict[Mark, Said]) -> Iterator[Said]:
    """List what an element itself says, and no element in it."""
    inside = element.get("/K", Array())
    for child in inside.as_list() if isinstance(inside, Array) else [inside]:
        if not (isinstance(child, Dictionary) and "/S" in child) and "/Pg" in element:
            mark = marked(child, element.Pg)
            if mark in said:
                yield said[mark]


def entitle(table: Any) -> None:
    """Make the title of a table its caption; it is printed as the first row of the head, so that it comes again overleaf."""
    head = next((group for group in children(table) if Name.THead == group.S), None)
    rows = children(head) if head is not None else ()
    title = children(rows[0]) if len(rows) > 1 else ()
    if len(title) != 1 or "/ColSpan" not in title[0].get("/A", Dictionary()):
        return
    caption, name = title[0], bytes(title[0].ID)
    drop(head, rows[0])
    caption.S, caption.P, table.K = Name.Caption, table, Array([caption, *table.K.as_list()])
    del caption.A, caption.ID
    for cell in elements(table):
        if cell.S == Name.TD:
            cell.A.Headers = Array([each for each in cell.A.get("/Headers", Array()).as_list() if bytes(each) != name])


def head_groups(table: Any) -> None:
    """Let the heading of a group of rows be the header of the cells of this group, and of no others."""
    bodies = [body for body in elements(table) if Name.TBody == body.S]
    groups = [group_of(body) for body in bodies]
    every = {bytes(group.ID) for group in groups if group is not None}
    for body, group in zip(bodies, groups, strict=True):
        for cell in elements(body):
            if cell.S == Name.TD and every:
                headers = [each for each in cell.A.get("/Headers", Array()).as_list() if bytes(each) not in every]
                cell.A.Headers = Array([*headers, *([group.ID] if group is not None else [])])


def group_of(body: Any) -> Any:
    """Find the heading of a group of rows: the first cell of its first row, if it is as wide as the table."""
    first = next((cell for cell in elements(body) if cell.S in {Name.TH, Name.TD}), None)
    return first if first is not None and first.S == Name.TH and "/ColSpan" in first.get("/A", Dictionary()) else None


def identify(root: Any, cells: list[Any]) -> None:
    """Index the cells' identifiers, by which cells name their headers; required where there are any (14.7.2, table 322)."""
    named = sorted(cells, key=lambda cell: bytes(cell.ID))
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
