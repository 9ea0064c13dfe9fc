"""What people type otherwise than it is meant: taken where it can mean one thing, else told with the line and what to type.

A row of `typed/` puts something in the place of a text of the file below. ``told`` lists the findings from their line on,
``means`` what then stands at a path.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from feuillet.edition.imprint import Known, read_imprint
from feuillet.findings import Finding
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.model import Model
from feuillet.manuscript.reader import read_document
from feuillet.translation.approvals import read_ledger
from feuillet.translation.glossary import read_glossary

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
GLOSSARY = """\
language: fr
terms:
  - term: fièvre
    translation: fever
    forms: [fever, fevers]
    forbidden: [heat]
"""
APPROVALS = """\
approvals:
  - document: fever
    imprint: clinic
    translator: Ana
    reviser: Rosa
    role: nurse
    date: 2026-03-01
    digest: abc
"""
BASES = {"document": DOCUMENT, "imprint": IMPRINT, "glossary": GLOSSARY, "approvals": APPROVALS}
JARGON = re.compile(
    r"mapping|scalar|block (collection|end|sequence)|pattern|regex|\btuple|token|Input should|instance|validat|parse|schema"
    r"|Traceback|pydantic|(?-i:None)\b|<\w+>|\^\[",
    re.IGNORECASE,
)
"""Words of YAML's reader, of regular expressions and of Python, which nobody who writes a leaflet has to know."""


def rows(kind: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load((FOLDER / f"{kind}.yaml").read_text(encoding="utf-8")))


def read(kind: str, file: Path) -> tuple[Model | None, tuple[Finding, ...]]:
    """Read a file of a kind."""
    match kind:
        case "document":
            return read_document(file, file.name, Figures(file.parent))
        case "glossary":
            return read_glossary(file, file.name)
        case "approvals":
            return read_ledger(file, file.name)
    formats = frozenset({"leaflet-print", "epub", "handout-a4", "handout-letter"})
    documents, locales = frozenset({"fever", "hand-washing"}), frozenset({"en", "es", "pt-BR", "zh-Hans"})
    return read_imprint(file, file.name, Figures(file.parent), Known(documents, formats, locales))


def held(tree: Any, path: str) -> object:
    """What a tree holds at the end of a path of keys and indexes, as the rows write it."""
    for step in path.split("."):
        tree = tree[int(step)] if step.isdigit() else getattr(tree, step.replace("-", "_"))
    return list(map(str, (getattr(each, "text", each) for each in tree))) if isinstance(tree, tuple) else str(tree)


ROWS = [pytest.param(kind, row, id=f"{kind}: {row['typed'][1]}") for kind in BASES for row in rows(kind)]


@pytest.mark.parametrize(("kind", "row"), ROWS)
def test_what_is_typed_is_taken_or_told(kind: str, row: dict[str, Any], tmp_path: Path) -> None:
    old, new = row["typed"]
    assert old in BASES[kind]
    file = tmp_path / "file.yaml"
    file.write_text(BASES[kind].replace(old, new, 1), encoding="utf-8")
    tree, findings = read(kind, file)
    assert [str(finding).removeprefix("file.yaml:") for finding in findings] == row.get("told", [])
    if "told" not in row:
        assert {path: held(tree, path) for path in row["means"]} == row["means"]


@pytest.mark.parametrize(("kind", "row"), ROWS)
def test_nothing_is_told_in_the_words_of_a_library(kind: str, row: dict[str, Any]) -> None:
    assert kind
    assert [said for said in row.get("told", []) if JARGON.search(said)] == []


@pytest.mark.parametrize("kind", BASES)
def test_a_file_that_is_right_is_taken(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "file.yaml"
    file.write_text(BASES[kind], encoding="utf-8")
    tree, findings = read(kind, file)
    assert (tree is not None, findings) == (True, ())
