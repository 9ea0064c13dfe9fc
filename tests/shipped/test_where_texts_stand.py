"""Each text of a page has places, and what is printed there is the text and nothing else."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product

import pypdfium2
import pytest
from lxml import html
from printing import FORMATS, House

from feuillet.edition.galley import Format, Galley, Pages

from .shipped import ARTICLE, FEW, LOCALES, QUICK

MM = 72 / 25.4
"""Points of a millimetre."""
PAGED = [format for format in FORMATS.values() if format.paginate and format.tagged]
MOST = 20
"""A head comes again less often."""
BY_GLYPHS = {"Beng", "Deva"}
"""Scripts whose letters a reader finds only in the finished file, which says them beside the glyphs."""
FIRST = ("handout-a4", "leaflet")
DOSE, WARNING = "sections/practice/definition/terms/1/definition", "notices/never-alone/text"
"""How much the article says is taken, and that nobody changes that alone."""


def each() -> Iterator[object]:
    """Every locale in every format that has pages; all but a few are left to `make verify`."""
    for tag in LOCALES:
        for format in PAGED:
            soon = tag in FEW and format.name in FIRST[: 1 + (tag in QUICK)]
            yield pytest.param(
                tag, format, marks=pytest.mark.slow if soon else pytest.mark.verify, id=f"{tag}-{format.name}"
            )


def letters(text: str) -> Counter[str]:
    """Count the letters and digits of a text, as a reader sees them: no accents apart, no joined forms."""
    return Counter(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalnum())


def said(galley: Galley) -> dict[str, list[Counter[str]]]:
    """What the markup says by its texts, the longest of each first; two languages may face each other."""
    found = defaultdict[str, list[Counter[str]]](list)
    for element in html.fromstring(galley.parts[0].markup).iter():
        if context := element.get("data-m"):
            found[context].append(letters(element.text_content()))
    return {context: sorted(each, key=Counter.total, reverse=True) for context, each in found.items()}


def printed(pages: Pages) -> dict[str, Counter[str]]:
    """What stands in the file at the places of the texts."""
    found = defaultdict[str, Counter[str]](Counter)
    file = pypdfium2.PdfDocument(pages.content)
    for number, page in enumerate(file):
        high, text = page.get_height(), page.get_textpage()
        signs = list[tuple[str, float, float]]()
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at, loose=True)
            signs.append((text.get_text_range(at, 1), (left + right) / 2 / MM, (high - (top + bottom) / 2) / MM))
        for place in pages.places:
            if place.page == number:
                within = (
                    sign
                    for sign, x, y in signs
                    if place.x <= x <= place.x + place.width and place.y <= y <= place.y + place.height
                )
                found[place.context] += letters("".join(within))
    return found


def whole(found: Counter[str], texts: list[Counter[str]]) -> bool:
    """Return whether letters are those of whole texts; the head of a table comes again on each of its pages."""
    each = [text for number, text in enumerate(texts) if text not in texts[:number]]
    return any(
        found
        == sum(
            (
                Counter({sign: n * times for sign, n in text.items() if times})
                for text, times in zip(each, counts, strict=True)
            ),
            Counter(),
        )
        for counts in product(range(MOST), repeat=len(each))
        if any(counts)
    )


def alternately() -> Iterator[object]:
    """Every other format of a locale, the others in the next; `make explore` has the rest, for reading back takes a while."""
    for number, case in enumerate(product(LOCALES, PAGED)):
        (tag, format), soon = case, case[0] in FEW and case[1].name in FIRST[: 1 + (case[0] in QUICK)]
        at = number // len(PAGED) + number % len(PAGED)
        mark = pytest.mark.slow if soon else pytest.mark.explore if at % 2 else pytest.mark.verify
        yield pytest.param(tag, format, marks=mark, id=f"{tag}-{format.name}")


@pytest.mark.parametrize(("locale", "format"), list(alternately()))
def test_what_is_printed_at_the_places_of_a_text_is_that_text(house: House, locale: str, format: Format) -> None:
    for edition in house.editions(locale, format):
        galley = house.galley(edition, format)
        texts, found = said(galley), printed(house.pages(galley, format))
        assert texts.keys() == found.keys()
        assert [context for context in texts if not found[context]] == []
        if galley.script not in BY_GLYPHS:
            assert [context for context in texts if not whole(found[context], texts[context])] == []


@pytest.mark.parametrize(("locale", "format"), list(each()))
def test_a_dose_and_the_warning_of_it_stand_on_one_page(house: House, locale: str, format: Format) -> None:
    for edition in house.editions(locale, format):
        galley, on = house.galley(edition, format), defaultdict[str, set[int]](set)
        for place in house.pages(galley, format).places:
            on[place.context].add(place.page)
        assert on[DOSE] <= on[WARNING]
        assert on[DOSE] or galley.panels or edition.slug != ARTICLE, "no leaflet has it"


def test_a_letter_too_many_or_too_few_would_be_seen() -> None:
    assert whole(letters("no milk"), [letters("no milk")])
    assert whole(letters("no milk no milk"), [letters("no milk")])
    assert whole(letters("no milk pas de lait"), [letters("no milk"), letters("pas de lait")])
    assert not whole(letters("no milks"), [letters("no milk")])
    assert not whole(letters("no mil"), [letters("no milk")])
    assert not whole(letters(""), [letters("no milk")])
