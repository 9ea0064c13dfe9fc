"""No line of a PDF ends in a number whose unit begins the next."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from feuillet.cldr import PSEUDO, Locale, charted
from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.edition.quantities import unit_patterns
from feuillet.edition.written_hours import weekdays
from feuillet.findings import Finding, Location, Severity
from feuillet.manuscript.units import UNITS, Measure
from feuillet.pdf.document import read_pdf
from feuillet.pdf.layout import TextLine

CHECK = "units"
DIGIT = re.compile(r"\d")
NUMBER = r"\d[\d.,٫٬’–/~～-]*"
BEFORE = r"(?:^|(?<=[\s(\[«“„<>=±≈~\u3000-\u9fff\uff00-\uffef]))"
"""What comes before a number; after a letter or a hyphen it is part of a name, as in IL-6."""
AFTER = r"(?:$|[\s.,;:)\]!?、。）」]|(?<=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff]))"
"""What comes after a unit; scripts without spaces go on at once."""
APART = r"(?=$|[\s.,;:)\]!?])"
"""What comes after a unit of one letter in such a script: words begin with that letter too."""
LETTER = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
AFTER_BACKWARD = r"(?:^|(?<=[\s.,،;؛:(\[!؟]))"
"""The same in a line that is read from right to left: its brackets have been turned already."""
PLURALS = frozenset(("zero", "one", "two", "few", "many", "other"))
WORDS_TOO = frozenset(("", "A", "s", "с"))
"""The second's symbol is a preposition in Slavic languages, and "and" in Hungarian; the ampere's an article, and À in French."""
LARGER = 1.2
"""How many times as large the type of a line is that is not of the same text as the one below it: a number to call."""
REMEDY = "write the quantity in braces in the manuscript, or put a no-break space between number and unit"


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:
    """Find numbers separated from their units."""
    if format.media_type != PDF:
        return
    words, days = units(galley.language), named_days(galley.language)
    for page in read_pdf(printed.content).pages:
        for line, below in page.pairs:
            number = number_at_end(line) if line.size < LARGER * below.size else ""
            if number and not bare(below.text).startswith(days) and (unit := unit_at_start(below, words)):
                problem = f"page {page.number} separates {number} from {unit}"
                yield Finding(Location(format.name), problem, REMEDY, CHECK, Severity.WARNING)


@lru_cache(maxsize=64)
def units(language: str) -> tuple[str, ...]:
    """List the units of the closed list as a language writes them, and as symbols, the longest first.

    Of a language that CLDR does not know the symbols are looked for: a job knows no more of a project than its galley.
    """
    patterns = unit_patterns(str(Locale(language).babel)) if charted(language) or language in PSEUDO else {}
    lengths = (patterns.get(unit.cldr, {}).get(name, {}) for unit in UNITS.values() for name in ("long", "short"))
    named = (str(form).replace("{0}", "").strip() for forms in lengths for key, form in forms.items() if key in PLURALS)
    codes = (code for code, unit in UNITS.items() if unit.cldr or unit.measure in {Measure.FORM, Measure.ACTIVITY})
    words = {bare(word) for word in (*named, *codes, "%", "×")} - WORDS_TOO
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=64)
def named_days(language: str) -> tuple[str, ...]:
    """List the days of the week, whose names begin with the word for a day in Thai and in Japanese."""
    return tuple(map(bare, weekdays(Locale(language)))) if charted(language) else ()


def bare(word: str) -> str:
    """Take away what does not count: marks, and which of two micro signs it is."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if unicodedata.category(sign) != "Mn")


def backward(line: TextLine) -> bool:
    """Return whether a line is read from right to left."""
    ways = [unicodedata.bidirectional(sign) for sign in line.text]
    return sum(way in {"R", "AL"} for way in ways) > ways.count("L")


def number_at_end(line: TextLine) -> str:
    """The number a line ends in."""
    if not DIGIT.search(line.text):
        return ""
    pattern = rf"({NUMBER})(?=[\s(«]|$)" if backward(line) else rf"{BEFORE}({NUMBER})$"
    match = re.match(pattern, line.text) if backward(line) else re.search(pattern, line.text)
    return match[1] if match else ""


def unit_at_start(line: TextLine, words: tuple[str, ...]) -> str:
    """The unit a line begins with."""
    text = bare(line.text)
    if backward(line):
        return next((word for word in words if ends(text, word[::-1]) or ends(text, word)), "")
    begun = (word for word in words if text.startswith(word))
    return next(
        (word for word in begun if re.match(rf"{re.escape(word)}{APART if LETTER.fullmatch(word) else AFTER}", text)),
        "",
    )


def ends(text: str, word: str) -> bool:
    """Return whether a text ends in a whole word."""
    return word in text and re.search(rf"{AFTER_BACKWARD}{re.escape(word)}$", text) is not None
