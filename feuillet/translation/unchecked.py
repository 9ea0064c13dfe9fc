"""Which checks of a translation cannot be made, because nobody has written down the facts of its language or its source's."""

from collections.abc import Iterator

from feuillet.cldr import Locale
from feuillet.findings import Finding, Location, Severity
from feuillet.writing import language
from feuillet.writing.language import UNKNOWN

CHECK = "unchecked"
NEEDED = {
    "negations": "negatives",
    "concepts": "concepts",
    "number-words": "numbers",
    "beside-braces": "altering",
    "completeness": "letters",
}
"""The fact that each check needs of both languages; without words that alter a number, only signs beside braces are seen."""


def checks(source: str, target: Locale) -> tuple[str, ...]:
    """Name the checks that cannot be made between two languages."""
    facts = language(source.partition("-")[0]), language(target.language)
    return tuple(check for check, fact in NEEDED.items() if any(getattr(each, fact) is UNKNOWN for each in facts))


def unchecked(source: str, target: Locale, where: Location) -> Iterator[Finding]:
    """Say so, once for a catalog."""
    if missing := checks(source, target):
        lacking = next(tag for tag in (target.language, source.partition("-")[0]) if set(missing) & set(lacks(tag)))
        problem = f"{', '.join(missing)} cannot be checked: there are no facts of the language {lacking}"
        remedy = f"have a reviser look for them, and write them down in feuillet/writing/languages/{lacking}.py"
        yield Finding(where, problem, remedy, CHECK, Severity.WARNING)


def lacks(tag: str) -> Iterator[str]:
    """Name the checks that a language has no facts for."""
    return (check for check, fact in NEEDED.items() if getattr(language(tag), fact) is UNKNOWN)
