"""Writing PO files that every editor opens, and reading the same from them again."""

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feuillet.cldr import Locale
from feuillet.project import Project
from feuillet.publication.features import Features
from feuillet.publication.sources import Sources, read_manuscripts
from feuillet.translation import po
from feuillet.translation.domains import Domain
from feuillet.translation.merge import merge
from feuillet.translation.messages import RETIRED, SAFETY, Message, Messages

PROJECT = Project(Path(__file__).parents[2])
LOCALES = ["ar", "cs", "de", "fa", "fr-CA", "he", "ja", "pl", "pt-BR", "ru", "sl", "tr", "zh-Hans", "zh-Hant"]
CATALOGS = sorted(PROJECT.locales_folder.glob("*/LC_MESSAGES/*.po"))

words = st.text(st.sampled_from('aé薬ا "\\{}|#%-\n\t\u00a0\u202f\u2066\u2069'), min_size=1, max_size=12)
messages = st.builds(
    Message,
    context=st.sampled_from(["", "a/text", "b/list/1/text", 'c "d"']),
    id=words,
    string=words | st.just(""),
    fuzzy=st.booleans(),
    source=st.sampled_from(["", "content/documents/tea.yaml"]),
    note=st.sampled_from(["", "text, in a\n{4.5 mg} is a quantity: keep it"]),
    comment=st.sampled_from(["", "wie besprochen"]),
    previous=words | st.just(""),
)


def msgfmt(file: Path) -> str:
    """Ask gettext what it thinks of a file."""
    command = ["msgfmt", "--check", "--output-file=/dev/null", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else ""


def distinct(found: list[Message]) -> Messages:
    """Put messages with keys of their own into a file, obsolete ones last as editors want them."""
    unique = {message.key: message for message in found}.values()
    return Messages("tea", "de", "Tee", tuple(sorted(unique, key=lambda message: message.obsolete)))


@given(found=st.lists(messages, min_size=1, max_size=4).map(distinct))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, found: Messages) -> None:
    file = tmp_path_factory.getbasetemp() / "tea.po"
    file.write_text(po.write(found), encoding="utf-8", newline="")
    read, findings = po.read(file, "tea.po", "tea", Locale("de"))
    assert findings == ()
    assert read is not None
    assert read.messages == found.messages
    assert po.write(read) == po.write(found)


@pytest.mark.parametrize("tag", LOCALES)
def test_gettext_accepts_what_is_written_in_every_locale(tmp_path: Path, tag: str) -> None:
    file = tmp_path / "tea.po"
    found = (
        Message("a/text", "Prenez {4.5 mg}.", 'Nehmen "Sie" {4.5 mg}\\.', note="text, in a", source="tea.yaml"),
        Message("b/text", "Une.", "Eins.", fuzzy=True, previous="Un.", comment="offen"),
        Message("c/text", "Trois.", "Drei.", obsolete=True),
        Message("d/text", "Cinq."),
    )
    file.write_text(po.write(Messages("tea", tag, "Tee", found)), encoding="utf-8")
    assert msgfmt(file) == ""
    assert po.read(file, "tea.po", "tea", Locale(tag))[1] == ()


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: f"{file.parents[1].name}-{file.stem}")
def test_gettext_accepts_the_catalogs_that_ship(file: Path) -> None:
    assert msgfmt(file) == ""


@pytest.fixture(scope="module")
def domains() -> dict[str, Domain]:
    """Extract what the project wants translated."""
    return {domain.name: domain for domain in read_manuscripts(Sources(PROJECT, Features())).domains(PROJECT)}


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: f"{file.parents[1].name}-{file.stem}")
def test_merging_the_catalogs_that_ship_with_their_source_changes_nothing(
    file: Path, domains: dict[str, Domain]
) -> None:
    old, findings = po.read(file, file.name, file.stem, Locale(file.parents[1].name))
    assert findings == ()
    assert old is not None
    assert po.write(merge(domains[file.stem].template, old)) == file.read_text(encoding="utf-8")


def test_a_written_file_holds_no_date_and_no_wrapped_line() -> None:
    text = po.write(Messages("tea", "de", messages=(Message("a/text", "mot " * 60, "Wort " * 60),)))
    assert '"PO-Revision-Date: \\n"' in text
    assert [line for line in text.splitlines() if line.startswith(("msgid", "msgstr"))][2:] == [
        f'msgid "{"mot " * 60}"',
        f'msgstr "{"Wort " * 60}"',
    ]


def test_a_quantity_is_never_flagged_as_a_format_string() -> None:
    # Checkers of such formats let {45 mg} pass for {4.5 mg}.
    text = po.write(Messages("tea", "de", messages=(Message("a/text", "{4.5 mg}", "{4.5 mg}"),)))
    assert "format" not in text.replace("Project-Id", "")


def test_what_a_po_editor_wrote_into_the_header_is_kept() -> None:
    kept = (("Last-Translator", "M. Müller"), ("X-Generator", "Poedit 3"), ("Language", "fr"))
    text = po.write(Messages("tea", "de", metadata=kept))
    assert '"Last-Translator: M. Müller\\n"' in text
    assert '"X-Generator: Poedit 3\\n"' in text
    assert '"Language: de\\n"' in text


@pytest.mark.parametrize("comment", [RETIRED, f"wie besprochen\n{RETIRED}", f"# {RETIRED}", f"#{RETIRED}"])
def test_an_obsolete_text_of_safety_is_known_by_its_comment_when_an_editor_has_dropped_its_notes(
    tmp_path: Path, comment: str
) -> None:
    file = tmp_path / "tea.po"
    gone = Message("a/warning", "Un.", "Eins.", obsolete=True, note=SAFETY, comment=comment, safety=True)
    ordinary = Message("b/text", "Deux.", "Zwei.", obsolete=True)
    file.write_text(
        po.write(Messages("tea", "de", messages=(Message("c", "Trois."), gone, ordinary))), encoding="utf-8"
    )
    assert SAFETY not in file.read_text(encoding="utf-8")
    read, findings = po.read(file, "tea.po", "tea", Locale("de"))
    assert findings == ()
    assert read is not None
    assert [message.safety for message in read.messages] == [False, True, False]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_reads_the_same_however_its_accents_and_its_lines_end(
    tmp_path: Path, form: Literal["NFC", "NFD"], end: str
) -> None:
    file = tmp_path / "tea.po"
    found = Messages(
        "tea", "de", messages=(Message("é/text", "L'été, ñ, 각.", "Größe, ế, が.", comment="ü", previous="à"),)
    )
    file.write_text(normalize(form, po.write(found)), encoding="utf-8", newline=end)
    read, findings = po.read(file, "tea.po", "tea", Locale("de"))
    assert findings == ()
    assert read is not None
    assert read.messages == found.messages


def test_a_changed_string_changes_its_own_lines_only() -> None:
    found = tuple(Message(f"{name}/text", name, name.upper()) for name in ("un", "deux", "trois"))
    before = po.write(Messages("tea", "de", messages=found)).splitlines()
    after = po.write(Messages("tea", "de", messages=(found[0], replace(found[1], string="zwei"), found[2])))
    assert set(before) ^ set(after.splitlines()) == {'msgstr "DEUX"', 'msgstr "zwei"'}


@pytest.mark.parametrize(("tag", "forms"), [("ar", 6), ("pl", 4), ("ru", 4), ("de", 2), ("ja", 1)])
def test_plural_forms_are_cldrs(tag: str, forms: int) -> None:
    assert f"Plural-Forms: nplurals={forms};" in po.write(Messages("tea", tag))


@pytest.mark.parametrize(
    ("tag", "language"),
    [("de", "de_DE"), ("de", "de"), ("zh-Hans", "zh_CN"), ("zh-Hans", "zh_Hans"), ("pt-BR", "pt_BR"), ("pt-BR", "pt")],
)
def test_a_header_may_name_the_language_as_other_programs_do(tmp_path: Path, tag: str, language: str) -> None:
    file = tmp_path / "tea.po"
    text = po.write(Messages("tea", tag, messages=(Message("a/text", "Un.", "1"),)))
    line = f'"Language: {Locale(tag).gettext}\\n"'
    assert line in text
    file.write_text(text.replace(line, f'"Language: {language}\\n"'), encoding="utf-8")
    read, findings = po.read(file, "tea.po", "tea", Locale(tag))
    assert findings == ()
    assert read is not None
    assert po.write(read) == text


def test_a_declared_character_set_is_read_and_utf_8_is_written(tmp_path: Path) -> None:
    file = tmp_path / "tea.po"
    text = po.write(Messages("tea", "de", messages=(Message("a/text", "Été.", "Größe – süß"),)))
    file.write_bytes(text.replace("UTF-8", "WINDOWS-1252").encode("cp1252"))
    read, findings = po.read(file, "tea.po", "tea", Locale("de"))
    assert findings == ()
    assert read is not None
    assert po.write(read) == text
