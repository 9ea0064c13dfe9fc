"""What health records are told of editions that they may have been given and that nobody may be given any more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from feuillet.catalogue.editions import Place
from feuillet.catalogue.sheets import Recalled
from feuillet.cldr import Locale, known
from feuillet.edition.colophon import identifier
from feuillet.edition.on_screens import plain
from feuillet.publication.asks import Name, Selection
from feuillet.publication.placing import Placing
from feuillet.publication.publication import Publication
from feuillet.publication.withdrawing import ledgers


@dataclass(frozen=True)
class Recalls:
    """What is withdrawn, and what has left the project; nothing where nobody can say."""

    publication: Publication

    @cached_property
    def placing(self) -> Placing | None:
        """What the project has, and what was released and withdrawn."""
        known = ledgers(self.publication).value
        return Placing(self.publication, known) if known else None

    def gone(self, imprint: str, editions: Iterable[tuple[str, str]]) -> str:
        """Say why nobody may be given any of some editions, or nothing: one of them that is left is reason to keep a file."""
        reasons = [self.reason((imprint, locale, document)) for locale, document in editions]
        return ", ".join(dict.fromkeys(reasons)) if all(reasons) else ""

    def reason(self, place: Place) -> str:
        """Say why nobody may be given an edition, or nothing."""
        if self.placing is None:
            return ""
        _, locale, document = place
        if withdrawal := self.placing.ledgers.withdrawals.of(place):
            return f"{document} in {locale} is withdrawn since {withdrawal.date}"
        return f"the project has no {document} in {locale} any more" if self.placing.left(place) else ""

    def of(self, imprint: str, selection: Selection) -> Iterator[Recalled]:
        """List the editions of an imprint that are withdrawn and asked for."""
        if self.placing is None:
            return
        house = self.publication.editor.sources.imprint(imprint).value
        withdrawals = self.placing.ledgers.withdrawals
        for place in sorted(withdrawals.places.union(self.placing.withdrawn)):
            _, locale, document = place
            withdrawal = withdrawals.of(place)
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
                    title=plain(self.placing.title(place)),
                    author=house.name if house else imprint,
                    day=str(withdrawal.date),
                    reason=withdrawal.reason,
                )
