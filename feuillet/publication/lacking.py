"""What a locale will lack, in plain words, before anybody has translated a line of it; and what can be done about each."""

from collections.abc import Iterator
from decimal import Decimal

from feuillet import described
from feuillet.cldr import Locale
from feuillet.edition.quantities import writable
from feuillet.edition.written_hours import week_of
from feuillet.findings import Problem
from feuillet.manuscript.quantity import Quantity
from feuillet.manuscript.units import UNITS
from feuillet.project import Project
from feuillet.publication.catalogs import tongue
from feuillet.publication.sources import Manuscripts
from feuillet.translation.unchecked import lacks
from feuillet.translation.vocabulary import Vocabulary
from feuillet.writing.language import UNKNOWN
from feuillet.writing.script import script

TABLETS = Quantity(Decimal(2), unit=UNITS["tablets"])
BAR = "write the words behind a bar in each translation, {3 months|…}"
BRITISH = frozenset({"stone"})
"""Units that are no part of any other language's daily life, so that it need not have words for them."""


def lacking(tag: str, words: Vocabulary | None = None) -> Iterator[Problem]:
    """List what a locale lacks, what stops it first; ``words`` are those of the project's catalog."""
    locale, code = Locale(tag), Locale(tag).script
    if script(code).face is UNKNOWN:
        problem = f"no typeface is known for its script {code}, so nothing can be printed in it"
        own = f"name the script your readers use in locales/{tag}/language.yaml, or " if described.of(tag) else ""
        yield Problem(problem, f"{own}add one: feuillet/writing/scripts/{code.lower()}.py")
    if unseen := tuple(lacks(locale.language)):
        problem = f"nobody has written down how it denies, counts and orders, so these checks see nothing: {', '.join(unseen)}"
        remedy = "have a reviser look for a lost “not” and a changed dose, or follow docs/add-a-language.md"
        yield Problem(problem, remedy)
    if wordless := [unit for unit in unworded(locale) if unit not in BRITISH]:
        own = f"name them under units in locales/{tag}/language.yaml, or " if described.of(tag) else ""
        yield Problem(f"there are no words in it for {', '.join(wordless)}", f"{own}{BAR}")
    if not writable(TABLETS, locale, words):
        remedy = f"translate “{{n}} tablet” and the words after it in templates.po, or {BAR.replace('3 months', '2 tablets')}"
        yield Problem("there is no word in it for tablets", remedy)
    if nameless(locale):
        own = f"name the months in locales/{tag}/language.yaml" if described.of(tag) else "there is nothing to do"
        yield Problem("there are no names of months in it, so dates are written in digits", own)
    if (named := week_of(locale)) != locale:
        problem = f"there are no names of days in it, so opening hours have those of {named.tag}"
        own = (
            f"name the days in locales/{tag}/language.yaml"
            if described.of(tag)
            else "write the hours of an imprint as a text"
        )
        yield Problem(problem, own)


def unworded(locale: Locale) -> list[str]:
    """List the units that are printed in words, and for which a locale has none."""
    units = {unit.cldr: unit for unit in UNITS.values() if unit.long and unit.cldr}
    return [unit.code for unit in units.values() if not writable(Quantity(Decimal(5), unit=unit), locale)]


def nameless(locale: Locale) -> bool:
    """Return whether nobody has said what the months are called in a locale."""
    said = described.of(locale.tag)
    return not said.months if said else locale.nameless


def of_project(project: Project) -> Iterator[tuple[str, Problem]]:
    """List what the locales of a project lack."""
    for tag in project.locales:
        yield from ((tag, problem) for problem in lacking(tag, tongue(project, tag).words))


def serving(project: Project, sources: Manuscripts, tag: str) -> tuple[str, ...]:
    """List the languages whose texts serve a region: that of a locale that is there, and those of manuscripts."""
    parents = [each for each in Locale(tag).parents if each in project.locales][:1]
    written = [tree.language for _, tree in sources.documents if Locale(tag).reads(Locale(tree.language))]
    return tuple(dict.fromkeys(each for each in (*parents, *written) if each != tag))
