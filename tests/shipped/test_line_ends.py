"""No paragraph of what ships ends in a line of one or two letters, where the line before it has a word to spare."""

from itertools import groupby

import pytest
from workshop import ROOT, publication

from feuillet.edition.galley import Format
from feuillet.edition.markup import MarkingUp
from feuillet.formats import handout, large_print, leaflet
from feuillet.press.pages.typesetting import typeset
from feuillet.project import Project
from feuillet.publication.asks import Selection
from feuillet.publication.features import Features
from feuillet.templates import Templates

from .shipped import LOCALES

PROJECT = Project(ROOT)
FORMATS = (handout.FORMATS[0], leaflet.FORMATS[0], large_print.FORMATS[0])
PAIRS = [
    pytest.param(
        tag, format, id=f"{tag}-{format.name}", marks=() if (tag, format) == ("fr", FORMATS[0]) else pytest.mark.verify
    )
    for tag in LOCALES
    for format in FORMATS
]


@pytest.mark.slow
@pytest.mark.parametrize(("tag", "format"), PAIRS)
def test_no_last_line_has_one_or_two_letters(tag: str, format: Format) -> None:
    from feuillet.press.pages.weasyprint_inside import boxes  # noqa: PLC0415 it imports WeasyPrint
    from feuillet.press.pages.weasyprint_inside.last_lines import ENOUGH, letters  # noqa: PLC0415 likewise

    (edition, *_) = publication(PROJECT.root, Features()).editions(Selection(locales=(tag,), imprints=("house",)))[0]
    galley = format.mark_up(edition, MarkingUp(Templates(PROJECT.templates), PROJECT.figures))
    layout = typeset(galley, galley.parts[0])
    found, several = list[str](), 0
    for page in layout.document.pages:
        for _, group in groupby(boxes.lines(page), key=lambda line: id(line.element)):
            said = ["".join(each.text for each in line.descendants() if hasattr(each, "text")) for line in group]
            if len(said) > 1:
                several += 1
                found += [said[-1]] if 0 < letters(said[-1]) < ENOUGH and len(said[-2].split()) > 2 else []
    assert several > 10
    assert found == []
