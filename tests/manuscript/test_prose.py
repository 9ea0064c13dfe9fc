"""The notation of running text: emphasis, strong, links, and quantities in braces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feuillet.findings import Location
from feuillet.manuscript.notation import notation
from feuillet.manuscript.prose import Prose, Run, fault


def plain(text: str) -> list[tuple[str, str]]:
    """Write runs as pairs of text and kind."""
    found = Prose(text, Location("")).runs
    return [(run.text, kind(run)) for run in found]


def kind(run: Run) -> str:
    """Name what a run is."""
    names = {"em": run.emphasis, "strong": run.strong, "link": run.href, "quantity": run.quantity}
    names |= {"raised": run.raised, "lowered": run.lowered, "footnote": run.footnote}
    return " ".join(name for name, holds in names.items() if holds)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Une tasse.", [("Une tasse.", "")]),
        ("Une *petite* tasse.", [("Une ", ""), ("petite", "em"), (" tasse.", "")]),
        ("**Jamais** plus de {50 mg}.", [("Jamais", "strong"), (" plus de ", ""), ("{50 mg}", "quantity"), (".", "")]),
        ("**{50 mg}**", [("{50 mg}", "strong quantity")]),
        ("[La *tasse*](#cup)", [("La ", "link"), ("tasse", "em link")]),
        ("La tasse [](#cup).", [("La tasse ", ""), ("", "link"), (".", "")]),
        ("{12/30}{22/30}", [("{12/30}", "quantity"), ("{22/30}", "quantity")]),
        ("a \\* b", [("a ", ""), ("*", ""), (" b", "")]),
        ("<b>gras</b> &amp; `code`", [("<b>gras</b> &amp; `code`", "")]),
        ("un_deux_trois", [("un_deux_trois", "")]),
        ("H~2~O", [("H", ""), ("2", "lowered"), ("O", "")]),
        ("{10}^9^/L", [("{10}", "quantity"), ("9", "raised"), ("/L", "")]),
        ("**Ca^2+^**", [("Ca", "strong"), ("2+", "strong raised")]),
        ("~5 ou ~6, \\~a~", [("~5 ou ~6, ~a~", "")]),
        (
            "le soir[^1], [^kidney-2] le matin",
            [("le soir, ", ""), ("", "footnote"), ("", "footnote"), (" le matin", "")],
        ),
    ],
)
def test_a_text_is_parted_into_runs(text: str, runs: list[tuple[str, str]]) -> None:
    found = plain(text)
    merged = [pair for pair in found if pair[1]]
    assert merged == [pair for pair in runs if pair[1]]
    assert "".join(part for part, _ in found) == "".join(part for part, _ in runs)


ORDINARY = st.sampled_from(["{4.5 mg}", "https://a.b/c", "<b>", "&amp;", "- ", "1. ", "    ", "a@b.c", "`a`"])


@given(st.lists(st.one_of(st.characters(exclude_characters="*_[]\\!\0\r~^"), ORDINARY)).map("".join))
def test_a_text_without_signs_of_the_notation_is_read_by_the_parser_as_it_stands(text: str) -> None:
    (inline,) = notation.parseInline(text)
    assert "".join(token.content for token in inline.children or ()) == text
    assert all(token.type == "text" for token in inline.children or ())


@pytest.mark.parametrize("href", ["https://example.org/a", "mailto:a@example.org", "tel:+33123", "#cup"])
def test_a_link_may_lead_to_the_web_a_mailbox_a_phone_or_a_place_in_the_document(href: str) -> None:
    assert fault(f"[ici]({href})") is None


@pytest.mark.parametrize("href", ["ftp://example.org", "//example.org", "page.html"])
def test_a_link_that_leads_elsewhere_is_a_fault(href: str) -> None:
    assert href in str(fault(f"[ici]({href})"))


def test_a_link_that_nobody_could_follow_is_a_fault() -> None:
    assert "has no words" in str(fault("Une tasse [](https://example.org)."))


@pytest.mark.parametrize("href", ["javascript:alert", "data:text/html,a", "file:///etc/hosts"])
def test_a_link_that_runs_a_program_or_opens_a_file_is_a_fault(href: str) -> None:
    assert fault(f"[ici]({href})")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("une {tasse", "a brace has no partner"),
        ("une tasse}", "a brace has no partner"),
        ("{4,5 mg}", "write a decimal point"),
        ("** trop **", "opens or closes nothing"),
        ("H<sub>2</sub>O", "<sub>2</sub> would be printed as it is typed; write ~2~"),
        ("10<SUP>9</SUP>", "write ^9^"),
        ("10^9/L", "a ^ has no partner"),
        ("le soir[^Rein]", "the mark of a footnote cannot be read"),
        ("caché\u0007", "U+0007"),
        ("caché\ue000", "U+E000"),
        ("caché\ufffc", "U+FFFC"),
    ],
)
def test_a_fault_says_what_is_wrong(text: str, part: str) -> None:
    assert part in str(fault(text))


def test_half_of_a_surrogate_pair_is_a_fault() -> None:
    assert fault("caché\ud800")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (r"The date \{EXP\} is on the box.", "The date {EXP} is on the box."),
        (r"Take {2 tablets} of **\{LOT\}**.", "Take {2 tablets} of {LOT}."),
        (r"A lone \{ is a brace.", "A lone { is a brace."),
    ],
)
def test_braces_behind_a_backslash_are_printed(text: str, printed: str) -> None:
    runs = Prose(text, Location("")).runs
    assert "".join(run.text for run in runs) == printed
    assert [run.text for run in runs if run.quantity] == (["{2 tablets}"] if "2" in text else [])
    assert fault(text) is None


def test_a_brace_that_is_not_behind_a_backslash_still_has_no_partner() -> None:
    problem = fault(r"The date \{EXP\} is on { the box.")
    assert problem is not None
    assert problem.text == "a brace has no partner"
