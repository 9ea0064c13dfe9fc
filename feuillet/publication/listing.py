"""Stop 8 for an output folder: the manifest, and the web page without what only a print shop or a tester takes."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from markupsafe import Markup

from feuillet import files
from feuillet.catalogue import manifest, page
from feuillet.cldr import PSEUDO, Locale
from feuillet.edition.interface_words import Words
from feuillet.production.product import Product
from feuillet.publication import feeding
from feuillet.publication.asks import WHOLE, Shard
from feuillet.publication.inputs import lineage
from feuillet.publication.publication import Publication
from feuillet.templates import LANGUAGE
from feuillet.translation import domains
from feuillet.translation.messages import Messages

LINE = "line"
"""The kind of record that holds an edition's line."""


@dataclass(frozen=True)
class Lists:
    """What is in an output folder beside the products: how many were ``written`` anew, and which could not be."""

    names: tuple[str, ...]
    written: int
    refused: dict[str, OSError]


def write(publication: Publication, products: tuple[Product, ...], output: Path, shard: Shard = WHOLE) -> Lists:
    """Write the lists, and take away the feeds that nothing leads to any more."""
    written, refused, names = 0, dict[str, OSError](), list[str]()
    for name, content in lists(publication, products, shard):
        names.append(name)
        try:
            written += files.deliver(output, name, content)
        except OSError as error:
            refused[name] = error
    for file in feeding.stale(output, names):
        with suppress(OSError):
            file.unlink()
    return Lists(tuple(names), written, refused)


def lists(publication: Publication, products: tuple[Product, ...], shard: Shard) -> Iterator[tuple[str, bytes]]:
    """Make everything that lists the products."""
    yield page.NAME, web(publication, products)
    yield from feeding.write(publication, products)
    yield manifest.NAME, manifest.write(products, "" if shard == WHOLE else str(shard))


def web(publication: Publication, products: tuple[Product, ...]) -> bytes:
    """Render the page of what readers may open, in the words of the first imprint's staff."""
    sources, formats = publication.editor.sources, publication.features.format_names
    shown = tuple(each for each in products if each.format in formats and each.locale not in PSEUDO)
    imprints = [(name, sources.imprint(name).value) for name in publication.project.imprints]
    staff = next((imprint.language for _, imprint in imprints if imprint), LANGUAGE)
    names = {name: imprint.name for name, imprint in imprints if imprint}
    shelves = page.shelves(shown, names, partial(line, publication))
    return page.render(shelves, words(publication, staff), publication.marking.templates)


def line(publication: Publication, products: tuple[Product, ...]) -> Markup:
    """Render an edition's line of the page, or recall it: of a thousand documents few have changed."""
    tag, said = products[0].locale, repr([(each.path, each.size, each.title, each.draft) for each in products])
    catalogs = [publication.project.po(each, domains.TEMPLATES) for each in lineage(tag)]
    digest = publication.memory.inputs.digest(catalogs, publication.memory.inputs.shared, tag, said)
    kept = publication.store.noted(LINE, digest)
    if isinstance(kept, str):
        return Markup(kept)  # noqa: S704 it was rendered here
    rendered = page.line(products, words(publication, tag), publication.marking.templates)
    with suppress(OSError):
        publication.store.note(LINE, digest, str(rendered))
    return rendered


def words(publication: Publication, tag: str) -> Words:
    """Take the page's words in a language."""
    return Words(publication.editor.sources.messages(domains.TEMPLATES, tag).value or Messages("", tag), Locale(tag))
