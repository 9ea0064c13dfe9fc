"""Tables by the codes of a font: what is not written in them is said, or looked up once."""

from collections.abc import Callable
from typing import Any, TypeVar

from pikepdf import Array

T = TypeVar("T")
THOUSAND = 1000
"""Widths are written in thousandths of the em."""


class Widths(dict[int, float]):
    """How far each code moves the pen, as a share of the em."""

    def __init__(self, default: float) -> None:
        super().__init__()
        self.default = default

    def __missing__(self, code: int) -> float:
        return self.default


class Texts(dict[int, str]):
    """The text of each code; of one that nothing is said of, none."""

    def __missing__(self, code: int) -> str:
        return ""


class Looked(dict[int, T]):
    """What is known of each code, looked up when it is first asked for."""

    def __init__(self, look: Callable[[int], T]) -> None:
        super().__init__()
        self.look = look

    def __missing__(self, code: int) -> T:
        self[code] = found = self.look(code)
        return found


def composite_widths(listed: Any) -> dict[int, float]:
    """Read the widths of a composite font: a code and those from it on, or a first and a last code and that of all."""
    found = dict[int, float]()
    entries = iter(listed.as_list())
    for first in entries:
        second = next(entries)
        if isinstance(second, Array):
            found.update((int(first) + at, float(width) / THOUSAND) for at, width in enumerate(second.as_list()))
        else:
            found.update(dict.fromkeys(range(int(first), int(second) + 1), float(next(entries)) / THOUSAND))
    return found
