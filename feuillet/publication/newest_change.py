"""The newest change of an edition: what its manuscript and the catalogs that it is printed from say of themselves."""

import datetime
from collections.abc import Iterator

from feuillet.edition.imprint import Imprint
from feuillet.manuscript.document import Document
from feuillet.publication.asks import Answer, Name
from feuillet.publication.sources import Sources
from feuillet.templates import LANGUAGE
from feuillet.translation.domains import TEMPLATES, imprint_domain
from feuillet.translation.messages import Messages
from feuillet.translation.revised import late, revised


def newest_change(sources: Sources, name: Name, document: Document, imprint: Imprint) -> Answer[datetime.datetime]:
    """Find the newest moment, and warn of a translation that is newer than its document may get without a review."""
    translated = tuple(catalogs(sources, name.document, document.language, name.locale))
    others = (
        *catalogs(sources, imprint_domain(name.imprint), imprint.language, name.locale),
        *catalogs(sources, TEMPLATES, LANGUAGE, name.locale),
    )
    written = datetime.datetime.combine(document.date, datetime.time(), datetime.UTC)
    moments = filter(None, map(revised, (*translated, *others)))
    findings = (finding for each in translated for finding in late(each, name.document, document.next_review))
    return Answer(max((written, *moments)), tuple(findings))


def catalogs(sources: Sources, domain: str, language: str, tag: str) -> Iterator[Messages]:
    """List the catalogs that a domain is printed from in a locale: of a region, that of its language too; of a source, none."""
    locale: str | None = tag
    while locale is not None and locale != language:
        messages = sources.messages(domain, locale).value
        if messages is not None:
            yield messages
        locale = sources.parent(domain, locale)
