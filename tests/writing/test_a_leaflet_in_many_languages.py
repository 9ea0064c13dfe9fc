"""One leaflet, printed in every language of `fever/`: a translator who adds a file there adds a case.

`make test` reads and checks them all and prints none; `make verify` prints them, through every stop.
"""

import shutil
from pathlib import Path

import polib
import pytest
import yaml
from workshop import ROOT, publication

from feuillet.cldr import Locale
from feuillet.edition.finished_text import line
from feuillet.findings import Location, Severity
from feuillet.manuscript.prose import Prose
from feuillet.publication.asks import Ask, Name
from feuillet.publication.publication import Publication

HERE = Path(__file__).parent / "fever"
TAGS = sorted(file.stem for file in HERE.glob("*.yaml"))
ENGLISH = "en"
PLACES = {
    "title": "title",
    "message": "message",
    "key-points/1/text": "drink",
    "key-points/2/text": "wake",
    "sections/medicine/title": "medicine",
    "sections/medicine/dose/text": "dose",
    "sections/medicine/measure/steps/1/text": "measure",
    "sections/medicine/measure/steps/2/text": "wait",
    "sections/medicine/3/warning": "never",
    "sections/more/title": "temperature",
    "sections/more/temperatures/table": "temperature",
    "sections/more/temperatures/columns/1": "temperature",
    "sections/more/temperatures/columns/2": "what",
    "sections/more/temperatures/rows/low/cells/1": "{38 °C}",
    "sections/more/temperatures/rows/low/cells/2": "rest",
    "sections/more/temperatures/rows/high/cells/1": "{39.5 °C}",
    "sections/more/temperatures/rows/high/cells/2": "call",
    "sections/more/faq/questions/long/question": "how-long",
    "sections/more/faq/questions/long/answer": "doctor",
}
"""Where each text of a file stands in the document."""
IMPRINT = """language: en
name: Ward
accent: "#5b2a86"
phones: [{for: emergency, number: "112"}]
hours: [mon-fri 08:00-18:00, sat closed]
formats: [leaflet]
"""


def said(tag: str) -> dict[str, str]:
    """Read the texts of a language."""
    return dict(yaml.safe_load((HERE / f"{tag}.yaml").read_text(encoding="utf-8")))


def document() -> str:
    """Write the manuscript, in English."""
    text = said(ENGLISH)
    steps = [text["measure"], text["wait"]]
    rows = [{"id": "low", "cells": ["{38 °C}", text["rest"]]}, {"id": "high", "cells": ["{39.5 °C}", text["call"]]}]
    table = {
        "id": "temperatures",
        "table": text["temperature"],
        "columns": [text["temperature"], text["what"]],
        "rows": rows,
    }
    asked = {"id": "long", "question": text["how-long"], "answer": text["doctor"]}
    medicine = [{"id": "dose", "text": text["dose"]}, {"id": "measure", "steps": steps}, {"warning": text["never"]}]
    return yaml.safe_dump(
        {
            "language": ENGLISH,
            "title": text["title"],
            "message": text["message"],
            "key-points": [text["drink"], {"text": text["wake"], "safety": True}],
            "revision": 1,
            "date": "2026-02-01",
            "next-review": "2027-02-01",
            "licence": "CC BY-SA 4.0",
            "sections": [
                {"id": "medicine", "title": text["medicine"], "role": "how-to-use", "blocks": medicine},
                {"id": "more", "title": text["temperature"], "blocks": [table, {"id": "faq", "questions": [asked]}]},
            ],
        },
        allow_unicode=True,
    )


def catalog(tag: str) -> polib.POFile:
    """Write a language's texts as its catalog."""
    po = polib.POFile()
    po.metadata = {
        "Language": Locale(tag).gettext,
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": Locale(tag).plural_forms,
    }
    english, own = said(ENGLISH), said(tag)
    for context, name in PLACES.items():
        po.append(polib.POEntry(msgctxt=context, msgid=english.get(name, name), msgstr=own.get(name, name)))
    return po


@pytest.fixture(scope="module")
def publishing(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """Open a project with the leaflet in all languages."""
    root = tmp_path_factory.mktemp("languages")
    shutil.copytree(ROOT / "templates", root / "templates")
    for folder in ("content/documents", "content/imprints", "content/figures"):
        (root / folder).mkdir(parents=True)
    (root / "content/imprints/ward.yaml").write_text(IMPRINT, encoding="utf-8")
    (root / "content/documents/fever.yaml").write_text(document(), encoding="utf-8")
    for tag in TAGS:
        file = root / "locales" / tag / "LC_MESSAGES" / "fever.po"
        file.parent.mkdir(parents=True)
        if tag != ENGLISH:
            catalog(tag).save(str(file))
    return publication(root)


@pytest.mark.slow
@pytest.mark.parametrize("tag", TAGS)
def test_a_language_says_all_of_it_and_nothing_is_wrong(publishing: Publication, tag: str) -> None:
    answer = publishing.edition(Name("fever", tag, "ward"))
    assert [str(each) for each in answer.findings if each.severity is Severity.ERROR] == []
    assert answer.value is not None


@pytest.mark.verify
@pytest.mark.parametrize("tag", TAGS)
def test_a_language_is_printed_and_inspected(publishing: Publication, tag: str) -> None:
    answer = publishing.product(Ask(Name("fever", tag, "ward"), "leaflet"))
    assert [
        str(each) for each in answer.findings if each.check != "unchecked" and each.severity is not Severity.QUESTION
    ] == []
    assert answer.value is not None


@pytest.mark.parametrize("tag", [tag for tag in TAGS if Locale(tag).language != ENGLISH])
def test_no_quantity_is_written_in_english(tag: str) -> None:
    english = {"days", "minutes", "hours", "d", "min", "h"}
    for text in said(tag).values():
        written = line(Prose(text, Location(""), language=tag), Locale(tag), "latn")
        words = {word for run in written.written if run.quantity for word in run.text.replace("\u00a0", " ").split()}
        assert not words & english
