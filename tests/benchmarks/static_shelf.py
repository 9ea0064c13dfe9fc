"""The shelf of 300 documents in 40 languages, four products of each: made, opened in a browser from the disk, and searched.

python -m benchmarks.static_shelf PROJECT OUTPUT DOCUMENTS      writes the pages, as a run does after the products
"""

import sys
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from benchmarks import made_up_shelf
from benchmarks.measuring import Program, Tell, measure
from benchmarks.target import Found, Target
from benchmarks.workplace import Workplace

DOCUMENTS = 300
SECONDS, KILOBYTES, VIEW_SECONDS, SEARCH_SECONDS = 15, 300, 1.0, 0.1
PAGES = ("index.html", "fr/index.html", "ar/index.html", "th/index.html", "th/index-2.html")
TYPED = {
    "index.html": "naltrexone ara",
    "fr/index.html": "dose 77",
    "ar/index.html": "النالتريكسون 12",
    "th/index.html": "ความเคารพ",
}
VIEW = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime / 1000"
SEARCH = """(typed) => {
  const box = document.querySelector("form.find input"), begun = performance.now();
  box.value = typed; box.dispatchEvent(new Event("input"));
  document.body.offsetHeight;
  return [(performance.now() - begun) / 1000, document.querySelectorAll("article:not([hidden]), .elsewhere a").length];
}"""


def largest(output: Path) -> float:
    """Say how long the longest page is, in kB."""
    return max(page.stat().st_size for page in output.rglob("*.html")) / 1000


def opened(page: Page, output: Path, name: str) -> float:
    """Open a page from the disk, and say after how many seconds something is seen."""
    page.goto((output / name).as_uri())
    page.wait_for_function(f"() => ({VIEW})() > 0")
    return float(page.evaluate(VIEW))


def searched(page: Page, output: Path, name: str) -> float:
    """Type into a page, and say after how many seconds everything is found; the first time includes what is done once."""
    page.goto((output / name).as_uri())
    took, found = page.evaluate(SEARCH, TYPED[name])
    assert found, f"nothing was found in {name}"
    return float(took)


def shelf(workplace: Workplace, tell: Tell) -> Found:
    """Make the shelf in a process of its own, then look at it."""
    root, output = made_up_shelf.project(workplace.folder / "made-up"), workplace.folder / "made-up-output"
    command = (sys.executable, "-m", "benchmarks.static_shelf", str(root), str(output), str(DOCUMENTS))
    cost = measure(Program("the shelf's pages", command))
    tell(f"{DOCUMENTS} documents in {len(made_up_shelf.TAGS)} languages: {cost.wall:.1f} s")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        views = [median(opened(page, output, name) for _ in range(3)) for name in PAGES]
        searches = [median(searched(page, output, name) for _ in range(3)) for name in TYPED]
        browser.close()
    targets = (
        Target("pages of 300 documents in 40 languages", cost.wall, SECONDS, "s"),
        Target("longest page of the shelf", largest(output), KILOBYTES, "kB"),
        Target("first view of a page of the shelf", max(views), VIEW_SECONDS, "s"),
        Target("search of the shelf", max(searches), SEARCH_SECONDS, "s"),
    )
    return Found({"the shelf's pages": [cost]}, targets)


if __name__ == "__main__":
    made_up_shelf.lay_out(Path(sys.argv[1]), Path(sys.argv[2]), made_up_shelf.products(int(sys.argv[3])))
