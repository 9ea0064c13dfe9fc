"""Text fitted into panels: as large as it goes, then as loose as it goes, and never below the floor."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from feuillet.edition.galley import PDF, Format, Galley, Pages, Press, Printed
from feuillet.findings import Severity
from feuillet.press.pages.fitting import LARGEST_POINTS, SPACES, STEP_POINTS, Extent, Fit, Flow, fit, sizes
from feuillet.press.pages.pagination import paginate, search
from feuillet.press.pages.typesetting import typeset
from feuillet.press.sheets.folds import C_FOLD_A4
from feuillet.press.sheets.laying import fold_panels
from feuillet.press.sheets.office_printer import OfficePrinter
from feuillet.press.tagged.passes import print_tagged
from feuillet.production.job import Job, finished, print_job
from feuillet.production.store import FolderStore
from feuillet.writing.script import faces, typeface
from feuillet.writing.typefaces import Face

from . import small
from .printing import impose_panels, print_panels
from .sheets import signs

any_face = some.sampled_from(sorted(faces().values(), key=lambda face: face.family))


flows = some.builds(Flow, some.floats(0, 9), some.floats(-1, 9))


@dataclass(frozen=True)
class Text:
    """A text between a cover and a back of a page each: ``flows`` is what is guessed of it, right or wrong."""

    area: float
    blocks: float
    flows: tuple[Flow, ...]

    def count(self, size: float, space: float) -> int:
        """Count the pages it takes."""
        return 2 + math.ceil(self.area * size**2 + self.blocks * size * space)

    def measure(self, size: float, space: float) -> Extent:
        """Typeset it."""
        return Extent(self.count(size, space), self.flows)

    def known(self) -> "Text":
        """The same text where all is known of it that can be."""
        lines, gaps = self.area * LARGEST_POINTS**2, self.blocks * LARGEST_POINTS * max(SPACES)
        return replace(self, flows=(Flow(1, 0), Flow(lines, gaps), Flow(1, 0)))


@some.composite
def texts(draw: some.DrawFn) -> Text:
    """Draw texts by the room they take, which grows with the type's area and with the space between blocks; any guess of it."""
    area, blocks = draw(some.floats(0.001, 0.2)), draw(some.floats(0, 0.5))
    return Text(area, blocks, draw(some.lists(flows, max_size=4).map(tuple)))


def all_sizes(face: Face) -> Iterator[float]:
    """The steps from the largest size down to the floor, counted one by one."""
    size = LARGEST_POINTS
    while size * face.size >= face.floor:
        yield size
        size -= STEP_POINTS


def full_search(text: Text, pages: int, face: Face) -> tuple[float, float]:
    """Try every size at the closest space, then every space at the size that was found."""
    closest, smallest = min(SPACES), min(all_sizes(face))
    size = max((size for size in all_sizes(face) if text.count(size, closest) <= pages), default=smallest)
    return size, max((space for space in SPACES if text.count(size, space) <= pages), default=closest)


@given(texts(), some.integers(3, 8), any_face)
def test_whatever_is_guessed_the_result_is_that_of_a_full_search(text: Text, pages: int, face: Face) -> None:
    found = fit(text.measure, pages, face)
    assert (found.size, found.space) == full_search(text, pages, face)
    assert found.pages == text.count(found.size, found.space)


@given(texts(), some.integers(3, 8), any_face)
def test_type_is_never_below_the_floor(text: Text, pages: int, face: Face) -> None:
    assert fit(text.measure, pages, face).size * face.size >= face.floor


@pytest.mark.parametrize("script", faces())
def test_sizes_go_from_the_floor_to_the_largest_step_by_step(script: str) -> None:
    assert sizes(typeface(script)) == tuple(sorted(all_sizes(typeface(script))))


def tries(text: Text) -> list[tuple[float, float]]:
    """List what is typeset to fit a text into six pages."""
    tried: list[tuple[float, float]] = []

    def noted(size: float, space: float) -> Extent:
        tried.append((size, space))
        return text.measure(size, space)

    fit(noted, 6, typeface("Latn"))
    return tried


@given(texts())
def test_even_after_a_wrong_guess_few_fits_are_tried_and_none_twice(text: Text) -> None:
    tried = tries(text)
    assert len(tried) == len(set(tried)) <= 15


@given(texts())
def test_what_is_known_of_a_text_is_tried_first(text: Text) -> None:
    assert len(tries(text.known())) <= 5


def test_a_text_that_fits_at_the_largest_size_is_set_once() -> None:
    assert tries(Text(0.001, 0, ())) == [(LARGEST_POINTS, max(SPACES))]


@pytest.mark.parametrize(("language", "paragraphs"), [("en", 10), ("en", 13), ("ar", 10), ("ja", 11)])
def test_a_leaflet_is_fitted_as_by_a_full_search(language: str, paragraphs: int) -> None:
    galley = replace(small.leaflet(paragraphs, language), panels=6)

    def count(size: float, space: float) -> int:
        return len(typeset(galley, galley.parts[0], Fit(size, space, 0).style))

    found, _, typesettings = search(galley)
    better = [space for space in SPACES if space > found.space]
    assert count(found.size, found.space) <= 6
    assert all(count(found.size, space) > 6 for space in better)
    assert found.size == LARGEST_POINTS or count(found.size + STEP_POINTS, min(SPACES)) > 6
    assert typesettings <= 9


def test_a_leaflet_and_its_imposed_sheet_are_fitted_once(tmp_path: Path) -> None:
    galley = small.leaflet(MIDDLING["en"])
    galleys = tuple(replace(galley, panels=6, format=name) for name in ("leaflet", "leaflet-print"))
    lay = OfficePrinter(partial(fold_panels, fold=C_FOLD_A4))
    store, searched = FolderStore(tmp_path / "store"), list[Galley]()

    def noted(galley: Galley) -> Pages:
        searched.append(galley)
        return paginate(galley)

    presses: dict[str, Press] = {"leaflet": print_tagged, "leaflet-print": lay}
    for each in galleys:
        format = Format(each.format, "pdf", PDF, lambda *_: galley, presses[each.format], noted)
        print_job(Job("house", "en", "small", "Small", True, f"{each.format}.pdf", format, each, store))
    measured, imposed = (dict(made.measurements) for each in galleys if (made := store.get(each.digest)))
    assert len(searched) == 1
    assert measured.items() <= imposed.items()


LONG, MIDDLING, SHORT = 30, {"en": 16, "ar": 12}, 1
"""How many paragraphs do not fit, fit when set small, leave panels empty."""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_leaflet_that_is_too_long_is_set_smaller(language: str) -> None:
    printed = print_panels(small.leaflet(MIDDLING[language], language), C_FOLD_A4)
    measured, face = dict(printed.measurements), small.leaflet(1, language).face
    assert (printed.findings, measured["pages"]) == ((), 6)
    assert face.floor <= float(measured["type size, pt"]) < LARGEST_POINTS * face.size


def test_the_size_that_is_measured_is_the_size_that_is_printed() -> None:
    printed = print_panels(small.leaflet(MIDDLING["en"]), C_FOLD_A4)
    measured = dict(printed.measurements)["type size, pt"]
    assert {round(sign.size, 2) for page in signs(printed.content)[1:5] for sign in page} == {measured}


@pytest.mark.parametrize("press", [print_panels, impose_panels])
def test_a_leaflet_too_long_even_at_the_floor_is_an_error(press: Callable[..., Printed]) -> None:
    (finding,) = press(small.leaflet(LONG), C_FOLD_A4).findings
    assert (finding.severity, finding.check) == (Severity.ERROR, "fitting")
    assert finding.problem.endswith("panels of 6 at the smallest type allowed")


@pytest.mark.slow
def test_a_leaflet_of_too_many_panels_is_kept_with_its_error(tmp_path: Path) -> None:
    galley = replace(small.leaflet(LONG), panels=6)
    format = Format("leaflet", "pdf", PDF, lambda *_: galley, print_tagged, paginate)
    job = Job(
        "house", "en", "small", "Small", True, "small-leaflet.pdf", format, galley, FolderStore(tmp_path / "store")
    )
    print_job(job)
    entry = finished(job.store, job.address)
    assert entry
    assert [(each.check, each.severity) for each in entry.findings] == [("fitting", Severity.ERROR)]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_short_leaflet_gets_panels_for_notes_before_its_back(language: str) -> None:
    printed = print_panels(small.leaflet(SHORT, language), C_FOLD_A4)
    words = ["".join(sign.text for sign in page) for page in signs(printed.content)]
    assert printed.findings == ()
    assert [words[0], *words[2:]] == ["Cover", "Notes", "Notes", "Notes", "Back"]


Folds = tuple[tuple[str, float], ...]
LARGER: Folds = (("a4-8", 1.08), ("a3-6", 2.07), ("a3-8", 2.25))


@pytest.mark.parametrize(
    ("paragraphs", "larger", "advice"),
    [(23, LARGER, LARGER[:1]), (LONG, LARGER, LARGER[1:2]), (LONG, LARGER[:1], ())],
    ids=["a little", "much", "more than any holds"],
)
def test_a_leaflet_too_long_names_the_smallest_fold_that_would_hold_it(
    paragraphs: int, larger: Folds, advice: Folds
) -> None:
    (finding,) = print_panels(replace(small.leaflet(paragraphs), larger=larger), C_FOLD_A4).findings
    assert finding.remedy.startswith("cut about ")
    assert re.findall(r"write fold: (\S+) .* which holds (\S+) times as much", finding.remedy) == [
        (name, str(more)) for name, more in advice
    ]
