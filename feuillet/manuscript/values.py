"""Values that people write in more ways than one: taken where they can mean only one thing; else a finding says what to type."""

import datetime
import re
from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from feuillet.findings import UnfitError
from feuillet.manuscript.limits import SHOWN

QUOTES = "“”„‟‘’‚«»\"' \u00a0"
"""What word processors put round a value, and blanks."""
FIRST_DAY, FIRST_MONTH, FIRST_YEAR = "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d"
SEPARATORS = str.maketrans(".- ", "///")
HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?")
DASHES = re.compile(r"-[^\s\d-]")
EXAMPLE = "2026-11-26"


def bare(value: Any) -> Any:
    """Take off the quotation marks of a word processor, which YAML takes for letters."""
    return value.strip(QUOTES) if isinstance(value, str) else value


def is_list(annotation: Any) -> bool:
    """Return whether a field holds a list."""
    if get_origin(annotation) in {tuple, dict}:
        return get_origin(annotation) is tuple
    return any(map(is_list, get_args(annotation)))


def names(value: Any) -> Any:
    """Refuse a list that is written as one text: its commas would be taken for letters of a name."""
    if isinstance(value, str) and "," in value:
        entries = ", ".join(part.strip() for part in value.split(",") if part.strip())
        raise UnfitError("several names are written here as one text", f"put brackets round them: [{entries}]")
    return (value,) if isinstance(value, str) and value else value


def day(value: Any) -> Any:
    """Take a date as ISO 8601 writes it; for a date as some country writes it a finding says how."""
    if not isinstance(value, str):
        return value
    try:
        return datetime.datetime.strptime(bare(value), "%Y-%m-%d").date()
    except ValueError:
        raise UnfitError(f"{bare(value)[:SHOWN]} is no date", f"write {iso(bare(value))}") from None


def iso(typed: str) -> str:
    """A date as it should be typed, or both where day and month can be taken for each other; an example where it is none."""
    read = tuple(dict.fromkeys(days(typed.translate(SEPARATORS).strip("/"))))
    if len(read) > 1:
        return f"{read[0]}, or {read[1]} if the month was written first"
    return str(read[0]) if read else f"year, month and day, such as {EXAMPLE}"


def days(typed: str) -> Iterator[datetime.date]:
    """List the days that a date may mean."""
    for order in (FIRST_DAY, FIRST_MONTH, FIRST_YEAR):
        try:
            yield datetime.datetime.strptime(typed, order).date()
        except ValueError:
            continue


def address(value: str) -> str:
    """Refuse an address of the web that leads to no site."""
    if not is_address(value):
        raise UnfitError(f"{value[:SHOWN]} is no web address", "copy it again from where it leads")
    return value


def is_address(typed: str) -> bool:
    """Return whether an address of the web names a site; what is in brackets is none."""
    try:
        return bool(HOST.fullmatch(urlsplit(typed).hostname or ""))
    except ValueError:  # such as https://[x
        return False


def one_for_a_list(value: str) -> tuple[str, ...]:
    """Take one text where a list is wanted, for it can mean nothing else."""
    if DASHES.match(value):
        raise UnfitError("there is no space after the dash of this line", "write one: `- text`")
    return (value,)


Day = Annotated[datetime.date, BeforeValidator(day)]
Address = Annotated[str, Field(pattern=r"^https?://\S+$"), AfterValidator(address)]
LISTED = BeforeValidator(names)
Names = Annotated[tuple[str, ...], LISTED]
"""A list of names or words, none of which has a comma."""
