"""How each language sets its signs: a file of cases a language, and what no rule may ever do."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from feuillet.cldr import Locale
from feuillet.discovery import modules
from feuillet.edition.finished_text import line
from feuillet.edition.typography.setting import changes, join, set_text
from feuillet.findings import Location
from feuillet.manuscript.prose import Prose
from feuillet.writing.typography import habits
from feuillet.writing.typography.direction import LRI, PDI, RLI
from feuillet.writing.typography.rule import Rule

FOLDER = Path(__file__).parent / "typography"


def cases(file: Path) -> list[dict[str, str]]:
    """Read a language's cases."""
    read = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert isinstance(read, list)
    return read


CASES = [
    pytest.param(file.stem, case["typed"], case["set"], id=f"{file.stem} {case['typed']}")
    for file in sorted(FOLDER.glob("*.yaml"))
    for case in cases(file)
]


def finished(tag: str, typed: str) -> str:
    """Write out a text as it is printed."""
    text = Prose(typed, Location(""), language=tag)
    return line(text, Locale(tag), "latn", foreign=False).plain


@pytest.mark.parametrize(("tag", "typed", "expected"), CASES)
def test_a_language_sets_a_text_its_own_way(tag: str, typed: str, expected: str) -> None:
    assert finished(tag, typed) == expected


@pytest.mark.parametrize("tag", ["en", "ar", "ja", "th"])
def test_a_name_is_found_by_what_was_typed(tag: str) -> None:
    text = Prose("TNF-α", Location(""), language=tag)
    assert line(text, Locale(tag), "latn", foreign=False).bare == "TNF-α"


def all_rules() -> tuple[Rule, ...]:
    """Every rule of every language."""
    return tuple(rule for module in modules(habits) for rule in module.RULES)


def test_every_language_with_rules_has_cases() -> None:
    named = {language for rule in all_rules() for language in rule.languages} - {"*", "ltr", "rtl"}
    assert named
    assert named <= {file.stem for file in FOLDER.glob("*.yaml")}


@pytest.mark.parametrize("tag", ["fr", "de", "es", "pl", "tr", "ar", "ja", "zh-Hans", "th", "ru"])
def test_the_great_scripts_have_thirty_cases(tag: str) -> None:
    assert len({case["typed"] for case in cases(FOLDER / f"{tag}.yaml")}) >= 30


def test_each_rule_has_a_name_of_its_own_and_gives_its_reason() -> None:
    found = all_rules()
    assert len({rule.id for rule in found}) == len(found)
    assert all(rule.reason for rule in found)


EVERYWHERE = {"*", "ltr", "rtl"}


def test_each_rule_is_shown_in_each_of_its_languages_by_a_case_that_it_changes() -> None:
    shown = {
        (change.rule.id, tag)
        for file in FOLDER.glob("*.yaml")
        for case in cases(file)
        for change in changes(join(Prose(case["typed"], Location("")).runs), Locale(file.stem))
        for tag in (file.stem, "*")
    }
    assert {(rule.id, tag) for rule in all_rules() for tag in rule.languages - EVERYWHERE or {"*"}} - shown == set()


def test_a_change_is_shown_with_twelve_letters_on_either_side() -> None:
    (change,) = changes("Beaucoup de patients prennent ceci ! Et la suite est longue aussi.", Locale("fr"))
    assert (change.before, change.after) == ("rennent ceci ! Et la suit", "rennent ceci\u202f! Et la suit")


def test_a_rule_finds_nothing_in_a_text_without_its_sign() -> None:
    typed = {join(Prose(case["typed"], Location("")).runs) for file in FOLDER.glob("*.yaml") for case in cases(file)}
    signed = [rule for rule in all_rules() if rule.sign]
    assert len(signed) > 20
    for rule in signed:
        assert any(rule.pattern.search(text) for text in typed)
        assert not any(rule.pattern.search(text.replace(rule.sign, "")) for text in typed), rule.id


TAGS = st.sampled_from(sorted({file.stem for file in FOLDER.glob("*.yaml")} | {"fa", "ur", "sw"}))
WORDS = ["mot", "LDN", "IL-6", "دواء", "薬", "α", "12", "{4.5 mg}", "*mot*", "**LDN**", "[lien](#a)", " ", " ", "'"]
WORDS += ["a", "Qué", "Straße", "z.B.", "Dr.", " - ", " — ", '"', "https://a.example/?b;c"]
WORDS += ["薬です", "не же", "в", "т.е.", 'ד"ר', "צ'", "ไทย", "ๆ", "ฯ", "हिन्दी|", "اردو", "--", "......"]
SIGNS = [*"?!;:.,«»()-", "...", "…", "\u00a0", "\u202f", *"¿¡“”„‚‘’–—%", "\u2060"]
TEXTS = st.lists(st.sampled_from(WORDS + SIGNS), max_size=12).map(lambda parts: "".join([*parts, "mot"]))


@given(TAGS, TEXTS)
def test_setting_a_text_twice_changes_nothing(tag: str, text: str) -> None:
    once = set_text(seen(text), Locale(tag))
    assert set_text(once, Locale(tag)) == once


def seen(text: str) -> str:
    """Join the runs of a text as the rules see them."""
    return join(Prose(text, Location("")).runs)


WIDE = dict(zip("،؛؟۔、，。？！：；（）।״׳", ',;?.,,.?!:;()|""', strict=True))
ALIKE = str.maketrans(dict.fromkeys("'’‘‚‹›“”„«»「」『』", '"') | dict.fromkeys("–—", "-") | {"ß": "ss"} | WIDE)


def letters(text: str) -> str:
    """Leave out what the rules may add, change or take away."""
    plain = re.sub(rf"[\s{LRI}{RLI}{PDI}\u2060¿¡]", "", text)
    alike = plain.replace("…", "...").translate(ALIKE)
    return re.sub(r"\.{2,}", "…", re.sub("-+", "-", alike))


@given(TAGS, TEXTS)
def test_no_rule_adds_or_loses_a_letter_or_a_figure(tag: str, text: str) -> None:
    assert letters(set_text(seen(text), Locale(tag))) == letters(seen(text))


@given(TAGS, TEXTS)
def test_isolates_are_closed_in_the_text_that_opens_them_and_stand_in_right_to_left_text_only(
    tag: str, text: str
) -> None:
    typed = Prose(text, Location(""), language=tag)
    plain = line(typed, Locale(tag), "latn", foreign=False).plain
    depth = 0
    for sign in plain:
        depth += (sign in LRI + RLI) - (sign == PDI)
        assert depth in {0, 1}
    assert depth == 0
    assert Locale(tag).direction == "rtl" or not set(LRI + RLI + PDI) & set(plain)


@given(TEXTS)
def test_a_quantity_in_arabic_is_isolated_in_the_direction_of_the_text(text: str) -> None:
    assert finished("ar", text).count(f"{RLI}4.5") == text.count("{4.5 mg}")


def test_what_fell_back_to_the_source_is_set_as_the_source_and_marked_with_its_language() -> None:
    text = Prose("Pourquoi {4.5 mg} ?", Location(""), language="fr")
    fallen = line(text, Locale("fr"), "latn", foreign=True)
    assert fallen.__html__() == (
        '<bdi lang="fr" dir="ltr">Pourquoi <span class="quantity" data-said="4,5 milligrammes">4,5\u202fmg</span>\u202f?</bdi>'
    )
