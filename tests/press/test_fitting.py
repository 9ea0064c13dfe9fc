"""Text fitted into panels: as large as it goes, then as loose as it goes, and never below the floor."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from feuillet.edition.galley import PDF, Format, Galley, Pages, Press, Printed
from feuillet.findings import Severity
from feuillet.press.pages.composing import Composer
from feuillet.press.pages.fitting import LARGEST_POINTS, STEP_POINTS, Fit, closest, sizes
from feuillet.press.pages.pagination import paginate
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


def all_sizes(face: Face) -> Iterator[float]:
    """The steps from the largest size down to the floor, counted one by one."""
    size = LARGEST_POINTS
    while size * face.size >= face.floor:
        yield size
        size -= STEP_POINTS


@pytest.mark.parametrize("script", faces())
def test_sizes_go_from_the_floor_to_the_largest_step_by_step(script: str) -> None:
    assert sizes(typeface(script)) == tuple(sorted(all_sizes(typeface(script))))


@pytest.mark.parametrize(("language", "paragraphs"), [("en", 7), ("en", 10), ("en", 13), ("ar", 10), ("ja", 11)])
def test_a_leaflet_is_composed_in_few_typesettings_and_hardly_smaller_than_it_could_be(
    language: str, paragraphs: int
) -> None:
    galley = replace(small.leaflet(paragraphs, language), panels=6)
    composer = Composer(galley)
    found = composer.composed()

    def count(size: float) -> int:
        return len(typeset(galley, galley.parts[0], Fit(size, closest(size, 0)).style))

    assert len(found.layout) == 6
    assert composer.typesettings <= 5  # of paragraphs that are all alike, so that what is reckoned is wrong of all
    larger = found.plan.size + 4 * STEP_POINTS
    assert larger > LARGEST_POINTS or count(larger) > 6


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


RULES = '<section class="to-note"><p class="title">Notes</p><div>' + '<p class="rule">.</p>' * 9 + "</div></section>"


def test_lines_for_notes_that_are_put_back_are_those_that_were_there_from_the_beginning() -> None:
    galley = small.leaflet(3)
    markup = (
        galley.parts[0].markup.replace("</main>", f"{RULES}</main>").replace("Back</div>", f"<p>Back</p>{RULES}</div>")
    )
    part = replace(galley.parts[0], markup=markup)
    hidden = f"{Fit(9, 1).style} .to-note {{ display: none }} .to-note .rule {{ margin: 0; height: 8mm }}"
    shown = ".to-note { display: block }"
    few = "".join(
        f"{place} .rule:nth-child(n+{count + 1}) {{ display: none }}" for place, count in (("main", 3), (".back", 5))
    )
    seen = list[tuple[float, ...]]()

    def room(feet: tuple[float, ...], high: float) -> tuple[tuple[str, int, int], ...]:
        assert high == pytest.approx(190 / 25.4 * 96)
        seen.append(feet)
        return ("main", 3, 1), ("back", 5, 2)

    without, there = typeset(galley, part, hidden), typeset(galley, part, hidden, shown, few)
    again = typeset(galley, part, hidden, shown, planning=room)
    assert seen == [without.feet()] == [again.feet(noted=False)]
    assert again.feet() == there.feet() != without.feet()
    assert again.pdf(tagged=True) == there.pdf(tagged=True) != without.pdf(tagged=True)
    assert (again.typesettings, len(again)) == (2, 3)


def test_lines_for_notes_that_would_take_another_panel_are_left_out() -> None:
    galley = small.leaflet(3)
    part = replace(galley.parts[0], markup=galley.parts[0].markup.replace("Back</div>", f"<p>Back</p>{RULES}</div>"))
    high = f"{Fit(9, 1).style} .to-note .rule {{ margin: 0; height: 40mm }}"
    made = typeset(galley, part, high, planning=lambda _feet, _high: (("back", 9, 2),))
    assert (len(made), made.typesettings, made.unnoted) == (3, 1, ())
    assert made.pdf(tagged=True) == typeset(galley, part, high, ".to-note { display: none }").pdf(tagged=True)


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
    [(25, LARGER, LARGER[:1]), (LONG, LARGER, LARGER[1:2]), (LONG, LARGER[:1], ())],
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
