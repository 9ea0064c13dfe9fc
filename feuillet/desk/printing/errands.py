"""What a clerk does in a process of its own: opens what is typed, reads it, writes the page with it, and inspects the product.

Everything is made as `make` would, with a store in memory. What is typed is nowhere but here and in the answer.
"""

import base64
import datetime
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeGuard

from feuillet.cldr import Locale
from feuillet.desk.printing.sealed import padded
from feuillet.edition.edition import Edition
from feuillet.edition.galley import Pages
from feuillet.edition.interface_words import Words
from feuillet.edition.patient import Value, Values
from feuillet.edition.typed_values import Came, Hints, Refusal, Staff, read
from feuillet.edition.values import Writing, blanks, rules
from feuillet.findings import any_error
from feuillet.manuscript.forms import Blank
from feuillet.press.pages import picture
from feuillet.press.pages.pagination import proof
from feuillet.production.memory_store import MemoryStore
from feuillet.project import Project
from feuillet.publication.asks import Ask, Name
from feuillet.publication.features import Features
from feuillet.publication.publication import Publication
from feuillet.publication.withdrawing import is_withdrawn, withdrawals
from feuillet.templates import LANGUAGE
from feuillet.translation.domains import TEMPLATES
from feuillet.translation.messages import Messages

SCALE = 1.6
"""Pixels to a point."""
MOST = 4
"""How many pages are shown at most: those that hold what was typed."""


@dataclass(frozen=True)
class House:
    """The project that is printed from; ``edition`` counts how often something in it was saved since the desk was opened."""

    root: Path
    features: Features
    edition: int


@dataclass(frozen=True)
class Errand:
    """A page that is asked for, with what is typed; ``staff`` is their language. ``beside`` it stands the same in that language.

    A clerk who only warms up reads what it will need.
    """

    house: House
    name: Name
    format: str
    staff: str
    today: datetime.date
    sealed: bytes = b""
    beside: str = ""
    warm: bool = False


@dataclass(frozen=True)
class Reply:
    """What came of it: the answer for a browser, sealed like the question, and the product, if there is one, with its sign."""

    body: bytes
    paper: bytes = b""
    sign: str = ""


@dataclass(frozen=True)
class Filled:
    """A blank as it was read; ``back`` says a value in the staff's language."""

    blank: Blank
    came: Came
    hints: Hints
    back: str = ""

    @property
    def context(self) -> str:
        """The name of the blank."""
        return str(getattr(self.blank.label, "context", ""))


OPENED = dict[tuple[Path, int], Publication]()
"""The project that a clerk has opened: what is read of it for one patient serves for the next."""


def opened(house: House) -> Publication:
    """Open a project; where something was saved, anew."""
    key = house.root, house.edition
    if key not in OPENED:
        OPENED.clear()
        OPENED[key] = Publication(Project(house.root), house.features, MemoryStore())
    return OPENED[key]


def serve(errand: Errand) -> Reply:
    """Do what is asked."""
    publication = opened(errand.house)
    edition = publication.edition(errand.name).value
    if edition is None or not permitted(publication, edition):
        return Reply(padded(json.dumps({"closed": True}).encode()))
    if errand.warm:
        name = Name(errand.name.document, errand.beside or errand.name.locale, errand.name.imprint)
        publication.edition(name)
        return Reply(b"")
    said = json.loads(errand.sealed) if errand.sealed else {}
    filled = tuple(listed(publication, edition, errand, said))
    values: Values = tuple((each.context, each.came) for each in filled if is_value(each.came))
    facts = {"said": told(publication, errand, filled), "refused": refused(filled)}
    if refused(filled):
        return Reply(padded(json.dumps(facts).encode()))
    if errand.beside:
        return Reply(padded(json.dumps(facts | {"pages": facing(publication, errand, values)}).encode()))
    return replace(printed(publication, errand, values, facts), sign=edition.colophon.sign)


def permitted(publication: Publication, edition: Edition) -> bool:
    """Return whether a patient may be given an edition: one approved, or a draft where the clinic says so; none withdrawn."""
    place = edition.imprint_slug, edition.locale.tag, edition.slug
    approved = not edition.colophon.draft or edition.imprint.drafts == "print"
    return approved and not is_withdrawn(publication, withdrawals(publication), place)


def is_value(came: Came) -> TypeGuard[Value]:
    """Return whether something is to be written."""
    return came is not None and not isinstance(came, Refusal)


def refused(filled: tuple[Filled, ...]) -> bool:
    """Return whether anything is refused, or asked back."""
    return any(isinstance(each.came, Refusal) for each in filled)


def listed(publication: Publication, edition: Edition, errand: Errand, said: Mapping[str, Any]) -> "list[Filled]":
    """Read what is typed on each blank; a shape that no page of the desk sends is nothing."""
    fields, sure = said.get("fields", {}), said.get("sure", [])
    staff = Staff(Locale(errand.staff), edition.imprint.region, errand.today, edition)
    words = publication.editor.sources.words(errand.staff)
    writing = Writing(staff.locale, edition.imprint.region, edition.imprint.digits.get(errand.staff, "latn"), words)
    found = []
    for blank in blanks(edition.document):
        context = str(getattr(blank.label, "context", ""))
        typed = tuple(str(each) for each in fields.get(context, ()))[: rules(blank)]
        came = read(blank, typed, staff, sure=context in sure) if typed else None
        back = ", ".join(filter(None, writing.text(came, blank, long=True))) if is_value(came) else ""
        found.append(Filled(blank, came, Hints.of(blank, staff), back))
    return found


def told(publication: Publication, errand: Errand, filled: tuple[Filled, ...]) -> dict[str, str]:
    """Say of each blank what was understood, or why it was refused, in the staff's words."""
    messages = publication.editor.sources.messages(TEMPLATES, errand.staff).value
    words = Words(messages or Messages(TEMPLATES, errand.staff or LANGUAGE), Locale(errand.staff))
    own: dict[str, object] = {"_": words.say, "plain": words.plain, "locale": words.locale}
    render = publication.marking.templates.render
    return {
        each.context: render("desk/to-print/said.html", own | {"filled": each, "came": came_of(each)}).strip()
        for each in filled
        if each.came is not None
    }


def came_of(filled: Filled) -> str:
    """Name what came of a blank: a refusal, or nothing of the kind."""
    return filled.came.value if isinstance(filled.came, Refusal) else ""


def printed(publication: Publication, errand: Errand, values: Values, facts: dict[str, Any]) -> Reply:
    """Print and inspect the product, and draw its pages that hold what was typed."""
    ask = Ask(errand.name, errand.format)
    with filling(publication, values) as trial:
        answer, pages = trial.product(ask), trial.pages(ask).value
    sound = answer.value is not None and not any_error(answer.findings)
    wrong = [f"{each.problem}; {each.remedy}" for each in answer.findings if each.severity.value == "error"]
    shown = {"pages": pictures(pages, values) if pages else [], "wrong": wrong, "ready": sound}
    return Reply(padded(json.dumps(facts | shown).encode()), answer.value.content if answer.value and sound else b"")


@contextmanager
def filling(publication: Publication, values: Values) -> Iterator[Publication]:
    """Ask for editions with what is said of one patient, and then have nothing refer to it any more.

    A publication refers to itself, and what a clerk holds while a page is laid out is no garbage to the collector afterwards.
    """
    trial = publication.filling(values)
    try:
        yield trial
    finally:
        vars(trial).clear()


def facing(publication: Publication, errand: Errand, values: Values) -> list[str]:
    """Draw the same pages in a language of the staff; none where they have no such edition."""
    name = Name(errand.name.document, errand.beside, errand.name.imprint)
    edition = publication.edition(name).value
    format = publication.features.format(errand.format)
    if edition is None or not format.serves(edition):
        return []
    with filling(publication, values) as trial:
        galley = trial.galley(Ask(name, errand.format)).value
    return pictures(proof(galley)[0], values) if galley and format.paginate else []


def pictures(pages: Pages, values: Values) -> list[str]:
    """Draw the pages that hold what was typed, or the first; a picture has no address of its own, but is in the answer."""
    contexts = {context for context, _ in values}
    numbers = sorted({place.page for place in pages.places if place.context in contexts}) or [0]
    drawn = (picture.swift(pages.content, SCALE, number) for number in numbers[:MOST])
    return [f"data:image/png;base64,{base64.b64encode(each).decode()}" for each in drawn]
