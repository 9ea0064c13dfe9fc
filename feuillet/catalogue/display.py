"""What pages are made from: the editions by locale with the links between them, and the words of a locale."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from markupsafe import Markup

from feuillet.catalogue.shelf import Entry, House
from feuillet.cldr import Locale
from feuillet.edition.interface_words import Words
from feuillet.edition.quantities import NBSP
from feuillet.templates import Templates
from feuillet.translation.vocabulary import NUMBER, Vocabulary

UP = "../../"
"""From the page of an edition to the output folder."""
ALTERNATE = Markup('<link rel="alternate" hreflang="{}" href="{}">\n')
OTHER = Markup('<li><a href="{0}" hreflang="{1}"><span class="own" lang="{1}" dir="{2}">{3}</span></a></li>\n')
Titles = Mapping[tuple[str, str], str]
"""The titles of documents in the staff's language, by imprint and document."""


@dataclass(frozen=True)
class Links:
    """The links between the pages of a document: those for machines, and those of its list of languages by locale."""

    alternates: Markup
    listed: Mapping[str, Markup]

    def without(self, tag: str) -> Markup:
        """List the other languages; all are escaped, and each would be again where Markup joins them."""
        return Markup("".join([each for locale, each in self.listed.items() if locale != tag]))  # noqa: S704 escaped above


@dataclass(frozen=True)
class Shelf:
    """The editions that pages tell of, by locale; ``speak`` finds the words of a locale.

    Of ``orphans`` only machines are told: their imprint cannot be read, and their pages stay as they stand.
    """

    houses: tuple[House, ...]
    entries: Mapping[str, tuple[Entry, ...]]
    staff: Locale
    templates: Templates
    speak: Callable[[str], Words]
    orphans: tuple[Entry, ...] = ()

    @cached_property
    def locales(self) -> tuple[Locale, ...]:
        """The locales that have something on the shelf, as their own names are sorted."""
        found = (tag for tag, entries in self.entries.items() if any(each.products for each in entries))
        return tuple(sorted(map(Locale, found), key=lambda locale: (self.names[locale.tag].casefold(), locale.tag)))

    @cached_property
    def editions(self) -> dict[tuple[str, str], tuple[Locale, ...]]:
        """The locales of each document under each imprint."""
        found: dict[tuple[str, str], tuple[Locale, ...]] = {}
        for locale in self.locales:
            for entry in self.entries[locale.tag]:
                if entry.products:
                    key = entry.house.slug, entry.document
                    found[key] = (*found.get(key, ()), locale)
        return found

    @cached_property
    def links(self) -> Callable[[str, str, str], Links]:
        """Find the links between the pages of a document."""
        return lru_cache(1024)(self.write_links)

    def write_links(self, house: str, document: str, address: str) -> Links:
        """Write the links of a document, whose shelf may be at an address."""
        up, locales = f"{address}/" if address else UP, self.editions.get((house, document), ())
        pages = {locale: f"{locale.tag}/{house}/{document}.html" for locale in locales}
        return Links(
            Markup("").join(ALTERNATE.format(each.tag, f"{up}{page}") for each, page in pages.items()),
            {
                each.tag: OTHER.format(f"{UP}{page}", each.tag, each.direction, self.names[each.tag])
                for each, page in pages.items()
            },
        )

    @cached_property
    def names(self) -> dict[str, str]:
        """What each language calls itself."""
        return {tag: Locale(tag).name for tag in self.entries}

    @cached_property
    def titles(self) -> Titles:
        """The title of each document as the staff reads it, or else in the first language it has."""
        found: dict[tuple[str, str], str] = {}
        for tag in (self.staff.tag, *(locale.tag for locale in self.locales)):
            for entry in self.entries.get(tag, ()):
                if entry.products:
                    found.setdefault((entry.house.slug, entry.document), entry.title)
        return found

    def for_staff(self, entry: Entry) -> str:
        """The title of an edition in the staff's language, where that is another and has the document."""
        key = entry.house.slug, entry.document
        there = any(each.tag == self.staff.tag for each in self.editions.get(key, ()))
        return self.titles[key] if there and entry.locale.tag != self.staff.tag else ""


@dataclass(frozen=True)
class Voice:
    """The words of a locale, each found once: a long list says the same few of them thousands of times."""

    words: Words
    templates: Templates

    @property
    def locale(self) -> Locale:
        """The locale."""
        return self.words.locale

    @cached_property
    def say(self) -> Callable[..., Markup]:
        """Say a word in running text."""
        return cache(self.words.say)

    @cached_property
    def plain(self) -> Callable[[str], str]:
        """Say a word where there can be no markup."""
        return cache(self.words.plain)

    @cached_property
    def contact(self) -> Callable[[House], Markup]:
        """Say whom to call."""
        return cache(self.say_contact)

    def say_contact(self, house: House) -> Markup:
        """Render the numbers of a house for the readers of the locale."""
        phones = [each for each in house.phones if each.serves(self.locale.tag)]
        said = self.templates.render("shelf/contact.html", {"_": self.say, "phones": phones, "screen": True})
        return Markup(said if phones else "")  # noqa: S704 the template escaped it

    @cached_property
    def format(self) -> Callable[[str], tuple[Markup, Markup]]:
        """Say what a format is called, and what it is for."""
        return cache(self.say_format)

    @cached_property
    def pages(self) -> Callable[[int], str]:
        """Say how many pages there are; nothing where that is not translated."""
        return cache(self.say_pages)

    def say_pages(self, number: int) -> str:
        """Count pages."""
        form = Vocabulary(self.words.messages, self.locale).counted(
            "page", "pages", self.locale.babel.plural_form(number)
        )
        return (form or "").replace(NUMBER, str(number)).replace(" ", NBSP)

    def say_format(self, name: str) -> tuple[Markup, Markup]:
        """Render the name and the purpose of a format."""
        said = self.templates.render("shelf/formats.html", {"_": self.say, "name": name})
        called, _, purpose = said.partition("<br>")
        return Markup(called.strip()), Markup(purpose.strip())  # noqa: S704 the template escaped them
