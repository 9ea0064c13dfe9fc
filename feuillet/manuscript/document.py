"""The document: what is said, in the source language, before any locale, imprint or format."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache
from operator import is_not
from typing import Annotated, Any, Literal, TypeVar, cast

from pydantic import Discriminator, Field, Tag

from feuillet.manuscript.blocks import Block, Subsection
from feuillet.manuscript.codes import Codes
from feuillet.manuscript.items import Figure, FigureName, Item, Points
from feuillet.manuscript.model import Choice, Claim, Id, Model
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.values import Address, Day


class Role(StrEnum):
    """What a section is for, in the order of a patient leaflet (EMA QRD template); ``notes`` is filled in by hand."""

    WHAT_IT_IS = "what-it-is"
    BEFORE_USE = "before-use"
    HOW_TO_USE = "how-to-use"
    SIDE_EFFECTS = "side-effects"
    STORAGE = "storage"
    MORE = "more"
    NOTES = "notes"


SAFETY_ROLES = {Role.BEFORE_USE, Role.HOW_TO_USE, Role.SIDE_EFFECTS}
"""Sections of these roles hold doses, contra-indications and warnings: all their strings are a matter of safety."""

Blocks = Annotated[tuple[Block, ...], Field(min_length=1)]


class Footnote(Model):
    """What a mark in a text, ``[^dose]``, leads to; its id is used in its section, or in the whole document."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    text: Prose


class Variant(Model):
    """What a section says in the leaflet instead; where it has no title or no blocks, it keeps the section's."""

    title: Prose | None = None
    blocks: Blocks | None = None


def variety(value: Any) -> str:
    """Distinguish a choice (keep, omit) from a variant of its own."""
    return "variant" if isinstance(value, dict | Variant) else "choice"


class Section(Model):
    """A headed part of the document."""

    id: Id
    title: Prose
    role: Role = Role.MORE
    safety: bool = False
    blocks: Blocks
    leaflet: Annotated[
        Annotated[Choice, Tag("choice")] | Annotated[Variant, Tag("variant")], Discriminator(variety)
    ] = "keep"
    footnotes: tuple[Footnote, ...] = ()

    @property
    def subsections(self) -> tuple[Subsection, ...]:
        """Its parts that have a heading of their own."""
        return tuple(block for block in self.blocks if isinstance(block, Subsection))


FoldName = Literal["a4-6", "a4-8", "a3-6", "a3-8", "a3-12"]
"""The paper of a leaflet and its panels; a format for America takes Letter for A4, and Tabloid for A3."""


class Leaflet(Model):
    """How the leaflet is folded, and what its first panel says instead of the document's title and message."""

    title: Prose | None = None
    message: Prose | None = None
    fold: Annotated[
        FoldName,
        Field(
            description="the paper of the leaflet and how many panels it has: a3-8 is A3 with eight panels. "
            "Where paper is Letter, a4 is Letter and a3 is Tabloid"
        ),
    ] = "a4-6"


class Abbreviation(Model):
    """A short form and what it stands for."""

    id: Id
    short: Prose
    long: Prose


class Notice(Model):
    """A sentence that is printed wherever a block names it; one that is ``everywhere`` is on every product."""

    id: Id
    text: Prose
    everywhere: bool = False
    warning: bool = False
    safety: bool = True


class Reference(Model):
    """A source the document cites; bibliographic data are not translated."""

    id: Id
    citation: str
    url: Address | None = None


class Document(Model):
    """A publication, from its title to its references."""

    language: str
    title: Prose
    message: Prose
    cover: FigureName | None = Field(
        None, description="a picture of content/figures for the cover; it decorates, and is not read aloud"
    )
    leaflet: Leaflet | None = None
    key_points: Points
    revision: Annotated[int, Field(ge=1, le=9999)]
    date: Day
    next_review: Day
    licence: str
    codes: Annotated[
        Codes, Field(description="what it is about, for health records: icd-10, snomed-ct, rxnorm, atc")
    ] = Codes()
    abbreviations: tuple[Abbreviation, ...] = ()
    notices: tuple[Notice, ...] = ()
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    footnotes: tuple[Footnote, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def fold(self) -> FoldName:
        """How the leaflet is folded."""
        return (self.leaflet or Leaflet()).fold

    def notice(self, id: str) -> Notice:
        """Find a notice by its id."""
        return next(notice for notice in self.notices if notice.id == id)

    @property
    def places(self) -> frozenset[str]:
        """Where a link may lead within its text: the ids of sections and subsections."""
        inner = {part.id for section in self.sections for part in section.subsections}
        return frozenset(inner | {section.id for section in self.sections})


Tree = TypeVar("Tree", bound=Model)
Change = Callable[[Prose, tuple[str, ...], bool], Prose]
"""What `revise` asks for each prose: the prose, the path of ids to it, whether what it is in is a matter of safety."""


def revise(tree: Tree, change: Change) -> Tree:
    """Return the tree with each prose replaced by what ``change`` makes of it, in reading order.

    This is the one walk: extraction collects with it, translation replaces with it, so that they cannot disagree.
    """
    return cast("Tree", walk(tree, change, (), False))


def walk(node: Any, change: Change, path: tuple[str, ...], safety: bool) -> Any:
    """Rebuild one node of the tree; a path names ids where there are some, else field names and ordinals."""
    match node:
        case Prose():
            return change(node, path, safety)
        case Model():
            inner = safety or getattr(node, "safety", False) or getattr(node, "role", None) in SAFETY_ROLES
            update: dict[str, Any] = {}
            for name, step in steps(type(node)):
                child = getattr(node, name)
                if child.__class__ not in LEAVES and (new := walk(child, change, (*path, step), inner)) is not child:
                    update[name] = new
            return node.model_copy(update=update) if update else node
        case tuple():
            children = [
                walk(child, change, (*path, getattr(child, "id", None) or str(number)), safety)
                for number, child in enumerate(node, 1)
            ]
            return tuple(children) if any(map(is_not, children, node)) else node
    return node


LEAVES = frozenset({str, int, bool, type(None)})
"""What holds no prose."""


@cache
def steps(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """List the fields of a model, each with its step of a path."""
    return tuple((name, name.replace("_", "-")) for name in model.model_fields)


def prose(tree: Model) -> Iterator[Prose]:
    """List each prose of a tree in reading order."""
    found: list[Prose] = []

    def collect(text: Prose, _path: tuple[str, ...], _safety: bool) -> Prose:
        found.append(text)
        return text

    revise(tree, collect)
    yield from found


def pictures(node: object) -> Iterator[Figure | Item]:
    """List everything that shows a figure, leaflet variants left aside."""
    for claim in claims(node):
        if isinstance(claim, Figure) or (isinstance(claim, Item) and claim.figure):
            yield claim


def claims(node: object) -> Iterator[Claim]:
    """List everything that may carry an evidence level, leaflet variants left aside."""
    if isinstance(node, Claim):
        yield node
    if isinstance(node, tuple):
        for child in node:
            yield from claims(child)
    elif isinstance(node, Model):
        for name, _ in steps(type(node)):
            if name != "leaflet" and (child := getattr(node, name)).__class__ not in LEAVES:
                yield from claims(child)
