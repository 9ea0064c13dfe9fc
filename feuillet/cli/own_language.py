"""The language a person works in: the one that is named, or else the one that their machine speaks to them."""

import os
from collections.abc import Iterator

from feuillet.findings import UsageError

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where a machine keeps it, in the order in which gettext looks."""


def own_language(named: str) -> str:
    """Choose the language of something new; raises `UsageError` where nobody says it."""
    from feuillet.cldr import known

    if named:
        if not known(named):
            raise UsageError(f"{named} is no language tag CLDR knows: write a tag like fr or pt-BR")
        return named
    for tag in filter(None, map(usual, spoken())):
        return tag
    raise UsageError("the language is not known here: say which you write in, for example --language en")


def spoken() -> Iterator[str]:
    """List what the machine says of its person's languages."""
    for name in VARIABLES:
        yield from filter(None, os.environ.get(name, "").split(":"))


def usual(tag: str) -> str:
    """Write a machine's name of a language as documents do: fr for fr_FR.UTF-8, pt-BR for pt_BR; nothing for C."""
    from feuillet import shipped
    from feuillet.cldr import known, meant, written
    from feuillet.templates import LANGUAGE

    locale = written(tag)
    if locale is None:
        return ""
    found = meant(tag, (LANGUAGE, *shipped.locales())) or locale.tag
    return found if known(found) else ""
