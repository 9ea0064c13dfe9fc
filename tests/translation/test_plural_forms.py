"""Messages with plural forms on their way to an agency and back: `plural_forms.yaml` says what becomes of each file.

`editors/plurals` holds files that translate-toolkit's po2xliff made of catalogs.
"""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from feuillet.cldr import Locale
from feuillet.findings import Finding
from feuillet.translation import po
from feuillet.translation.exchange import interchange, returning, xliff
from feuillet.translation.messages import Kept, Message, Messages
from feuillet.translation.plurals import number_of_forms

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "plural_forms.yaml").read_text(encoding="utf-8"))
KINDS = ("xliff1", "xliff2")
TRIED = [(case, kind) for case in CASES for kind in case.get("kinds", KINDS)]
KEYS = {"why", "locale", "before", "sent", "changes", "everywhere", "after", "fuzzy", "said", "kinds"}
SPACES = {"1": "urn:oasis:names:tc:xliff:document:1.2", "2": "urn:oasis:names:tc:xliff:document:2.0"}
HEADER = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 2 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 0 : 1);"
"""Russian as CLDR groups whole numbers, in another order and without a form for decimals."""


def catalog(locale: str, forms: list[str], *, fuzzy: bool = False) -> Messages:
    """Make a catalog of one word; without forms nobody has translated it."""
    numbered = tuple(enumerate(forms or [""] * number_of_forms(Locale(locale))))
    word = Message("", "{n} tablet", fuzzy=fuzzy, kept=Kept(plural="{n} tablets", forms=numbered))
    return Messages("templates", locale, messages=(word,))


def take(messages: Messages, content: bytes) -> returning.Taken:
    deliveries = xliff.read(content, "file.xlf")
    assert not isinstance(deliveries, Finding), deliveries
    return returning.take(messages, [unit for each in deliveries for unit in each.units], "file.xlf")


@pytest.mark.parametrize(("case", "kind"), TRIED, ids=[f"{case['why']} {kind}" for case, kind in TRIED])
def test_the_forms_of_a_file_are_taken_together_or_not_at_all(case: dict[str, Any], kind: str) -> None:
    assert case.keys() <= KEYS
    text = interchange.write(catalog(case["locale"], case["sent"]), "en", kind).decode()
    for times, changes in ((1, case.get("changes", {})), (0, case.get("everywhere", {}))):
        for pattern, instead in changes.items():
            text, count = re.subn(pattern, instead, text, count=times)
            assert count, pattern
    before = catalog(case["locale"], case.get("before", []))
    taken = take(before, text.encode())
    forms = case.get("after", [form for _, form in before.messages[0].kept.forms])
    assert taken.messages == catalog(case["locale"], forms, fuzzy=case.get("fuzzy", False))
    said = sorted(finding.problem for finding in (*taken.findings, *taken.remarks))
    wanted = sorted(case.get("said", []))
    assert [problem[: len(start)] for problem, start in zip(said, wanted, strict=True)] == wanted


@pytest.mark.parametrize("file", sorted((HERE / "editors" / "plurals").glob("*.xlf")), ids=lambda file: file.stem)
def test_a_file_that_gettexts_tools_made_of_a_catalog_comes_back_to_it(file: Path) -> None:
    messages, findings = po.read(file.with_suffix(".po"), file.name, "templates", Locale(file.stem))
    assert messages is not None, findings
    nothing = tuple((place, "") for place, _ in messages.messages[0].kept.forms)
    words = tuple(replace(each, kept=replace(each.kept, forms=nothing)) for each in messages.messages)
    taken = take(replace(messages, messages=words), file.read_bytes())
    assert (taken.messages, taken.findings) == (messages, ())


def test_a_catalog_whose_header_numbers_its_forms_otherwise_leaves_and_comes_back_in_our_order() -> None:
    theirs = catalog("ru", ["{n} таблетки", "{n} таблеток", "{n} таблетка"])
    theirs = replace(theirs, metadata=(("Plural-Forms", HEADER),))
    content = interchange.write(theirs, "en", "xliff1")
    assert take(theirs, content).messages == theirs
    corrected = content.replace("{n} таблеток".encode(), "{n} табл.".encode())
    assert corrected != content
    assert po.write(take(theirs, corrected).messages) == po.write(theirs).replace("{n} таблеток", "{n} табл.")


@pytest.mark.parametrize(
    ("kind", "group", "unit"),
    [
        ("xliff1", "group[@restype='x-gettext-plurals']", "trans-unit"),
        ("xliff2", "group[@type='gettext:plurals']", "unit"),
    ],
)
def test_the_forms_are_units_of_one_group_and_say_which_numbers_they_are_for(kind: str, group: str, unit: str) -> None:
    content = interchange.write(catalog("ar", ["{n} قرص"] * 6), "en", kind)
    root = etree.parse(BytesIO(content)).getroot()
    space = {"x": SPACES[kind[-1]]}
    (found,) = root.findall(f".//x:{group}", space)
    units = found.findall(f"x:{unit}", space)
    named = "{}[{}]" if kind == "xliff1" else "{}.{}"
    assert [each.get("id") for each in units] == [named.format(found.get("id"), place) for place in range(6)]
    assert [each.findtext(".//x:source", "", space) for each in units] == [
        "{n} tablet" if place == 1 else "{n} tablets" for place in range(6)
    ]
    assert [each.findtext(".//x:note", "", space).partition(": for ")[2] for each in units] == [
        *("0", "1", "2", "3, 4, 5, 6, 7, 8, 9, 10, …", "11, 12, 13, 14, 15, 16, 17, 18, …"),
        "100, 101, 102, 200, 201, 202, 300, 301, …, 0.5, 1.5, 2.5",
    ]


def test_a_translation_memory_has_one_unit_a_form() -> None:
    root = etree.parse(BytesIO(interchange.write(catalog("sw", ["kidonge {n}", "vidonge {n}"]), "en", "tmx"))).getroot()
    assert [seg.text for seg in root.iter("seg")] == ["{n} tablet", "kidonge {n}", "{n} tablets", "vidonge {n}"]
