"""The print desk: who gets which sheet, what is refused in whose words, and what is told to nobody."""

import csv
import datetime
import time
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Browser
from workshop import Workshop, publication

from desk.browser import served
from desk.nurse import BLANKS, FORM, Nurse, Sender, clinic, text_of
from desk.served import opened
from feuillet.edition.patient import Dose, Moment, Values
from feuillet.findings import any_error
from feuillet.publication.asks import Ask, Name

pytestmark = pytest.mark.slow
MOST_ACTIONS, MOST_TIMES, TURNS = 6, 3.0, 5
NEXT_YEAR = datetime.datetime.now(tz=datetime.UTC).date().year + 1
DAY = datetime.date(NEXT_YEAR, 3, 24)
DOSE, AT = Decimal("2.25"), datetime.time(14, 30)
WRITTEN = {
    "ar": ("٢٫٢٥", "مارس", "٢:٣٠", str(NEXT_YEAR).translate(dict(zip(range(48, 58), "٠١٢٣٤٥٦٧٨٩", strict=True)))),
    "fa": ("۲٫۲۵", "مارس", "۱۴:۳۰", str(NEXT_YEAR).translate(dict(zip(range(48, 58), "۰۱۲۳۴۵۶۷۸۹", strict=True)))),
    "ja": ("2.25 mg", f"{NEXT_YEAR}年3月24日", "14:30", "ベロリン"),
}
"""How each language writes a dose, a day and a time."""
TABLETS = {"ar": "٣ أقراص", "fa": "۳ قرص", "ja": "3 錠"}


def made(workshop: Workshop, locale: str) -> bytes:
    """Print the same as a program does."""
    values: Values = ((FORM.format("dose"), Dose(DOSE)), (FORM.format("visit"), Moment(DAY, AT)))
    answer = publication(workshop.root).filling(values).product(Ask(Name("velorin", locale, "clinic"), "leaflet-print"))
    assert answer.value
    assert not any_error(answer.findings)
    return answer.value.content


@pytest.mark.parametrize("locale", ["ar", *(pytest.param(each, marks=pytest.mark.verify) for each in ("fa", "ja"))])
def test_a_nurse_prints_a_leaflet_in_six_actions(browser: Browser, tmp_path: Path, locale: str) -> None:
    workshop = clinic(tmp_path, locale)
    with served(workshop, "--only", "print") as address:
        nurse = Nurse.at(browser, address)
        assert nurse.page.get_attribute("html", "lang") == "fr"
        assert nurse.page.get_attribute("[data-sheet=velorin] img", "src") == "/print/cover/clinic/fr/velorin"
        nurse.choose("velorin", locale)
        nurse.type("dose", "2,25")
        nurse.type("visit", f"24/03/{NEXT_YEAR}")
        nurse.type("visit", "14:30", 1)
        paper = nurse.print()
        assert nurse.actions <= MOST_ACTIONS
        assert nurse.page.url.split("?")[0].endswith("/print")
        nurse.settle()
        assert nurse.page.locator(".back").all_inner_texts()[0].replace("\u00a0", " ") == "2,25 milligrammes"
        nurse.page.context.close()
    assert paper == made(workshop, locale), "the very bytes that are made without a desk"
    text = text_of(paper)
    assert [each for each in WRITTEN[locale] if each not in text] == []


@pytest.mark.verify
def test_covers_on_their_way_wait_for_what_was_chosen(browser: Browser, tmp_path: Path) -> None:
    with served(clinic(tmp_path, "ar"), "--only", "print") as address:
        context = browser.new_context()
        context.route("**/print/cover/**", lambda _: None)
        nurse, covers = Nurse.coming(context, address), "img[src^='/print/cover/']"
        assert nurse.page.locator(f"#shelf {covers}").count() == 2
        nurse.choose("velorin", "ar")
        assert nurse.page.locator(covers).count() == 0
        nurse.tap("#back")
        assert nurse.page.locator(f"[data-document=velorin]:visible {covers}").count() == 2
        context.close()


def run_together(text: str) -> str:
    """Leave the spaces out, which a reader of PDFs guesses."""
    return "".join(text.split())


@pytest.mark.verify
def test_a_value_of_each_blank_is_printed_as_the_patient_reads_it(tmp_path: Path) -> None:
    typed = {"dose": ("2,25",), "tablets": ("3",), "visit": (f"24/03/{NEXT_YEAR}", "14:30")}
    typed |= {"call": ("+33 4 12 34 56 78",), "questions": ("Mme Martin",)}
    with opened(clinic(tmp_path), "--only", "print") as desk:
        for locale, written in WRITTEN.items():
            sender = Sender.at(desk)
            assert sender.choose("velorin", locale).statuses == [200]
            answer = sender.page(1, **typed)
            assert (answer["ready"], answer["wrong"]) == (True, [])
            text = run_together(text_of(sender.paper(1)))
            expected = (*written, TABLETS[locale], "+33 4 12 34 56 78", "Mme Martin")
            assert [each for each in expected if run_together(each) not in text] == [], locale
            sender.leave()


@pytest.mark.verify
def test_from_the_last_key_to_the_paper_it_takes_no_three_times_the_press(browser: Browser, tmp_path: Path) -> None:
    workshop = clinic(tmp_path, "ar")
    house, ratios = publication(workshop.root), list[float]()
    ask = Ask(Name("velorin", "ar", "clinic"), "leaflet-print")
    house.product(ask)
    with served(workshop, "--only", "print") as address:
        nurse = Nurse.at(browser, address)
        nurse.choose("velorin", "ar")
        nurse.settle()
        for turn in range(TURNS):
            begun = time.monotonic()
            house.filling(((FORM.format("dose"), Dose(Decimal(f"2.{turn + 1}1"))),)).product(ask)
            bare = time.monotonic() - begun
            nurse.type("dose", f"2,{turn + 1}1")
            begun = time.monotonic()
            nurse.print()
            ratios.append((nurse.came - begun) / bare)
            nurse.settle()
        nurse.page.context.close()
    assert median(ratios) <= MOST_TIMES, ratios


REFUSED: tuple[tuple[dict[str, tuple[str, ...]], str], ...] = (
    ({"dose": ("2.25",)}, "Écrivez les décimales avec ce signe\u00a0: ,"),
    ({"dose": ("2,0",)}, "N’écrivez pas de zéro à la fin des décimales"),
    ({"dose": ("45",)}, "Cette fiche n’autorise pas d’autre dose que celle-ci\u00a0: 1,5–4,5"),
    ({"dose": ("deux",)}, "Écrivez un seul nombre, en chiffres"),
    ({"dose": ("٢",)}, "Écrivez les chiffres de votre propre langue"),
    ({"tablets": ("4",)}, "Ce n’est pas la dose habituelle"),
    ({"visit": ("24/12/2020", "")}, "Ce jour est passé"),
    ({"visit": ("", "25:00")}, "Écrivez l’heure comme ceci\u00a0: 14:30"),
    ({"call": ("maman",)}, "Écrivez un numéro de téléphone"),
    ({"questions": ("Вопрос",)}, "Cette page ne peut pas montrer ces lettres"),
    ({"questions": ("a" * 10_000,)}, "C’est trop long"),
)


@pytest.mark.verify
def test_the_counter_hands_out_what_it_may_and_writes_down_no_value(tmp_path: Path) -> None:
    workshop, record = clinic(tmp_path, "ar"), tmp_path / "record.csv"
    with opened(workshop, "--only", "print", "--record", str(record)) as desk:
        sender = Sender.at(desk)
        assert sender.choose("velorin", "ar").statuses == [200]
        for number, (typed, words) in enumerate(REFUSED, 1):
            answer = sender.page(number, **typed)
            assert answer["refused"]
            assert "ready" not in answer
            (said,) = answer["said"].values()
            assert words in said, said
        none = desk.ask(f"/print/paper/{sender.visit}/{number}/leaflet-print")
        assert none.statuses == [404]
        assert "Cette page n’a pas été faite" in none.content.decode()
        answer = sender.page(50, ("tablets",), tablets=("4",), questions=("Mme Martin",))
        assert answer["ready"], answer
        assert "Mme Martin" in text_of(sender.paper(50))
        sender.paper(50)
        asks_badly(sender)
        knows_no_translators(sender)
        closed(sender)
        sender.leave()
        assert sender.send(60, BLANKS + b"{}" + BLANKS).statuses == [410]
    rows = list(csv.reader(record.read_text(encoding="utf-8").splitlines()))
    assert [row[1:4] for row in rows] == [["document", "locale", "format"], ["velorin", "ar", "leaflet-print"]]
    assert datetime.datetime.fromisoformat(rows[1][0])
    assert len(rows[1][4]) == len("7K3M9QXA")


def asks_badly(sender: Sender) -> None:
    """Send what no page of the desk does."""
    assert sender.send(51, b'{"fields": {}}').statuses == [400], "what is not sealed is not read"
    assert sender.send(52, BLANKS + b"{}" + BLANKS, "epub").statuses == [400]
    assert b"failed" in sender.send(53, BLANKS + b"[" + BLANKS).content
    assert b"no-store" in sender.desk.ask("/print").heads[0]
    assert sender.choose("velorin", "de").statuses == [404]
    assert sender.desk.post(f"/print/choose/{sender.visit}", b"[]").statuses == [400]


def knows_no_translators(sender: Sender) -> None:
    """Look for the translators' pages on a desk that is for printing alone."""
    for path in ("/proof/ar/velorin", "/events", "/picture/a/0"):
        assert sender.desk.ask(path).statuses == [404]
    assert sender.desk.ask("/").statuses == [303]


def closed(sender: Sender) -> None:
    """Look at an imprint that gives nobody a draft: its page says so, and nothing is handed out."""
    page = sender.desk.ask("/print?imprint=strict").content.decode()
    assert "Nobody has approved these sheets yet" in page
    assert "data-sheet" not in page
    other = Sender.at(sender.desk, "strict")
    assert other.choose("velorin", "ar", "strict").statuses == [404]
