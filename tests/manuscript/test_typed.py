"""What people type otherwise than it is meant: taken where it can mean one thing, else told with the line and what to type.

A row of `typed/` puts something in the place of a text of the file below. ``told`` lists the findings from their line on,
``means`` what then stands at a path.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from feuillet.edition.imprint import read_imprint
from feuillet.findings import Finding
from feuillet.manuscript.blocks import Model
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.reader import read_document

FOLDER = Path(__file__).with_name("typed")
DOCUMENT = """\
language: fr
title: Le thé
message: Une tasse contient {50 mg} de caféine.
key-points:
  - Le thé réveille.
revision: 1
date: 2026-01-15
next-review: 2027-01-15
licence: CC BY-SA 4.0
notices:
  - id: sample
    text: Un exemple.
    everywhere: true
sections:
  - id: cup
    title: La tasse
    role: how-to-use
    blocks:
      - id: a
        text: "Elle *dure* {10 min}."
      - list:
          - Un
          - Deux
        numbered: true
references:
  - id: book
    citation: Un livre.
    url: https://example.org
"""
IMPRINT = """\
language: en
name: Ward 7
accent: "#5b2a86"
tagline: Near you
phones:
  - label: Desk
    number: "112"
web: https://example.org
address: [12 High Street, Lyon]
formats: [leaflet-print]
documents: [fever]
greyscale: false
digits: {ar: arab}
"""
JARGON = re.compile(
    r"mapping|scalar|block (collection|end|sequence)|pattern|regex|\btuple|token|Input should|instance|validat|parse|schema"
    r"|Traceback|pydantic|None\b|<\w+>|\^\[",
    re.IGNORECASE,
)
"""Words of YAML's reader, of regular expressions and of Python, which nobody who writes a leaflet has to know."""


def rows(name: str) -> list[Any]:
    loaded = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["typed"][1]) for row in loaded]


def read(file: Path) -> tuple[Model | None, tuple[Finding, ...]]:
    """Read a document or an imprint, as its language says."""
    if "formats" not in file.read_text(encoding="utf-8"):
        return read_document(file, "file.yaml", Figures(file.parent))
    formats = frozenset({"leaflet-print", "epub", "handout-a4", "handout-letter"})
    return read_imprint(file, "file.yaml", frozenset({"fever", "hand-washing"}), formats)


def held(tree: Any, path: str) -> object:
    """What a tree holds at the end of a path of keys and indexes, as the rows write it."""
    for step in path.split("."):
        tree = tree[int(step)] if step.isdigit() else getattr(tree, step.replace("-", "_"))
    return list(map(str, (getattr(each, "text", each) for each in tree))) if isinstance(tree, tuple) else str(tree)


def hold(base: str, row: dict[str, Any], folder: Path) -> None:
    """Hold what comes of a row against what it says."""
    old, new = row["typed"]
    assert old in base
    file = folder / "file.yaml"
    file.write_text(base.replace(old, new, 1), encoding="utf-8")
    tree, findings = read(file)
    assert [str(finding).removeprefix("file.yaml:") for finding in findings] == row.get("told", [])
    if "told" not in row:
        assert {path: held(tree, path) for path in row["means"]} == row["means"]


@pytest.mark.parametrize("row", rows("document"))
def test_what_an_author_types_is_taken_or_told(row: dict[str, Any], tmp_path: Path) -> None:
    hold(DOCUMENT, row, tmp_path)


@pytest.mark.parametrize("row", rows("imprint"))
def test_what_a_clinic_types_is_taken_or_told(row: dict[str, Any], tmp_path: Path) -> None:
    hold(IMPRINT, row, tmp_path)


@pytest.mark.parametrize("row", [*rows("document"), *rows("imprint")])
def test_nothing_is_told_in_the_words_of_a_library(row: dict[str, Any]) -> None:
    assert [said for said in row.get("told", []) if JARGON.search(said)] == []


@pytest.mark.parametrize(("base", "key"), [(DOCUMENT, "title"), (IMPRINT, "name")])
def test_what_is_typed_is_read_from_a_file_that_is_right(base: str, key: str, tmp_path: Path) -> None:
    file = tmp_path / "file.yaml"
    file.write_text(base, encoding="utf-8")
    tree, findings = read(file)
    assert (getattr(tree, key) is not None, findings) == (True, ())
