"""Each script that has a typeface is printed: a small document in it, through every stop.

What is asked of each page: no empty box, no ink outside the paper, the text read back whole by another reader, and no finding.
"""

import re
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pypdfium2
import pytest
import yaml
from pypdfium2.raw import FPDFText_GetUnicode
from workshop import ROOT, publication

from feuillet.cldr import Locale
from feuillet.findings import Severity
from feuillet.pdf.document import read_pdf
from feuillet.publication.asks import Ask, Name
from feuillet.publication.publication import Publication
from feuillet.writing.script import faces

HERE = Path(__file__).parent / "scripts"
FEW = ("Adlm", "Arab", "Beng", "Cyrl", "Jpan", "Khmr", "Latn", "Mymr", "Thaa", "Thai")
"""The scripts that `make test` prints; `make verify` has the others."""
TIMES = 4
"""How often the two sentences are printed, so that they take several lines."""
UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\u2066-\u2069\ufffe]")
IMPRINT = """language: en
name: Ward
accent: "#5b2a86"
emergency: {label: Emergency, number: "112"}
formats: [handout-a4]
"""
pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Shown:
    """A script's two sentences, and the language they are in."""

    language: str
    text: str

    @property
    def paragraph(self) -> str:
        """A text of several lines."""
        return " ".join([self.text] * TIMES)


def shown(code: str) -> Shown:
    """Read what shows a script."""
    said = yaml.safe_load((HERE / f"{code.lower()}.yaml").read_text(encoding="utf-8"))
    return Shown(said["language"], said["text"])


def document(code: str) -> str:
    """Write a manuscript in a script: a paragraph, a list, and a warning in bold."""
    about = shown(code)
    block = {"id": "text", "text": f"{about.paragraph} **{about.text}**"}
    content = {
        "language": about.language,
        "title": about.text,
        "message": about.text,
        "leaflet": {"title": about.text, "message": about.text},
        "key-points": [about.text],
        "revision": 1,
        "date": "2026-02-01",
        "next-review": "2027-02-01",
        "licence": "CC BY-SA 4.0",
        "notices": [{"id": "sample", "everywhere": True, "text": about.text}],
        "sections": [{"id": "wash", "title": about.text, "role": "how-to-use", "blocks": [block]}],
    }
    return yaml.safe_dump(content, allow_unicode=True)


@pytest.fixture(scope="module")
def publishing(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Open a project with a document for each script."""
    return opened(tmp_path_factory.mktemp("scripts"))


def opened(root: Path) -> Publication:
    """Lay the project out."""
    shutil.copytree(ROOT / "templates", root / "templates")
    for folder in ("content/documents", "content/imprints", "content/figures", "locales"):
        (root / folder).mkdir(parents=True)
    (root / "content" / "imprints" / "ward.yaml").write_text(IMPRINT, encoding="utf-8")
    for code in faces():
        (root / "content" / "documents" / f"{code.lower()}.yaml").write_text(document(code), encoding="utf-8")
    return publication(root)


def test_every_script_with_a_typeface_has_two_sentences() -> None:
    assert {file.stem for file in HERE.glob("*.yaml")} == {code.lower() for code in faces()}


@pytest.mark.parametrize(
    "code", [code if code in FEW else pytest.param(code, marks=pytest.mark.verify) for code in faces()]
)
def test_a_script_is_printed_whole(publishing: Publication, code: str) -> None:
    answer = publishing.product(Ask(Name(code.lower(), shown(code).language, "ward"), "handout-a4"))
    assert answer.value is not None
    assert [str(finding) for finding in answer.findings if finding.severity is not Severity.WARNING] == []
    for page in read_pdf(answer.value.content).pages:
        outside = [sign for run in page.inked for sign in run.signs if sign.box.within(page.box) < 0]
        assert outside == []
    wanted, read = plain(shown(code).paragraph), plain(read_by_pdfium(answer.value.content))
    if Locale(shown(code).language).direction == "rtl":
        assert not units(wanted) - units(read)  # their order is pdfium's affair
    else:
        assert wanted in read


def read_by_pdfium(content: bytes) -> str:
    """Read a PDF."""
    with pypdfium2.PdfDocument(content) as pdf:
        pages = [page.get_textpage() for page in pdf]
        found = [FPDFText_GetUnicode(page.raw, at) for page in pages for at in range(page.count_chars())]
    return b"".join(unit.to_bytes(2, "little") for unit in found).decode("utf-16-le", "surrogatepass")


def units(text: str) -> Counter[int]:
    """Count the units of UTF-16: pdfium turns the halves of a letter beyond U+FFFF round where it turns a line."""
    said = text.encode("utf-16-le", "surrogatepass")
    return Counter(int.from_bytes(said[at : at + 2], "little") for at in range(0, len(said), 2))


def plain(text: str) -> str:
    """A text without what nobody sees."""
    return UNSEEN.sub("", normalize("NFC", text))
