"""Marked content: which element it belongs to, and the text a file says in its place (ISO 32000-1, 14.6, 14.9.4)."""

import re
from codecs import BOM_UTF16_BE
from dataclasses import dataclass
from typing import Any

from pikepdf import Dictionary, Object, String

NUMBER = re.compile(rb"/MCID\s+(\d+)")
ACTUAL = re.compile(rb"/ActualText\s*<([0-9A-Fa-f]*)>")


@dataclass
class Mark:
    """Marked content: its number on the page, and the text said in its place, which the first of its runs takes."""

    number: int | None = None
    said: str | None = None
    around: "Mark | None" = None

    def take(self) -> str | None:
        """Take the text that is said in the place of all this; what comes later in it gets nothing."""
        if self.said is None:
            return self.around.take() if self.around else None
        said, self.said = self.said, ""
        return said


def marked(operands: bytes, resources: Any, around: Mark) -> Mark:
    """Begin marked content inside other marked content."""
    if b"<<" not in operands:
        named = operands.split()[1:]
        properties = resources.get("/Properties", Dictionary()).get(named[0].decode()) if named else None
        operands = properties.unparse(resolved=True) if properties is not None else b""
    number = NUMBER.search(operands)
    said = actual_text(operands) if b"/ActualText" in operands else None
    if number is None and said is None:
        return around
    return Mark(int(number[1]) if number else around.number, said, around)


def actual_text(operands: bytes) -> str:
    """Read the text said in the place of marked content."""
    found = ACTUAL.search(operands)
    if found:
        said = bytes.fromhex(found[1].decode())
        return said[2:].decode("utf-16-be", "replace") if said.startswith(BOM_UTF16_BE) else str(String(said))
    properties: Any = Object.parse(operands[operands.index(b"<<") :])
    said = properties.get("/ActualText", String(""))
    return str(said)
