"""The garbage collector rests while something is printed, and what is left is collected within a bound of memory."""

import gc
from io import BytesIO
from types import SimpleNamespace
from typing import Any
from weakref import ref

import pikepdf
import pytest

from feuillet.edition.galley import Printed
from feuillet.findings import Finding
from feuillet.pdf.document import PdfDocument, read_pdf
from feuillet.press import garbage
from feuillet.press.garbage import Mark, in_use, resting
from feuillet.press.pages.pagination import paginate
from feuillet.production.job import inspect_product

from . import small


class Knot:
    """What only a collector can free."""

    left = 0

    def __init__(self) -> None:
        self.itself = self
        Knot.left += 1

    def __del__(self) -> None:
        Knot.left -= 1


@pytest.fixture(autouse=True)
def thawed() -> None:
    gc.unfreeze()
    gc.collect()
    Knot.left, Mark.memory = 0, in_use()


def test_nothing_is_collected_while_it_rests() -> None:
    with resting():
        assert not gc.isenabled()
        Knot()
        assert Knot.left == 1
    assert gc.isenabled()


def test_what_a_layout_leaves_is_given_up_without_the_collector() -> None:
    galley = small.leaflet(12)
    paginate(galley)
    gc.collect()
    gc.disable()
    try:
        before = len(gc.get_objects())
        paginate(galley)
        left = len(gc.get_objects()) - before
    finally:
        gc.enable()
        gc.collect()
    assert left < 700  # what the parser of the markup leaves; all else were thousands


def test_what_became_garbage_meanwhile_is_collected_afterwards() -> None:
    with resting():
        Knot()
    assert Knot.left == 0


def test_what_was_there_before_stays_until_the_bound_is_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    knot = [Knot()]
    with resting():
        knot.clear()
    gc.collect()
    assert Knot.left == 1
    monkeypatch.setattr(garbage, "BOUND_BYTES", -(10**12))
    with resting():
        pass
    assert Knot.left == 0


def test_who_rests_within_a_rest_does_not_end_it() -> None:
    with resting():
        with resting():
            pass
        assert not gc.isenabled()


def test_it_works_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken"), resting():
        raise ValueError("broken")
    assert gc.isenabled()


def test_what_was_read_of_a_file_for_its_checks_goes_with_its_job() -> None:
    seen = list[ref[PdfDocument]]()

    def check(printed: Printed, *_: object) -> tuple[Finding, ...]:
        seen.append(ref(read_pdf(printed.content)))
        assert seen[0]() is seen[-1]()
        return ()

    target = BytesIO()
    pikepdf.new().save(target)
    job: Any = SimpleNamespace(inspections=(check, check), galley=None, format=None)
    with resting():
        inspect_product(job, Printed(target.getvalue()))
    assert [each() for each in seen] == [None, None]
