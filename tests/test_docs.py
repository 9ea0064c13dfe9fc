"""The documents name what there is, their links lead somewhere, and their worked examples work."""

import re
from pathlib import Path

import pytest
import worked
from worked import ROOT

from feuillet.manuscript.blocks import KINDS, Evidence
from feuillet.manuscript.document import Role
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.reader import read_document
from feuillet.translation import po
from feuillet.translation.domains import of_tree

PAGES = {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in (ROOT / "docs").glob("*.md")}
EXAMPLES = sorted(name for name, page in PAGES.items() if any(block.language == "sh" for block in worked.blocks(page)))


def column(page: str, head: str) -> set[str]:
    """The code spans in the first column of the table of a page whose first heading is ``head``."""
    rows = re.search(rf"^\| {head} \|.*\n\|[-| ]+\|\n((?:\|.*\n)+)", PAGES[page], re.MULTILINE)
    assert rows
    return {name for row in rows[1].splitlines() for name in re.findall("`([^`]+)`", row.split("|")[1])}


def test_authors_are_told_every_kind_of_block_and_every_role_and_level_of_evidence() -> None:
    page = PAGES["docs/authors.md"]
    assert column("docs/authors.md", "begins with") == set(KINDS)
    assert [name for name in (*Role, *Evidence) if f"`{name}`" not in page] == []


def test_the_message_that_translators_are_shown_is_one_that_extract_writes() -> None:
    shown = next(block.text for block in worked.blocks(PAGES["docs/translators.md"]) if block.language == "po")
    file = ROOT / "tests/project/content/documents/fever.yaml"
    tree, _ = read_document(file, file.name, Figures(file.parents[1] / "figures"))
    assert tree
    template = of_tree("fever", tree, "content/documents/fever.yaml").template
    assert shown in po.write(template)


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_worked_example_works(name: str, tmp_path: Path) -> None:
    worked.follow(PAGES[name], worked.copy(tmp_path / "project"))
