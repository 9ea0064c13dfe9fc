"""XLIFF and TMX: nothing is lost on the way to an agency and back, and what no longer fits is told."""

from dataclasses import replace
from io import BytesIO
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feuillet.findings import Finding, Severity
from feuillet.translation.exchange import interchange, returning, xliff
from feuillet.translation.messages import Kept, Message, Messages

XLIFF = ("xliff1", "xliff2")
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"])
TEXTS = st.text(LETTERS, min_size=1).filter(str.strip).map(lambda text: normalize("NFC", text))
"""Texts as catalogs hold them: each door makes them NFC."""
STRINGS = st.builds(
    lambda number, id, string, fuzzy: Message(
        f"sections/{number}/text", id, string, fuzzy and bool(string), note="safety\nq"
    ),
    st.integers(0, 99),
    TEXTS,
    st.one_of(st.just(""), TEXTS),
    st.booleans(),
)
COUNTED = st.builds(
    lambda number, id, kept, fuzzy: Message(f"words/{number}", id, fuzzy=fuzzy, kept=kept, note="a counted word"),
    st.integers(0, 99),
    TEXTS,
    st.builds(
        lambda plural, one, other: Kept(plural=plural, forms=((0, one), (1, other))),
        *(TEXTS, st.just("") | TEXTS, st.just("") | TEXTS),
    ),
    st.booleans(),
)
CATALOGS = st.lists(STRINGS | COUNTED, unique_by=lambda message: message.key, max_size=6).map(
    lambda messages: Messages("tea", "de", messages=tuple(messages))
)
TEA = Messages(
    "tea",
    "zh-Hans",
    messages=(
        Message(
            "dose/text",
            "Prenez {1.5–4.5 mg} & « **jamais** » <plus>.",
            "服用{1.5–4.5 mg}。",
            comment="confirm: negations",
        ),
        Message("title", "Le thé", "", note="title"),
        Message("message", "Buvez-en.", "请喝。", fuzzy=True, previous="Buvez."),
        Message("old", "Avant", "从前", obsolete=True),
    ),
)


def read(content: bytes) -> tuple[xliff.Unit, ...]:
    deliveries = xliff.read(content, "tea.xlf")
    assert isinstance(deliveries, tuple), deliveries
    return tuple(unit for delivery in deliveries for unit in delivery.units)


def take(messages: Messages, content: bytes) -> tuple[Messages, tuple[Finding, ...]]:
    taken = returning.take(messages, read(content), "tea.xlf")
    return taken.messages, taken.findings


def back(messages: Messages, kind: str) -> bytes:
    return interchange.write(messages, "fr", kind)


@pytest.mark.parametrize("kind", XLIFF)
@given(messages=CATALOGS)
def test_the_way_out_and_back_loses_nothing(kind: str, messages: Messages) -> None:
    taken, strays = take(messages, back(messages, kind))
    assert strays == ()
    assert taken == messages


@pytest.mark.parametrize("kind", XLIFF)
def test_a_string_that_comes_back_takes_its_place_and_all_else_stays(kind: str) -> None:
    without = replace(
        TEA, messages=tuple(replace(each, string="", fuzzy=False) for each in TEA.messages[:3]) + TEA.messages[3:]
    )
    taken, strays = take(without, back(TEA, kind))
    assert strays == ()
    assert taken == TEA


@pytest.mark.parametrize("kind", XLIFF)
def test_a_file_that_comes_back_in_nfd_is_taken_as_if_it_had_come_back_in_nfc(kind: str) -> None:
    wanted = Message("dose/text", "Prenez {4.5 mg} à l'été.", "Nehmen Sie im März {4.5 mg}. Größe: ñ, ế, が.")
    tea = Messages("tea", "de", messages=(wanted,))
    returned = normalize("NFD", interchange.write(tea, "fr", kind).decode()).encode()
    untranslated = replace(tea, messages=(replace(wanted, string=""),))
    assert take(untranslated, returned) == (tea, ())


@pytest.mark.parametrize("kind", XLIFF)
def test_a_string_whose_source_has_changed_meanwhile_is_a_finding_and_changes_nothing(kind: str) -> None:
    newer = replace(TEA, messages=(replace(TEA.messages[0], id="Prenez {3 mg}."), *TEA.messages[1:]))
    taken, strays = take(newer, back(TEA, kind))
    assert taken == newer
    assert [finding.problem for finding in strays] == ["the source of dose/text has changed since it was exported"]


@pytest.mark.parametrize(("kind", "version"), [("xliff1", "1.2"), ("xliff2", "2.0")])
def test_the_file_says_its_version_and_languages_and_no_day(kind: str, version: str) -> None:
    content = interchange.write(TEA, "fr", kind)
    root = etree.parse(BytesIO(content)).getroot()
    assert root.get("version") == version
    assert etree.QName(root).namespace == f"urn:oasis:names:tc:xliff:document:{version}"
    assert b"zh-Hans" in content
    assert b"date=" not in content
    assert content == interchange.write(TEA, "fr", kind)


@pytest.mark.parametrize("approved", [False, True])
def test_the_file_calls_approved_only_what_two_people_have_approved(approved: bool) -> None:
    first = etree.parse(BytesIO(interchange.write(TEA, "fr", "xliff1", approved=approved))).getroot()
    units = [each for each in first.iter() if etree.QName(each).localname == "trans-unit"]
    states = [each.get("state") for each in first.iter() if etree.QName(each).localname == "target"]
    assert [each.get("approved") for each in units] == ["yes" if approved else None, None, None]
    assert states == ["final" if approved else "translated", "needs-review-translation"]
    second = etree.parse(BytesIO(interchange.write(TEA, "fr", "xliff2", approved=approved))).getroot()
    segments = [each.get("state") for each in second.iter() if etree.QName(each).localname == "segment"]
    assert segments == ["final" if approved else "translated", None, "initial"]


@pytest.mark.parametrize("kind", XLIFF)
def test_a_text_keeps_its_number_when_another_comes_before_it(kind: str) -> None:
    more = replace(TEA, messages=(Message("new", "Neuf", "新"), *TEA.messages))
    before, after = ({unit.name: unit.id for unit in read(back(each, kind))} for each in (TEA, more))
    assert before.items() < after.items()


def test_two_texts_with_one_source_are_known_by_their_numbers_when_their_names_are_gone() -> None:
    two = Messages("tea", "de", messages=(Message("a", "Oui", "Ja"), Message("b", "Oui", "Doch")))
    content = back(two, "xliff1").replace(b'resname="', b'extradata="')
    assert take(replace(two, messages=tuple(replace(each, string="") for each in two.messages)), content) == (two, ())
    lost = content.replace(b'<trans-unit xml:space="preserve" id="m', b'<trans-unit xml:space="preserve" id="n')
    taken, strays = take(two, lost)
    assert taken == two
    assert [finding.problem for finding in strays] == [
        "“Oui” is in 2 places, and this file no longer says in which"
    ] * 2


def test_notes_of_xliff_2_stand_before_the_segment_and_ids_are_name_tokens() -> None:
    root = etree.parse(BytesIO(interchange.write(TEA, "fr", "xliff2"))).getroot()
    space = {"x": "urn:oasis:names:tc:xliff:document:2.0"}
    for unit in root.iterfind(".//x:unit", space):
        assert str(unit.get("id")).isalnum()
        assert [etree.QName(child).localname for child in unit][-1] == "segment"
    assert [note.text for note in root.iterfind(".//x:note", space)] == ["title"]


def test_a_translation_memory_holds_what_is_translated_and_nothing_else() -> None:
    root = etree.parse(BytesIO(interchange.write(TEA, "fr", "tmx"))).getroot()
    assert [seg.text for seg in root.iter("seg")] == [TEA.messages[0].id, TEA.messages[0].string]


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><xliff version="1.2"><file/></xliff>'


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "this is no XLIFF"),
        (b"<xliff version='1.2'><file", "this is no XLIFF"),
        (BOMB, "this XLIFF declares a document type or entities"),
        (b"<html/>", "this is no XLIFF"),
        (b"\xff\xfe\x00", "this is no XLIFF"),
    ],
)
def test_what_is_no_xliff_is_a_finding(content: bytes, problem: str) -> None:
    found = xliff.read(content, "tea.xlf")
    assert isinstance(found, Finding)
    assert found.problem.startswith(problem)


def returned(target: str, source: str = "Buvez-en.") -> bytes:
    """Write a file of one text as an agency might."""
    unit = f'<trans-unit id="1" resname="message"><source>{source}</source><target>{target}</target></trans-unit>'
    return f'<xliff version="1.2"><file target-language="de"><body>{unit}</body></file></xliff>'.encode()


@pytest.mark.parametrize(
    ("target", "source", "string"),
    [
        ("\n    请\n    喝。\n  ", "Buvez-en.", "请喝。"),
        ("\n    Trinken\n    Sie.\n  ", "Buvez-en.", "Trinken Sie."),
        (" Trinken Sie. ", "Buvez-en.", "Trinken Sie."),
        ("Trinken\nSie.", "Buvez-en.\n", "Trinken\nSie.\n"),
        ("Trinken\n   Sie.", "\nBuvez\nen.", "\nTrinken\nSie."),
        ("1&#x96;4&#x2029;\tg", "Buvez-en.", "1 4 g"),
        ("&#x85;", "Buvez-en.", "Trink!"),
        ("\ufeff", "Buvez-en.", "Trink!"),
        ("a\u00a0b\u202fc", "Buvez-en.", "a\u00a0b\u202fc"),
    ],
)
def test_what_the_layout_of_a_file_puts_into_a_text_is_taken_out(target: str, source: str, string: str) -> None:
    messages = Messages("tea", "de", messages=(Message("message", source, "Trink!"),))
    taken, strays = take(messages, returned(target, source))
    assert [message.string for message in taken.messages] == [string]
    assert {finding.severity for finding in strays} <= {Severity.WARNING}


def test_a_message_with_plural_forms_of_which_one_came_back_is_left_and_named() -> None:
    several = Message("message", "Buvez-en.", kept=Kept(plural="Buvez-en tous.", forms=((0, "Trink!"), (1, "Trinkt!"))))
    taken, strays = take(Messages("tea", "de", messages=(several,)), returned("Trinken Sie."))
    assert taken.messages == (several,)
    assert [finding.problem.partition(":")[0] for finding in strays] == ["message was not taken"]


@pytest.mark.parametrize("content", [b"PK\x03\x04...", b'msgid ""\nmsgstr ""\n', b"  \n"])
def test_what_people_import_by_mistake_is_named(content: bytes) -> None:
    found = xliff.read(content, "tea.xlf")
    assert isinstance(found, Finding)
    assert found.problem in {
        "this is no XLIFF but a ZIP archive",
        "this is no XLIFF but a PO file",
        "this is no XLIFF: the file is empty",
    }
