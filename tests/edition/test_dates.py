"""A date is never broken over lines: by its blanks, or where there are none by the markup around it."""

import datetime
from pathlib import Path

import pytest
import yaml
from workshop import ROOT, publication

from feuillet.cldr import Locale
from feuillet.edition.finished_text import line as finished
from feuillet.edition.markup import write_day
from feuillet.edition.opening_hours import line
from feuillet.edition.written_hours import write_hours
from feuillet.findings import Location
from feuillet.manuscript.prose import Prose
from feuillet.publication.asks import Name
from feuillet.publication.features import Features

HERE = yaml.safe_load(Path(__file__).with_name("dates.yaml").read_text(encoding="utf-8"))
WHOLE = '<span class="together">{}</span>'


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("fr", "24 novembre 2027"),
        ("ar", "24 نوفمبر 2027"),
        ("ja", WHOLE.format("2027年11月24日")),
        ("th", WHOLE.format("24 พฤศจิกายน ค.ศ. 2027")),
    ],
)
def test_a_date_stands_on_one_line(tag: str, written: str) -> None:
    edition = publication(ROOT, Features()).edition(Name("hand-washing", tag, "house")).value
    assert edition
    assert write_day(datetime.date(2027, 11, 24), edition) == written.replace(" ", "\u00a0").replace(
        "\u00a0class", " class"
    )


@pytest.mark.parametrize("case", HERE, ids=lambda case: f"{case['tag']} in {case['region'] or 'no country'}")
def test_dates_and_times_are_written_as_where_the_clinic_is(case: dict[str, str]) -> None:
    locale = Locale(case["tag"])
    text = finished(Prose(case["typed"], Location(""), language=locale.tag), locale, "latn", region=case["region"])
    assert text.bare.replace("\u00a0", " ").replace("\u202f", " ") == case["set"]
    times = str(write_hours(line("mon 08:00-17:30"), locale.within(case["region"])).times)
    assert case["opens"] in times.replace("\u202f", " ").replace("\u00a0", " ")


def test_a_british_clinic_dates_its_english_pages_as_britain_does() -> None:
    edition = publication(ROOT, Features()).edition(Name("hand-washing", "en", "larkwater")).value
    assert edition
    assert write_day(datetime.date(2027, 11, 24), edition) == "24\u00a0November\u00a02027"
