"""What the check of e-books finds: a case is a list of changes to a sound book."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
import yaml
from press import small
from workshop import Workshop

from feuillet.edition.galley import EPUB, Format, Galley, Printed
from feuillet.preflight.product import book

CASES = sorted(Path(__file__).parent.glob("book/*.yaml"))
GALLEY = small.galley("")
FORMAT = Format("epub", "epub", EPUB, lambda *_: GALLEY, lambda *_: Printed(b""))


def pack(entries: dict[str, bytes], case: dict[str, Any]) -> bytes:
    """Write a book as a case wants it: some entry first, the mimetype compressed."""
    first = case.get("first", "mimetype")
    method = ZIP_DEFLATED if case.get("compressed") else ZIP_STORED
    target = BytesIO()
    with ZipFile(target, "w") as out:
        for name in sorted(entries, key=lambda name: name != first):
            out.writestr(name, entries[name], method)
    return target.getvalue()


def damage(sound: bytes, case: dict[str, Any]) -> bytes:
    """Change a text in a page, or leave a file out."""
    with ZipFile(BytesIO(sound)) as whole:
        entries = {name: whole.read(name) for name in whole.namelist() if name not in case.get("without", [])}
    for name, (old, new) in case.get("change", {}).items():
        assert old.encode() in entries[name]
        entries[name] = entries[name].replace(old.encode(), new.encode(), 1)
    return pack(entries, case)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_the_check_finds_what_is_wrong_with_a_book_and_nothing_else(file: Path, finished: Workshop) -> None:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    sound = (finished.output / "clinic/en/hand-washing.en.epub").read_bytes()
    findings = list(book.check(Printed(damage(sound, case)), GALLEY, FORMAT))
    assert [finding.problem for finding in findings] == case["found"]


def test_every_fault_lies_in_the_folder() -> None:
    assert {"clean", "mimetype-last", "mimetype-compressed", "dead-link"} <= {file.stem for file in CASES}


def test_other_files_are_no_books(finished: Workshop) -> None:
    pdf = Printed((finished.output / "clinic/en/hand-washing-handout-a4.en.pdf").read_bytes())
    other = Format("handout-a4", "pdf", "application/pdf", lambda *_: GALLEY, lambda *_: pdf)
    galley: Galley = GALLEY
    assert list(book.check(pdf, galley, other)) == []
