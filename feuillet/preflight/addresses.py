"""Addresses in links: where they lead, and words that only look like one."""

import re
from collections.abc import Iterator
from itertools import groupby
from urllib.parse import urlsplit

from feuillet.manuscript.prose import Prose

LOOKS = re.compile(r"(?:https?://)?(?:[^\s/@]+@)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:?#]\S*)?", re.IGNORECASE)


def host(address: str) -> str:
    """The site an address leads to; the address itself where it is a phone, a mail box or a place of the document."""
    try:
        return (urlsplit(address).hostname or address).removeprefix("www.")
    except ValueError:
        return address


def disguised(text: Prose) -> Iterator[tuple[str, str]]:
    """List the links of a text whose words look like an address of another site, with where they lead."""
    for href, runs in groupby(text.runs, key=lambda run: run.href):
        words = "".join(run.text for run in runs).strip()
        looks = LOOKS.fullmatch(words)
        if href and looks and "." in words and not leads(looks[1].casefold().removeprefix("www."), href):
            yield words, href


def leads(site: str, href: str) -> bool:
    """Return whether an address leads to the site that its words name."""
    return host(href).casefold() == site or (href.startswith("mailto:") and href.casefold().endswith(f"@{site}"))
