"""A translation a third longer than the French still folds: every leaflet, from the left and from the right."""

from pathlib import Path

import pypdfium2
import pytest
from conftest import Run
from workshop import ROOT, Done, Workshop

from feuillet.cldr import PSEUDO


def make(run: Run, folder: Path, format: str, *tags: str) -> tuple[Workshop, Done]:
    """Make the house's editions in made-up translations, and return where they are, and what was said."""
    places = ("--output", str(folder / "output"), "--store", str(folder / "store"), "--workers", "1")
    chosen = ("--imprint", "house", "--format", format, *(word for tag in tags for word in ("--locale", tag)))
    return Workshop(folder), run(Workshop(ROOT), "make", *chosen, *places)


@pytest.mark.slow
def test_a_leaflet_a_third_longer_still_fits_its_six_panels_or_says_which_texts_to_shorten(
    run: Run, tmp_path: Path
) -> None:
    made, done = make(run, tmp_path, "leaflet", *PSEUDO)
    for tag in PSEUDO:
        leaflet = made.output / f"house/{tag}/naltrexone-leaflet.{tag}.pdf"
        if leaflet.exists():
            assert len(pypdfium2.PdfDocument(leaflet)) == 6
        else:
            said = [line for line in done.findings if tag in line and "[fitting]" in line]
            assert said
            assert "characters" in said[0]


@pytest.mark.slow
def test_what_no_patient_may_read_is_linked_from_no_list(run: Run, tmp_path: Path) -> None:
    made, done = make(run, tmp_path, "epub", "qps-ploc")
    assert done.status == 0
    assert (made.output / "house/qps-ploc/naltrexone.qps-ploc.epub").exists()
    assert "qps-ploc" not in (made.output / "index.html").read_text(encoding="utf-8")
    assert not (made.output / "qps-ploc").exists()
