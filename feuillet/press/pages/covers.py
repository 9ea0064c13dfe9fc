"""A cover whose longest word is wider than its panel: the text with that word is set smaller, until the word has room.

The typesetter shapes the letters of every script, so its lines say how wide a word is; a count of letters would not.
"""

from feuillet.edition.galley import Galley
from feuillet.press.pages.typesetting import Layout

LARGE = {"h1": "h1", "message": ".message", "imprint": ".imprint"}
"""What is set large on a cover, by element or class, with its selector."""
SURE = 0.99
"""A little smaller than would do: Pango rounds the widths of letters."""


def narrower(layout: Layout, galley: Galley) -> str:
    """Write a style sheet that sets the texts of a cover small enough for their longest words, and no smaller than the floor."""
    wanted = {
        LARGE[name]: max(points * SURE / times, galley.face.floor)
        for name, points, times in layout.strained(0)
        if name in LARGE
    }
    return "".join(f".cover {name} {{ font-size: {size:.2f}pt !important }}" for name, size in wanted.items())
