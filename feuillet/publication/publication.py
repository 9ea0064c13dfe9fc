"""The publication: it is asked for an edition, a galley or a product, and does what that needs, once.

names(selection)   Selection → Iterator[Name]       the editions there may be, from file names and imprints
edition(name)      Name      → Answer[Edition]      stops 1 to 3
galley(ask)        Ask       → Answer[Galley]       stop 4
learned(name)      Name      → Learned              what is known of an edition, from its record where nothing has changed
job(ask)           Ask       → Answer[Job]          what stops 5 to 7 work on
"""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from feuillet.cldr import PSEUDO
from feuillet.edition.edition import Edition, line_of
from feuillet.edition.galley import Format, Galley, Pages, Printed
from feuillet.edition.markup import MarkingUp
from feuillet.edition.patient import Values
from feuillet.edition.values import filled
from feuillet.findings import Finding, Location
from feuillet.production import covers
from feuillet.production.job import Job, finished, pages_of, print_job
from feuillet.production.memory_store import MemoryStore
from feuillet.production.store import Store
from feuillet.project import Project
from feuillet.publication.asks import ALL, Answer, Ask, Gathering, Name, Selection
from feuillet.publication.editor import Editor
from feuillet.publication.features import Features
from feuillet.publication.memory import Memory
from feuillet.publication.records import Learned
from feuillet.publication.sources import FEW, Sources, misplaced
from feuillet.templates import Templates
from feuillet.translation.messages import Message

CHECK = "sources"
Change = tuple[str, str, Message]
"""A domain, a locale, and a message that says something else there than its catalog does."""


class Publication:
    """A project, asked for what can be made of it; ``values`` are written on the blanks of each edition."""

    values: Values = ()

    def __init__(self, project: Project, features: Features, store: Store) -> None:
        self.project, self.features, self.store = project, features, store
        self.marking = MarkingUp(Templates(project.templates), project.figures)
        self.begin()

    def begin(self) -> None:
        """Begin with nothing read."""
        self.editor = Editor(Sources(self.project, self.features))
        self.memory = Memory(self.editor, self.store)
        self.galley = lru_cache(FEW * FEW)(self.mark_up)

    def proofing(self, *changed: Change) -> "Publication":
        """Ask for proofs, in which some messages say something else; what was read before is not read again."""
        sources = self.editor.sources
        for change in changed:
            sources = sources.trying(*change)
        trial = copy(self)
        trial.editor = self.editor.trying(sources)
        trial.galley = lru_cache(FEW * FEW)(trial.mark_up)
        return trial

    def filling(self, values: Values) -> "Publication":
        """Ask for editions with what is said of one patient; all that is made of them is in memory alone."""
        trial = copy(self)
        trial.values, trial.store = values, MemoryStore()
        trial.galley = lru_cache(1)(trial.mark_up)
        return trial

    def names(self, selection: Selection = ALL) -> Iterator[Name]:
        """List the editions that there may be of what is asked for, document by document."""
        imprints = [(name, self.editor.sources.imprint(name).value) for name in self.project.imprints]
        for document in self.project.documents:
            published = [(name, imprint) for name, imprint in imprints if imprint and imprint.publishes(document)]
            if published and (not selection.documents or document in selection.documents):
                for tag in self.tags(document, selection):
                    printed = (name for name, imprint in published if tag in PSEUDO or imprint.prints(tag))
                    yield from filter(selection.takes, (Name(document, tag, name) for name in printed))

    def tags(self, document: str, selection: Selection = ALL) -> tuple[str, ...]:
        """List the locales a document may appear in: its own, those with a folder, and pseudo-locales that are asked for."""
        own = filter(None, (self.memory.language(document),))
        return tuple(dict.fromkeys((*own, *self.project.locales, *(tag for tag in PSEUDO if tag in selection.locales))))

    def findings(self, selection: Selection = ALL) -> tuple[Finding, ...]:
        """Say what is wrong with the project as a whole, and with the manuscripts and imprints that are asked for."""
        gathering = Gathering()
        for name in self.project.documents:
            if not selection.documents or name in selection.documents:
                gathering.note((*self.memory.document(name).findings, *self.memory.losses(name).findings))
        for name in self.project.imprints:
            if not selection.imprints or name in selection.imprints:
                gathering.note(self.editor.sources.imprint(name).findings)
        gathering.note((*self.editor.sources.undescribed, *misplaced(self.project)))
        return tuple(gathering.found)

    def edition(self, name: Name) -> Answer[Edition]:
        """Issue an edition."""
        answer = self.editor.edition(name)
        return Answer(filled(answer.value, self.values), answer.findings) if self.values and answer.value else answer

    def editions(self, selection: Selection = ALL) -> tuple[tuple[Edition, ...], tuple[Finding, ...]]:
        """Issue all editions that are asked for, and gather what is wrong."""
        gathering = Gathering()
        gathering.note(self.findings(selection))
        issued = [gathering.take(self.edition(name)) for name in self.names(selection)]
        return tuple(edition for edition in issued if edition is not None), tuple(gathering.found)

    def serving(self, edition: Edition | None) -> Iterator[Format]:
        """List the formats an edition is made in, none where it could not be issued."""
        formats = self.features.formats if edition else ()
        return (each for each in formats if edition and each.name in edition.imprint.formats and each.serves(edition))

    def mark_up(self, ask: Ask) -> Answer[Galley]:
        """Mark up an edition in a format."""
        answer = self.edition(ask.edition)
        if answer.value is None:
            return Answer(None, answer.findings)
        format = self.features.format(ask.format)
        if not ask.press_ready:
            return Answer(format.mark_up(answer.value, self.marking), answer.findings)
        plain, ready = self.galley(replace(ask, press_ready=False)).value, format.press_ready
        assert plain is not None
        assert ready is not None
        shop = answer.value.imprint.print_shop
        return Answer(self.marking.press_ready(plain, ready.name, shop), answer.findings)

    def job(self, ask: Ask) -> Answer[Job]:
        """Say what is to be printed, and where it goes."""
        galley, edition = self.galley(ask), self.edition(ask.edition).value
        if galley.value is None or edition is None:
            return Answer(None, galley.findings)
        format = self.features.format(ask.format, press_ready=ask.press_ready)
        job = Job(
            imprint=ask.edition.imprint,
            locale=ask.edition.locale,
            document=ask.edition.document,
            title=galley.value.title,
            draft=edition.colophon.draft,
            path=path_of(ask.edition, format),
            format=format.marked_up,
            galley=galley.value,
            store=self.store,
            inspections=self.features.inspections,
            press_ready=ask.press_ready,
            covered=ask == self.cover(ask.edition, tuple(each.name for each in self.serving(edition))),
        )
        return Answer(job, galley.findings)

    def cover(self, name: Name, formats: tuple[str, ...]) -> Ask | None:
        """Name the product whose first page is an edition's cover, of the formats it is made in; nothing where none has pages."""
        chosen = covers.chosen(map(self.features.format, formats))
        return Ask(name, chosen) if chosen else None

    def pages(self, ask: Ask) -> Answer[Pages]:
        """Typeset the pages of a product, or take those that are kept; there are none of an e-book."""
        answer = self.job(ask)
        return Answer(pages_of(answer.value) if answer.value else None, answer.findings)

    def product(self, ask: Ask) -> Answer[Printed]:
        """Print and inspect a product in this process, unless it is kept."""
        answer = self.job(ask)
        if answer.value is None:
            return Answer(None, answer.findings)
        print_job(answer.value)
        entry, printed = finished(self.store, answer.value.address), self.store.get(answer.value.address)
        return Answer(printed, (*answer.findings, *(entry.findings if entry else ())))

    def learned(self, name: Name, asks: Iterable[Ask] = ()) -> Learned:
        """Say what is known of an edition: what its record says, and else what its sources do.

        ``asks`` are the products whose galleys must be known. Where a source changes while it is read, all is read once more.
        """
        wanted, known = tuple(asks), self.memory.recall(name)
        return self.learn(name, wanted) if known is None or missing(known, wanted) else known

    def learn(self, name: Name, wanted: tuple[Ask, ...]) -> Learned:
        """Read an edition, and keep what was learned of it unless its sources changed meanwhile."""
        for _ in range(2):
            learned = self.memory.recall(name) or self.read(name)
            learned = learned.having({label(ask): self.galley_digest(ask) for ask in missing(learned, wanted)})
            if not self.memory.changed(name):
                self.memory.keep(name, learned)
                return learned
            self.begin()
        where = Location(self.project.name(self.project.document(name.document)))
        problem = f"a source of this document in {name.locale} was changed while it was read"
        return Learned((Finding(where, problem, "wait until it is saved, then run this again", CHECK),))

    def read(self, name: Name) -> Learned:
        """Read an edition for its record."""
        answer = self.edition(name)
        if answer.value is None:
            return Learned(answer.findings)
        formats = tuple(format.name for format in self.serving(answer.value))
        document, colophon = answer.value.document, answer.value.colophon
        return Learned(
            answer.findings,
            line_of(document.title).plain,
            colophon.draft,
            formats,
            summary=line_of(document.message).plain,
            changed=colophon.changed.isoformat(),
            next_review=colophon.next_review.isoformat(),
            sign=colophon.sign,
        )

    def address(self, ask: Ask) -> str:
        """Say under which digest a product is kept; nothing where its edition is not made in that format."""
        return self.learned(ask.edition, (ask,)).galleys.get(label(ask), "")

    def galley_digest(self, ask: Ask) -> str:
        """Mark up, and digest."""
        galley = self.galley(ask).value
        return galley.digest if galley else ""


def label(ask: Ask) -> str:
    """Name a galley within the record of its edition."""
    return f"{ask.format}{' press-ready' if ask.press_ready else ''}"


def missing(learned: Learned, asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """List the products an edition is made in whose galleys are not known."""
    return tuple(ask for ask in asks if ask.format in learned.formats and label(ask) not in learned.galleys)


def path_of(name: Name, format: Format) -> str:
    """Say where in an output folder a product goes."""
    return (Path(name.imprint) / name.locale / format.file_name(name.document, name.locale)).as_posix()
