"""The feeds that reading applications ask for: by language and by document, in two formats that say the same."""

import json
import posixpath
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import etree
from workshop import LOCALES, ROOT, Workshop, publication

from feuillet.catalogue import opds_atom, opds_json
from feuillet.catalogue.feeds import MOST, File, Listed, feeds
from feuillet.cldr import Locale
from feuillet.publication import feeding
from feuillet.publication.shelving import words

from .opds import atom, read

DRAFTS = {
    "en": "Draft, not reviewed by a health professional.",
    "fr": "Brouillon, non relu par un professionnel de santé.",
}
EDITIONS = ("fever", "hand-washing", "fever")
"""The documents of the project's imprints, in every language."""
STEMS = ("opds", *(f"{tag}/opds" for tag in LOCALES), "opds/fever", "opds/hand-washing")


@pytest.fixture(params=["json", "xml"])
def suffix(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def listed(number: int, tag: str = "en", **changes: Any) -> Listed:
    """An edition as the publication lists it."""
    file = File(f"clinic/{tag}/tea-{number:03}.{tag}.epub", "application/epub+zip", 1234, "E-book (EPUB)")
    said = Listed(
        identifier=f"urn:uuid:{tag}-{number}",
        document=f"tea-{number:03}",
        locale=Locale(tag),
        title=f"Tea {number:03}",
        author="Tea Clinic",
        summary="Drink it.",
        sign="7K3M9QXA",
        changed="2026-01-15T00:00:00Z",
        files=(file,),
    )
    return replace(said, **changes)


def test_the_first_feed_leads_to_each_language_by_its_own_name_then_to_each_document(
    finished: Workshop, suffix: str
) -> None:
    first = read(finished.output / f"opds.{suffix}")
    assert [(title, path) for title, path in first.ways[: len(LOCALES)]] == [
        (Locale(tag).name, f"{tag}/opds.{suffix}") for tag in LOCALES
    ]
    assert [path for _, path in first.ways[len(LOCALES) :]] == [
        f"opds/fever.{suffix}",
        f"opds/hand-washing.{suffix}",
    ]
    assert first.publications == ()


@pytest.mark.parametrize("tag", LOCALES)
def test_a_language_s_feed_lists_every_edition_in_it(finished: Workshop, suffix: str, tag: str) -> None:
    feed = read(finished.output / tag / f"opds.{suffix}")
    assert len(feed.publications) == len(EDITIONS)
    assert {each.language for each in feed.publications} == {tag}


def test_a_document_s_feed_lists_it_in_every_language(finished: Workshop, suffix: str) -> None:
    feed = read(finished.output / "opds" / f"hand-washing.{suffix}")
    assert sorted(each.language for each in feed.publications) == sorted(LOCALES)


@pytest.mark.parametrize("stem", STEMS)
def test_every_link_of_a_feed_leads_to_a_file_that_is_there(finished: Workshop, suffix: str, stem: str) -> None:
    file = finished.output / f"{stem}.{suffix}"
    feed = read(file)
    targets = [
        *feed.links,
        *(path for _, path in feed.ways),
        *(path for each in feed.publications for path in each.links),
    ]
    assert targets
    for target in targets:
        assert not posixpath.isabs(target)
        assert (file.parent / unquote(target)).is_file(), target


def test_both_formats_say_the_same(finished: Workshop) -> None:
    for stem in STEMS:
        one, other = (read(finished.output / f"{stem}.{suffix}") for suffix in ("json", "xml"))
        assert one.publications == other.publications
        assert [title for title, _ in one.ways] == [title for title, _ in other.ways]


def test_an_edition_says_its_date_and_sign_and_that_it_is_a_draft(finished: Workshop, suffix: str) -> None:
    for tag, draft in DRAFTS.items():
        for each in read(finished.output / tag / f"opds.{suffix}").publications:
            assert each.updated.startswith("2026-0")
            assert len(each.version) == 8
            assert each.description.startswith(draft)
            assert each.description.endswith(f"({each.version} · {each.updated[:10]})")


@pytest.mark.parametrize(("writer", "suffix"), [(opds_json, "json"), (opds_atom, "xml")])
def test_an_edition_s_cover_is_its_thumbnail_if_it_has_one(writer: Any, suffix: str, tmp_path: Path) -> None:
    for cover, links in (("clinic/ar/tea.png", ("../clinic/ar/tea.png",)), ("", ())):
        (feed, *_) = (each for each in feeds([listed(1, cover=cover)], "Tea", "en") if each.listed)
        file = tmp_path / f"feed.{suffix}"
        file.write_bytes(writer.write(feed))
        assert [each.covers for each in read(file).publications] == [links]


def test_what_an_e_book_says_of_its_accessibility_is_in_the_feed(finished: Workshop, suffix: str) -> None:
    said = [each.features for each in read(finished.output / "fr" / f"opds.{suffix}").publications]
    assert any("tableOfContents" in features for features in said)


def test_a_change_shows_in_the_entries_it_is_of_and_what_was_not_asked_is_no_longer_listed(workshop: Workshop) -> None:
    before = read(workshop.output / "fr/opds.json")
    workshop.edit("content/documents/fever.yaml", "date: 2026-02-01", "date: 2026-03-01")
    assert workshop.run("make", "--locale", "fr").status == 0
    after = {each.identifier: each for each in read(workshop.output / "fr/opds.json").publications}
    changed = {each.title for each in before.publications if after[each.identifier].updated != each.updated}
    assert len(changed) == 1
    assert after.keys() == {each.identifier for each in before.publications}
    left = read(workshop.output / "ar/opds.json").files
    assert left
    assert not any("fever" in path for path in left)


def test_a_feed_that_nothing_leads_to_any_more_is_taken_away_and_nobody_else_s_file(workshop: Workshop) -> None:
    theirs = workshop.output / "ja" / "opds-notes.json"
    theirs.write_text("{}", encoding="utf-8")
    manifest = workshop.output / "manifest.json"
    kept = [each for each in json.loads(manifest.read_text(encoding="utf-8"))["products"] if each["locale"] != "ja"]
    manifest.write_text(json.dumps({"products": kept}), encoding="utf-8")
    assert workshop.run("make", "--locale", "fr").status == 0
    assert sorted(path.name for path in (workshop.output / "ja").glob("opds*")) == ["opds-notes.json"]
    assert read(workshop.output / "opds.json").ways[0][1] == "ar/opds.json"


def test_a_feed_that_somebody_took_away_is_written_again(workshop: Workshop) -> None:
    assert workshop.run("make").status == 0
    feed = workshop.output / "fr" / "opds.json"
    content = feed.read_bytes()
    feed.unlink()
    assert workshop.run("make").status == 0
    assert feed.read_bytes() == content


@pytest.mark.parametrize("writer", [opds_json, opds_atom], ids=["json", "xml"])
def test_a_long_feed_has_pages_of_bounded_size(writer: Any) -> None:
    found = [listed(number, summary="A summary of some length. " * 8) for number in range(250)]
    pages = [feed for feed in feeds(found, "Tea", "en") if feed.stem.startswith("en/")]
    assert [(page.stem, len(page.listed)) for page in pages] == [
        ("en/opds", MOST),
        ("en/opds-2", MOST),
        ("en/opds-3", 50),
    ]
    assert dict(pages[1].neighbours) == {
        "previous": "en/opds",
        "next": "en/opds-3",
        "first": "en/opds",
        "last": "en/opds-3",
    }
    assert all(len(writer.write(page)) < 300_000 for page in pages)


def test_nothing_to_list_is_a_feed_all_the_same() -> None:
    (feed,) = feeds([], "Tea", "en")
    assert json.loads(opds_json.write(feed))["groups"] == []
    assert etree.fromstring(opds_atom.write(feed)).findtext("{*}updated") == "1980-01-01T00:00:00Z"


def test_claims_of_conformance_name_their_standard_and_who_answers_for_them() -> None:
    access = (
        ("schema:accessModeSufficient", ("textual", "textual,visual")),
        ("dcterms:conformsTo", ("EPUB Accessibility 1.1 - WCAG 2.2 Level AA",)),
        ("a11y:certifiedBy", ("Ada Example",)),
    )
    (feed, *_) = (each for each in feeds([listed(1, access=access)], "Tea", "en") if each.listed)
    (said,) = json.loads(opds_json.write(feed))["publications"]
    assert said["metadata"]["accessibility"] == {
        "accessModeSufficient": ["textual", ["textual", "visual"]],
        "conformsTo": ["https://www.w3.org/TR/epub-a11y-11#wcag-2.2-aa"],
        "certification": {"certifiedBy": "Ada Example"},
    }


def test_markup_in_a_title_is_text_in_a_feed() -> None:
    (feed, *_) = (each for each in feeds([listed(1, title="<b>5 > 3 & 2</b>")], "Tea", "en") if each.listed)
    assert [each.title for each in atom(opds_atom.write(feed)).publications] == ["<b>5 > 3 & 2</b>"]


@pytest.mark.parametrize("tag", ["ar", "fr", "ja"])
def test_every_format_for_readers_has_a_name_of_its_own_in_their_language(tag: str) -> None:
    house = publication(ROOT)
    formats = house.features.format_names
    said = {name: feeding.format_name(house.marking.templates, words(house, tag), name) for name in formats}
    english = {feeding.format_name(house.marking.templates, words(house, "en"), name) for name in formats}
    assert len({*said.values()}) == len(formats)
    assert formats.isdisjoint(said.values())
    assert english.isdisjoint(said.values())
