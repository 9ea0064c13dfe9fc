"""YAML with its positions: every string knows its file and line, so that a finding can name them.

No value is computed: a number, a date, yes and no are kept as they are typed, and what asks for one reads it itself. So
``1:30`` is never 90, and no value is too large to read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, cast

import yaml
from yaml._yaml import CParser
from yaml.composer import Composer
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.resolver import Resolver
from yaml.scanner import Scanner

from feuillet import reading
from feuillet.findings import Finding, Location, Problem
from feuillet.manuscript import slips
from feuillet.manuscript.limits import FILE_BYTES

MALFORMED = "well-formed"
STRING, NULL = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"
DEPTH = 100
"""Levels; a document has ten, and lists within lists are reported where they begin."""
DEEP = Problem("YAML is nested too deep", "flatten it")


class Text(str):
    """A value of a YAML file that remembers where it is; ``worded`` is that no YAML reader takes it for a number or a date."""

    __slots__ = ("location", "worded")
    location: Location
    worded: bool


class Place(NamedTuple):
    """Where a value is, what is typed there, and the places in it by key or index, each with the line to name.

    ``key`` is the key it is at; an entry of a list has the list's.
    """

    line: int
    typed: str = ""
    key: str = ""
    inner: Mapping[str | int, "tuple[int, Place]"] = MappingProxyType({})


@dataclass(frozen=True)
class SourceFile:
    """A YAML file: what it says, and where."""

    path: str
    content: Any
    root: Place

    def location(self, steps: tuple[str | int, ...]) -> Location:
        """Name the line of the deepest value that a path of keys and indexes reaches."""
        return Location(self.path, self.reached(steps)[0])

    def reached(self, steps: tuple[str | int, ...]) -> tuple[int, Place]:
        """Find the deepest value that a path reaches, and the line to name."""
        place = self.root
        line = place.line
        for number, step in enumerate(steps, 1):
            found = place.inner.get(step)
            if found is None or is_kind(place, found[1], steps[number : number + 1]):
                continue  # pydantic names the variant of a union in its path; YAML does not
            line, place = found
        return place.line if place.typed else line, place


def is_kind(place: Place, inner: Place, after: tuple[str | int, ...]) -> bool:
    """Return whether a step names the kind of a block and not the key of the same name: the next step goes on beside it."""
    return any(step not in inner.inner and step in place.inner for step in after)


class SlipError(Exception):
    """What YAML lets a person write and we do not, in a line counted from 0."""

    def __init__(self, line: int, problem: Problem) -> None:
        super().__init__(line, problem)
        self.line, self.problem = line, problem


class Careful(Composer):
    """Makes nodes, without what nobody writes on purpose: aliases, anchors, tags, and depths without end."""

    depth = 0
    anchored: int | None = None
    """The first line with an anchor, which would be lost."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse what nobody writes but by mistake, and what a bomb is made of."""
        event: yaml.Event = cast("Any", self).peek_event()
        line = event.start_mark.line if event.start_mark else 0
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            raise SlipError(line, slips.begins("*"))
        if tag is not None and tag not in {"!", STRING}:
            raise SlipError(line, slips.begins("!"))
        if anchor is not None and self.anchored is None:
            self.anchored = line
        if self.depth == DEPTH:
            raise SlipError(line, DEEP)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


class Loader(Reader, Scanner, Parser, Careful, Resolver):
    """Reads in Python, and says best what it cannot read."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        Resolver.__init__(self)


class QuickLoader(Careful, CParser, Resolver):
    """Reads in C, in a third of the time."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        Composer.__init__(self)
        Resolver.__init__(self)


def read_source(file: Path, path: str, most: int = FILE_BYTES) -> SourceFile | Finding:
    """Read a YAML file of at most so many bytes; ``path`` is how findings name it."""
    text = reading.text(file, path, most, MALFORMED)
    if isinstance(text, Finding):
        return text
    try:
        return parse(text, path)
    except SlipError as slip:
        line, problem = slip.line, slip.problem
    except yaml.MarkedYAMLError as error:
        line, problem = slips.slip(text, error)
    except ReaderError as error:
        line = text.count("\n", 0, error.position)
        problem = Problem(f"a character U+{error.character:04X} is here that YAML forbids", "remove it")
    return problem.at(Location(path, line + 1), MALFORMED)


def parse(text: str, path: str) -> SourceFile:
    """Parse YAML; raises `SlipError` and `yaml.YAMLError`."""
    try:
        root = nodes(QuickLoader(text))
    except yaml.YAMLError:
        root = nodes(Loader(text))
    if root is None:
        raise SlipError(0, slips.unread("the file is empty", "write what `new` starts a file with"))
    content, place = taken(root, path, slips.lines(text))
    return SourceFile(path, content, place)


def nodes(loader: Loader | QuickLoader) -> yaml.Node | None:
    """Read the one document of a file."""
    root = loader.get_single_node()
    if loader.anchored is not None:
        raise SlipError(loader.anchored, slips.begins("&"))
    return root


def taken(node: yaml.Node, path: str, lines: list[str], key: str = "") -> tuple[Any, Place]:
    """Take what a node says, and where."""
    line = node.start_mark.line + 1
    match node:
        case yaml.MappingNode():
            return mapping(node, path, lines, key)
        case yaml.SequenceNode():
            parts = [taken(child, path, lines, key) for child in node.value]
            inner: dict[str | int, tuple[int, Place]] = {
                number: (place.line, place) for number, (_, place) in enumerate(parts)
            }
            return [said for said, _ in parts], Place(line, "", key, inner)
    if node.tag == NULL:
        behind = "".join(lines[line - 1 : line])[node.start_mark.column :]
        if not node.value and (problem := slips.commented(behind)):
            raise SlipError(node.start_mark.line, problem)
        return None, Place(line, node.value, key)
    text = Text(node.value)
    text.location, text.worded = Location(path, line), node.tag == STRING
    return text, Place(line, node.value, key)


def mapping(node: yaml.MappingNode, path: str, lines: list[str], name: str) -> tuple[dict[str, Any], Place]:
    """Take keys and values; a key that is there twice, of which YAML would silently keep the last, is refused."""
    content: dict[str, Any] = {}
    inner: dict[str | int, tuple[int, Place]] = {}
    for key, value in node.value:
        line = key.start_mark.line
        if not isinstance(key, yaml.ScalarNode):
            problem = slips.unread("a key is no plain word", "put a text in quotes that begins with a bracket")
            raise SlipError(line, problem)
        if key.value in content:
            raise SlipError(line, slips.twice(key.value))
        content[key.value], place = taken(value, path, lines, key.value)
        inner[key.value] = line + 1, place
    return content, Place(node.start_mark.line + 1, "", name, inner)
