"""From a sheet of paper to an answer: a release notes its sign, and a withdrawal takes an edition away and says why."""

import json
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from conftest import Run
from desk.browser import browsing
from workshop import Workshop, finish

from production.people import approve

SHELF = "https://clinic.example/s"
RELEASE = ("make", "--release", "--workers", "1", "--document", "fever", "--imprint", "clinic", "--format", "leaflet")
REASON = "La dose pour les enfants était fausse."
WITHDRAW = ("withdraw", "--document", "fever", "--locale", "en", "--imprint", "clinic")
PAGE = "en/clinic/fever.html"


def scanned(leaflet: Path) -> str:
    """What a phone reads that is held over the printed leaflet: each of its pages, drawn as an office printer does."""
    document = pypdfium2.PdfDocument(leaflet)
    codes = [code.text for page in document for code in zxingcpp.read_barcodes(page.render(scale=300 / 72).to_pil())]
    document.close()
    (address,) = codes
    return str(address)


def state(output: Path) -> dict[str, str]:
    """What a program reads of the versions of the edition."""
    editions = json.loads((output / "status.json").read_text(encoding="utf-8"))["editions"]
    (edition,) = (each for each in editions if each["page"] == PAGE)
    return {each["sign"]: each["verdict"] for each in edition["versions"]}


def answered(output: Path, *addresses: str) -> list[str]:
    """What the page says in a browser to each address that was read from paper."""
    said = []
    with browsing() as browser:
        for address in addresses:
            assert address.startswith(f"{SHELF}/{PAGE}#")
            page = browser.new_page()
            page.goto((output / PAGE).as_uri() + "#" + address.partition("#")[2])
            (shown,) = page.locator(".answer:visible .verdict").all_inner_texts()
            said.append(shown)
    return said


@pytest.fixture
def reachable(workshop: Workshop) -> Workshop:
    """A clinic whose shelf is on the web."""
    file = "content/imprints/clinic.yaml"
    workshop.edit(file, "name: Clinique du Parc\n", f"name: Clinique du Parc\nshelf: {SHELF}\n")
    return workshop


@pytest.mark.slow
def test_the_code_of_a_printed_sheet_leads_to_what_the_sheet_is_worth(reachable: Workshop, run: Run) -> None:
    output = reachable.output / "release"
    leaflet = output / "clinic/en/fever-leaflet.en.pdf"
    approve(reachable, run, "en")
    assert run(reachable, *RELEASE, "--locale", "en").status == 0
    first = scanned(leaflet)
    assert answered(output, first) == ["Yes. This is the current version."]
    unknown = first.partition("#")[0] + "#ZZZZZZZZ"
    reachable.edit("locales/en/LC_MESSAGES/fever.po", "Drink", "Sip")
    approve(reachable, run, "en")
    assert run(reachable, *RELEASE, "--locale", "en").status == 0
    second = scanned(leaflet)
    assert second != first
    assert answered(output, first, second, unknown) == [
        "No. A newer version has replaced it.",
        "Yes. This is the current version.",
        f"Version {unknown[-8:]} is not known. Ask the clinic before you use it.",
    ]
    assert run(reachable, *WITHDRAW, "--reason", REASON, "--name", "Rosa Diaz").status == 0
    done = run(reachable, *RELEASE)
    assert "content/withdrawn.yaml: warning: fever in en under clinic is withdrawn since" in done.err
    assert not leaflet.exists()
    assert answered(output, first, second, unknown) == [
        "No. It was withdrawn: do not use it any more.",
        "No. It was withdrawn: do not use it any more.",
        f"Version {unknown[-8:]} is not known. Ask the clinic before you use it.",
    ]
    known = (output / "shelf/index.js").read_text(encoding="utf-8").partition('"gone":')[2]
    assert all(f"{sign[-8:]}w" in known for sign in (first, second)), "a sign of it is answered on every page"
    recall = (output / "en/withdrawn.html").read_text(encoding="utf-8")
    assert f'lang="fr" dir="ltr">{REASON}' in recall
    assert "noindex" in (output / PAGE).read_text(encoding="utf-8")
    assert set(state(output).values()) == {"withdrawn"}
    assert run(reachable, *WITHDRAW, "--undo").status == 0
    assert run(reachable, *RELEASE, "--locale", "en").status == 0
    assert answered(output, second) == ["Yes. This is the current version."]
    assert state(output) == {first.partition("#")[2]: "withdrawn", second.partition("#")[2]: "current"}
    assert not (output / "en/withdrawn.html").exists()


def withdraw(workshop: Workshop, run: Run, *about: str) -> None:
    """Withdraw an edition, or what is named."""
    assert run(workshop, *(about or WITHDRAW), "--reason", REASON, "--name", "Rosa Diaz").status == 0


def test_a_draft_is_answered_as_a_draft_and_what_was_withdrawn_stays_so_until_its_correction_is_approved(
    workshop: Workshop, run: Run
) -> None:
    output = workshop.output / "release"
    assert set(state(workshop.output).values()) == {"draft"}
    approve(workshop, run, "en")
    assert run(workshop, *RELEASE, "--locale", "en").status == 0
    assert set(state(output).values()) == {"current"}
    withdraw(workshop, run)
    workshop.edit("locales/en/LC_MESSAGES/fever.po", "Drink", "Sip")
    assert run(workshop, *WITHDRAW, "--undo").status == 0
    run(workshop, *RELEASE, "--locale", "en")
    assert set(state(output).values()) == {"withdrawn"}
    run(workshop, "make", "--workers", "1", "--document", "fever", "--locale", "en")
    assert sorted(state(workshop.output).values()) == ["draft", "withdrawn"]


def test_where_a_ledger_or_an_imprint_cannot_be_read_the_answers_stay_as_they_stood(
    workshop: Workshop, run: Run
) -> None:
    withdraw(workshop, run)
    assert run(workshop, "make", "--workers", "1").status == 0
    pages = [workshop.output / name for name in (PAGE, "en/withdrawn.html")]
    before = [page.read_bytes() for page in pages]
    imprint = workshop.path("content/imprints/clinic.yaml")
    sound = imprint.read_text(encoding="utf-8")
    imprint.write_text(sound.replace("formats:", "fromats:"), encoding="utf-8")
    assert run(workshop, "make", "--workers", "1").status == 1
    assert [page.read_bytes() for page in pages] == before
    imprint.write_text(sound, encoding="utf-8")
    workshop.path("content/editions.yaml").write_text("editions: [", encoding="utf-8")
    assert run(workshop, "make", "--workers", "1").status == 1
    assert [page.read_bytes() for page in pages] == before
    assert set(state(workshop.output).values()) == {"withdrawn"}


@pytest.mark.slow
def test_two_people_who_withdraw_at_once_both_do(empty: Workshop) -> None:
    others = (WITHDRAW, ("withdraw", "--document", "hand-washing", "--locale", "ja"))
    both = [empty.start(*words, "--reason", REASON, "--name", "Rosa Diaz") for words in others]
    assert [finish(each).status for each in both] == [0, 0]
    written = empty.path("content/withdrawn.yaml").read_text(encoding="utf-8")
    assert written.count("reason:") == 2


def test_the_bilingual_handout_of_a_withdrawn_original_is_taken_away_too(workshop: Workshop, run: Run) -> None:
    workshop.edit("content/imprints/clinic.yaml", "formats: [", "formats: [bilingual, ")
    make = ("make", "--workers", "1", "--document", "fever", "--locale", "en", "--imprint", "clinic")
    assert run(workshop, *make).status == 0
    facing = workshop.output / "clinic/en/fever-bilingual.en.pdf"
    assert facing.exists()
    withdraw(workshop, run, "withdraw", "--document", "fever", "--locale", "fr")
    assert run(workshop, *make).status == 0
    assert not facing.exists()
    assert "clinic/en/fever.en.epub" in workshop.products()


def test_what_no_manifest_names_is_taken_away_too(workshop: Workshop, run: Run) -> None:
    (workshop.output / "manifest.json").write_text("{", encoding="utf-8")
    withdraw(workshop, run)
    assert run(workshop, "make", "--workers", "1", "--locale", "fr").status == 0
    assert not list((workshop.output / "clinic" / "en").glob("fever*"))
    assert list((workshop.output / "clinic" / "en").glob("hand-washing*"))


def test_what_has_left_the_project_can_be_withdrawn(workshop: Workshop, run: Run) -> None:
    approve(workshop, run, "en")
    assert run(workshop, *RELEASE, "--locale", "en").status == 0
    workshop.path("content/documents/fever.yaml").unlink()
    withdraw(workshop, run)
    run(workshop, "make", "--release", "--workers", "1", "--locale", "en")
    assert set(state(workshop.output / "release").values()) == {"withdrawn"}
    assert not (workshop.output / "release/clinic/en/fever-leaflet.en.pdf").exists()


@pytest.mark.slow
def test_of_what_has_left_the_project_nobody_says_that_it_holds(reachable: Workshop, run: Run) -> None:
    output = reachable.output / "release"
    approve(reachable, run, "en")
    assert run(reachable, *RELEASE, "--locale", "en").status == 0
    sheet = scanned(output / "clinic/en/fever-leaflet.en.pdf")
    manuscript = reachable.path("content/documents/fever.yaml")
    written = manuscript.read_text(encoding="utf-8")
    manuscript.write_text("title: [", encoding="utf-8")
    assert run(reachable, "make", "--release", "--workers", "1", "--locale", "en").status == 1
    assert set(state(output).values()) == {"current"}, "a slip of the author withdraws nothing"
    manuscript.unlink()
    run(reachable, "make", "--release", "--workers", "1", "--locale", "en")
    assert state(output) == {}
    assert answered(output, sheet) == [f"Version {sheet[-8:]} is not known. Ask the clinic before you use it."]
    manuscript.write_text(written, encoding="utf-8")
    assert run(reachable, *RELEASE, "--locale", "en").status == 0
    assert set(state(output).values()) == {"current"}


def test_a_title_with_a_quantity_is_released_in_a_language_from_the_right(workshop: Workshop, run: Run) -> None:
    workshop.edit("content/documents/fever.yaml", "title: La fièvre\nmessage", 'title: "La fièvre, {38 °C}"\nmessage')
    old, new = 'msgid "La fièvre"\nmsgstr "الحمى"', 'msgid "La fièvre, {38 °C}"\nmsgstr "الحمى، {38 °C}"'
    workshop.edit("locales/ar/LC_MESSAGES/fever.po", old, new)
    approve(workshop, run, "ar")
    done = run(workshop, *RELEASE, "--locale", "ar")
    assert (done.status, done.err) == (0, "")
    assert "38" in workshop.path("content/editions.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "says"),
    [(("--language", "English"), "there is no language English"), (("--reason", "a\x07b"), "that cannot be printed")],
)
def test_a_withdrawal_that_no_page_could_show_is_wrong_usage(
    empty: Workshop, run: Run, words: tuple[str, ...], says: str
) -> None:
    done = run(empty, *WITHDRAW, "--reason", REASON, "--name", "Rosa Diaz", *words)
    assert (done.status, says in done.err) == (2, True), done.err
    assert not empty.path("content/withdrawn.yaml").exists()


def test_a_run_without_release_writes_no_history(workshop: Workshop, run: Run) -> None:
    run(workshop, "make", "--workers", "1")
    assert not workshop.path("content/editions.yaml").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "say why with --reason and who with --name"),
        (("--reason", "x"), "say why with --reason and who with --name"),
        (("--reason", "x", "--name", " "), "neither may be empty"),
        (("--undo",), "nothing like that is withdrawn"),
        (("--undo", "--name", "x"), "--undo takes neither"),
    ],
)
def test_a_withdrawal_that_lacks_something_is_wrong_usage(
    empty: Workshop, run: Run, words: tuple[str, ...], says: str
) -> None:
    done = run(empty, *WITHDRAW, *words)
    assert (done.status, says in done.err) == (2, True), done.err
    assert not empty.path("content/withdrawn.yaml").exists()


def test_where_nobody_can_read_what_is_withdrawn_nothing_is_made(empty: Workshop, run: Run) -> None:
    empty.path("content/withdrawn.yaml").write_text("withdrawn: [", encoding="utf-8")
    done = run(empty, "make", "--workers", "1")
    assert done.status == 1
    assert done.findings[0].startswith("content/withdrawn.yaml:")
    assert empty.products() == set()


@pytest.mark.parametrize(
    ("today", "says"),
    [
        ("2126-01-10", "the review of fever is due on 2126-02-01, 22 days from now"),
        ("2126-02-02", "the review of fever was due on 2126-02-01, 1 day ago"),
        ("2125-12-31", ""),
    ],
)
def test_a_review_that_is_near_or_past_is_a_warning(empty: Workshop, run: Run, today: str, says: str) -> None:
    done = run(empty, "check", "--document", "fever", "--today", today)
    assert done.status == 0
    assert ([says in line for line in done.findings] == [True]) if says else not done.findings
    assert not says or done.findings[0].startswith("content/documents/fever.yaml:12: warning: ")


def test_the_status_ends_with_the_calendar_of_reviews(empty: Workshop, run: Run) -> None:
    lines = run(empty, "status", "--today", "2126-01-20").out.splitlines()
    assert [line.split() for line in lines[-3:]] == [
        ["next", "review", "document", "locales"],
        ["2126-01-15", "hand-washing", "4", "past"],
        ["2126-02-01", "fever", "4", "near"],
    ]
