"""A warning that leaves a manuscript is said until a person removes it knowingly, for a lost warning looks like a shorter text."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from conftest import Run
from workshop import LOCALES, Done, Workshop

from production.people import PO, confirm

MANUSCRIPT = "content/documents/fever.yaml"
WARNING = "      - warning: Ne dépassez jamais la dose prescrite.\n"
CONTEXT = "sections/medicine/2/warning"
FILE = "content/removed.yaml"
POEDIT = Path(__file__).parents[1] / "translation" / "editors" / "poedit-removed.po"
CATALOGS = tuple(PO.format(tag, "fever") for tag in ("ar", "en", "ja"))


def delete(workshop: Workshop) -> None:
    """Take the warning out of the manuscript."""
    workshop.edit(MANUSCRIPT, WARNING, "")


def removed(done: Done) -> list[str]:
    """The findings about texts that were removed."""
    return [line for line in done.findings if line.endswith("[removed]")]


def sign(workshop: Workshop, run: Run, **changes: str) -> Done:
    """Sign for the removal of the warning."""
    return confirm(workshop, run, **{"document": "fever", "removed": CONTEXT} | changes)


def nothing_more(workshop: Workshop, run: Run) -> None:
    """Leave the catalogs as they are; there is no template."""


def extracted(workshop: Workshop, run: Run) -> None:
    """Let only catalogs hold it, and the template no longer."""
    assert run(workshop, "extract").status == 0


def merged(workshop: Workshop, run: Run) -> None:
    """Let only obsolete messages hold it."""
    extracted(workshop, run)
    run(workshop, "merge")
    assert '#~ msgctxt "sections/medicine/2/warning"' in workshop.path(CATALOGS[0]).read_text(encoding="utf-8")


def without_notes(workshop: Workshop, run: Run) -> None:
    """Let an editor drop the notes of obsolete messages, as gettext's tools do."""
    merged(workshop, run)
    for name in CATALOGS:
        text = workshop.path(name).read_text(encoding="utf-8")
        bare = re.sub(r"\n(#[.:] [^\n]*\n)+(?=(# [^\n]*\n)*#~)", "\n", text)
        workshop.path(name).write_text(bare, encoding="utf-8")


def merged_again(workshop: Workshop, run: Run) -> None:
    """Merge every day."""
    without_notes(workshop, run)
    for _ in range(3):
        run(workshop, "merge")


def one_catalog(workshop: Workshop, run: Run) -> None:
    """Let one obsolete message of one locale hold it."""
    merged(workshop, run)
    for name in CATALOGS[:2]:
        text = workshop.path(name).read_text(encoding="utf-8")
        workshop.path(name).write_text(text[: text.index("# safety: this text")].rstrip() + "\n", encoding="utf-8")


def saved_by_poedit(workshop: Workshop, run: Run) -> None:
    """Let a catalog that Poedit saved be the only one to hold it."""
    one_catalog(workshop, run)
    shutil.copyfile(POEDIT, workshop.path(PO.format("en", "fever")))
    text = workshop.path(CATALOGS[2]).read_text(encoding="utf-8")
    workshop.path(CATALOGS[2]).write_text(text[: text.index("# safety: this text")].rstrip() + "\n", encoding="utf-8")


HELD = (nothing_more, extracted, merged, without_notes, merged_again, one_catalog, saved_by_poedit)
SAMPLED = {nothing_more, merged_again, saved_by_poedit}
held = pytest.mark.parametrize(
    "held",
    [pytest.param(each, id=each.__name__, marks=[pytest.mark.verify] * (each not in SAMPLED)) for each in HELD],
)
Step = Callable[[Workshop, Run], None]


@held
def test_a_warning_that_a_catalog_still_holds_is_an_error_of_its_document_in_every_locale(
    empty: Workshop, run: Run, held: Step
) -> None:
    delete(empty)
    held(empty, run)
    done = run(empty, "check")
    assert done.status == 1
    (told,) = removed(done)
    assert told.startswith(f"{MANUSCRIPT}:")
    assert "Ne dépassez jamais la dose prescrite." in told
    assert f"--document fever --removed {CONTEXT}" in told
    assert done.out.startswith("12 products can be made: 1 error")  # hand-washing, in four locales and three formats
    for locale in LOCALES:
        assert removed(run(empty, "check", "--locale", locale)) == [told]
    assert removed(run(empty, "check", "--document", "hand-washing")) == []


def test_a_warning_that_only_the_template_holds_is_an_error_too(empty: Workshop, run: Run) -> None:
    run(empty, "extract")
    delete(empty)
    for name in CATALOGS:
        empty.path(name).unlink()
    (told,) = removed(run(empty, "check"))
    assert "locales/fever.pot" in told


@held
def test_whoever_signs_for_it_may_remove_it(empty: Workshop, run: Run, held: Step) -> None:
    delete(empty)
    held(empty, run)
    done = sign(empty, run, reason="it is in the first section")
    assert (done.status, done.out) == (0, f"{FILE}\n")
    assert "Ne dépassez jamais la dose prescrite." in done.err
    (entry,) = yaml.safe_load(empty.path(FILE).read_text(encoding="utf-8"))["removed"]
    assert {key: entry[key] for key in ("document", "context", "name", "role", "reason")} == {
        "document": "fever",
        "context": CONTEXT,
        "name": "Rosa Reiter",
        "role": "nurse",
        "reason": "it is in the first section",
    }
    again = run(empty, "check")
    assert (again.status, again.err) == (0, "")
    assert again.out.startswith("28 products")
    run(empty, "extract")
    run(empty, "merge")
    assert run(empty, "check").err == ""


@pytest.mark.slow
def test_other_documents_are_made_meanwhile(workshop: Workshop, run: Run) -> None:
    delete(workshop)
    done = run(workshop, "make")
    assert done.status == 1
    assert workshop.in_state("outdated") == {name for name in workshop.manifest() if "/fever" in name}
    assert workshop.in_state("current") == {name for name in workshop.manifest() if "/hand-washing" in name}
    sign(workshop, run)
    assert run(workshop, "make", "--imprint", "ward").status == 0


def test_a_removal_that_nobody_may_vouch_for_any_more_counts_for_nothing(empty: Workshop, run: Run) -> None:
    delete(empty)
    sign(empty, run)
    empty.edit(FILE, "Rosa Reiter", "Tom Tell")
    assert len(removed(run(empty, "check"))) == 1


def test_a_file_of_removals_that_cannot_be_read_removes_nothing(empty: Workshop, run: Run) -> None:
    delete(empty)
    sign(empty, run)
    empty.path(FILE).write_text("removed: {", encoding="utf-8")
    done = run(empty, "check")
    assert done.status == 1
    assert len(removed(done)) == 1
    assert [line for line in done.findings if line.startswith(FILE)]


@pytest.mark.parametrize(
    "changes",
    [
        {"removed": "sections/medicine/dose/text"},
        {"removed": "nowhere"},
        {"document": "hand-washing"},
        {"document": "x"},
        {"name": " "},
    ],
    ids=lambda changes: "-".join((*changes, *changes.values())),
)
def test_what_was_not_removed_cannot_be_signed_for(empty: Workshop, run: Run, changes: dict[str, str]) -> None:
    delete(empty)
    done = sign(empty, run, **changes)
    assert (done.status, done.out) == (2, "")
    assert not empty.path(FILE).exists()


MOVED = "    blocks:\n      - id: threshold\n"
HARMLESS = {
    "moved to another section": [
        (WARNING, ""),
        (MOVED, f"{MOVED.partition('-')[0]}{WARNING.lstrip()}      - id: threshold\n"),
    ],
    "moved before another block": [
        (WARNING, ""),
        ("      - id: dose\n", f"{WARNING}      - id: dose\n"),
    ],
    "given an id": [(WARNING, WARNING.replace("- warning", "- id: limit\n        warning"))],
    "reworded": [("Ne dépassez jamais la dose prescrite.", "Ne dépassez en aucun cas la dose prescrite.")],
    "another before it": [(WARNING, f"      - warning: Demandez conseil.\n{WARNING}")],
    "a section renamed": [("  - id: medicine\n", "  - id: paracetamol\n")],
    "an ordinary text removed": [
        (
            "      - id: threshold\n        text: On parle de fièvre à partir de {38 °C}.\n",
            "      - id: threshold\n        text: La fièvre.\n",
        )
    ],
}


@pytest.mark.parametrize("change", HARMLESS)
def test_what_was_moved_or_reworded_was_not_removed(empty: Workshop, run: Run, change: str) -> None:
    run(empty, "extract")
    for old, new in HARMLESS[change]:
        empty.edit(MANUSCRIPT, old, new)
    for command in ("check", "extract", "merge", "check"):
        done = run(empty, command)
        assert removed(done) == []
        assert "[manuscript]" not in done.err


LOST = {
    "a dose": (
        "      - id: dose\n        text: Votre médecin peut prescrire {500 mg} toutes les {6 hours}.\n",
        "sections/medicine/dose/text",
    ),
    "a notice": (
        "  - id: sample\n    everywhere: true\n    text: Ce document est un exemple et non un avis médical.\n",
        "notices/sample/text",
    ),
}


@pytest.mark.parametrize("text", LOST)
def test_other_texts_of_safety_are_no_less_missed(empty: Workshop, run: Run, text: str) -> None:
    old, context = LOST[text]
    empty.edit(MANUSCRIPT, ("notices:\n" if text == "a notice" else "") + old, "")
    assert [context in line for line in removed(run(empty, "check"))] == [True]
    assert sign(empty, run, removed=context).status == 0
    assert removed(run(empty, "check")) == []


def test_of_two_warnings_that_say_the_same_each_is_missed(empty: Workshop, run: Run) -> None:
    again = WARNING.replace("- warning", "- id: again\n        warning")
    empty.edit(MANUSCRIPT, WARNING, WARNING + again)
    run(empty, "extract")
    for name in CATALOGS:
        empty.path(name).unlink()
    empty.edit(MANUSCRIPT, WARNING + again, again)
    assert len(removed(run(empty, "check"))) == 1
    assert sign(empty, run).status == 0
    assert removed(run(empty, "check")) == []
    empty.edit(MANUSCRIPT, again, "")
    assert len(removed(run(empty, "check"))) == 1


def test_a_warning_that_came_back_is_missed_again_when_it_goes(empty: Workshop, run: Run) -> None:
    delete(empty)
    sign(empty, run)
    empty.edit(MANUSCRIPT, "  - id: questions\n", f"{WARNING}  - id: questions\n")
    run(empty, "extract")
    run(empty, "merge")
    assert run(empty, "check").err == ""
    delete(empty)
    assert len(removed(run(empty, "check"))) == 1


def test_extracting_does_not_forget_a_warning_that_nobody_has_translated(small: Workshop, run: Run) -> None:
    run(small, "extract")
    delete(small)
    assert len(removed(run(small, "check"))) == 1
    done = run(small, "extract")
    assert done.status == 1 or len(removed(run(small, "check"))) == 1
