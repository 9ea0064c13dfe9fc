"""Footnotes: numbered in the order of the texts that have their marks; each mark leads to its footnote, and the footnote back.

A section's footnotes are printed at its end, the document's at the end of all. What a product leaves out has no mark in it, and so
its footnotes are left out too. The numbers are the same in every language: of one text, which translations may turn round, the
marks count in the order in which the footnotes are listed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from feuillet.edition.finished_text import Line
from feuillet.edition.quantities import in_digits
from feuillet.edition.written_runs import NoteMark
from feuillet.manuscript.document import Document, Footnote, Section, prose, revise
from feuillet.manuscript.model import Model
from feuillet.manuscript.prose import Prose, Run

DOCUMENT = ""
"""Whose footnote it is that belongs to no section."""
END = "footnotes"
"""What the page at whose end the document's own footnotes are is known by."""
Key = tuple[str, str]
"""The section a footnote belongs to, or the document, and its id."""


class NumberedNote(Footnote):
    """A footnote with its number, and the addresses of its marks where a reader can go back to them."""

    number: int
    marks: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """Its number in the digits of its page."""
        return in_digits(str(self.number), getattr(self.text, "digits", "latn"))

    @property
    def anchor(self) -> str:
        """The id of its element: no id that an author writes has a low line."""
        return f"note_{self.number}"


def number_notes(document: Document, pages: Mapping[str, str], *, linked: bool = True) -> Document:
    """Number the footnotes that have marks; ``pages`` names the page of each section, where they have pages of their own.

    Marks that are not ``linked`` have no place to come back to: the same texts are on the page once more.
    """
    sections = {section.id: section for section in document.sections}
    numbers = {key: number for number, key in enumerate(dict.fromkeys(cited(document)), 1)}
    if not numbers:
        return document
    marks = defaultdict[Key, list[str]](list)

    def marked(run: Run, section: Section, digits: str) -> Run:
        key = key_of(run.footnote, section)
        if key not in numbers:
            return run
        number, page = numbers[key], pages.get(key[0] or END, "")
        anchor = f"mark_{number}_{len(marks[key]) + 1}" if linked else ""
        marks[key].append(f"{pages.get(section.id, '')}#{anchor}")
        return NoteMark("", number=number, digits=digits, href=f"{page}#note_{number}", anchor=anchor)

    def change(text: Prose, path: tuple[str, ...], _safety: bool) -> Prose:
        section = sections.get(path[1]) if path[0] == "sections" else None
        if section is None or not isinstance(text, Line) or not any(run.footnote for run in text.written):
            return text
        return replace(
            text, written=tuple(marked(run, section, text.digits) if run.footnote else run for run in text.written)
        )

    def numbered(owner: str, notes: tuple[Footnote, ...]) -> tuple[NumberedNote, ...]:
        kept = ((numbers[owner, note.id], note) for note in notes if (owner, note.id) in numbers)
        return tuple(
            NumberedNote(
                id=note.id, text=note.text, number=number, marks=tuple(marks[owner, note.id]) if linked else ()
            )
            for number, note in sorted(kept, key=lambda pair: pair[0])
        )

    revised = revise(document, change)
    own = (each.model_copy(update={"footnotes": numbered(each.id, each.footnotes)}) for each in revised.sections)
    return revised.model_copy(update={"sections": tuple(own), "footnotes": numbered(DOCUMENT, revised.footnotes)})


def cited(document: Document) -> Iterator[Key]:
    """List the footnotes as their marks come up, text by text."""
    for section in document.sections:
        order = [key_of(note.id, section) for note in (*section.footnotes, *document.footnotes)]
        for text in texts(section.blocks):
            marks = {key_of(run.footnote, section) for run in text.runs if run.footnote}
            yield from (key for key in order if key in marks)


def texts(blocks: tuple[Model, ...]) -> Iterator[Prose]:
    """List the texts of blocks."""
    for block in blocks:
        yield from prose(block)


def key_of(id: str, section: Section) -> Key:
    """Name the footnote that a mark of a section leads to: the section's own, or the document's."""
    return section.id if any(note.id == id for note in section.footnotes) else DOCUMENT, id
