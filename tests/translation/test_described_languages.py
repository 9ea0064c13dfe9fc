"""A language that CLDR does not know is printed as its project describes it, in no other language's words."""

import datetime
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import polib
import pytest
import yaml
from conftest import Run
from workshop import Workshop, publication

from feuillet import described
from feuillet.cldr import Locale, known
from feuillet.edition.edition import Edition
from feuillet.edition.markup import write_day
from feuillet.edition.quantities import write_quantity
from feuillet.findings import Finding, Severity
from feuillet.manuscript.grammar import parse
from feuillet.preflight.numbers import value
from feuillet.project import Project
from feuillet.publication.asks import Ask, Name
from feuillet.publication.lacking import lacking
from feuillet.translation import languages

HERE = Path(__file__).with_name("languages")
SOUND = yaml.safe_load((HERE / "kri/language.yaml").read_text(encoding="utf-8"))
BROKEN = yaml.safe_load((HERE / "broken.yaml").read_text(encoding="utf-8"))
FILE, PO = "locales/kri/language.yaml", "locales/kri/LC_MESSAGES/fever.po"
NAME = Name("fever", "kri", "clinic")


@pytest.fixture
def house(empty: Workshop) -> Iterator[Workshop]:
    """The project of the tests, in Krio too; English stands in for its words."""
    shutil.copytree(HERE / "kri", empty.path("locales/kri"))
    empty.path("locales/kri/LC_MESSAGES").mkdir(exist_ok=True)
    for name in ("fever.po", "imprint-clinic.po"):
        catalog = polib.pofile(str(empty.path(f"locales/en/LC_MESSAGES/{name}")))
        catalog.metadata |= {"Language": "kri", "Plural-Forms": "nplurals=1; plural=0;"}
        for entry in catalog:
            entry.msgstr = entry.msgstr.replace("{3 days}", "{3 days|3 dez}")
        catalog.save(str(empty.path(f"locales/kri/LC_MESSAGES/{name}")))
    yield empty
    described.open_with(())


def describe(house: Workshop, **said: Any) -> tuple[Finding, ...]:
    house.path(FILE).write_text(yaml.safe_dump(SOUND | said, allow_unicode=True, width=1000), encoding="utf-8")
    return languages.declare(Project(house.root))


def issued(house: Workshop) -> Edition:
    answer = publication(house.root).edition(NAME)
    assert answer.value, answer.findings
    return answer.value


def test_a_described_language_is_known_and_an_undescribed_one_is_not(house: Workshop) -> None:
    describe(house)
    assert known("kri")
    house.path(FILE).unlink()
    assert languages.declare(Project(house.root)) == ()
    assert not known("kri")


def test_it_has_the_names_that_it_and_others_give_it(house: Workshop) -> None:
    describe(house)
    krio = Locale("kri")
    names = krio.name, krio.name_in(Locale("fr")), krio.name_in(Locale("ja")), krio.name_in(Locale("de"))
    assert names == ("Krio", "krio", "クリオ語", "Krio")
    assert Locale("fr").name_in(krio) == "Français"


@pytest.mark.parametrize(
    ("said", "braced", "written"),
    [
        ({}, "{1.5 mg}", "1,5 mg"),
        ({"decimal": ".", "group": ","}, "{1.5 mg}", "1.5 mg"),
        ({"decimal": "", "group": "", "like": "de"}, "{12345.5 kg}", "12.345,5 kg"),
        ({"decimal": "", "like": "de", "group": " "}, "{12345.5 kg}", "12 345,5 kg"),
        ({"like": "it"}, "{1.5–4.5 mg}", "1,5-4,5 mg"),
        ({}, "{6 hours}", "6 awa"),
        (
            {"plural-forms": "nplurals=2; plural=(n > 1);", "units": {"hours": ["{0} awa", "{0} dɛn"]}},
            "{6 hours}",
            "6 dɛn",
        ),
        (
            {"plural-forms": "nplurals=2; plural=(n > 1);", "units": {"hours": ["{0} awa", "{0} dɛn"]}},
            "{1 hour}",
            "1 awa",
        ),
    ],
)
def test_numbers_and_units_are_its_own_or_those_of_the_language_it_is_like(
    house: Workshop, said: dict[str, Any], braced: str, written: str
) -> None:
    assert describe(house, **said) == ()
    assert write_quantity(parse(braced), Locale("kri")).replace("\u00a0", " ") == written


def test_a_number_of_a_translation_is_read_as_its_language_was_last_described(house: Workshop) -> None:
    for decimal, group, number in ((",", ".", Decimal("1.5")), (".", ",", None)):
        describe(house, decimal=decimal, group=group)
        assert value("1,5", Locale("kri")) == number


@pytest.mark.parametrize(("months", "written"), [(SOUND["months"], "2 fɔ Fɛbwari, 2026"), ([], "2026-02-02")])
def test_a_date_is_in_its_own_words_or_in_digits(house: Workshop, months: list[str], written: str) -> None:
    describe(house, months=months)
    assert write_day(datetime.date(2026, 2, 2), issued(house)).replace("\u00a0", " ") == written


@pytest.mark.parametrize(
    ("script", "direction", "way"), [("Latn", None, "ltr"), ("Arab", None, "rtl"), ("Arab", "ltr", "ltr")]
)
def test_it_is_read_the_way_its_script_is(house: Workshop, script: str, direction: str | None, way: str) -> None:
    describe(house, script=script, **({"direction": direction} if direction else {}))
    assert (Locale("kri").script, Locale("kri").direction, Locale("kri").babel.text_direction) == (script, way, way)


def test_a_unit_without_a_word_of_its_own_wants_one_and_is_never_printed_in_another_language(house: Workshop) -> None:
    describe(house, units={})
    findings = publication(house.root).edition(NAME).findings
    said = [str(each) for each in findings if (each.check, each.severity) == ("quantities", Severity.ERROR)]
    assert len(said) == 1
    assert f"{PO}:" in said[0]
    assert "add hours to the units in locales/kri/language.yaml, or write it behind a bar: {6 hours|…}" in said[0]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: next(iter(case["wrong"])))
def test_what_is_wrong_is_said_in_words_and_the_other_locales_go_on(house: Workshop, case: dict[str, Any]) -> None:
    found = describe(house, **case["wrong"])
    assert [each.check for each in found] == ["language"]
    assert case["said"] in str(found[0])
    it = publication(house.root)
    assert found[0] in it.findings()
    assert {name.locale for name in it.names()} == {"ar", "en", "fr", "ja"}


def test_who_asks_for_a_language_that_cannot_be_read_is_told_why(house: Workshop, run: Run) -> None:
    describe(house, like="kri")
    done = run(house, "check", "--locale", "kri", "--locale", "ar")
    told = [line for line in done.findings if "[language]" in line]
    assert (done.status, len(told)) == (1, 1)
    assert told[0].startswith("locales/kri/language.yaml:12: CLDR does not know kri either; write a language that")


def test_a_language_that_cldr_knows_is_not_described(house: Workshop) -> None:
    shutil.copy(house.path(FILE), house.path("locales/ja/language.yaml"))
    found = languages.declare(Project(house.root))
    assert [str(each) for each in found] == [
        "locales/ja/language.yaml: CLDR knows ja, and nothing is read from this file; remove the file [language]"
    ]


def test_every_format_is_marked_up_in_it(house: Workshop) -> None:
    it = publication(house.root)
    edition = it.edition(NAME).value
    assert edition
    for format in (each for each in it.features.formats if each.serves(edition)):
        galley = it.galley(Ask(NAME, format.name)).value
        assert galley
        assert (galley.language, galley.direction, galley.script) == ("kri", "ltr", "Latn")


def test_it_is_printed_and_inspected_in_processes_that_know_nothing_of_the_project(house: Workshop) -> None:
    done = house.run("make", "--locale", "kri", "--document", "fever", "--format", "leaflet-print", "--workers", "2")
    assert (done.status, house.products()) == (0, frozenset({"ward/kri/fever-leaflet-print.kri.pdf"})), done.err


def test_what_is_printed_stays_and_is_outdated_when_its_language_is_no_longer_described(
    house: Workshop, run: Run
) -> None:
    asked = ("make", "--document", "fever", "--format", "epub", "--locale")
    assert run(house, *asked, "kri").status == 0
    house.path(FILE).write_text("name: Krio\n", encoding="utf-8")
    assert run(house, *asked, "fr").status == 1
    assert house.in_state("outdated") == {"clinic/kri/fever.kri.epub"}


def test_a_change_of_the_description_is_a_change_of_the_edition(house: Workshop) -> None:
    before = publication(house.root).memory.digest(NAME)
    describe(house, decimal=".", group=",")
    assert publication(house.root).memory.digest(NAME) != before


def test_a_new_locale_that_cldr_does_not_know_is_described_and_can_be_read_at_once(empty: Workshop, run: Run) -> None:
    done = run(empty, "new", "locale", "mh")
    assert done.status == 0
    assert "locales/mh/language.yaml\nlocales/mh/LC_MESSAGES/fever.po" in done.out
    assert "CLDR does not know mh: look at locales/mh/language.yaml first, it says what to fill in" in done.err
    assert "mh: there are no names of months in it" in done.err
    assert languages.declare(Project(empty.root)) == ()
    assert Locale("mh").name == "Marshallese"
    described.open_with(())


def test_a_plural_rule_that_is_filled_in_later_is_written_into_the_catalogs_by_merge(house: Workshop, run: Run) -> None:
    describe(house, **{"plural-forms": "nplurals=2; plural=(n > 1);", "units": {"hours": ["{0} awa", "{0} awa dɛn"]}})
    assert issued(house)
    assert run(house, "merge").status == 0
    assert "nplurals=2; plural=(n > 1);" in house.path(PO).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("tag", "said"), [("eng", "eng is written en here"), ("sp", "CLDR knows no locale sp"), ("Kri", "no locale")]
)
def test_a_tag_that_is_mistyped_starts_nothing(empty: Workshop, run: Run, tag: str, said: str) -> None:
    done = run(empty, "new", "locale", tag)
    assert (done.status, said in done.err) == (2, True)
    assert not empty.path(f"locales/{tag}").exists()


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("de", []),
        ("es-MX", []),
        ("sv", ["these checks see nothing: negations, concepts", "no word in it for tablets"]),
        ("ny", ["these checks see nothing", "no words in it for", "no word in it for tablets"]),
        (
            "vai",
            [
                "no typeface is known for its script Vaii",
                "these checks",
                "no words in it for",
                "tablets",
            ],
        ),
    ],
)
def test_what_a_locale_lacks_is_said_in_plain_words(tag: str, words: list[str]) -> None:
    found = [str(problem) for problem in lacking(tag)]
    assert len(found) == len(words), found
    assert all(word in problem for word, problem in zip(words, found, strict=True)), found


def test_the_doctor_says_what_the_locales_of_the_project_lack(house: Workshop, run: Run) -> None:
    out = run(house, "doctor").out
    assert "lacks    kri: nobody has written down how it denies, counts and orders" in out
    (line,) = (line for line in out.splitlines() if "there are no words in it for micrograms, " in line)
    assert line.startswith("lacks    kri: ")
    assert " hours," not in line  # the file names them
    assert "lacks    fr" not in out


def test_a_guessed_script_without_a_typeface_is_changed_where_it_was_guessed(house: Workshop) -> None:
    describe(house, script="Hmnp")  # CLDR's guess for Hmong Daw, which clinics write in Latin letters
    first = next(lacking("kri"))
    assert first.remedy.startswith("name the script your readers use in locales/kri/language.yaml, or add one")
