"""Translation memories in TMX 1.4, which every tool of translators writes: what was once translated, and how.

http://www.ttt.org/oscarStandards/tmx/tmx14b.html describes the format.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from lxml import etree

from feuillet import described
from feuillet.cldr import meant
from feuillet.findings import Finding, Location, Severity
from feuillet.translation.exchange.inline import READINGS, flatten, local
from feuillet.translation.exchange.opening import CHECK, parse, readable

FILE_BYTES = 50_000_000
"""A memory of 100,000 units has 30 MB."""
LONGEST = 20_000
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DOCTYPE = re.compile(
    rb"<!DOCTYPE\s+tmx\s+(?:SYSTEM|PUBLIC\s+(?:\"[^\"<>]*\"|'[^'<>]*'))\s+(?:\"[^\"<>]*\"|'[^'<>]*')\s*>"
)
"""What most tools write at the top; it only names the format, and what it names is not fetched."""
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
HEADER = {
    "creationtool": "Feuillet",
    "creationtoolversion": "1",
    "segtype": "block",
    "o-tmf": "PO",
    "adminlang": "en",
    "srclang": "*all*",
    "datatype": "plaintext",
}


@dataclass(frozen=True, order=True)
class Pair:
    """A text and its translation; ``language`` is that of the text."""

    source: str
    target: str
    language: str


@dataclass(frozen=True)
class Memory:
    """What a translation memory holds for a locale, sorted, each pair once; and what was not taken."""

    pairs: tuple[Pair, ...] = ()
    findings: tuple[Finding, ...] = ()


def read(content: bytes, path: str, languages: frozenset[str], locale: str) -> Memory:
    """Read the texts of some languages that are translated into a locale; ``path`` is how findings name the file."""
    root = parse(DOCTYPE.sub(b"", readable(content), count=1), path, "TMX")
    if isinstance(root, Finding):
        return Memory(findings=(root,))
    if local(root) != "tmx":
        where = Location(path, root.sourceline or 1)
        problem = f"this is no TMX: it begins with <{local(root)}>"
        return Memory(findings=(Finding(where, problem, "import the TMX file", CHECK),))
    left: Counter[str] = Counter()
    first: dict[str, int] = {}
    pairs: set[Pair] = set()
    for unit in (each for each in root.iterdescendants() if local(each) == "tu"):
        taken = taken_from(unit, languages, locale)
        if isinstance(taken, str):
            left[taken] += 1
            first.setdefault(taken, unit.sourceline or 1)
        else:
            pairs.update(taken)
    return Memory(tuple(sorted(pairs)), tuple(untaken(left, first, path, any_taken=bool(pairs))))


def languages_of(content: bytes) -> frozenset[str]:
    """List the languages that a memory of ours names."""
    return frozenset(each.decode() for each in re.findall(rb'xml:lang="([A-Za-z0-9-]+)"', content))


def taken_from(unit: Any, languages: frozenset[str], locale: str) -> list[Pair] | str:
    """Take the pairs out of a unit, or say what it lacks."""
    texts = [(spoken(each), text) for each in unit.iterchildren() if local(each) == "tuv" and (text := said(each))]
    targets = [text for tag, text in texts if language_of(tag, frozenset({locale}), near=False)]
    sources = [(text, found) for tag, text in texts if (found := language_of(tag, languages - {locale}))]
    if not targets:
        return f"no text in {locale}"
    if not sources:
        return f"no text in {' or '.join(sorted(languages))}"
    both = [Pair(source, target, tag) for source, tag in sources for target in targets]
    if any(len(text) > LONGEST or UNWRITABLE.search(text) for pair in both for text in (pair.source, pair.target)):
        return "a control character, or a text that is too long"
    return both


def untaken(left: Counter[str], first: dict[str, int], path: str, *, any_taken: bool) -> Iterator[Finding]:
    """Say what was not taken; where nothing was, it is an error."""
    severity = Severity.WARNING if any_taken else Severity.ERROR
    for what, count in sorted(left.items()):
        problem = f"{count} units were not taken: they have {what}, first in this line"
        remedy = (
            "have them exported with both languages"
            if what.startswith("no ")
            else "remove it in the tool they are from"
        )
        yield Finding(Location(path, first[what]), problem, remedy, CHECK, severity)
    if not left and not any_taken:
        yield Finding(Location(path, 1), "this TMX holds no texts", "have it exported again", CHECK)


def spoken(variant: Any) -> str:
    """Return the language of a text; TMX 1.1 wrote it otherwise."""
    return str(variant.get(LANG) or variant.get("lang") or "")


@described.kept
def language_of(tag: str, languages: frozenset[str], *, near: bool = True) -> str:
    """Find which of some languages a text is in, or nothing; ``near`` takes any region: ``fr-CA`` for ``fr``."""
    known = tuple(sorted(languages))
    return meant(tag, known) or (near and meant(re.split("[-_]", tag)[0], known)) or ""


def said(variant: Any) -> str:
    """Read a text without what stands for formatting; codes that hold a quantity of the manuscript are part of it."""
    seg = next((each for each in variant.iterchildren() if local(each) == "seg"), None)
    if seg is None:
        return ""
    etree.strip_elements(seg, "{*}ut", "ut", with_tail=False)
    with_codes = flatten(seg, {}, READINGS[1])
    text = (
        with_codes
        if any("{" in "".join(each.itertext()) for each in seg.iter("{*}ph"))
        else flatten(seg, {}, READINGS[2])
    )
    return composed(text)


def composed(text: str) -> str:
    """Bring a text to the form in which catalogs are read."""
    return normalize("NFC", text).strip()


def write(pairs: Iterable[Pair], locale: str) -> bytes:
    """Write a translation memory: sorted, each pair once, the same bytes for the same pairs."""
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(root, "header", HEADER)
    body = etree.SubElement(root, "body")
    for pair in sorted(set(pairs)):
        unit = etree.SubElement(body, "tu")
        for tag, text in ((pair.language, pair.source), (locale, pair.target)):
            variant = etree.SubElement(unit, "tuv", {LANG: tag})
            etree.SubElement(variant, "seg").text = text
    etree.indent(root, " ")
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"
