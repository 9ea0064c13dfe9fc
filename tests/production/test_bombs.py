"""A finished file that takes more than a job may, or is none, costs preflight a finding, and the others are inspected."""

import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from sampling import shown
from workshop import PRODUCTS, Done, Workshop

from production.test_hostile import BYTES, measured

PDF, EPUB = "clinic/fr/fever-leaflet.fr.pdf", "clinic/fr/fever.fr.epub"
MEGABYTE = 2**20


def compressed(piece: bytes, megabytes: int) -> bytes:
    """Pack a piece over and over, never holding all of it."""
    packer = zlib.compressobj(9)
    parts = [packer.compress(piece * (MEGABYTE // len(piece))) for _ in range(megabytes)]
    return b"".join(parts) + packer.flush()


def paint(file: Path, content: bytes, side: int = 400) -> None:
    """Write a PDF of one page that paints what a packed stream says."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.MediaBox = [0, 0, side, side]
        page.Contents = pdf.make_stream(content, Filter=pikepdf.Name.FlateDecode)
        pdf.save(file)


def spaces(file: Path) -> None:
    paint(file, compressed(b" ", 300))


def lines(file: Path) -> None:
    paint(file, compressed(b"0 0 m 1 1 l S\n\n\n", 300))


def text(file: Path) -> None:
    paint(file, compressed(b"BT /F1 9 Tf (mot) Tj ET" + b" " * 9, 300))


def a_wall(file: Path) -> None:
    paint(file, compressed(b" ", 1), side=2_000_000)


def a_map(file: Path) -> None:
    """Pack a font's table of letters."""
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        for font in (each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each):
            font.ToUnicode = pdf.make_stream(compressed(b" ", 800), Filter=pikepdf.Name.FlateDecode)
        pdf.save(file)


def a_book(file: Path) -> None:
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as book, book.open("EPUB/more.xhtml", "w") as entry:
        for _ in range(900):
            entry.write(b" " * MEGABYTE)


def sparse(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(10**10)


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def a_device(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


BOMBS: dict[str, Callable[[Path], None]] = {
    make.__name__: make for make in (spaces, lines, text, a_wall, a_map, sparse, a_pipe, a_device)
}


CASES = [*((name, PDF) for name in BOMBS), ("a_book", EPUB)]
KINDS = dict.fromkeys(("spaces", "lines", "text", "a_map"), "packed") | dict.fromkeys(("a_pipe", "a_device"), "no file")


@pytest.mark.slow
@pytest.mark.parametrize("tried", shown(CASES, lambda case: case[1], lambda case: KINDS.get(case[0]) == "no file"))
def test_a_file_that_takes_too_much_is_a_finding_of_preflight_and_the_others_are_inspected(
    workshop: Workshop, tried: tuple[str, str]
) -> None:
    done = spoil_and_inspect(workshop, *tried)
    assert done.out == f"{len(PRODUCTS)} products inspected\n"


@pytest.mark.parametrize(
    ("bomb", "path"),
    [
        pytest.param(
            *case, marks=pytest.mark.verify if case[0] in ("spaces", "sparse", "a_book") else pytest.mark.explore
        )
        for case in CASES
    ],
)
def test_a_file_that_takes_too_much_stops_no_report_and_no_contact_sheet(
    workshop: Workshop, bomb: str, path: str
) -> None:
    spoil_and_inspect(workshop, bomb, path, "--contact-sheet", "--report", str(workshop.root / "reports"))
    assert len(list((workshop.root / "reports").rglob("*.json"))) == 12


def spoil_and_inspect(workshop: Workshop, bomb: str, path: str, *words: str) -> Done:
    """Spoil a file, inspect all there is, and find this file damaged and no other."""
    {**BOMBS, "a_book": a_book}[bomb](workshop.output / path)
    done, cost = measured(workshop, *words, command="preflight")
    assert "Traceback" not in done.err
    assert done.status == 1
    told = [line for line in done.findings if line.startswith("output/")]
    assert told
    assert [line for line in told if not line.startswith(f"output/{path}: ")] == []
    assert cost.memory < BYTES
    return done
