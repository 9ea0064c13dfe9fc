"""What a browser of the desk says, as JSON: read into frozen values, and refused where it is anything else."""

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request

LONGEST = 20_000
"""Letters of a text: no text of a manuscript has a tenth of them."""
Said = TypeVar("Said", bound="Saying")


class Saying(BaseModel):
    """Something that is said of an edition, under an imprint, in a format."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    imprint: str = Field(max_length=200)
    format: str = Field(default="", max_length=200)


class Typed(Saying):
    """A text as it is typed; without a ``domain`` nothing is."""

    domain: str = Field(default="", max_length=200)
    context: str = Field(default="", max_length=1000)
    string: str = Field(default="", max_length=LONGEST)


class Saved(Typed):
    """A text to be saved; ``seen`` is what the catalog said of it when it was shown."""

    seen: str = Field(max_length=200)
    fuzzy: bool = False
    note: str | None = Field(default=None, max_length=LONGEST)


class Confirmed(Saying):
    """A question that somebody answers by name."""

    digest: str = Field(max_length=200)
    name: str = Field(max_length=200)
    role: str = Field(max_length=200)
    reason: str = Field(default="", max_length=2000)


class Approved(Saying):
    """An edition that two people answer for."""

    translator: str = Field(max_length=200)
    reviser: str = Field(max_length=200)
    role: str = Field(max_length=200)


async def read(request: Request, kind: type[Said]) -> Said:
    """Read what a browser says; raises an answer of 400 where it is not what is asked."""
    try:
        return kind.model_validate_json(await request.body())
    except ValidationError as error:
        raise HTTPException(400, "this is not what the desk asks for") from error
