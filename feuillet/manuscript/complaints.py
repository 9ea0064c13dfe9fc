"""What a model refuses, said in the words of who wrote the file: which key, what is there, and what to type.

pydantic's own words are for programmers; none of them is shown.
"""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, Any, get_args, get_origin

from pydantic_core import ErrorDetails

from feuillet.findings import Problem, UnfitError
from feuillet.manuscript.blocks import KINDS, NO_BLOCK
from feuillet.manuscript.model import Model
from feuillet.manuscript.source import Place
from feuillet.manuscript.tables import ROW_KINDS

SHOWN = 40
ADDRESS = "write the whole address, from https:// on"
PATTERNS: Mapping[str, tuple[str, str]] = {
    "id": ("is no id", "write small letters a-z, digits and hyphens, a letter first: side-effects"),
    "notice": ("is no id", "write small letters a-z, digits and hyphens, a letter first: side-effects"),
    "url": ("is no web address", ADDRESS),
    "web": ("is no web address", ADDRESS),
    "figure": ("is no name of a picture", "write the name of an SVG or PNG file in content/figures: hands.svg"),
    "logo": ("is no name of a picture", "write the name of an SVG or PNG file in content/figures: clinic.svg"),
    "number": ("is no phone number", 'write digits, with spaces between them if you like: "+33 4 00 00 00 00"'),
}
"""What a key wants that holds more than any text, by its name."""
WANTED: Mapping[str, tuple[str, str]] = {
    "int": ("is no whole number", "write one in digits: 3"),
    "greater": ("is too small", "write {ge} or more"),
    "less": ("is too large", "write {le} or less"),
    "bool": ("is neither yes nor no", "write true or false"),
    "date": ("is no date", "write year, month and day: 2026-11-26"),
    "tuple": ("is no list", "begin each of its entries with a dash and a space on a line of its own"),
    "dict": ("is no list of keys", "write `key: value` on lines of their own below it"),
    "model": ("is not made of keys", "write {keys} on lines of their own below it"),
    "string": ("is no text", "write one, in quotes if it begins with a bracket"),
}
"""What a key wants, by the word pydantic's name for the mistake begins with."""
ODD = "cannot be used here", "compare it with a file that `new` starts"


def complaint(details: ErrorDetails, model: type[Model], place: Place) -> Problem:
    """Say what is wrong with a value and what to do; ``place`` is where it is in the file."""
    steps = details["loc"]
    if isinstance(error := details.get("ctx", {}).get("error"), UnfitError):
        lost = details["input"] is None and place.typed
        return Problem(error.problem.text, f"put it in quotes: '{place.typed}'") if lost else error.problem
    match details["type"]:
        case "missing":
            return Problem(f"{steps[-1]} is missing", "add it")
        case "extra_forbidden":
            return unknown(str(steps[-1]), keys(model, steps[:-1]))
        case "block":
            return no_block(details["input"])
    return wanted(details, place, keys(model, steps, required=True))


def wanted(details: ErrorDetails, place: Place, within: tuple[str, ...]) -> Problem:
    """Say what kind of value belongs there."""
    said, typed = details.get("ctx", {}), place.typed
    name = place.key or ("an entry" if details["loc"] else "the file")
    entry = any(isinstance(step, int) for step in details["loc"][-1:]) or is_row(details["loc"])
    shown = f"{name} {short(typed)}" if typed else f"an entry of {name}" if entry else name
    match details["type"]:
        case "literal_error" | "enum":
            words = str(said["expected"]).replace("'", "")
            return Problem(f"{shown} is not one of the words for it", f"write {words}")
        case "string_pattern_mismatch" if name in PATTERNS:
            problem, remedy = PATTERNS[name]
            return Problem(f"{short(typed)} {problem}", nearer(name, typed) or remedy)
        case "too_short" | "string_too_short":
            least = said["min_length"]
            parts = "" if least == 1 else " letters" if isinstance(details["input"], str) else " entries"
            return Problem(
                f"{shown} is {'too short' if details['input'] else 'empty'}", f"write at least {least}{parts}"
            )
    if details["input"] is None:
        return Problem(f"{shown} has no value", "write one after the colon")
    problem, remedy = WANTED.get(details["type"].partition("_")[0], ODD)
    return Problem(f"{shown} {problem}", remedy.format(keys=", ".join(within) or "keys", **{"ge": "", "le": ""} | said))


def is_row(steps: tuple[str | int, ...]) -> bool:
    """Return whether a path ends in the kind of a table's entry, which is no key."""
    return len(steps) > 1 and isinstance(steps[-2], int) and steps[-1] in ROW_KINDS


def short(typed: str) -> str:
    """What is typed, cut to what a line can quote."""
    plain = " ".join(typed.split())
    return plain if len(plain) <= SHOWN else f"{plain[:SHOWN]}…"


def unknown(name: str, known: tuple[str, ...]) -> Problem:
    """Say that a key means nothing here, and which it may have been meant to be."""
    problem = f"{short(name)} has no meaning here"
    slim = re.sub(r"[\s_]+", "-", name.casefold().strip("-“”‘’\"' \u00a0"))
    if near := get_close_matches(slim[:SHOWN], known, 1):
        return Problem(problem, f"write {near[0]}")
    if name != name.lower() or " " in name:
        return Problem(problem, "put the whole text in quotes, if it is a text with a colon in it")
    return Problem(problem, f"remove it, or write one of {', '.join(known)}" if known else "remove it")


def no_block(value: Any) -> Problem:
    """Say that something is no block, and what it may have been meant to be."""
    problem, remedy = NO_BLOCK.text, NO_BLOCK.remedy
    if isinstance(value, dict) and "subsection" in value:
        return Problem("there is a subsection within a subsection", "move it out: sections have one level of them")
    if isinstance(value, dict):
        near = [match for key in value for match in get_close_matches(str(key).casefold()[:SHOWN], KINDS, 1)]
        return Problem(problem, f"{remedy}: perhaps {near[0]}" if near else remedy)
    if isinstance(value, str) and (key := re.match(rf"({'|'.join(KINDS)})\s*[:：]\S", value)):
        return Problem(problem, f"write a space after the colon: {key[1]}: …")
    return NO_BLOCK


def nearer(name: str, typed: str) -> str:
    """Say what to type where that can be guessed."""
    if name == "id":
        slug = re.sub(r"[^a-z0-9]+", "-", typed.casefold()).strip("-0123456789")
        return f"write small letters a-z, digits and hyphens: {slug}" if slug else ""
    if name in {"url", "web"} and re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", typed):
        return f"write https:// before it: https://{typed}"
    if name == "figure" and re.fullmatch(r"[\w-]+\.(svg|png)", typed, re.IGNORECASE):
        small = f"{typed[:-3]}{typed[-3:].lower()}"
        return f"write its ending in small letters, {small}, and name the file so"
    return ""


def keys(model: type[Model], steps: tuple[str | int, ...], *, required: bool = False) -> tuple[str, ...]:
    """The keys that have a meaning at the end of a path, or those that must be there."""
    here: list[type[Model]] = [model]
    for step in steps:
        if isinstance(step, int):
            continue
        if len(here) > 1 and step in KINDS | ROW_KINDS:
            here = [(KINDS | ROW_KINDS)[step]]
            continue
        found = [
            field.annotation for each in here for name, field in each.model_fields.items() if each.key(name) == step
        ]
        here = [each for annotation in found for each in models(annotation)] or here
    fields = ((each.key(name), field) for each in here for name, field in each.model_fields.items())
    kept = (key for key, field in fields if not field.exclude and (field.is_required() or not required))
    return tuple(dict.fromkeys(kept))


def models(annotation: Any) -> list[type[Model]]:
    """The models that a field may hold."""
    if get_origin(annotation) is Annotated:
        return models(get_args(annotation)[0])
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [each for part in get_args(annotation) for each in models(part)]
