"""What stands in a project's folders and is no plain file with a good name: links, and names that no product can have.

Nothing outside the project is read or written, and what is read is part of the key by which a run knows that nothing has changed.
"""

import os
import shutil
from pathlib import Path

import pytest
from conftest import Run
from workshop import PRODUCTS, Workshop, is_product

ELSEWHERE = "motto: swordfish\nlanguage: [fr\n"
FEVER = "content/documents/fever.yaml"
LINKED_FILES = (
    FEVER,
    "content/documents/new.yaml",
    "content/imprints/ward.yaml",
    "content/removed.yaml",
    "content/figures/hands.svg",
    "locales/ja/LC_MESSAGES/fever.po",
    "locales/ja/LC_MESSAGES/templates.po",
    "locales/ja/glossary.yaml",
    "locales/ja/confirmations.yaml",
    "locales/ja/approvals.yaml",
    "templates/handout.html",
)
LINKED_FOLDERS = (
    "content/documents",
    "content/imprints",
    "locales",
    "locales/ja",
    "locales/ja/LC_MESSAGES",
    "templates",
)
DROPPINGS = (".fever.yaml.swp", "._fever.yaml", ".#fever.yaml", "#fever.yaml#", "fever.yaml~", ".DS_Store", "Thumbs.db")
STRANGE = {
    "content/imprints/...yaml": "my-imprint.yaml",
    "content/imprints/index.html.yaml": "index-html.yaml",
    "content/imprints/release.yaml": "my-release.yaml",
    "content/documents/templates.yaml": "my-templates.yaml",
    "content/documents/imprint-clinic.yaml": "my-imprint-clinic.yaml",
    "content/documents/.fever.yaml": "fever-2.yaml",
    "content/documents/Fever.yaml": "fever-2.yaml",
    "content/documents/fever.YAML": "fever-2.yaml",
    "content/documents/fe\u0301ver 2.yaml": "fever-2.yaml",
    "content/documents/発熱.yaml": "my-document.yaml",
    "content/documents/back-pain.yml": "back-pain.yaml",
    f"content/documents/{'x' * 250}.yaml": f"{'x' * 77}.yaml",
    "content/documents/caf\udce9.yaml": "caf.yaml",
    "content/imprints/-rf.yaml": "rf.yaml",
}


def lead_out(file: Path) -> None:
    """Put a link out of the project in a file's or a folder's place."""
    outside = file.parents[len(file.parts) - file.parts.index("project") - 2].with_name("outside") / file.name
    outside.parent.mkdir(exist_ok=True)
    if file.is_dir():
        shutil.move(file, outside)
    else:
        outside.write_text(ELSEWHERE, encoding="utf-8")
        file.unlink(missing_ok=True)
    file.symlink_to(outside)


@pytest.mark.parametrize("name", LINKED_FILES)
def test_a_file_that_is_a_link_out_of_the_project_is_refused_and_not_shown(
    workshop: Workshop, run: Run, name: str
) -> None:
    lead_out(workshop.path(name))
    done = run(workshop, "make")
    assert done.status == 1
    assert [line for line in done.findings if "is a link" in line], done.err
    assert "swordfish" not in done.err + done.out
    assert "motto" not in done.err + done.out


@pytest.mark.parametrize("name", LINKED_FOLDERS)
def test_a_folder_that_is_a_link_out_of_the_project_is_refused_and_nothing_in_it_is_used(
    workshop: Workshop, run: Run, name: str
) -> None:
    before = workshop.digests()
    lead_out(workshop.path(name))
    done = run(workshop, "make")
    assert done.status == 1
    told = [line for line in done.findings if "is a link that leads out of the project" in line]
    assert told
    assert all(name in line for line in told)
    assert {path: digest for path, digest in workshop.digests().items() if is_product(path)} == {
        path: digest for path, digest in before.items() if is_product(path)
    }


def link_within(file: Path, target: Path) -> None:
    """Move something elsewhere in the project, and put a link in its place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(file, target)
    file.symlink_to(os.path.relpath(target, file.parent))


@pytest.mark.parametrize(
    ("linked", "file", "old", "new"),
    [
        (FEVER, FEVER, "{500 mg}", "{250 mg}"),
        ("content/documents", FEVER, "{500 mg}", "{250 mg}"),
        ("content", FEVER, "{500 mg}", "{250 mg}"),
        ("content/figures", "content/figures/hands.svg", "</svg>", "<g/></svg>"),
        ("locales/ja", "locales/ja/LC_MESSAGES/fever.po", "発熱", "高熱"),
        ("locales/ja/LC_MESSAGES", "locales/ja/LC_MESSAGES/fever.po", "発熱", "高熱"),
        ("templates/parts", "templates/parts/meta.html", "<title>", "<!-- --><title>"),
    ],
)
def test_a_change_behind_a_link_within_the_project_is_seen(
    workshop: Workshop, run: Run, linked: str, file: str, old: str, new: str
) -> None:
    link_within(workshop.path(linked), workshop.path("drafts/here"))
    words = ("make", "--locale", "fr", "--format", "epub", "--document", "fever", "--workers", "1")
    first = run(workshop, *words)
    assert (first.status, first.err) == (0, "")
    assert run(workshop, *words).out.startswith("nothing has changed")
    workshop.edit(file, old, new)
    assert not run(workshop, *words).out.startswith("nothing has changed")


def test_links_that_lead_round_in_circles_are_walked_once(workshop: Workshop, run: Run) -> None:
    for number in range(9):
        workshop.path(f"content/round-{number}").symlink_to(workshop.root / "content")
        workshop.path(f"locales/round-{number}").symlink_to(workshop.root)
    workshop.path("content/documents/self.yaml").symlink_to("self.yaml")
    done = run(workshop, "make")
    assert done.status == 1
    (told,) = done.findings
    assert told.startswith("content/documents/self.yaml:1: this is a link that leads elsewhere; ")


@pytest.mark.parametrize("name", ["locales/sw/LC_MESSAGES", "content/figures/more"])
def test_an_empty_folder_is_seen(workshop: Workshop, run: Run, name: str) -> None:
    run(workshop, "make")
    workshop.path(name).mkdir(parents=True)
    assert not run(workshop, "make").out.startswith("nothing has changed")


def test_what_editors_leave_in_folders_is_passed_over(workshop: Workshop, run: Run) -> None:
    run(workshop, "make")
    for folder in (
        "content",
        "content/documents",
        "content/imprints",
        "locales",
        "locales/ja/LC_MESSAGES",
        "templates",
    ):
        for name in DROPPINGS:
            workshop.path(f"{folder}/{name}").write_bytes(b"\x00\xff")
    workshop.path("content/imprints/.#ward.yaml").symlink_to("somebody@example.org.1234:1")
    done = run(workshop, "make")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("nothing has changed")


@pytest.mark.parametrize("name", STRANGE, ids=ascii)
def test_a_file_whose_name_no_product_can_have_is_told_how_to_rename_and_the_others_are_made(
    workshop: Workshop, run: Run, name: str
) -> None:
    around = set(workshop.root.parent.iterdir())
    sample = FEVER if "documents" in name else "content/imprints/ward.yaml"
    shutil.copy(workshop.path(sample), workshop.path(name))
    for command in ("check", "make"):
        done = run(workshop, command)
        assert done.status == 1
        (told,) = done.findings
        assert " is left out: " in told
        assert told.endswith(f"; rename it, for example to {STRANGE[name]} [name]")
    assert workshop.products() == set(workshop.manifest()) == PRODUCTS
    assert workshop.in_state("current") == PRODUCTS
    assert set(workshop.root.parent.iterdir()) == around


def test_a_name_as_long_as_a_name_may_be_makes_every_product(small: Workshop, run: Run) -> None:
    name = "x" * 80
    workshop = small
    workshop.path(FEVER).rename(workshop.path(f"content/documents/{name}.yaml"))
    workshop.path("content/imprints/clinic.yaml").rename(workshop.path(f"content/imprints/{name}.yaml"))
    done = run(workshop, "make", "--format", "epub", "--workers", "1")
    assert done.status == 0, done.err
    assert workshop.products() == {f"{name}/fr/{name}.fr.epub"}
    assert run(workshop, "new", "document", f"{name}x").status == 2
