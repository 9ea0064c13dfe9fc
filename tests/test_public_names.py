"""What a program may import from Feuillet itself, and that nobody pays for what it does not ask for."""

import ast
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import feuillet

SOURCE = ast.parse(Path(feuillet.__file__).read_text(encoding="utf-8"))


def loaded(code: str) -> set[str]:
    """List the modules that a fresh Python has loaded once it has run some code."""
    program = f"{code}; import json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_feuillet_itself_imports_nothing_before_it_is_asked() -> None:
    assert {name for name in loaded("import feuillet") if name.partition(".")[0] == "feuillet"} == {"feuillet"}
    assert "feuillet.project" in loaded("from feuillet import Project")  # so that the test would see it


@pytest.mark.parametrize("name", sorted(feuillet.HOMES))
def test_a_public_name_is_that_of_its_module_and_says_what_it_is(name: str) -> None:
    named = getattr(feuillet, name)
    assert named is getattr(import_module(feuillet.HOMES[name]), name)
    assert named.__doc__


def test_the_public_names_are_listed_alike_for_readers_for_types_and_for_python() -> None:
    typed = {
        each.name: node.module for node in ast.walk(SOURCE) if isinstance(node, ast.ImportFrom) for each in node.names
    }
    assert {name: module for name, module in typed.items() if module not in {"importlib", "typing"}} == feuillet.HOMES
    assert sorted(feuillet.__all__) == sorted({*feuillet.HOMES, "__version__"})


def test_what_is_no_public_name_is_refused_as_python_does() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Prorject'"):
        _ = feuillet.Prorject
