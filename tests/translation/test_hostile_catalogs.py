"""What a catalog says is printed or refused, and never acts: markup, scripts, links, control characters.

The files of `hostile/` hold what is tried: translations of a document's texts and of the templates' own words, and names.
"""

import json
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import active
import pikepdf
import pypdfium2
import pytest
import tinycss2  # type: ignore[import-untyped]  # it ships no types
import yaml
from lxml import html
from workshop import Done, Workshop, set_up

from feuillet.cldr import Locale
from feuillet.discovery import modules
from feuillet.edition.finished_text import line
from feuillet.edition.imprint import Imprint, read_imprint
from feuillet.edition.interface_words import Words, counters, faults
from feuillet.findings import Finding, Location, Severity, any_error
from feuillet.manuscript.document import Document
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.prose import validate
from feuillet.manuscript.reader import read_document
from feuillet.preflight import translation as checks
from feuillet.project import Project
from feuillet.translation import po
from feuillet.translation.domains import of_templates
from feuillet.translation.glossary import Usage
from feuillet.translation.messages import Message, Messages, extract
from feuillet.translation.translator import examine, offered

FOLDER = Path(__file__).with_name("hostile")
GERMAN = Locale("de")
SOURCE = "Texte à traduire."
COMPARISONS = tuple(module.check for module in modules(checks))
UNWRITTEN = re.compile("[\0\x1b\x80-\x9f\u2028]")
"""What stops a whole catalog when it is read."""


@dataclass(frozen=True)
class Attempt:
    """One entry of `hostile/`."""

    says: str
    source: str = SOURCE
    prints: str = ""
    finding: str = ""
    id: str = ""

    @property
    def printed(self) -> str:
        """What must be read on the page, as far as typography leaves it alone."""
        return bare(self.prints or self.says)


def read(name: str) -> list[Any]:
    """Read a file of attempts, as parameters of a test."""
    entries = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return [
        pytest.param(Attempt(**entry), id=f"{number}: {entry['says'][:30]!r}") for number, entry in enumerate(entries)
    ]


TEXTS, WORDS, NAMES = map(read, ("texts.yaml", "words.yaml", "names.yaml"))


def bare(text: str) -> str:
    """Leave out spaces, quotes and dashes, which typography sets and lines break at."""
    return re.sub(r"[^\w<>(){}\[\]=;:/&#@%+*!?\\]", "", text)


def accepted(attempt: Attempt, folder: Path) -> tuple[str | None, list[Finding]]:
    """Bring a translation from its file to its markup, or to findings."""
    file = folder / "tea.po"
    wanted = Messages("tea", "de", messages=(Message("text", attempt.source, attempt.says),))
    file.write_text(po.write(wanted), encoding="utf-8", newline="")
    messages, found = po.read(file, "tea.po", "tea", GERMAN)
    findings = list(found)
    if messages is None:
        return None, findings
    message = messages.get("text", attempt.source)
    source = replace(validate(attempt.source), language="fr")
    target = offered(source, message, Usage(GERMAN))
    if target is not None:
        findings += examine(source, target, Usage(GERMAN), COMPARISONS)
        target = None if any_error(tuple(findings)) else target
    return (None if target is None else line(target, GERMAN, "latn", foreign=False).__html__()), findings


@pytest.mark.parametrize("attempt", TEXTS)
def test_a_hostile_translation_is_a_finding_or_text(attempt: Attempt, tmp_path: Path) -> None:
    markup, findings = accepted(attempt, tmp_path)
    if attempt.finding:
        assert markup is None
        assert [each for each in findings if each.problem.startswith(attempt.finding) or each.check == po.CHECK], (
            findings
        )
        assert all(each.location.path == "tea.po" and each.location.line and each.remedy for each in findings)
        return
    assert [each for each in findings if each.severity is not Severity.QUESTION] == []  # it may well be asked about
    assert markup is not None
    assert_text(markup, attempt.printed)


def assert_text(markup: str, wanted: str) -> None:
    """Hold markup to be our own: inline elements and what they need, round the words that were said."""
    root = html.fragment_fromstring(markup, create_parent="p")
    assert {element.tag for element in root.iter()} <= {"p", "a", "em", "strong", "span", "wbr"}
    assert {(element.tag, name) for element in root.iter() for name in element.attrib} <= {
        ("a", "href"),
        ("span", "class"),
    }
    assert list(active.in_markup(root, markup.encode())) == []
    assert bare(root.text_content()) == wanted


def words(attempt: Attempt) -> Words:
    """Translate one word of the page."""
    message = Message("", attempt.id, attempt.says, location=Location("templates.po", 1))
    return Words(Messages("templates", "de", messages=(message,)), GERMAN)


@pytest.mark.parametrize("attempt", WORDS)
def test_a_hostile_word_of_the_page_is_a_finding_or_text(attempt: Attempt) -> None:
    said = words(attempt)
    found = list(faults(said.messages))
    if attempt.finding:
        assert [each.problem[: len(attempt.finding)] for each in found] == [attempt.finding]
        assert said.plain(attempt.id) == attempt.id  # in the templates' own language, and marked so
        assert said.say(attempt.id).startswith('<bdi lang="en"')
    else:
        assert found == []
        assert_text(str(said.say(attempt.id)), attempt.printed)


@pytest.mark.parametrize(
    "text",
    [each.values[0].says for each in (*TEXTS, *WORDS)]
    + ["\\", '\\"', "a\\\n", '"', "*/", "{page}{pages}{page", "e\u0301"],
)
def test_a_header_says_its_text_and_nothing_in_it_ends_the_string(text: str) -> None:
    sheet = f":root {{ --page-count: {counters(text)}; color: red }}"
    (rule,) = tinycss2.parse_stylesheet(sheet)
    count, colour = tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
    assert colour.lower_name == "color"
    values = [token for token in count.value if token.type != "whitespace"]
    assert {token.type for token in values} <= {"string", "function"}
    said = "".join(token.value if token.type == "string" else f"{{{token.arguments[0].value}}}" for token in values)
    assert said.replace("{page}", "").replace("{pages}", "") == said_by_css(
        text.replace("{page}", "").replace("{pages}", "")
    )
    assert "<" not in sheet


def said_by_css(text: str) -> str:
    """What a style sheet can say of a text: it knows no NUL."""
    return text.replace("\0", "\ufffd")


@pytest.mark.parametrize("attempt", NAMES)
@pytest.mark.parametrize("field", ["name", "address"])
def test_a_hostile_name_is_a_finding_or_taken_as_it_stands(attempt: Attempt, field: str, tmp_path: Path) -> None:
    file = tmp_path / "clinic.yaml"
    content = {"language": "de", "name": "Klinik", "formats": ["web"]}
    file.write_text(
        yaml.safe_dump(content | {field: attempt.says if field == "name" else [attempt.says]}), encoding="utf-8"
    )
    imprint, findings = read_imprint(file, "clinic.yaml", Figures(file.parent))
    assert (imprint is None) == bool(findings) == bool(attempt.finding)
    assert [each.problem[: len(attempt.finding)] for each in findings] == [attempt.finding] * len(findings)


GOOD = {
    "Ce document est un exemple et non un avis médical.": "Dieses Dokument ist ein Beispiel und kein ärztlicher Rat.",
    "Prendre du paracétamol": "Paracetamol einnehmen",
    "Votre médecin peut prescrire {500 mg} toutes les {6 hours}.": "Ihr Arzt kann {500 mg} alle {6 hours} verordnen.",
    "Ne dépassez jamais la dose prescrite.": "Überschreiten Sie nie die verordnete Dosis.",
}
"""What must be well translated, or there is no edition."""


@dataclass(frozen=True)
class Press:
    """A project whose German catalogs, names and sources all mean harm."""

    workshop: Workshop

    def write(self, domain: str, messages: tuple[Message, ...], said: dict[str, str]) -> None:
        """Write a catalog: what is not said is translated by itself."""
        told = tuple(Message(each.context, each.id, said.get(each.id, each.id)) for each in messages)
        file = self.workshop.path(f"locales/de/LC_MESSAGES/{domain}.po")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(po.write(Messages(domain, "de", messages=told)), encoding="utf-8", newline="")

    def fill(self, formats: tuple[str, ...]) -> None:
        """Lay out the document, the imprint and their catalogs."""
        names = [each.values[0].says for each in NAMES if not each.values[0].finding]
        texts = [each.values[0] for each in TEXTS if not UNWRITTEN.search(each.values[0].says)]
        sources = [f"{each.source} {chr(97 + n // 26)}{chr(97 + n % 26)}" for n, each in enumerate(texts)]
        fever, clinic = (
            self.workshop.path("content/documents/fever.yaml"),
            self.workshop.path("content/imprints/clinic.yaml"),
        )
        document = yaml.safe_load(fever.read_text(encoding="utf-8"))
        document["sections"][0]["blocks"] += [
            {"id": f"t{n}", "text": source, "leaflet": "omit"} for n, source in enumerate(sources)
        ]
        document["references"] = [{"id": f"r{n}", "citation": name} for n, name in enumerate(names)]
        fever.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), encoding="utf-8")
        imprint = yaml.safe_load(clinic.read_text(encoding="utf-8"))
        imprint |= {"name": names[0], "address": names, "formats": list(formats)}
        clinic.write_text(yaml.safe_dump(imprint, allow_unicode=True, sort_keys=False), encoding="utf-8")
        tree, found = read_document(fever, "fever.yaml", Figures(fever.parent))
        other, more = read_imprint(clinic, "clinic.yaml", Figures(clinic.parent))
        assert isinstance(tree, Document), found
        assert isinstance(other, Imprint), more
        title = "</title><script>alert(x)</script> () /JS (app.alert)"
        said = (
            dict(zip(sources, (each.says for each in texts), strict=True))
            | GOOD
            | {
                tree.title.text: title,
                tree.message.text: title,
            }
        )
        self.write("fever", tuple(extract(tree, "fever.yaml")), said)
        self.write("imprint-clinic", tuple(extract(other, "clinic.yaml")), {"Accueil": "<script>alert(x)</script>"})
        template = of_templates(Project(self.workshop.root)).template.messages
        self.write("templates", template, {each.values[0].id: each.values[0].says for each in WORDS})


def make(folder: Path, formats: tuple[str, ...]) -> tuple[Workshop, Done]:
    """Make a project that means harm."""
    workshop = set_up(folder)
    for name in ("content/documents/hand-washing.yaml", "content/imprints/ward.yaml"):
        workshop.path(name).unlink()
    shutil.rmtree(workshop.path("locales"))
    Press(workshop).fill(formats)
    return workshop, workshop.run("make", "--locale", "de", "--locale", "fr")


def text_of(file: Path) -> str:
    """Read what a product says."""
    if file.suffix == ".pdf":
        document = pypdfium2.PdfDocument(file)
        try:
            return "".join(page.get_textpage().get_text_bounded() for page in document)
        finally:
            document.close()
    if file.suffix == ".epub":
        with ZipFile(file) as book:
            pages = [book.read(name) for name in book.namelist() if name.endswith(".xhtml")]
    else:
        pages = [file.read_bytes()]
    return "".join(html.fromstring(page).text_content() for page in pages)


OF_THE_SHELF = ("element script", "element form")
"""What acts in its pages: the search, and the question for a sign."""


def is_of_the_shelf(script: Any) -> bool:
    """Return whether a script is a file of the shelf's own, or JSON-LD, which does nothing."""
    if script.get("type") == "application/ld+json":
        return bool(json.loads(script.text))
    return not script.text and script.get("src", "").endswith(("shelf/shelf.js", "shelf/index.js", "search.js"))


def assert_harmless(workshop: Workshop, done: Done, wanted: set[str]) -> None:
    """Hold a run to its findings, and its products to what they say and do not do."""
    expected = [each.values[0].finding for each in (*TEXTS, *WORDS) if not UNWRITTEN.search(each.values[0].says)]
    assert [begin for begin in filter(None, expected) if begin not in done.err] == []
    assert "Traceback" not in done.err
    assert wanted <= {path.rpartition("/")[2] for path in workshop.products() if "/de/" in path}
    for path in workshop.products():
        assert (path, active.in_file(workshop.output / path)) == (path, [])
    for page in {*workshop.output.rglob("*.html")} - {workshop.output / path for path in workshop.products()}:
        assert [each for each in active.in_file(page) if each not in OF_THE_SHELF] == [], page
        assert all(map(is_of_the_shelf, html.fromstring(page.read_bytes()).iter("script"))), page
    for name in wanted:
        said = bare(text_of(workshop.output / "clinic" / "de" / name))
        assert [each.id for each in TEXTS if not each.values[0].finding and each.values[0].printed not in said] == []


@pytest.mark.slow
def test_a_web_page_of_hostile_catalogs_is_harmless_and_says_what_they_say(tmp_path: Path) -> None:
    workshop, done = make(tmp_path / "project", ("web",))
    assert_harmless(workshop, done, {"fever.de.html"})


@pytest.mark.slow
def test_every_format_of_hostile_catalogs_is_harmless_and_says_what_they_say(tmp_path: Path) -> None:
    read_back = ("handout-a4", "booklet", "booklet-print", "bilingual")
    formats = (*read_back, "large-print", "leaflet", "leaflet-print", "epub", "web")
    workshop, done = make(tmp_path / "project", formats)
    pdfs = {f"fever-{name}.de.pdf" for name in read_back}
    leaflets = {"fever-leaflet.de.pdf", "fever-leaflet-print.de.pdf"}
    assert {path.rpartition("/")[2] for path in workshop.products()} > leaflets
    assert_harmless(workshop, done, {*pdfs, "fever.de.epub", "fever.de.html"})


ACTING = (
    ("<p onclick='x()'>x</p>", "attribute onclick"),
    ("<p><script>x()</script></p>", "element script"),
    ("<p><a href='JAVA\nscript:x()'>x</a></p>", "href to JAVA"),
    ("<p><a href='data:text/html,x'>x</a></p>", "href to data"),
    ("<p><img src='file:///x'/></p>", "src to file"),
    ("<p><meta http-equiv='Refresh' content='0'/></p>", "element meta"),
    ("<p>\u202ex</p>", "control"),
    ("<div><style>p { background: url(https://x) }</style></div>", "style url"),
    ("<div><style>@import 'x';</style></div>", "style @import"),
    ("<div><style>} p { color: red }</style></div>", "style }"),
)


@pytest.mark.parametrize(("markup", "seen"), ACTING)
def test_markup_that_acts_would_be_seen(markup: str, seen: str) -> None:
    found = list(active.in_markup(html.fragment_fromstring(markup), markup.encode()))
    assert [each[: len(seen)] for each in found] == [seen]


@pytest.mark.parametrize("action", ["/S /JavaScript /JS (x)", "/S /Launch /F (x)", "/S /URI /URI (javascript:x)"])
def test_a_pdf_that_acts_would_be_seen(action: str, tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].Annots = pikepdf.Object.parse(f"[<< /Type /Annot /Subtype /Link /A << {action} >> >>]".encode())
    pdf.save(tmp_path / "acting.pdf")
    assert active.in_file(tmp_path / "acting.pdf")
