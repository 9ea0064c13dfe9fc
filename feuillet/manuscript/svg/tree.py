"""A drawing as it was read: elements with their line, and what was written in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from feuillet.manuscript.figure_error import FigureError


class DrawingError(FigureError):
    """What is wrong with a drawing and what to do; ``line`` is where in its file, 0 where it is the whole."""

    def __init__(self, problem: str, remedy: str, line: int = 0) -> None:
        place = f" (line {line})" if line else ""
        super().__init__(f"{problem}{place}", remedy)
        self.line = line


@dataclass(eq=False)
class Element:
    """An element of a drawing."""

    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    content: "list[Element | str]" = field(default_factory=list)

    @property
    def children(self) -> "Iterator[Element]":
        """List the elements in it."""
        return (each for each in self.content if isinstance(each, Element))

    def walk(self) -> "Iterator[Element]":
        """List it and all elements in it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def named(self) -> Iterator[tuple[str, str]]:
        """List the ids it names, each with the attribute that does."""
        for attribute, value in self.attributes.items():
            if attribute == "href":
                yield attribute, value[1:]
            elif value.startswith("url(#"):
                yield attribute, value[5:].partition(")")[0]
