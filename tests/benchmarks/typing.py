"""What a translator waits for at the desk: from a key to the new page, and to what is found, beside a bare press of that page.

python -m benchmarks.typing PROJECT FILE EDITS      types in a real browser, and writes the seconds of each edit
"""

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from benchmarks import within
from benchmarks.measuring import Tell, prepare
from benchmarks.target import Found, Target
from benchmarks.workplace import Workplace, feuillet, part
from feuillet.press.pages import picture
from feuillet.press.pages.pagination import proof
from feuillet.publication.asks import Ask, Name

SHEETS = (("hand-washing", "fr"), ("naltrexone", "ar"), ("naltrexone", "ja"))
"""Documents and locales; French is what the other document is translated into."""
FORMATS = ("leaflet", "handout-a4")
EDITS = 50
TIMES, AND_SECONDS, FINDINGS_SECONDS = 1.3, 0.15, 0.15
SCALE = 1.5
"""What the desk draws at on a screen of one pixel to a pixel."""
REST_SECONDS = 0.6
"""How long the desk takes to draw the pages that are out of sight."""
CLOCK = """() => {
  const proof = document.getElementById("proof");
  const marks = (window.marks = { key: 0, page: 0, checked: 0 });
  addEventListener("keydown", () => Object.assign(marks, { key: performance.now(), page: 0, checked: 0 }), true);
  new MutationObserver((changes) => changes.forEach((change) => {
    marks[change.attributeName === "data-shown" ? "page" : "checked"] = performance.now();
  })).observe(proof, { attributes: true, attributeFilter: ["data-shown", "data-checked"] });
}"""
TAKEN = (
    "() => marks.page && marks.checked ? [(marks.page - marks.key) / 1000, (marks.checked - marks.key) / 1000] : null"
)
"""Seconds from the last key to the page, and to what was found."""


def type_all(project: str, file: str, edits: str) -> None:
    """Type so many letters into a text of each sheet and format; after each, press the very page barely."""
    came: dict[str, list[list[float]]] = {}
    with served(Path(project)) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address)
        for document, locale in SHEETS:
            for format in FORMATS:
                page.goto(f"{address.partition('?')[0]}proof/{locale}/{document}?imprint=house&format={format}")
                page.wait_for_selector("#proof[data-shown]")
                press = Bare(Path(project), Ask(Name(document, locale, "house"), format))
                came[f"{locale} {format}"] = [
                    [*edit(page, number), press.seconds()] for number in range(int(edits) + 1)
                ]
        browser.close()
    Path(file).write_text(json.dumps({name: measured[1:] for name, measured in came.items()}), encoding="utf-8")


class Bare:
    """Typesets an edition from the last fit, untagged, and draws a page of it, in a process that is warm."""

    def __init__(self, project: Path, ask: Ask) -> None:
        galley = within.publication(project, project / "aside").proofing().galley(ask).value
        assert galley
        self.galley = galley
        self.beginning = proof(galley)[1]

    def seconds(self) -> float:
        """Do it under the clock, when the desk has nothing to do any more."""
        time.sleep(REST_SECONDS)
        begun = time.perf_counter()
        pages, _ = proof(self.galley, self.beginning)
        picture.swift(pages.content, SCALE, 0)
        return time.perf_counter() - begun


def edit(page: Page, number: int) -> list[float]:
    """Type a letter at the end of a text that stands on the pages, and say how long its page and its findings took."""
    if not number:
        page.evaluate(CLOCK)
        page.locator(".text > textarea").nth(4).focus()
    if number:
        page.keyboard.press(
            "Shift+ArrowLeft"
        )  # another letter in the place of the last one: a page that nobody has typeset yet
    page.keyboard.press(chr(ord("a") + number % 26))
    while not (came := page.evaluate(TAKEN)):
        time.sleep(0.01)
    return list(came)


@contextmanager
def served(project: Path) -> Iterator[str]:
    """Serve a desk, and say its address."""
    process = subprocess.Popen(feuillet(project, "desk", "--port", "0"), stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        yield found[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def typing(workplace: Workplace, tell: Tell) -> Found:
    """Measure what typing costs beside a bare press."""
    project, file = workplace.whole("typing"), workplace.folder / "typing.json"
    prepare(*part("typing", str(project), str(file), str(EDITS if workplace.rounds > 1 else EDITS // 5)))
    measured: dict[str, list[list[float]]] = json.loads(file.read_text(encoding="utf-8"))
    shares = {name: allowed_share(each) for name, each in measured.items()}
    for name, each in measured.items():
        pages, checks, bare = (sorted(column) for column in zip(*each, strict=True))
        tell(f"{name}: page {p95(pages):.2f} s, findings {p95(checks):.2f} s, bare {median(bare):.2f} s")
    findings = max(p95([seconds for _, seconds, _ in each]) for each in measured.values())
    return Found(
        targets=(
            Target("key to page / (1.3 bare + 0.15 s), p95 of the slowest sheet", max(shares.values()), 1.0, "×"),
            Target("key to findings, p95 of the slowest sheet", findings, FINDINGS_SECONDS, "s"),
        )
    )


def allowed_share(edits: list[list[float]]) -> float:
    """Say how much of what is allowed the pages of some edits took."""
    return p95([page for page, _, _ in edits]) / (TIMES * median(bare for _, _, bare in edits) + AND_SECONDS)


def p95(values: list[float]) -> float:
    """The value that 95 of 100 stay below."""
    return quantiles(values, n=20)[-1]


if __name__ == "__main__":
    type_all(*sys.argv[1:])
