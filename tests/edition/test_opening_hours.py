"""Opening hours are written as each locale writes days and times; what CLDR has no word for, the templates say."""

import re
from pathlib import Path
from typing import get_args

import pytest
import yaml
from workshop import ROOT

from feuillet.cldr import Locale
from feuillet.edition.opening_hours import line
from feuillet.edition.phones import Purpose
from feuillet.edition.written_hours import write_hours
from feuillet.project import Project
from feuillet.templates import Templates

WRITTEN = yaml.safe_load(Path(__file__).with_name("hours.yaml").read_text(encoding="utf-8"))
CASES = [pytest.param(typed, tag, id=f"{tag}: {typed}") for typed, rows in WRITTEN.items() for tag in rows]
ISOLATES = re.compile("[\u2066-\u2069]|<[^>]*>")


@pytest.mark.parametrize(("typed", "tag"), CASES)
def test_hours_are_written_as_the_locale_writes_them(typed: str, tag: str) -> None:
    written = write_hours(line(typed), Locale(tag))
    assert f"{written.days} | {ISOLATES.sub('', str(written.times))}" == WRITTEN[typed][tag]


def test_every_locale_that_ships_has_its_hours_looked_at() -> None:
    assert {*Project(ROOT).locales} <= set(WRITTEN["sat, sun 09:00-12:30"])


@pytest.mark.parametrize("tag", ["en", "ar", "hi", "bn"])
def test_hours_past_midnight_say_both_half_days(tag: str) -> None:
    morning = Locale(tag).babel.day_periods["format"]["abbreviated"]["am"]
    assert str(write_hours(line("mon 08:00-24:00"), Locale(tag)).times).count(str(morning)) == 2


def test_no_span_of_time_is_broken_over_lines_and_each_is_read_as_the_page_runs() -> None:
    times = write_hours(line("mon 08:00-12:00, 14:00-18:00"), Locale("fa")).times
    assert str(times).count('<span class="together"><bdi dir="rtl">') == 2


def test_times_in_latin_letters_run_left_to_right_on_every_page() -> None:
    assert '<bdi dir="ltr">8:00' in str(write_hours(line("mon 08:00-12:00"), Locale("ur")).times)


def test_days_in_another_language_say_which_it_is() -> None:
    assert write_hours(line("mon 08:00-12:00"), Locale("dv")).tongue == Locale("en")
    assert write_hours(line("mon 08:00-12:00"), Locale("ckb")).tongue == Locale("ckb")


def test_hours_are_in_the_digits_that_patients_read() -> None:
    times = str(write_hours(line("mon 09:30-10:00"), Locale("ar"), "arab").times)
    assert "٩:٣٠" in times
    assert not re.search("[0-9]", re.sub("<[^>]*>", "", times))


@pytest.mark.parametrize("purpose", get_args(Purpose))
def test_the_templates_have_a_word_for_every_purpose_of_a_number(purpose: str) -> None:
    said = Templates(ROOT / "templates").environment.from_string(
        '{% from "parts/phone.html" import named with context %}{{ named(phone) | trim }}'
    )
    assert said.render(_=str.upper, phone={"purpose": purpose, "label": None})
