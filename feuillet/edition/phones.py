"""The numbers to call: each is for something that Feuillet says in every language, or has a label of its own."""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from feuillet.findings import UnfitError
from feuillet.manuscript.model import Model
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.values import Names, bare

TYPED = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "–": "-", "‐": "-", "‑": "-"})
"""Blanks and dashes that word processors put into a number."""
Purpose = Literal[
    "emergency",
    "reception",
    "appointments",
    "advice",
    "out-of-hours",
    "pharmacy",
    "ward",
    "poison-centre",
    "interpreter",
]
"""What a number is for; the words for it are the templates', and so in every language they are translated into."""


def number(value: Any) -> Any:
    """Take a phone number with the quotes, blanks and dashes of a word processor."""
    return bare(value).translate(TYPED) if isinstance(value, str) else value


class Phone(Model):
    """A number to call, and what it is for: a word that is known in every language, or a label that is translated."""

    purpose: Purpose | None = Field(None, alias="for")
    label: Prose | None = None
    number: Annotated[str, BeforeValidator(number), Field(pattern=r"^\+?[\d ().-]+$")]
    locales: Names = Field(
        (), description="language tags: whose readers the number is for; everybody's where none is named"
    )

    def serves(self, tag: str) -> bool:
        """Return whether the number is for the readers of a locale."""
        return not self.locales or tag in self.locales

    @property
    def address(self) -> str:
        """Where a link that calls the number leads."""
        return dialled(self.number)

    @model_validator(mode="before")
    @classmethod
    def is_made_of_keys(cls, value: Any) -> Any:
        """Refuse a bare number, of which nobody would know what it is for."""
        if not isinstance(value, dict | Phone):
            raise UnfitError("a phone is not made of keys", 'write them in braces: {for: reception, number: "112"}')
        return value

    @model_validator(mode="after")
    def is_for_something(self) -> "Phone":
        """Hold a number to say in one way what it is for."""
        if (self.purpose is None) == (self.label is None):
            problem = (
                f"the number {self.number} does not say what it is for"
                if self.label is None
                else (f"the number {self.number} says twice what it is for")
            )
            raise UnfitError(problem, "write for: reception, or one of the other words, or a label of your own")
        return self


def dialled(number: str) -> str:
    """Write the address that calls a number (RFC 3966); after a country's code no (0) in brackets is dialled."""
    return "tel:" + re.sub(r"[^\d+]", "", number.replace("(0)", "") if number.startswith("+") else number)


def urgent(value: Any) -> Any:
    """Take the number of an emergency that says nothing else of what it is for, or nothing else at all."""
    if isinstance(value, str):
        return {"for": "emergency", "number": value}
    if isinstance(value, dict) and value.get("locales"):
        problem = "the number of an emergency is for every reader, and this one names locales"
        raise UnfitError(problem, "take locales away, or write it below phones with for: emergency")
    return {"for": "emergency", **value} if isinstance(value, dict) and not {"for", "label"} & value.keys() else value


Emergency = Annotated[Phone, BeforeValidator(urgent)]
