"""What a browser of the desk says, as JSON: read into frozen values, and refused where it is anything else."""

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request

LONGEST = 20_000
"""Letters of a text: no text of a manuscript has a tenth of them."""
LEAST, MOST = 1.0, 4.0
"""Pixels to a point: of a small window, and of a page that is magnified on a fine screen."""
Result = TypeVar("Result")
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


class Viewed(Typed):
    """A text as it is typed, and in how many pixels to a point its page is looked at."""

    scale: float = Field(default=LEAST, ge=LEAST, le=MOST)


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


async def until_left(request: Request, work: Coroutine[None, None, Result]) -> Result | None:
    """Do some work, unless whoever asked for it leaves: nothing more is begun for somebody who has typed on."""
    doing, leaving = asyncio.create_task(work), asyncio.create_task(left(request))
    try:
        await asyncio.wait({doing, leaving}, return_when=asyncio.FIRST_COMPLETED)
        return await doing if doing.done() else None
    finally:
        doing.cancel()
        leaving.cancel()


async def left(request: Request) -> None:
    """Wait until whoever asked has left."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
