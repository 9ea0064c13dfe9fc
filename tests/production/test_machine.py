"""What the machine refuses to read or write is one line with its remedy; what stood stays, and what can be made is.

A superuser is not stopped by permissions: the commands run here without that privilege. Each case lays out what stands in the way
of which command, and says where the line that tells it begins.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import Run
from sampling import shown
from workshop import COVERS, PRODUCTS, ROOT, Done, Workshop, is_product

PLAIN = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner") if os.geteuid() == 0 else ()
SMALL_DISK = ("prlimit", "--fsize=4096")
"""No file may be larger: as on a full disk, a write fails in the middle, for a superuser too."""
REVISER = ("--translator", "Aya Ito", "--reviser", "Ken Mori", "--role", "nurse")


def run_plainly(workshop: Workshop, *words: str, before: tuple[str, ...] = ()) -> Done:
    """Run a command without the privileges of a superuser."""
    command = [*PLAIN, *before, sys.executable, str(ROOT / "build.py"), *words, "--project", str(workshop.root)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
    return Done(done.returncode, done.stdout, done.stderr)


@dataclass(frozen=True)
class Case:
    """What stands in the way, and what must be said."""

    words: tuple[str, ...]
    lay: Callable[[Workshop], None]
    told: str
    lines: int = 1
    before: tuple[str, ...] = ()


def a_file_at(name: str) -> Callable[[Workshop], None]:
    def lay(workshop: Workshop) -> None:
        shutil.rmtree(workshop.path(name), ignore_errors=True)
        workshop.path(name).parent.mkdir(parents=True, exist_ok=True)
        workshop.path(name).write_text("mine", encoding="utf-8")

    return lay


def a_folder_at(name: str) -> Callable[[Workshop], None]:
    def lay(workshop: Workshop) -> None:
        workshop.path(name).unlink(missing_ok=True)
        (workshop.path(name) / "mine").mkdir(parents=True)

    return lay


def locked(
    *names: str, mode: int = 0o500, before: Callable[[Workshop], None] | None = None
) -> Callable[[Workshop], None]:
    def lay(workshop: Workshop) -> None:
        (before or reword)(workshop)
        for name in names:
            if not workshop.path(name).exists():
                workshop.path(name).mkdir(parents=True)
            workshop.path(name).chmod(mode)

    return lay


def revise(workshop: Workshop) -> None:
    """Change what every product of a document says."""
    workshop.edit("content/documents/fever.yaml", "revision: 3", "revision: 4")


def reword(workshop: Workshop) -> None:
    """Change what every catalog of a document holds."""
    workshop.edit("content/documents/fever.yaml", "id: medicine", "id: medicines")


def an_agency_s_file(workshop: Workshop) -> None:
    workshop.path("agency.xlf").write_text("<xliff/>", encoding="utf-8")


def nothing(_: Workshop) -> None:
    """Nothing stands in the way but what the command names."""


LONG = "x" * 256
CASES = {
    "make: output is a file": Case(("make",), a_file_at("output"), "output: "),
    "make: a clinic is a file": Case(("make",), a_file_at("output/clinic"), "output/clinic: 24 files could not be"),
    "make: the index is a folder": Case(("make",), a_folder_at("output/index.html"), "output/index.html: this file"),
    "make: a product is a folder": Case(
        ("make",),
        a_folder_at("output/ward/ja/fever-leaflet-print.ja.pdf"),
        "output/ward/ja/fever-leaflet-print.ja.pdf: this",
    ),
    "make: output in /proc": Case(("make", "--output", "/proc/here"), nothing, "/proc/here/", 2),
    "make: output of a long name": Case(("make", "--output", LONG), nothing, LONG, 2),
    "make: output locked": Case(
        ("make", "--locale", "ja"), locked("output/clinic/ja", before=revise), "output/clinic/ja/"
    ),
    "make: store is a file": Case(("make", "--store", "mine"), a_file_at("mine"), "output/clinic/"),
    "make: store locked": Case(("make",), locked(".feuillet/store"), "output/clinic/", 2),
    "make: store in /proc": Case(("make", "--store", "/proc/here"), nothing, "output/clinic/", 2),
    "make: store full": Case(("make", "--store", "new"), nothing, "output/clinic/", 2, SMALL_DISK),
    "make: disk full": Case(("make", "--output", "new"), nothing, "new/clinic/", 2, SMALL_DISK),
    "make: catalog locked": Case(
        ("make",),
        locked("locales/ja/LC_MESSAGES/fever.po", mode=0, before=nothing),
        "locales/ja/LC_MESSAGES/fever.po:1: this user",
    ),
    "make: locale locked": Case(("check",), locked("locales/ja", mode=0, before=nothing), "locales/ja/", 8),
    "make: documents locked": Case(("make",), locked("content/documents", mode=0, before=nothing), "feuillet: "),
    "check: document locked": Case(
        ("check",), locked("content/documents/fever.yaml", mode=0), "content/documents/fever.yaml:1: this user"
    ),
    "extract: locked": Case(("extract",), locked("content", "locales"), "content/schema", 9),
    "merge: locked": Case(("merge",), locked("locales/ja/LC_MESSAGES"), "locales/ja/LC_MESSAGES/", 4),
    "merge: catalog is a folder": Case(
        ("merge",),
        a_folder_at("locales/ja/LC_MESSAGES/fever.po"),
        "locales/ja/LC_MESSAGES/fever.po:1: this is a folder",
    ),
    "export: output is a file": Case(("export", "--locale", "ja", "--output", "mine"), a_file_at("mine"), "", 5),
    "export: sheet": Case(
        ("export", "--locale", "ja", "--as", "sheet", "--output", "mine"), a_file_at("mine"), "feuillet: "
    ),
    "status: page": Case(("status", "--html", "mine/page.html"), a_file_at("mine"), "feuillet: "),
    "preflight: report": Case(("preflight", "--report", "mine"), a_file_at("mine"), "", 24),
    "preflight: contact sheet": Case(("preflight", "--contact-sheet"), a_file_at("output/contact-sheet"), "", 10),
    "new: document": Case(("new", "document", "tea", "--language", "fr"), locked("content/documents"), "feuillet: "),
    "new: imprint": Case(("new", "imprint", "tea", "--language", "fr"), locked("content/imprints"), "feuillet: "),
    "new: locale": Case(("new", "locale", "sw"), locked("locales"), "feuillet: "),
    "import: locked": Case(
        ("import", "agency.xlf"), locked("agency.xlf", mode=0, before=an_agency_s_file), "agency.xlf:1: this user"
    ),
}


def command(name: str) -> str:
    return name.partition(":")[0]


def obstacle(name: str) -> str:
    return next((word for word in ("locked", "full", "folder") if word in name), "")


@pytest.mark.parametrize("name", shown(CASES, command, obstacle))
def test_what_the_machine_refuses_is_said_with_its_remedy_and_what_stood_stays(
    workshop: Workshop, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASES[name]
    monkeypatch.chdir(workshop.root)
    case.lay(workshop)
    before = workshop.digests()
    done = run_plainly(workshop, *case.words, before=case.before)
    unlock(workshop.root)
    assert "Traceback" not in done.err, done.err
    assert done.status == 1, done.err + done.out
    told = [
        line
        for line in done.findings
        if line.endswith(("[files]", "[press]", "[po]", "[manuscript]", "[well-formed]", "[interchange]"))
    ]
    assert told, done.err
    assert len(told) <= case.lines, done.err
    assert all("; " in line for line in told)
    assert [line for line in told if line.startswith(case.told)], done.err
    stood = {path for path in before if is_product(path) or path in COVERS}
    assert stood <= workshop.digests().keys()


def unlock(folder: Path) -> None:
    """Let the tests clear up."""
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            if not (Path(place) / name).is_symlink():
                (Path(place) / name).chmod(0o700)


def test_one_product_that_cannot_be_written_stops_no_other(workshop: Workshop, run: Run) -> None:
    shutil.rmtree(workshop.output)
    a_file_at("output/clinic/ja")(workshop)
    assert run(workshop, "make").status == 1
    left = {path for path in PRODUCTS if not path.startswith("clinic/ja/")}
    assert workshop.products() - {"clinic/ja"} == set(workshop.manifest()) == workshop.linked() == left
    workshop.path("output/clinic/ja").unlink()
    done = run(workshop, "make")
    assert (done.status, done.err) == (0, "")
    assert workshop.products() == PRODUCTS


def test_a_confirmation_or_an_approval_that_cannot_be_written_is_told(workshop: Workshop) -> None:
    locked("locales/ja", before=nothing)(workshop)
    done = run_plainly(workshop, "approve", "--document", "fever", "--locale", "ja", *REVISER)
    unlock(workshop.root)
    assert done.status == 1
    assert done.findings == [
        f"feuillet: {workshop.root}/locales/ja/approvals.yaml: this user may not open it; "
        "change its permissions, or ask who owns it [files]"
    ]


def test_extract_leaves_a_file_of_removals_that_it_cannot_read(workshop: Workshop, run: Run) -> None:
    workshop.path("content/removed.yaml").write_text("removed: [", encoding="utf-8")
    assert run(workshop, "extract").status == 1
    assert workshop.path("content/removed.yaml").read_text(encoding="utf-8") == "removed: ["


@pytest.mark.parametrize("words", [("doctor",), ("status",), ("check", "--json")])
@pytest.mark.parametrize("count", ["0", "1"])
def test_whoever_reads_only_the_beginning_is_left_in_peace(
    workshop: Workshop, words: tuple[str, ...], count: str
) -> None:
    with workshop.start(*words) as process:
        assert process.stdout
        assert process.stderr
        if count == "1":
            process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(timeout=60) in {0, 1}


@pytest.mark.parametrize("words", ["doctor", "status --json", "check"])
@pytest.mark.parametrize(("end", "status"), [(">/dev/full", 1), (">&-", 0), (">&- 2>&-", 0), ("2>&1 | head -0", None)])
def test_an_output_that_takes_nothing_is_no_traceback(
    workshop: Workshop, words: str, end: str, status: int | None
) -> None:
    place = "" if words == "doctor" else f" --project {workshop.root}"
    command = f"{sys.executable} {ROOT}/build.py {words}{place} {end}"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert status in {None, done.returncode}
    assert len(done.stderr.splitlines()) == (1 if end == ">/dev/full" else 0)
    assert "Traceback" not in done.stderr
