"""What is saved while a project is watched is made anew, and nothing else is."""

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from workshop import Workshop, finish, path_of, publication

from feuillet.desk.watching import Round, rounds
from feuillet.publication.asks import Selection
from feuillet.publication.touched import digests, touched

JAPANESE = Selection(locales=("ja",), formats=("leaflet",))
FEVER, HANDS = (path_of("clinic", "ja", document, "-leaflet.pdf") for document in ("fever", "hand-washing"))
CATALOG = "locales/ja/LC_MESSAGES/fever.po"
OLD, NEW = "発熱は、体の", "発熱とは、体の"


@pytest.fixture
def watched(workshop: Workshop) -> Iterator[Iterator[Round]]:
    """Watch the Japanese leaflets of a project."""
    with closing(rounds(publication(workshop.root), JAPANESE, workshop.output, "output")) as coming:
        assert next(coming).made == ()
        yield coming


def made(came: Round, workshop: Workshop) -> set[str]:
    """The names of the products that are new."""
    return {path.relative_to(workshop.output).as_posix() for path in came.made}


def test_a_word_of_a_catalog_makes_its_documents_products_anew(workshop: Workshop, watched: Iterator[Round]) -> None:
    before = workshop.traces()
    workshop.edit(CATALOG, OLD, NEW)
    assert made(next(watched), workshop) == {FEVER}
    assert workshop.rewritten(before) == {FEVER}


def test_a_word_of_one_language_touches_no_edition_in_another(workshop: Workshop) -> None:
    house = publication(workshop.root)
    before = digests(house)
    workshop.edit(CATALOG, OLD, NEW)
    house.begin()
    assert {(name.document, name.locale) for name in touched(before, digests(house))} == {("fever", "ja")}


def test_a_template_makes_all_that_is_watched_anew(workshop: Workshop, watched: Iterator[Round]) -> None:
    workshop.edit("templates/styles/leaflet.css", ".band {", ".band { color: #111;")
    assert made(next(watched), workshop) == {FEVER, HANDS}


def test_a_broken_catalog_is_said_and_what_was_made_before_stays(workshop: Workshop, watched: Iterator[Round]) -> None:
    before = workshop.digests()[FEVER]
    workshop.edit(CATALOG, 'msgid "', "msgid ")
    came = next(watched)
    assert came.made == ()
    assert {finding.location.path for finding in came.findings} >= {CATALOG}
    assert workshop.digests()[FEVER] == before
    assert FEVER in workshop.in_state("outdated")


def test_a_broken_imprint_is_said_though_no_edition_is_made_of_it(workshop: Workshop, watched: Iterator[Round]) -> None:
    workshop.path("content/imprints/ward.yaml").write_text("name: [", encoding="utf-8")
    assert {finding.location.path for finding in next(watched).findings} >= {"content/imprints/ward.yaml"}


def test_products_of_a_manuscript_that_is_gone_are_current_no_more(
    workshop: Workshop, watched: Iterator[Round]
) -> None:
    workshop.path("content/documents/fever.yaml").unlink()
    next(watched)
    assert FEVER in workshop.in_state("outdated")
    assert HANDS in workshop.in_state("current")


def test_what_is_saved_while_others_are_made_is_not_missed(workshop: Workshop) -> None:
    with closing(rounds(publication(workshop.root), JAPANESE, workshop.output, "output")) as coming:
        next(coming)
        workshop.edit(CATALOG, OLD, NEW)  # nobody listens yet
        assert made(next(coming), workshop) == {FEVER}


def test_a_watch_names_what_is_new_and_ends_with_ctrl_c(workshop: Workshop) -> None:
    process = workshop.start("watch", "--locale", "ja", "--format", "leaflet")
    assert process.stdout is not None
    try:
        assert str(workshop.output / "index.html") in process.stdout.readline()
        workshop.edit(CATALOG, OLD, NEW)
        assert process.stdout.readline() == f"new: {workshop.output / FEVER}\n"
    finally:
        os.killpg(process.pid, signal.SIGINT)
    assert finish(process).status == 0


def test_make_says_what_to_open_and_opens_it_when_told(workshop: Workshop, tmp_path: Path) -> None:
    browser, opened = tmp_path / "browser", tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" >{opened}\n', encoding="utf-8")
    browser.chmod(0o755)
    done = workshop.run("make", "--open", env={"BROWSER": f"{browser} %s"})
    index = workshop.output / "index.html"
    assert done.out.splitlines()[-1] == f"open {index}"
    assert opened.read_text(encoding="utf-8") == index.as_uri()
