"""What a finished run leaves in the output folder, and what the manifest says of it."""

import hashlib
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from workshop import DOCUMENTS, LOCALES, PRODUCTS, Workshop

from feuillet.catalogue import manifest
from feuillet.production.product import State

MEDIA_TYPES = {".pdf": "application/pdf", ".epub": "application/epub+zip"}


def test_a_run_makes_each_product_an_imprint_issues_and_nothing_else(finished: Workshop) -> None:
    assert finished.products() == PRODUCTS
    assert set(finished.digests()) == PRODUCTS | {"index.html", "manifest.json"}


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
        stem, _, extension = name.rpartition(".")
        document = next(each for each in DOCUMENTS[imprint] if stem.startswith(each))
        format = stem.removeprefix(document).lstrip("-") or extension
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


def test_a_product_of_a_state_nobody_knows_is_not_taken_for_current(workshop: Workshop) -> None:
    workshop.edit("output/manifest.json", '"current"', '"splendid"')
    assert [product for product in manifest.read(workshop.output) if product.state is State.CURRENT] == []


def test_every_locale_has_products(finished: Workshop) -> None:
    assert {entry["locale"] for entry in finished.manifest().values()} == set(LOCALES)
