"""Text that a translator translates, and the runs it is made of.

The notation is that of `feuillet.manuscript.notation`, with HTML off, and quantities in braces.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from feuillet.cldr import known
from feuillet.findings import Location, Problem, UnfitError
from feuillet.manuscript.grammar import BRACED, parse
from feuillet.manuscript.limits import SHOWN, long_text, long_word
from feuillet.manuscript.notation import FOOTNOTE, SIGNS, Sign, read
from feuillet.manuscript.quantity import Quantity, QuantityError
from feuillet.manuscript.source import Text
from feuillet.manuscript.values import is_address

SCHEMES = {"https", "http", "mailto", "tel"}
CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ud800-\uf8ff\ufeff\ufff9-\ufffb\ufffc-\uffff\U000e0000-\U0010ffff]"
)
"""What prints nothing, or turns what is beside it (a bidi control reverses a dose); isolates are the edition's to set."""

MARKS = re.compile("[\u200e\u200f\u061c]")

SUB_OR_SUPERSCRIPT = re.compile(r"<(?P<name>su[bp])>(?P<text>[^<>]*)(?:</(?P=name)>)?", re.IGNORECASE)
SIGN = {"sub": "~", "sup": "^"}


@dataclass(frozen=True)
class Run:
    """A stretch of text of one kind: plain, emphasised, strong, linked, raised, lowered, one quantity, or the mark of a footnote.

    ``footnote`` is the id of the footnote; such a mark has no text of its own.
    """

    text: str
    emphasis: bool = False
    strong: bool = False
    href: str = ""
    quantity: Quantity | None = None
    raised: bool = False
    lowered: bool = False
    footnote: str = ""


@dataclass(frozen=True)
class Prose:
    """A text with the place it has in the document.

    ``context`` is the stable path of ids (PO's msgctxt), ``safety`` says that a wrong word could harm, ``language`` is the
    tag of the language it is in, ``note`` says to the translator where it is. ``lang`` is the language its author says it is
    in, and stays in in every locale; ``wordless`` says that it is no more than a quantity, which every locale writes itself.
    """

    text: str
    location: Location
    context: str = ""
    safety: bool = False
    language: str = ""
    note: str = ""
    lang: str = ""
    wordless: bool = False

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        return hash((self.text, self.context, self.language))  # enough to distinguish what checks remember

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The text as runs; raises `QuantityError` where braces hold no quantity."""
        return parsed(self.text)

    @property
    def translatable(self) -> bool:
        """Whether a locale has it in words of its own."""
        return not (self.lang or self.wordless)

    def in_language(self, tag: str) -> "Prose":
        """The same text, which stays in a language."""
        return replace(self, lang=tag)

    def without_words(self) -> "Prose":
        """The same text as one that every locale writes itself."""
        return replace(self, wordless=True)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic make prose from a string of the YAML file."""
        return core_schema.no_info_plain_validator_function(validate)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe prose to an editor: a string, or one with its language."""
        text, tag = {"type": "string", "minLength": 1}, {"type": "string"}
        foreign = {"type": "object", "properties": {"text": text, "lang": tag}, "required": ["text", "lang"]}
        return {"anyOf": [text, foreign | {"additionalProperties": False}]}


def unmarked(text: str) -> str:
    """Take away the marks of direction that keyboards and editors set (U+200E, U+200F, U+061C): the edition sets its own."""
    return MARKS.sub("", text)


def validate(value: object) -> Prose:
    """Make prose of a string with a position; a plain string has no place."""
    if isinstance(value, Prose):
        return value
    if isinstance(value, dict) and value.keys() == {"text", "lang"}:
        return validate(value["text"]).in_language(tongue(str(value["lang"])))
    if not isinstance(value, str) or (isinstance(value, Text) and not value.worded):
        raise UnfitError("this is not a text", instead(value))
    text = " ".join(unmarked(value).split())
    if not text:
        raise UnfitError("this text is empty", "write it or remove the line")
    if problem := fault(text):
        raise problem.refusal
    return Prose(text, value.location if isinstance(value, Text) else Location(""))


def tongue(tag: str) -> str:
    """Hold the tag of a text's own language to be one."""
    if not known(tag):
        raise UnfitError(f"{tag[:SHOWN]} is no language tag CLDR knows", "write a tag like la, en or pt-BR")
    return tag


def instead(value: object) -> str:
    """Say how to write a text where YAML reads something else."""
    match value:
        case str():
            return f"put it in quotes: '{value}'"
        case dict():
            return "put a text in quotes that has a colon or begins with a brace"
        case list():
            return "write one text, and put it in quotes if it begins with a bracket or a dash"
    return "write one, or remove the line"


LEFT_OVER = (
    ("{", Problem("a brace has no partner", "braces hold quantities: {4.5 mg}")),
    ("}", Problem("a brace has no partner", "braces hold quantities: {4.5 mg}")),
    (
        "](",
        Problem("a link cannot be read, or leads where none may", "write [words](https://…), mailto:, tel: or #id"),
    ),
    (
        "**",
        Problem(
            "** opens or closes nothing", "put it directly before the first and after the last letter that is strong"
        ),
    ),
    (
        "[^",
        Problem("the mark of a footnote cannot be read", "write its id in small letters, digits and hyphens: [^dose]"),
    ),
    (
        "^",
        Problem("a ^ has no partner", "put what is raised between two, without a blank, 12 letters at most: 10^9^"),
    ),
)
"""Notation that is left in the text says that it was not understood."""


def fault(text: str) -> Problem | None:
    """Say what is wrong in a text and what to do, or nothing."""
    if problem := unprintable(text) or hypertext(text):
        return problem
    try:
        found = parsed(text)
    except QuantityError as error:
        return error.problem
    outside = "".join(run.text for run in found if run.quantity is None)
    left_over = (problem for sign, problem in LEFT_OVER if outside.count(sign) > text.count(f"\\{sign}"))
    printed = "".join(run.text for run in found)
    return next(filter(None, chain(left_over, map(astray, found), (long_word(printed),))), None)


def hypertext(text: str) -> Problem | None:
    """Say how to write what is raised or lowered to who writes it as HTML does, or nothing."""
    if match := SUB_OR_SUPERSCRIPT.search(text):
        sign = SIGN[match["name"].lower()]
        return Problem(f"{match[0][:SHOWN]} would be printed as it is typed", f"write {sign}{match['text']}{sign}")
    return None


def unprintable(text: str) -> Problem | None:
    """Say what no page can print, whatever the notation, and what to do; or nothing."""
    if match := CONTROLS.search(text):
        return Problem(f"a control character U+{ord(match[0]):04X} is here", "remove it")
    return long_text(text)


def astray(run: Run) -> Problem | None:
    """Say that a link leads where none may, or that nobody could follow it, or nothing."""
    if run.href and not run.text and not run.href.startswith("#"):
        return Problem(f"the link {run.href} has no words", "write some between the brackets")
    if not run.href or run.href.startswith("#"):
        return None
    scheme = run.href.partition(":")[0].lower()
    if scheme.startswith("http") and not is_address(run.href):
        return Problem(f"the link {run.href} is no address", "copy it again from where it leads")
    if scheme in SCHEMES:
        return None
    return Problem(
        f"the link {run.href} is neither https nor mailto nor tel nor a place in the document (#id)", "change it"
    )


@lru_cache(maxsize=4096)
def parsed(text: str) -> tuple[Run, ...]:
    """Keep the runs of a text: its faults are looked for in them, then all checks read them."""
    return tuple(runs(text))


ESCAPED = re.compile(r"(?<!\\)\\[{}]")
BRACES = {"{": "\ue010", "}": "\ue011"}
"""Stand for braces that are printed, ``\\{EXP\\}``, while quantities are looked for; no text holds such characters."""
LITERAL = {ord(sign): brace for brace, sign in BRACES.items()}


def runs(text: str) -> Iterator[Run]:
    """Split a text into runs; a link without words, ``[](#id)``, is a run without text; raises `QuantityError`."""
    if not SIGNS.search(text):
        yield from split(Run(text))
        return
    style = Run("")
    signs = tuple(read(ESCAPED.sub(lambda match: BRACES[match[0][-1]], text)))
    for number, sign in enumerate(signs, 1):
        style = restyle(style, sign)
        if sign.text:
            yield from split(replace(style, text=sign.text))
        elif sign.kind == "link" and sign.opens and signs[number] == Sign("link"):
            yield style
        elif sign.kind == FOOTNOTE:
            yield replace(style, footnote=sign.to)


def restyle(style: Run, sign: Sign) -> Run:
    """Follow the opening and closing of emphasis, links, and what is raised or lowered."""
    match sign.kind:
        case "em":
            return replace(style, emphasis=sign.opens)
        case "strong":
            return replace(style, strong=sign.opens)
        case "link":
            return replace(style, href=sign.to)
        case "raised":
            return replace(style, raised=sign.opens)
        case "lowered":
            return replace(style, lowered=sign.opens)
    return style


def split(run: Run) -> Iterator[Run]:
    """Split a run at its quantities."""
    position = 0
    for match in BRACED.finditer(run.text):
        if match.start() > position:
            yield replace(run, text=run.text[position : match.start()].translate(LITERAL))
        yield replace(run, text=match[0], quantity=parse(match[0]))
        position = match.end()
    if position < len(run.text):
        yield replace(run, text=run.text[position:].translate(LITERAL))
