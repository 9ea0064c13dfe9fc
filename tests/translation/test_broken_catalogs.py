"""What translators are told of a broken PO file: a folder of them, each beside the findings it must give.

A line of the ``.txt`` file is how a finding begins. All are files of a German translation.
"""

from pathlib import Path

import pytest
from effort import effort

from feuillet.cldr import Locale
from feuillet.translation import plurals, po

BROKEN = Path(__file__).parent / "broken"
GERMAN = Locale("de")
CASES = [pytest.param(file, id=file.stem) for file in sorted(BROKEN.glob("*.po"))]


@pytest.mark.parametrize("file", CASES)
def test_a_broken_catalog_gives_its_findings(file: Path) -> None:
    expected = file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    _, findings = po.read(file, file.name, "tea", GERMAN)
    found = list(map(str, findings))
    assert expected
    assert len(found) == len(expected), found
    assert [text[: len(begin)] for text, begin in zip(found, expected, strict=True)] == expected


def test_every_list_of_findings_has_its_catalog() -> None:
    assert {file.stem for file in BROKEN.glob("*.txt")} == {file.stem for file in BROKEN.glob("*.po")}


WHOLE = """\
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "title"
msgid "Le thé"
msgstr "Der Tee"

#, fuzzy
msgctxt "message"
msgid "Buvez-en."
msgstr ""
"Trinken Sie ihn, "
"süß."

#~ msgctxt "old"
#~ msgid "Avant"
#~ msgstr "Früher"
"""


def test_a_whole_catalog_gives_none(tmp_path: Path) -> None:
    file = tmp_path / "tea.po"
    file.write_text(WHOLE, encoding="utf-8")
    messages, findings = po.read(file, "tea.po", "tea", GERMAN)
    assert messages is not None
    assert findings == ()
    assert [(each.id, each.string, each.fuzzy, each.obsolete) for each in messages.messages] == [
        ("Le thé", "Der Tee", False, False),
        ("Buvez-en.", "Trinken Sie ihn, süß.", True, False),
        ("Avant", "Früher", False, True),
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"Trinken Sie ihn, "', '"#-#-#-#-#  a.po  #-#-#-#-#\\n"', 0),
        ("Früher", "#-#-#-#-#  a.po  #-#-#-#-#", 0),
        ("Der Tee", "#-#-#-#-#  a.po  #-#-#-#-#", 1),
    ],
    ids=["fuzzy", "obsolete", "printed"],
)
def test_two_translations_that_msgcat_has_joined_are_told_where_they_would_be_printed(
    tmp_path: Path, old: str, new: str, told: int
) -> None:
    file = tmp_path / "tea.po"
    file.write_text(WHOLE.replace(old, new), encoding="utf-8")
    assert len(po.read(file, "tea.po", "tea", GERMAN)[1]) == told


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_a_catalog_saved_on_windows_is_read_as_well(tmp_path: Path, ends: str) -> None:
    file = tmp_path / "tea.po"
    file.write_bytes(("\ufeff" + WHOLE.replace("\n", ends)).encode())
    messages, findings = po.read(file, "tea.po", "tea", GERMAN)
    assert findings == ()
    assert messages is not None
    assert [each.string for each in messages.messages] == ["Der Tee", "Trinken Sie ihn, süß.", "Früher"]


def test_a_catalog_cut_off_anywhere_in_a_message_is_found(tmp_path: Path) -> None:
    file = tmp_path / "tea.po"
    whole = WHOLE[: WHOLE.index("#, fuzzy")].encode()
    start = whole.index(b'msgctxt "title"')
    for end in range(start + 1, whole.index(b'msgstr "Der')):
        file.write_bytes(whole[:end])
        assert po.read(file, "tea.po", "tea", GERMAN)[1], whole[:end]
    for end in range(whole.index(b"Der") + 1, whole.index(b"Tee") + 3):
        file.write_bytes(whole[:end])
        assert po.read(file, "tea.po", "tea", GERMAN)[1], whole[:end]


@pytest.mark.parametrize("tag", ["ar", "en", "fr", "ja", "lt", "pl", "pt-BR", "ru", "sl", "tr", "zh-Hans", "cy"])
def test_the_plural_rule_we_write_is_the_one_we_accept(tag: str) -> None:
    assert plurals.fault(Locale(tag).plural_forms, Locale(tag)) == ""


@pytest.mark.parametrize("escape", ["\\101", "\\x41", "\\1", '\\"', "a"])
def test_a_long_line_that_never_closes_is_refused_at_once(tmp_path: Path, escape: str) -> None:
    file = tmp_path / "tea.po"
    file.write_text(WHOLE.replace('Der Tee"', escape * 20_000), encoding="utf-8")
    assert effort(po.read, file, "tea.po", "tea", GERMAN) < 5
    assert po.read(file, "tea.po", "tea", GERMAN)[1]
