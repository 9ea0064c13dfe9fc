"""What may be released: only what two people answer for, in the very words they saw."""

import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
import yaml
from conftest import Run
from workshop import Workshop

from production.people import NAMES, approve, look_again

RELEASE = ("make", "--release", "--workers", "1", "--document", "fever", "--imprint", "clinic")
BANDS = {"en": "Draft", "ar": "مسودة"}


def said(file: Path) -> str:
    """All that a product says, in the order of its file, without the marks of direction."""
    if file.suffix == ".epub":
        with ZipFile(BytesIO(file.read_bytes())) as book:
            text = "".join(book.read(name).decode() for name in sorted(book.namelist()) if name.endswith(".xhtml"))
    else:
        document = pypdfium2.PdfDocument(file)
        text = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
    return " ".join(re.sub("[\u2066-\u2069]", "", text).split())


def test_no_draft_is_released(workshop: Workshop, run: Run) -> None:
    done = run(workshop, "make", "--release")
    assert done.status == 1
    assert len(done.findings) == 12
    assert "locales/ja/approvals.yaml: fever in ja under ward is a draft; " in done.err
    assert {line.rpartition(" ")[2] for line in done.findings} == {"[release]"}
    assert not list((workshop.output / "release").glob("*/*/*"))
    assert not list((workshop.output / "release").glob("*/index.html"))


def test_a_refused_release_leaves_the_drafts_alone(workshop: Workshop, run: Run) -> None:
    before = workshop.traces()
    run(workshop, "make", "--release")
    after = {path: trace for path, trace in workshop.traces().items() if not path.startswith("release/")}
    assert after == before


@pytest.mark.parametrize(
    ("locale", "format"),
    [("en", "handout-a4"), *(pytest.param("ar", each, marks=pytest.mark.slow) for each in ("leaflet", "epub"))],
)
def test_an_approved_edition_is_released_names_its_people_and_is_no_draft(
    workshop: Workshop, run: Run, locale: str, format: str
) -> None:
    approve(workshop, run, locale)
    done = run(workshop, *RELEASE, "--locale", locale, "--format", format)
    assert (done.status, done.err) == (0, "")
    (file,) = (workshop.output / "release").glob("clinic/*/*")
    text = said(file)
    # Word by word, for words between isolates come out of an Arabic page in the order they lie in.
    assert [word for name in NAMES.values() for word in name.split() if word not in text] == []
    assert BANDS[locale] not in text
    assert BANDS[locale] in said(workshop.output / file.relative_to(workshop.output / "release"))


def test_a_released_edition_stands_in_the_lists_of_its_own_folder_and_not_among_the_drafts(
    workshop: Workshop, run: Run
) -> None:
    approve(workshop, run, "en")
    run(workshop, *RELEASE, "--locale", "en", "--format", "epub")
    index = (workshop.output / "release" / "en" / "index.html").read_text(encoding="utf-8")
    assert 'href="../clinic/en/fever.en.epub"' in index
    assert "Draft" not in index
    assert not [link for link in workshop.linked() if link.startswith("release/")]


@pytest.mark.slow
def test_the_approval_s_date_is_written_as_the_locale_writes_it(workshop: Workshop, run: Run) -> None:
    approve(workshop, run, "ja")
    run(workshop, "make", "--document", "fever", "--imprint", "clinic", "--locale", "ja", "--format", "epub")
    today = datetime.now(tz=UTC)
    assert f"{today.year}年{today.month}月{today.day}日" in said(workshop.output / "clinic/ja/fever.ja.epub")
    assert workshop.manifest()["clinic/ja/fever.ja.epub"]["draft"] is False


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("locales/en/LC_MESSAGES/fever.po", "Drink often.", "Drink water often."),
        pytest.param(
            *("locales/en/LC_MESSAGES/imprint-clinic.po", "Monday to Friday", "Monday to Thursday"),
            marks=pytest.mark.slow,
        ),
        ("content/documents/fever.yaml", "title: Vos questions", "title: Questions"),
    ],
    ids=["of the translation", "of the imprint", "of the source"],
)
def test_one_changed_word_takes_the_approval_away(workshop: Workshop, run: Run, file: str, old: str, new: str) -> None:
    approve(workshop, run, "en")
    only = (*RELEASE, "--locale", "en", "--format", "epub")
    assert run(workshop, *only).status == 0
    workshop.edit(file, old, new)
    done = run(workshop, *only)
    assert done.status == 1
    assert [line for line in done.findings if line.endswith("[release]")]


APPROVED = {
    ("en", "fever", "clinic"): ("Ada", "Ben"),
    ("en", "fever", "ward"): ("Cleo", "Dov"),
    ("en", "hand-washing", "clinic"): ("Eva", "Finn"),
    ("ar", "fever", "clinic"): ("Gada", "Hani"),
}
"""Who translated and who revised which edition."""
EN_FEVER = {"Ada", "Ben", "Cleo", "Dov"}
CHANGED = {
    "a word of the translation": ("locales/en/LC_MESSAGES/fever.po", "Drink often.", "Drink water often.", EN_FEVER),
    "a word of the imprint": (
        *("locales/en/LC_MESSAGES/imprint-clinic.po", "Monday to Friday", "Monday to Thursday"),
        {"Ada", "Ben", "Eva", "Finn"},
    ),
    "a word of the templates": (
        *("locales/ar/LC_MESSAGES/templates.po", 'msgstr "المصادر"', 'msgstr "المراجع"'),
        {"Gada", "Hani"},
    ),
    "a word of the source": (
        *("content/documents/fever.yaml", "title: Vos questions", "title: Questions"),
        EN_FEVER | {"Gada", "Hani"},
    ),
    "a warning, which stops the edition": (
        *("content/documents/fever.yaml", "jamais", "jamais, jamais"),
        EN_FEVER | {"Gada", "Hani"},
    ),
}


@pytest.mark.parametrize(
    "change", [pytest.param(each, marks=pytest.mark.slow if n else []) for n, each in enumerate(CHANGED)]
)
def test_one_changed_word_fells_what_depends_on_it_and_tells_who_has_to_look_again(
    workshop: Workshop, run: Run, change: str
) -> None:
    for (locale, document, imprint), (translator, reviser) in APPROVED.items():
        people = {"translator": translator, "reviser": reviser}
        assert approve(workshop, run, locale, document=document, imprint=imprint, **people).status == 0
    assert look_again(run(workshop, "check")) == set()
    file, old, new, again = CHANGED[change]
    workshop.edit(file, old, new)
    assert look_again(run(workshop, "check")) == again


def test_an_approval_of_one_imprint_is_none_of_another(workshop: Workshop, run: Run) -> None:
    approve(workshop, run, "en", imprint="clinic")
    assert run(workshop, "make", "--release", "--imprint", "ward", "--locale", "en").status == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reviser": "AMINA HADDAD"}, "AMINA HADDAD revised their own work; another person must"),
        ({"document": "cough"}, "cough"),
        ({"locale": "sw"}, "sw"),
        ({"imprint": "nowhere"}, "there is no edition of fever in en"),
    ],
    ids=["their own work", "no such document", "no such locale", "no such imprint"],
)
def test_what_cannot_be_approved_is_said_in_one_line_and_writes_nothing(
    workshop: Workshop, run: Run, changes: dict[str, str], said: str
) -> None:
    done = approve(workshop, run, **{"locale": "en"} | changes)
    assert (done.status, done.out) == (2, "")
    assert len(done.findings) == 1
    assert said in done.findings[0]
    assert "'" not in done.findings[0]
    assert list(workshop.path("locales").glob("*/approvals.yaml")) == []


def test_what_is_not_all_translated_cannot_be_approved(workshop: Workshop, run: Run) -> None:
    workshop.edit("locales/en/LC_MESSAGES/fever.po", 'msgstr "Your questions"', 'msgstr ""')
    done = approve(workshop, run, "en")
    assert done.status == 2
    assert "1 strings of fever are missing or fuzzy in en" in done.err


def test_a_ledger_that_one_person_signed_by_hand_releases_nothing(workshop: Workshop, run: Run) -> None:
    approve(workshop, run, "en")
    workshop.edit("locales/en/approvals.yaml", NAMES["reviser"], NAMES["translator"].upper())
    done = run(workshop, *RELEASE, "--locale", "en")
    assert done.status == 1
    assert "revised their own work" in done.err
    assert [line for line in done.findings if line.endswith("[release]")]


def test_approving_again_leaves_all_other_approvals_as_history(workshop: Workshop, run: Run) -> None:
    approve(workshop, run, "en", document="hand-washing")
    approve(workshop, run, "en")
    approve(workshop, run, "en")
    approve(workshop, run, "en", reviser="Dr Lena Roth")
    ledger = yaml.safe_load(workshop.path("locales/en/approvals.yaml").read_text(encoding="utf-8"))["approvals"]
    people = sorted((entry["document"], entry["reviser"]) for entry in ledger)
    assert people == [("fever", NAMES["reviser"]), ("fever", "Dr Lena Roth"), ("hand-washing", NAMES["reviser"])]


def test_an_approval_of_what_has_changed_since_stays_as_history_beside_the_new_one(
    workshop: Workshop, run: Run
) -> None:
    approve(workshop, run, "en")
    workshop.edit("locales/en/LC_MESSAGES/fever.po", "Drink often.", "Drink water often.")
    assert "have Amina Haddad and Dr Karim Saleh look again" in run(workshop, "check").err
    approve(workshop, run, "en", reviser="Dr Lena Roth")
    ledger = yaml.safe_load(workshop.path("locales/en/approvals.yaml").read_text(encoding="utf-8"))["approvals"]
    assert sorted(entry["reviser"] for entry in ledger) == [NAMES["reviser"], "Dr Lena Roth"]
    assert len({entry["digest"] for entry in ledger}) == 2
    assert run(workshop, "check").err == ""


@pytest.mark.slow
def test_a_book_claims_conformance_when_an_evaluator_stands_in_the_ledger_and_not_before(
    workshop: Workshop, run: Run
) -> None:
    for more, claims in (({}, False), ({"evaluator": "Access Lab"}, True)):
        assert approve(workshop, run, "en", **more).status == 0
        run(workshop, *RELEASE, "--locale", "en")
        with ZipFile(workshop.path("output/release/clinic/en/fever.en.epub")) as book:
            package = next(book.read(name).decode() for name in book.namelist() if name.endswith(".opf"))
        assert ("dcterms:conformsTo" in package) == claims
        assert ("Access Lab" in package) == claims
