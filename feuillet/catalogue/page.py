"""The list as a web page: what is current, by imprint and document, each edition in its own language."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from babel.units import format_unit
from markupsafe import Markup

from feuillet.cldr import Locale
from feuillet.edition.interface_words import Words
from feuillet.edition.quantities import NBSP
from feuillet.production.product import Product, State
from feuillet.templates import Templates

NAME = "index.html"
KILOBYTE = 1000
Products = tuple[Product, ...]


@dataclass(frozen=True)
class Listed:
    """An edition's line in the list: its products link to what a reader can open."""

    locale: Locale
    title: str
    draft: bool
    words: Words
    products: Products


@dataclass(frozen=True)
class Shelf:
    """What an imprint publishes: its name, and the lines of its editions."""

    imprint: str
    editions: tuple[Markup, ...]


def render(shelves: tuple[Shelf, ...], words: Words, templates: Templates) -> bytes:
    """Render the list in the words of those who keep it."""
    context = {
        "shelves": shelves,
        "locale": words.locale,
        "_": words.say,
        "plain": words.plain,
        "style": templates.text("styles/catalogue.css"),
    }
    return templates.render("catalogue.html", context).encode()


def shelves(products: Products, names: dict[str, str], line: Callable[[Products], Markup]) -> tuple[Shelf, ...]:
    """Put what is current on the shelves of its imprints; ``line`` renders an edition from its products."""
    current = sorted((p for p in products if p.state is State.CURRENT), key=lambda p: (p.imprint, p.document, p.locale))
    return tuple(
        Shelf(names.get(imprint, imprint), tuple(line(edition) for edition in editions(tuple(group))))
        for imprint, group in groupby(current, key=lambda product: product.imprint)
    )


def editions(products: Products) -> tuple[Products, ...]:
    """Gather the products of each edition, what is to be printed first."""
    groups = groupby(products, key=lambda product: (product.document, product.locale))
    return tuple(
        tuple(sorted(group, key=lambda product: (PurePosixPath(product.path).suffix != ".pdf", product.path)))
        for _, group in groups
    )


def line(products: Products, words: Words, templates: Templates) -> Markup:
    """Render an edition's line in its own words."""
    listed = Listed(words.locale, products[0].title, any(each.draft for each in products), words, products)
    return Markup(templates.render("listed.html", {"edition": listed, "size": size}))  # noqa: S704 the template escaped it


def size(count: int, locale: Locale) -> str:
    """Write a file's size in a reader's words."""
    return format_unit(max(1, round(count / KILOBYTE)), "digital-kilobyte", "short", locale=locale.babel).replace(
        " ", NBSP
    )
