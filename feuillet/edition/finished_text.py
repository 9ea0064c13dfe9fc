"""A line of an edition: prose with its quantities written out and its typography set, ready for any format."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property, partial
from itertools import pairwise
from typing import TypeVar

from markupsafe import Markup

from feuillet.cldr import Locale
from feuillet.edition.isolates import nested
from feuillet.edition.quantities import wording, writable, write_aloud, write_quantity
from feuillet.edition.standing import standing
from feuillet.edition.terms_held import held, terms_for, within
from feuillet.edition.typography.setting import set_runs, set_text, turn
from feuillet.edition.written_runs import UNSEEN, Citation, Measured, NoteMark, mark_up, spoken
from feuillet.findings import Finding
from feuillet.manuscript.document import prose, revise
from feuillet.manuscript.model import Model
from feuillet.manuscript.prose import Prose, Run
from feuillet.manuscript.quantity import CHECK, Kind, Quantity
from feuillet.translation.vocabulary import Vocabulary
from feuillet.writing.phrasing import phrase_ends
from feuillet.writing.typography.direction import LRI, PDI, RLI, SEAM

Tree = TypeVar("Tree", bound=Model)
MOMENTS = frozenset({Kind.DATE, Kind.TIME})
MAY_END = Markup("<wbr/>")


@dataclass(frozen=True)
class Line(Prose):
    """Prose as it is printed; ``foreign`` says that it fell back to the source, and so is in another language.

    ``digits`` are the page's, in which citations and marks of footnotes count, whatever language the text is in. ``phrased``
    says that its markup shows where its phrases end, ``level`` how the evidence level of its claim is shown, ``terms``
    what no line may end within.
    """

    written: tuple[Run, ...] = ()
    foreign: bool = False
    digits: str = "latn"
    glosses: tuple[tuple["Line", "Line"], ...] = ()
    phrased: bool = False
    level: str = ""
    terms: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The finished text without its emphasis."""
        return "".join(run.text for run in self.written)

    @property
    def bare(self) -> str:
        """The plain text without isolates and joiners, as a name to look for and to find it in."""
        return UNSEEN.sub("", self.plain)

    @property
    def on_screen(self) -> "Line":
        """The line as a screen shows it: with ranges in words, as voices say them right."""
        if not any(isinstance(run, Measured) for run in self.written):
            return self
        return replace(self, written=tuple(run.on_screen if isinstance(run, Measured) else run for run in self.written))

    @property
    def again(self) -> "Line":
        """The line where it is on the page once more: without the numbers and marks that something leads back to."""
        return replace(self, written=tuple(run for run in self.written if not isinstance(run, Citation | NoteMark)))

    def __html__(self) -> str:
        return standing(self.voiced, self.context)

    @cached_property
    def markup(self) -> str:
        """The line as HTML and XHTML."""
        return self.marked_up(mark_up)

    @cached_property
    def voiced(self) -> str:
        """The same on a page, whose quantities say what they are short for; several formats print it."""
        return self.marked_up(partial(mark_up, voiced=True))

    def marked_up(self, mark: Callable[[Run], Markup]) -> str:
        """Mark up the line run by run."""
        runs = between_phrases(tuple(nested(self.written)), self) if self.phrased else nested(self.written)
        runs = held(runs, self.terms)
        body = Markup().join(mark(run) if isinstance(run, Run) else run for run in runs)
        if self.foreign:
            body = Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(
                self.language, Locale(self.language).direction, body
            )
        return str(body)


def between_phrases(runs: tuple[Run | Markup, ...], line: Line) -> Iterator[Run | Markup]:
    """Say between the phrases of a title that a line may end there; within one it may not, by ``keep-all`` in the style sheet."""
    text = "".join(run.text for run in runs if isinstance(run, Run))
    ends, at = (phrase_ends(text, line.language) or frozenset()) - within(text, line.terms), 0
    for run in runs:
        if not isinstance(run, Run):
            yield run
            continue
        end = at + len(run.text)
        cuts = () if run.quantity or run.href else (cut for cut in sorted(ends) if at < cut < end)
        for one, other in pairwise((at, *cuts, end)):
            yield replace(run, text=text[one:other])
            if other in ends and other < len(text):
                yield MAY_END
        at = end


Counted = tuple[Vocabulary | None, Vocabulary | None]
"""The words of quantities, of a locale and of the source; those that ship where there are none."""


def finish(tree: Tree, locale: Locale, digits: str, words: Counted = (None, None), region: str = "") -> Tree:
    """Write out every prose of a tree; what fell back to the source is written as its own language does."""

    def change(text: Prose, _path: tuple[str, ...], _safety: bool) -> Prose:
        own = text.wordless or locale.reads(Locale(text.language))
        known = words_of(text, locale, words)
        if own:
            return line(text, locale, digits, known, region)
        return replace(line(text, Locale(text.language), "latn", known, region, foreign=True), digits=digits)

    return revise(tree, change)


def hold_terms(tree: Tree, terms: tuple[str, ...], locale: Locale) -> Tree:
    """Let the terms of a locale hold together in its own texts."""

    def hold(text: Prose, _path: tuple[str, ...], _safety: bool) -> Prose:
        if not isinstance(text, Line) or text.foreign:
            return text
        mine = terms_for(terms, locale.script, text.context)
        return replace(text, terms=mine) if mine else text

    return revise(tree, hold)


def words_of(text: Prose, locale: Locale, words: Counted) -> Vocabulary | None:
    """Choose the words of quantities in the language of a text."""
    own = text.wordless or locale.reads(Locale(text.language))
    return words[0] if own else words[1] if words[1] and words[1].locale.tag == text.language else None


def unwritable(tree: Model, locale: Locale, words: Counted = (None, None)) -> Iterator[Finding]:
    """Find the quantities for which the language of their text has no word: nothing is printed in their place."""
    for text in prose(tree):
        own = text.wordless or locale.reads(Locale(text.language))
        there, known = locale if own else Locale(text.language), words_of(text, locale, words)
        for run in text.runs:
            if run.quantity and not (run.quantity.inflected or writable(run.quantity, there, known)):
                problem = f"there is no word for {run.text} in {there.tag}"
                remedy = wording(run.quantity, run.text, there)
                yield Finding(text.location, problem, remedy, CHECK, context=text.context)


def line(
    text: Prose,
    locale: Locale,
    digits: str,
    words: Vocabulary | None = None,
    region: str = "",
    *,
    foreign: bool = False,
) -> Line:
    """Write out one prose: quantities first, dates and times of day as in the clinic's region, then the typography around them."""

    def write(run: Run, quantity: Quantity) -> Run:
        where = locale.within(region) if quantity.kind in MOMENTS else locale
        printed = write_quantity(quantity, where, digits, words)
        heard, spelled = write_aloud(quantity, printed, where, digits, words)
        whole = turn(printed, locale)
        said = {each.name: getattr(run, each.name) for each in fields(Run)} | {"text": whole}
        return Measured(**said, printed=printed, heard=heard, spelled=spoken(spelled))

    written = tuple(write(run, run.quantity) if run.quantity else run for run in text.runs)
    runs = set_runs(written, locale)
    if locale.direction == "rtl":
        runs = powers(runs)
    said = {each.name: getattr(text, each.name) for each in fields(Prose)}
    return Line(**said, written=runs, foreign=foreign, digits=digits)


NUMBERED = re.compile(r"\d.")
NUMBER_AT_END = re.compile(r"\d[\d.,\u066b\u066c]*$")


def powers(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Isolate a number in right-to-left text with its power, as it is written: 10 to the ninth has its 9 on the right."""
    found = list(runs)
    for at, (base, power) in enumerate(pairwise(runs)):
        bare = UNSEEN.sub("", base.text)
        number = NUMBER_AT_END.search(bare if base.quantity else base.text)
        if number is None or not (power.raised or power.lowered) or base.raised or base.lowered:
            continue
        before = bare[: number.start()] if base.quantity else base.text[: number.start()]
        found[at] = replace(base, text=f"{before}{LRI}{number[0]}")
        found[at + 1] = replace(power, text=f"{power.text}{PDI}")
    return tuple(alone(found))


def alone(runs: list[Run]) -> Iterator[Run]:
    """Isolate what is raised or lowered beside a letter that runs to the left, such as 2+: its sign stays behind its number."""
    depth = 0
    for run in runs:
        if not depth and (run.raised or run.lowered) and NUMBERED.search(run.text) and PDI not in run.text:
            yield replace(run, text=f"{LRI}{run.text}{PDI}")
            continue
        depth += sum((sign in LRI + RLI) - (sign == PDI) for sign in run.text)
        yield run


def colon(short: str, long: str, locale: Locale) -> str:
    """What is between a name and what it means, as the locale sets it there: a colon, and its spaces."""
    return set_text(f"{short}{SEAM}: {SEAM}{long}", locale).split(SEAM)[1]


Gloss = Callable[[Line], tuple[tuple[Line, Line], ...]]


def gloss(tree: Tree, find: Gloss) -> Tree:
    """Give each line the abbreviations it is the first to use."""

    def glossed(text: Prose, _path: tuple[str, ...], _safety: bool) -> Prose:
        if isinstance(text, Line) and (glosses := find(text)):
            return replace(text, glosses=glosses)
        return text

    return revise(tree, glossed)
