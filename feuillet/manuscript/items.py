"""Pictures, and the points of lists and steps: they may hold points of their own, and a picture."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from feuillet.findings import UnfitError
from feuillet.manuscript.model import Claim
from feuillet.manuscript.prose import Prose


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


class Point(Claim):
    """One point that holds no others: a key message, or a point below one of a list."""

    text: Prose


def point(value: Any) -> Any:
    """Let a point be written as a bare text; none holds a list of its own."""
    if isinstance(value, list) or (isinstance(value, dict) and {"list", "steps"} & value.keys()):
        raise UnfitError("this list is a level too deep", "make its points a list after a text")
    return {"text": value} if isinstance(value, str) else value


Points = Annotated[tuple[Annotated[Point, BeforeValidator(point)], ...], Field(min_length=1)]


class Item(Claim):
    """One point of a list or one step, with points below it and a picture, where it has some."""

    text: Prose
    list: Points | None = None
    figure: FigureName | None = None
    alt: Prose | None = None

    @model_validator(mode="after")
    def is_told(self) -> "Item":
        """Hold a picture to be said in words, and the words to have a picture."""
        if self.figure and self.alt is None:
            raise UnfitError("alt is missing beside figure", "say in words what the picture shows")
        if self.alt and self.figure is None:
            raise UnfitError("there is an alt without a figure", "add `figure: …`, or remove alt")
        return self


def item(value: Any) -> Any:
    """Let an item be written as a bare text; a list in it needs a text above."""
    if isinstance(value, list) or (isinstance(value, dict) and "list" in value and "text" not in value):
        raise UnfitError("there is a list within a list without a text", "write `text: …` above it, and `list:` below")
    if isinstance(value, dict) and "steps" in value:
        raise UnfitError(
            "there are steps within a list", "write `list:` for points, or make the steps a block of their own"
        )
    return {"text": value} if isinstance(value, str) else value


Items = Annotated[tuple[Annotated[Item, BeforeValidator(item)], ...], Field(min_length=1)]
