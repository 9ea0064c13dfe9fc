"""A document, a locale or an imprint that is started can be made at once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from conftest import Run
from workshop import PRODUCTS, SOURCE, Workshop

from feuillet.manuscript.blocks import KINDS
from feuillet.manuscript.document import Document, Role, claims
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.reader import read_document
from feuillet.publication.scaffolds import EXAMPLES

MADE = ["content/documents/back-pain.yaml", "content/figures/example.svg"]
WRITTEN = sorted(file.stem for file in EXAMPLES.glob("*.yaml"))
QUICK = ("--workers", "1", "--format", "epub")


@pytest.mark.parametrize("language", WRITTEN)
def test_a_new_document_can_be_made_at_once(small: Workshop, run: Run, language: str) -> None:
    started = run(small, "new", "document", "back-pain", "--language", language)
    assert (started.status, started.out.splitlines(), started.err) == (0, MADE, "")
    done = run(small, "make", *QUICK, "--document", "back-pain", "--locale", language)
    assert (done.status, [line for line in done.findings if f"locales/{language}/" not in line]) == (0, [])
    assert small.products() == {f"clinic/{language}/back-pain.{language}.epub"}
    written = yaml.safe_load(small.path("content/documents/back-pain.yaml").read_text(encoding="utf-8"))
    assert (written["title"], written["language"]) == ("Back pain", language)
    assert written["date"] == datetime.now(tz=UTC).date()


@pytest.mark.slow
def test_a_new_document_can_be_made_in_every_format_its_imprint_issues(small: Workshop, run: Run) -> None:
    run(small, "new", "document", "back-pain", "--language", "fr")
    done = run(small, "make", "--document", "back-pain", "--workers", "1")
    assert (done.status, done.err) == (0, "")
    assert len(small.products()) == 3


@pytest.mark.parametrize("language", WRITTEN)
def test_an_example_has_every_kind_of_block_and_every_role(language: str) -> None:
    document = example(language)
    models = {type(claim) for claim in claims(document.sections)}
    assert [name for name, model in KINDS.items() if model not in models] == []
    assert {section.role for section in document.sections} == set(Role)
    assert document.language == language


def test_the_examples_say_the_same_in_every_language() -> None:
    shapes = {
        language: [(section.id, [block.id for block in section.blocks]) for section in example(language).sections]
        for language in WRITTEN
    }
    assert len(set(map(str, shapes.values()))) == 1


def example(language: str) -> Document:
    """Read an example that ships."""
    document, found = read_document(EXAMPLES / f"{language}.yaml", "example.yaml", Figures(EXAMPLES))
    assert found == ()
    assert document
    return document


def test_an_example_in_another_language_says_so(small: Workshop, run: Run) -> None:
    assert run(small, "new", "document", "back-pain", "--language", "sv").status == 0
    text = small.path(MADE[0]).read_text(encoding="utf-8")
    assert "# The example is in English." in text.partition("\nlanguage: sv\n")[0]
    assert "# The example is" not in (EXAMPLES / "en.yaml").read_text(encoding="utf-8")
    done = run(small, "check", "--document", "back-pain")
    assert (done.status, [line for line in done.findings if line.startswith("content/")]) == (0, [])


def test_a_figure_of_the_same_name_stays_as_it_is(small: Workshop, run: Run) -> None:
    figure = small.path(MADE[1])
    figure.write_bytes((SOURCE / "content/figures/hands.svg").read_bytes())
    assert run(small, "new", "document", "back-pain", "--language", "en").out == f"{MADE[0]}\n"
    assert figure.read_bytes() == (SOURCE / "content/figures/hands.svg").read_bytes()


SPOKEN = {
    "fr_FR.UTF-8": "fr",
    "en_GB.UTF-8": "en",
    "pt_BR.UTF-8": "pt-BR",
    "pt_PT": "pt-PT",
    "zh_CN.UTF-8": "zh-Hans",
    "de_DE@euro": "de",
    "sw": "sw",
    "xx:it_IT": "it",
}


@pytest.mark.parametrize("said", SPOKEN)
@pytest.mark.parametrize("kind", ["document", "imprint"])
def test_what_is_new_is_in_the_language_of_its_author(
    small: Workshop, run: Run, monkeypatch: pytest.MonkeyPatch, said: str, kind: str
) -> None:
    silence(monkeypatch)
    monkeypatch.setenv("LANGUAGE" if ":" in said else "LANG", said)
    assert run(small, "new", kind, "lake").status == 0
    written = yaml.safe_load(small.path(f"content/{kind}s/lake.yaml").read_text(encoding="utf-8"))
    assert written["language"] == SPOKEN[said]


def silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the machine say nothing of its person's language."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def test_a_language_that_the_project_describes_may_be_written_in(small: Workshop, run: Run) -> None:
    assert run(small, "new", "document", "tea", "--language", "kri").status == 2
    assert run(small, "new", "locale", "kri").status == 0
    assert run(small, "new", "document", "tea", "--language", "kri").status == 0


@pytest.mark.parametrize("said", ["", "C", "C.UTF-8", "POSIX"])
def test_a_language_that_nobody_says_is_asked_for(
    small: Workshop, run: Run, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    silence(monkeypatch)
    monkeypatch.setenv("LANG", said)
    done = run(small, "new", "document", "lake")
    told = "feuillet: the language is not known here: say which you write in, for example --language en"
    assert (done.status, done.findings) == (2, [told])
    assert not small.path("content/documents/lake.yaml").exists()


def test_a_new_locale_is_reported_and_the_others_are_made(workshop: Workshop, run: Run) -> None:
    started = run(workshop, "new", "locale", "sw")
    assert started.status == 0
    assert set(started.out.splitlines()) == {
        f"locales/sw/LC_MESSAGES/{domain}.po"
        for domain in ("fever", "hand-washing", "imprint-clinic", "imprint-ward", "templates")
    }
    done = run(workshop, "make")
    assert done.status == 0
    assert workshop.products() == PRODUCTS
    assert done.findings
    assert [line for line in done.findings if not line.startswith("locales/sw/") or ": warning: " not in line] == []


def test_a_document_that_cannot_be_read_is_told_to_whoever_starts_a_locale(small: Workshop, run: Run) -> None:
    small.edit("content/documents/fever.yaml", "title: La fièvre", "title: La: fièvre")
    done = run(small, "new", "locale", "de")
    assert done.status == 1
    assert "locales/de/LC_MESSAGES/templates.po" in done.out
    assert any(line.startswith("content/documents/fever.yaml:3: ") for line in done.findings)


def test_a_new_imprint_can_be_made_at_once(small: Workshop, run: Run) -> None:
    started = run(small, "new", "imprint", "lakeside", "--language", "fr")
    assert (started.status, started.out, started.err) == (0, "content/imprints/lakeside.yaml\n", "")
    done = run(small, "make", *QUICK, "--imprint", "lakeside")
    assert (done.status, done.err) == (0, "")
    assert small.products() == {"lakeside/fr/fever.fr.epub"}


@pytest.mark.slow
def test_a_new_imprint_issues_every_format(small: Workshop, run: Run) -> None:
    run(small, "new", "imprint", "lakeside", "--language", "fr")
    done = run(small, "make", "--imprint", "lakeside")
    formats = yaml.safe_load(small.path("content/imprints/lakeside.yaml").read_text(encoding="utf-8"))["formats"]
    assert done.status == 0
    assert {entry["format"] for entry in small.manifest().values()} == set(formats) - {"bilingual"}


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("document", "Back Pain"),
        ("document", "../../escape"),
        ("document", "fever"),
        ("imprint", "clinic"),
        ("imprint", "été"),
        ("imprint", ""),
        ("locale", "fr"),
        ("locale", "xx-notatag"),
        ("locale", "../fr"),
        ("locale", "pt_BR"),
    ],
)
def test_a_name_that_is_taken_or_none_starts_nothing(small: Workshop, run: Run, kind: str, name: str) -> None:
    before = {file: file.stat().st_mtime_ns for file in small.root.parent.rglob("*")}
    done = run(small, "new", kind, name, *(() if kind == "locale" else ("--language", "fr")))
    assert (done.status, done.out) == (2, "")
    assert len(done.findings) == 1
    assert {file: file.stat().st_mtime_ns for file in small.root.parent.rglob("*")} == before


def test_a_name_yaml_reads_as_a_number_makes_a_title_all_the_same(small: Workshop, run: Run) -> None:
    assert run(small, "new", "document", "2030", "--language", "fr").status == 0
    assert run(small, "check").status == 0


@pytest.mark.parametrize(("kind", "name"), [("document", "back-pain"), ("imprint", "lakeside")])
def test_an_empty_folder_becomes_a_project(tmp_path: Path, run: Run, kind: str, name: str) -> None:
    done = run(Workshop(tmp_path), "new", kind, name, "--language", "en")
    assert done.status == 0
    assert set(done.out.splitlines()) - {MADE[1]} == {
        f"content/{kind}s/{name}.yaml",
        "content/schema/document.json",
        "content/schema/imprint.json",
    }
    assert ("no imprint publishes it yet" in done.err) == (kind == "document")
    assert run(Workshop(tmp_path), "check").status == 0


@pytest.mark.parametrize(("kind", "name"), [("document", "Back Pain"), ("locale", "sw")])
def test_what_cannot_be_started_in_an_empty_folder_leaves_it_empty(
    tmp_path: Path, run: Run, kind: str, name: str
) -> None:
    assert run(Workshop(tmp_path), "new", kind, name).status != 0
    assert list(tmp_path.iterdir()) == []


def test_a_project_is_started_only_in_a_folder_that_is_there(tmp_path: Path, run: Run) -> None:
    done = run(Workshop(tmp_path / "typo"), "new", "document", "back-pain", "--language", "en")
    assert (done.status, done.err) == (
        1,
        f"feuillet: {tmp_path}/typo is no folder: make it first, or name another with --project\n",
    )
    assert list(tmp_path.iterdir()) == []


SAID = (
    *("--name", "Clinique: du Lac", "--tagline", "Près de vous", "--colour", "1A5276", "--web", "https://lac.example/"),
    *("--address", '12, rue du "Lac"', "--address", "69006 Lyon", "--phone", "emergency=15"),
    *("--phone", "Kiosque=+33 4 00 00 00 00", "--phone", "out of hours = 116 117"),
    *("--hours", "mon-fri 08:00–18:00", "--hours", "sat closed", "--format", "epub", "--language", "fr"),
)


def test_an_imprint_is_told_what_its_clinic_is(small: Workshop, run: Run) -> None:
    logo = small.root.parent / "Our Sign.SVG"
    logo.write_bytes((SOURCE / "content/figures/hands.svg").read_bytes())
    started = run(small, "new", "imprint", "lac", *SAID, "--logo", str(logo))
    assert started.out.splitlines() == ["content/imprints/lac.yaml", "content/figures/lac-logo.svg"]
    assert started.err == "#1a5276 has a contrast of 8.3 on white and 7.1 on its own pale ground; text needs 4.5\n"
    assert yaml.safe_load(small.path("content/imprints/lac.yaml").read_text(encoding="utf-8")) == {
        "language": "fr",
        "name": "Clinique: du Lac",
        "tagline": "Près de vous",
        "accent": "1A5276",
        "logo": "lac-logo.svg",
        "address": ['12, rue du "Lac"', "69006 Lyon"],
        "web": "https://lac.example/",
        "phones": [
            {"for": "emergency", "number": "15"},
            {"label": "Kiosque", "number": "+33 4 00 00 00 00"},
            {"for": "out-of-hours", "number": "116 117"},
        ],
        "hours": ["mon-fri 08:00–18:00", "sat closed"],
        "formats": ["epub"],
    }
    done = run(small, "make", "--imprint", "lac", "--workers", "1")
    assert (done.status, done.err, small.products()) == (0, "", frozenset({"lac/fr/fever.fr.epub"}))


REFUSED = {
    (
        "--colour",
        "#2e86c1",
    ): '#2e86c1 has a contrast of 3.9 on white where text needs 4.5: choose a darker colour; the nearest is "#2773a5", 4.5',
    ("--colour", "blue"): 'blue is no colour: write # and six digits or letters a-f, in quotes: "#0b5563"',
    ("--phone", "112"): "112 does not say what the number is for: write emergency=112, or a label of your own",
    (
        "--phone",
        "receptoin=112",
    ): "receptoin is not one of the words for a number: write reception, or a label less like it",
    (
        "--phone",
        "ward=call",
    ): 'call is no phone number: write digits, with spaces between them if you like: "+33 4 00 00 00 00"',
    (
        "--hours",
        "9 to 5",
    ): "9 to 5 is no line of opening hours: write days and times such as mon-fri 08:00-18:00, sat closed, "
    "holidays 10:00-12:00, or 24 hours",
    ("--web", "lac.example"): "lac.example is no web address: write https:// before it: https://lac.example",
    ("--format", "papyrus"): "there is no format papyrus: write one of ",
    ("--logo", "sign.svg"): "there is no file sign.svg",
    (
        "--name",
        "Clinic\nlocales: [de]",
    ): "Clinic\\nlocales: [de] has a line end, or a sign that prints nothing: write it on one line",
    ("--language", "french"): "french is no language tag CLDR knows: write a tag like fr or pt-BR",
}


@pytest.mark.parametrize("words", REFUSED)
def test_what_cannot_be_printed_of_a_clinic_is_refused_with_a_remedy(
    small: Workshop, run: Run, words: tuple[str, str]
) -> None:
    done = run(small, "new", "imprint", "lac", "--language", "fr", *words)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"feuillet: {REFUSED[words]}")
    assert not small.path("content/imprints/lac.yaml").exists()


def test_only_an_imprint_has_a_clinic(small: Workshop, run: Run) -> None:
    assert run(small, "new", "document", "tea", "--language", "fr", "--phone", "ward=1").status == 2
    assert run(small, "new", "locale", "sw", "--language", "sw").status == 2
