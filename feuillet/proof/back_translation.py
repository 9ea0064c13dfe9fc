"""The back-translation sheet: source, translation, and a third column, empty or filled, for the reviser to sign."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from feuillet import reading
from feuillet.cldr import Locale, known
from feuillet.edition.edition import Edition
from feuillet.edition.galley import Part
from feuillet.edition.markup import MarkingUp
from feuillet.findings import Finding, Location
from feuillet.manuscript.document import prose
from feuillet.manuscript.prose import Prose
from feuillet.press import web
from feuillet.press.pages.pagination import paginate
from feuillet.press.tagged.passes import print_tagged
from feuillet.translation import po
from feuillet.translation.messages import Messages

NAME = "back-translation"
ON_PAPER, ON_SCREEN = "back-translation.css", "back-translation-screen.css"


@dataclass(frozen=True)
class Comparison:
    """A text in its three languages; ``back`` is what someone who did not know the source made of the translation."""

    number: int
    source: Prose
    target: Prose
    back: str


@dataclass(frozen=True)
class BackTranslation:
    """The sheet as a page for the screen and as one to print."""

    html: bytes
    pdf: bytes


def draw(edition: Edition, marking: MarkingUp, back: Messages | None) -> BackTranslation:
    """Draw the sheet of a translated edition; ``back`` holds the back-translations there are, by the source's texts."""
    context = marking.context(edition, edition.document, rows=tuple(rows(edition, back)), original=edition.original)
    markup = marking.templates.render(f"{NAME}.html", context)
    galley = marking.galley(edition, edition.document, NAME, (Part(f"{NAME}.html", markup),), ("page.css", ON_PAPER))
    screen = replace(galley, styles=(*galley.styles, marking.templates.text(f"styles/{ON_SCREEN}")))
    return BackTranslation(web.gather(screen).content, print_tagged(galley, paginate(galley)).content)


def read_back(file: Path) -> tuple[Messages | None, tuple[Finding, ...]]:
    """Read back-translations: a PO file with the source's contexts and texts, its strings in any language."""
    try:
        content = reading.content(file.resolve(), file.resolve().name, po.FILE_BYTES)
    except reading.RefusedError as error:
        return None, (error.at(file.name, po.CHECK),)
    named = re.search(rb'"Language: ([^\\"]*)', content)
    tag = named[1].decode(errors="replace").replace("_", "-") if named else ""
    if not known(tag):
        return None, (
            Finding(Location(file.name, 1), "this is no PO file of a known language", "name another", po.CHECK),
        )
    return po.read(file.resolve(), file.name, NAME, Locale(tag))


def rows(edition: Edition, back: Messages | None) -> Iterator[Comparison]:
    """List the texts of the document in their order."""
    assert edition.original is not None
    pairs = zip(prose(edition.original.document), prose(edition.document), strict=True)
    for number, (source, target) in enumerate(pairs, 1):
        found = back.get(source.context, source.text) if back else None
        yield Comparison(number, source, target, found.string if found else "")
