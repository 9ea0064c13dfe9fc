"""What a finished run leaves in the output folder, and what the manifest says of it."""

import hashlib
import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from conftest import Run
from PIL import Image
from workshop import COVERS, DOCUMENTS, FEEDS, LOCALES, PRODUCTS, SHELF, Workshop

from feuillet.catalogue import manifest
from feuillet.production.product import State

MEDIA_TYPES = {".pdf": "application/pdf", ".epub": "application/epub+zip"}


def test_a_run_makes_each_product_an_imprint_issues_and_nothing_else(finished: Workshop) -> None:
    assert finished.products() == PRODUCTS
    assert set(finished.digests()) == PRODUCTS | COVERS | SHELF | FEEDS | {"manifest.json"}


def test_the_manifest_lists_every_product_once(finished: Workshop) -> None:
    assert set(finished.manifest()) == PRODUCTS
    assert len(manifest.read(finished.output)) == len(PRODUCTS)


def test_size_and_sha256_in_the_manifest_are_those_of_the_file(finished: Workshop) -> None:
    for path, entry in finished.manifest().items():
        content = (finished.output / path).read_bytes()
        assert (entry["size"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest()), path


@pytest.mark.parametrize("part", ["imprint", "locale", "document", "format"])
def test_the_manifest_says_of_each_product_what_its_path_says(finished: Workshop, part: str) -> None:
    for path, entry in finished.manifest().items():
        imprint, locale, name = path.split("/")
        stem, tag, extension = name.split(".")
        document = next(each for each in DOCUMENTS[imprint] if stem.startswith(each))
        format = stem.removeprefix(document).lstrip("-") or extension
        assert tag == locale
        told = {"imprint": imprint, "locale": locale, "document": document, "format": format}
        assert entry[part] == told[part], path


def test_the_media_type_is_that_of_the_bytes(finished: Workshop) -> None:
    for path, entry in finished.manifest().items():
        file = finished.output / path
        assert entry["media_type"] == MEDIA_TYPES[file.suffix]
        if file.suffix == ".pdf":
            with pikepdf.open(file) as pdf:
                assert len(pdf.pages) > 0
        else:
            assert ZipFile(BytesIO(file.read_bytes())).testzip() is None


def test_the_title_is_in_the_language_of_the_product(finished: Workshop) -> None:
    titles = {entry["locale"]: entry["title"] for entry in finished.manifest().values() if entry["format"] == "epub"}
    assert titles == {"ar": "غسل اليدين", "en": "Washing your hands", "fr": "Se laver les mains", "ja": "手洗い"}


def test_what_nobody_approved_is_current_and_a_draft(finished: Workshop) -> None:
    told = {(entry["state"], entry["draft"]) for entry in finished.manifest().values()}
    assert told == {("current", True)}


def test_an_edition_tells_its_summary_its_dates_and_its_sign(finished: Workshop) -> None:
    told = {
        (entry["summary"], entry["changed"], entry["next_review"], len(entry["sign"]))
        for entry in finished.manifest().values()
        if (entry["locale"], entry["document"]) == ("fr", "hand-washing")
    }
    assert told == {("Des mains propres protègent tout le monde.", "2026-01-15T00:00:00+00:00", "2126-01-15", 8)}


def test_one_product_of_an_edition_gives_the_cover_and_it_is_a_small_picture(finished: Workshop) -> None:
    covered = {path: entry["cover"] for path, entry in finished.manifest().items() if entry["cover"]}
    assert set(covered.values()) == COVERS
    assert len(covered) == len(COVERS)
    assert {path.rpartition("/")[2].split(".")[0].partition("-leaflet")[1] for path in covered} == {"-leaflet"}
    for cover in COVERS:
        with Image.open(finished.output / cover) as picture:
            assert (picture.format, picture.width) == ("PNG", 300), cover
        assert (finished.output / cover).stat().st_size < 40_000


def test_one_galley_is_behind_each_product(finished: Workshop) -> None:
    galleys = {entry["galley"] for entry in finished.manifest().values()}
    assert len(galleys) == len(PRODUCTS)


def test_a_manifest_that_is_read_and_written_again_is_the_same(finished: Workshop) -> None:
    again = manifest.write(reversed(manifest.read(finished.output)))
    assert again == (finished.output / "manifest.json").read_bytes()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"products": [{}]}', '{"products": 3}'])
def test_a_manifest_that_cannot_be_read_lists_nothing(workshop: Workshop, content: str) -> None:
    (workshop.output / "manifest.json").write_text(content, encoding="utf-8")
    assert manifest.read(workshop.output) == ()


@pytest.mark.parametrize(
    ("content", "entries"), [("{", None), ('{"products": 3}', None), ('{"products": []}', 0), ('{"products": [{}]}', 1)]
)
def test_a_manifest_says_how_many_entries_it_had(tmp_path: Path, content: str, entries: int | None) -> None:
    (tmp_path / "manifest.json").write_text(content, encoding="utf-8")
    assert manifest.read_shard(tmp_path) == manifest.Shard(entries=entries)


def test_a_product_of_a_state_nobody_knows_is_not_taken_for_current(workshop: Workshop) -> None:
    workshop.edit("output/manifest.json", '"current"', '"splendid"')
    assert [product for product in manifest.read(workshop.output) if product.state is State.CURRENT] == []


def test_every_locale_has_products(finished: Workshop) -> None:
    assert {entry["locale"] for entry in finished.manifest().values()} == set(LOCALES)


ODD: dict[str, dict[str, object]] = {
    "no galley": {"galley": None},
    "a path that leads out": {"path": "../../x"},
    "a path from the root": {"path": "/etc/passwd"},
    "a path of another product": {"path": "ward/fr/fever-leaflet-print.fr.pdf"},
    "a path with a step back": {"path": "clinic/fr/../fr/fever.fr.epub"},
    "a path that is a number": {"path": 7},
    "a locale nobody knows": {"locale": "xx", "path": "clinic/xx/fever.xx.epub"},
    "a locale that leads out": {"locale": "..", "path": "clinic/../fever.epub"},
    "an imprint that leads out": {"imprint": "..", "path": "../fr/fever.fr.epub"},
    "a size in words": {"size": "large"},
    "a size beyond all": {"size": 10**400},
    "a size below nothing": {"size": -1},
    "a draft in words": {"draft": "no"},
    "half a letter": {"title": "\ud800"},
    "measurements that are none": {"measurements": {"pages": [1]}},
    "measurements that are a list": {"measurements": []},
    "a state nobody knows": {"state": "splendid"},
    "one fact too many": {"colour": "red"},
}


@pytest.mark.parametrize("odd", ODD)
def test_an_entry_that_no_run_could_have_made_is_passed_over_and_the_others_are_read(
    workshop: Workshop, run: Run, odd: str
) -> None:
    file = workshop.output / "manifest.json"
    said = json.loads(file.read_text(encoding="utf-8"))
    entry = next(each for each in said["products"] if each["path"] == "clinic/fr/fever.fr.epub")
    entry |= ODD[odd]
    workshop.root.with_name("x").write_bytes(b"somebody's")
    file.write_text(json.dumps(said), encoding="utf-8")
    assert {product.path for product in manifest.read(workshop.output)} == PRODUCTS - {"clinic/fr/fever.fr.epub"}
    done = run(workshop, "make")
    assert (done.status, done.err) == (0, "")
    assert set(workshop.manifest()) == workshop.linked() == PRODUCTS
    assert workshop.root.with_name("x").read_bytes() == b"somebody's"


@pytest.mark.parametrize("content", ["[" * 100_000, '{"products": null}', "null", "7", '{"products": {"path": 1}}'])
def test_a_manifest_of_another_shape_lists_nothing(workshop: Workshop, content: str) -> None:
    (workshop.output / "manifest.json").write_text(content, encoding="utf-8")
    assert manifest.read(workshop.output) == ()


@pytest.mark.parametrize("content", ['{"key": 1}', "[]", "null", "[" * 100_000, '{"files": 3, "answer": 4, "key": ""}'])
def test_a_note_of_the_last_run_of_another_shape_is_passed_over(workshop: Workshop, run: Run, content: str) -> None:
    run(workshop, "make")
    for note in workshop.path(".feuillet/store").glob("shelf-*.json"):
        note.write_text(content, encoding="utf-8")
    done = run(workshop, "make")
    assert (done.status, done.err) == (0, "")
    assert not done.out.startswith("nothing")


@pytest.mark.parametrize("answer", [{}, {"findings": 5, "summary": ""}, {"findings": [5]}, {"findings": [{}]}, []])
def test_an_answer_of_another_shape_is_not_repeated(workshop: Workshop, run: Run, answer: object) -> None:
    run(workshop, "make")
    for note in workshop.path(".feuillet/store").glob("shelf-*.json"):
        note.write_text(json.dumps(json.loads(note.read_text(encoding="utf-8")) | {"answer": answer}), encoding="utf-8")
    done = run(workshop, "make")
    assert (done.status, done.err) == (0, "")


def test_a_folder_of_the_output_that_is_a_link_is_refused_and_nothing_behind_it_changes(
    workshop: Workshop, run: Run
) -> None:
    outside = workshop.root.with_name("outside")
    (workshop.output / "clinic").rename(outside)
    (workshop.output / "clinic").symlink_to(outside)
    workshop.edit("content/documents/fever.yaml", "revision: 3", "revision: 4")
    before = {file: file.read_bytes() for file in outside.rglob("*") if file.is_file()}
    done = run(workshop, "make", "--format", "epub", "--locale", "fr")
    assert done.status == 1
    (told,) = done.findings
    assert told.startswith("output/clinic: 2 files could not be written: this is a link that leads elsewhere; ")
    assert {file: file.read_bytes() for file in outside.rglob("*") if file.is_file()} == before
    assert not [path for path in workshop.linked() if path.startswith("clinic/")]


def test_what_a_user_keeps_in_the_output_folder_stays(workshop: Workshop, run: Run) -> None:
    kept = [workshop.output / name for name in (".feuillet-notes", "clinic/.feuillet-notes1", "clinic/fr/mine.txt")]
    for file in kept:
        file.write_text("mine", encoding="utf-8")
    workshop.edit("content/documents/fever.yaml", "revision: 3", "revision: 4")
    assert run(workshop, "make", "--format", "epub", "--locale", "fr").status == 0
    assert {file.read_text(encoding="utf-8") for file in kept} == {"mine"}
