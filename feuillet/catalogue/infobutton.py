"""Answers to an infobutton as files: for each code and language what there is to read about it, as Atom in JSON.

HL7's Context-Aware Knowledge Retrieval (Infobutton) asks by a code, the object identifier of its system and a language; a record or
the server before it maps these to ``<identifier>/<code>/<language>.json``.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from feuillet.catalogue.sheets import NUMBERED, Handed, Sheet
from feuillet.manuscript.codes import Code

PDF = "application/pdf"


def files(sheets: Iterable[Sheet]) -> Iterator[Handed]:
    """Write the answers, and the PDFs they lead to."""
    answers = dict[tuple[Code, str], list[Sheet]]()
    for sheet in sheets:
        if sheet.codes:
            yield Handed(sheet.name, sheet.read(), (sheet.edition,))
        for code in sheet.codes:
            answers.setdefault((code, sheet.locale.tag), []).append(sheet)
    for (code, tag), found in sorted(answers.items()):
        name = f"{NUMBERED[code.system]}/{code.value}/{tag}.json"
        yield Handed(name, answer(code, tag, found), tuple(each.edition for each in found))


def answer(code: Code, tag: str, sheets: list[Sheet]) -> bytes:
    """Write what there is about a code in a language."""
    feed = {
        "lang": tag,
        "title": text(sheets[0].author),
        "updated": {"_value": max(sheet.changed for sheet in sheets)},
        "author": {"name": {"_value": sheets[0].author}},
        "category": [
            {"scheme": "mainSearchCriteria.v.cs", "term": NUMBERED[code.system]},
            {"scheme": "mainSearchCriteria.v.c", "term": code.value},
            {"scheme": "informationRecipient.languageCode.c", "term": tag},
        ],
        "entry": [entry(sheet) for sheet in sheets],
    }
    return (json.dumps({"feed": feed}, ensure_ascii=False, indent=2) + "\n").encode()


def entry(sheet: Sheet) -> dict[str, Any]:
    """Write what an answer says of a sheet; its file is two folders above."""
    return {
        "id": {"_value": sheet.identifier},
        "title": text(sheet.title),
        "updated": {"_value": sheet.changed},
        "summary": text(sheet.summary),
        "link": [
            {
                "href": f"../../{sheet.name}",
                "rel": "alternate",
                "type": PDF,
                "hreflang": sheet.locale.tag,
                "title": sheet.title,
            }
        ],
    }


def text(said: str) -> dict[str, str]:
    """Write a text as Atom in JSON has it."""
    return {"type": "text", "_value": said}
