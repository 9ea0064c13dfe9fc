"""Write this folder's generated facts: CLDR's forms of each unit, how numbers are written, and number words.

Run by `make cldr` when CLDR has a new version, never at run time. Units come from CLDR's JSON (npm `cldr-units-full`), in every
count, case and length; Babel's data hold the nominative only. Ranges, groups and digits come from `cldr-numbers-full` and
`cldr-core`. Number words come from the rule-based number formats of ICU, in
every gender and case; where a language has no rules ICU falls back to English, and it is left out.
"""

import ctypes
import ctypes.util
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from unicodedata import decimal, normalize

HERE = Path(__file__).parent
LENGTHS = ("long", "short")
"""CLDR's narrow forms are single letters, which say nothing alone."""
UNITS = (
    *("mass-microgram", "mass-milligram", "mass-gram", "mass-kilogram", "volume-milliliter", "volume-liter"),
    *("duration-second", "duration-minute", "duration-hour", "duration-day", "duration-week", "duration-month"),
    *("duration-year", "length-millimeter", "length-centimeter", "length-meter", "length-kilometer", "length-foot"),
    *("temperature-celsius", "temperature-fahrenheit", "energy-kilocalorie", "pressure-millimeter-ofhg"),
    *("concentr-percent", "mass-pound", "mass-ounce"),
)
SPELLED_OUT = (
    *(
        "duration-night",
        "volume-deciliter",
        "volume-centiliter",
        "energy-kilojoule",
        "pressure-kilopascal",
        "frequency-hertz",
    ),
    *("duration-decade", "length-inch", "length-mile", "length-yard", "area-square-meter", "area-square-centimeter"),
    *(
        "volume-cubic-meter",
        "volume-cubic-centimeter",
        "volume-pint",
        "volume-fluid-ounce",
        "mass-stone",
        "energy-joule",
    ),
    *("energy-calorie", "pressure-pascal", "pressure-bar", "power-watt", "electric-volt"),
    *("electric-ampere", "light-lux", "concentr-mole", "concentr-permille", "concentr-permillion"),
)
"""The units that may be written in braces, and those that a translation might put in their place.

Of those that are spelled out the short names are words of their own: in, st, mi, po.
"""
WORDS = frozenset({"dec"})
"""Short names that some regions have among the long ones."""
RENAMED = {"concentr-permillion": "concentr-part-per-1e6"}
"""What CLDR's JSON calls by another name than Babel does."""
NUMBERS = (*range(101), *range(150, 1000, 50), 1000, 1500, *range(2000, 6000, 1000), 10_000)
ORDINALS = range(2, 13)
"""Every fifth: as far as leaflets count so."""
SPELLOUT, RULE_SETS, RULE_SET = 5, 7, 6
"""Values of ICU's ``UNumberFormatStyle`` and ``UNumberFormatTextAttribute`` (unum.h)."""
ORDINAL = 6
"""Another value of ``UNumberFormatStyle``."""
DOTTED, ENGLISH = "{n}.", "{n}th"
DOTTED_LANGUAGES = "az bs cs da de dsb et eu fi fo hr hsb hu is lb lv nb nn no pl sk sl sr tr"
DOTTING = frozenset(DOTTED_LANGUAGES.split())
"""Languages that write a dot behind a place in a row; for others it is what ICU does where it knows nothing."""
LATIN_LANGUAGES = "af ca cy en es fil fr ga gd gl ia it lt ms mt nl pt rm ro sq sv vi"
LATIN = frozenset(LATIN_LANGUAGES.split()) | DOTTING
"""Languages of Latin script for which ICU has a rule."""
BUFFER = 20_000
SILENT = str.maketrans("", "", "\u00ad\u200b")
"""Break opportunities that ICU puts into number words, and people do not type."""


def unit_forms(package: Path) -> dict[str, dict[str, list[str]]]:
    """Read the forms of each unit from an unpacked ``cldr-units-full``; a language has those of all its regions and scripts."""
    found: dict[str, dict[str, set[str]]] = {}
    for folder in sorted((package / "main").iterdir()):
        units = json.loads((folder / "units.json").read_text(encoding="utf-8"))["main"][folder.name]["units"]
        language = found.setdefault(folder.name.partition("-")[0], {unit: set() for unit in (*UNITS, *SPELLED_OUT)})
        for unit in UNITS:
            language[unit] |= forms_of(units, unit)
        for unit in SPELLED_OUT:
            language[unit] |= forms_of(units, RENAMED.get(unit, unit), ("long",))
    root = found.pop("und")
    own = {tag: forms for tag, forms in sorted(found.items()) if forms != root}
    return {tag: {unit: sorted(said) for unit, said in forms.items()} for tag, forms in own.items()}


def plain(form: str) -> bool:
    """Return whether a form is no word of its own, as in, st and mi are; some regions have such symbols among their long forms."""
    return len(form) > 2 and form not in WORDS if form.isascii() else True  # noqa: PLR2004 two letters say nothing alone


def forms_of(units: dict[str, dict[str, dict[str, str]]], unit: str, lengths: tuple[str, ...] = LENGTHS) -> set[str]:
    """Collect what is beside the number of a unit in any count, case and length."""
    patterns = (
        text
        for length in lengths
        for name, text in units[length].get(unit, {}).items()
        if "count-" in name or name == "displayName"
    )
    return {normalize("NFC", text.replace("{0}", "").strip(" \u00a0\u202f\u200f\u200e")) for text in patterns} - {""}


def numbering(numbers: Path, core: Path) -> dict[str, dict[str, Any]]:
    """Read how ranges and groups of digits are written where that is not as usual, and the digits of each numbering system."""
    found: dict[str, dict[str, Any]] = {"ranges": {}, "grouping": {}, "digits": {}}
    for folder in sorted((numbers / "main").iterdir()):
        said = json.loads((folder / "numbers.json").read_text(encoding="utf-8"))["main"][folder.name]["numbers"]
        language = folder.name.partition("-")[0]
        range_of = said["miscPatterns-numberSystem-latn"]["range"].replace("{0}", "").replace("{1}", "")
        for name, fact, usual in (("ranges", range_of, "–"), ("grouping", int(said["minimumGroupingDigits"]), 1)):
            if fact != found[name].get(language, usual):
                found[name][folder.name] = fact
    systems = json.loads((core / "supplemental" / "numberingSystems.json").read_text(encoding="utf-8"))
    for system, about in systems["supplemental"]["numberingSystems"].items():
        if about["_type"] == "numeric":
            found["digits"][system] = about["_digits"]
    return found


class Icu:
    """One family of functions of ICU's C library, which carry the version in their names."""

    def __init__(self, family: str = "unum") -> None:
        self.family = family
        path = ctypes.util.find_library("icui18n")
        assert path, "ICU is missing; it comes with Debian's libicu packages"
        self.library, self.suffix = ctypes.CDLL(path), f"_{path.rpartition('.')[2]}"

    def call(self, name: str, *arguments: object) -> int:
        """Call a function; its last argument is an error code, and 0 comes back where it says that it failed."""
        function = self.library[f"{self.family}_{name}{self.suffix}"]
        function.restype = ctypes.c_void_p if name == "open" else ctypes.c_int32
        error = ctypes.c_int(0)
        result = function(*arguments, ctypes.byref(error))
        return int(result or 0) if error.value <= 0 else 0


def spelled(tag: str, icu: Icu, kind: str = "cardinal") -> dict[int, set[str]]:
    """Spell the numbers out in a language, in every rule set of a kind; above twenty in those without a case."""
    format = ctypes.c_void_p(icu.call("open", SPELLOUT, None, 0, tag.encode(), None))
    buffer = (ctypes.c_uint16 * BUFFER)()
    length = icu.call("getTextAttribute", format, RULE_SETS, buffer, BUFFER)
    rules = text_of(buffer, length).split(";")
    found: dict[int, set[str]] = {number: set() for number in NUMBERS}
    for rule in rules:
        if kind not in rule and not (kind == "cardinal" and rule.endswith("numbering")):
            continue
        name = ctypes.create_string_buffer(rule.encode("utf-16-le"))
        icu.call("setTextAttribute", format, RULE_SET, name, len(rule))
        for number in NUMBERS:
            if number <= 20 or number % 10 == 0 or rule.count("-") <= 2:  # noqa: PLR2004 composites only in the plain rule sets
                length = icu.call("formatDouble", format, ctypes.c_double(number), buffer, BUFFER, None)
                found[number].add(normalize("NFC", text_of(buffer, length).translate(SILENT)))
    return found


def text_of(buffer: "ctypes.Array[ctypes.c_uint16]", length: int) -> str:
    """Read UTF-16 out of a buffer."""
    return bytes(buffer)[: 2 * length].decode("utf-16-le")


def number_words(tags: Iterable[str], kind: str = "cardinal") -> dict[str, dict[str, list[str]]]:
    """Spell numbers out in each language that has rules of its own."""
    icu = Icu()
    fallback = spelled("und", icu, kind)
    found = {tag: spelled(tag, icu, kind) for tag in tags}
    english = found["en"]
    own = {tag: words for tag, words in found.items() if tag == "en" or words not in (english, fallback)}
    return {tag: {str(number): sorted(said) for number, said in words.items()} for tag, words in own.items()}


def digit_ordinals(tags: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """Write places in a row in digits, 1st, 2nd: for each language its patterns, the commonest first, with their numbers.

    Left out are languages for which ICU has no rule of their own, or has English letters behind the digits of another script.
    """
    icu = Icu()
    buffer = (ctypes.c_uint16 * BUFFER)()
    found: dict[str, dict[str, list[str]]] = {}
    for tag in tags:
        format = ctypes.c_void_p(icu.call("open", ORDINAL, None, 0, f"{tag}-u-nu-latn".encode(), None))
        patterns: dict[str, list[str]] = {}
        for number in range(1, 101):
            length = icu.call("formatDouble", format, ctypes.c_double(number), buffer, BUFFER, None)
            said = text_of(buffer, length).translate(SILENT)
            text = "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in said)
            patterns.setdefault(text.replace(str(number), "{n}"), []).append(str(number))
        first, *others = sorted(patterns, key=lambda pattern: -len(patterns[pattern]))
        if (
            (first != DOTTED or tag in DOTTING)
            and (first != ENGLISH or tag == "en")
            and (tag in LATIN or not re.search("[a-z]", first.replace("{n}", "")))
        ):
            found[tag] = {first: []} | {pattern: patterns[pattern] for pattern in others}
    return found


def skeletons() -> dict[str, str]:
    """Map each letter that looks like others to the one that stands for all of them (Unicode UTS 39), by ICU."""
    icu = Icu("uspoof")
    checker = ctypes.c_void_p(icu.call("open"))
    buffer = (ctypes.c_uint16 * BUFFER)()
    found: dict[str, str] = {}
    for letter in filter(str.isalpha, map(chr, range(0x80, 0x2E80))):
        length = icu.call(
            "getSkeleton", checker, 0, ctypes.create_string_buffer(letter.encode("utf-16-le")), 1, buffer, BUFFER
        )
        like = normalize("NFC", text_of(buffer, length))
        if like != letter:
            found[letter] = like
    return found


def write(name: str, facts: dict[str, dict[str, list[str]]]) -> None:
    """Write facts, one line per language, so that a change of CLDR can be read."""
    lines = (f"{json.dumps(tag)}: {json.dumps(words, ensure_ascii=False)}" for tag, words in facts.items())
    (HERE / name).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def main(folder: str) -> None:
    """Write the six files from a folder with the unpacked packages of CLDR."""
    units, numbers, core = (Path(folder) / name for name in ("cldr-units-full", "cldr-numbers-full", "cldr-core"))
    forms = unit_forms(units)
    words = number_words(forms)
    for tag, said in forms.items():
        counted = {
            word for spellings in words.get(tag, {}).values() for word in spellings
        }  # mille is a mile and a thousand
        said |= {unit: [form for form in said[unit] if form not in counted and plain(form)] for unit in SPELLED_OUT}
    facts = json.dumps(numbering(numbers, core), ensure_ascii=False, indent=0)
    (HERE / "numbering.json").write_text(facts + "\n", encoding="utf-8")
    write("units.json", forms)
    write("number_words.json", words)
    ordinals = number_words(forms, "ordinal").items()
    write(
        "ordinal_words.json",
        {tag: {str(n): said[str(n)] for n in ORDINALS} for tag, said in ordinals if any(said.values())},
    )
    write("ordinal_digits.json", digit_ordinals(forms))
    letters = json.dumps(skeletons(), ensure_ascii=False, indent=0)
    (HERE / "confusables.json").write_text(letters + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
