"""The list as a web page: what is current, by imprint and document, each edition in its own language."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from babel.units import format_unit

from feuillet.cldr import Locale
from feuillet.edition.interface_words import Words
from feuillet.edition.quantities import NBSP
from feuillet.production.product import Product, State
from feuillet.templates import Templates

NAME = "index.html"
KILOBYTE = 1000


@dataclass(frozen=True)
class Listed:
    """An edition's line in the list: its products link to what a reader can open."""

    locale: Locale
    title: str
    draft: bool
    words: Words
    products: tuple[Product, ...]


@dataclass(frozen=True)
class Shelf:
    """What an imprint publishes."""

    imprint: str
    titles: tuple[Listed, ...]


def render(
    products: Iterable[Product], words: tuple[Words, ...], names: tuple[tuple[str, str], ...], templates: Templates
) -> bytes:
    """Render the list; ``words`` are the templates' words by locale, the first the list's own; ``names`` the imprints'."""
    current = sorted((p for p in products if p.state is State.CURRENT), key=lambda p: (p.imprint, p.document, p.locale))
    by_tag = {each.locale.tag: each for each in words}
    named = dict(names)
    shelves = tuple(
        Shelf(named.get(imprint, imprint), tuple(titles(list(group), by_tag)))
        for imprint, group in groupby(current, key=lambda product: product.imprint)
    )
    context = {
        "shelves": shelves,
        "locale": words[0].locale,
        "_": words[0].say,
        "plain": words[0].plain,
        "size": size,
        "style": templates.text("styles/catalogue.css"),
    }
    return templates.render("catalogue.html", context).encode()


def titles(products: list[Product], words: dict[str, Words]) -> Iterable[Listed]:
    """Gather the products of each edition."""
    for (_, tag), group in groupby(products, key=lambda product: (product.document, product.locale)):
        files = tuple(sorted(group, key=lambda product: (PurePosixPath(product.path).suffix != ".pdf", product.path)))
        yield Listed(Locale(tag), files[0].title, any(file.draft for file in files), words[tag], files)


def size(count: int, locale: Locale) -> str:
    """Write a file's size in a reader's words."""
    return format_unit(max(1, round(count / KILOBYTE)), "digital-kilobyte", "short", locale=locale.babel).replace(
        " ", NBSP
    )
