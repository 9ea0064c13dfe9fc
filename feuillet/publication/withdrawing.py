"""Withdrawing editions, and taking a withdrawal back; and what a release adds to the history of signs."""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from feuillet import files
from feuillet.catalogue.editions import History, Place, Release, read_releases
from feuillet.catalogue.validity import Ledgers
from feuillet.catalogue.withdrawals import CHECK, Withdrawal, Withdrawals, read_withdrawals, said
from feuillet.edition.on_screens import plain
from feuillet.findings import Finding, Location, Severity, UsageError, unusable
from feuillet.production.product import Product, State
from feuillet.publication.asks import Answer, Gathering, Name, Selection
from feuillet.publication.publication import Publication
from feuillet.templates import LANGUAGE
from feuillet.translation.records import looks

FACING = "bilingual"
"""The format that has the whole original beside a translation."""


@dataclass(frozen=True)
class Scope:
    """What is withdrawn: a document, perhaps only in a locale or under an imprint."""

    document: str
    locale: str = ""
    imprint: str = ""

    @property
    def selection(self) -> Selection:
        """The same as what a command asks for."""
        parts = ((each,) if each else () for each in (self.document, self.locale, self.imprint))
        documents, locales, imprints = parts
        return Selection(documents=documents, locales=locales, imprints=imprints)


def place_of(name: Name) -> Place:
    """Say which edition a name is of, as the shelf does."""
    return name.imprint, name.locale, name.document


def ledgers(publication: Publication) -> Answer[Ledgers]:
    """Read what was released and what was withdrawn; nothing where either cannot be read, for then nobody knows what is right."""
    gathering, sources, project = Gathering(), publication.editor.sources, publication.project
    releases = gathering.take(sources.read(read_releases, project.releases))
    withdrawals = gathering.take(sources.read(read_withdrawals, project.withdrawals))
    whole = None if releases is None or withdrawals is None else Ledgers(History(releases), withdrawals)
    return gathering.answer(whole)


def withdrawals(publication: Publication) -> Withdrawals | None:
    """Read what was withdrawn; nothing where nobody can say."""
    return publication.editor.sources.read(read_withdrawals, publication.project.withdrawals).value


def is_withdrawn(publication: Publication, known: Withdrawals | None, place: Place, format: str = "") -> bool:
    """Return whether nobody may be given an edition any more, or one of its formats, which may have the original beside it.

    Where nobody can say what is withdrawn, that is so of all.
    """
    imprint, locale, document = place
    if known is None:
        return True
    places = [place]
    if format == FACING:
        places.append((imprint, publication.memory.language(document) or locale, document))
    return any(known.of(each) for each in places)


def withdraw(publication: Publication, scope: Scope, withdrawal: Withdrawal) -> Path:
    """Withdraw editions, with all versions of them that are out."""
    if not looks(withdrawal.name) or not withdrawal.reason.strip():
        raise UsageError("a withdrawal needs a --reason and a --name; neither may be empty")
    names = tuple(publication.names(scope.selection))  # what cannot be made at the moment may be withdrawn too
    out = {(place_of(each), sign) for each in names if (sign := publication.learned(each).sign)}
    with changing(publication):
        known = read(publication)
        released = [each for each in known.history.releases.editions if withdrawal.takes(each.place)]
        if not names and not released:
            raise UsageError(f"there is no edition of {scope.document} to withdraw: run status to see which there are")
        versions = sorted(out | {(each.place, each.sign) for each in released})
        return write(publication, known.withdrawals.adding(withdrawal.model_copy(update={"signs": said(versions)})))


def undo(publication: Publication, scope: Scope, today: datetime.date) -> Path:
    """Take a withdrawal back: what its editions say now may be made; the versions that were out stay withdrawn if they differ."""
    wanted = scope.imprint, scope.locale, scope.document
    with changing(publication):
        known = read(publication).withdrawals
        if not any(each.scope == wanted and not each.undone for each in known.withdrawn):
            raise UsageError("nothing like that is withdrawn: name document, locale and imprint as they were withdrawn")
        undone = (
            each.model_copy(update={"undone": str(today)}).sealed if each.scope == wanted and not each.undone else each
            for each in known.withdrawn
        )
        return write(publication, Withdrawals(withdrawn=tuple(undone)))


def is_known(publication: Publication, scope: Scope) -> bool:
    """Return whether something was released or withdrawn that a scope is of, though the project may no longer have it."""
    known = read(publication)
    places = (*known.history.by_place, *known.withdrawals.places)
    wanted = scope.imprint, scope.locale, scope.document
    return any(all(not one or one == other for one, other in zip(wanted, each, strict=True)) for each in places)


def changing(publication: Publication) -> AbstractContextManager[None]:
    """Let nobody else change the ledgers meanwhile: whoever reads and writes them holds the folder they are in."""
    return files.alone(publication.project.releases.parent)


def staff_language(publication: Publication, scope: Scope) -> str:
    """Say in which language a reason is written where nobody says: that of the staff whose editions are withdrawn."""
    names = (each for each in publication.project.imprints if each == (scope.imprint or each))
    imprints = (publication.editor.sources.imprint(each).value for each in names)
    return next((each.language for each in imprints if each), LANGUAGE)


def read(publication: Publication) -> Ledgers:
    """Read the ledgers, or raise `UsageError`: nothing may be written over what cannot be read."""
    answer = ledgers(publication)
    if answer.value is None:
        raise UsageError(str(answer.findings[0]))
    return answer.value


def write(publication: Publication, withdrawals: Withdrawals) -> Path:
    """Write what is withdrawn, and name the file."""
    project = publication.project
    files.write(project.withdrawals, withdrawals.written().encode(), project.root)
    return project.withdrawals


def told(publication: Publication, known: Ledgers, names: Iterable[Name]) -> Iterator[Finding]:
    """Say of each withdrawal that editions which were asked for are not made."""
    found = dict.fromkeys(filter(None, (known.withdrawals.of(place_of(name)) for name in names)))
    where = Location(publication.project.name(publication.project.withdrawals))
    for each in found:
        what = " ".join(
            (
                each.document,
                *(f"in {each.locale}",) * bool(each.locale),
                *(f"under {each.imprint}",) * bool(each.imprint),
            )
        )
        problem = f"{what} is withdrawn since {each.date}, so nothing is made of it"
        yield Finding(where, problem, "correct it, then run withdraw --undo", CHECK, Severity.WARNING)


def release(
    publication: Publication, known: Ledgers | None, products: Iterable[Product], today: datetime.date | None
) -> Answer[Ledgers]:
    """Add the versions of a release to the history of signs, and write it down; nothing is one without the day of ``today``."""
    if known is None or today is None:
        return Answer(known)
    gathering, project = Gathering(), publication.project
    with changing(publication):
        current = ledgers(publication)  # another release may have ended meanwhile
        gathering.note(current.findings)
        if current.value is None:
            return gathering.answer(None)
        old = current.value.history.releases
        new = old.adding(released(products, today))
        if new != old:
            try:
                files.write(project.releases, new.written().encode(), project.root)
            except OSError as error:
                gathering.note((unusable(error, project.name(project.releases)),))
    return gathering.answer(replace(current.value, history=History(new)))


def released(products: Iterable[Product], today: datetime.date) -> Iterable[Release]:
    """Say which versions are out that are no drafts; what an earlier run has left is none of them."""
    return {
        (each.imprint, each.locale, each.document): Release(
            imprint=each.imprint,
            locale=each.locale,
            document=each.document,
            sign=each.sign,
            title=plain(each.title),
            released=today,
        )
        for each in products
        if not each.draft and each.sign and each.state is State.CURRENT
    }.values()
