"""From a sheet of paper to an answer: a release notes its sign, and a withdrawal takes an edition away and says why."""

import json
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from conftest import Run
from desk.browser import browsing
from workshop import Workshop

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
        "A version that is not listed here is not known. Ask the clinic before you use it.",
    ]
    assert run(reachable, *WITHDRAW, "--reason", REASON, "--name", "Rosa Diaz").status == 0
    done = run(reachable, *RELEASE)
    assert "content/withdrawn.yaml: warning: fever in en under clinic is withdrawn since" in done.err
    assert not leaflet.exists()
    assert answered(output, first, second, unknown) == [
        "No. It was withdrawn: do not use it any more.",
        "No. It was withdrawn: do not use it any more.",
        "A version that is not listed here is not known. Ask the clinic before you use it.",
    ]
    recall = (output / "en/withdrawn.html").read_text(encoding="utf-8")
    assert f'lang="fr" dir="ltr">{REASON}' in recall
    assert "noindex" in (output / PAGE).read_text(encoding="utf-8")
    assert set(state(output).values()) == {"withdrawn"}
    assert run(reachable, *WITHDRAW, "--undo").status == 0
    assert run(reachable, *RELEASE, "--locale", "en").status == 0
    assert answered(output, second) == ["Yes. This is the current version."]
    assert state(output) == {first.partition("#")[2]: "withdrawn", second.partition("#")[2]: "current"}
    assert not (output / "en/withdrawn.html").exists()


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
