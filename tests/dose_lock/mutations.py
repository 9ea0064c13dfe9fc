"""Wrong catalogs, made from right ones: every number, range, unit, term and negative altered, one at a time.

Run as ``python tests/dose_lock/mutations.py`` it prints how many were refused, by locale and kind.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import polib
import yaml

from feuillet.cldr import Locale
from feuillet.discovery import modules
from feuillet.edition.quantities import exact, write_quantity
from feuillet.findings import Location, Severity
from feuillet.manuscript.document import prose
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.grammar import BRACED, parse
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.quantity import Quantity
from feuillet.manuscript.reader import read_document
from feuillet.manuscript.units import UNITS
from feuillet.preflight import translation
from feuillet.preflight.numbers import MARKS
from feuillet.translation.glossary import Glossary, Usage, pattern, read_glossary
from feuillet.translation.translator import examine

ROOT = Path(__file__).parents[2]
NAME = "naltrexone"
LOCALES = tuple(sorted(file.parts[-3] for file in ROOT.glob(f"locales/*/LC_MESSAGES/{NAME}.po")))
TRANSLATED = tuple(tag for tag in LOCALES if tag != "fr")
COMPARISONS = tuple(module.check for module in modules(translation))
DENIALS = Path(__file__).with_name("denials.yaml")
"""How each language's negatives are taken away: found, and put in its place. It knows nothing of what the check looks for."""


@dataclass(frozen=True)
class Pair:
    """A text of the source and its translation; ``bare`` ones have their numbers typed as prose, without braces."""

    source: Prose
    target: str
    bare: bool


@dataclass(frozen=True)
class Wrong:
    """A translation that is wrong in one way."""

    kind: str
    pair: Pair
    text: str


@cache
def originals() -> dict[str, Prose]:
    """The texts of the document by context."""
    figures = Figures(ROOT / "content/figures")
    document, findings = read_document(ROOT / f"content/documents/{NAME}.yaml", "", figures)
    assert document is not None, findings
    return {text.context: text for text in prose(document)}


@cache
def usage(tag: str) -> Usage:
    """A locale with its glossary."""
    glossary, findings = read_glossary(ROOT / f"locales/{tag}/glossary.yaml", "")
    assert not findings
    return Usage(Locale(tag), (glossary or Glossary()).serving(NAME, "fr"))


def pairs(tag: str) -> Iterator[Pair]:
    """The right translations of a locale, with braces, and again with each number typed out."""
    for entry in polib.pofile(str(ROOT / f"locales/{tag}/LC_MESSAGES/{NAME}.po")):
        source = originals()[entry.msgctxt]
        yield Pair(source, entry.msgstr, bare=False)
        if BRACED.search(entry.msgid):
            typed = replace(source, text=type_out(source.text, source.language))
            yield Pair(typed, type_out(entry.msgstr, tag), bare=True)


def type_out(text: str, tag: str) -> str:
    """Write a text's quantities as prose, without the marks of direction nobody types."""
    return MARKS.sub("", BRACED.sub(lambda match: write_quantity(parse(match[0]), Locale(tag)), text))


def refused(pair: Pair, text: str, tag: str) -> bool:
    """Whether a text would be kept out of print."""
    return Severity.ERROR in judged(pair.source, text, usage(tag))


def stopped(pair: Pair, text: str, tag: str) -> bool:
    """Whether a text would be kept out of print, or wait for a reviser."""
    return bool({Severity.ERROR, Severity.QUESTION} & judged(pair.source, text, usage(tag)))


def judged(source: Prose, text: str, used: Usage) -> set[Severity]:
    """The severities of what the checks find in a translation."""
    target = replace(source, text=text, language=used.locale.tag, location=Location("x.po", 1))
    return {finding.severity for finding in examine(source, target, used, COMPARISONS)}


def wrong(tag: str) -> Iterator[Wrong]:
    """Every wrong catalog entry that can be made of the right ones."""
    entries = {
        entry.msgctxt: entry.msgstr for entry in polib.pofile(str(ROOT / f"locales/{tag}/LC_MESSAGES/{NAME}.po"))
    }
    for pair in pairs(tag):
        if pair.bare:
            yield from numbers(pair, entries[pair.source.context], Locale(tag))
        else:
            yield from braces(pair)
            yield from terms(pair, usage(tag))
            yield from denials(pair, tag)


def braces(pair: Pair) -> Iterator[Wrong]:
    """Alter each quantity in its braces."""
    for match in BRACED.finditer(pair.target):
        quantity = parse(match[0])
        for kind, new in altered(match[0], quantity):
            yield Wrong(kind, pair, pair.target[: match.start()] + new + pair.target[match.end() :])


def altered(braced: str, quantity: Quantity) -> Iterator[tuple[str, str]]:
    """The ways a quantity in braces goes wrong."""
    low = f"{quantity.low:f}"
    for kind, number in (("×10", quantity.low * 10), ("÷10", quantity.low / 10)):
        yield kind, braced.replace(low, f"{number.normalize():f}", 1)
    if "." in low:
        yield "separator swapped", braced.replace(".", ",", 1)
    if " mg" in braced:
        yield "mg for µg", braced.replace(" mg", " µg")
        yield "trailing zero", braced.replace(low, f"{low}0" if "." in low else f"{low}.0", 1)
    if quantity.high is not None:
        high = f"{quantity.high:f}"
        yield "range turned", braced.replace(f"{low}–{high}", f"{high}–{low}")
        yield "number dropped", braced.replace(f"{low}–", "", 1)
    yield "placeholder lost", ""


def numbers(pair: Pair, text: str, locale: Locale) -> Iterator[Wrong]:
    """Alter each quantity typed as prose; ``text`` still has the braces that say where."""
    for match in BRACED.finditer(text):
        quantity = parse(match[0])
        if quantity.year:
            continue
        head, tail = type_out(text[: match.start()], locale.tag), type_out(text[match.end() :], locale.tag)
        for kind, new in mistyped(quantity, locale):
            yield Wrong(kind, pair, head + new + tail)


def mistyped(quantity: Quantity, locale: Locale) -> Iterator[tuple[str, str]]:
    """The ways a typed number goes wrong."""
    typed = MARKS.sub("", write_quantity(quantity, locale))
    low = exact(quantity.low, locale, "latn")
    if low not in typed:
        return  # the locale says it in a word
    for kind, number in (("×10", quantity.low * 10), ("÷10", quantity.low / 10)):
        yield kind, typed.replace(low, exact(number.normalize(), locale, "latn"), 1)
    if "." in f"{quantity.low:f}":
        yield "separator swapped", typed.replace(low, low.translate(str.maketrans(".,٫", ",..")), 1)
    if quantity.unit is not None and quantity.unit.code == "mg":
        yield "mg for µg", write_quantity(replace(quantity, unit=UNITS["µg"]), locale)
        decimal = exact(Decimal("0.5"), locale, "latn")[1]
        yield "trailing zero", typed.replace(low, f"{low}0" if decimal in low else f"{low}{decimal}0", 1)
    if quantity.high is not None:
        high = exact(quantity.high, locale, "latn")
        turned = typed.replace(low, "\0", 1).replace(high, low, 1).replace("\0", high)
        yield "range turned", turned
    yield "number dropped", typed.replace(low, "", 1)


def terms(pair: Pair, used: Usage) -> Iterator[Wrong]:
    """Say another term of the glossary in the place of each."""
    all_terms = used.glossary.terms
    for number, term in enumerate(all_terms):
        other = all_terms[(number + 7) % len(all_terms)]
        if not pattern(term.term, spaced=True).search(pair.source.text):
            continue
        text = pair.target
        for form in term.forms:
            text = pattern(form, used.spaced).sub(other.translation, text)
        if text != pair.target:
            yield Wrong("term exchanged", pair, text)


@cache
def negatives() -> dict[str, list[tuple[str, str]]]:
    """The negatives of each language, and what is left when one is lost."""
    return dict(yaml.safe_load(DENIALS.read_text(encoding="utf-8")))


def denials(pair: Pair, tag: str) -> Iterator[Wrong]:
    """Take one negative out of a text of safety."""
    if not pair.source.safety:
        return
    for found, put in negatives().get(tag, []):
        for match in re.finditer(found, pair.target):
            new = pair.target[: match.start()] + match.expand(put) + pair.target[match.end() :]
            yield Wrong("negation dropped", pair, new)


@dataclass(frozen=True)
class Score:
    """How many of a kind were made, and how many of them refused."""

    made: int = 0
    refused: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.made + other.made, self.refused + other.refused)

    @property
    def share(self) -> float:
        """The share that was refused, in percent."""
        return 100 * self.refused / self.made if self.made else 100.0


@cache
def scores(tag: str) -> dict[tuple[str, bool], Score]:
    """What a locale refuses, by kind, in braces and in prose; ``right`` are the right translations."""
    made: dict[tuple[str, bool], Score] = {}
    for pair in pairs(tag):
        key = ("right", pair.bare)
        made[key] = made.get(key, Score()) + Score(1, refused(pair, pair.target, tag))
    for each in wrong(tag):
        if each.text != each.pair.target:
            key = (each.kind, each.pair.bare)
            made[key] = made.get(key, Score()) + Score(1, stopped(each.pair, each.text, tag))
    return made


KINDS = (
    *("×10", "÷10", "separator swapped", "mg for µg", "number dropped", "range turned", "trailing zero"),
    *("placeholder lost", "negation dropped", "term exchanged"),
)
DOSES = KINDS[:8]


def total(tag: str, kinds: tuple[str, ...], *bare: bool) -> Score:
    """Add up the scores of some kinds."""
    found = scores(tag)
    return sum((found.get((kind, place), Score()) for kind in kinds for place in bare or (False, True)), Score())


def table() -> Iterator[str]:
    """What was refused, by locale and kind, a line each."""
    for tag in TRANSLATED:
        alarms = total(tag, ("right",))
        yield f"{tag}: {alarms.refused} false alarms in {alarms.made}"
        for kind in KINDS:
            braced, typed = total(tag, (kind,), False), total(tag, (kind,), True)
            yield f"  {kind:18} {braced.refused:4}/{braced.made:<4} in braces {typed.refused:4}/{typed.made:<4} in prose"


def summary() -> Iterator[str]:
    """What was refused in all locales together, as the README has it: a row a kind, and the worst locale."""
    for kind in KINDS:
        counts = [total(tag, (kind,)) for tag in TRANSLATED]
        all_of_them = sum(counts, Score())
        worst = min(counts, key=lambda score: score.share)
        typed = sum((total(tag, (kind,), True) for tag in TRANSLATED), Score())
        yield f"| {kind} | {all_of_them.made} | {typed.made} | {all_of_them.share:.1f} % | {worst.share:.1f} % |"
    right = sum((total(tag, ("right",)) for tag in TRANSLATED), Score())
    yield f"| right translations refused | {right.made} | | {right.share:.1f} % | |"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in (*table(), *summary()))
