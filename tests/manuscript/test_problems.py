"""A problem and its remedy are two things, whatever signs they quote, and each is filed under the check it is of."""

import errno
from pathlib import Path

import pytest

from feuillet.cldr import Locale
from feuillet.findings import Location, Problem
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.limits import long_word
from feuillet.manuscript.prose import Prose, fault
from feuillet.manuscript.references import unfit
from feuillet.production.job_limits import describe
from feuillet.translation.glossary import Usage
from feuillet.translation.translator import examine

SOURCE = Prose("Prenez {4.5 mg}.", Location("a.yaml", 3), "dose/text", True, "fr")


@pytest.mark.parametrize(
    ("text", "problem", "check"),
    [
        ("{a; b}", "{a; b} is not a quantity", "quantity"),
        ("{1; 2 mg} of [x](#y)", "{1; 2 mg} is not a quantity", "quantity"),
        ("[a; b](ftp://a;b)", "the link ftp://a;b is neither https nor mailto", ""),
        ("community" * 20, "the word communitycommunityco…", ""),
    ],
)
def test_what_a_text_quotes_does_not_split_its_problem(text: str, problem: str, check: str) -> None:
    found = fault(text)
    assert found is not None
    assert (found.text.startswith(problem), found.check, ";" in found.remedy) == (True, check, False)


def test_a_problem_becomes_a_finding_of_its_own_check_or_of_its_readers() -> None:
    where = Location("a.yaml", 3)
    assert (
        str(Problem("this is wrong", "do that").at(where, "manuscript"))
        == "a.yaml:3: this is wrong; do that [manuscript]"
    )
    assert Problem("this is wrong", "do that", "quantity").at(where, "manuscript").check == "quantity"


def test_a_long_word_with_unit_in_it_is_no_quantity() -> None:
    found = long_word("opportunity" * 10)
    assert found is not None
    assert found.at(Location("a.yaml"), "manuscript").check == "manuscript"


def test_what_a_finding_quotes_of_a_drawing_does_not_split_it() -> None:
    figures = Figures(Path(__file__).with_name("figures") / "refused")
    (finding,) = unfit("semicolon.svg", Location("a.yaml", 3), figures)
    assert "“red; blue”" in finding.problem
    assert finding.remedy == "correct it, or export it as plain SVG"


def test_braces_in_a_translation_are_told_whole() -> None:
    target = Prose("Nehmen Sie {a; b}.", Location("de.po", 7), "dose/text", True, "de")
    (finding,) = examine(SOURCE, target, Usage(Locale("de")), ())
    assert (finding.problem, finding.check) == ("{a; b} is not a quantity", "quantity")
    assert finding.location == Location("de.po", 7)


def test_what_a_job_died_of_is_said_whole() -> None:
    assert describe(ValueError("{a; b}")) == Problem("ValueError: {a; b}")
    refused = OSError(errno.ENOSPC, "No space left", "/srv/a; b")
    assert describe(refused) == Problem(
        "/srv/a; b: there is no room left on the disk", "make room, then run this again"
    )
