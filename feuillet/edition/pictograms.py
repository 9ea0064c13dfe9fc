"""Pictograms: of a section by its role or what it holds, and of warnings; they decorate, and are never all that says something.

They lie in ``templates/pictograms``, drawn for Feuillet, each one path in the colour of the text. On paper they are backgrounds,
which are not read aloud; on screens they stand in the markup, hidden from who hears it, so that they take the reader's colours.
"""

from collections.abc import Iterator

from feuillet.edition.galley import Asset
from feuillet.manuscript.blocks import Questions, Steps
from feuillet.manuscript.document import Document, Role, Section
from feuillet.manuscript.tables import Table
from feuillet.templates import Templates

SHEET = "pictograms.css"
"""The style sheet of what shows them on paper."""
WARNING = "warning"
ASKED, COMPARED, IN_STEPS = "asked", "compared", "step-by-step"
NAMES = (*map(str, Role), ASKED, COMPARED, IN_STEPS, WARNING)
"""All there are. A section of any other content, `Role.MORE`, has another than a page of text where it answers or compares; and how
a thing is used has another than a list where it says so step by step."""
BLACK = "#000"
"""Of what warns: it is to survive any copier."""
MIRRORED = frozenset({"how-to-use", IN_STEPS})
"""What begins at the side where reading begins: a list, and stairs. A pencil, a book and a box are the same in every direction."""
PATH, MIRROR = "<path ", '<path transform="matrix(-1 0 0 1 24 0)" '
"""Each is drawn on a square of 24."""
HIDDEN = '<svg class="pictogram" aria-hidden="true" '


def picture(section: Section) -> str:
    """Name the pictogram of a section: by its role, or where that is only more to read, by what it holds."""
    if section.role is Role.HOW_TO_USE and any(isinstance(block, Steps) for block in section.blocks):
        return IN_STEPS
    if section.role is not Role.MORE:
        return str(section.role)
    held = (
        ASKED if isinstance(block, Questions) else COMPARED
        for block in section.blocks
        if isinstance(block, Questions | Table)
    )
    return next(held, str(section.role))


def drawn(templates: Templates, name: str, direction: str) -> str:
    """Read a pictogram as it is drawn where texts run in a direction."""
    picture = templates.text(f"pictograms/{name}.svg").strip()
    return picture.replace(PATH, MIRROR) if direction == "rtl" and name in MIRRORED else picture


def assets(templates: Templates, document: Document, direction: str, ink: str) -> Iterator[Asset]:
    """List the pictograms that a document needs on paper, in a clinic's colour."""
    names = sorted(filter(None, {picture(section) for section in document.sections}))
    for name, colour in (*((name, ink) for name in names), (WARNING, BLACK)):
        content = drawn(templates, name, direction).replace("currentColor", colour)
        yield Asset(f"pictograms/{name}.svg", "image/svg+xml", content.encode())


def on_screen(templates: Templates, name: str, direction: str) -> str:
    """Write a pictogram into the markup of a page for screens."""
    return drawn(templates, name, direction).replace("<svg ", HIDDEN, 1)
