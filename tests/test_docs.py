"""The documents name what there is, their links lead somewhere, and their worked examples work."""

import re
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import get_args
from zipfile import is_zipfile

import pictures
import pytest
import worked
from PIL import Image, ImageChops, ImageStat
from test_imports import FLOORS
from test_readme import CALL, commands, options
from worked import ROOT
from workshop import Workshop

from feuillet import Project, Publication
from feuillet.edition.imprint import Imprint
from feuillet.edition.phones import Purpose
from feuillet.manuscript.blocks import KINDS
from feuillet.manuscript.document import Role
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.model import Evidence
from feuillet.manuscript.reader import read_document
from feuillet.production.store import FolderStore
from feuillet.publication.features import Features
from feuillet.translation import po
from feuillet.translation.domains import of_tree

FILES = (*sorted((ROOT / "docs").glob("*.md")), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md")
PAGES = {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in FILES}
CLUSTERS = "docs/clusters.md"
"""Its commands need a server of S3 and a cluster: `tests/production/test_clusters.py` has them."""
EXAMPLES = sorted(
    name
    for name, page in PAGES.items()
    if name.startswith("docs/") and name != CLUSTERS and any(block.language == "sh" for block in worked.blocks(page))
)
FOLLOWED = ("docs/authors.md", "docs/add-a-check.md")
"""The examples that `make test` follows; `make verify` follows all."""
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
PLACE = re.compile(r"`((?:\.ci|content|docs|feuillet|locales|templates|tests)/[\w./-]*)`")
MADE = (
    *("content/documents/back-pain.yaml", "content/imprints/lakeside.yaml", "content/figures"),
    *("locales/sv/LC_MESSAGES/", "locales/sw/"),
)
"""What a command of a page makes, or its reader."""
DOTTED = re.compile(r"`(feuillet(?:\.\w+)+)`")
each_page = pytest.mark.parametrize("name", PAGES)


def text_of(name: str) -> str:
    """A page without its code blocks, which are for a project that is copied."""
    return worked.BLOCK.sub("", PAGES[name])


@each_page
def test_every_link_leads_to_a_file(name: str) -> None:
    folder = (ROOT / name).parent
    assert [link for link in LINK.findall(PAGES[name]) if not (folder / link).exists()] == []


@each_page
def test_every_file_and_folder_that_is_named_is_there(name: str) -> None:
    written = {block.path for block in worked.blocks(PAGES[name])}
    named = set(PLACE.findall(text_of(name))) - written - set(MADE)
    assert [place for place in sorted(named) if not (ROOT / place).exists()] == []


@each_page
def test_every_module_and_name_in_one_is_there(name: str) -> None:
    for dotted in DOTTED.findall(PAGES[name]):
        assert found(dotted), dotted


def found(dotted: str) -> bool:
    """Return whether a dotted name is a module, or something in one."""
    steps = dotted.split(".")
    for length in range(len(steps), 0, -1):
        try:
            place: object = import_module(".".join(steps[:length]))
        except ModuleNotFoundError:
            continue
        for step in steps[length:]:
            if not hasattr(place, step) and step not in getattr(place, "__dataclass_fields__", ()):
                return False
            place = getattr(place, step, None)
        return True
    return False


def test_a_name_that_is_not_there_would_be_seen() -> None:
    assert found("feuillet.edition.galley.Galley.digest")
    assert found("feuillet.edition.galley.Galley.parts")
    assert not found("feuillet.edition.galley.Gallery")
    assert not found("feuillet.bindery")


@each_page
def test_every_command_line_can_be_run(name: str) -> None:
    for call in CALL.finditer(PAGES[name]):
        assert call[1] in commands(), call[0]
        for option in re.findall(r"--[a-z-]+", call[2]):
            assert option in options(call[1]), call[0]
    anywhere = {option for command in commands() for option in options(command)} | {"--strict"}
    assert set(re.findall(r"`(--[a-z-]+)[ `]", PAGES[name])) <= anywhere


@each_page
def test_every_target_of_make_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", PAGES[name], re.MULTILINE)) <= targets


def column(page: str, head: str) -> set[str]:
    """The code spans in the first column of the table of a page whose first heading is ``head``."""
    rows = re.search(rf"^\| {head} \|.*\n\|[-| ]+\|\n((?:\|.*\n)+)", PAGES[page], re.MULTILINE)
    assert rows
    return {name for row in rows[1].splitlines() for name in re.findall("`([^`]+)`", row.split("|")[1])}


def test_the_program_of_the_architecture_prints_a_book(
    small: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (program,) = (block for block in worked.blocks(PAGES["docs/architecture.md"]) if block.language == "python")
    monkeypatch.chdir(small.root)
    exec(program.text, {})  # noqa: S102 a page of ours
    assert capsys.readouterr().out == ""
    assert is_zipfile("fever.fr.epub")


def test_what_a_publication_is_asked_for_is_what_it_answers(tmp_path: Path) -> None:
    publication = Publication(Project(ROOT), Features(), FolderStore(tmp_path))
    asked = column("docs/architecture.md", "a `Publication` is asked for")
    assert asked
    assert [call for call in asked if not callable(getattr(publication, call.partition("(")[0], None))] == []


def test_the_floors_are_those_that_imports_are_held_to() -> None:
    rows = re.findall(
        r"^\| (`.*?) \| .* \|$", PAGES["docs/architecture.md"].partition("## Departments")[2], re.MULTILINE
    )
    told = [set(re.findall("`([^`]+)`", row)) for row in rows]
    (publication,) = (floor for floor in FLOORS if "publication" in floor)
    floors = [set(floor) - {""} for floor in FLOORS if floor != publication]
    assert [row for row in reversed(told) if not row & set(publication)] == floors
    assert set().union(*(row for row in told if row & set(publication))) == set(publication)


def test_authors_are_told_every_kind_of_block_and_every_role_and_level_of_evidence() -> None:
    page = PAGES["docs/authors.md"]
    assert column("docs/authors.md", "begins with") == set(KINDS)
    assert [name for name in (*Role, *Evidence) if f"`{name}`" not in page] == []


def test_authors_are_told_every_key_of_an_imprint_and_what_a_number_may_be_for() -> None:
    page = PAGES["docs/authors.md"].partition("## The clinic")[2]
    assert column("docs/authors.md", "key") == {Imprint.key(name) for name in Imprint.model_fields}
    assert [purpose for purpose in get_args(Purpose) if f"`{purpose}`" not in page] == []


@pytest.mark.slow
def test_the_pictures_of_the_blocks_are_as_they_are_printed() -> None:
    drawn = pictures.draw()
    assert {file.stem for file in pictures.FOLDER.iterdir()} == set(drawn) == set(KINDS)
    kept = {name: Image.open(BytesIO((pictures.FOLDER / f"{name}.png").read_bytes())) for name in drawn}
    assert [name for name in drawn if not alike(kept[name], drawn[name])] == [], "run make pictures"


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Return whether two pictures differ no more than two machines draw the same page."""
    differences = ImageChops.difference(one.convert("L"), other.convert("L")) if one.size == other.size else None
    return differences is not None and ImageStat.Stat(differences).mean[0] < 1


def test_a_picture_of_another_text_would_be_seen() -> None:
    steps = Image.open(pictures.FOLDER / "steps.png")
    changed = steps.convert("L")
    changed.paste(255, (240, 0, 420, 30))  # the first words of the first step
    assert alike(steps, steps.copy())
    assert not alike(steps, changed)
    assert not alike(steps, steps.crop((0, 0, 800, 40)))


def test_the_message_that_translators_are_shown_is_one_that_extract_writes() -> None:
    shown = next(block.text for block in worked.blocks(PAGES["docs/translators.md"]) if block.language == "po")
    file = ROOT / "tests/project/content/documents/fever.yaml"
    tree, _ = read_document(file, file.name, Figures(file.parents[1] / "figures"))
    assert tree
    template = of_tree("fever", tree, "content/documents/fever.yaml").template
    assert shown in po.write(template)


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.slow if name in FOLLOWED else pytest.mark.verify) for name in EXAMPLES],
)
def test_a_worked_example_works(name: str, tmp_path: Path) -> None:
    worked.follow(PAGES[name], worked.copy(tmp_path / "project"))
