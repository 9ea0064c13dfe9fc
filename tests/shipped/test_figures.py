"""Every figure of the document stands in every handout as its locale writes it, and no other figure does."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from lxml import html
from press.sheets import Sign, signs
from printing import FORMATS, House

from .shipped import ARTICLE, LOCALES, RIGHT_TO_LEFT, Publication, bare, each, messages
from .shipped import FORMATS as FILES

HERE = Path(__file__).parent / "figures"
BRACES = re.compile(r"\{[^}|]*")
ISOLATES = dict.fromkeys(map(ord, "\u2067\u2069"))


def figures(locale: str) -> dict[str, str]:
    """How a locale writes each figure."""
    return dict(yaml.safe_load((HERE / f"{locale}.yaml").read_text(encoding="utf-8")))


def in_the_article(locale: str) -> Counter[str]:
    """The figures of the article, the leaflet's own texts left out, as often as they stand there."""
    texts = (text for context, text in messages(locale).items() if "leaflet" not in context)
    return Counter(f"{found}}}" for text in texts for found in BRACES.findall(text))


def test_there_is_a_list_of_figures_for_every_locale() -> None:
    assert {file.stem for file in HERE.glob("*.yaml")} == set(LOCALES)


def test_the_list_holds_every_figure_of_the_document(locale: str) -> None:
    assert set(figures(locale)) == {f"{found}}}" for text in messages("fr").values() for found in BRACES.findall(text)}


def test_a_translation_has_the_source_s_figures_as_often(locale: str) -> None:
    assert in_the_article(locale) == in_the_article("fr")


def test_a_handout_shows_every_figure_as_its_locale_writes_it(publication: Publication, locale: str) -> None:
    text = bare(publication.text(locale, "-handout-a4.pdf"))
    for figure, written in figures(locale).items():
        alone = rf"(?<!\d)(?<!\d[.,–～/-]){re.escape(bare(written))}" + (r"(?!\d)" if written[-1].isdigit() else "")
        assert re.search(alone, text), (figure, written)


@pytest.mark.parametrize("locale", each(*(tag for tag in LOCALES if tag not in RIGHT_TO_LEFT)))
def test_number_and_unit_stand_on_one_line(publication: Publication, locale: str) -> None:
    lines = publication.text(locale, "-handout-a4.pdf").splitlines()
    blank = re.compile(r"[\u00a0\u202f ]")
    for written in figures(locale).values():
        assert any(blank.sub(" ", written) in blank.sub(" ", line) for line in lines), written


def test_a_handout_is_marked_up_with_these_figures_and_no_others(house: House, locale: str) -> None:
    handout = FORMATS["handout-a4"]
    (edition,) = (each for each in house.editions(locale, handout) if each.slug == ARTICLE)
    page = html.fromstring(house.galley(edition, handout).parts[0].markup.encode())
    written = Counter(each.text_content().translate(ISOLATES) for each in page.find_class("quantity"))
    assert written == Counter(figures(locale)[figure] for figure in in_the_article("fr").elements())


def drawn(page: Iterable[Sign], words: str) -> list[list[Sign]]:
    """Where a page shows some words: their signs in the order of the text."""
    line = [sign for sign in page if not unicodedata.combining(sign.text) and not sign.text.isspace()]
    text = "".join(sign.text for sign in line)
    return [line[found.start() : found.end()] for found in re.finditer(re.escape(words), text)]


def test_no_range_is_reversed(publication: Publication, locale: str) -> None:
    written = (figures(locale)[figure] for figure in figures(locale) if "–" in figure)
    ranges = {re.sub(r"\s|\D+$", "", each) for each in written}
    pages = signs(publication.content(locale, "-handout-a4.pdf"))
    seen = {words: [found for page in pages for found in drawn(page, words)] for words in ranges}
    assert len(ranges) == 5
    for words, places in seen.items():
        assert places, words
        for place in places:
            assert (place[0].left > place[-1].left) == (locale in RIGHT_TO_LEFT), words


@pytest.mark.parametrize("format", FILES)
def test_nothing_of_the_machine_s_writing_is_printed(publication: Publication, locale: str, format: str) -> None:
    text = publication.text(locale, format)
    assert not re.search(r"[{}]|\b(?:duration|mass|volume|length|temperature)-[a-z]+", text)
    assert not re.search(r"2[\s.,٬٫'’]022", text)
    if locale not in {"en", "nl"}:  # a week is a week in Dutch, too
        assert not re.search(r"\b(?:weeks?|months?|years?|hours?|hr)\b", text)
