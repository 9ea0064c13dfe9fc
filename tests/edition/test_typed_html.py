"""HTML in the translation of a word of the page is printed as it is typed, and said."""

import pytest

from feuillet.edition.interface_words import typed
from feuillet.findings import Location, Severity
from feuillet.translation.messages import Message, Messages


def said(string: str, *, fuzzy: bool = False) -> list[str]:
    message = Message("", "Sources", string, fuzzy, location=Location("templates.po", 7))
    found = list(typed(Messages("templates", "de", messages=(message,))))
    assert all((each.location.line, each.severity) == (7, Severity.WARNING) for each in found)
    return [each.problem for each in found]


@pytest.mark.parametrize(
    "html", ["<b>", "</strong>", "<br/>", "<a href='x'>", "&nbsp;", "&#160;", "&#xA0;", "&eacute;"]
)
def test_html_in_a_word_of_the_page_is_said(html: str) -> None:
    assert said(f"Quellen{html}") == [f"{html} is printed as it is typed in the translation of “Sources”"]


@pytest.mark.parametrize("text", ["Quellen & mehr; ja", "a < b > c", "<https://example.org>", "&quellen;", "R&D;"])
def test_signs_that_are_no_html_are_not(text: str) -> None:
    assert said(text) == []


def test_what_is_not_printed_is_not_looked_at() -> None:
    assert said("<b>Quellen</b>", fuzzy=True) == []
