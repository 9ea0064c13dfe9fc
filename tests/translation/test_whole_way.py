"""From the manuscript to a catalog, through a changed source, and back onto the page: no text is lost on the way."""

import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from manuscript.shapes import document, manuscripts

from feuillet.cldr import Locale
from feuillet.manuscript.document import Document, prose
from feuillet.translation import po
from feuillet.translation.merge import merge
from feuillet.translation.messages import Messages, extract
from feuillet.translation.translator import translate

Manuscript = dict[str, Any]


def template(tree: Document) -> Messages:
    return Messages("tea", messages=tuple(extract(tree, "tea.yaml")))


def filed(messages: Messages) -> Messages:
    """Write a catalog to a file and read it again."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "tea.po")
        file.write_text(po.write(messages), encoding="utf-8")
        found, findings = po.read(file, "tea.po", "tea", Locale("de"))
    assert found is not None
    assert findings == ()
    return found


def translated(messages: Messages, mark: str = "") -> Messages:
    """Translate every message; with a mark each string is told from all others."""
    done = (
        replace(each, string=f"{each.id} {mark}{number}" if mark else each.id)
        for number, each in enumerate(messages.messages)
    )
    return replace(messages, locale="de", messages=tuple(done))


def texts(tree: Document) -> list[tuple[str, str]]:
    return [(each.context, each.text) for each in prose(tree)]


@given(manuscripts)
def test_a_catalog_that_says_what_the_source_says_changes_nothing(content: Manuscript) -> None:
    tree = document(content)
    identity = filed(translated(filed(merge(template(tree), Messages("tea", "de")))))
    translation = translate(tree, identity)
    assert translation.complete
    assert translation.findings == ()
    assert texts(translation.tree) == texts(tree)


@given(manuscripts)
def test_what_was_extracted_and_translated_is_printed_each_text_in_its_place(content: Manuscript) -> None:
    tree = document(content)
    catalog = filed(translated(merge(template(tree), Messages("tea", "de")), "№"))
    wanted = [(message.context, message.string) for message in catalog.messages]
    assert texts(translate(tree, catalog).tree) == wanted
    assert len(wanted) == len(texts(tree))


@pytest.mark.slow
@given(manuscripts, manuscripts)
def test_a_changed_source_loses_no_translation_and_prints_none_that_is_stale(
    before: Manuscript, after: Manuscript
) -> None:
    old, new = document(before), document(after)
    done = filed(translated(merge(template(old), Messages("tea", "de")), "№"))
    merged = filed(merge(template(new), done))
    assert Counter(each.string for each in merged.messages if each.string) == Counter(
        each.string for each in done.messages
    )
    written = {(each.id, each.string) for each in done.messages}
    sources = dict(texts(new))
    translation = translate(new, merged)
    stale = [
        text
        for context, text in texts(translation.tree)
        if text != sources[context] and (sources[context], text) not in written
    ]
    assert stale == []
    kept = {each.key for each in done.messages}
    assert {each.context for each in translation.untranslated if (each.context, each.text) in kept} == set()
