"""The kinds of block a section is made of; each is known by the key it begins with (``text:``, ``list:``, ``steps:`` …)."""

from typing import Annotated, Any, get_args

from pydantic import Discriminator, Field, Tag, model_validator

from feuillet.findings import Problem, UnfitError
from feuillet.manuscript.forms import Form
from feuillet.manuscript.items import Figure, Items
from feuillet.manuscript.model import Claim, Id
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.tables import Schedule, Table


class Paragraph(Claim):
    """A paragraph of running text."""

    text: Prose


class List(Claim):
    """Points in no order, or numbered ones that are no actions."""

    list: Items
    numbered: bool = False


class Steps(Claim):
    """Actions in their order, one per step."""

    steps: Items


class Question(Claim):
    """A question of readers with its answer; the leaflet may have an answer of its own."""

    id: Id
    question: Prose
    answer: Prose
    leaflet_answer: Prose | None = None


class Questions(Claim):
    """Questions and answers."""

    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


class Warn(Claim):
    """A warning: the one block that is set to stand out, and always a matter of safety."""

    warning: Prose
    safety: bool = True


class NoticeHere(Claim):
    """The place where a notice of the document is printed."""

    notice: Id


class Term(Claim):
    """A term and what it means."""

    term: Prose
    definition: Prose


class Terms(Claim):
    """Terms explained."""

    terms: Annotated[tuple[Term, ...], Field(min_length=1)]


Simple = (
    Annotated[Paragraph, Tag("text")]
    | Annotated[List, Tag("list")]
    | Annotated[Steps, Tag("steps")]
    | Annotated[Table, Tag("table")]
    | Annotated[Questions, Tag("questions")]
    | Annotated[Warn, Tag("warning")]
    | Annotated[NoticeHere, Tag("notice")]
    | Annotated[Figure, Tag("figure")]
    | Annotated[Terms, Tag("terms")]
    | Annotated[Form, Tag("form")]
    | Annotated[Schedule, Tag("schedule")]
)
"""Every kind of block that holds no other blocks; its tag is the key it begins with."""


def kind(block: Any) -> str | None:
    """Find a block's kind by its keys."""
    if isinstance(block, Claim):
        return next(name for name, model in KINDS.items() if type(block) is model)
    return next((name for name in KINDS if isinstance(block, dict) and name in block), None)


BLOCK = {"custom_error_type": "block", "custom_error_message": "this is no block"}


class Subsection(Claim):
    """A part of a section with a heading of its own: “Do not take it if”. It holds no other."""

    subsection: Prose
    id: Id
    blocks: Annotated[tuple[Annotated[Simple, Discriminator(kind, **BLOCK)], ...], Field(min_length=1)]

    @model_validator(mode="after")
    def is_found(self) -> "Subsection":
        """Hold its name apart from that of what a section says in the leaflet instead."""
        if self.id in {"leaflet", "footnotes"}:
            raise UnfitError(f"no subsection can have the id {self.id}", "write another")
        return self


Kind = Simple | Annotated[Subsection, Tag("subsection")]
"""Every kind of block."""
KINDS: dict[str, type[Claim]] = {tag.tag: model for model, tag in map(get_args, get_args(Kind))}
NO_BLOCK = Problem(BLOCK["custom_error_message"], f"begin it with one of {', '.join(KINDS)}")
Block = Annotated[Kind, Discriminator(kind, **BLOCK)]
