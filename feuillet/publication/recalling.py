"""What health records are told of editions that they may have been given and that nobody may be given any more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from feuillet.catalogue.sheets import Recalled
from feuillet.catalogue.validity import Ledgers
from feuillet.cldr import Locale, known
from feuillet.edition.colophon import identifier
from feuillet.edition.on_screens import plain
from feuillet.publication.asks import Name, Selection
from feuillet.publication.publication import Publication
from feuillet.publication.shelving import title, withdrawn
from feuillet.publication.withdrawing import ledgers, place_of


@dataclass(frozen=True)
class Recalls:
    """What is withdrawn, and what has left the project; nothing where nobody can say."""

    publication: Publication

    @cached_property
    def ledgers(self) -> Ledgers | None:
        """What was released and withdrawn."""
        return ledgers(self.publication).value

    @cached_property
    def there(self) -> frozenset[tuple[str, str, str]]:
        """The editions that the project has."""
        return frozenset(map(place_of, self.publication.names()))

    def gone(self, imprint: str, editions: Iterable[tuple[str, str]]) -> str:
        """Say why nobody may be given any of some editions, or nothing: one of them that is left is reason to keep a file."""
        reasons = [self.reason((imprint, locale, document)) for locale, document in editions]
        return ", ".join(dict.fromkeys(reasons)) if all(reasons) else ""

    def reason(self, place: tuple[str, str, str]) -> str:
        """Say why nobody may be given an edition, or nothing."""
        withdrawal = self.ledgers.withdrawals.of(place) if self.ledgers else None
        _, locale, document = place
        if withdrawal:
            return f"{document} in {locale} is withdrawn since {withdrawal.date}"
        return (
            "" if self.ledgers is None or place in self.there else f"the project has no {document} in {locale} any more"
        )

    def of(self, imprint: str, selection: Selection) -> Iterator[Recalled]:
        """List the editions of an imprint that are withdrawn and asked for."""
        found = self.ledgers
        house = self.publication.editor.sources.imprint(imprint).value
        for place in sorted(self.places if found else ()):
            assert found is not None
            _, locale, document = place
            withdrawal = found.withdrawals.of(place)
            if (
                withdrawal
                and place[0] == imprint
                and known(locale)
                and selection.takes(Name(document, locale, imprint))
            ):
                yield Recalled(
                    identifier=identifier(imprint, locale, document),
                    document=document,
                    locale=Locale(locale),
                    title=plain(title(self.publication, place, found)),
                    author=house.name if house else imprint,
                    day=str(withdrawal.date),
                    reason=withdrawal.reason,
                )

    @cached_property
    def places(self) -> frozenset[tuple[str, str, str]]:
        """All editions that are withdrawn, or once were."""
        if self.ledgers is None:
            return frozenset()
        return self.ledgers.withdrawals.places | frozenset(withdrawn(self.publication, self.ledgers))
