"""Every shipped web page as a browser prints it: like the handout, with its state and its number on every page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from press.order import backwards, holds, said, signs, tight
from printing import FORMATS

from feuillet.edition.edition import Edition, expand_linked, line_of
from feuillet.manuscript.blocks import List, Warn
from feuillet.manuscript.document import prose

from . import node
from .conftest import Library, each_locale

pytestmark = pytest.mark.slow

HEAD, FOOT = 52, 62
"""In points, how much of a page is above its text and below it."""
UNREAD = frozenset({"bn", "hi", "th"})
DRAFT, PAGE = "Draft, not reviewed by a health professional", "Page {page} of {pages}"


@dataclass(frozen=True)
class Printed:
    """A web page on paper."""

    edition: Edition
    content: bytes

    @cached_property
    def pages(self) -> list[tuple[str, str, str]]:
        """What stands in the upper margin of each page, on it, and in its lower margin."""
        document = pypdfium2.PdfDocument(BytesIO(self.content))
        try:
            return [parts(page) for page in document]
        finally:
            document.close()


def parts(page: pypdfium2.PdfPage) -> tuple[str, str, str]:
    text, height = page.get_textpage(), page.get_height()
    head = text.get_text_bounded(bottom=height - HEAD)
    body = text.get_text_bounded(bottom=FOOT, top=height - HEAD)
    return tight(head), tight(body), tight(text.get_text_bounded(top=FOOT))


@pytest.fixture(params=["a4", pytest.param("letter", marks=pytest.mark.verify)])
def printed(request: pytest.FixtureRequest, library: Library, locale: str) -> Printed:
    """Print the page of a locale in the browser."""
    (edition,) = library.house.editions(locale, FORMATS["web"])
    return Printed(edition, node.printed(library.page(locale), str(request.param)))


@each_locale
def test_every_printed_page_says_that_it_is_a_draft_and_which_page_it_is(printed: Printed) -> None:
    draft, number = (printed.edition.words.plain(word) for word in (DRAFT, PAGE))
    assert len(printed.pages) > 1
    for at, (head, _, foot) in enumerate(printed.pages, 1):
        assert signs(tight(draft)) <= signs(head)  # Thai marks of the first line below may reach into the margin
        assert signs(tight(number.format(page=at, pages=len(printed.pages)))) <= signs(foot)


@each_locale
def test_a_warning_and_the_list_it_introduces_are_printed_on_one_page(printed: Printed) -> None:
    if printed.edition.locale.language in UNREAD:
        pytest.skip("a browser's PDF does not read back word for word in this script")
    for texts in dangers(printed.edition):
        assert any(all(holds(body, text) for text in texts) for _, body, _ in printed.pages), texts


@each_locale
def test_a_title_is_printed_once_and_so_not_in_contents(printed: Printed) -> None:
    if printed.edition.locale.language in UNREAD:
        pytest.skip("a browser's PDF does not read back word for word in this script")
    said = "\n".join(tight(line_of(text).plain) for text in prose(printed.edition.document))
    for section in printed.edition.document.sections:
        title = tight(line_of(section.title).plain)
        if not backwards(title):
            times = sum((head + body).count(title) for head, body, _ in printed.pages)
            assert times <= said.count(title), (
                title
            )  # a text may say it, too; a number may stand between two lines of it


def dangers(edition: Edition) -> Iterator[list[str]]:
    """List the texts of each warning with those of the list after it."""
    document, _ = expand_linked(edition.document, {})
    for section in document.sections:
        for one, two in pairwise(section.blocks):
            if isinstance(one, Warn) and isinstance(two, List):
                yield [tight(said(line_of(text))) for block in (one, two) for text in prose(block)]
