"""What a clinic says of itself is on paper and in the book: its logo, what each number is for, its opening hours."""

import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import Run
from workshop import ROOT, Workshop

from feuillet.press.tagged.placed_figures import figures

pytestmark = pytest.mark.slow
LAKE = """\
language: fr
name: Clinique du Lac
logo: lake.svg
phones:
  - {for: reception, number: "+33 4 00 00 00 00"}
  - {for: emergency, number: "15"}
hours: [mon-fri 08:00-12:00, holidays closed]
formats: [handout-a4, epub, web]
digits: {ar: arab}
"""
TAG = re.compile("<[^>]*>")
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30h-90z" fill="#1a5276"/></svg>'
SAID = ("الطوارئ", "15", "الاستقبال", "+33 4 00 00 00 00", "الاثنين – الجمعة", "٨:٠٠ ص", "العطل الرسمية: مغلق")


@pytest.fixture
def made(small: Workshop, run: Run) -> Path:
    """Make what a clinic issues in Arabic; all that is made is inspected."""
    small.path("content/imprints/lake.yaml").write_text(LAKE, encoding="utf-8")
    small.path("content/figures/lake.svg").write_text(LOGO, encoding="utf-8")
    shutil.copytree(ROOT / "tests/project/locales/ar", small.path("locales/ar"))
    words = "locales/ar/LC_MESSAGES/templates.po"
    shutil.copyfile(ROOT / words, small.path(words))
    done = run(small, "make", "--imprint", "lake", "--locale", "ar", "--workers", "1")
    assert (done.status, done.err) == (0, "")
    return small.output / "lake" / "ar"


def test_a_clinic_is_known_by_its_logo_and_reached_by_what_it_says(made: Path) -> None:
    (logo,) = figures((made / "fever-handout-a4.ar.pdf").read_bytes())
    left, bottom, right, top = logo.box
    assert (logo.page, logo.alternative) == (0, "Clinique du Lac")
    assert (right - left) / (top - bottom) == pytest.approx(3, abs=0.01)
    page = (made / "fever.ar.html").read_text(encoding="utf-8")
    assert 'alt="Clinique du Lac"' in page
    assert "data:image/svg+xml;base64," in page
    with ZipFile(made / "fever.ar.epub") as book:
        opening, text = (book.read(f"EPUB/{name}.xhtml").decode() for name in ("opening", "text"))
        assert 'src="figures/lake.svg"' in opening
        assert b"1a5276" in book.read("EPUB/figures/lake.svg")
    for screen in (page, text):
        contact = TAG.sub("", screen.partition('id="contact"')[2]).replace("\u00a0", " ").replace("\u2009", " ")
        places = [contact.index(said) for said in SAID]
        assert places == sorted(places)
