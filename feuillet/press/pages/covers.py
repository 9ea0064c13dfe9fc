"""A cover whose text has no room: the texts that need more are set smaller until all have it.

The typesetter shapes the letters of every script, so its lines say how wide a word is and how many lines a text takes; a count of
letters would not. The cover is typeset by itself for that, and the rest of the document is not.
"""

import re
from dataclasses import replace

from feuillet.edition.galley import Galley, Part
from feuillet.press.pages.typesetting import Layout, typeset

COVER = re.compile(r'<section class="cover.*?</section>', re.DOTALL)
REST = re.compile(r"(?<=</head>).*", re.DOTALL)
LARGE = ("h1", "message", "imprint", "tagline", "language", "draft")
"""What is set large on a cover, by element or class."""
SURE = 0.99
"""A little smaller than would do: Pango rounds the widths of letters."""
STEP = 0.96
"""How much smaller the texts of a part are set at a time, where their lines are more than its height holds."""
TRIALS = 40
"""From a title of 60 points to the floor."""


def smaller(layout: Layout, galley: Galley, part: Part) -> str:
    """Write a style sheet that sets the texts of a cover small enough; nothing where they have room, or where there is no cover."""
    return settled(layout, galley, alone(part))[1] if COVER.search(part.markup) else ""


def settled(layout: Layout, galley: Galley, cover: Part) -> tuple[Layout, str]:
    """Typeset a cover until its texts have room, or stand at the floor; say by which style sheet."""
    settings = before = ""
    for _ in range(TRIALS):
        wanted = narrower(layout, galley)
        if wanted in {"", before}:
            break
        settings, before = settings + wanted, wanted
        layout = typeset(galley, cover, settings)
    return layout, settings


def alone(part: Part) -> Part:
    """Take the cover out of a part, as a page of its own."""
    cover = COVER.search(part.markup)
    assert cover is not None
    return replace(part, markup=REST.sub(lambda _: f"<body>{cover[0]}</body></html>", part.markup, count=1))


def narrower(layout: Layout, galley: Galley) -> str:
    """Write the texts of a cover smaller whose longest word is too wide, or whose lines are too many; none below the floor."""
    sizes = {name: points * SURE / times for name, points, times in layout.strained(0) if name in LARGE}
    for name, points in layout.crowded(0):
        if name in LARGE:
            sizes[name] = min(sizes.get(name, points), points * STEP)
    wanted = {name: max(points, galley.face.floor) for name, points in sizes.items()}
    return "".join(f".cover {selector(name)} {{ font-size: {size:.2f}pt !important }}" for name, size in wanted.items())


def selector(name: str) -> str:
    """Write how a style sheet names an element or a class."""
    return name if name == "h1" else f".{name}"
