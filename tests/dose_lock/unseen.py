"""Wrong and right translations written apart from the checks, by hands that had not read them: what is refused, asked, missed.

`tests/dose_lock/unseen/<tag>.yaml` holds them, and ``opened.md`` there what came of them when they were opened first, which is
what the README says; what they showed was repaired afterwards. `tests/dose_lock/known/` holds an older set, which the checks were
improved with. Run as ``python -m dose_lock.unseen`` in ``tests/`` it prints today's table, and with tags or kinds each text that
came out otherwise than it should.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from unicodedata import normalize

import polib
import yaml

from dose_lock.mutations import NAME, ROOT, judged, originals, usage
from feuillet.findings import Location, Severity
from feuillet.manuscript.prose import Prose
from feuillet.translation.glossary import Usage

UNSEEN, KNOWN = (Path(__file__).with_name(name) for name in ("unseen", "known"))
ROWS = {
    "the form behind the bar": ("bar-dose-unit", "bar-time-unit", "bar-count", "bar-number", "bar-number-word"),
    "quantities exchanged": ("doses-swapped", "times-swapped"),
    "something against the braces": (
        *("letter-before-brace", "digit-like-before-brace", "minus-sign", "minus-word", "multiplier-before"),
        *("multiplier-after", "per-weight", "digit-against-brace"),
    ),
    "a number outside braces": (
        *("fraction-changed", "superscript-number", "circled-or-roman-number", "squared-unit", "fullwidth-digit"),
        *("numeral-words-with-unit", "native-digit-number", "added-number"),
    ),
    "frequency, time, order": ("frequency", "time-of-day", "before-after", "immediately-later"),
    "bound, amount, change": ("more-less", "at-least-at-most", "up-to-from", "increase-decrease", "number-word"),
    "take and stop, some and all, must and may": ("take-stop", "some-all", "must-may"),
    "kind and degree": ("low-high-dose", "often-rarely", "always-sometimes", "with-without"),
    "the source's text": ("copied-source", "half-source"),
    "a text cut, doubled, pasted": ("half-text", "sentence-left-out", "sentence-twice", "other-message"),
    "a negative lost or added": ("negation-lost", "negation-added", "prohibition-turned-to-permission"),
}
"""What the table of the README shows together."""
RIGHT = "right, in other words"
RESULTS = ("refused", "asked", "passed")


@dataclass(frozen=True)
class Case:
    """A translation, wrong in one way or right; ``used`` is its locale with what its catalog holds beside it."""

    kind: str
    source: Prose
    text: str
    used: Usage
    wrong: bool

    @property
    def result(self) -> str:
        """What becomes of it."""
        found = judged(self.source, self.text, self.used)
        return "refused" if Severity.ERROR in found else "asked" if Severity.QUESTION in found else "passed"


def locales(folder: Path) -> tuple[str, ...]:
    """The locales of a set."""
    return tuple(sorted(file.stem for file in folder.glob("*.yaml")))


def cases(folder: Path, tag: str) -> Iterator[Case]:
    """Read what was written for a locale."""
    said = yaml.safe_load(normalize("NFC", (folder / f"{tag}.yaml").read_text(encoding="utf-8")))
    for part in ("wrong", "right"):
        for entry in said[part]:
            text, context, language = entry["target"], entry.get("context", ""), entry.get("language", "fr")
            own = Prose(entry.get("source", ""), Location("x.yaml"), "own", safety=True, language=language)
            source = originals()[context] if context else own
            used = replace(usage(tag), sources=beside(tag, context, source.text, text))
            yield Case(entry["kind"], source, text, used, part == "wrong")


def beside(tag: str, context: str, source: str, text: str) -> dict[str, tuple[str, ...]]:
    """The sources for which a catalog has each string, once a text stands in the place of another."""
    found: dict[str, dict[str, None]] = {text: {source: None}}
    for place, original, string in catalog(tag):
        if place != context:
            found.setdefault(string, {})[original] = None
    return {string: tuple(sources) for string, sources in found.items()}


@cache
def catalog(tag: str) -> tuple[tuple[str, str, str], ...]:
    """The messages of a locale: context, source, string."""
    entries = polib.pofile(str(ROOT / f"locales/{tag}/LC_MESSAGES/{NAME}.po"))
    return tuple((entry.msgctxt, entry.msgid, entry.msgstr) for entry in entries if entry.translated())


@cache
def counts(folder: Path) -> Counter[tuple[str, str]]:
    """Count what became of each kind in a set; the right ones are one kind."""
    return Counter(
        (case.kind if case.wrong else RIGHT, case.result) for tag in locales(folder) for case in cases(folder, tag)
    )


def number(folder: Path, kinds: tuple[str, ...], *results: str) -> int:
    """How many texts of some kinds came out so."""
    return sum(counts(folder)[kind, result] for kind in kinds for result in results)


def share(folder: Path, kinds: tuple[str, ...], *results: str) -> float:
    """The share of the texts of some kinds that came out so, in percent."""
    return 100 * number(folder, kinds, *results) / number(folder, kinds, *RESULTS)


def table(folder: Path) -> Iterator[str]:
    """The rows of the README's table."""
    for name, kinds in {**ROWS, RIGHT: (RIGHT,)}.items():
        if made := number(folder, kinds, *RESULTS):
            shares = " | ".join(f"{share(folder, kinds, result):.1f} %" for result in RESULTS)
            yield f"| {name} | {made} | {shares} |"


def unlike(folder: Path, words: list[str]) -> Iterator[str]:
    """Each text of some locales or kinds that came out otherwise than it should."""
    for tag in locales(folder):
        for case in cases(folder, tag):
            should = {"refused", "asked"} if case.wrong else {"passed"}
            if {tag, case.kind} & {*words} and case.result not in should:
                yield f"{tag} {case.kind}: {case.result}\n    {case.source.text}\n    {case.text}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in (unlike(UNSEEN, sys.argv[1:]) if sys.argv[1:] else table(UNSEEN)))
