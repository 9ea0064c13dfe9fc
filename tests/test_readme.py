"""The README names what there is, all of it and nothing else."""

import argparse
import re
from pathlib import Path
from typing import get_args

import pytest

from feuillet import formats, preflight
from feuillet.cli.grammar import parser
from feuillet.discovery import modules
from feuillet.manuscript.document import FoldName
from feuillet.manuscript.grammar import quantities
from feuillet.preflight import manuscript, product, translation

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CALL = re.compile(r"build\.py ([a-z]+)((?: [^`\n|]+)?)")


def table(head: str) -> set[str]:
    """The code spans in the first column of the table whose first heading holds ``head``."""
    rows = re.search(rf"^\| [^|]*{head}[^|]*\|.*\n\|[-| ]+\|\n((?:\|.*\n)+)", README, re.MULTILINE)
    assert rows, f"the README has no table of {head}"
    return {name for row in rows[1].splitlines() for name in re.findall("`([^`]+)`", row.split("|")[1])}


def commands() -> dict[str, argparse.ArgumentParser]:
    """The commands and their parsers."""
    (chosen,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(chosen.choices)


def options(command: str) -> set[str]:
    return {option for action in commands()[command]._actions for option in action.option_strings}


def checks() -> set[str]:
    assert preflight
    found = [module for folder in (manuscript, translation, product) for module in modules(folder)]
    return {module.__name__.rpartition(".")[2] for module in found}


def test_the_readme_names_every_command_and_no_other() -> None:
    assert table(r"build\.py") == set(commands())


def test_every_command_line_of_the_readme_can_be_run() -> None:
    calls = [match for match in CALL.finditer(README) if match[1] in commands()]
    assert calls
    for call in calls:
        for option in re.findall(r"--[a-z-]+", call[2]):
            assert option in options(call[1]), call[0]
    assert {match[1] for match in CALL.finditer(README)} <= set(commands())


def test_the_readme_names_every_format_and_no_other() -> None:
    assert table("format") == {format.name for module in modules(formats) for format in module.FORMATS}


def test_the_readme_names_every_fold_and_no_other() -> None:
    assert table("fold:") == set(get_args(FoldName))


def test_the_readme_names_every_check_and_no_other() -> None:
    assert {name.replace("-", "_") for name in table("check")} == checks()


def test_a_check_signs_its_findings_with_the_name_of_its_module() -> None:
    for folder in (manuscript, translation, product):
        for module in modules(folder):
            assert module.CHECK.replace("-", "_") == module.__name__.rpartition(".")[2]


def test_every_option_of_the_readme_exists() -> None:
    named = set(re.findall(r"`(--[a-z-]+)`", README))
    assert named
    assert named <= {option for command in commands() for option in options(command)}


@pytest.mark.parametrize("pattern", [r"\]\(([^)#:]+)\)", r"`((?:feuillet|templates)/[\w/.-]*)`"])
def test_every_file_and_picture_of_the_readme_exists(pattern: str) -> None:
    named = set(re.findall(pattern, README))
    assert named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)`", README))
    assert named
    assert named <= targets


def test_every_kind_of_quantity_of_the_readme_is_one() -> None:
    named = [span for span in re.findall(r"`(\{[^`]+\})`", README) if "[" not in span]
    assert named
    assert all(quantities(span.replace(r"\|", "|")) for span in named)  # a bar within a table is escaped
