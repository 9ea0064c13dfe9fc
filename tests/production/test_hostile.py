"""What is too much is told by its line within seconds, and what a press takes too much for costs that product alone.

Each file of `hostile/` adds blocks to a document (written in Jinja, for they may be many) and perhaps a picture, and says
how the finding must begin that comes of it. A second document says that the run goes on.
"""

import os
import re
import signal
import struct
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from operator import itemgetter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
import yaml
from PIL import Image
from sampling import shown
from workshop import Done, Workshop, finish

from feuillet.edition.galley import Printed
from feuillet.findings import Finding, Problem
from feuillet.manuscript import chunks, limits, raster, svg
from feuillet.press.pages import typesetting
from feuillet.production import job_limits, workers
from feuillet.production.job import inspect_product

FOLDER = Path(__file__).with_name("hostile")
FORMATS = (
    *("handout-a4", "handout-letter", "large-print", "bilingual", "booklet", "booklet-print", "epub", "web"),
    *("leaflet", "leaflet-print"),
)
SECONDS, BYTES = job_limits.LABOUR_SECONDS, 10**9
"""What a bad input may cost."""
BEFORE = "  - id: medicine\n"
"""The line of the document that the blocks are put before."""
ENDINGS = {"handout-a4": ".pdf", "epub": ".epub", "web": ".html"}


def broken(file: Path) -> None:
    file.write_bytes(chunks.SIGNATURE + b"and no more")


def sparse(file: Path) -> None:
    with file.open("wb") as stream:
        stream.truncate(10**9)


def gigapixels(file: Path) -> None:
    size = b"IHDR" + struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    file.write_bytes(chunks.SIGNATURE + b"".join(chunk(part) for part in (size, b"IDAT" + zlib.compress(b""), b"IEND")))


def chunk(part: bytes) -> bytes:
    return struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part))


def outside(file: Path) -> None:
    target = file.parents[3] / "secret.png"
    Image.new("L", (8, 8)).save(target)
    file.symlink_to(target)


def device(file: Path) -> None:
    file.symlink_to("/dev/zero")


def loop(file: Path) -> None:
    file.symlink_to(file)


def pipe(file: Path) -> None:
    os.mkfifo(file)


def laughs(file: Path) -> None:
    parts = (f'<g id="a{n}">' + f'<use href="#a{n + 1}"/>' * 10 + "</g>" for n in range(9))
    body = f'<defs>{"".join(parts)}<path id="a9" d="M0 0h1"/></defs><use href="#a0"/>'
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{body}</svg>', encoding="utf-8")


PICTURES = {make.__name__: make for make in (broken, sparse, gigapixels, outside, device, loop, pipe, laughs)}


@dataclass(frozen=True)
class Case:
    """One of the files of `hostile/`."""

    blocks: str
    finding: str
    picture: str = ""
    findings: int = 1

    def lay_out(self, workshop: Workshop) -> None:
        """Add the blocks and the picture."""
        environment = jinja2.Environment(trim_blocks=True, lstrip_blocks=True)  # noqa: S701 YAML is no markup
        blocks = environment.from_string(self.blocks).render()
        insert(workshop, blocks)
        if self.picture:
            PICTURES[self.picture](
                workshop.path(f"content/figures/picture.{'svg' if self.picture == 'laughs' else 'png'}")
            )


def insert(workshop: Workshop, blocks: str) -> None:
    """Put blocks into the document."""
    lines = "".join(f"      {line}\n" for line in blocks.splitlines())
    workshop.edit("content/documents/fever.yaml", BEFORE, lines + BEFORE)


def issue(workshop: Workshop, formats: tuple[str, ...]) -> None:
    """Have the document printed in such formats, and another as a web page."""
    clinic = "content/imprints/clinic.yaml"
    workshop.edit(
        clinic, "formats: [handout-a4, leaflet, epub]", f"formats: [{', '.join(formats)}]\ndocuments: [fever]"
    )
    other = "language: fr\nname: Autre\nformats: [web]\ndocuments: [hand-washing]\n"
    workshop.path("content/imprints/ward.yaml").write_text(other, encoding="utf-8")


@dataclass
class Cost:
    """What a run took: seconds on the clock, and the most memory any of its processes held, in bytes."""

    seconds: float = 0
    memory: int = 0

    def watch(self, session: int, over: threading.Event) -> None:
        """Look at the processes of a session until it is over; a process's own high-water mark misses nothing before."""
        while not over.wait(0.02):
            for process in Path("/proc").glob("[0-9]*"):
                self.memory = max(self.memory, high_water(process, session))


def high_water(process: Path, session: int) -> int:
    """Read the most memory a process of a session has held."""
    try:
        if int((process / "stat").read_text().rpartition(")")[2].split()[3]) != session:
            return 0
        marks = [line.split()[1] for line in (process / "status").read_text().splitlines() if line.startswith("VmHWM")]
    except (OSError, IndexError):  # it is over
        return 0
    return int(marks[0]) * 1024 if marks else 0


def measured(workshop: Workshop, *words: str, command: str = "make") -> tuple[Done, Cost]:
    """Run a command, and measure it."""
    cost, over, start = Cost(), threading.Event(), time.monotonic()
    process = workshop.start(command, *words)
    thread = threading.Thread(target=cost.watch, args=(process.pid, over))
    thread.start()
    try:
        done = finish(process)
    finally:
        over.set()
        thread.join()
    cost.seconds = time.monotonic() - start
    assert cost.memory > 10**7  # it was looked at
    return done, cost


CASES = {file.stem: Case(**yaml.safe_load(file.read_text(encoding="utf-8"))) for file in sorted(FOLDER.glob("*.yaml"))}
COUNTS = {"beside": (), "alone": ("--workers", "1")}
ONE_OF_A_KIND = ("drawing", "file", "image-of", "image-that", "lists", "quantity", "table", "text", "word")
"""How the names of cases begin that are alike; the first of each, and each count, is tried in `make test`."""


def kind(case: tuple[str, str]) -> str:
    return next((each for each in ONE_OF_A_KIND if case[0].startswith(each)), case[0])


@pytest.mark.parametrize("tried", shown(product(CASES, COUNTS), kind, itemgetter(1), quick=1))
def test_too_much_is_told_by_its_line_at_little_cost_and_the_run_goes_on(
    empty: Workshop, tried: tuple[str, str]
) -> None:
    case, count = CASES[tried[0]], COUNTS[tried[1]]
    issue(empty, FORMATS)
    case.lay_out(empty)
    done, cost = measured(empty, *count, "--locale", "fr", "--locale", "en")
    assert "Traceback" not in done.err
    assert done.status == 1
    assert len(done.findings) == case.findings, done.err
    assert done.findings[-1].startswith(case.finding)
    assert done.findings[-1].count("; ") >= 1
    assert empty.products() == {f"ward/{locale}/hand-washing.{locale}.html" for locale in ("fr", "en")}
    assert cost.seconds < SECONDS
    assert cost.memory < BYTES


SENTENCE = "Lavez-vous les mains avant de manger, puis séchez-les avec une serviette propre. "


def most_texts() -> str:
    return "- list:\n" + "  - Buvez {3 ×} un verre d'eau.\n" * (limits.DOCUMENT_TEXTS - 20)


def most_letters() -> str:
    text = (SENTENCE * 99)[: limits.TEXT_LETTERS - 1].strip()
    return f"- text: {text}\n" * (limits.DOCUMENT_LETTERS // limits.TEXT_LETTERS - 1)


def most_cells() -> str:
    columns = limits.TABLE_COLUMNS // 2
    rows = f"    - cells: [{', '.join(['Un verre'] * columns)}]\n" * (limits.TABLE_CELLS // columns)
    return f"- table: Un grand tableau\n  columns: [{', '.join(['Jour'] * columns)}]\n  rows:\n{rows}"


MOST = {make.__name__: make for make in (most_texts, most_letters, most_cells)}


@pytest.mark.verify
@pytest.mark.parametrize("tried", list(product(MOST, FORMATS)), ids="-".join)
def test_the_most_that_is_let_in_is_printed_within_bounds(empty: Workshop, tried: tuple[str, str]) -> None:
    most, format = MOST[tried[0]], tried[1]
    issue(empty, (format,))
    insert(empty, most().replace("\n  rows", "\n  leaflet: omit\n  rows").rstrip())
    alone = ("--workers", "1") if most is most_cells else ()
    done, cost = measured(empty, *alone, "--locale", "en", "--document", "fever")
    assert "could not be printed" not in done.err  # nor broken off: it computed for less than LABOUR_SECONDS
    told = [line for line in done.findings if "warning: " not in line and not re.search(r"\[(fitting|panels)\]$", line)]
    assert told == []  # a leaflet has six panels, however much may be written
    assert cost.memory < BYTES


@pytest.mark.verify
def test_the_largest_figures_that_are_let_in_are_printed_within_bounds(empty: Workshop) -> None:
    issue(empty, FORMATS)
    side = int(raster.PIXELS**0.5)
    Image.linear_gradient("L").resize((side, side)).convert("RGBA").save(empty.path("content/figures/picture.png"))
    paths = "".join(f'<path d="M{n % 90} {n // 90}h1v1z"/>' for n in range(svg.DRAWN - 2))
    body = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{paths}</svg>'
    empty.path("content/figures/picture.svg").write_text(body, encoding="utf-8")
    insert(empty, "- {figure: picture.png, alt: Un, leaflet: omit}\n- {figure: picture.svg, alt: Deux, leaflet: omit}")
    done, cost = measured(empty, "--locale", "fr", "--document", "fever")
    assert [line for line in done.findings if "warning: " not in line] == []
    assert len(empty.products()) == len(FORMATS) - 1  # the source has no bilingual edition
    assert cost.memory < BYTES


def told(task: str, reason: Problem) -> str:
    return f"{task}: {reason}"


def consume(task: str) -> str:
    """Take too much of what the task is named after."""
    kept: list[bytes] = []
    while task == "memory":
        kept.append(bytes(10_000))
    if task == "memory at once":
        kept.append(b"x" * 500_000_000)
    while task == "time":
        pass
    return "done"


@pytest.fixture
def undisturbed() -> Iterator[None]:
    """Nothing of the watch is left in this process."""
    before = signal.getsignal(signal.SIGPROF)
    yield
    assert signal.getsignal(signal.SIGPROF) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


broken_off = pytest.mark.filterwarnings("ignore:Exception ignored in:pytest.PytestUnraisableExceptionWarning")
"""In this process the watch may interrupt what the tests' own libraries do at a collection of garbage; it looks again."""


@pytest.mark.slow
@broken_off
@pytest.mark.usefixtures("undisturbed")
@pytest.mark.parametrize("count", [1, 2])
def test_a_job_that_computes_too_long_is_broken_off_and_the_others_are_done(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_limits, "LABOUR_SECONDS", 1)
    done = dict(workers.run(consume, ("first", "time", "last"), told, count))
    assert done == {"first": "done", "time": "time: it took more than 1 seconds of computing", "last": "done"}


@broken_off
@pytest.mark.usefixtures("undisturbed")
@pytest.mark.parametrize("count", [1, 2])
def test_a_job_that_takes_too_much_memory_is_broken_off_and_the_others_are_done(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_limits, "ROOM_BYTES", 200_000_000)
    done = dict(workers.run(consume, ("first", "memory", "memory at once", "last"), told, count))
    starved = {"it takes more than 200 MB of memory", "it was denied memory"}  # as the watch or the kernel was first
    assert done.pop("memory").removeprefix("memory: ") in starved
    # At once, and in this process: given back before the watch looked.
    assert done.pop("memory at once").removeprefix("memory at once: ") in starved | ({"done"} if count == 1 else set())
    assert done == {"first": "done", "last": "done"}


def typeset(task: str) -> str:
    """Have the typesetter run away: a table no reader of manuscripts lets in, and a paragraph of one word."""
    weasyprint, fonts = typesetting.engine()
    body = {
        "table": "<table>" + ("<tr>" + "<td>mot</td>" * 20 + "</tr>") * 7000 + "</table>",
        "word": "<p>" + "x" * 3 * 10**7,
    }.get(task, "<p>mot")
    document = weasyprint.HTML(string=f"<html lang='fr'><title>x</title>{body}").render(font_config=fonts)
    return "done" if document.pages else "empty"


@broken_off
@pytest.mark.verify
@pytest.mark.parametrize("count", [1, 2])
def test_a_typesetter_that_runs_away_is_broken_off_and_the_others_are_done(count: int) -> None:
    done = dict(workers.run(typeset, ("first", "table", "last"), told, count))
    assert re.fullmatch(
        r"table: it (takes more than 700 MB of memory|took more than 30 seconds of computing)", done["table"]
    )
    assert (done["first"], done["last"]) == ("done", "done")


@pytest.mark.verify
def test_a_library_that_ends_its_process_for_want_of_memory_costs_its_job_alone() -> None:
    done = dict(workers.run(typeset, ("first", "word", "last"), told, 2))
    assert done["word"].startswith("word: its process ended with code -")
    assert done["word"].endswith("perhaps denied memory")
    assert (done["first"], done["last"]) == ("done", "done")


def test_what_runs_out_of_memory_while_it_inspects_does_not_call_the_file_damaged() -> None:
    def inspect(*_: object) -> Iterator[Finding]:
        raise MemoryError

    job: Any = SimpleNamespace(inspections=(inspect,), galley=None, format=None)
    with pytest.raises(MemoryError):
        inspect_product(job, Printed(b""))
