"""From products to the shelf: what its pages are made from, locale by locale, and which of them need not be made again."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from feuillet import files, reading
from feuillet.catalogue import pages
from feuillet.catalogue.display import Shelf
from feuillet.catalogue.shelf import Entry, House, Products, by_edition, house, unnamed
from feuillet.catalogue.validity import Ledgers
from feuillet.cldr import PSEUDO, Locale, describable, known
from feuillet.edition.interface_words import Words
from feuillet.manuscript.figures import Figures
from feuillet.publication.inputs import lineage
from feuillet.publication.placing import Placing
from feuillet.publication.publication import Publication
from feuillet.templates import LANGUAGE
from feuillet.translation import domains
from feuillet.translation.messages import Messages

KIND = "shelf"
"""The kind of record that says which pages were made of what."""
PAGE_BYTES = 10_000_000
MARK = b'<meta name="generator" content="Feuillet shelf">'
"""By what a page of ours is known, before it is taken away."""
HEAD_BYTES = 400


@dataclass(frozen=True)
class Shelved:
    """A file of the shelf; ``content`` is None where it is there already."""

    path: str
    content: bytes | None


def shelve(publication: Publication, products: Products, ledgers: Ledgers, output: Path) -> Iterator[Shelved]:
    """Make the files of the shelf."""
    shelf = laid_out(publication, products, ledgers)
    for path, content in pages.front(shelf):
        yield Shelved(path, content.encode())
    for each in shelf.houses:
        if each.logo:
            yield Shelved(each.logo, logo(publication, each))
    for tag in shelf.entries:
        yield from of_locale(publication, shelf, tag, output)


def laid_out(publication: Publication, products: Products, ledgers: Ledgers) -> Shelf:
    """Say what stands on the shelf, and what has stood there."""
    formats = publication.features.format_names
    shown = by_edition(each for each in products if each.format in formats and each.locale not in PSEUDO)
    houses = {each.slug: each for each in houses_of(publication)}
    placing = Placing(publication, ledgers)
    gone = (*ledgers.history.by_place, *ledgers.withdrawals.places, *placing.withdrawn)
    places = dict.fromkeys((*shown, *(place for place in gone if known(place[1]) or describable(place[1]))))
    entries, orphans = defaultdict[str, list[Entry]](list), list[Entry]()
    order = {slug: number for number, slug in enumerate(houses)}
    for place in sorted(places, key=lambda each: (each[1], order.get(each[0], len(order)), each[2])):
        own = houses.get(place[0]) or unnamed(place[0])
        kept = entries[place[1]] if place[0] in houses else orphans
        kept.append(placing.entry(own, place, shown.get(place, ())))
    staff = next((each.language for each in houses.values()), LANGUAGE)
    found = {tag: tuple(each) for tag, each in entries.items()}
    return Shelf(
        tuple(houses.values()),
        found,
        Locale(staff),
        publication.marking.templates,
        speaker(publication),
        tuple(orphans),
    )


def houses_of(publication: Publication) -> Iterator[House]:
    """List the imprints that can be read."""
    for name in publication.project.imprints:
        imprint = publication.editor.sources.imprint(name).value
        if imprint:
            yield house(name, imprint)


def speaker(publication: Publication) -> Callable[[str], Words]:
    """Find the words of a locale, each once."""
    spoken = dict[str, Words]()

    def speak(tag: str) -> Words:
        if tag not in spoken:
            spoken[tag] = words(publication, tag)
        return spoken[tag]

    return speak


def words(publication: Publication, tag: str) -> Words:
    """Take the shelf's words in a language."""
    return Words(publication.editor.sources.messages(domains.TEMPLATES, tag).value or Messages("", tag), Locale(tag))


def logo(publication: Publication, house: House) -> bytes:
    """Read the logo of a house."""
    imprint = publication.editor.sources.imprint(house.slug).value
    assert imprint is not None
    assert imprint.logo is not None
    return Figures(publication.project.figures).content(imprint.logo)


def of_locale(publication: Publication, shelf: Shelf, tag: str, output: Path) -> Iterator[Shelved]:
    """Make the pages of a locale, unless they are there and say what they would say."""
    spoken = dict.fromkeys((*lineage(tag), *lineage(shelf.staff.tag)))  # the way back is in the staff's words too
    catalogs = [publication.project.po(each, domains.TEMPLATES) for each in spoken]
    inputs = publication.memory.inputs
    digest = inputs.digest(catalogs, inputs.shared, tag, *facts(shelf, tag))
    noted = publication.store.noted(KIND, digest)
    if isinstance(noted, dict) and all(intact(output, str(path), said) for path, said in noted.items()):
        yield from (Shelved(str(path), None) for path in noted)
        return
    made = dict[str, str]()
    for path, page in pages.of_locale(shelf, tag):
        content = page.encode()
        made[path] = hashlib.sha256(content).hexdigest()
        yield Shelved(path, content)
    with suppress(OSError):
        publication.store.note(KIND, digest, made)


def facts(shelf: Shelf, tag: str) -> Iterator[str]:
    """Say all that the pages of a locale depend on, beside templates and words."""
    yield repr((shelf.staff, [each.tag for each in shelf.locales], shelf.houses))
    for each in shelf.entries[tag]:
        key = each.house.slug, each.document
        others = [locale.tag for locale in shelf.editions.get(key, ())]
        products = [(one.path, one.format, one.size, one.cover, one.draft) for one in each.products]
        said = (each.first.summary, each.first.changed, each.first.next_review) if each.products else ()
        yield repr((each.place, each.title, each.versions, said, products, others, shelf.titles.get(key)))


def intact(output: Path, path: str, sha256: object) -> bool:
    """Return whether a page is as it was made: that the last run left it so would say nothing, for it may have made another."""
    try:
        content = reading.content(output / path, path, PAGE_BYTES)
    except reading.RefusedError:
        return False
    return files.delivered(output, path) and hashlib.sha256(content).hexdigest() == sha256


def stale(output: Path, shelved: Mapping[str, object], tags: tuple[str, ...]) -> Iterator[Path]:
    """List the pages of ours in the folders of locales that the shelf no longer has."""
    for tag in tags:
        for file in sorted((output / tag).glob("*.html")) + sorted((output / tag).glob("*/*.html")):
            name = file.relative_to(output).as_posix()
            if name not in shelved and files.delivered(output, name) and marked(file):
                yield file


def marked(file: Path) -> bool:
    """Return whether a page says that it is one of ours."""
    with file.open("rb") as stream:
        return MARK in stream.read(HEAD_BYTES)


def folders(output: Path) -> tuple[str, ...]:
    """List the folders of an output folder that are named as a locale."""
    names = reading.names(output) if reading.is_folder(output) else ()
    return tuple(
        name
        for name in names
        if PurePosixPath(name).name == name and (known(name) or describable(name)) and (output / name).is_dir()
    )
