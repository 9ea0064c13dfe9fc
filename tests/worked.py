"""The worked examples of `docs/`: what a reader would type, taken from the code blocks of a page and done in a copy of the project.

The first word of a block says what is done with it. ``diff`` and a path: lines of a file are replaced. Another language and a
path: a file is written. ``sh``: commands are run, and must end well, or with the status that follows: ``sh 1``. ``text``: what the
last commands said has these lines. ``files``: these files are there. Any other block is for the reader.
"""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(?P<language>\w+)(?: (?P<path>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
COPIED = (".readme", "content", "docs", "feuillet", "locales", "templates", "tests")
BESIDE = ("CHANGELOG.md", "CONTRIBUTING.md", "README.md", "LICENSE", "Makefile", "build.py", "pyproject.toml")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "node_modules")
PYTHON = ("python3 ", ".venv/bin/python ")


@dataclass(frozen=True)
class Block:
    """A code block of a page."""

    language: str
    path: str
    text: str


def blocks(page: str) -> Iterator[Block]:
    """List the code blocks of a page."""
    for found in BLOCK.finditer(page):
        yield Block(found["language"], found["path"] or "", found["text"])


def copy(root: Path) -> Path:
    """Copy the project, without what was made from it."""
    for name in COPIED:
        shutil.copytree(ROOT / name, root / name, symlinks=True, ignore=LEFT_OUT)
    for name in BESIDE:
        shutil.copyfile(ROOT / name, root / name)
    return root


def follow(page: str, root: Path) -> None:
    """Do what a page says, block by block."""
    said = ""
    for block in blocks(page):
        if block.language == "sh":
            said = "".join(run(line, root, int(block.path or 0)) for line in block.text.splitlines())
        elif block.language == "text" and not block.path:
            missing = [line for line in block.text.splitlines() if line not in said]
            assert missing == [], said
        elif block.language == "files":
            assert [name for name in block.text.splitlines() if not (root / name).is_file()] == []
        elif block.language == "diff":
            change(root / block.path, block.text)
        elif block.path:
            file = root / block.path
            assert not file.exists(), f"{block.path} is there already"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")


def change(file: Path, difference: str) -> None:
    """Replace lines of a file: those that stay and go must stand there once, as they are written."""
    lines = difference.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in " -")
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file.name} has {text.count(old)} times:\n{old}"
    file.write_text(text.replace(old, "".join(line[1:] for line in lines if line[0] in " +")), encoding="utf-8")


def run(line: str, root: Path, status: int) -> str:
    """Run a command with the Python that runs the tests; return what it said, if it ended as it should."""
    program = next((each for each in PYTHON if line.startswith(each)), "")
    assert program, f"no command of Python: {line}"
    words = shlex.split(line.removeprefix(program))
    done = subprocess.run([sys.executable, *words], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == status, f"{line}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr
