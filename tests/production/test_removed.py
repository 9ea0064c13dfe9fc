"""What is no longer published: its files stay, are outdated in the manifest, and no index leads to them."""

import json
import shutil
from collections.abc import Callable
from fnmatch import filter as matching

import pytest
from conftest import Run
from workshop import PRODUCTS, Workshop


def remove_document(workshop: Workshop) -> str:
    workshop.path("content/documents/hand-washing.yaml").unlink()
    return "clinic/*/hand-washing*"


def remove_imprint(workshop: Workshop) -> str:
    workshop.path("content/imprints/ward.yaml").unlink()
    return "ward/*"


def remove_locale(workshop: Workshop) -> str:
    shutil.rmtree(workshop.path("locales/ar"))
    return "*/ar/*"


def remove_format(workshop: Workshop) -> str:
    workshop.edit("content/imprints/clinic.yaml", "[handout-a4, leaflet, epub]", "[handout-a4, leaflet]")
    return "clinic/*.epub"


def remove_translation(workshop: Workshop) -> str:
    workshop.path("locales/ja/LC_MESSAGES/fever.po").unlink()
    return "*/ja/fever*"


@pytest.mark.parametrize("remove", [remove_document, remove_imprint, remove_locale, remove_format, remove_translation])
def test_what_is_removed_from_the_sources_is_outdated_and_linked_nowhere(
    workshop: Workshop, run: Run, remove: Callable[[Workshop], str]
) -> None:
    before = workshop.traces()
    gone = set(matching(PRODUCTS, remove(workshop)))
    assert gone
    assert run(workshop, "make").status == 0
    assert workshop.rewritten(before) == set()
    assert workshop.in_state("outdated") == gone
    assert workshop.linked() == workshop.in_state("current") == PRODUCTS - gone


def test_an_outdated_file_that_someone_deletes_is_forgotten(workshop: Workshop, run: Run) -> None:
    gone = set(matching(PRODUCTS, remove_imprint(workshop)))
    run(workshop, "make")
    shutil.rmtree(workshop.output / "ward")
    assert run(workshop, "make").status == 0
    assert set(workshop.manifest()) == PRODUCTS - gone


def test_a_document_that_comes_back_is_current_again(workshop: Workshop, run: Run) -> None:
    text = workshop.path("content/documents/hand-washing.yaml").read_text(encoding="utf-8")
    before = workshop.digests()
    remove_document(workshop)
    run(workshop, "make")
    workshop.path("content/documents/hand-washing.yaml").write_text(text, encoding="utf-8")
    assert run(workshop, "make").status == 0
    assert workshop.digests() == before


def test_what_lies_under_the_name_of_an_earlier_version_is_outdated_and_linked_nowhere(
    workshop: Workshop, run: Run
) -> None:
    old = {path: path.replace(f".{path.split('/')[1]}.", ".") for path in PRODUCTS}
    for new, name in old.items():
        workshop.path(f"output/{name}").write_bytes(workshop.path(f"output/{new}").read_bytes())
    manifest = json.loads((workshop.output / "manifest.json").read_text(encoding="utf-8"))
    for entry in manifest["products"]:
        entry["path"] = old[entry["path"]]
    (workshop.output / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert run(workshop, "make", "--document", "fever", "--locale", "fr").status == 0
    assert workshop.in_state("outdated") == {*old.values()}
    assert workshop.linked() == workshop.in_state("current") == {path for path in PRODUCTS if "/fr/fever" in path}
