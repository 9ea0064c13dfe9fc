"""Which texts of an edition a format prints, in the order they are read, told by the manuscript's model and not by templates."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from feuillet.edition.abridgement import abridge, panels
from feuillet.edition.edition import Edition, expand, line_of
from feuillet.edition.finished_text import Line
from feuillet.edition.fragments import facing
from feuillet.edition.line_ends import crowded
from feuillet.edition.written_runs import Citation, NoteMark
from feuillet.manuscript.blocks import Block, List, NoticeHere, Questions, Steps, Subsection
from feuillet.manuscript.document import Document, Section, prose
from feuillet.manuscript.items import Item
from feuillet.manuscript.prose import Prose, Run
from feuillet.manuscript.room import BOOKLET
from feuillet.manuscript.tables import Schedule, Table
from press.aloud import even

Stacks = Callable[[Table], bool]
STACKED = frozenset(("large-print", "bilingual", "leaflet", "leaflet-letter", "leaflet-z"))
"""Formats too narrow for a table: each cell stands under its column's head, and the head over the rows' names is left out. A
booklet is for some."""
HYPHENS = dict.fromkeys(map(ord, "-\x02"))
MIRRORED = str.maketrans(")]»", "([«")


YIELDS = 3
"""How many parts the back of a leaflet may yield to the panels inside: abbreviations, notes at the end, the form."""


def order(edition: Edition, format: str, yields: int = 0) -> list[Line]:
    """List the texts of a product; of a leaflet, where its back yields so many parts."""
    leaf, both = format.startswith("leaflet"), format == "bilingual"
    lines = leaflet(edition, yields) if leaf else bilingual(edition) if both else None
    return [line_of(text) for text in (article(edition, format) if lines is None else lines)]


def always(_table: Table) -> bool:
    return True


def never(_table: Table) -> bool:
    return False


def article(edition: Edition, format: str) -> Iterator[Prose]:
    """The whole document, under the imprint's name."""
    document = expand(edition.document)
    yield from filter(None, [edition.imprint.tagline])
    yield from (
        document.title,
        document.message,
    )
    yield from emergency(edition)
    yield from (point.text for point in document.key_points)
    yield from everywhere(document)
    stacked: Stacks = partial(crowded, locale=edition.locale, page=BOOKLET) if format == "booklet" else always
    for section in document.sections:
        yield from printed(section, document, stacked if format in {*STACKED, "booklet"} else never)
    yield from (note.text for note in document.footnotes)
    yield from abbreviations(document)
    yield from (*emergency(edition), *contact(edition))


def leaflet(edition: Edition, yields: int) -> Iterator[Prose]:
    """The imprint's line, what the abridged document says, whom to call and what is filled in by hand on the back."""
    document = expand(abridge(edition.document))
    yield from filter(None, [edition.imprint.tagline])
    yield from (document.title, document.message)
    inside, back = panels(document)
    for section in inside:
        yield from printed(section, document, stacked=always)
    form = [text for section in back for text in printed(section, document, stacked=always)]
    notes, short = [note.text for note in document.footnotes], list(abbreviations(document))
    yielded = [*([form] if yields > 2 else []), *([notes] if yields > 1 else []), *([short] if yields else [])]
    for part in yielded:
        yield from part
    yield from (*emergency(edition), *contact(edition))
    yield from () if yields > 2 else form
    yield from everywhere(document)
    yield from () if yields > 1 else notes
    yield from () if yields else short


def bilingual(edition: Edition) -> Iterator[Prose]:
    """Each text of the source, and after it the same in the locale; so for each of the parts that end the document."""
    assert edition.original
    source, document = expand(edition.original.document), expand(edition.document)
    yield from filter(None, [edition.imprint.tagline])
    yield from alternate((source.title, source.message), (document.title, document.message))
    yield from emergency(edition)
    yield from alternate(*((point.text for point in each.key_points) for each in (source, document)))
    yield from alternate(everywhere(source), everywhere(document))
    for left, right in zip(source.sections, document.sections, strict=True):
        yield from (left.title, right.title)
        for one, two in facing(left, right):
            yield from spoken(one.block, source, stacked=always, titled=one.start == 1)
            yield from spoken(two.block, document, stacked=always, titled=two.start == 1)
        yield from alternate(*((note.text for note in each.footnotes) for each in (left, right)))
    for each in (source, document):
        yield from (note.text for note in each.footnotes)
    for each in (source, document):
        yield from abbreviations(each)
    for there in (edition.original, edition):
        yield from (*emergency(there), *contact(there))


def alternate(one: Iterable[Prose], two: Iterable[Prose]) -> Iterator[Prose]:
    """Take one text of each in turn."""
    for pair in zip(one, two, strict=True):
        yield from pair


def everywhere(document: Document) -> Iterator[Prose]:
    yield from (notice.text for notice in document.notices if notice.everywhere)


def abbreviations(document: Document) -> Iterator[Prose]:
    for each in document.abbreviations:
        yield from (each.short, each.long)


def emergency(edition: Edition) -> Iterator[Prose]:
    yield from (phone.label for phone in edition.imprint.urgent if phone.label)


def contact(edition: Edition) -> Iterator[Prose]:
    imprint = edition.imprint
    yield from (phone.label for phone in imprint.other_phones if phone.label)
    yield from filter(None, [imprint.hours_in_words])


def printed(section: Section, document: Document, stacked: Stacks) -> Iterator[Prose]:
    yield section.title
    for block in section.blocks:
        yield from spoken(block, document, stacked=stacked)
    yield from (note.text for note in section.footnotes)


def spoken(block: Block, document: Document, *, stacked: Stacks, titled: bool = True) -> Iterator[Prose]:
    """List the texts of a block, those of a picture too, which others than eyes read.

    Of a block that is split, only the first part is ``titled``.
    """
    match block:
        case Subsection():
            yield block.subsection
            for inner in block.blocks:
                yield from spoken(inner, document, stacked=stacked)
        case List() | Steps():
            for item in block.list if isinstance(block, List) else block.steps:
                yield from entry(item)
        case Table():
            yield from cells(block, stacked, titled)
        case Schedule():
            yield from filter(None, [titled and block.schedule])
            for each in block.medicines:
                yield from filter(None, (each.medicine, each.note))
                yield from (amount for amount in each.amounts if isinstance(amount, Prose))
        case NoticeHere():
            yield document.notice(block.notice).text
        case Questions():
            yield from (text for each in block.questions for text in (each.question, each.answer))
        case _:
            yield from prose(block)


def entry(item: Item) -> Iterator[Prose]:
    """A point's texts: what its picture shows, itself, and the points below it."""
    yield from filter(None, (item.alt, item.text))
    yield from (point.text for point in item.list or ())


def cells(table: Table, stacked: Stacks, titled: bool) -> Iterator[Prose]:
    """A table's texts, row by row; stacked, each cell stands under its column's head."""
    yield from filter(None, [titled and table.table])
    below = stacked(table)
    if not below:
        yield from table.columns
    for group, rows in table.bodies:
        yield from filter(None, [group and group.group])
        for row in rows:
            yield row.cells[0]
            for column, cell in zip(table.columns[1:], row.cells[1:], strict=True):
                yield from (column, cell) if below else (cell,)


def found(lines: Sequence[Line], paragraphs: Sequence[str], even: Callable[[str], str] = even) -> list[str]:
    """List which texts stand in the paragraphs, one after the other, by the names that translators know them by."""
    left = [even(paragraph) for paragraph in paragraphs]
    names, at = list[str](), 0
    for line in lines:
        text = even(said(line))
        place = next((number for number in range(at, len(left)) if holds(left[number], text)), None)
        if place is not None:
            names.append(line.context)
            left[place], at = after(left[place], text), place
    return names


def said(line: Line) -> str:
    """Write a text as it is printed: with the numbers of the references that it cites and of its footnotes."""
    return "".join(map(shown, line.written))


def shown(run: Run) -> str:
    """Write a run as it is printed."""
    if isinstance(run, NoteMark):
        return f"({run.number})"
    return f"{run.glued}[{run.number}]" if isinstance(run, Citation) else run.text


def tight(text: str) -> str:
    """Make a text even without its spaces and hyphens: of a hyphen that ends a line pdfium makes a control character."""
    return "".join(even(text).translate(HYPHENS).split())


def backwards(*texts: str) -> bool:
    """Whether some of a text runs to the left, so that readers get its signs in another order."""
    return any(unicodedata.bidirectional(sign) in {"R", "AL"} for text in texts for sign in text)


def signs(text: str) -> Counter[str]:
    """Count the signs of a text; from right to left a bracket is drawn as the other one of its pair, and some readers say so."""
    return Counter(text.replace(" ", "").translate(MIRRORED))


def holds(paragraph: str, text: str) -> bool:
    """Whether a text stands in a paragraph: word for word, or sign for sign where it runs to the left."""
    return signs(text) <= signs(paragraph) if backwards(text, paragraph) else text in paragraph


def after(paragraph: str, text: str) -> str:
    """What is left of a paragraph when a text in it has been read."""
    if not backwards(text, paragraph):
        return paragraph.partition(text)[2]
    gone, left = signs(text), ""
    for sign in paragraph.translate(MIRRORED):
        left += "" if gone[sign] > 0 else sign
        gone[sign] -= 1
    return left
