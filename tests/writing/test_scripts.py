"""What is written down of a script: that it is whole, and that a script without a file has no typeface."""

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from feuillet.writing.language import UNKNOWN
from feuillet.writing.script import Script, codes, script

ROOT = Path(__file__).parents[2]


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
