"""What is written down of a script: that it is whole, and that a script without a file has no typeface."""

import ast
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from unicodedata import bidirectional, east_asian_width

import pytest
import yaml

from feuillet.findings import Location
from feuillet.manuscript.prose import Prose
from feuillet.preflight.translation.characters import disguised, scripts
from feuillet.preflight.translation.completeness import sentences
from feuillet.writing import generated
from feuillet.writing.language import UNKNOWN
from feuillet.writing.script import RIGHT_TO_LEFT, Breaks, Script, Signs, codes, faces, script, typeface

ROOT = Path(__file__).parents[2]
SHOWN = {
    code: yaml.safe_load((Path(__file__).parent / "scripts" / f"{code.lower()}.yaml").read_text(encoding="utf-8"))
    for code in faces()
}
"""By script: two sentences in it, in a language, and a word that needs a joiner where its spelling has them."""
LONGEST = 24
"""Letters of the longest word in the sentences of scripts that separate words."""
BLANK = re.compile(r"[\s\u200b]")


@pytest.mark.parametrize("name", [field.name for field in fields(Script)])
def test_a_forgotten_fact_of_a_script_is_named(name: str) -> None:
    facts = {key: fact for key, fact in vars(script("Latn")).items() if key != name}
    with pytest.raises(TypeError, match=name):
        Script(**facts)


@pytest.mark.parametrize("code", codes())
def test_a_script_s_file_is_one_script(code: str) -> None:
    assert isinstance(script(code), Script)


def test_a_script_without_a_file_has_no_typeface_and_letters_of_its_own() -> None:
    assert script("Shaw").face is UNKNOWN
    assert script("Shaw").letters == {"Shaw"}


def test_scripts_are_read_without_any_library() -> None:
    # -I and -S leave only the standard library on the path.
    program = f"import sys; sys.path.append({str(ROOT)!r}); from feuillet.writing.script import faces; faces()"
    subprocess.run([sys.executable, "-I", "-S", "-c", program], check=True)


@pytest.mark.parametrize("code", faces())
def test_the_letters_of_a_script_are_those_of_its_sentences(code: str) -> None:
    found = {each for each in scripts(SHOWN[code]["text"]) if each not in {"Zyyy", "Zinh", "Latn"}}
    assert found == script(code).letters - {"Latn"}


@pytest.mark.parametrize("code", faces())
def test_a_script_is_read_from_the_right_where_its_letters_are(code: str) -> None:
    found = {bidirectional(letter) for letter in SHOWN[code]["text"] if letter.isalpha()}
    assert bool(found & {"R", "AL"}) == (code in RIGHT_TO_LEFT)


@pytest.mark.parametrize("code", faces())
def test_blanks_separate_words_where_they_are_said_to(code: str) -> None:
    longest = max(map(len, SHOWN[code]["text"].replace("\u200b", "").split()))
    assert (longest < LONGEST) == script(code).spaced


@pytest.mark.parametrize("code", faces())
def test_the_first_of_two_sentences_ends_in_a_stop_and_a_blank_where_they_are_said_to(code: str) -> None:
    text = Prose(SHOWN[code]["text"], Location(""), language=SHOWN[code]["language"])
    assert (len(sentences(text)) == 2) == script(code).stops
    assert (" " in text.text) == script(code).apart


@pytest.mark.parametrize("code", faces())
def test_a_line_may_end_within_sentences_without_blanks_as_it_is_said(code: str) -> None:
    marked = "\u200b" in SHOWN[code]["text"]
    assert marked == (script(code).breaks is Breaks.MARKS)
    longest = max(map(len, BLANK.split(SHOWN[code]["text"])))
    assert (longest < LONGEST) == (script(code).breaks in {Breaks.NOWHERE, Breaks.MARKS} or code == "Kore")


@pytest.mark.parametrize("code", faces())
def test_a_joiner_is_a_letter_where_spelling_needs_it_and_a_fault_elsewhere(code: str) -> None:
    about = SHOWN[code]
    joined = about.get("joined", f"{about['text'][:1]}\u200d{about['text'][1:]}")
    found = list(disguised(Prose(joined, Location(""), language=about["language"])))
    assert (not found) == ("joined" in about) == script(code).joiners


@pytest.mark.parametrize("code", faces())
def test_a_script_with_capitals_has_them_in_its_sentences(code: str) -> None:
    assert any(map(str.isupper, SHOWN[code]["text"])) == (script(code).cased or code == "Cher")


@pytest.mark.parametrize("code", faces())
def test_emphasis_is_slanted_where_the_typeface_has_an_italic(code: str) -> None:
    assert any("Italic" in file.name for file in typeface(code).files) == script(code).slanted


@pytest.mark.parametrize("code", faces())
def test_what_a_sign_stands_for_is_said_beside_the_sentences(code: str) -> None:
    assert SHOWN[code]["signs"] == script(code).signs


@pytest.mark.parametrize("code", faces())
def test_signs_as_wide_as_high_are_called_so(code: str) -> None:
    wide = {east_asian_width(sign) for sign in SHOWN[code]["text"] if not sign.isspace()} <= {"W", "F"}
    assert (wide or code == "Kore") == (script(code).signs is Signs.SQUARES)


@pytest.mark.parametrize(
    ("code", "letters", "told_apart", "like_x_and_t"),
    [("Grek", range(0x391, 0x3CA), "αγσ", "χτ"), ("Cyrl", range(0x400, 0x460), "ЫЬЮг", "")],
)
def test_letters_that_look_like_a_latin_one_to_unicode_are_said_to(
    code: str, letters: range, told_apart: str, like_x_and_t: str
) -> None:
    skeleton = generated("confusables")
    latin = {each for each in map(chr, letters) if re.fullmatch("[A-Za-z]+", str(skeleton.get(each, "")))}
    assert script(code).alike == latin - {*told_apart} | {*like_x_and_t}


LATIN = {"Latn"}
"""What is compared with the script that every page has."""
ELSEWHERE = {"preflight/translation/characters.py": {"Grek"}}
"""Names in Greek letters, and signs of all scripts, are in every language."""
IN_BROWSERS = {"shelf/shelf.js": {"Arab", "Hebr", "Hira", "Thai"}}
"""How a reader's browser takes apart what is typed into the shelf's search: no code of ours is asked there."""


def test_no_script_is_named_outside_its_room() -> None:
    package = ROOT / "feuillet"
    known = {*codes(), *RIGHT_TO_LEFT, "Zyyy", "Zinh", "Hani", "Hira", "Kana", "Hang"} - LATIN
    for file in package.rglob("*.py"):
        place = file.relative_to(package).as_posix()
        if not place.startswith(("writing/", "_")):
            nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            said = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
            assert said & known <= ELSEWHERE.get(place, set()), place
    for file in (ROOT / "templates").rglob("*.*"):
        named = {*re.findall("|".join(known | LATIN), file.read_text(encoding="utf-8"))}
        assert named <= IN_BROWSERS.get(file.relative_to(ROOT / "templates").as_posix(), set()), file
