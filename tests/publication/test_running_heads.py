"""A running head says the title on every page but the first, which begins with it."""

from io import BytesIO

import pypdfium2
import pytest
from press.order import tight
from printing import FORMATS, House

from feuillet.edition.edition import line_of

TOP = 66
"""Above it is the margin, in points."""
CASES = [("en", "handout-a4"), ("ja", "handout-a4"), ("en", "handout-letter"), ("ja", "bilingual")]


@pytest.mark.parametrize(
    ("locale", "format"), [CASES[0], *(pytest.param(*case, marks=pytest.mark.verify) for case in CASES[1:])]
)
def test_only_the_first_page_has_no_title_in_its_margin(house: House, locale: str, format: str) -> None:
    for edition in house.editions(locale, FORMATS[format]):
        title = tight(line_of(edition.document.title).plain)
        margins = upper_margins(house.content(house.galley(edition, FORMATS[format]), FORMATS[format]))
        assert len(margins) > 1
        assert [title in margin for margin in margins] == [False] + [True] * (len(margins) - 1)


def upper_margins(content: bytes) -> list[str]:
    """The text in the upper margin of each page, without its spaces."""
    document = pypdfium2.PdfDocument(BytesIO(content))
    try:
        return [tight(page.get_textpage().get_text_bounded(bottom=page.get_height() - TOP)) for page in document]
    finally:
        document.close()
