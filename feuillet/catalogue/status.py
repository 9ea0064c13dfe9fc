"""What is to be said of every version, for machines: the same as the pages say, in one file."""

import json
from collections.abc import Iterable

from feuillet.catalogue.shelf import Entry
from feuillet.catalogue.validity import Version

NAME = "status.json"


def write(entries: Iterable[Entry]) -> str:
    """Write the state of each edition that is or was on the shelf."""
    found = (edition(each) for each in sorted(entries, key=lambda each: each.place))
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in found)
    return f'{{"editions": [\n{lines}\n]}}\n'


def edition(entry: Entry) -> dict[str, object]:
    """Say which edition it is, and what its versions are worth."""
    imprint, locale, document = entry.place
    known: dict[str, object] = {"imprint": imprint, "locale": locale, "document": document, "title": entry.title}
    if entry.products:
        first = entry.first
        known |= {"draft": entry.draft, "changed": first.changed, "next-review": first.next_review}
    return known | {"page": entry.page, "versions": [version(each) for each in entry.versions]}


def version(each: Version) -> dict[str, str]:
    """Say what a version is worth."""
    said = {"sign": each.sign, "verdict": str(each.verdict)}
    if each.day:
        said["released"] = each.day
    if each.withdrawal:
        said |= {
            "withdrawn": each.withdrawal.date.isoformat(),
            "reason": each.withdrawal.reason,
            "language": each.withdrawal.language,
        }
    return said
