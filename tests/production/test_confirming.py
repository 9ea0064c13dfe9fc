"""A check asks, a reviser answers: a question makes a draft, a confirmation settles it for these two texts and no others."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import Run
from workshop import ROOT, Workshop

from production.people import ADVICE, NOT_ADVICE, NOTICE, PO, approve, comment, confirm, look_again, lose_the_not

FILE = "locales/en/confirmations.yaml"
ENGLISH = PO.format("en", "fever")
WARNING = "sections/medicine/2/warning"
PROPOSED = ("confirm", "--locale", "en", "--proposed", "--name", "Rosa Reiter", "--role", "nurse")


def confirmations(workshop: Workshop) -> list[dict[str, str]]:
    """Read what is confirmed in English."""
    return list(yaml.safe_load(workshop.path(FILE).read_text(encoding="utf-8"))["confirmations"])


@pytest.fixture
def asked(empty: Workshop) -> Workshop:
    """Give a project in which one check asks about one text."""
    lose_the_not(empty)
    return empty


def test_a_question_fails_only_the_strict_check(asked: Workshop, run: Run) -> None:
    done, strict = run(asked, "check"), run(asked, "check", "--strict")
    assert (done.status, strict.status) == (0, 1)
    assert done.out == "28 products can be made: 0 errors, 1 question, 0 warnings\n"
    (line,) = done.findings
    assert line.startswith(f"{ENGLISH}:44: question: ")
    assert line.endswith("[negations]")
    assert strict.findings == done.findings


def test_a_program_learns_which_text_is_asked_about_and_the_digest_that_answers(asked: Workshop, run: Run) -> None:
    (finding,) = run(asked, "check", "--json").answer["findings"]
    assert (finding["severity"], finding["check"], finding["context"]) == ("question", "negations", NOTICE)
    assert len(finding["digest"]) == 64
    confirm(asked, run)
    (entry,) = confirmations(asked)
    assert entry["digest"] == finding["digest"]


def test_a_text_with_a_question_is_printed_and_its_edition_is_a_draft(asked: Workshop, run: Run) -> None:
    only = ("--document", "fever", "--locale", "en", "--imprint", "clinic", "--format", "leaflet", "--workers", "1")
    done = run(asked, "make", *only)
    assert done.status == 0
    assert done.out.splitlines()[0] == f"1 products are in {asked.output}; 1 questions are open"
    assert asked.manifest()["clinic/en/fever-leaflet.en.pdf"]["draft"] is True
    again = run(asked, "make", *only)
    assert again.out == f"nothing has changed: {done.out}"
    assert again.findings == done.findings


def test_an_edition_with_a_question_cannot_be_approved(asked: Workshop, run: Run) -> None:
    done = approve(asked, run, "en")
    assert (done.status, done.out) == (2, "")
    assert "open" in done.err
    assert not asked.path("locales/en/approvals.yaml").exists()


def test_confirming_shows_both_texts_and_writes_who_found_them_right(asked: Workshop, run: Run) -> None:
    done = confirm(asked, run, reason="the next sentence says it")
    assert (done.status, done.out) == (0, f"{FILE}\n")
    assert "Ce document est un exemple et non un avis médical.\n" in done.err
    assert f"{ADVICE}\n" in done.err
    (entry,) = confirmations(asked)
    assert {key: entry[key] for key in ("domain", "context", "check", "name", "role", "reason")} == {
        "domain": "fever",
        "context": NOTICE,
        "check": "negations",
        "name": "Rosa Reiter",
        "role": "nurse",
        "reason": "the next sentence says it",
    }
    for command in (("check",), ("check", "--strict")):
        settled = run(asked, *command)
        assert (settled.status, settled.err) == (0, "")


def test_a_confirmation_alone_approves_nothing(asked: Workshop, run: Run) -> None:
    confirm(asked, run)
    rows = {(row["locale"], row["domain"]): row for row in run(asked, "status", "--json").answer["status"]}
    row = rows["en", "fever"]
    assert (row["asked"], row["confirmed"], row["approved"]) == (0, 1, False)


def test_what_another_has_confirmed_two_people_may_approve(asked: Workshop, run: Run) -> None:
    confirm(asked, run)
    assert approve(asked, run, "en").status == 0
    done = run(asked, "make", "--release", "--locale", "en", "--imprint", "clinic", "--document", "fever")
    assert (done.status, done.err) == (0, "")


def test_the_reviser_may_have_confirmed(asked: Workshop, run: Run) -> None:
    confirm(asked, run)
    assert approve(asked, run, "en", reviser="Rosa Reiter").status == 0


@pytest.mark.parametrize(
    "name", ["Rosa Reiter", "ROSA REITER", "Rosa  Reiter", "R\u043esa Reiter", "Ｒosa Reiter", "Rosa Rei\u200bter"]
)
def test_a_translator_who_confirmed_questions_about_their_own_work_cannot_have_it_approved(
    asked: Workshop, run: Run, name: str
) -> None:
    confirm(asked, run)
    done = approve(asked, run, "en", translator=name)
    assert (done.status, done.out) == (2, "")
    assert "Rosa Reiter" in done.err
    assert "another person must" in done.err


def test_a_translator_s_confirmation_that_has_fallen_does_not_matter(asked: Workshop, run: Run) -> None:
    confirm(asked, run)
    asked.edit(ENGLISH, ADVICE, NOT_ADVICE)
    assert approve(asked, run, "en", translator="Rosa Reiter").status == 0


def test_a_translator_s_confirmation_in_another_document_does_not_matter(asked: Workshop, run: Run) -> None:
    confirm(asked, run)
    assert approve(asked, run, "en", document="hand-washing", translator="Rosa Reiter").status == 0


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [(ENGLISH, ADVICE, "This document is a sample and medical advice."), (ENGLISH, ADVICE, NOT_ADVICE)],
    ids=["reworded", "put right"],
)
def test_a_changed_translation_makes_a_confirmation_fall_and_names_who_signed(
    asked: Workshop, run: Run, file: str, old: str, new: str
) -> None:
    confirm(asked, run)
    asked.edit(file, old, new)
    done = run(asked, "check")
    assert done.status == 0
    (told,) = [line for line in done.findings if line.endswith("[confirmations]")]
    assert told.startswith(f"{FILE}:2: warning: ")
    assert "Rosa Reiter" in told
    assert bool([line for line in done.findings if line.endswith("[negations]")]) == (new != NOT_ADVICE)


def test_a_changed_source_makes_a_confirmation_fall_although_a_translator_leaves_the_text(
    asked: Workshop, run: Run
) -> None:
    confirm(asked, run)
    for name in ("content/documents/fever.yaml", *(PO.format(tag, "fever") for tag in ("en", "ar", "ja"))):
        asked.edit(name, "est un exemple et non un avis médical", "est un simple exemple et non un avis médical")
    done = run(asked, "check")
    assert [line for line in done.findings if line.startswith(FILE) and "Rosa Reiter" in line]
    assert [line for line in done.findings if line.endswith("[negations]")]


def test_a_text_that_was_reworded_is_confirmed_anew_and_the_old_entry_may_go(asked: Workshop, run: Run) -> None:
    confirm(asked, run)
    asked.edit(ENGLISH, ADVICE, "This document is a sample and medical advice.")
    assert confirm(asked, run, name="Tom Tell").status == 0
    assert "Tom Tell" in {entry["name"] for entry in confirmations(asked)}
    assert run(asked, "check", "--strict").status == 0
    newest = [entry for entry in confirmations(asked) if entry["name"] == "Tom Tell"]
    asked.path(FILE).write_text(json.dumps({"confirmations": newest}), encoding="utf-8")
    assert run(asked, "check", "--strict").err == ""


def test_confirming_again_writes_no_second_entry(asked: Workshop, run: Run) -> None:
    confirm(asked, run)
    before = asked.path(FILE).read_bytes()
    assert confirm(asked, run).status == 2
    assert asked.path(FILE).read_bytes() == before


@pytest.mark.slow
def test_a_release_leaves_out_what_has_a_question_and_makes_the_rest(asked: Workshop, run: Run) -> None:
    confirm(asked, run)
    for document in ("fever", "hand-washing"):
        assert approve(asked, run, "en", document=document).status == 0
    asked.edit(ENGLISH, "Never take more than the prescribed dose.", "Take more than the prescribed dose.")
    done = run(asked, "make", "--release", "--locale", "en", "--imprint", "clinic", "--format", "leaflet")
    assert done.status == 1
    (told,) = [line for line in done.findings if line.endswith("[release]")]
    assert "fever in en under clinic" in told
    assert {file.name for file in (asked.output / "release").glob("*/*/*.pdf")} == {"hand-washing-leaflet.en.pdf"}


def test_an_approval_falls_with_the_confirmation_it_rests_on(asked: Workshop, run: Run) -> None:
    confirm(asked, run)
    assert approve(asked, run, "en", translator="Ada", reviser="Ben").status == 0
    assert look_again(run(asked, "check")) == set()
    kept = asked.path(FILE).read_text(encoding="utf-8")
    asked.path(FILE).unlink()
    assert look_again(run(asked, "check")) == {"Ada", "Ben"}
    asked.path(FILE).write_text(kept.replace("Rosa Reiter", "Somebody"), encoding="utf-8")
    assert look_again(run(asked, "check")) == {"Ada", "Ben"}


@pytest.mark.parametrize(
    "changes",
    [
        {"context": WARNING},
        {"check": "quantities"},
        {"locale": "ja"},
        {"locale": "sw"},
        {"name": ""},
        {"name": " "},
        {"role": ""},
        {"check": ""},
        {"document": "hand-washing"},
    ],
    ids=lambda changes: "-".join((*changes, *changes.values())),
)
def test_what_cannot_be_confirmed_is_told_in_one_line_and_writes_nothing(
    asked: Workshop, run: Run, changes: dict[str, str]
) -> None:
    done = confirm(asked, run, **changes)
    assert (done.status, done.out) == (2, "")
    assert len(done.findings) == 1
    assert list(asked.path("locales").glob("*/confirmations.yaml")) == []


def test_an_error_cannot_be_confirmed(asked: Workshop, run: Run) -> None:
    asked.edit(ENGLISH, "may prescribe {500 mg}", "may prescribe {50 mg}")
    done = confirm(asked, run, context="sections/medicine/dose/text", check="quantities")
    assert (done.status, done.out) == (2, "")


def test_a_broken_seal_signs_nothing_and_is_told(asked: Workshop, run: Run) -> None:
    confirm(asked, run)
    asked.edit(FILE, "Rosa Reiter", "Tom Tell")
    done = run(asked, "check")
    assert done.status == 0
    assert [line for line in done.findings if line.startswith(f"{FILE}:2: warning: ") and "Tom Tell" in line]
    assert [line for line in done.findings if line.endswith("[negations]")]
    assert approve(asked, run, "en").status == 2


def test_a_file_of_confirmations_that_cannot_be_read_is_an_error_and_confirms_nothing(
    asked: Workshop, run: Run
) -> None:
    confirm(asked, run)
    before = asked.path(FILE).read_text(encoding="utf-8")
    asked.path(FILE).write_text(f"<<<<<<< HEAD\n{before}", encoding="utf-8")
    done = run(asked, "check")
    assert done.status == 1
    assert [line for line in done.findings if line.startswith(FILE)]
    assert confirm(asked, run).status != 0
    assert asked.path(FILE).read_text(encoding="utf-8").startswith("<<<<<<< HEAD")


@pytest.mark.parametrize(("answer", "written"), [("n\n", False), ("\n", False), ("y\n", True)])
def test_at_a_terminal_a_reviser_is_asked_text_by_text(asked: Workshop, answer: str, written: bool) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, answer.encode())
    command = [sys.executable, str(ROOT / "build.py"), "confirm", "--project", str(asked.root)]
    options = ("--locale", "en", "--context", NOTICE, "--check", "negations", "--name", "Rosa", "--role", "nurse")
    done = subprocess.run([*command, *options], stdin=theirs, capture_output=True, check=False, timeout=60)
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, done.stderr
    assert asked.path(FILE).exists() == written


def test_without_any_standard_input_what_was_named_is_confirmed(asked: Workshop) -> None:
    command = f'exec "{sys.executable}" "{ROOT / "build.py"}" "$@" <&-'
    words = ("--context", NOTICE, "--check", "negations", "--locale", "en", "--name", "Rosa", "--role", "nurse")
    run = ["/bin/sh", "-c", command, "sh", "confirm", "--project", str(asked.root), *words]
    done = subprocess.run(run, capture_output=True, text=True, check=False, timeout=60)
    assert "Traceback" not in done.stderr
    assert (done.returncode, asked.path(FILE).exists()) == (0, True)


@pytest.mark.parametrize(
    "written", ["# confirm: negations, our idiom", "# # Confirm:negations", "#  # #confirm : negations"]
)
def test_a_proposal_signs_nothing_until_a_reviser_confirms_what_is_proposed(
    asked: Workshop, run: Run, written: str
) -> None:
    comment(asked, written)
    assert [line[-11:] for line in run(asked, "check").findings] == ["[negations]"]
    assert approve(asked, run, "en").status == 2
    assert run(asked, *PROPOSED).status == 0
    (entry,) = confirmations(asked)
    assert (entry["context"], entry["name"]) == (NOTICE, "Rosa Reiter")
    assert entry["reason"] == ("our idiom" if "idiom" in written else "")
    assert run(asked, "check", "--strict").err == ""


def test_only_what_is_proposed_is_signed_and_only_for_the_check_that_is_named(asked: Workshop, run: Run) -> None:
    asked.edit(ENGLISH, "Never take more than the prescribed dose.", "Take more than the prescribed dose.")
    comment(asked, "# confirm: concepts, our idiom", context=WARNING)
    checks = {line.rpartition("[")[2] for line in run(asked, "check").findings if ":80:" in line or ":81:" in line}
    assert checks == {"negations]", "concepts]"}
    assert run(asked, *PROPOSED).status == 0
    assert [(entry["context"], entry["check"]) for entry in confirmations(asked)] == [(WARNING, "concepts")]
    assert len(run(asked, "check").findings) == 2


def test_where_nothing_is_proposed_nothing_is_signed(asked: Workshop, run: Run) -> None:
    comment(asked, "# confirm: negations, nobody asks", context="title")
    comment(asked, "# confirm: concepts, nobody asks")
    done = run(asked, *PROPOSED)
    assert (done.status, done.out) == (2, "")
    assert not asked.path(FILE).exists()


def test_a_proposal_in_the_file_that_poedit_saved_is_signed(empty: Workshop, run: Run) -> None:
    poedit = Path(__file__).parents[1] / "translation" / "editors" / "poedit.po"
    empty.path(ENGLISH).write_bytes(poedit.read_bytes())
    assert run(empty, *PROPOSED).status == 0
    assert [(entry["context"], entry["reason"]) for entry in confirmations(empty)] == [(NOTICE, "ok")]
    assert run(empty, "check", "--strict").err == ""


@pytest.mark.parametrize("written", ["# negatives: 2", "# # negatives: 2"])
def test_merging_turns_a_count_of_negatives_into_a_proposal_and_says_so_once(
    asked: Workshop, run: Run, written: str
) -> None:
    comment(asked, written)
    done = run(asked, "merge")
    assert (done.status, done.out) == (0, f"{ENGLISH}\n")
    (told,) = done.findings
    assert told.startswith(f"{ENGLISH}: warning: ")
    assert "1 comment" in told
    assert "confirm --locale en --proposed" in told
    text = asked.path(ENGLISH).read_text(encoding="utf-8")
    assert "negatives" not in text
    assert "\n# confirm: negations, " in text.replace("# # ", "# ")
    again = run(asked, "merge")
    assert (again.status, again.out, again.err) == (0, "", "")
    assert run(asked, "check", "--strict").status == 1
    assert run(asked, *PROPOSED).status == 0
    assert run(asked, "check", "--strict").status == 0


def test_an_unsigned_count_of_negatives_loosens_no_check(asked: Workshop, run: Run) -> None:
    comment(asked, "# negatives: 0")
    assert [line[-11:] for line in run(asked, "check").findings] == ["[negations]"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (PO.format("en", "hand-washing"), "{20–30 s}", "{20–40 s}"),
        (PO.format("ja", "fever"), "{500 mg}", "{50 mg}"),
        ("content/documents/hand-washing.yaml", "revision: 1", "revision: one"),
        (PO.format("ar", "fever"), 'msgstr "لا تتجاوز أبدًا الجرعة الموصوفة."', 'msgstr ""'),
    ],
    ids=["another document", "another locale", "another manuscript", "a text of another locale"],
)
def test_what_is_wrong_elsewhere_forbids_no_approval_here(
    empty: Workshop, run: Run, name: str, old: str, new: str
) -> None:
    empty.edit(name, old, new)
    assert run(empty, "check").status == 1
    assert approve(empty, run, "en").status == 0


def test_who_cannot_approve_under_each_imprint_approves_under_none(empty: Workshop, run: Run) -> None:
    empty.edit(PO.format("ar", "imprint-ward"), 'msgstr "الطوارئ"', 'msgstr ""')
    words = ("--document", "fever", "--locale", "ar", "--translator", "Ada", "--reviser", "Ben", "--role", "nurse")
    assert run(empty, "approve", *words).status == 2
    assert not empty.path("locales/ar/approvals.yaml").exists()


def test_a_question_elsewhere_forbids_no_approval_here(asked: Workshop, run: Run) -> None:
    assert approve(asked, run, "en", document="hand-washing").status == 0
    assert approve(asked, run, "ja").status == 0


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--locale", "en"), {"en"}),
        (("--locale", "ja"), {"ja"}),
        (("--locale", "en", "--locale", "ja"), {"en", "ja"}),
        (("--document", "hand-washing"), set()),
        (("--document", "fever", "--imprint", "ward"), {"en", "ja"}),
        (("--document", "hand-washing", "--imprint", "ward"), set()),
        ((), {"en", "ja"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "-".join(sorted(value)),
)
def test_check_and_status_tell_of_what_was_asked_for(
    asked: Workshop, run: Run, options: tuple[str, ...], found: set[str]
) -> None:
    asked.edit(PO.format("ja", "fever"), "{500 mg}", "{50 mg}")
    done = run(asked, "check", *options)
    assert {line.split("/")[1] for line in done.findings} == found
    assert done.status == int("ja" in found)
    answered = json.loads(run(asked, "check", "--json", *options).out)["findings"]
    assert {finding["location"]["path"].split("/")[1] for finding in answered} == found
    rows = run(asked, "status", "--json", *options).answer["status"]
    wanted = {options[number + 1] for number, word in enumerate(options) if word == "--locale"}
    assert {row["locale"] for row in rows} == (wanted or {"ar", "en", "fr", "ja"})
    assert {row["locale"] for row in rows if row["asked"] or row["errors"]} == found


def test_status_of_one_document_says_nothing_untrue_of_another(asked: Workshop, run: Run) -> None:
    rows = run(asked, "status", "--json", "--document", "hand-washing").answer["status"]
    assert [row["asked"] for row in rows if (row["locale"], row["domain"]) == ("en", "fever")] in ([], [1])


@pytest.mark.parametrize("command", ["check", "status"])
@pytest.mark.parametrize("option", ["document", "locale", "imprint"])
def test_a_name_that_does_not_exist_is_wrong_usage(empty: Workshop, run: Run, command: str, option: str) -> None:
    done = run(empty, command, f"--{option}", "nowhere")
    assert (done.status, done.out) == (2, "")
    assert f"there is no {option} nowhere" in done.err
