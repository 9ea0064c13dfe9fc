"""A job that cannot be printed is a finding of its own, and the run goes on without it."""

import dataclasses
import os
from pathlib import Path

import pytest
from conftest import Run
from workshop import PRODUCTS, Workshop, publication, set_up

from feuillet.cli import features
from feuillet.edition.galley import Format, Galley, Pages, Press, Printed
from feuillet.findings import Finding, Location
from feuillet.formats import handout
from feuillet.production.workers import Processes
from feuillet.publication.asks import Selection
from feuillet.publication.features import Features
from feuillet.publication.making import Outcome, Request, make

BAD = "clinic/en/fever-handout-a4.en.pdf"
EN_FEVER = Selection(("fever",), ("en",), (), ("clinic",))


def copying(galley: Galley, _pages: Pages) -> Printed:
    """A press that costs nothing, so that only what goes wrong is tested."""
    return Printed(galley.digest.encode(), (("pages", 1),))


def raising(galley: Galley, _pages: Pages) -> Printed:
    raise MemoryError(galley.title)


def dying(_galley: Galley, _pages: Pages) -> Printed:
    os.kill(os.getpid(), 9)
    raise AssertionError("the process is dead")


def faulty(galley: Galley, _pages: Pages) -> Printed:
    """A press that prints, and says that what it printed must not be used."""
    return Printed(galley.digest.encode(), (), (Finding(Location("?"), "it is blank", "print it", "press"),))


def presses(press: Press) -> Features:
    """All formats: handouts are printed by ``press``, the others by the press that costs nothing."""
    formats = tuple(
        dataclasses.replace(format, press=press if format.name == "handout-a4" else copying, paginate=None)
        for format in features().formats
    )
    return dataclasses.replace(features(), formats=formats, inspections=())


def produce(workshop: Workshop, press: Press, count: int) -> Outcome:
    said: list[tuple[int, int, str]] = []
    request = Request(workshop.output, EN_FEVER, Processes(count))
    outcome = make(publication(workshop.root, presses(press)), request, lambda *step: said.append(step))
    assert said[-1][:2] == (3, 3)  # a job that failed is over, too
    return outcome


@pytest.mark.parametrize(
    ("press", "count", "reason"),
    [(raising, 1, "MemoryError: Fever"), (raising, 2, "MemoryError: Fever"), (dying, 2, "its process ended")],
    ids=["raises here", "raises there", "dies there"],
)
def test_a_job_that_fails_is_its_own_finding_and_the_others_are_delivered(
    empty: Workshop, press: Press, count: int, reason: str
) -> None:
    outcome = produce(empty, press, count)
    (finding,) = outcome.findings
    assert str(finding).startswith(f"output/{BAD}: this could not be printed: {reason}")
    assert str(finding).endswith("[press]")
    assert {product.path for product in outcome.products} == {
        "clinic/en/fever-leaflet.en.pdf",
        "clinic/en/fever.en.epub",
    }
    assert empty.products() == {product.path for product in outcome.products}


def test_what_the_press_finds_wrong_is_not_delivered(empty: Workshop) -> None:
    outcome = produce(empty, faulty, 1)
    assert [str(finding) for finding in outcome.findings] == [f"output/{BAD}: it is blank; print it [press]"]
    assert BAD not in empty.products()


@pytest.mark.slow
def test_one_process_and_two_deliver_the_same(empty: Workshop, tmp_path: Path) -> None:
    other = set_up(tmp_path / "other")
    alone, beside = produce(empty, copying, 1), produce(other, copying, 2)
    assert alone.products == beside.products
    assert empty.products() == other.products()


def with_press(format: Format, press: Press) -> Format:
    return dataclasses.replace(format, press=press, paginate=None) if format.name == "handout-a4" else format


def test_a_job_that_failed_keeps_what_stood_there_and_is_tried_again_by_the_next_run(
    workshop: Workshop, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.edit("locales/en/LC_MESSAGES/fever.po", "Drink often.", "Drink a lot.")
    before = workshop.digests()
    with monkeypatch.context() as patch:
        patch.setattr(handout, "FORMATS", tuple(with_press(format, raising) for format in handout.FORMATS))
        failed = run(workshop, "make", "--workers", "1")
    assert failed.status == 1
    assert "could not be printed: MemoryError" in failed.err
    assert workshop.digests()[BAD] == before[BAD]
    assert workshop.in_state("outdated") == {BAD}
    again = run(workshop, "make", "--workers", "1")
    assert (again.status, again.err) == (0, "")
    assert workshop.digests()[BAD] != before[BAD]
    assert workshop.in_state("current") == PRODUCTS
