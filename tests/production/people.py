"""What people do at the command line: a translator edits, a reviser confirms, two people approve."""

import re

from conftest import Run
from workshop import Done, Workshop

NAMES = {"translator": "Amina Haddad", "reviser": "Dr Karim Saleh"}
PO = "locales/{}/LC_MESSAGES/{}.po"
NOTICE = "notices/sample/text"
NOT_ADVICE = "This document is an example and not medical advice."
ADVICE = "This document is an example and medical advice."
"""The notice that lost its “not”."""


def words(said: dict[str, str]) -> tuple[str, ...]:
    """Write options as they are typed."""
    return tuple(word for name, value in said.items() for word in (f"--{name}", value))


def approve(workshop: Workshop, run: Run, locale: str, **changes: str) -> Done:
    """Approve the clinic's leaflet on fever, as it reads now."""
    said = {"document": "fever", "imprint": "clinic", "locale": locale, "role": "pharmacist"} | NAMES | changes
    return run(workshop, "approve", *words(said))


def confirm(workshop: Workshop, run: Run, **changes: str) -> Done:
    """Confirm that the notice may deny less often than its source."""
    what = {"locale": "en", "context": NOTICE, "check": "negations"}
    said = {"name": "Rosa Reiter", "role": "nurse"} | ({} if "removed" in changes else what) | changes
    return run(workshop, "confirm", *words(said))


def lose_the_not(workshop: Workshop) -> None:
    """Translate the notice as advice, which the check of negations asks about."""
    workshop.edit(PO.format("en", "fever"), NOT_ADVICE, ADVICE)


def comment(workshop: Workshop, text: str, locale: str = "en", context: str = NOTICE) -> None:
    """Write a translator's comment to a text of the document on fever, as it stands in the file."""
    path = workshop.path(PO.format(locale, "fever"))
    lines = path.read_text(encoding="utf-8").split("\n")
    place = lines.index(f'msgctxt "{context}"')
    first = max(number for number, line in enumerate(lines[:place]) if not line) + 1
    path.write_text("\n".join((*lines[:first], *text.split("\n"), *lines[first:])), encoding="utf-8")


def look_again(done: Done) -> set[str]:
    """Read who is asked to look again."""
    return {name for pair in re.findall(r"have (\w+) and (\w+) look again", done.err) for name in pair}
