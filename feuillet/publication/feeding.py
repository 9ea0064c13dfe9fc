"""From products to feeds: editions that are current, in their readers' words."""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from html import unescape
from itertools import groupby
from pathlib import Path, PurePosixPath

from feuillet import reading
from feuillet.catalogue import opds_atom, opds_json
from feuillet.catalogue.feeds import FOLDER, NO_TIME, STEM, File, Listed, feeds, identify
from feuillet.cldr import PSEUDO, Locale
from feuillet.edition.colophon import identifier
from feuillet.edition.interface_words import Words
from feuillet.edition.on_screens import plain
from feuillet.production.product import Product, State
from feuillet.publication.publication import Publication
from feuillet.publication.shelving import words
from feuillet.templates import LANGUAGE, Templates

WRITERS = (opds_json, opds_atom)
HEAD = 4096
"""In bytes, where a feed says which it is."""
DRAFT = "Draft, not reviewed by a health professional"
FIRST = ("epub", "web")
"""What a reading application can open itself comes first, then what is for paper."""


def write(publication: Publication, products: Iterable[Product]) -> Iterator[tuple[str, bytes]]:
    """Write all feeds of an output folder, each with its path."""
    keepers = (publication.editor.sources.imprint(name).value for name in publication.project.imprints)
    staff = next((imprint.language for imprint in keepers if imprint), LANGUAGE)
    title = words(publication, staff).plain("Publications")
    entries = {writer: cache(writer.write_entry) for writer in WRITERS}
    for feed in feeds(listed(publication, products), plain(title), staff):
        for writer in WRITERS:
            yield feed.stem + writer.SUFFIX, writer.write(feed, entries[writer])


def stale(output: Path, written: Iterable[str]) -> Iterator[Path]:
    """List the feeds of an earlier run that nothing leads to any more: those that say they are what is there."""
    kept = set(written)
    for writer in WRITERS if reading.is_folder(output) else ():
        for pattern in (f"*/{STEM}*{writer.SUFFIX}", f"{FOLDER}/*{writer.SUFFIX}"):
            for file in output.glob(pattern):
                path = file.relative_to(output).as_posix()
                if path not in kept and is_ours(file, path.removesuffix(writer.SUFFIX)):
                    yield file


def is_ours(file: Path, stem: str) -> bool:
    """Return whether a file is the feed that belongs there, and no file of somebody else."""
    with suppress(OSError):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as stream:
                return identify(stem).encode() in stream.read(HEAD)
    return False


def listed(publication: Publication, products: Iterable[Product]) -> Iterator[Listed]:
    """List the editions that are current, each with what can be opened of it."""
    known = publication.features.format_names
    shown = (each for each in products if each.state is State.CURRENT and each.format in known)
    current = sorted((each for each in shown if each.locale not in PSEUDO), key=edition_of)
    speak = cache(lambda tag: words(publication, tag))
    called = cache(lambda tag, name: format_name(publication.marking.templates, speak(tag), name))
    house = cache(lambda name: publication.editor.sources.imprint(name).value)
    for (imprint, locale, document), group in groupby(current, key=edition_of):
        found, said, of = tuple(sorted(group, key=order)), speak(locale), house(imprint)
        first = found[0]
        yield Listed(
            identifier=identifier(imprint, locale, document),
            document=document,
            locale=Locale(locale),
            title=plain(first.title),
            author=of.name if of else imprint,
            summary=plain(first.summary),
            sign=first.sign,
            changed=stamp(first.changed),
            files=tuple(file(each, called(locale, each.format)) for each in found),
            draft=plain(said.plain(DRAFT)) if any(each.draft for each in found) else "",
            cover=next((each.cover for each in found if each.cover), ""),
            access=next((access for each in found if (access := access_of(each))), ()),
        )


def edition_of(product: Product) -> tuple[str, str, str]:
    """Name the edition that a product is of."""
    return product.imprint, product.locale, product.document


def order(product: Product) -> tuple[bool, str]:
    """Put what a reading application opens first."""
    return product.format not in FIRST, product.path


def format_name(templates: Templates, said: Words, name: str) -> str:
    """Say what readers call a format, as the shelf does, where there is no markup."""
    rendered = templates.render("shelf/formats.html", {"_": said.plain, "name": name})
    return plain(unescape(rendered.partition("<br>")[0].strip()))


def file(product: Product, called: str) -> File:
    """Say what a product is, in its readers' words."""
    title = f"{called} ({PurePosixPath(product.path).suffix[1:].upper()})"
    return File(product.path, product.media_type, product.size, title)


def access_of(product: Product) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Take from the measurements of an e-book what it says of its accessibility."""
    return tuple((name, tuple(str(said).split("\n"))) for name, said in product.measurements if ":" in name)


def stamp(changed: str) -> str:
    """Write a moment in UTC; of what an earlier version of Feuillet has made nobody knows it."""
    if not changed:
        return NO_TIME
    moment = datetime.datetime.fromisoformat(changed).astimezone(datetime.UTC)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
