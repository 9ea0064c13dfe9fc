"""HTML that somebody has typed into a text: our notation has none, and it would be printed as it is."""

import re
from collections.abc import Iterator
from html.entities import html5

ELEMENTS = (
    "a abbr b big br center cite code dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s small "
    "span strike strong table tbody td th thead tr tt u ul wbr"
)
"""What editors of web pages write; sub- and superscripts are the notation's own matter."""
TAG = re.compile(rf"</?(?:{ELEMENTS.replace(' ', '|')})(?:\s[^<>]*)?/?>", re.IGNORECASE)
REFERENCE = re.compile(r"&(?:(#\d{1,7}|#[xX][0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")


def written(text: str) -> Iterator[str]:
    """List the HTML in a text."""
    yield from (match[0] for match in TAG.finditer(text))
    yield from (match[0] for match in REFERENCE.finditer(text) if match[1] or f"{match[2]};" in html5)
