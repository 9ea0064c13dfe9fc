"""What a language needs: the facts that are written down by hand, one file per language, and those that CLDR and ICU give."""

import json
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from feuillet.writing.language import UNKNOWN, Language

NOTHING = Language(
    spaced=True,
    negatives=UNKNOWN,
    denials=UNKNOWN,
    concepts=UNKNOWN,
    numbers=UNKNOWN,
    no_numbers=UNKNOWN,
    altering=UNKNOWN,
    joins=UNKNOWN,
    per=UNKNOWN,
    units=UNKNOWN,
    letters=UNKNOWN,
    attached=UNKNOWN,
    tablet=UNKNOWN,
)
"""What is known of a language without a file."""


UNSPACED = frozenset({"bo", "dz", "ja", "km", "lo", "my", "th", "yue", "zh"})
"""Languages that set no blanks between words."""


@cache
def language(subtag: str) -> Language:
    """Find the facts of a language by its primary subtag."""
    name = f"{__name__}.{subtag}"
    found = import_module(name) if find_spec(name) else None
    return getattr(found, "LANGUAGE", replace(NOTHING, spaced=subtag not in UNSPACED))


@cache
def generated(name: str) -> dict[str, dict[str, list[str]]]:
    """Read one of the two generated files: ``units`` or ``number_words``."""
    return dict(json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8")))
