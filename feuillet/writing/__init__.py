"""What scripts and languages need: facts written down by hand, one file each, and those that CLDR and ICU give."""

import json
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from feuillet.writing import languages
from feuillet.writing.language import UNKNOWN, Language
from feuillet.writing.script import script

NOTHING = Language(
    spaced=True,
    years=UNKNOWN,
    habits=UNKNOWN,
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
)
"""What is known of a language without a file."""


@cache
def language(subtag: str) -> Language:
    """Find the facts of a language by its primary subtag."""
    from feuillet.cldr import script_of  # noqa: PLC0415 this package is imported on a bare Python, without Babel

    name = f"{languages.__name__}.{subtag}"
    found = import_module(name) if find_spec(name) else None
    return getattr(found, "LANGUAGE", None) or replace(NOTHING, spaced=script(script_of(subtag)).spaced)


@cache
def generated(name: str) -> dict[str, dict[str, list[str]]]:
    """Read one of the two generated files: ``units`` or ``number_words``."""
    return dict(json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8")))
