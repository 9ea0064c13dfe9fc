"""What stands on the shelf: the houses whose name editions appear under, and the editions that are current."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from feuillet.catalogue.editions import Place
from feuillet.catalogue.validity import Version
from feuillet.cldr import Locale
from feuillet.edition.contrast import luminance, tint
from feuillet.edition.imprint import Imprint
from feuillet.edition.phones import Phone
from feuillet.production.product import Product, State

FOLDER = "shelf"
"""Where in an output folder lies what all pages share."""
NIGHT = luminance("#1f2328")
"""How light the lightest ground of a page is at night: that of its cards, by the style sheet."""
CLEAR = 7
"""The contrast of what can be clicked at night, as high as that of the text around it (WCAG 2.2, 1.4.6)."""
SHARES = range(100, 0, -5)
"""How much of a colour is left when it is made lighter, in hundredths."""
ORDER = (
    *("web", "leaflet-print", "handout-a4", "large-print", "epub", "bilingual", "leaflet", "booklet", "booklet-print"),
    *("leaflet-z", "leaflet-z-print", "handout-letter", "leaflet-letter", "leaflet-letter-print"),
)
"""Formats as people look for them; one that is not here comes last."""
READ = (
    *("web", "leaflet", "leaflet-z", "leaflet-letter", "booklet", "handout-a4", "handout-letter", "bilingual"),
    *("large-print", "epub"),
)
PRINTED = (
    *("leaflet-print", "leaflet-z-print", "leaflet-letter-print", "booklet-print", "handout-a4", "handout-letter"),
    *("large-print", "bilingual"),
)
"""What is read on a screen, and what is printed, as far as an edition has it: the first is what a reader is offered first."""
Products = tuple[Product, ...]


@dataclass(frozen=True)
class House:
    """An imprint as the shelf shows it: its name, its colour by day and by night, the path of its logo, and its phones.

    Only those that every language has words for: a label of its own is for print, where its translation is checked.
    """

    slug: str
    name: str
    language: str
    ink: str
    lit: str
    logo: str
    address: str
    region: str
    phones: tuple[Phone, ...]
    digits: tuple[tuple[str, str], ...]

    def digits_in(self, tag: str) -> str:
        """The digits it wants in a locale, by CLDR's name."""
        return dict(self.digits).get(tag, "latn")


def unnamed(slug: str) -> House:
    """Stand in for an imprint of which nothing but its name can be read."""
    return House(slug, slug, "", "", "", "", "", "", (), ())


def house(slug: str, imprint: Imprint) -> House:
    """Take of an imprint what the shelf shows."""
    ending = PurePosixPath(imprint.logo).suffix if imprint.logo else ""
    return House(
        slug=slug,
        name=imprint.name,
        language=imprint.language,
        ink=imprint.ink,
        lit=lit(imprint.ink),
        logo=f"{FOLDER}/{slug}{ending}" if imprint.logo else "",
        address=(imprint.shelf or "").rstrip("/"),
        region=imprint.region,
        phones=tuple(each for each in (*imprint.urgent, *imprint.other_phones) if each.purpose),
        digits=tuple(sorted(imprint.digits.items())),
    )


def lit(colour: str) -> str:
    """Make a colour light enough to be read at night, and no lighter."""
    shades = (tint(colour, share / 100) for share in SHARES)
    return next(shade for shade in shades if (luminance(shade) + 0.05) / (NIGHT + 0.05) >= CLEAR)


@dataclass(frozen=True)
class Entry:
    """An edition on the shelf: its house, its current products, and what is to be said of its versions.

    Of one that was withdrawn, or is no longer made, there is a page with no products.
    """

    house: House
    place: Place
    title: str
    products: Products = ()
    versions: tuple[Version, ...] = ()

    @property
    def locale(self) -> Locale:
        """The edition's locale."""
        return Locale(self.place[1])

    @property
    def document(self) -> str:
        """The document's name."""
        return self.place[2]

    @property
    def anchor(self) -> str:
        """The id of its section on the page of its locale."""
        return f"{self.house.slug}-{self.document}"

    @property
    def page(self) -> str:
        """Where in an output folder its page lies."""
        return page_of(self.place)

    @property
    def first(self) -> Product:
        """The product that tells of the edition what all of them tell."""
        return self.products[0]

    @property
    def draft(self) -> bool:
        """Whether nobody has approved it."""
        return any(each.draft for each in self.products)

    @property
    def cover(self) -> str:
        """The path of its cover, if it has one."""
        return next((each.cover for each in self.products if each.cover), "")

    @property
    def to_read(self) -> Product | None:
        """What a reader is offered to read on a screen; nothing where that is what is printed."""
        found = self.foremost(READ)
        return None if found is self.to_print else found

    @property
    def to_print(self) -> Product | None:
        """What a reader is offered to print."""
        return self.foremost(PRINTED)

    @property
    def others(self) -> Products:
        """The other products."""
        read, printed = self.to_read, self.to_print
        return tuple(each for each in self.products if each is not read and each is not printed)

    def foremost(self, formats: tuple[str, ...]) -> Product | None:
        """Find the product whose format comes first among some."""
        found = {each.format: each for each in self.products}
        return next((found[name] for name in formats if name in found), None)

    @property
    def digits(self) -> str:
        """The digits of its page, by CLDR's name."""
        return self.house.digits_in(self.place[1])


def page_of(place: Place) -> str:
    """Say where in an output folder the page of an edition lies: what a QR code leads to, so it never changes."""
    imprint, locale, document = place
    return f"{locale}/{imprint}/{document}.html"


def place_of(product: Product) -> Place:
    """Say which edition a product is of."""
    return product.imprint, product.locale, product.document


def by_edition(products: Iterable[Product]) -> dict[Place, Products]:
    """Gather what is current of each edition, what readers look for first before what they do not."""
    current = sorted((each for each in products if each.state is State.CURRENT), key=place_of)
    return {place: tuple(sorted(group, key=rank)) for place, group in groupby(current, key=place_of)}


def rank(product: Product) -> tuple[int, str]:
    """Say where in an edition's list a product stands: what is printed for whoever stands there soon, other papers last."""
    name = product.format
    return next((number for number, each in enumerate(ORDER) if each == name), len(ORDER)), name
