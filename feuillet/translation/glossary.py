"""A locale's glossary: how its translators say the terms that matter, and what they must not say.

``locales/<tag>/glossary.yaml`` names the source language and lists the terms; a term of one document names that, too. ``*`` in a
form means any letters, so that inflected words are found as well.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, field_validator, model_validator

from feuillet.cldr import Locale, known
from feuillet.findings import Finding, UnfitError
from feuillet.manuscript.model import Model
from feuillet.manuscript.reader import Read, parse
from feuillet.manuscript.source import read_source
from feuillet.manuscript.values import Names
from feuillet.reading import there
from feuillet.translation.vocabulary import Vocabulary, shipped_words
from feuillet.writing.phrases import folded, letter
from feuillet.writing.script import script

CHECK = "glossary"


def language_tag(tag: str) -> str:
    """Take a tag of a language, or none."""
    if tag and not known(tag):
        raise UnfitError(f"{tag} is no language tag CLDR knows", "write a tag like fr or pt-BR")
    return tag


class GlossaryTerm(Model):
    """A term of the source, the words that may stand for it, and the variants that must not be where it does.

    It belongs to texts of one source ``language``, and to one ``document`` or, where none is named, to all.
    """

    term: str = Field(min_length=2)
    translation: str = Field(min_length=1)
    forms: Annotated[Names, Field(min_length=1)]
    forbidden: Names = ()
    language: str = ""
    document: str = ""

    @field_validator("language")
    @classmethod
    def is_a_language(cls, tag: str) -> str:
        """Refuse a language that no document can be in."""
        return language_tag(tag)

    @field_validator("forms", "forbidden")
    @classmethod
    def says_something(cls, forms: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse a form that is in every text."""
        if not all(form.strip("* ") for form in forms):
            raise UnfitError("a form has no letters", "write the word, with a * only where its ending changes")
        return forms

    @cached_property
    def stays(self) -> bool:
        """Whether the term may be in the translation as it is in the source."""
        return bool(found((self.term,), " ".join(self.forms), spaced=False))

    @cached_property
    def has_digits(self) -> bool:
        """Whether the term has a digit in one language or in the other."""
        return any(sign.isdecimal() for said in (self.term, *self.forms) for sign in said)


class Glossary(Model):
    """The terms of a locale; ``language`` is the source language of those that name none."""

    language: str = ""
    terms: tuple[GlossaryTerm, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def list_is_enough(cls, content: Any) -> Any:
        """Let the file be the list of its terms."""
        return {"terms": content} if isinstance(content, list) else content

    @field_validator("language")
    @classmethod
    def is_a_language(cls, tag: str) -> str:
        """Refuse a language that no document can be in: its terms would be looked for nowhere."""
        return language_tag(tag)

    @cached_property
    def has_digits(self) -> bool:
        """Whether some term has a digit in one language or in the other."""
        return any(term.has_digits for term in self.terms)

    def over(self, below: "Glossary") -> "Glossary":
        """Put a region's terms over those of its language: what it says of a term replaces what its language does."""
        said = {(each.term, each.language or self.language, each.document) for each in self.terms}
        left = (each.model_copy(update={"language": each.language or below.language}) for each in below.terms)
        kept = tuple(each for each in left if (each.term, each.language, each.document) not in said)
        return Glossary(language=self.language, terms=(*self.terms, *kept))

    def serving(self, document: str, language: str) -> "Glossary":
        """Keep the terms of a document, or of all, in a source language."""
        kept = (
            term
            for term in self.terms
            if (term.language or self.language or language) == language and term.document in {"", document}
        )
        return Glossary(language=language, terms=tuple(kept))

    @cached_property
    def cores(self) -> tuple[tuple[str, int], ...]:
        """The longest part of each term and of each word that is forbidden in its place, with the place of the term."""
        return tuple(
            (core(form), place) for place, term in enumerate(self.terms) for form in (term.term, *term.forbidden)
        )

    @cached_property
    def places(self) -> dict[str, frozenset[int]]:
        """The places of the terms that texts were found to be near to; several checks ask for each."""
        return {}

    def near(self, *texts: str) -> tuple[GlossaryTerm, ...]:
        """The terms that some texts may hold, or what is forbidden in their place: a few of thousands."""
        for text in texts:
            if text not in self.places:
                said = folded(text)
                self.places[text] = frozenset([place for part, place in self.cores if part in said])
        return tuple([self.terms[place] for place in sorted({place for text in texts for place in self.places[text]})])

    def numbered(self, source: str, target: str, *, spaced: bool) -> tuple[str, ...]:
        """List what the glossary says in another way with or without a digit: SARS-CoV-2, 新冠病毒."""
        if not self.has_digits:
            return ()
        pairs = (
            (found((term.term,), source, spaced=True), found(term.forms, target, spaced=spaced))
            for term in self.near(source)
            if term.has_digits
        )
        return tuple(name for pair in pairs if all(pair) for name in pair if any(sign.isdecimal() for sign in name))


NONE = Glossary()


@dataclass(frozen=True)
class Usage:
    """How a locale is written: what CLDR knows of it, its glossary, and which source texts each of its strings translates.

    ``catalog`` has the words of quantities, and where it is none those that ship are taken.
    """

    locale: Locale
    glossary: Glossary = NONE
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    catalog: Vocabulary | None = None

    @property
    def words(self) -> Vocabulary:
        """The words of quantities."""
        return self.catalog or shipped_words(self.locale.tag)

    @cached_property
    def spaced(self) -> bool:
        """Whether words are separated by spaces."""
        return script(self.locale.script).spaced


def read_glossary(file: Path, path: str) -> Read[Glossary]:
    """Read a locale's glossary; a locale may be without one."""
    if not there(file):
        return Glossary(), ()
    source = read_source(file, path)
    if isinstance(source, Finding):
        return None, (source,)
    return parse(source, Glossary, CHECK)


@lru_cache(maxsize=4096)
def pattern(form: str, spaced: bool) -> re.Pattern[str]:
    """Make a form with its ``*`` a pattern that finds it, as whole words where blanks separate words.

    What is behind a ``*`` is taken where it first is and never looked for again, so that no form takes for ever.
    """
    edge = letter(form)
    end = f"(?!{edge})" if spaced else ""
    first, *others = (re.escape(piece).replace(r"\ ", r"\s+") for piece in form.split("*"))
    if not others:
        words = f"{first}{end}"
    else:
        *inner, last = others
        between = "".join(f"(?>{edge}*?{piece})" for piece in inner)
        words = f"{first}{between}" + (f"(?>{edge}*?{last}{end})" if last else f"{edge}*+")
    return re.compile(f"(?<!{edge}){words}" if spaced else words, re.IGNORECASE)


@lru_cache(maxsize=16384)
def found(forms: tuple[str, ...], text: str, *, spaced: bool) -> str:
    """Find the first of some forms that is in a text, as it is written there; nothing where none does."""
    matches = (pattern(form, spaced).search(text) for form in forms if may_stand(form, text))
    return next((match[0] for match in matches if match), "")


def may_stand(form: str, text: str) -> bool:
    """Return whether the longest part of a form is in a text: a glossary has thousands that do not, and no pattern is made."""
    return core(form) in folded(text)


@lru_cache(maxsize=65536)
def core(form: str) -> str:
    """The longest part of a form between its ``*`` and blanks."""
    return folded(max(re.split(r"[*\s]+", form), key=len))
