"""A run that finds nothing changed: it repeats what it said, and touches and loads nothing."""

import os
import shutil
import subprocess
import sys

from conftest import Run
from workshop import ROOT, Done, Workshop, finish

SMALLEST = ("--format", "epub", "--locale", "fr")


def cpu_seconds() -> float:
    """What the commands run so far have cost."""
    spent = os.times()
    return spent.children_user + spent.children_system


def loaded(done: Done) -> set[str]:
    """The libraries that a command imported, by ``-X importtime``."""
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in done.err.splitlines()}


def test_a_second_run_writes_nothing_and_says_so(workshop: Workshop, run: Run) -> None:
    first = run(workshop, "make")
    before = workshop.traces()
    second = run(workshop, "make")
    assert workshop.traces() == before
    assert (second.status, second.err) == (first.status, first.err) == (0, "")
    assert second.out == f"nothing has changed: {first.out}"


def test_a_second_run_takes_under_a_second_and_loads_neither_typesetter_nor_templates(workshop: Workshop) -> None:
    workshop.run("make")
    before = cpu_seconds()
    second = finish(workshop.start("make", python=("-X", "importtime")))
    assert cpu_seconds() - before < 1
    assert second.out.startswith("nothing has changed")
    assert "argparse" in loaded(second)  # so the list is one
    assert loaded(second) & {"weasyprint", "jinja2", "pydantic", "babel", "pikepdf", "ebooklib", "tqdm"} == set()


def test_a_run_that_delivers_from_the_store_does_not_load_the_typesetter(workshop: Workshop) -> None:
    shutil.rmtree(workshop.output)
    done = finish(workshop.start("make", "--workers", "1", python=("-X", "importtime")))
    assert done.status == 0
    assert len(workshop.products()) == len(workshop.manifest()) == 28
    assert "argparse" in loaded(done)
    assert "weasyprint" not in loaded(done)


def test_a_run_loads_nothing_of_a_shared_store_or_a_cluster(workshop: Workshop) -> None:
    shutil.rmtree(workshop.output)
    program = "import sys; from feuillet.cli import main; main(); print(*sys.modules)"
    words = ("make", "--workers", "2", "--project", str(workshop.root))
    done = subprocess.run([sys.executable, "-c", program, *words], cwd=ROOT, capture_output=True, text=True, check=True)
    modules = set(done.stdout.splitlines()[-1].split())
    assert "feuillet.publication.making" in modules  # so the list is one
    assert {name.partition(".")[0] for name in modules} & {"fsspec", "s3fs", "botocore", "distributed", "dask"} == set()
    assert {name for name in modules if name.endswith((".remote", ".shared_store", ".cluster", ".guest"))} == set()


def test_a_second_run_repeats_warnings_and_status(workshop: Workshop, run: Run) -> None:
    workshop.edit("content/documents/fever.yaml", "Buvez souvent.", "Buvez 2 litres.")
    first, second = run(workshop, "make", *SMALLEST), run(workshop, "make", *SMALLEST)
    assert "[loose-figures]" in first.err
    assert (second.status, second.err) == (first.status, first.err)
    assert first.status == 0


def test_a_second_run_repeats_errors_and_status(workshop: Workshop, run: Run) -> None:
    workshop.edit("content/documents/fever.yaml", "revision: 3", "revision: three")
    first, second = run(workshop, "make", "--json"), run(workshop, "make", "--json")
    assert first.status == second.status == 1
    assert first.answer["findings"] == second.answer["findings"] != []


def test_warnings_of_the_press_are_repeated_from_the_store(workshop: Workshop, run: Run) -> None:
    workshop.edit("templates/page.html", "</body>", '<img src="gone.png" alt="x"/></body>')
    words = ("make", "--format", "handout-a4", "--locale", "en", "--document", "fever")
    first = run(workshop, *words)
    shutil.rmtree(workshop.output)
    second = run(workshop, *words)
    assert "gone.png" in first.err
    assert (second.status, second.err) == (first.status, first.err)


def test_another_selection_is_another_question(workshop: Workshop, run: Run) -> None:
    run(workshop, "make")
    assert not run(workshop, "make", *SMALLEST).out.startswith("nothing has changed")


def test_a_product_that_was_removed_or_changed_by_hand_is_put_back(workshop: Workshop, run: Run) -> None:
    run(workshop, "make")
    before = workshop.digests()
    (workshop.output / "clinic/fr/fever.fr.epub").unlink()
    (workshop.output / "clinic/ja/fever-leaflet.ja.pdf").write_bytes(b"scribbled over")
    (workshop.output / "index.html").write_text("scribbled over", encoding="utf-8")
    assert run(workshop, "make").status == 0
    assert workshop.digests() == before
