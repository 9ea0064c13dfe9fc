"""The plural forms of a message are one group in XLIFF: of units that gettext's tools number in brackets, or as XLIFF 2 lets them.

The guide of OASIS: https://docs.oasis-open.org/xliff/v1.2/xliff-profile-po/xliff-profile-po-1.2.html
"""

import re
from typing import Any
from unicodedata import normalize

from lxml import etree

from feuillet.translation.exchange.inline import local

PLURALS = {"trans-unit": ("restype", "x-gettext-plurals", "resname"), "unit": ("type", "gettext:plurals", "name")}
"""What says that a group holds the plural forms of one message, and what names it, by the element of a form."""
PLACE = re.compile(r"[\[.](\d{1,2})\]?")


def group(unit: Any, number: str, name: str) -> None:
    """Put the unit of a plural form into the group of its message, which is before it, or begins with it."""
    before = unit.getprevious()
    if before is None or local(before) != "group" or before.get("id") != number:
        key, value, naming = PLURALS[local(unit)]
        before = etree.Element(f"{{{etree.QName(unit).namespace}}}group", {"id": number, key: value, naming: name})
        unit.addprevious(before)
    before.append(unit)


def form_of(unit: Any) -> tuple[str, str, int | None]:
    """Read the id, the name and the place of a text; a plural form that has lost them is known by its group."""
    key, value, naming = PLURALS[local(unit)]
    id, name, parent = unit.get("id", ""), normalize("NFC", unit.get(naming, "")), unit.getparent()
    if local(parent) != "group" or parent.get(key) != value:
        return id, name, None
    own = [each for each in parent.iterchildren() if local(each) == local(unit)]
    said = PLACE.fullmatch(id.removeprefix(parent.get("id", "")))
    place = int(said[1]) if said else own.index(unit)
    of = normalize("NFC", parent.get(naming, ""))
    return id, name or (f"{of}[{place}]" if of else ""), place
