"""What every product must say, in its reader's language, and what the leaflet must not."""

import pytest

from .shipped import (
    FORMATS,
    RIGHT_TO_LEFT,
    Publication,
    bare,
    each,
    fragments,
    holds,
    messages,
    pages,
    pages_of_book,
    template,
)

DRAFT = "Draft, not reviewed by a health professional"
UNREVIEWED = "This document has not been reviewed by a health professional."
EVIDENCE = (
    "reported, reference not given",
    "single case",
    "reports of patients or practitioners, not measured",
    "mechanism, not shown in patients",
)
OF_THE_ARTICLE_ALONE = (
    "sections/introduction/",
    "sections/brain/consequences",
    "sections/brain/steady-flow/",
    "sections/brain/imaging/",
    "sections/dopamine/",
    "sections/immunity/",
    "sections/studies/",
    "sections/practice/definition/terms/1/definition",
    "sections/comparison/doses/rows/1/cells/3",
    "sections/comparison/doses/rows/2/",
    "sections/ties/",
    "sections/faq/answers/questions/delay/",
)
"""Claims of benefit and what leads to them; named here and not read from the manuscript, which could mark them wrongly."""
OF_THE_LEAFLET = ("sections/brain/leaflet/", "sections/practice/leaflet/", "sections/precautions/leaflet/")

COPIED = ("fr", "en", "ar", "ja")
"""Where words are looked for in copied text: elsewhere a no-break space parts a draft's words, or marks read back otherwise,
or two languages share a fragment; `test_whole_text` reads every text of every locale from the tags."""


@pytest.fixture(params=each(*COPIED))
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


each_format = pytest.mark.parametrize("format", FORMATS)


@each_format
def test_every_product_says_that_it_is_a_draft(publication: Publication, locale: str, format: str) -> None:
    assert holds(publication.text(locale, format), template(locale, DRAFT))


@pytest.mark.parametrize("format", FORMATS[:3])
def test_every_page_says_that_it_is_a_draft(publication: Publication, locale: str, format: str) -> None:
    for number, page in enumerate(pages(publication.content(locale, format)), 1):
        assert holds(page, template(locale, DRAFT)), number


def test_a_book_says_at_its_beginning_and_at_its_end_that_it_is_a_draft(publication: Publication, locale: str) -> None:
    book = pages_of_book(publication.content(locale, ".epub"))
    saying = {name for name, text in book.items() if holds(text, template(locale, DRAFT))}
    assert saying == {"EPUB/opening.xhtml", "EPUB/end.xhtml"}


@each_format
@pytest.mark.parametrize("notice", ["sample", "off-label", "never-alone"])
def test_every_product_carries_every_notice(publication: Publication, locale: str, format: str, notice: str) -> None:
    assert holds(publication.text(locale, format), messages(locale)[f"notices/{notice}/text"])


@each_format
def test_every_product_says_that_nobody_has_reviewed_it(publication: Publication, locale: str, format: str) -> None:
    assert holds(publication.text(locale, format), template(locale, UNREVIEWED))


@pytest.mark.parametrize("format", ["-handout-a4.pdf", ".epub"])
@pytest.mark.parametrize("level", EVIDENCE)
def test_the_evidence_of_claims_is_told(publication: Publication, locale: str, format: str, level: str) -> None:
    assert holds(publication.text(locale, format), template(locale, level))


def starting(locale: str, starts: tuple[str, ...]) -> list[str]:
    """The fragments of texts whose context starts so."""
    texts = (text for context, text in messages(locale).items() if context.startswith(starts))
    return [fragment for text in texts for fragment in fragments(text)]


def test_the_handout_and_the_book_hold_the_whole_article(publication: Publication, locale: str) -> None:
    book = bare(publication.text(locale, ".epub"))
    lost = [fragment for fragment in starting(locale, OF_THE_ARTICLE_ALONE) if fragment not in book]
    assert lost == []


@pytest.mark.parametrize("format", ["-leaflet.pdf", "-leaflet-print.pdf"])
def test_a_leaflet_carries_no_claim_of_benefit(publication: Publication, locale: str, format: str) -> None:
    leaflet = bare(publication.text(locale, format))
    assert [fragment for fragment in starting(locale, OF_THE_ARTICLE_ALONE) if fragment in leaflet] == []


@pytest.mark.parametrize("locale", each(*(tag for tag in COPIED if tag not in RIGHT_TO_LEFT)))
def test_a_leaflet_holds_its_own_texts(publication: Publication, locale: str) -> None:
    leaflet = bare(publication.text(locale, "-leaflet.pdf"))
    assert [fragment for fragment in starting(locale, OF_THE_LEAFLET) if fragment not in leaflet] == []
