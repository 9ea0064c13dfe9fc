"""A translation a third longer than the French still folds: every leaflet, from the left and from the right."""

import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from workshop import ROOT

from feuillet.cldr import PSEUDO


@pytest.mark.slow
def test_a_leaflet_a_third_longer_still_fits_its_six_panels_or_says_which_texts_to_shorten(tmp_path: Path) -> None:
    words = [word for tag in PSEUDO for word in ("--locale", tag)]
    places = [
        "--imprint",
        "house",
        "--format",
        "leaflet",
        "--output",
        str(tmp_path / "output"),
        "--store",
        str(tmp_path / "store"),
    ]
    command = [sys.executable, str(ROOT / "build.py"), "make", "--project", str(ROOT), *words, *places]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for tag in PSEUDO:
        leaflet = tmp_path / f"output/house/{tag}/naltrexone-leaflet.{tag}.pdf"
        if leaflet.exists():
            assert len(pypdfium2.PdfDocument(leaflet)) == 6
        else:
            said = [line for line in done.stderr.splitlines() if tag in line and "[fitting]" in line]
            assert said
            assert "characters" in said[0]


@pytest.mark.slow
def test_what_no_patient_may_read_is_linked_from_no_list(tmp_path: Path) -> None:
    places = [
        "--imprint",
        "house",
        "--format",
        "epub",
        "--output",
        str(tmp_path / "output"),
        "--store",
        str(tmp_path / "store"),
    ]
    command = [sys.executable, str(ROOT / "build.py"), "make", "--project", str(ROOT), "--locale", "qps-ploc", *places]
    subprocess.run(command, capture_output=True, check=True)
    assert (tmp_path / "output/house/qps-ploc/naltrexone.qps-ploc.epub").exists()
    assert "qps-ploc" not in (tmp_path / "output/index.html").read_text(encoding="utf-8")
