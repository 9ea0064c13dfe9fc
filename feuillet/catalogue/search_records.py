"""What the shelf is searched in: scripts of records beside its pages, for a page that is opened from a disk may fetch no data."""

import json

from feuillet.catalogue.display import Shelf
from feuillet.catalogue.shelf import Entry, House
from feuillet.catalogue.surroundings import for_staff
from feuillet.cldr import Locale

ENGLISH = Locale("en")
"""Staff find a language by its English name too, whatever they read: letters of referral call it so."""
ALSO = {
    "fa": "Farsi",
    "zh": "Mandarin",
    "prs": "Dari",
    "fil": "Tagalog",
    "my": "Myanmar",
    "km": "Cambodian",
}
"""What else languages are called in English."""


def everything(shelf: Shelf, houses: tuple[House, ...]) -> dict[str, object]:
    """Gather what staff find editions by, and by which signs each is known, also those that are no longer given out."""
    entries = {entry.place: entry for each in shelf.entries.values() for entry in each}
    return {
        "languages": {
            each.tag: [
                each.name,
                for_staff(shelf, each),
                f"{each.name_in(ENGLISH)} {ALSO.get(each.language, '')}".strip(),
            ]
            for each in shelf.locales
        },
        "houses": {each.slug: each.name for each in houses},
        "documents": [
            [
                *(house, document, shelf.titles[house, document], " ".join(each.tag for each in locales)),
                " ".join(signs(entries[house, each.tag, document]) for each in locales),
                entries[house, ENGLISH.tag, document].title if ENGLISH in locales else "",
            ]
            for (house, document), locales in sorted(shelf.editions.items())
        ],
        "gone": {each.page: [each.title, signs(each)] for each in entries.values() if not each.products},
    }


def signs(entry: Entry) -> str:
    """List the signs of an edition's versions, each with the first letter of its verdict behind it."""
    return ",".join(f"{each.sign}{each.verdict[0]}" for each in entry.versions)


def found(shelf: Shelf, entry: Entry) -> list[str]:
    """Say what an edition is found by, and where."""
    theirs = shelf.titles[entry.house.slug, entry.document]
    return [
        entry.title,
        entry.first.summary,
        theirs,
        f"{entry.house.slug}/{entry.document}.html",
        entry.anchor,
        signs(entry),
    ]


def script(data: object) -> str:
    """Write data as a script, for a page that is opened from a disk may not fetch any."""
    return f"const shelf = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"
