"""The shelf as web pages that need no server: languages first, a page or several for each, and a page for each edition.

What a page shows of others it takes from scripts beside it, for a page that is opened from a disk may fetch nothing.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from itertools import groupby

from markupsafe import Markup

from feuillet.catalogue import search_records, status, wording
from feuillet.catalogue.display import Shelf, Voice
from feuillet.catalogue.shelf import FOLDER, Entry
from feuillet.catalogue.surroundings import context, for_staff
from feuillet.catalogue.validity import Verdict
from feuillet.catalogue.withdrawals import Withdrawal
from feuillet.edition.quantities import in_digits
from feuillet.production.product import Product

NAME, WITHDRAWN, SEARCH = "index.html", "withdrawn.html", "search.js"
STYLE, SCRIPT, TITLES = f"{FOLDER}/shelf.css", f"{FOLDER}/shelf.js", f"{FOLDER}/index.js"
PAGE_BYTES = 220_000
"""How long the sections of a page may be together, so that with all around them no page is over 300 kB."""
COVER_WIDTH = 120
LATER = ' loading="lazy"'
"""What a list says of covers, and the page of an edition does not."""
TYPED = Markup('<bdi class="sign" lang="zxx"></bdi>')
"""Where a script writes what somebody has typed."""
SEPARATOR = Markup(" · ")
ROOT = "\0"
"""Stands in a section for the way to the output folder, for a section is on pages at two depths."""
Pages = Iterator[tuple[str, str]]
"""Names of files in an output folder, each with what is in it."""


def front(shelf: Shelf) -> Pages:
    """Make the first page, and what staff search in."""
    words, here = (
        Voice(shelf.speak(shelf.staff.tag), shelf.templates),
        {entry.house.slug for each in shelf.entries.values() for entry in each},
    )
    houses = tuple(each for each in shelf.houses if each.slug in here) or shelf.houses[:1]
    languages = [(each, for_staff(shelf, each)) for each in shelf.locales]
    if houses:
        more: dict[str, object] = {"languages": languages, "houses": houses}
        yield NAME, shelf.templates.render("shelf/index.html", context(shelf, words, houses[0], "") | more)
    yield TITLES, search_records.script(search_records.everything(shelf, houses))
    yield status.NAME, status.write(each for entries in (*shelf.entries.values(), shelf.orphans) for each in entries)
    yield STYLE, shelf.templates.text("styles/shelf.css")
    yield SCRIPT, shelf.templates.text("shelf/shelf.js")


def of_locale(shelf: Shelf, tag: str) -> Pages:
    """Make all pages of a locale."""
    words, entries = Voice(shelf.speak(tag), shelf.templates), shelf.entries[tag]
    sections = {entry.place: section(shelf, words, entry) for entry in entries if entry.products}
    shown = tuple(entry for entry in entries if entry.products)
    if shown:
        yield f"{tag}/{SEARCH}", search_records.script([search_records.found(shelf, entry) for entry in shown])
        yield from lists(shelf, words, [(entry, sections[entry.place]) for entry in shown], entries)
    elif recalled(entries):
        yield f"{tag}/{NAME}", recall(shelf, words, entries)
    if recalled(entries):
        yield f"{tag}/{WITHDRAWN}", recall(shelf, words, entries)
    around = cache(lambda house: context(shelf, words, house, "../../"))
    for entry in entries:
        yield entry.page, edition(shelf, words, entry, sections.get(entry.place, ""), around(entry.house))


def section(shelf: Shelf, words: Voice, entry: Entry, level: int = 3) -> str:
    """Render what the shelf shows of an edition."""
    more = {
        "_": words.say,
        "format": words.format,
        "entry": entry,
        "theirs": shelf.for_staff(entry),
        "staff": shelf.staff,
        "root": ROOT,
        "level": level,
        "width": COVER_WIDTH,
        "text": wording.text,
        "day": lambda said: wording.day(said, words.locale, entry.house.region, entry.digits),
        "extent": partial(extent, words, entry.digits),
    }
    return shelf.templates.render("shelf/edition.html", more)


def extent(words: Voice, digits: str, product: Product) -> Markup:
    """Say what a product is, how long and how large; of a sheet with several pages on it the pages say nothing."""
    measured = dict(product.measurements)
    pages = int(measured.get("pages", 0)) if "sheets" not in measured else 0
    ending = product.path.rpartition(".")[2].upper()
    counted = in_digits(words.pages(pages), digits) if pages else ""
    return separated(ending, counted, wording.size(product.size, words.locale, digits))


@lru_cache(8192)
def separated(*said: str) -> Markup:
    """Write a few facts beside each other, none of which turns another."""
    return SEPARATOR.join(Markup("<bdi>{}</bdi>").format(each) for each in said if each)


def lists(shelf: Shelf, words: Voice, shown: list[tuple[Entry, str]], entries: tuple[Entry, ...]) -> Pages:
    """Lay the editions of a locale out on pages, none of them too long."""
    parts = list(split(shown))
    tag, houses = words.locale.tag, tuple(dict.fromkeys(entry.house for entry, _ in shown))
    shared = context(shelf, words, houses[0], "../") | {
        "locales": [each.tag for each in shelf.locales],
        "all_drafts": all(entry.draft for entry, _ in shown),
        "houses": houses,
        "count": len(parts),
        "page_name": page_name,
        "recalled": recalled(entries),
    }
    for number, part in enumerate(parts, 1):
        shelves = [
            (house, [(entry.anchor, Markup(said.replace(ROOT, "../"))) for entry, said in group])  # noqa: S704 rendered above
            for house, group in groupby(part, key=lambda each: each[0].house)
        ]
        page = shelf.templates.render("shelf/locale.html", shared | {"shelves": shelves, "number": number})
        yield f"{tag}/{page_name(number)}", page


def page_name(number: int) -> str:
    """Name a page of a long list."""
    return NAME if number == 1 else f"index-{number}.html"


def split(shown: Iterable[tuple[Entry, str]]) -> Iterator[list[tuple[Entry, str]]]:
    """Split a list where a page would be too long."""
    part, length = list[tuple[Entry, str]](), 0
    for entry, said in shown:
        weight = len(said.encode())
        if part and length + weight > PAGE_BYTES:
            yield part
            part, length = [], 0
        part.append((entry, said))
        length += weight
    if part:
        yield part


def recalled(entries: Iterable[Entry]) -> list[tuple[Entry, Withdrawal]]:
    """List the editions that are withdrawn as a whole, each with why."""
    return [
        (entry, withdrawal)
        for entry in entries
        if not entry.products
        for withdrawal in [next((each.withdrawal for each in entry.versions if each.withdrawal), None)]
        if withdrawal
    ]


def recall(shelf: Shelf, words: Voice, entries: tuple[Entry, ...]) -> str:
    """Render the recall page of a locale."""
    found = recalled(entries)
    more = {
        "entries": found,
        "day": lambda said, house: wording.day(said, words.locale, house.region, house.digits_in(words.locale.tag)),
    }
    return shelf.templates.render("shelf/withdrawn.html", context(shelf, words, found[0][0].house, "../") | more)


def edition(shelf: Shelf, words: Voice, entry: Entry, said: str, around: Mapping[str, object]) -> str:
    """Render the page of an edition, with what all pages of its house have around them."""
    key = entry.house.slug, entry.document
    links = shelf.links(*key, entry.house.address)
    more = {
        "entry": entry,
        "typed_sign": TYPED,
        "section": Markup(headed(said).replace(ROOT, "../../")),  # noqa: S704 rendered above
        "day": lambda said: wording.day(said, words.locale, entry.house.region, entry.digits),
        "alternates": links.alternates,
        "others": links.without(entry.locale.tag),
        "newest": next((each.sign for each in entry.versions if each.verdict is Verdict.CURRENT), ""),
        "data": Markup(described(entry)) if entry.products else "",  # noqa: S704 it is escaped for a script
    }
    return shelf.templates.render("shelf/document.html", {**around, **more})


def headed(said: str) -> str:
    """Make the heading of a section that of a page: there it leads nowhere, and the cover is there at once, also for who prints."""
    before, start, rest = said.partition("<h3>")
    title, end, after = rest.partition("</h3>")
    inner = title.partition(">")[2].rpartition("</a>")[0]
    return f"{before.replace(LATER, '')}<h1>{inner}</h1>{after}" if start and end else said


def described(entry: Entry) -> str:
    """Describe the page to machines (schema.org), in a script that nothing can end."""
    first = entry.first
    facts = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": entry.title,
        "description": first.summary,
        "inLanguage": first.locale,
        "dateModified": first.changed,
        "version": first.sign,
        "publisher": {"@type": "MedicalOrganization", "name": entry.house.name},
        "encoding": [
            {"@type": "MediaObject", "contentUrl": f"../../{each.path}", "encodingFormat": each.media_type}
            for each in entry.products
        ],
    }
    if not entry.draft:
        facts["creativeWorkStatus"] = "Published"
    return json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")
