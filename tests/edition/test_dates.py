"""A date is never broken over lines: by its blanks, or where there are none by the markup around it."""

import datetime

import pytest
from workshop import ROOT, publication

from feuillet.edition.markup import write_day
from feuillet.publication.asks import Name
from feuillet.publication.features import Features

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
