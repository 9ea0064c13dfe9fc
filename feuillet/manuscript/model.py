"""What every part of a manuscript is: a frozen model, and mostly a claim."""

from enum import StrEnum
from typing import Annotated, Any, Literal, cast, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from feuillet.manuscript.limits import long_word
from feuillet.manuscript.prose import Prose, tongue, unprintable
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


def spoken(part: Any, lang: str) -> Any:
    """Say of every text of a part which has no language of its own that it is in a language."""
    if isinstance(part, Prose):
        return part if part.lang or part.wordless else part.in_language(lang)
    if isinstance(part, tuple):
        return tuple(spoken(each, lang) for each in part)
    if isinstance(part, Model):
        return part.model_copy(update={name: spoken(getattr(part, name), lang) for name in type(part).model_fields})
    return part


class Claim(Model):
    """Something that may carry an evidence level, may be left out of the leaflet, and may be a matter of safety.

    ``lang`` is the language of its texts where that is not the document's: they are printed in it in every locale.
    """

    id: Id | None = None
    evidence: Evidence | None = None
    leaflet: Choice = "keep"
    safety: bool = False
    lang: Annotated[str, AfterValidator(tongue)] | None = None

    @model_validator(mode="after")
    def is_in_its_language(self) -> "Claim":
        """Hand its language on to its texts."""
        return cast("Claim", spoken(self, self.lang)) if self.lang else self
