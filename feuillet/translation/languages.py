"""``locales/<tag>/language.yaml``: what a project says of a language that CLDR does not know, so that it can be printed."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from feuillet import described
from feuillet.cldr import Locale, charted, describable
from feuillet.described import Description
from feuillet.findings import Finding, Location, Problem, UnfitError
from feuillet.manuscript.model import Model
from feuillet.manuscript.reader import Read, parse
from feuillet.manuscript.source import read_source
from feuillet.manuscript.units import UNITS
from feuillet.manuscript.values import Names
from feuillet.project import Project
from feuillet.translation import plurals
from feuillet.translation.quantity_words import SIGNS as ALTERING
from feuillet.translation.quantity_words import digits
from feuillet.writing.script import RIGHT_TO_LEFT

CHECK = "language"
SCRIPT = re.compile("[A-Z][a-z]{3}")
MONTHS, WEEK = 12, 7
SIGNS = frozenset(".,\u066b\u066c'’ \u00a0\u202f\u2009·")
"""What stands between digits in the languages of CLDR."""
PLACES = ("{day}", "{month}", "{year}")
NAMES = {code: unit.cldr for code, unit in UNITS.items() if unit.long and unit.cldr}
"""CLDR's names of the units that are printed in words, by what an author types."""


class LanguageFile(Model):
    """A language: its own name, its names in other languages by tag, its script; and what differs from the language it is like."""

    name: str = Field(min_length=1)
    names: dict[str, str] = Field({}, description="what others call it, by their language tags")
    script: str = Field(description="four letters: Latn, Arab, Cyrl, Deva (ISO 15924)")
    direction: Literal["ltr", "rtl"] | None = Field(None, description="only where it is not the script's")
    like: str = Field(description="a language that CLDR knows and that writes numbers in the same way")
    plural_forms: str = Field(
        "", description="as PO files have it; where it is not given, that of the language it is like"
    )
    decimal: str = ""
    group: str = ""
    months: Names = ()
    days: Names = ()
    date: str = "{day} {month} {year}"
    units: dict[str, Annotated[Names, Field(min_length=1)]] = Field(
        {}, description="each plural form, {0} for the number"
    )

    @field_validator("script")
    @classmethod
    def is_a_script(cls, code: str) -> str:
        """Refuse what is no code of a script."""
        if not SCRIPT.fullmatch(code):
            raise UnfitError(
                f"{code[:40]} is no script", "write its four letters, the first a capital: Latn, Arab, Cyrl"
            )
        return code

    @field_validator("like")
    @classmethod
    def is_charted(cls, tag: str) -> str:
        """Refuse to take the forms of a language that CLDR does not know either."""
        if not charted(tag):
            raise UnfitError(
                f"CLDR does not know {tag[:40]} either", "write a language that writes numbers alike: en, fr, es"
            )
        return tag

    @field_validator("decimal", "group")
    @classmethod
    def is_a_sign(cls, sign: str) -> str:
        """Refuse all but the signs that numbers are written with: another would be read as part of a text, a range, a product."""
        if sign and sign not in SIGNS:
            raise UnfitError(f"{sign[:40]} is no sign between digits", 'write one in quotes: "," or "."')
        return sign

    @field_validator("plural_forms")
    @classmethod
    def is_a_rule(cls, rule: str) -> str:
        """Refuse a plural rule that no program reads."""
        if rule:
            plurals.read(rule)
        return rule

    @field_validator("months")
    @classmethod
    def are_twelve(cls, months: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse a year of other than twelve months."""
        if len(months) not in {0, MONTHS}:
            raise UnfitError(f"{len(months)} months are named", "name twelve, January first, or none")
        return months

    @field_validator("days")
    @classmethod
    def are_seven(cls, days: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse a week of other than seven days."""
        if len(days) not in {0, WEEK}:
            raise UnfitError(f"{len(days)} days are named", "name seven, Monday first, or none")
        return days

    @field_validator("months", "days")
    @classmethod
    def are_told_apart(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse names that are empty, or the same, or hold a number, which a date would be read with."""
        for name in names:
            if not name.strip() or names.count(name) > 1 or digits(name):
                raise UnfitError(
                    f"“{name[:40]}” is no name of one month or day alone", "write each name in letters, and each once"
                )
        return names

    @field_validator("date")
    @classmethod
    def has_its_parts(cls, date: str) -> str:
        """Refuse a date without its year, or with two."""
        if any(date.count(place) != 1 for place in PLACES):
            raise UnfitError(
                f"{date[:40]} does not say where day, month and year are", f"write {' '.join(PLACES)} in your order"
            )
        if "}{" in date or digits(date):
            raise UnfitError(
                f"{date[:40]} joins the numbers of a date, or adds one",
                f"write {' '.join(PLACES)} with a sign or a space between",
            )
        return date

    @field_validator("units")
    @classmethod
    def are_of_use(cls, units: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Refuse a unit that is none, or is never printed in words, and a form that does not show its number."""
        for code, forms in units.items():
            if code not in NAMES:
                raise UnfitError(
                    f"{code[:40]} is no unit that is printed in words", f"write one of {', '.join(sorted(NAMES))}"
                )
            for form in forms:
                if form.count("{0}") != 1:
                    raise UnfitError(f"{form[:40]} does not show where the number is", "write {0} in its place")
                rest = form.replace("{0}", " ")
                if digits(rest) or ALTERING.search(rest):
                    raise UnfitError(
                        f"{form[:40]} makes of the number another", "write {0} and the word alone, in letters"
                    )
        return units

    @model_validator(mode="after")
    def tells_them_apart(self) -> "LanguageFile":
        """Refuse numbers in which 1,000 and 1.000 are one: the decimal sign and that between groups must differ."""
        symbols = Locale(self.like).babel.number_symbols["latn"]
        decimal, group = self.decimal or str(symbols["decimal"]), self.group or str(symbols["group"])
        if decimal == group:
            raise UnfitError(
                f"the decimal sign and the sign between groups are both {decimal}", "write decimal and group"
            )
        return self

    @model_validator(mode="after")
    def has_all_forms(self) -> "LanguageFile":
        """Refuse a unit with more or fewer forms than the language has."""
        count = self.forms
        for code, forms in self.units.items():
            if len(forms) != count:
                raise UnfitError(
                    f"{code} has {len(forms)} forms where the plural rule has {count}", f"write {count}, in its order"
                )
        return self

    @property
    def rule(self) -> str:
        """The plural rule, its own or that of the language it is like."""
        return self.plural_forms or Locale(self.like).plural_forms

    @property
    def forms(self) -> int:
        """How many plural forms it has."""
        return plurals.read(self.rule).count

    def of(self, tag: str) -> Description:
        """Describe the language of a tag."""
        return Description(
            tag=tag,
            name=self.name,
            like=self.like,
            script=self.script,
            direction=self.direction or ("rtl" if self.script in RIGHT_TO_LEFT else "ltr"),
            names=self.names,
            plural=plurals.read(self.rule),
            decimal=self.decimal,
            group=self.group,
            months=self.months,
            days=self.days,
            date=self.date,
            units={NAMES[code]: forms for code, forms in self.units.items()},
        )


def declare(project: Project) -> tuple[Finding, ...]:
    """Let the languages that a project describes be known; and say which cannot be."""
    found, findings = list[Description](), list[Finding]()
    for tag in project.described:
        file = project.language(tag)
        path = project.name(file)
        if problem := misplaced(tag):
            findings.append(problem.at(Location(path), CHECK))
            continue
        said, wrong = read_language(file, path)
        findings.extend(wrong)
        if said is not None:
            found.append(said.of(tag))
    described.open_with(tuple(found))
    return tuple(findings)


def misplaced(tag: str) -> Problem | None:
    """Say why no language can be described under a tag, or nothing."""
    if charted(tag):
        return Problem(f"CLDR knows {tag}, and nothing is read from this file", "remove the file")
    if not describable(tag):
        return Problem(f"{tag} is no tag of a language", "rename the folder: kri, mh, or kri-SL with a region")
    return None


def read_language(file: Path, path: str) -> Read[LanguageFile]:
    """Read the description of a language."""
    source = read_source(file, path)
    if isinstance(source, Finding):
        return None, (source,)
    return parse(source, LanguageFile, CHECK)
