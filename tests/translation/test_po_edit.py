"""One message of a PO file is changed as its editor would, and no other byte of the file.

Each file of `changes/` is a change that is tried on what programs of translators write, `editors/po`, and the lines that are
then gone and new beside the header's date.
"""

import datetime
from dataclasses import replace
from difflib import ndiff
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from feuillet.cldr import Locale
from feuillet.findings import Finding
from feuillet.translation import po, po_edit
from feuillet.translation.messages import Kept, Message, Messages

HERE = Path(__file__).parent
EDITORS = HERE / "editors" / "po"
NOW = datetime.datetime(2026, 11, 27, 6, 0, tzinfo=datetime.UTC)
DATE = '"PO-Revision-Date: 2026-11-27 06:00+0000\\n"'
CHANGES: dict[str, dict[str, Any]] = {
    file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted((HERE / "changes").glob("*.yaml"))
}
CASES = [(name, editor) for name, each in CHANGES.items() for editor in each["editors"]]


def opened(content: bytes, language: str = "en") -> po_edit.Catalog:
    catalog = po_edit.read(content, "fever.po", "fever", Locale(language))
    assert isinstance(catalog, po_edit.Catalog), catalog
    return catalog


def wanted(catalog: po_edit.Catalog, change: dict[str, Any]) -> Message:
    """Take the message of a context, or a new one, and say of it what the change says."""
    old = next((each for each in catalog.messages.messages if each.context == change["context"]), None)
    new = replace(old.compared if old else Message(change["context"], change["id"]), obsolete=False)
    new = replace(new, string=change.get("string", new.string), fuzzy=change.get("fuzzy", False))
    new = replace(new, comment=change.get("note", new.comment))
    forms = tuple(enumerate(change["forms"])) if "forms" in change else new.kept.forms
    return replace(new, kept=replace(new.kept, forms=forms))


@pytest.mark.parametrize(("name", "editor"), CASES, ids=["-".join(each) for each in CASES])
def test_a_change_takes_and_writes_its_own_lines_and_the_date(name: str, editor: str) -> None:
    change = CHANGES[name]
    before = (EDITORS / editor).read_bytes()
    catalog = opened(before)
    after = po_edit.change(catalog, po_edit.Change(wanted(catalog, change), NOW))
    assert isinstance(after, bytes)
    charset = catalog.charset
    old, new = (each.decode(charset).splitlines(keepends=True) for each in (before, after))
    assert {line[-2:] == "\r\n" for line in new} == {line[-2:] == "\r\n" for line in old}
    lines = [line.rstrip("\r\n") for line in ndiff(old, new) if line[0] in "+-"]
    own = [line for line in lines if "PO-Revision-Date" not in line]
    assert own == [line for line in change["editors"][editor].split("\n") if line]
    assert sum(DATE[1:-1] in line for line in new) == 1


words = st.text(st.sampled_from('aé薬ا "\\{}|#%-\n\t\u00a0\u2066\u2069'), max_size=90)
notes = st.sampled_from(["", "wie besprochen", "confirm: terms, so gesagt\n\nund noch"])
entries = st.builds(
    Message,
    context=st.sampled_from(["", "a/text", "b/list/1/text", 'c "d"']),
    id=words.filter(bool),
    string=words,
    fuzzy=st.booleans(),
    source=st.sampled_from(["", "content/documents/tea.yaml"]),
    note=st.sampled_from(["", "text, in a\n{4.5 mg} is a quantity: keep it"]),
    comment=notes,
    previous=words,
)
files = st.lists(entries, min_size=1, max_size=5).map(
    lambda found: tuple({message.key: message for message in found}.values())
)


said = st.tuples(words, st.booleans(), notes)


@given(found=files, which=st.integers(0, 4), said=said, end=st.sampled_from(["\n", "\r\n", "\r"]), gone=st.booleans())
def test_all_but_the_message_is_read_as_before(
    found: tuple[Message, ...], which: int, said: tuple[str, bool, str], end: str, gone: bool
) -> None:
    string, fuzzy, note = said
    old = found[which % len(found)]
    others = tuple(each for each in found if each is not old)
    text = po.write(Messages("tea", "de", "Tee", others if gone else found))
    before = text.replace("\n", end).encode()
    new = replace(old, string=string, fuzzy=fuzzy, comment=note, previous=old.previous if fuzzy and not gone else "")
    after = po_edit.change(opened(before, "de"), po_edit.Change(new, NOW))
    assert isinstance(after, bytes)
    read, findings = po.parse(after, "tea.po", "tea", Locale("de"))
    assert read is not None, findings
    wanted = (*others, new) if gone else tuple(new if each is old else each for each in found)
    assert read.messages == wanted
    kept = {line for line in before.splitlines(keepends=True) if line not in after.splitlines(keepends=True)}
    assert all(line.startswith((b'"', b"#", b"msgstr")) for line in kept)


@given(found=files, which=st.integers(0, 4))
def test_a_message_that_stays_as_it_is_keeps_every_byte_but_the_date(found: tuple[Message, ...], which: int) -> None:
    before = po.write(Messages("tea", "de", "Tee", found)).encode()
    after = po_edit.change(opened(before, "de"), po_edit.Change(found[which % len(found)], NOW))
    assert isinstance(after, bytes)
    assert after == before.replace(b'"PO-Revision-Date: \\n"', DATE.encode())


def test_a_character_that_the_files_own_set_lacks_is_refused_by_name() -> None:
    catalog = opened((EDITORS / "msgconv-cp1252.po").read_bytes())
    found = po_edit.change(catalog, po_edit.Change(Message("title", "La fièvre", "熱"), NOW))
    assert isinstance(found, Finding)
    assert found.problem == "the file is in CP1252, which has no 熱 (U+71B1)"


def test_who_changed_a_file_is_said_in_its_header() -> None:
    catalog = opened((EDITORS / "weblate-no-wrap.po").read_bytes())
    after = po_edit.change(catalog, po_edit.Change(wanted(catalog, {"context": "title"}), NOW, "Ada <ada@example.org>"))
    assert isinstance(after, bytes)
    read, _ = po.parse(after, "fever.po", "fever", Locale("en"))
    assert read is not None
    assert dict(read.metadata)["Last-Translator"] == "Ada <ada@example.org>"
    assert dict(read.metadata)["PO-Revision-Date"] == "2026-11-27 06:00+0000"
    assert dict(read.metadata)["Language-Team"].startswith("English <")


def test_plural_forms_are_changed_one_by_one() -> None:
    forms = ((0, "eine Tablette"), (1, "{n} Tabletten"))
    tablets = Message("", "{n} tablet", kept=Kept(plural="{n} tablets", forms=forms))
    before = po.write(Messages("tea", "de", messages=(tablets, Message("a", "b", "c"))))
    new = replace(tablets, kept=replace(tablets.kept, forms=((0, "{n} Tablette"), forms[1])))
    after = po_edit.change(opened(before.encode(), "de"), po_edit.Change(new, NOW))
    assert isinstance(after, bytes)
    gone, come = set(before.splitlines()), set(after.decode().splitlines())
    assert gone - come == {'msgstr[0] "eine Tablette"', '"PO-Revision-Date: \\n"'}
    assert come - gone == {'msgstr[0] "{n} Tablette"', DATE}


def test_a_file_without_a_date_or_a_last_line_end_gets_the_one_and_stays_without_the_other() -> None:
    text = po.write(Messages("tea", "de", messages=(Message("a", "b", "c"),))).replace('"PO-Revision-Date: \\n"\n', "")
    before = text.rstrip("\n").encode()
    after = po_edit.change(opened(before, "de"), po_edit.Change(Message("a", "b", "d"), NOW))
    assert isinstance(after, bytes)
    assert DATE in after.decode().splitlines()
    assert after.endswith(b'msgstr "d"')
