"""From an edition to its place on the shelf: its products and versions, or what is to be said of one that has none any more."""

from dataclasses import dataclass
from functools import cached_property

from feuillet.catalogue.editions import Place
from feuillet.catalogue.shelf import Entry, House, Products
from feuillet.catalogue.validity import Ledgers, Verdict, Version
from feuillet.publication.asks import Name
from feuillet.publication.publication import Publication
from feuillet.publication.withdrawing import place_of


@dataclass(frozen=True)
class Placing:
    """What the project has and what was released and withdrawn of it."""

    publication: Publication
    ledgers: Ledgers

    @cached_property
    def there(self) -> frozenset[Place]:
        """The editions that the project has."""
        return frozenset(map(place_of, self.publication.names()))

    @cached_property
    def unread(self) -> frozenset[str]:
        """The documents whose language nobody can read at the moment: their editions may be any."""
        language = self.publication.memory.language
        return frozenset(each for each in self.publication.project.documents if not language(each))

    @cached_property
    def withdrawn(self) -> tuple[Place, ...]:
        """The editions there would be, were they not withdrawn."""
        if all(each.undone for each in self.ledgers.withdrawals.withdrawn):
            return ()
        return tuple(sorted(place for place in self.there if self.ledgers.withdrawals.of(place)))

    def left(self, place: Place) -> bool:
        """Return whether the project has an edition no more; of an imprint or a document that cannot be read nobody knows."""
        imprint, _, document = place
        known = imprint in self.publication.project.imprints and self.publication.editor.sources.imprint(imprint).value
        return bool(known) and place not in self.there and document not in self.unread

    def entry(self, house: House, place: Place, products: Products) -> Entry:
        """Put an edition on the shelf, unless it is withdrawn."""
        if products:
            first = products[0]
            versions = self.ledgers.versions(place, first.sign, draft=first.draft)
            return Entry(house, place, first.title, products, versions)
        return Entry(house, place, self.title(place), (), self.gone(place))

    def gone(self, place: Place) -> tuple[Version, ...]:
        """Judge the versions of an edition that is not on the shelf.

        What is withdrawn may never have been released. Of what has left the project nobody says any more that it holds, for
        nobody reviews it: who has it on paper is told to ask, as with a version that is not known.
        """
        if self.ledgers.withdrawals.of(place) is None:
            versions = self.ledgers.versions(place)
            left = self.left(place)
            return tuple(each for each in versions if each.verdict is Verdict.WITHDRAWN) if left else versions
        imprint, locale, document = place
        learned = self.publication.learned(Name(document, locale, imprint))
        return self.ledgers.versions(place, learned.sign)

    def title(self, place: Place) -> str:
        """Find the title of an edition that is not on the shelf."""
        released = self.ledgers.history.of(place)
        imprint, locale, document = place
        learned = self.publication.learned
        return (released[-1].title if released else learned(Name(document, locale, imprint)).title) or document
