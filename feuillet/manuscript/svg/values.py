"""The values a figure's attributes may have: each rule takes one as it was written, and gives it as it is written again."""

import re
from collections.abc import Callable, Iterator

from feuillet.manuscript.svg.colours import COLOURS

GREATEST = 1_000_000.0
"""No number of a drawing is larger: paper has no such place, and a press may not end with it."""
NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
ONE = re.compile(NUMBER)
LENGTH = re.compile(rf"({NUMBER})(px|pt|pc|mm|cm|in|em|ex|%)?")
SHARE = re.compile(rf"({NUMBER})(%?)")
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
MIXED = re.compile(rf"(?:rgb|hsl)a?\(\s*{NUMBER}%?(?:\s*,\s*{NUMBER}%?){{2,3}}\s*\)")
NAME = re.compile(r"[\w.:-]+")
STEP = re.compile(r"\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)\s*,?")
COUNTS = {"matrix": {6}, "translate": {1, 2}, "scale": {1, 2}, "rotate": {1, 3}, "skewX": {1}, "skewY": {1}}
FITTING = re.compile(r"none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max)(?:\s+(?:meet|slice))?")
DRAWS = re.compile(r"[\s,]*([MmLlHhVvCcSsQqTtAaZz])")
OPERAND, FLAG = re.compile(rf"[\s,]*({NUMBER})"), re.compile(r"[\s,]*([01])")
OPERANDS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
FLAGS = {("A", 3), ("A", 4)}
"""Which operands of an arc are flags: they need no space between them."""


class OutsideError(ValueError):
    """An address that leads out of the figure."""


class GreatError(ValueError):
    """A number that a page has no place for."""


def bounded(text: str) -> float:
    """Read a number that a page has a place for; raises `GreatError`, and `ValueError` for what is no number."""
    value = float(text)
    if not abs(value) <= GREATEST:
        raise GreatError(f"the number {text[:20]}, and a page has no such place")
    return value


def number(text: str) -> str:
    """Take one number."""
    if not ONE.fullmatch(text):
        raise ValueError
    bounded(text)
    return text


def numbers(text: str) -> str:
    """Take several numbers."""
    at, found = 0, list[str]()
    while match := OPERAND.match(text, at):
        found.append(match[1])
        bounded(match[1])
        at = match.end()
    if text[at:].strip():
        raise ValueError
    return " ".join(found)


def read_numbers(text: str) -> list[float]:
    """Read the numbers of a value that was taken."""
    return [float(each) for each in ONE.findall(text)]


def points(text: str) -> str:
    """Take points, an even count of numbers."""
    taken = numbers(text)
    if len(taken.split()) % 2:
        raise ValueError
    return taken


def length(text: str) -> str:
    """Take a length."""
    if not (match := LENGTH.fullmatch(text)):
        raise ValueError
    bounded(match[1])
    return text


def lengths(text: str) -> str:
    """Take several lengths."""
    return " ".join(map(length, text.replace(",", " ").split()))


def dashes(text: str) -> str:
    """Take the lengths of dashes and gaps; that they are all 0 says that there are none."""
    if text == "none":
        return text
    taken = lengths(text)
    found = read_numbers(taken)
    if any(each < 0 for each in found):
        raise ValueError
    return taken if any(found) else "none"


def spacing(text: str) -> str:
    """Take the space between letters."""
    return text if text == "normal" else length(text)


def share(text: str) -> str:
    """Take a share of 1, or of 100 %."""
    if not (match := SHARE.fullmatch(text)):
        raise ValueError
    value = bounded(match[1]) / (100 if match[2] else 1)
    return f"{min(max(value, 0), 1):.6g}"


def colour(text: str) -> str:
    """Take a colour."""
    if text.lower() in COLOURS or COLOUR.fullmatch(text) or MIXED.fullmatch(text):
        return text
    raise ValueError


def paint(text: str) -> str:
    """Take a colour, none, or a gradient or pattern of this figure with a colour in its place."""
    if text == "none":
        return text
    if text.startswith("url("):
        named, rest = addressed(text)
        return f"url({inside(named)})" + (f" {paint(rest)}" if rest else "")
    return colour(text)


def reference(text: str) -> str:
    """Take an element of this figure, or none."""
    if text == "none":
        return text
    named, rest = addressed(text)
    if rest:
        raise ValueError
    return f"url({inside(named)})"


def addressed(text: str) -> tuple[str, str]:
    """Read the address that a value begins with, and what is after it."""
    if not text.lower().startswith("url("):
        raise ValueError
    within, _, rest = text[4:].partition(")")
    return within.strip().strip("\"'").strip(), rest.strip()


def inside(address: str) -> str:
    """Hold an address to lie within the figure; raises `OutsideError`."""
    if not address.startswith("#"):
        raise OutsideError(f"names {address[:40] or 'no address'}, which lies outside it")
    if not NAME.fullmatch(address[1:]):
        raise ValueError
    return address


def address(text: str) -> str:
    """Take the address of an element of this figure."""
    return inside(text.strip())


def name(text: str) -> str:
    """Take a name."""
    if not NAME.fullmatch(text):
        raise ValueError
    return text


def words(*known: str) -> Callable[[str], str]:
    """Make the rule that takes one of some words."""

    def one(text: str) -> str:
        if text not in known:
            raise ValueError
        return text

    return one


def several(*known: str) -> Callable[[str], str]:
    """Make the rule that takes some of some words."""

    def some(text: str) -> str:
        if not text or not set(text.split()) <= set(known):
            raise ValueError
        return text

    return some


def orientation(text: str) -> str:
    """Take how a marker is turned."""
    return text if text in {"auto", "auto-start-reverse"} else number(text)


def fitting(text: str) -> str:
    """Take how a picture fits its box."""
    if not FITTING.fullmatch(text):
        raise ValueError
    return text


def view(text: str) -> str:
    """Take a view box: four numbers, and sides a page can show."""
    taken = numbers(text)
    found = read_numbers(taken)
    if len(found) != 4 or not all(SHORTEST <= side < LONGEST for side in found[2:]):  # noqa: PLR2004 a box has four numbers
        raise ValueError
    return taken


SHORTEST, LONGEST = 0.001, 100_000.0
"""Units a side: a drawing of less or more is a slip of the keyboard."""


def transform(text: str) -> str:
    """Take moves, turns and scalings."""
    return " ".join(f"{kind}({operands})" for kind, operands in steps(text))


def steps(text: str) -> Iterator[tuple[str, str]]:
    """List the steps of a transformation."""
    at, text = 0, text.strip()
    while at < len(text):
        match = STEP.match(text, at)
        if match is None:
            raise ValueError
        taken = numbers(match[2])
        if len(taken.split()) not in COUNTS[match[1]]:
            raise ValueError
        at = match.end()
        yield match[1], taken


def path(text: str) -> str:
    """Take a path, and write each of its commands apart."""
    return " ".join(f"{letter}{' '.join(operands)}" for letter, operands in commands(text))


def commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """List the commands of a path with their operands, a command that goes on once more each time."""
    at, text = 0, text.strip()
    if text in {"", "none"}:
        return
    if text[0] not in "Mm":
        raise ValueError
    while at < len(text):
        match = DRAWS.match(text, at)
        if match is None:
            raise ValueError
        letter, at = match[1], match.end()
        while True:
            operands, at = read_operands(text, at, letter.upper())
            yield letter, operands
            if letter in "Zz" or not OPERAND.match(text, at):
                break
            letter = {"M": "L", "m": "l"}.get(letter, letter)


def read_operands(text: str, at: int, letter: str) -> tuple[list[str], int]:
    """Read the operands of one command, and where the next begins."""
    found = []
    for number in range(OPERANDS[letter]):
        match = (FLAG if (letter, number) in FLAGS else OPERAND).match(text, at)
        if match is None:
            raise ValueError
        bounded(match[1])
        found.append(match[1])
        at = match.end()
    return found, at
