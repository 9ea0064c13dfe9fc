"""A text that is saved at a desk is in its file whole, and no word of anybody else is lost."""

import datetime
import random
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from workshop import ROOT, Workshop

from feuillet import files
from feuillet.cldr import Locale
from feuillet.findings import Finding, UsageError
from feuillet.project import Project
from feuillet.publication.saving import Conflict, Edit, save, seen_as
from feuillet.translation import po
from feuillet.translation.messages import Message, Messages

NOW = datetime.datetime(2026, 11, 27, 6, 0, tzinfo=datetime.UTC)
FEVER = "locales/en/LC_MESSAGES/fever.po"
TITLE = ("title", "La fièvre")


def texts(house: Workshop, name: str = FEVER, tag: str = "en") -> Messages:
    messages, findings = po.parse(house.path(name).read_bytes(), name, Path(name).stem, Locale(tag))
    assert messages, findings
    return messages


def edit(message: Message, string: str, locale: str = "en", domain: str = "fever", **more: object) -> Edit:
    return Edit(locale, domain, message.context, message.id, seen_as(message), string, **more)  # type: ignore[arg-type]


def title(house: Workshop) -> Message:
    found = texts(house).get(*TITLE)
    assert found
    return found


def lines(content: bytes) -> list[str]:
    return content.decode().splitlines()


def test_a_text_is_saved_and_nothing_else_but_the_date(empty: Workshop) -> None:
    before = empty.path(FEVER).read_bytes()
    saved = save(Project(empty.root), edit(title(empty), "A fever", note="ask Rosa"), NOW)
    assert isinstance(saved, Message)
    after = empty.path(FEVER).read_bytes()
    assert [line for line in lines(after) if line not in lines(before)] == [
        '"PO-Revision-Date: 2026-11-27 06:00+0000\\n"',
        "# ask Rosa",
        'msgstr "A fever"',
    ]
    assert title(empty) == saved
    assert seen_as(title(empty)) == seen_as(saved)


def test_what_was_changed_outside_meanwhile_is_kept(empty: Workshop) -> None:
    shown = title(empty)
    other = next(each for each in texts(empty).messages if each.context == "key-points/1/text")
    empty.edit(FEVER, f'msgstr "{other.string}"', 'msgstr "Drink."')
    saved = save(Project(empty.root), edit(shown, "A fever"), NOW)
    assert isinstance(saved, Message)
    assert [texts(empty).by_context[name].string for name in ("title", other.context)] == ["A fever", "Drink."]


def test_a_text_that_the_file_says_otherwise_by_now_is_not_overwritten(empty: Workshop) -> None:
    shown = title(empty)
    empty.edit(FEVER, f'msgstr "{shown.string}"', 'msgstr "Temperature"')
    before = empty.path(FEVER).read_bytes()
    answer = save(Project(empty.root), edit(shown, "A fever"), NOW)
    assert isinstance(answer, Conflict)
    assert answer.theirs.string == "Temperature"
    assert empty.path(FEVER).read_bytes() == before
    assert isinstance(save(Project(empty.root), edit(answer.theirs, "A fever"), NOW), Message)


def test_a_file_that_an_editor_writes_between_our_reading_and_our_writing_is_read_again(
    empty: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange, calls = files.exchange, list[bytes]()

    def late(file: Path, old: bytes | None, new: bytes, root: Path) -> bool:
        calls.append(new)
        if len(calls) == 1:
            empty.edit(FEVER, 'msgstr "Drink often."', 'msgstr "Drink."')
        return exchange(file, old, new, root)

    empty.edit(FEVER, texts(empty).by_context["key-points/1/text"].string, "Drink often.")
    monkeypatch.setattr(files, "exchange", late)
    assert isinstance(save(Project(empty.root), edit(title(empty), "A fever"), NOW), Message)
    assert len(calls) == 2
    assert texts(empty).by_context["key-points/1/text"].string == "Drink."


def test_a_save_that_is_sent_twice_is_done_once(empty: Workshop) -> None:
    shown = title(empty)
    for _ in range(2):
        assert isinstance(save(Project(empty.root), edit(shown, "A fever"), NOW), Message)


def test_a_wrong_dose_is_saved_for_the_checks_to_report(empty: Workshop) -> None:
    dose = next(each for each in texts(empty).messages if "{500 mg}" in each.id)
    saved = save(Project(empty.root), edit(dose, dose.string.replace("500", "5000")), NOW)
    assert isinstance(saved, Message)
    assert "{5000 mg}" in texts(empty).by_context[dose.context].string


@pytest.mark.parametrize(
    ("string", "note", "said"),
    [
        ("a\0b", "", "a control character U+0000 is here"),
        ("a\u2028b", "", "a control character U+2028 is here"),
        ("a", "b\x1b[2J", "a control character U+001B is here"),
        ("a\ud800", "", "half a character is here"),
        ("a" * 20_001, "", "the text has 20001 letters where 20000 are enough"),
        ("a", "b\n" * 101 + "c", "the note has more than 100 lines"),
        ("a", "File: a.yaml, line: 3", "this cannot be written: the file would not be read as it is meant"),
    ],
)
def test_what_no_catalog_may_hold_is_refused(empty: Workshop, string: str, note: str, said: str) -> None:
    before = empty.path(FEVER).read_bytes()
    answer = save(Project(empty.root), edit(title(empty), string, note=note), NOW)
    assert isinstance(answer, Finding)
    assert answer.problem == said
    assert empty.path(FEVER).read_bytes() == before


@pytest.mark.parametrize(
    ("locale", "domain", "context"),
    [
        ("../fr", "fever", "title"),
        ("en", "../../../etc/passwd", "title"),
        ("en", "fever", "no/such"),
        ("xx", "fever", "title"),
        ("fr", "fever", "title"),
        ("en", "imprint-none", "title"),
        ("", "", ""),
    ],
)
def test_what_does_not_exist_is_no_file(empty: Workshop, locale: str, domain: str, context: str) -> None:
    before = {file: file.read_bytes() for file in empty.root.rglob("*") if file.is_file()}
    with pytest.raises(UsageError):
        save(Project(empty.root), Edit(locale, domain, context, "La fièvre.", "", "x"), NOW)
    assert {file: file.read_bytes() for file in empty.root.rglob("*") if file.is_file()} == before


def test_a_region_gets_a_file_and_the_text_that_it_says_otherwise(empty: Workshop) -> None:
    empty.path("locales/en-GB/LC_MESSAGES").mkdir(parents=True)
    shown = title(empty)
    assert isinstance(save(Project(empty.root), edit(shown, "A fever", "en-GB"), NOW), Message)
    british = "locales/en-GB/LC_MESSAGES/fever.po"
    assert [(each.context, each.string) for each in texts(empty, british, "en-GB").messages] == [("title", "A fever")]
    other = texts(empty).by_context["key-points/1/text"]
    assert isinstance(save(Project(empty.root), edit(other, "Drink.", "en-GB"), NOW), Message)
    assert [each.string for each in texts(empty, british, "en-GB").messages] == ["A fever", "Drink."]


def test_a_catalog_that_is_not_there_is_made_whole(empty: Workshop) -> None:
    count = len([each for each in texts(empty).messages if not each.obsolete])
    empty.path(FEVER).unlink()
    assert isinstance(save(Project(empty.root), edit(Message(*TITLE), "A fever"), NOW), Message)
    assert len(texts(empty).messages) == count
    assert [each.string for each in texts(empty).messages if each.worded] == ["A fever"]


def test_a_text_whose_source_was_reworded_is_saved_for_the_new_one(empty: Workshop) -> None:
    old = title(empty)
    empty.edit("content/documents/fever.yaml", "La fièvre\n", "Votre fièvre\n")
    answer = save(Project(empty.root), Edit("en", "fever", "title", "Votre fièvre", seen_as(old), "Your fever"), NOW)
    assert isinstance(answer, Message)
    found = [(each.id, each.string) for each in texts(empty).messages if each.context == "title"]
    assert found == [("Votre fièvre", "Your fever")]


def test_counted_words_are_saved_form_by_form(empty: Workshop) -> None:
    name = "locales/ja/LC_MESSAGES/templates.po"
    tablet = next(each for each in texts(empty, name, "ja").messages if each.kept.plural == "{n} tablets")
    said = Edit("ja", "templates", "", tablet.id, seen_as(tablet), forms=("{n}粒",))
    assert isinstance(save(Project(empty.root), said, NOW), Message)
    found = texts(empty, name, "ja").get("", tablet.id)
    assert found
    assert found.forms == {0: "{n}粒"}
    with pytest.raises(UsageError, match="has 1 plural forms"):
        save(Project(empty.root), Edit("ja", "templates", "", tablet.id, seen_as(found), forms=("a", "b")), NOW)


SAVES = """
import datetime, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from feuillet.project import Project
from feuillet.publication.saving import Edit, save, seen_as
from feuillet.translation.messages import Message
project, now = Project(Path({project!r})), datetime.datetime(2026, 11, 27, tzinfo=datetime.UTC)
print("ready", flush=True)
{saves}
"""
EACH = """
for context, id, seen, string in {edits!r}:
    answer = save(project, Edit("en", "fever", context, id, seen, string), now)
    assert isinstance(answer, Message), answer
"""
AGAIN = """
shown, number = {seen!r}, 0
while True:
    number += 1
    answer = save(project, Edit("en", "fever", "title", "La fièvre", shown, "Fever " * 200 + str(number)), now)
    shown = seen_as(answer)
"""


def start(house: Workshop, saves: str) -> "subprocess.Popen[str]":
    program = SAVES.format(root=str(ROOT), project=str(house.root), saves=saves)
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def undated(house: Workshop) -> str:
    """The text of the catalog, but for its date."""
    text = house.path(FEVER).read_text(encoding="utf-8")
    return re.sub("^.PO-Revision-Date.*$", "", text, flags=re.MULTILINE)


def many(house: Workshop, count: int) -> list[Message]:
    """Give the catalog so many texts."""
    more = tuple(Message(f"more/{number}", f"Texte {number}", "before") for number in range(count))
    old = texts(house)
    file = po.write(Messages("fever", "en", old.comment, (*old.messages, *more), old.metadata))
    house.path(FEVER).write_text(file, encoding="utf-8")
    return list(more)


@pytest.mark.parametrize("count", [4, pytest.param(50, marks=pytest.mark.verify)])
@pytest.mark.slow
def test_two_processes_that_save_into_one_catalog_lose_no_text(empty: Workshop, count: int) -> None:
    found = many(empty, 2 * count)
    edits = [(each.context, each.id, seen_as(each), f"{each.context} after") for each in found]
    processes = [start(empty, EACH.format(edits=edits[half::2])) for half in range(2)]
    assert [process.communicate(timeout=120)[1] for process in processes] == ["", ""]
    assert {texts(empty).by_context[each.context].string for each in found} == {each[3] for each in edits}


def test_threads_of_one_desk_that_save_into_one_catalog_lose_no_word(empty: Workshop) -> None:
    found = many(empty, 12)
    with ThreadPoolExecutor(4) as pool:
        answers = [*pool.map(lambda each: save(Project(empty.root), edit(each, f"{each.id} after"), NOW), found)]
    assert all(isinstance(each, Message) for each in answers)
    assert {texts(empty).by_context[each.context].string for each in found} == {f"{each.id} after" for each in found}


@pytest.mark.parametrize("count", [1, pytest.param(100, marks=pytest.mark.verify)])
@pytest.mark.slow
def test_a_save_that_is_killed_at_any_moment_leaves_the_file_as_it_was_or_as_it_was_to_be(
    empty: Workshop, count: int
) -> None:
    chance, seconds = random.Random(14), 0.12  # noqa: S311 moments, not secrets
    before = undated(empty)
    for _ in range(count):
        process = start(empty, AGAIN.format(seen=seen_as(title(empty))))
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.random() * seconds)
        process.kill()  # SIGKILL: it cannot tidy up
        process.communicate(timeout=60)
        found = title(empty).string
        assert re.fullmatch(r"Fever|(Fever ){200}\d+", found)
        assert undated(empty).replace(f'msgstr "{found}"', 'msgstr "Fever"') == before
    assert isinstance(save(Project(empty.root), edit(title(empty), "A fever"), NOW), Message)
    assert not [*empty.path(FEVER).parent.glob(".feuillet-*")]
