"""What comes back from agencies: folders of XLIFF files, each beside what it must do to the English catalog of `tests/project`.

In the ``.yaml`` file ``strings`` are the texts that change, ``fuzzy`` those that are to be looked at, ``said`` how findings go on
after the file's name, and ``status`` is the command's. Not a byte of the catalog may change but for these, and for the date of its
revision. What a file does not hold did not come back: it is said each time, and listed only where a case is about it.
"""

import re
import subprocess
from pathlib import Path
from typing import Any

import polib
import pytest
import yaml
from conftest import Run
from workshop import Workshop, undated

FOLDERS = (Path(__file__).parent / "returned", Path(__file__).parent / "editors" / "xliff")
"""What may go wrong on the way, and whole files as programs write them."""
CASES = sorted(file for folder in FOLDERS for file in folder.iterdir() if file.suffix != ".yaml")
CATALOG = "locales/en/LC_MESSAGES/fever.po"
ABSENT = "did not come back"
WHERE = re.compile(r"^[^:]+:\d+: (warning: )?")


def expected(file: Path) -> dict[str, Any]:
    """Read what a file must do."""
    said: dict[str, Any] = yaml.safe_load(file.with_suffix(".yaml").read_text(encoding="utf-8"))
    assert said["why"]
    assert said.keys() <= {"why", "strings", "fuzzy", "said", "status"}
    return said


def changed(catalog: str, strings: dict[str, str], fuzzy: list[str]) -> str:
    """Change strings of a catalog by hand, and nothing else."""
    entries = catalog.split("\n\n")
    for number, entry in enumerate(entries):
        context = re.search(r'^msgctxt "(.*)"$', entry, re.MULTILINE)
        if context and context[1] in strings:
            line = f'msgstr "{polib.escape(strings[context[1]])}"'
            entries[number] = re.sub(r'^msgstr ".*"$', line.replace("\\", r"\\"), entry, flags=re.MULTILINE)
        if context and context[1] in fuzzy:
            entries[number] = entries[number].replace("msgctxt", "#, fuzzy\nmsgctxt", 1)
    return "\n\n".join(entry.rstrip("\n") for entry in entries) + "\n"


def msgfmt(file: Path) -> str:
    """Ask gettext what it thinks of a catalog."""
    command = ["msgfmt", "--check", "--output-file=/dev/null", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else ""


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_returned_file_changes_its_texts_and_not_a_byte_more(empty: Workshop, run: Run, file: Path) -> None:
    wanted = expected(file)
    strings, fuzzy = wanted.get("strings", {}), wanted.get("fuzzy", [])
    before = empty.path(CATALOG).read_text(encoding="utf-8")
    done = run(empty, "import", str(file))
    after = undated(empty.path(CATALOG)) if strings else empty.path(CATALOG).read_text(encoding="utf-8")
    assert after == changed(before, strings, fuzzy)
    assert done.out.splitlines() == ([str(empty.path(CATALOG))] if strings else [])
    assert done.status == wanted.get("status", 0), done.err
    assert all(finding.startswith(f"{file.name}:") for finding in done.findings)
    listed = wanted.get("said", [])
    told = [WHERE.sub("", each) for each in done.findings if ABSENT not in each or ABSENT in "".join(listed)]
    assert sorted(each[: len(said)] for each, said in zip(sorted(told), sorted(listed), strict=True)) == sorted(listed)
    assert msgfmt(empty.path(CATALOG)) == ""


def test_every_expectation_has_its_file() -> None:
    assert {file.stem for folder in FOLDERS for file in folder.glob("*.yaml")} == {file.stem for file in CASES}
