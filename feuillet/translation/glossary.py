"""A locale's glossary: how its translators say the terms that matter, and what they must not say.

``locales/<tag>/glossary.yaml`` is a list; ``*`` in a form stands for any letters, so that inflected words are found too.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from feuillet.cldr import Locale
from feuillet.findings import Finding
from feuillet.manuscript.blocks import Model
from feuillet.manuscript.reader import Read, parse
from feuillet.manuscript.source import read

UNSPACED = {"Hans", "Hant", "Jpan", "Thai", "Khmr", "Laoo", "Mymr"}
"""Scripts that part no words: a form is found wherever it stands."""
LETTER = r"[\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u0dff\u200c\u200d]"
"""A letter or what belongs to one; Python's ``\\w`` leaves out the vowel signs of India's scripts, and joiners."""


class Term(Model):
    """A term of the source, the words that may stand for it, and the variants that must stand nowhere."""

    term: str = Field(min_length=2)
    translation: str = Field(min_length=1)
    forms: tuple[str, ...] = Field(min_length=1)
    forbidden: tuple[str, ...] = ()


class Glossary(Model):
    """The terms of a locale."""

    terms: tuple[Term, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def list_is_enough(cls, content: Any) -> Any:
        """Let the file be the list of its terms."""
        return {"terms": content} if isinstance(content, list) else content


NONE = Glossary()


@dataclass(frozen=True)
class Usage:
    """How a locale is written: what CLDR knows of it, and its glossary."""

    locale: Locale
    glossary: Glossary = NONE

    @cached_property
    def spaced(self) -> bool:
        """Whether words stand apart."""
        return self.locale.script not in UNSPACED


def read_glossary(file: Path, path: str) -> Read[Glossary]:
    """Read a locale's glossary; a locale may be without one."""
    if not file.exists():
        return Glossary(), ()
    source = read(file, path)
    if isinstance(source, Finding):
        return None, (source,)
    return parse(source, Glossary)


@lru_cache(maxsize=4096)
def pattern(form: str, spaced: bool) -> re.Pattern[str]:
    """Make a form with its ``*`` a pattern that finds it, as whole words where words are parted."""
    words = f"{LETTER}*".join(map(re.escape, form.split("*"))).replace(r"\ ", r"\s+")
    return re.compile(f"(?<!{LETTER}){words}(?!{LETTER})" if spaced else words, re.IGNORECASE)


def found(forms: tuple[str, ...], text: str, *, spaced: bool) -> str:
    """Find the first of some forms that stands in a text, as it is written there; nothing where none does."""
    return next((match[0] for form in forms if (match := pattern(form, spaced).search(text))), "")
