"""YAML with its positions: every string knows its file and line, so that a finding can name them."""

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.reader import ReaderError

from feuillet import reading
from feuillet.findings import Finding, Location
from feuillet.manuscript.extent import FILE_BYTES

MALFORMED = "well-formed"


class Text(str):
    """A string of a YAML file that remembers where it stands."""

    __slots__ = ("location",)
    location: Location


@dataclass(frozen=True)
class Source:
    """A YAML file: what it says, and the node tree that knows the lines."""

    path: str
    content: Any
    root: yaml.Node

    def location(self, steps: tuple[str | int, ...]) -> Location:
        """Find the line of the deepest node that a path of keys and indexes reaches."""
        node = self.root
        line = node.start_mark.line + 1
        for number, step in enumerate(steps, 1):
            found = child(node, step)
            if found is None or is_kind(node, found[1], steps[number : number + 1]):
                continue  # pydantic names the variant of a union in its path; YAML does not
            line, node = found
        return Location(self.path, line)


def is_kind(node: yaml.Node, inner: yaml.Node, after: tuple[str | int, ...]) -> bool:
    """Tell whether a step names the kind of a block and not the key of the same name: the next step goes on beside it."""
    return any(child(inner, step) is None and child(node, step) is not None for step in after)


def child(node: yaml.Node, step: str | int) -> tuple[int, yaml.Node] | None:
    """Take one step down the node tree: the line to name, and the node there."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        value = node.value[step]
        return value.start_mark.line + 1, value
    return None


class Loader(yaml.SafeLoader):
    """PyYAML's safe loader, with positions on strings and without aliases and repeated keys."""

    path: str

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse aliases: a manuscript is read from top to bottom, and a bomb is made of them."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="an alias stands here", problem_mark=self.get_mark())
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Refuse a key that stands twice, where YAML would silently keep the last."""
        seen: set[str] = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key is no plain word", problem_mark=key.start_mark)
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"the key {key.value} stands twice", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """Name the line of a value that is not what it looks like, such as the 31st of February."""
        try:
            return super().construct_object(node, deep)
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            raise yaml.MarkedYAMLError(
                problem=f"this value has no meaning ({error})", problem_mark=node.start_mark
            ) from error

    def construct_text(self, node: yaml.ScalarNode) -> Text:
        """Make a string that knows its line."""
        text = Text(self.construct_scalar(node))
        text.location = Location(self.path, node.start_mark.line + 1)
        return text


Loader.add_constructor("tag:yaml.org,2002:str", Loader.construct_text)


def read(file: Path, path: str) -> Source | Finding:
    """Read a YAML file; ``path`` is how findings name it."""
    text = reading.text(file, path, FILE_BYTES, MALFORMED)
    if isinstance(text, Finding):
        return text
    try:
        return parse(text, path)
    except yaml.MarkedYAMLError as error:
        mark = error.context_mark if "quoted" in (error.context or "") else error.problem_mark or error.context_mark
        where = Location(path, mark.line + 1 if mark else 1)
        problem, _, remedy = (error.problem or "").partition("; ")
        return Finding(where, f"YAML cannot be read: {problem}", remedy or "mend the line or the one above", MALFORMED)
    except ReaderError as error:
        where = Location(path, text.count("\n", 0, error.position) + 1)
        problem = f"a character U+{error.character:04X} stands here that YAML forbids"
        return Finding(where, problem, "remove it", MALFORMED)
    except RecursionError:
        return Finding(Location(path, 1), "YAML is nested too deep", "flatten it", MALFORMED)


def parse(text: str, path: str) -> Source:
    """Parse YAML; raises `yaml.YAMLError`."""
    loader = Loader(text)
    loader.path = path
    try:
        root = loader.get_single_node()
        if root is None:
            mark = yaml.Mark(path, 0, 0, 0, "", 0)
            raise yaml.MarkedYAMLError(
                problem="the file is empty; write what `new` starts a file with", problem_mark=mark
            )
        return Source(path, loader.construct_document(root), root)
    finally:
        loader.dispose()
