"""The kinds of block a section is made of; each is known by the key it begins with (``text:``, ``list:``, ``steps:`` …)."""

import re
from enum import StrEnum
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    field_validator,
    model_validator,
)

from feuillet.findings import Problem, UnfitError
from feuillet.manuscript.limits import large_table, long_word
from feuillet.manuscript.prose import Prose, unprintable
from feuillet.manuscript.values import LISTED, is_list, one_for_a_list

Id = Annotated[
    str,
    Field(pattern=r"^[a-z][a-z0-9-]*$", description="letters a-z, digits and hyphens; never changed once published"),
]
Choice = Literal["keep", "omit"]


class Evidence(StrEnum):
    """How well a claim is supported; printed beside the claim in the reader's words."""

    REPORTED = "reported"
    CASE = "case"
    TESTIMONY = "testimony"
    MECHANISM = "mechanism"


class Model(BaseModel):
    """A frozen part of a manuscript; keys are written with hyphens."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        alias_generator=lambda name: name.replace("_", "-"),
        defer_build=True,  # a part is built with the whole that is read, and not once more by itself
    )

    @classmethod
    def key(cls, name: str) -> str:
        """The key that a field is written with: its name, unless Python has a use of its own for that word."""
        return cls.model_fields[name].alias or name.replace("_", "-")

    @field_validator("*", mode="before")
    @classmethod
    def is_given_as_wanted(cls, value: Any, info: ValidationInfo) -> Any:
        """Take one text where a list of texts is wanted."""
        if not isinstance(value, str) or not value:
            return value
        field = cls.model_fields[info.field_name or ""]
        wanted = is_list(field.annotation) and not takes_text(field.annotation)
        return one_for_a_list(value) if wanted and LISTED not in field.metadata else value

    @field_validator("*")
    @classmethod
    def is_printable(cls, value: Any) -> Any:
        """Hold names, addresses and numbers, which are no prose, to what a page can print."""
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and (problem := unprintable(text) or long_word(text)):
                raise problem.refusal
        return value


def takes_text(annotation: Any) -> bool:
    """Return whether a field may hold a text itself, in place of a list."""
    return annotation is Prose or any(map(takes_text, () if get_origin(annotation) is tuple else get_args(annotation)))


class Claim(Model):
    """Something that may carry an evidence level, may be left out of the leaflet, and may be a matter of safety."""

    id: Id | None = None
    evidence: Evidence | None = None
    leaflet: Choice = "keep"
    safety: bool = False


class Item(Claim):
    """One point of a list, one step, one key message."""

    text: Prose


def item(value: Any) -> Any:
    """Let an item be written as a bare text; none holds a list of its own."""
    if isinstance(value, list) or (isinstance(value, dict) and {"list", "steps"} & value.keys()):
        raise UnfitError(
            "there is a list within a list", "lists have one level, so make its points a list after a text"
        )
    return {"text": value} if isinstance(value, str) else value


Items = Annotated[tuple[Annotated[Item, BeforeValidator(item)], ...], Field(min_length=1)]


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


class Row(Claim):
    """A row of a table; the first cell is its header."""

    cells: Annotated[tuple[Prose, ...], Field(min_length=2)]


class Table(Claim):
    """A table with its caption; no cell spans another."""

    table: Prose
    columns: Annotated[tuple[Prose, ...], Field(min_length=2)]
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def is_rectangular(self) -> "Table":
        """Hold every row to the number of columns, and the table to what a reader can take in."""
        if problem := large_table(len(self.rows), len(self.columns)):
            raise problem.refusal
        for number, row in enumerate(self.rows, 1):
            if len(row.cells) != len(self.columns):
                odd = f"row {number} has {len(row.cells)} cells where the table has {len(self.columns)} columns"
                raise UnfitError(odd, "write one for each column, a dash where there is nothing to say")
        return self


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


def figure_name(name: str) -> str:
    """Hold the name of a figure to be that of a file of ``content/figures`` of a kind that is printed."""
    stem, dot, ending = name.rpartition(".")
    if not dot or ending.lower() not in ENDINGS:
        kinds = "the name of a figure ends in .svg, .png, .jpg or .jpeg"
        raise UnfitError(f"{kinds}, and {name} does not", "save it as SVG, PNG or JPEG")
    if ending not in ENDINGS:
        remedy = f"call it {stem}.{ending.lower()}, here and in content/figures"
        raise UnfitError(f"the name {name} ends in capital letters", remedy)
    if not re.fullmatch(STEM, stem):
        problem = f"the name {name} has more than letters, digits, - and _"
        raise UnfitError(problem, "rename the file, and put it into content/figures itself")
    return name


ENDINGS, STEM = ("svg", "png", "jpg", "jpeg"), r"[\w-]+"
FigureName = Annotated[
    str, AfterValidator(figure_name), Field(json_schema_extra={"pattern": rf"^{STEM}\.({'|'.join(ENDINGS)})$"})
]
"""The name of a file of ``content/figures``."""


class Figure(Claim):
    """A picture of ``content/figures/`` with the text that says the same to those who do not see it."""

    figure: FigureName
    alt: Prose
    caption: Prose | None = None


class Term(Claim):
    """A term and what it means."""

    term: Prose
    definition: Prose


class Terms(Claim):
    """Terms explained."""

    terms: Annotated[tuple[Term, ...], Field(min_length=1)]


class Blank(Model):
    """A line or a box of several lines to fill in by hand."""

    label: Prose
    lines: Annotated[int, Field(ge=1, le=12)] = 1


class Form(Claim):
    """Blanks to fill in by hand."""

    form: Annotated[tuple[Blank, ...], Field(min_length=1)]


Kind = (
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
)
"""Every kind of block; its tag is the key it begins with."""
KINDS: dict[str, type[Claim]] = {tag.tag: model for model, tag in map(get_args, get_args(Kind))}
NO_BLOCK = Problem("this is no block", f"begin it with one of {', '.join(KINDS)}")


def kind(block: Any) -> str | None:
    """Find a block's kind by its keys."""
    if isinstance(block, Claim):
        return next(name for name, model in KINDS.items() if type(block) is model)
    return next((name for name in KINDS if isinstance(block, dict) and name in block), None)


Block = Annotated[Kind, Discriminator(kind, custom_error_type="block", custom_error_message=str(NO_BLOCK))]
