"""A locale and what CLDR knows of it: its name, direction, script, digits and plural rule.

Tags are BCP 47 (``zh-Hans``, ``pt-BR``) everywhere but inside Babel and in PO headers, which write ``zh_Hans``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import babel
from babel import localedata
from babel.core import get_global, get_locale_identifier, parse_locale
from babel.plural import to_gettext

from feuillet import described
from feuillet.locale_data import Charted

PSEUDO = {"qps-ploc": "en", "qps-plocm": "ar"}
"""Locales nobody speaks, and whose CLDR data each takes: they show what is hard-wired, clipped or turned without a translator."""
NAMELESS = "M01"
"""What CLDR calls January in a language whose months it does not know."""
TAG = re.compile("[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True)
class Locale:
    """A language as it is written somewhere, named by its BCP 47 tag."""

    tag: str

    @property
    def babel(self) -> babel.Locale:
        """The CLDR data; raises `babel.UnknownLocaleError` or `ValueError` where there is none."""
        return parsed(PSEUDO.get(self.tag, self.tag))

    @property
    def gettext(self) -> str:
        """The name in PO headers: ``zh_Hans``."""
        return str(self.babel)

    @property
    def language(self) -> str:
        """The primary language subtag: ``pt`` of ``pt-BR``."""
        return self.babel.language

    @property
    def name(self) -> str:
        """The language's name in itself, as a heading has it: ``Français``, ``日本語``."""
        said = described.of(self.tag)
        name = said.name if said else self.name_in(self)
        return name[:1].title() + name[1:]  # not upper(): Georgian has capitals that begin no name

    def name_in(self, other: "Locale") -> str:
        """Name this language in the words of another."""
        if self.tag in PSEUDO:
            return self.tag
        if said := described.of(self.tag):
            names = (said.names.get(tag) for tag in (other.tag, other.language))
            known = other.babel.languages.get(self.tag) if not described.of(other.tag) else None
            return next(filter(None, names), None) or known or said.names.get("en") or said.name
        if described.of(other.tag):
            return self.name  # nobody has said what it is called there
        return self.babel.get_display_name(other.babel) or self.tag

    @property
    def nameless(self) -> bool:
        """Whether CLDR has no names of months in it, as in Dhivehi; what a project says of a language is not asked."""
        return str(self.babel.months["format"]["wide"][1]) == NAMELESS

    @property
    def like(self) -> "Locale":
        """The locale of CLDR whose forms it is written by: its own, but for a language that CLDR does not know."""
        said = described.of(self.tag)
        return Locale(said.like) if said else self

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        said = described.of(self.tag)
        return said.direction if said else direction_of(self.tag)

    @property
    def script(self) -> str:
        """The ISO 15924 code of the script it is usually written in (CLDR likely subtags)."""
        return script_of(self.tag)

    @property
    def parents(self) -> tuple[str, ...]:
        """The locales whose texts serve where a region has none of its own, the nearest first: es-419 and es of es-MX."""
        return () if described.of(self.tag) else parents_of(self.tag)

    def within(self, region: str) -> "Locale":
        """Find how the language is written in a region: en as in GB; by itself where it names a region, or CLDR knows of none."""
        if not region or self.babel.territory or self.tag in PSEUDO or described.of(self.tag):
            return self
        return Locale(f"{self.tag}-{region}") if localedata.exists(f"{self.gettext}_{region}") else self

    def reads(self, other: "Locale") -> bool:
        """Return whether a text of another locale is this one's own language, in its own script."""
        if {self.tag, other.tag} & PSEUDO.keys():
            return self.tag == other.tag
        return (self.language, self.script) == (other.language, other.script)

    def covers(self, other: "Locale") -> bool:
        """Return whether both are one language in one script and no two regions of it: ``de`` and ``de-DE``."""
        regions = {self.babel.territory, other.babel.territory} - {None}
        return self.reads(other) and len(regions) <= 1

    @property
    def plural_forms(self) -> str:
        """The Plural-Forms header of a PO file, from CLDR's rule and not from gettext's table (they disagree)."""
        said = described.of(self.tag)
        if said and said.plural:
            return said.plural.rule
        return plural_forms_of(self.like.tag)


def parsed(tag: str) -> babel.Locale:
    """Find a locale's data: CLDR's, or what a project says of a language that CLDR does not know."""
    return described.spoken(tag) or loaded(tag)


@lru_cache(maxsize=1024)
def loaded(tag: str) -> babel.Locale:
    """Load a locale's data once."""
    return Charted.parse(tag, sep="-")


def script_of(tag: str) -> str:
    """Find the script of a locale: its own, or the likely one of its language."""
    said = described.of(tag)
    return said.script if said else likely_script(tag)


@lru_cache(maxsize=1024)
def likely_script(tag: str) -> str:
    """Find the script of a locale in CLDR."""
    locale = loaded(PSEUDO.get(tag, tag))
    if locale.script:
        return locale.script
    likely = get_global("likely_subtags")
    for key in (str(locale), locale.language):
        if key in likely:
            parts = str(likely[key]).split("_")
            return next((part for part in parts if len(part) == 4), "Latn")  # noqa: PLR2004 a script code has four letters
    return "Latn"


@lru_cache(maxsize=1024)
def direction_of(tag: str) -> str:
    """Find which way a locale is read."""
    return Locale(tag).babel.text_direction


@lru_cache(maxsize=1024)
def parents_of(tag: str) -> tuple[str, ...]:
    """Follow CLDR's parents within a language and its script; what has no region stands for its likely one: pt for pt-BR too.

    Chinese in Han Traditional never becomes Simplified, nor Serbian in Latin letters Cyrillic (CLDR, parentLocales).
    """
    if tag in PSEUDO:
        return ()
    exceptions, likely = get_global("parent_exceptions"), get_global("likely_subtags")
    name, found = str(Locale(tag).babel), dict[str, None]()
    while (name := str(exceptions.get(name, name.rpartition("_")[0]))) not in {"", "root"}:
        region = str(likely.get(name, "")).rpartition("_")[2]
        found |= dict.fromkeys(each.replace("_", "-") for each in (name, f"{name}_{region}"))
    return tuple(each for each in found if each != tag and known(each) and Locale(each).reads(Locale(tag)))


@lru_cache(maxsize=1024)
def plural_forms_of(tag: str) -> str:
    """Write CLDR's plural rule for gettext: ``e``, the exponent of a compact number, is 0 in whole numbers and unknown there."""
    return re.sub(r"\be\b", "0", to_gettext(Locale(tag).babel.plural_form))


def written(tag: str) -> Locale | None:
    """Read a tag as another program writes it: ``de_DE``, ``DE-de``, ``zh_CN.UTF-8``; nothing where CLDR does not know it."""
    if tag in PSEUDO:
        return Locale(tag)
    try:
        parsed = babel.Locale.parse(tag.partition(".")[0].replace("_", "-"), sep="-")
    except (ValueError, TypeError, babel.UnknownLocaleError):
        return None
    return Locale(str(parsed).replace("_", "-"))


def meant(tag: str, tags: Iterable[str]) -> str | None:
    """Find which of some locales another program's tag means: the same, or the only one whose region does not differ."""
    there, locale = tuple(tags), written(tag)
    if locale is None or tag in there:
        return tag if tag in there else None
    alike = [each for each in there if Locale(each).covers(locale)]
    return locale.tag if locale.tag in there else alike[0] if len(alike) == 1 else None


def known(tag: str) -> bool:
    """Return whether a tag is one that CLDR has data for, or that the project describes."""
    return described.of(tag) is not None or charted(tag)


def describable(tag: str) -> bool:
    """Return whether a tag may be that of a language CLDR does not know: all of two letters are named there."""
    try:
        parts = parse_locale(tag, sep="-") if TAG.fullmatch(tag) else ("",)
    except ValueError:
        return False
    named = parts[0] in loaded("en").languages or len(parts[0]) == 3  # noqa: PLR2004 ISO 639-3 has codes of three letters
    return named and get_locale_identifier(parts, sep="-") == tag and written(tag) is None


def meaning(tag: str) -> str:
    """Say how the language of a tag is written here: ``en`` for ``eng``, ``de-DE`` for ``de_DE``; nothing where CLDR has none."""
    other = written(tag)
    return str(get_global("language_aliases").get(tag, "")) or (other.tag if other else "")


def guessed(tag: str) -> tuple[str, str]:
    """Guess the English name and the script of a language that CLDR has no more of; its tag where not even that is there."""
    subtag, *_ = parts = parse_locale(tag, sep="-")
    likely = str(get_global("likely_subtags").get(subtag, "")).split("_")
    scripts = (part for part in (parts[2], *likely[1:2]) if part)
    return str(loaded("en").languages.get(subtag, tag)), next(scripts, "Latn")


def charted(tag: str) -> bool:
    """Return whether CLDR has data for a tag, written the way BCP 47 writes it."""
    try:
        return TAG.fullmatch(tag) is not None and tag != "root" and str(loaded(tag)).replace("_", "-") == tag
    except (ValueError, babel.UnknownLocaleError):
        return False
