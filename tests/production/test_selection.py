"""Only what is asked for is made, and the rest stays as it was."""

import pytest
from conftest import Run
from workshop import PRODUCTS, Workshop, products_in

ALL = {"document": "fever", "locale": "ja", "format": "epub", "imprint": "clinic"}


def asked(**names: str) -> list[str]:
    return [word for part, name in names.items() for word in (f"--{part}", name)]


def test_a_selection_makes_that_product_alone(empty: Workshop, run: Run) -> None:
    done = run(empty, "make", "--workers", "1", *asked(**ALL))
    assert (done.status, done.err) == (0, "")
    assert empty.products() == set(empty.manifest()) == empty.linked() == {"clinic/ja/fever.ja.epub"}


@pytest.mark.parametrize(("part", "name"), ALL.items())
def test_a_part_that_is_named_leaves_out_all_others(workshop: Workshop, run: Run, part: str, name: str) -> None:
    output = workshop.root / "elsewhere"
    done = run(workshop, "make", *asked(**{part: name}), "--output", str(output))
    assert done.status == 0
    made = products_in(output)
    assert made == {path for path in PRODUCTS if workshop.manifest()[path][part] == name}


def test_a_part_may_be_named_several_times(workshop: Workshop, run: Run) -> None:
    output = workshop.root / "elsewhere"
    run(workshop, "make", "--locale", "fr", "--locale", "en", "--format", "leaflet-print", "--output", str(output))
    made = products_in(output)
    assert made == {"ward/en/fever-leaflet-print.en.pdf", "ward/fr/fever-leaflet-print.fr.pdf"}


def test_what_is_not_asked_for_stays_current(workshop: Workshop, run: Run) -> None:
    before = workshop.traces()
    assert run(workshop, "make", *asked(**ALL)).status == 0
    assert workshop.rewritten(before) == set()
    assert workshop.in_state("current") == workshop.linked() == PRODUCTS


@pytest.mark.parametrize("part", ALL)
def test_a_name_that_does_not_exist_is_wrong_usage_and_the_message_names_those_that_do(
    workshop: Workshop, run: Run, part: str
) -> None:
    before = workshop.traces()
    done = run(workshop, "make", *asked(**{part: "nowhere"}))
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"feuillet: there is no {part} nowhere; there are ")
    assert ALL[part] in done.err
    assert workshop.traces() == before


def test_the_document_s_own_language_is_a_locale_even_without_a_folder(small: Workshop, run: Run) -> None:
    small.path("locales/fr/LC_MESSAGES/imprint-ward.po").unlink()
    small.path("locales/fr/LC_MESSAGES/templates.po").unlink()
    small.path("locales/fr/LC_MESSAGES").rmdir()
    done = run(small, "make", "--workers", "1", *asked(locale="fr", format="epub"))
    assert done.status == 0
    assert small.products() == {"clinic/fr/fever.fr.epub"}


def test_what_is_not_asked_for_is_outdated_once_its_sources_have_changed(workshop: Workshop, run: Run) -> None:
    workshop.edit("locales/ja/LC_MESSAGES/fever.po", "熱", "高熱")
    assert run(workshop, "make", "--locale", "en").status == 0
    outdated = {path for path in PRODUCTS if "/ja/fever" in path}
    assert workshop.in_state("outdated") == outdated
    assert workshop.linked() == PRODUCTS - outdated


def test_what_was_outdated_does_not_become_current_unasked(workshop: Workshop, run: Run) -> None:
    before = workshop.path("locales/ja/LC_MESSAGES/fever.po").read_bytes()
    workshop.edit("locales/ja/LC_MESSAGES/fever.po", "熱", "高熱")
    run(workshop, "make", "--locale", "en")
    workshop.path("locales/ja/LC_MESSAGES/fever.po").write_bytes(before)
    run(workshop, "make", "--locale", "en")
    assert workshop.in_state("outdated") == {path for path in PRODUCTS if "/ja/fever" in path}
    assert run(workshop, "make").status == 0
    assert workshop.in_state("current") == PRODUCTS


def test_a_mistake_in_what_is_not_asked_for_says_nothing(workshop: Workshop, run: Run) -> None:
    workshop.edit("locales/ja/LC_MESSAGES/fever.po", "500", "5000")
    done = run(workshop, "make", "--locale", "en")
    assert (done.status, done.err) == (0, "")


def test_a_warning_that_is_lost_is_told_whatever_locale_is_asked_for(workshop: Workshop, run: Run) -> None:
    workshop.edit("content/documents/fever.yaml", "      - warning: Ne dépassez jamais la dose prescrite.\n", "")
    done = run(workshop, "make", "--locale", "en", "--document", "fever")
    assert done.status == 1
    assert "no longer in the source" in done.err


def test_a_document_that_cannot_be_read_says_so_and_not_that_its_language_is_unknown(small: Workshop, run: Run) -> None:
    small.edit("content/documents/fever.yaml", "language: fr", "language: fr\ntitel: La")
    done = run(small, "check", "--locale", "fr")
    assert done.status == 1
    assert "content/documents/fever.yaml:3: titel has no meaning here; write title [manuscript]" in done.findings
    assert run(small, "check", "--locale", "sw").status == 1  # it may be that of the document
