"""An approval covers all that a patient reads and sees, and the names of those who gave it; the look may change under it."""

import datetime
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from sampling import shown
from workshop import ROOT, Workshop, locked, set_up

from production.people import approve, look_again

CLINIC, WARD = "content/imprints/clinic.yaml", "content/imprints/ward.yaml"
FEVER, HANDS = "content/documents/fever.yaml", "content/documents/hand-washing.yaml"
GIVEN = (
    ("en", "fever", "clinic", "Ada", "Ben"),
    ("fr", "hand-washing", "clinic", "Eva", "Finn"),
    ("ar", "fever", "ward", "Gada", "Hani"),
)
CLINICS, WARDS = {"Ada", "Ben", "Eva", "Finn"}, {"Gada", "Hani"}


@pytest.fixture
def approved(shared: Path, tmp_path: Path, run: Run) -> Workshop:
    """Give a copy of the project in which three editions were approved, each by two people of its own."""
    with locked(shared / "approved.lock"):
        if not (shared / "approved").exists():
            made = set_up(shared / "approving")
            for locale, document, imprint, translator, reviser in GIVEN:
                names = {"translator": translator, "reviser": reviser}
                assert approve(made, run, locale, document=document, imprint=imprint, **names).status == 0
            assert run(made, "check").err == ""
            made.root.rename(shared / "approved")
    shutil.copytree(shared / "approved", tmp_path / "approved")
    return Workshop(tmp_path / "approved")


FALLS = {
    "the emergency number": (WARD, 'number: "112"', 'number: "911"', WARDS),
    "what the emergency number is called": (WARD, "label: Emergency", "label: Ambulance", WARDS),
    "an emergency number that comes": (
        *(CLINIC, "hours:", 'emergency: {label: Urgences, number: "15"}\nhours:'),
        CLINICS,
    ),
    "the clinic's name": (CLINIC, "Clinique du Parc", "Clinique du Port", CLINICS),
    "a line of its address": (CLINIC, "69006 Lyon", "69007 Lyon", CLINICS),
    "a line less of its address": (CLINIC, "[12 rue des Tilleuls, 69006 Lyon]", "[69006 Lyon]", CLINICS),
    "a phone": (CLINIC, "+33 4 00 00 00 00", "+33 4 00 00 00 01", CLINICS),
    "a web address that comes": (CLINIC, "hours:", "web: https://example.org/\nhours:", CLINICS),
    "opening hours that come": (WARD, "documents:", "hours: mon-fri 08:00-18:00\ndocuments:", WARDS),
    "a logo that comes": (WARD, "documents:", "logo: hands.svg\ndocuments:", WARDS),
    "the figure": ("content/figures/hands.svg", "</svg>", "<!-- --></svg>", {"Eva", "Finn"}),
    "the digits": (WARD, "{ar: arab}", "{ar: latn}", WARDS),
    "the digits, written nowhere": (WARD, "digits: {ar: arab}\n", "", WARDS),
    "how sure a study is": (HANDS, "evidence: reported", "evidence: case", {"Eva", "Finn"}),
    "where a text stands alone": (HANDS, "leaflet: omit\n        figure", "figure", {"Eva", "Finn"}),
    "a quantity": (FEVER, "{38 °C}", "{38.5 °C}", {"Ada", "Ben"} | WARDS),
    "a word of the templates": ("locales/ar/LC_MESSAGES/templates.po", 'msgstr "المصادر"', 'msgstr "المراجع"', WARDS),
}


@pytest.mark.parametrize("change", shown(FALLS, lambda change: FALLS[change][0]))
def test_what_a_patient_reads_or_sees_takes_the_approval_away(approved: Workshop, run: Run, change: str) -> None:
    file, old, new, again = FALLS[change]
    approved.edit(file, old, new)
    assert look_again(run(approved, "check")) == again
    rows = {(row["locale"], row["domain"]): row for row in run(approved, "status", "--json").answer["status"]}
    assert not rows["ar", "fever"]["approved"]  # never under each imprint


STANDS = {
    "the accent": (WARD, '"#5b2a86"', '"#0b5563"'),
    "an accent that comes": (CLINIC, "hours:", 'accent: "#5b2a86"\nhours:'),
    "greys in place of it": (CLINIC, "hours:", "greyscale: true\nhours:"),
    "the edge that sheets are turned over": (CLINIC, "hours:", "flip: long\nhours:"),
    "crop marks": (CLINIC, "hours:", "crop-marks: true\nhours:"),
    "what a print shop asks for": (CLINIC, "hours:", "print-shop: {imposed: false}\nhours:"),
    "the locales it prints in": (WARD, "documents:", "locales: [ar, en]\ndocuments:"),
    "a format less": (CLINIC, "[handout-a4, leaflet, epub]", "[handout-a4, leaflet]"),
    "digits of another locale": (WARD, "{ar: arab}", "{ar: arab, fa: arabext}"),
    "a comment of the manuscript": (FEVER, "sections:\n", "# by heart\nsections:\n"),
    "a comment of a translator": (
        *("locales/en/LC_MESSAGES/fever.po", "#. title\n#: content/documents/fever.yaml\n"),
        "# as agreed\n#. title\n#: content/documents/fever.yaml\n",
    ),
}


@pytest.mark.parametrize("change", shown(STANDS, lambda change: STANDS[change][0]))
def test_the_look_may_change_under_an_approval(approved: Workshop, run: Run, change: str) -> None:
    approved.edit(*STANDS[change])
    assert look_again(run(approved, "check")) == set()


def test_a_style_sheet_may_change_under_an_approval(approved: Workshop, run: Run) -> None:
    sheets = sorted(approved.path("templates").rglob("*.css"))
    assert sheets
    for sheet in sheets:
        sheet.write_text(sheet.read_text(encoding="utf-8") + "\np { color: #222 }\n", encoding="utf-8")
    assert look_again(run(approved, "check")) == set()


@pytest.mark.slow
def test_the_code_may_change_under_an_approval(approved: Workshop, tmp_path: Path) -> None:
    copied = tmp_path / "code"
    shutil.copytree(ROOT / "feuillet", copied / "feuillet", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "build.py", copied / "build.py")
    for module in (copied / "feuillet").rglob("*.py"):
        module.write_text(module.read_text(encoding="utf-8") + "\n# newer\n", encoding="utf-8")
    command = [sys.executable, str(copied / "build.py"), "check", "--project", str(approved.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_figure_that_is_put_back_lets_the_approval_stand_again(approved: Workshop, run: Run) -> None:
    figure = approved.path("content/figures/hands.svg")
    before = figure.read_bytes()
    figure.write_bytes(before.replace(b"</svg>", b"<!-- --></svg>"))
    assert look_again(run(approved, "check")) == {"Eva", "Finn"}
    figure.write_bytes(before)
    assert look_again(run(approved, "check")) == set()


def forge(change: Callable[[str], str]) -> Callable[[Workshop], None]:
    """Change a ledger by hand."""

    def forged(workshop: Workshop) -> None:
        file = workshop.path("locales/en/approvals.yaml")
        before = file.read_text(encoding="utf-8")
        file.write_text(change(before), encoding="utf-8")
        assert file.read_text(encoding="utf-8") != before

    return forged


FORGED = {
    "reviser": forge(lambda text: text.replace("Ben", "Dr Lena Roth")),
    "translator": forge(lambda text: text.replace("Ada", "Dr Lena Roth")),
    "role": forge(lambda text: text.replace("pharmacist", "physician")),
    "date": forge(lambda text: text.replace(f"{datetime.datetime.now(tz=datetime.UTC).year}-", "2020-")),
    "evaluator": forge(lambda text: text + '  evaluator: "Access Lab"\n  evaluated: "2026-01-01"\n'),
    "unchecked": forge(lambda text: text + '  unchecked: "negations"\n'),
}


@pytest.mark.parametrize("fact", shown(FORGED, lambda fact: fact in {"evaluator", "unchecked"}))
def test_what_is_changed_in_a_ledger_by_hand_approves_nothing(approved: Workshop, run: Run, fact: str) -> None:
    FORGED[fact](approved)
    assert len(look_again_lines(run(approved, "check").err)) == 1


def look_again_lines(text: str) -> list[str]:
    """The warnings that somebody has to look again."""
    return [line for line in text.splitlines() if "look again" in line and line.endswith("[approvals]")]


def test_an_approval_of_the_old_kind_whose_digest_covers_no_names_has_fallen(approved: Workshop, run: Run) -> None:
    file = approved.path("locales/en/approvals.yaml")
    text = file.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if "digest:" in line)
    file.write_text(text.replace(old, f'  digest: "{hashlib.sha256(b"[]").hexdigest()}"'), encoding="utf-8")
    assert look_again(run(approved, "check")) == {"Ada", "Ben"}
