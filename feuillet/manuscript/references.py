"""What a manuscript names and must have: ids that are used once, places that links lead to, notices, figures and footnotes."""

from collections.abc import Iterator

from feuillet.findings import Finding, Location
from feuillet.manuscript.blocks import NoticeHere, Subsection
from feuillet.manuscript.document import Document, Footnote, Section, Variant, prose
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.items import Figure, Item
from feuillet.manuscript.model import Model
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.source import SourceFile

REFERENCE, FIGURES = "reference", "figures"
Steps = tuple[str | int, ...]
"""Where something is in the YAML file."""
UNMARKED = frozenset(("title", "subsection", "question", "alt", "label"))
"""Texts that are printed in several places, or in none that is seen, and so have no mark of a footnote; nor have columns."""


def references(document: Document, source: SourceFile, figures: Figures) -> Iterator[Finding]:
    """Find ids that are used twice and references that lead nowhere."""
    yield from unique(document, source)
    notices = {notice.id for notice in document.notices}
    for steps, block in parts(document):
        if isinstance(block, NoticeHere) and block.notice not in notices:
            yield Finding(source.location(steps), f"there is no notice {block.notice}", "add it to notices", REFERENCE)
        if isinstance(block, Figure | Item) and block.figure:
            yield from unfit(block.figure, source.location(steps), figures)
    if document.cover:
        yield from unfit(document.cover, source.location(("cover",)), figures)
    yield from dangling(document)
    yield from footnotes(document, source)


def unique(document: Document, source: SourceFile) -> Iterator[Finding]:
    """Find ids that are used twice where each must be used once."""
    for name in ("sections", "notices", "abbreviations", "references", "footnotes"):
        yield from repeated(source, (name,), [each.id for each in getattr(document, name)])
    taken = {section.id for section in document.sections}
    for index, section in enumerate(document.sections):
        here: Steps = ("sections", index)
        yield from repeated(source, (*here, "blocks"), [block.id for block in section.blocks])
        yield from repeated(source, (*here, "footnotes"), [each.id for each in section.footnotes])
        for number, block in enumerate(section.blocks):
            if isinstance(block, Subsection):
                inner = (*here, "blocks", number)
                yield from repeated(source, (*inner, "blocks"), [each.id for each in block.blocks])
                if block.id in taken:
                    where = source.location((*inner, "id"))
                    yield Finding(where, f"two parts of the document share the id {block.id}", "rename one", REFERENCE)
                taken.add(block.id)
    for index, reference in enumerate(document.references):
        if reference.id in taken:
            problem = f"a section and a reference share the id {reference.id}"
            yield Finding(source.location(("references", index, "id")), problem, "rename one", REFERENCE)


def repeated(source: SourceFile, steps: Steps, ids: list[str | None]) -> Iterator[Finding]:
    """Find ids that are used twice in one list."""
    seen: set[str | None] = {None}
    for index, id in enumerate(ids):
        if id and id in seen:
            yield Finding(source.location((*steps, index, "id")), f"the id {id} is used twice", "rename one", REFERENCE)
        seen.add(id)


def parts(document: Document) -> Iterator[tuple[Steps, Model]]:
    """List all blocks, and the items in them, with the steps that lead to them in the YAML file."""
    for index, section in enumerate(document.sections):
        yield from within(section.blocks, ("sections", index, "blocks"))
        if isinstance(section.leaflet, Variant):
            yield from within(section.leaflet.blocks or (), ("sections", index, "leaflet", "blocks"))


def within(models: tuple[Model, ...], steps: Steps) -> Iterator[tuple[Steps, Model]]:
    """List models and what is in them."""
    for number, model in enumerate(models):
        yield (*steps, number), model
        for name in type(model).model_fields:
            inside = getattr(model, name)
            if isinstance(inside, tuple) and all(isinstance(each, Model) for each in inside):
                yield from within(inside, (*steps, number, name))


def unfit(name: str, where: Location, figures: Figures) -> Iterator[Finding]:
    """Find a figure that is not there, or that no page should show."""
    if name not in figures:
        yield Finding(where, f"there is no figure {name}", f"put {name} into content/figures", REFERENCE)
    elif fault := figures.fault(name):
        yield fault.at(where, FIGURES)


def dangling(document: Document) -> Iterator[Finding]:
    """Find links to a place in the document that does not exist, and links that only a reference's number may be."""
    variants = [each.leaflet.blocks or () for each in document.sections if isinstance(each.leaflet, Variant)]
    on_paper = {block.id for blocks in variants for block in blocks if isinstance(block, Subsection)}
    sections, sources = document.places | on_paper, {reference.id for reference in document.references}
    for text in prose(document):
        for href, words in dict.fromkeys((run.href, bool(run.text)) for run in text.runs if not run.footnote):
            if href.startswith("#") and href[1:] not in sections | sources:
                problem, remedy = f"the link {href} leads nowhere", "name the id of a section or a reference"
                yield Finding(text.location, problem, remedy, REFERENCE)
            elif href[1:] in sections and not words:
                problem, remedy = f"the link {href} has no words", "write some, or name the id of a reference"
                yield Finding(text.location, problem, remedy, REFERENCE)


def footnotes(document: Document, source: SourceFile) -> Iterator[Finding]:
    """Find marks that lead to no footnote or stand where none can, and footnotes without a mark."""
    used = set[int]()
    own = {section.id: section for section in document.sections}
    for text in prose(document):
        section = own.get(text.context.split("/")[1]) if text.context.startswith("sections/") else None
        for id in dict.fromkeys(run.footnote for run in text.runs if run.footnote):
            note = footnote(id, section, document)
            if section is None or not may_be_marked(text):
                problem = f"the footnote [^{id}] has its mark in a text that can have none"
                yield Finding(text.location, problem, "mark a sentence, a point or a cell of a section", REFERENCE)
            elif note is None:
                problem, remedy = f"there is no footnote {id}", "add it to the footnotes of the section or the document"
                yield Finding(text.location, problem, remedy, REFERENCE)
            used.add(id_of(note))
    lists: list[tuple[Steps, tuple[Footnote, ...]]] = [(("footnotes",), document.footnotes)]
    lists += [(("sections", index, "footnotes"), each.footnotes) for index, each in enumerate(document.sections)]
    for steps, notes in lists:
        for number, note in enumerate(notes):
            if id_of(note) not in used:
                problem, remedy = f"no text has the mark of the footnote {note.id}", f"write [^{note.id}], or remove it"
                yield Finding(source.location((*steps, number)), problem, remedy, REFERENCE)


def id_of(note: Footnote | None) -> int:
    """Distinguish footnotes of one id in two sections."""
    return id(note)


def footnote(id: str, section: Section | None, document: Document) -> Footnote | None:
    """Find the footnote that a mark of a section leads to: the section's own, or the document's."""
    notes = (*(section.footnotes if section else ()), *document.footnotes)
    return next((note for note in notes if note.id == id), None)


def may_be_marked(text: Prose) -> bool:
    """Return whether a text of a section is printed once, and in one place."""
    steps = text.context.split("/")
    return steps[-1] not in UNMARKED and steps[-2] not in {"columns", "footnotes"} and steps[2] != "footnotes"
