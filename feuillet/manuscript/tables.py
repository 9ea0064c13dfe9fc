"""Tables: of text, in groups of rows where they have some; and the schedule of who takes what at which time of the day."""

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Discriminator, Field, PlainValidator, Tag, WithJsonSchema, model_validator

from feuillet.findings import UnfitError
from feuillet.manuscript.grammar import BRACED
from feuillet.manuscript.limits import large_table
from feuillet.manuscript.model import Claim
from feuillet.manuscript.prose import Prose, validate
from feuillet.manuscript.quantity import Join, Kind, Quantity
from feuillet.manuscript.units import DOSES, Measure


class Row(Claim):
    """A row of a table; the first cell is its header."""

    cells: Annotated[tuple[Prose, ...], Field(min_length=2)]


class RowGroup(Claim):
    """Rows of a table under a heading of their own."""

    group: Prose
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]


def row_kind(value: Any) -> str:
    """Distinguish a row from a group of rows."""
    return "group" if isinstance(value, RowGroup) or (isinstance(value, dict) and "group" in value) else "row"


ROW_KINDS: dict[str, type[Claim]] = {"row": Row, "group": RowGroup}
Rows = tuple[Annotated[Annotated[Row, Tag("row")] | Annotated[RowGroup, Tag("group")], Discriminator(row_kind)], ...]


class Table(Claim):
    """A table with its caption; no cell spans another, but for the heading of a group of rows."""

    table: Prose
    columns: Annotated[tuple[Prose, ...], Field(min_length=2)]
    rows: Annotated[Rows, Field(min_length=1)]

    @property
    def bodies(self) -> tuple[tuple[RowGroup | None, tuple[Row, ...]], ...]:
        """The rows by the group they are in; those of no group that follow each other are together."""
        found: list[tuple[RowGroup | None, tuple[Row, ...]]] = []
        for each in self.rows:
            if isinstance(each, RowGroup):
                found.append((each, each.rows))
            elif found and found[-1][0] is None:
                found[-1] = (None, (*found[-1][1], each))
            else:
                found.append((None, (each,)))
        return tuple(found)

    @model_validator(mode="after")
    def is_rectangular(self) -> "Table":
        """Hold every row to the number of columns, and the table to what a reader can take in."""
        rows = [row for _, rows in self.bodies for row in rows]
        if problem := large_table(len(rows), len(self.columns)):
            raise problem.refusal
        for number, row in enumerate(rows, 1):
            if len(row.cells) != len(self.columns):
                odd = f"row {number} has {len(row.cells)} cells where the table has {len(self.columns)} columns"
                raise UnfitError(odd, "write one for each column, a dash where there is nothing to say")
        return self


class Fill(StrEnum):
    """What a time of the day has instead of an amount: nothing to take, or room to write by hand."""

    NONE = "none"
    BLANK = "blank"


AMOUNT = 'write how much in braces, "{1 tablet}", none, or blank for what is filled in by hand'
DASHES = frozenset(("", "-", "–", "—"))


def amount(value: Any) -> Prose | Fill:
    """Take how much is taken at a time of the day; it has no words, so that every locale writes it and nobody translates it."""
    if isinstance(value, Prose | Fill):
        return value
    typed = " ".join(value.split()) if isinstance(value, str) else ""
    if isinstance(value, str) and typed in DASHES | {*Fill}:
        return Fill.BLANK if typed == Fill.BLANK else Fill.NONE
    if not re.fullmatch(BRACED, typed):
        raise UnfitError(f"{typed or 'this'} is no amount", AMOUNT)
    said = validate(value)
    if not all(is_taken(run.quantity) for run in said.runs if run.quantity):
        raise UnfitError(f"{typed} is nothing that is taken", AMOUNT)
    return said.without_words()


def is_taken(quantity: Quantity) -> bool:
    """Return whether a quantity can be how much is taken: a dose, something counted, or a number; never a time or none at all."""
    unit, plain = quantity.unit, quantity.kind is Kind.AMOUNT and quantity.join is Join.PART
    taken = unit is None or unit.measure in DOSES | {Measure.THING, Measure.COUNT}
    return plain and taken and quantity.least > 0 and not quantity.bound


Amount = Annotated[Prose | Fill, PlainValidator(amount), WithJsonSchema({"type": "string", "description": AMOUNT})]


class Intake(Claim):
    """A medicine of a schedule, and how much of it is taken at each time of the day."""

    medicine: Prose
    morning: Amount = Fill.NONE
    midday: Amount = Fill.NONE
    evening: Amount = Fill.NONE
    night: Amount = Fill.NONE
    note: Prose | None = None

    @property
    def amounts(self) -> tuple[Prose | Fill, ...]:
        """How much is taken, from morning to night."""
        return self.morning, self.midday, self.evening, self.night

    @model_validator(mode="after")
    def is_taken(self) -> "Intake":
        """Hold a medicine to be taken at some time."""
        if set(self.amounts) == {Fill.NONE}:
            raise UnfitError("this medicine is taken at no time", 'write `morning: "{1 tablet}"`, or `morning: blank`')
        return self


class Schedule(Claim):
    """Medicines by time of day; its title is its caption."""

    schedule: Prose
    medicines: Annotated[tuple[Intake, ...], Field(min_length=1)]
    safety: bool = True
