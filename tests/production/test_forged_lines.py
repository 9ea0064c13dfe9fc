"""Nothing that a person or the name of a file says can move the cursor, turn a line or make another one."""

import json
import re
import shutil
from unicodedata import category

import pytest
from conftest import Run
from workshop import Done, Workshop

from feuillet.findings import Finding, Location, visible

SIGNS = {
    "escape": "\x1b[2K",
    "newline": "\n",
    "return": "\r",
    "bell": "\x07",
    "next line": "\x85",
    "line separator": "\u2028",
    "right-to-left override": "\u202e",
    "isolate": "\u2067",
    "mark": "\u200f",
    "byte order mark": "\ufeff",
    "tag": "\U000e0041",
}
FORGED = "locales/de/x.po:1: all is well; go on [forged]"
FEVER, CATALOG = "content/documents/fever.yaml", "locales/ja/LC_MESSAGES/fever.po"
UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
XLIFF = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="fever" source-language="fr"
target-language="ja" datatype="plaintext"><body><trans-unit id="a" resname="{}"><source>b</source><target>c</target></trans-unit>
</body></file></xliff>"""


def assert_plain(done: Done, *, told: bool = True) -> None:
    """Hold every line of an answer against what a terminal would do with it."""
    for line in (*done.out.split("\n"), *done.err.split("\n")):
        assert [sign for sign in line if category(sign) in UNSEEN] == []
        assert not line.startswith(FORGED)
    assert "Traceback" not in done.err
    assert bool(done.err) == told


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_a_key_a_slug_and_a_message_are_shown_with_their_signs_escaped(workshop: Workshop, run: Run, sign: str) -> None:
    quoted = json.dumps(f"x{sign}{FORGED}").replace("\\ud", "\\\\ud")
    workshop.edit(FEVER, "revision: 3", f"revision: 3\n{quoted}: 1")
    workshop.edit("content/imprints/ward.yaml", "formats:", f"documents: [{quoted}]\nformats:")
    done = run(workshop, "check")
    assert_plain(done)
    assert len(done.findings) >= 2
    assert_json(run(workshop, "check", "--json"))


@pytest.mark.parametrize("sign", ["escape", "newline", "return", "bell"])
def test_the_context_of_a_message_is_shown_with_its_signs_escaped(workshop: Workshop, run: Run, sign: str) -> None:
    written = {"escape": "\\033[2K", "newline": "\\n", "return": "\\r", "bell": "\\a"}[sign]
    text = workshop.path(CATALOG).read_text(encoding="utf-8")
    message = (
        f'\n#. safety\nmsgctxt "sections/x{written}{FORGED}"\nmsgid "Prenez {{500 mg}}{written}{FORGED}"\nmsgstr "x"\n'
    )
    workshop.path(CATALOG).write_text(text + message, encoding="utf-8")
    refused = sign in {"escape", "bell"}  # no catalog may hold these
    for words in (("check",), ("make", "--locale", "ja"), ("extract",), ("merge",)):
        assert_plain(run(workshop, *words), told=words[0] in {"check", "make"} or (refused and words[0] == "merge"))
    assert_json(run(workshop, "check", "--json"))


@pytest.mark.parametrize("sign", [each for each in SIGNS.values() if each not in "\x1b[2K\x07\ufeff"], ids=ascii)
def test_the_name_of_a_text_that_comes_back_is_shown_with_its_signs_escaped(
    workshop: Workshop, run: Run, sign: str
) -> None:
    name = "".join(f"&#{ord(letter)};" for letter in sign)
    workshop.path("agency.xlf").write_text(XLIFF.format(f"x{name}{FORGED}"), encoding="utf-8")
    assert_plain(run(workshop, "import", str(workshop.path("agency.xlf"))))


@pytest.mark.parametrize("sign", [*SIGNS.values(), "\udcff"], ids=ascii)
def test_the_name_of_a_file_is_shown_with_its_signs_escaped(workshop: Workshop, run: Run, sign: str) -> None:
    name = f"x{sign}all is well; go on [forged]"
    shutil.copy(workshop.path(FEVER), workshop.path(f"content/documents/{name}.yaml"))
    workshop.path(f"locales/{name}/LC_MESSAGES").mkdir(parents=True)
    workshop.path(f"{name}.xlf").write_text(XLIFF.format("a"), encoding="utf-8")
    for words in (("check",), ("import", str(workshop.path(f"{name}.xlf"))), ("import", "/nowhere/" + name)):
        assert_plain(run(workshop, *words))
    made = run(workshop, "make", "--output", str(workshop.root / name), "--locale", "fr", "--format", "epub")
    assert_plain(made)
    assert_json(run(workshop, "check", "--json"))
    assert_json(
        workshop.run("make", "--json", "--output", str(workshop.root / name), "--locale", "fr", "--format", "epub")
    )


def assert_json(done: Done) -> None:
    """Hold a program's answer to be one object, in which a finding says what it said."""
    assert done.err == ""
    assert done.answer["findings"]
    assert [sign for sign in done.out if category(sign) in UNSEEN and sign != "\n"] == []


def test_escaped_signs_in_json_stand_for_the_very_same(workshop: Workshop, run: Run) -> None:
    workshop.edit(FEVER, "revision: 3", 'revision: 3\n"x\\u202e\\x1b\\n": 1')
    (finding,) = run(workshop, "check", "--json").answer["findings"]
    assert finding["problem"] == "x\u202e\x1b has no meaning here"


def test_joiners_of_words_are_letters_and_stay() -> None:
    for word in ("می‌خواهم", "ක්‍රියා", "Größe", "発熱", "a b"):
        assert visible(word) == word
    assert visible("a\nb\x1b\u202e\udcff\\") == "a\\nb\\x1b\\u202e\\udcff\\"


def test_a_finding_is_one_line_whatever_it_is_made_of() -> None:
    finding = Finding(Location("a\nb.po", 1), "c\nd\u2028", "e\rf", "g")
    assert re.fullmatch(r"[ -~]+", str(finding))


def test_a_terminal_without_the_letters_shows_their_numbers(workshop: Workshop) -> None:
    workshop.edit(CATALOG, 'msgstr "発熱"', 'msgstr "発熱 39"')
    plain = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for words in (("check",), ("check", "--json"), ("status",), ("check", "--explain-typography")):
        done = workshop.run(*words, env=plain)
        assert "Traceback" not in done.err
        assert done.out.isascii()
        if "--json" in words:
            assert done.answer["findings"]
