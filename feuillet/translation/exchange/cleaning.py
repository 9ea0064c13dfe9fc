"""Take out of a text from an agency what no catalog can hold: the layout of its file, and damaged letters."""

import re
from dataclasses import dataclass
from unicodedata import category, east_asian_width, normalize

from feuillet.translation.messages import Message

BREAKS = re.compile(r"[^\S\n\r\t]*[\x00-\x1f\x7f-\x9f\u2028\u2029]+\s*|\ufeff")
"""What a file's layout or a damaged letter leaves in a text, with the spaces around it."""

LAYOUT = frozenset("\n\r\t")


def spaceless(text: str) -> str:
    """Bring a source to the form in which two are compared, whatever a tool did to its spaces and accents."""
    return " ".join(BREAKS.sub(" ", normalize("NFC", text)).split())


@dataclass(frozen=True)
class Cleaned:
    """A string without what no catalog can hold; whether the layout of a file was in it, and which damaged letters."""

    string: str
    layout: bool = False
    letters: tuple[str, ...] = ()


def clean(string: str, message: Message) -> Cleaned:
    """Take out of a string what the layout of a file, or damage, has put there."""
    if string == message.string:
        return Cleaned(string)
    lines = "\n" in message.id
    breaks = [each for each in BREAKS.findall(string) if not (lines and each.strip(" ") == "\n")]
    letters = {letter for each in breaks for letter in each if category(letter) != "Zs"}
    whole = ends(BREAKS.sub(lambda match: joint(string, match, lines), string), message.id)
    return Cleaned(whole, bool(letters & LAYOUT), tuple(sorted(letters - LAYOUT)))


def joint(string: str, match: "re.Match[str]", lines: bool) -> str:
    """Say what is in the place of a break: a space, but none where a script is written without."""
    if match[0] == "\ufeff":
        return ""
    if lines and "\n" in match[0]:
        return "\n"
    sides = string[: match.start()][-1:], string[match.end() :][:1]
    return "" if all(side and east_asian_width(side) in "WF" for side in sides) else " "


def ends(string: str, source: str) -> str:
    """Begin and end a string with the blanks its source has there, or none: msgfmt compares the line breaks."""
    if not string.strip():
        return ""
    before, after = len(source) - len(source.lstrip()), len(source.rstrip())
    return source[:before] + string.strip() + source[after:]
