"""What is written down of a language: that it is whole, that it compiles, and that it finds what it should.

A folder of sentences, one file per language: a translator who adds a line says what it denies, which concepts it names and
which number words it holds.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml

from feuillet.cldr import Locale
from feuillet.findings import Location
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.units import UNITS
from feuillet.preflight.wording import words_of
from feuillet.writing import generated, language, languages
from feuillet.writing.language import UNKNOWN, Concept, Join, Language
from feuillet.writing.numerals import pattern as number_words
from feuillet.writing.numerals import values
from feuillet.writing.phrases import LETTER, Cores, Words, core, cores, folded, pattern
from feuillet.writing.units import pattern as unit_forms

HERE = Path(__file__).parent
FOLDER = Path(languages.__file__).parent
LOCALES = sorted(folder.name for folder in (HERE.parents[1] / "locales").iterdir() if folder.is_dir())
LANGUAGES = sorted({Locale(tag).language for tag in LOCALES})
GENERATED = ("units", "number_words", "ordinal_words")
TRAPS = {
    "a quantifier after a star or a blank that may not be left out": r"(?<!\\)(?:\*[?+{]| [+{])|\*\*",
    "a class within a class": r"(?<!\\)\[(?:[^\]\\]|\\.)*\[",
}


def sentences() -> list[Any]:
    """Read the sentences of all languages."""
    return [
        pytest.param(file.stem, line, id=f"{file.stem} {number}")
        for file in sorted(HERE.glob("*.yaml"))
        for number, line in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")), 1)
    ]


def phrases(facts: Language) -> Iterator[tuple[str, Words]]:
    """List all words of a language, each with the fact they belong to."""
    for name, fact in vars(facts).items():
        if isinstance(fact, Words):
            yield name, fact
        elif isinstance(fact, Mapping):
            yield from ((f"{name}: {key}", each) for key, each in fact.items() if isinstance(each, Words))


@pytest.mark.parametrize("tag", LOCALES)
def test_every_shipped_language_is_written_down_with_nothing_unknown(tag: str) -> None:
    assert (FOLDER / f"{Locale(tag).language}.py").is_file()
    assert list(language(Locale(tag).language).unknown()) == []


def test_a_language_without_a_file_knows_nothing_but_whether_its_words_stand_apart() -> None:
    assert set(language("xh").unknown()) == set(vars(language("fr"))) - {"spaced"}
    assert (language("xh").spaced, language("km").spaced) == (True, False)


def test_every_file_of_a_language_has_sentences() -> None:
    files = {file.stem for file in FOLDER.glob("*.py")} - {"__init__"}
    whole = {tag for tag in files if language(tag).negatives is not UNKNOWN}
    assert whole == {file.stem for file in HERE.glob("*.yaml")} >= set(LANGUAGES)


@pytest.mark.parametrize("subtag", LANGUAGES)
def test_every_pattern_of_a_language_compiles(subtag: str) -> None:
    facts = language(subtag)
    for name, words in phrases(facts):
        assert pattern(words, facts.spaced).search("") is None, f"{name} finds nothing at all"
    for kind in ("icu", "but", "own"):
        assert number_words(subtag, kind).search("") is None
    assert unit_forms(subtag).search("") is None


def texts(subtag: str) -> set[str]:
    """Collect the texts of a language that tests know: its sentences, as typed and shouted, and right and wrong translations."""
    own, *others = (HERE / f"{subtag}.yaml", *(HERE.parent / "dose_lock" / "unseen").glob(f"{subtag}*.yaml"))
    lines = {line for file in (own, *others) for line in file.read_text(encoding="utf-8").splitlines()}
    return {normalize("NFC", line) for line in (*lines, *own.read_text(encoding="utf-8").upper().splitlines())}


@pytest.mark.parametrize("subtag", LANGUAGES)
def test_a_text_that_holds_a_phrase_holds_its_core(subtag: str) -> None:
    facts = language(subtag)
    missed = [
        (name, match["said"], text)
        for name, words in phrases(facts)
        for text in texts(subtag)
        if not words.cores[facts.spaced].near(text)
        for match in pattern(words, facts.spaced).finditer(text)
        if match["said"]
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("phrase", "piece", "whole"),
    [
        ("nicht", "nicht", True),
        ("*mal (?:in der|die) Woche", "woche", True),
        ("vermeid*", "vermeid", False),
        ("kein(?:e[nmrs]?)?", "kein", False),
        ("tgl\\.?", "tgl", False),
        (r"*/\s?Tag", "tag", False),
        ("(?:pro|je)", "", False),
        ("täglich|wöchentlich", "", False),
        ("ab{0,2}cde", "cde", False),
        ("في (?:[آأ]|[إا]{1})ليوم", "اليوم", True),
        ("(?<!x)oui(?! ou non)", "oui", False),
        ("du ?jour", "jour", False),
        ("İki", "iki", True),
        ("l[àa]s", "l", False),
    ],
)
def test_the_core_of_a_phrase_is_a_piece_that_it_cannot_be_without(phrase: str, piece: str, whole: bool) -> None:
    assert core(phrase) == (piece, whole)


def test_a_phrase_with_one_class_has_a_core_for_each_letter_of_it() -> None:
    assert cores(["l[àa]s", "[nm]*", "x[ab]?y"], r"\w") == Cores(frozenset({"làs", "las"}), ("m", "n", "x"), r"\w")


def test_letters_that_a_pattern_takes_for_the_same_are_folded_into_one() -> None:
    cased = "".join(sign for sign in map(chr, range(0x11000)) if sign.swapcase() != sign or sign.casefold() != sign)
    for sign in cased:
        same = re.findall(re.escape(sign), cased, re.IGNORECASE)
        assert {folded(each) for each in same} == {folded(sign)} or "\u0345" in same


def test_a_letter_is_what_belongs_to_one_in_any_script() -> None:
    marks = (*range(0x300, 0x370), *range(0x591, 0x5C8), *range(0x64B, 0x660), *range(0x900, 0xE00), 0x200C, 0x200D)
    wanted = {sign for sign in range(0x11000) if chr(sign) == "_" or chr(sign).isalnum()} | {*marks} - {0x964, 0x965}
    assert {sign for sign in range(0x11000) if re.fullmatch(LETTER, chr(sign), re.IGNORECASE)} == wanted


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("subtag", LANGUAGES)
def test_no_phrase_falls_into_a_trap_of_its_notation(subtag: str, trap: str) -> None:
    caught = [
        (name, phrase)
        for name, words in phrases(language(subtag))
        for phrase in (*words.said, *words.but)
        if re.search(TRAPS[trap], phrase)
    ]
    assert caught == []


@pytest.mark.parametrize("subtag", LANGUAGES)
def test_a_language_names_every_concept(subtag: str) -> None:
    concepts = language(subtag).concepts
    assert isinstance(concepts, Mapping)
    assert set(concepts) == set(Concept)


@pytest.mark.parametrize("subtag", LANGUAGES)
def test_a_language_joins_words_by_and_and_by_or(subtag: str) -> None:
    joins = language(subtag).joins
    assert isinstance(joins, Mapping)
    assert set(joins) - {Join.NOR} == {Join.AND, Join.OR}


NEGATIVES = yaml.safe_load((HERE / "words" / "negatives.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("subtag", NEGATIVES)
def test_each_word_that_denies_counts_once(subtag: str) -> None:
    facts = language(subtag)
    assert isinstance(facts.negatives, Words)
    uncounted = [word for word in NEGATIVES[subtag] if list(facts.negatives.found(word, spaced=facts.spaced)) != [word]]
    assert uncounted == []


def test_there_is_a_list_of_words_that_deny_for_every_language() -> None:
    assert {*NEGATIVES} == {file.stem for file in HERE.glob("*.yaml")}


@pytest.mark.parametrize(("subtag", "line"), sentences())
def test_a_sentence_denies_and_names_just_this(subtag: str, line: dict[str, Any]) -> None:
    prose = Prose(normalize("NFC", line["text"]), Location(""), language=subtag)
    facts, text = language(subtag), words_of(prose)  # as the checks read it
    assert isinstance(facts.negatives, Words)
    assert isinstance(facts.concepts, Mapping)
    assert list(facts.negatives.found(text, spaced=facts.spaced)) == [
        normalize("NFC", each) for each in line["negatives"]
    ]
    named = {str(each): list(words.found(text, spaced=facts.spaced)) for each, words in facts.concepts.items()}
    wanted = {concept: [normalize("NFC", each) for each in said] for concept, said in line["concepts"].items()}
    assert {concept: said for concept, said in named.items() if said} == wanted
    numbers = {normalize("NFC", word): Decimal(number) for word, number in line["numbers"].items()}
    assert {each.word: each.value for each in values(text, subtag)} == numbers


@pytest.mark.parametrize(
    ("subtag", "text", "number"),
    [
        ("fr", "Il y a vingt et un jours.", 21),
        ("ru", "двадцать два дня", 22),
        ("es", "treinta y cinco días", 35),
        ("en", "forty-two days", 42),
        ("vi", "hai mươi hai ngày", 22),
        ("tr", "İki tablet", 2),
        ("tr", "YİRMİ İKİ GÜN", 22),
        ("hi", "बाईस दिन", 22),
        ("de", "einundzwanzig Tage", 21),
    ],
)
def test_a_number_word_is_read_whole(subtag: str, text: str, number: int) -> None:
    assert [each.value for each in values(normalize("NFC", text), subtag)] == [number]


@pytest.mark.parametrize(
    ("subtag", "text"),
    [("en", "A second opinion."), ("fr", "Un jour sur deux."), ("ru", "Со всей семьёй, семью."), ("en", "One tablet.")],
)
def test_what_only_looks_like_a_number_word_is_none(subtag: str, text: str) -> None:
    assert values(text, subtag) == ()


@pytest.mark.parametrize("subtag", LANGUAGES)
def test_cldr_and_icu_give_every_unit_and_the_numbers_of_a_language(subtag: str) -> None:
    """ICU has no rules for Bengali, whose file has all its number words itself."""
    forms = generated("units")[subtag]
    symbols = {"mass-stone", "pressure-pascal", "frequency-hertz"}  # which CLDR does not spell out in some
    wanted = {unit.cldr for unit in UNITS.values() if unit.cldr} - symbols - {"angle-degree"}  # begins “degree Celsius”
    assert wanted <= {unit for unit, said in forms.items() if said}
    assert forms["concentr-percent"]
    spelled = generated("number_words").get(subtag, {})
    assert subtag == "bn" or {str(number) for number in range(101)} <= {
        number for number, said in spelled.items() if said
    }


def test_every_fifth_is_written_down_where_icu_has_ordinals() -> None:
    assert len(generated("ordinal_words")) > 20
    assert all("5" in said for said in generated("ordinal_words").values())


@pytest.mark.parametrize("name", GENERATED)
def test_what_cldr_and_icu_gave_is_normal_text(name: str) -> None:
    text = (FOLDER.parent / f"{name}.json").read_text(encoding="utf-8")
    assert normalize("NFC", text) == text


@pytest.mark.parametrize(
    "file", sorted(FOLDER.parent.rglob("*.py")), ids=lambda file: str(file.relative_to(FOLDER.parent))
)
def test_writing_imports_nothing_of_feuillet_but_itself_and_what_cldr_knows(file: Path) -> None:
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    modules = {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    ours = {module for module in modules if module.split(".")[0] == "feuillet"}
    assert {module for module in ours if not f"{module}.".startswith("feuillet.writing.")} <= {"feuillet.cldr"}
