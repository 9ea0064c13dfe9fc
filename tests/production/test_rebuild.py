"""A change to a source rebuilds exactly the products that say it, or say by their sign that their edition has changed."""

from dataclasses import dataclass

import pytest
from conftest import Run
from workshop import Workshop, path_of

PO = "locales/{}/LC_MESSAGES/{}.po"


@dataclass(frozen=True)
class Change:
    """An edit of one file, and the products that it must rebuild."""

    id: str
    file: str
    old: str
    new: str
    rebuilt: tuple[str, ...]


CLINICS = ("-handout-a4.pdf", "-leaflet.pdf", ".epub")
HANDS = tuple(path_of("clinic", "ja", "hand-washing", ending) for ending in CLINICS)
CHANGES = (
    Change(
        "a text of the article alone changes the sign on the leaflet too",
        PO.format("ja", "hand-washing"),
        "かぜが{27 %}少なくなっています",
        "かぜは{27 %}少なくなりました",
        HANDS,
    ),
    Change(
        "a text of article and leaflet changes both",
        PO.format("ja", "hand-washing"),
        "ばい菌は手を介して広がります",
        "ばい菌は手から広がります",
        HANDS,
    ),
    Change(
        "a text of the leaflet alone changes the editions of every imprint",
        PO.format("ar", "fever"),
        "اقرأ هذه النشرة قبل تناول أي دواء.",
        "اقرأ هذه النشرة قبل أن تأخذ أي دواء.",
        (*(path_of("clinic", "ar", "fever", ending) for ending in CLINICS), "ward/ar/fever-leaflet-print.ar.pdf"),
    ),
    Change(
        "a text of an imprint changes that imprint's products in that locale",
        PO.format("en", "imprint-clinic"),
        "Monday to Friday",
        "Weekdays",
        tuple(
            path_of("clinic", "en", document, ending) for document in ("fever", "hand-washing") for ending in CLINICS
        ),
    ),
    Change(
        "a comment for the author changes nothing",
        "content/documents/fever.yaml",
        "sections:\n",
        "# to be continued\nsections:\n",
        (),
    ),
    Change(
        "a translator's comment changes nothing",
        PO.format("ja", "fever"),
        'msgctxt "title"',
        '# reviewed twice\nmsgctxt "title"',
        (),
    ),
)


LATER = CHANGES[1::2]
"""The changes that only the slow run makes."""


@pytest.mark.parametrize(
    "change",
    [pytest.param(each, id=each.id, marks=[pytest.mark.slow] if each in LATER else []) for each in CHANGES],
)
def test_a_change_rebuilds_exactly_the_products_that_contain_it(workshop: Workshop, run: Run, change: Change) -> None:
    before, galleys = workshop.traces(), workshop.manifest()
    workshop.edit(change.file, change.old, change.new)
    done = run(workshop, "make", "--workers", "1")
    assert (done.status, done.err) == (0, "")
    after = workshop.manifest()
    assert workshop.rewritten(before) == set(change.rebuilt)
    assert {path for path in after if after[path]["galley"] != galleys[path]["galley"]} == set(change.rebuilt)
    assert workshop.in_state("outdated") == set()


DRINK = ("locales/en/LC_MESSAGES/fever.po", "Drink often.", "Drink a lot.")
SIPPED = {
    "clinic/en/fever-handout-a4.en.pdf",
    "clinic/en/fever-leaflet.en.pdf",
    "ward/en/fever-leaflet-print.en.pdf",
}


def test_a_change_that_is_taken_back_prints_nothing_anew(workshop: Workshop, run: Run) -> None:
    file, old, new = DRINK
    digests = workshop.digests()
    workshop.edit(file, old, new)
    run(workshop, "make", "--workers", "1")
    entries = sorted(workshop.path(".feuillet/store").glob("??/*"))
    workshop.edit(file, new, old)
    run(workshop, "make", "--workers", "1")
    assert sorted(workshop.path(".feuillet/store").glob("??/*")) == entries
    assert workshop.digests() == digests


def test_what_a_change_touches_and_a_selection_leaves_out_is_outdated(workshop: Workshop, run: Run) -> None:
    file, old, new = DRINK
    workshop.edit(file, old, new)
    done = run(workshop, "make", "--document", "fever", "--locale", "en", "--format", "epub")
    assert done.status == 0
    assert workshop.in_state("outdated") == SIPPED
    assert SIPPED.isdisjoint(workshop.linked())


def test_what_says_again_what_its_sources_say_is_current_again(workshop: Workshop, run: Run) -> None:
    file, old, new = DRINK
    only = ("--document", "fever", "--locale", "en", "--format", "epub")
    workshop.edit(file, old, new)
    run(workshop, "make", *only)
    workshop.edit(file, new, old)
    run(workshop, "make", *only)
    assert workshop.in_state("outdated") == set()
