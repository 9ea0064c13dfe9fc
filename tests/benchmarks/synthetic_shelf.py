"""A made-up shelf of many small documents in the twenty locales that ship, to see how work grows with their number.

Each document has five texts; their translations are taken from the article that ships, so that every check finds them right.
"""

import shutil
from functools import cache
from pathlib import Path

import polib

from benchmarks.workplace import ROOT

CONTEXTS = {
    "title": ("title", "title"),
    "message": ("message", "leaflet/message"),
    "point": ("key-points/1/text", "key-points/3/text"),
    "heading": ("sections/brain/title", "sections/brain/title"),
    "text": ("sections/brain/what/text", "sections/brain/steady-flow/text"),
}
"""The texts of a document: where each stands in it, and which text of the article it is."""
LOCALES = tuple(sorted(folder.name for folder in (ROOT / "locales").iterdir() if folder.is_dir()))
SOURCE, REWORDED = "fr", "de"
DOCUMENT = """\
language: fr
title: "{title}"
message: "{message}"
key-points:
  - "{point}"
revision: {number}
date: 2026-11-24
next-review: 2027-11-24
licence: CC BY-SA 4.0
sections:
  - id: brain
    title: "{heading}"
    role: what-it-is
    blocks:
      - id: what
        text: "{text}"
"""
IMPRINT = """\
language: fr
name: Feuillet
accent: "#0b5563"
formats: [web]
"""


def lay_out(root: Path) -> None:
    """Write what all documents share: templates, their words in all locales, and an imprint that issues the cheapest format."""
    shutil.copytree(ROOT / "templates", root / "templates")
    for locale in LOCALES:
        catalogs = root / "locales" / locale / "LC_MESSAGES"
        catalogs.mkdir(parents=True)
        words = ROOT / "locales" / locale / "LC_MESSAGES" / "templates.po"
        if words.exists():
            shutil.copyfile(words, catalogs / words.name)
    for folder in ("documents", "imprints"):
        (root / "content" / folder).mkdir(parents=True)
    (root / "content" / "imprints" / "house.yaml").write_text(IMPRINT, encoding="utf-8")


def add(root: Path, numbers: range) -> None:
    """Write documents and their catalogs in every locale."""
    texts = {part: entry.msgid for part, entry in messages(REWORDED).items()}
    for number in numbers:
        file = root / "content" / "documents" / f"{name(number)}.yaml"
        file.write_text(DOCUMENT.format(number=number + 1, **texts), encoding="utf-8")
    for locale in LOCALES:
        if locale != SOURCE:
            written = catalog(locale)
            for number in numbers:
                file = root / "locales" / locale / "LC_MESSAGES" / f"{name(number)}.po"
                file.write_text(written.replace("DOCUMENT", name(number)), encoding="utf-8")


def reword(root: Path, number: int, more: str) -> None:
    """Change the title of a section of one document in one locale: to what it was at first, and something more."""
    file = root / "locales" / REWORDED / "LC_MESSAGES" / f"{name(number)}.po"
    heading = messages(REWORDED)["heading"].msgstr
    written = catalog(REWORDED).replace("DOCUMENT", name(number))
    file.write_text(written.replace(f'"{heading}"', f'"{heading}{more}"'), encoding="utf-8")


def name(number: int) -> str:
    """Name a document by its number."""
    return f"document-{number:04}"


@cache
def messages(locale: str) -> dict[str, polib.POEntry]:
    """Look the texts of a document up in the article's catalog."""
    found = {entry.msgctxt: entry for entry in polib.pofile(str(article_catalog(locale)))}
    return {part: found[context] for part, (_, context) in CONTEXTS.items()}


def article_catalog(locale: str) -> Path:
    """Return where the article's catalog lies."""
    return ROOT / "locales" / locale / "LC_MESSAGES" / "naltrexone.po"


def catalog(locale: str) -> str:
    """Write a document's catalog, with DOCUMENT where its name belongs."""
    made = polib.POFile()
    made.metadata = polib.pofile(str(article_catalog(locale))).metadata | {"Project-Id-Version": "Feuillet DOCUMENT"}
    place = [("content/documents/DOCUMENT.yaml", "")]
    for part, entry in messages(locale).items():
        context, _ = CONTEXTS[part]
        made.append(polib.POEntry(msgctxt=context, msgid=entry.msgid, msgstr=entry.msgstr, occurrences=place))
    return str(made)
