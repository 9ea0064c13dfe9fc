"""What a form's blanks and a schedule say to a program: exact numbers, units, and what is to be filled in by hand."""

from decimal import Decimal

from feuillet.manuscript import source
from feuillet.manuscript.document import Document, prose
from feuillet.manuscript.forms import BlankKind, Form
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.reader import validate
from feuillet.manuscript.tables import Fill, Schedule, Table

TEA = """\
language: fr
title: Le thé
message: Buvez-en.
key-points: [Le thé réveille.]
revision: 1
date: 2026-01-15
next-review: 2027-01-15
licence: CC BY-SA 4.0
sections:
  - id: cup
    title: La tasse
    blocks:
      - form:
          - {id: dose, label: Ma dose, blank: dose, unit: mg, least: 0.5, most: "4.5"}
          - {label: Ma dose, blank: dose, unit: tablets}
          - {label: Mon rendez-vous, blank: date and time}
          - {label: Qui appeler, blank: phone}
          - {label: Mes questions, lines: 3}
      - schedule: Quand
        medicines:
          - {medicine: Thé, morning: "{1/2 tablet}", midday: –, evening: none, night: blank}
      - table: Les thés
        columns: [Sorte, {text: Name, lang: en}]
        rows:
          - cells: [vert, {text: Green, lang: en}]
          - {group: Les noirs, lang: en, rows: [{cells: [Assam, Assam]}, {cells: [Ceylon, Ceylon]}]}
          - cells: [blanc, White]
          - cells: [jaune, Yellow]
"""


def tea() -> Document:
    document, findings = validate(source.parse(TEA, "tea.yaml"), Document)
    assert document is not None, findings
    return document


def test_a_blank_for_a_dose_has_exact_bounds_in_a_unit() -> None:
    (form, *_) = tea().sections[0].blocks
    assert isinstance(form, Form)
    dose, tablets, *_ = form.form
    assert (dose.least, dose.most, dose.unit) == (Decimal("0.5"), Decimal("4.5"), "mg")
    assert dose.bounds
    assert (dose.bounds.low, dose.bounds.high, dose.bounds.is_dose) == (Decimal("0.5"), Decimal("4.5"), True)
    assert (tablets.bounds, tablets.least) == (None, None)
    assert [blank.blank for blank in form.form[2:]] == [BlankKind.DATE_AND_TIME, BlankKind.PHONE, BlankKind.TEXT]


def test_an_amount_of_a_schedule_is_a_quantity_that_nobody_translates() -> None:
    (schedule,) = (block for block in tea().sections[0].blocks if isinstance(block, Schedule))
    morning, *rest = schedule.medicines[0].amounts
    assert isinstance(morning, Prose)
    assert (morning.text, morning.wordless, morning.safety) == ("{1/2 tablet}", True, True)
    assert rest == [Fill.NONE, Fill.NONE, Fill.BLANK]


def test_rows_of_no_group_are_together_until_a_group_comes() -> None:
    (table,) = (block for block in tea().sections[0].blocks if isinstance(block, Table))
    assert [(group and group.group.text, len(rows)) for group, rows in table.bodies] == [
        (None, 1),
        ("Les noirs", 2),
        (None, 2),
    ]


def test_a_language_holds_for_all_that_is_in_what_says_it() -> None:
    foreign = [text.text for text in prose(tea()) if text.language == "en"]
    assert foreign == ["Name", "Green", "Les noirs", "Assam", "Assam", "Ceylon", "Ceylon"]
