"""The desk: one publication that many people ask, one after the other; what it shows is what `make` makes and finds."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from feuillet.cldr import Locale
from feuillet.desk.proofs import Proof, Proofs, View
from feuillet.desk.texts import Text, texts
from feuillet.edition.galley import Format
from feuillet.findings import Finding, Location
from feuillet.production.crew import Failure
from feuillet.publication.asks import Name, Selection
from feuillet.publication.publication import Change, Publication
from feuillet.translation.domains import of_tree
from feuillet.translation.status import Status, status

Result = TypeVar("Result")
CHECK = "desk"
MANY = 256
"""How many editions are remembered."""
TRIALS = 8
"""How many editions with a changed word are remembered: its findings and its page are asked for at once."""


@dataclass(frozen=True)
class Shown:
    """What comes of an edition in a format: its proof, where there is one, and all that is wrong with it."""

    proof: Proof | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Tongue:
    """A language that a document is proof-read in, and how far it is; its own is as far as it gets."""

    locale: Locale
    status: Status | None


class Desk:
    """A publication, asked in one thread, and the proofs that are typeset beside it."""

    def __init__(self, publication: Publication, locales: tuple[str, ...] = ()) -> None:
        self.publication, self.locales, self.proofs = publication, locales, Proofs()
        self.asking = ThreadPoolExecutor(1)
        self.begin()

    def begin(self) -> None:
        """Begin with nothing read, for something was saved."""
        self.publication.begin()
        self.trial = lru_cache(TRIALS)(self.publication.proofing)
        self.texts = lru_cache(TRIALS)(self.list_texts)
        self.find = lru_cache(MANY)(self.look_for)
        self.formats = lru_cache(MANY)(self.list_formats)
        self.tongue = lru_cache(MANY)(self.look_up)

    async def ask(self, work: Callable[..., Result], *arguments: Any) -> Result:
        """Ask the publication, when nobody else does."""
        return await asyncio.get_running_loop().run_in_executor(self.asking, lambda: work(*arguments))

    def names(self) -> tuple[Name, ...]:
        """List the editions that are translated here."""
        return tuple(self.publication.names(Selection(locales=self.locales)))

    def look_for(self, document: str, locale: str, imprint: str = "") -> Name | None:
        """Find an edition by its names, under the first imprint that publishes it where none is named."""
        wanted = Selection((document,), (locale,), imprints=(imprint,) if imprint else ())
        return next(self.publication.names(wanted), None)

    def look_up(self, document: str, locale: str) -> Tongue:
        """Say how far a document is in a locale."""
        sources = self.publication.editor.sources
        tree, messages = sources.document(document).value, sources.messages(document, locale).value
        domain = of_tree(document, tree, "") if tree and messages else None
        wanted = domain and (domain.wanted_in(locale) or domain.differs_in(locale))
        return Tongue(Locale(locale), status(domain, messages) if wanted and domain and messages else None)

    def imprints(self, name: Name) -> tuple[str, ...]:
        """List the imprints that publish a document in a locale."""
        return tuple(
            each.imprint for each in self.names() if (each.document, each.locale) == (name.document, name.locale)
        )

    def original(self, name: Name) -> str:
        """Say in which locale the source of an edition is printed; nothing where that is its own, or is not printed here."""
        language = self.publication.memory.language(name.document)
        wanted = Selection((name.document,), (language,), imprints=(name.imprint,))
        printed = language != name.locale and any(True for _ in self.publication.names(wanted))
        return language if printed else ""

    def list_formats(self, name: Name) -> tuple[Format, ...]:
        """List the formats of an edition that have pages as a reader turns them."""
        edition = self.trial().edition(name).value
        paged = (each for each in self.publication.serving(edition) if each.paginate is not None and each.tagged)
        return tuple(paged)

    def list_texts(self, name: Name, *changes: Change) -> tuple[Text, ...]:
        """List the texts of an edition."""
        return texts(self.trial(*changes), name)

    async def shown(self, view: View, *changes: Change) -> Shown:
        """Show an edition in a format as it would be if some messages said something else."""
        answer = await self.ask(lambda: self.trial(*changes).galley(view.ask))
        if answer.value is None:
            return Shown(None, answer.findings)
        came = await self.proofs.of(view, answer.value)
        if isinstance(came, Failure):
            document = view.ask.edition.document
            where = Location(self.publication.project.name(self.publication.project.document(document)))
            return Shown(None, (*answer.findings, came.problem.at(where, CHECK)))
        return Shown(came, (*answer.findings, *came.findings))

    def close(self) -> None:
        """End what works beside the desk."""
        self.proofs.close()
        self.asking.shutdown(wait=False, cancel_futures=True)
