"""Forms: blanks to fill in, each of a type, so that a page has the room for it and a desk knows what may be written there."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from feuillet.findings import UnfitError
from feuillet.manuscript.grammar import NUMBER, parse
from feuillet.manuscript.model import Claim, Id, Model
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.quantity import Quantity, QuantityError


class BlankKind(StrEnum):
    """What is written on a blank."""

    TEXT = "text"
    DOSE = "dose"
    DATE_AND_TIME = "date and time"
    PHONE = "phone"


def exact(value: Any) -> Any:
    """Take a number as it is typed, with a decimal point and no zeros at its end."""
    if isinstance(value, str) and not re.fullmatch(NUMBER, value.strip()):
        raise UnfitError(
            f"{value[:20]} is no number", "write digits and a decimal point, without zeros at the end: 1.5"
        )
    return value.strip() if isinstance(value, str) else value


Exact = Annotated[Decimal, BeforeValidator(exact), WithJsonSchema({"type": ["number", "string"]})]


class Blank(Model):
    """A line, or a box of several lines, to fill in by hand.

    A dose has its ``unit``, and may have the ``least`` and the ``most`` that can be right. One outside of them is refused at the
    print desk, or with ``outside: ask`` asked back.
    """

    id: Id | None = None
    label: Prose
    lines: Annotated[int, Field(ge=1, le=12)] = 1
    blank: BlankKind = BlankKind.TEXT
    unit: str | None = None
    least: Exact | None = None
    most: Exact | None = None
    outside: Literal["ask"] | None = Field(
        None, description="what the print desk does with a dose outside of least and most: it refuses it, or asks back"
    )

    @model_validator(mode="after")
    def fits_its_type(self) -> "Blank":
        """Hold a dose to a unit and to bounds in their order, and nothing else to them."""
        if self.blank is not BlankKind.TEXT and self.lines > 1:
            raise UnfitError(f"a blank for a {self.blank} has one line", "remove lines")
        if self.blank is not BlankKind.DOSE:
            if self.unit or self.outside or self.least is not None or self.most is not None:
                raise UnfitError("only a dose has a unit, a least and a most", "add `blank: dose`, or remove them")
            return self
        if self.outside and self.least is None and self.most is None:
            raise UnfitError("nothing is outside where there is no least and no most", "write one, or remove outside")
        if not self.unit:
            raise UnfitError("the unit of the dose is missing", "add it: `unit: mg`")
        try:
            dose = any(each and each.is_dose for each in (self.bounds or self.quantity("5"),))
        except QuantityError as error:
            raise UnfitError(error.problem.text, error.problem.remedy) from None
        if not dose:
            raise UnfitError(f"{self.unit} is no unit of a dose", "write mg, g, mL, tablets …")
        return self

    def quantity(self, number: str) -> Quantity:
        """Write a number or a range with the unit of the dose; raises `QuantityError`."""
        return parse(f"{{{number} {self.unit}}}")

    @property
    def bounds(self) -> Quantity | None:
        """The range a dose is in; nothing where it has no least or no most."""
        if self.least is None or self.most is None:
            return None
        return self.quantity(f"{self.least}–{self.most}" if self.least != self.most else f"{self.least}")


class Form(Claim):
    """Blanks to fill in by hand."""

    form: Annotated[tuple[Blank, ...], Field(min_length=1)]
