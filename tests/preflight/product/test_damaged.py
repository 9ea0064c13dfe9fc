"""A product that was damaged on the disk is a finding, not a traceback."""

import pytest
from conftest import Run
from workshop import Workshop


@pytest.mark.parametrize(
    "name", ["clinic/fr/fever.fr.epub", pytest.param("clinic/fr/fever-leaflet.fr.pdf", marks=pytest.mark.slow)]
)
def test_a_product_that_was_cut_off_is_a_finding(workshop: Workshop, run: Run, name: str) -> None:
    file = workshop.output / name
    file.write_bytes(file.read_bytes()[:3000])
    done = run(workshop, "preflight")
    assert done.status == 1
    assert any(line.startswith(f"output/{name}: ") for line in done.findings)
