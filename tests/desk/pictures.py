"""The pictures of screens in the documentation: a proof, the print desk and the shelf. `make pictures` draws them."""

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser
from workshop import ROOT, Workshop

from desk.browser import Translator, browsing, served
from desk.nurse import Nurse, clinic

DOCS = ROOT / "docs"
PARTS = ("content", "locales", "templates")
WIDTH, HEIGHT, COLOURS = 1280, 800, 64


def proof(browser: Browser, folder: Path) -> bytes:
    """Draw the proof of an Arabic leaflet, in English, with a text under the cursor."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    with served(Workshop(folder)) as address:
        translator = Translator.coming(browser, address, "en", viewport={"width": WIDTH, "height": HEIGHT})
        translator.open("naltrexone", "ar")
        translator.page.locator(".text[data-safety]:not([data-context$=title]) > textarea").nth(3).focus()
        translator.page.locator(".text.current .aids li").first.wait_for()
        translator.page.wait_for_load_state()
        return translator.page.screenshot()


def shelf(browser: Browser, folder: Path) -> bytes:
    """Draw the page of an Arabic edition on the shelf, whose staff reads English."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    made = Workshop(folder)
    (folder / "content" / "imprints" / "house.yaml").unlink()
    chosen = ("--document", "naltrexone", "--locale", "ar", "--locale", "en", "--locale", "ja")
    assert made.run("make", *chosen).status == 0
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.goto((made.output / "ar" / "larkwater" / "naltrexone.html").as_uri())
    return page.screenshot()


def printing(browser: Browser, folder: Path) -> Iterator[bytes]:
    """Draw the print desk, in English: the languages of a sheet, and an Arabic leaflet with what is said to a patient."""
    with served(clinic(folder), "--only", "print", "--locale", "en") as address:
        nurse = Nurse.at(browser, address, viewport={"width": WIDTH, "height": HEIGHT})
        nurse.tap("[data-sheet=velorin]")
        nurse.page.wait_for_load_state("networkidle")
        yield nurse.page.screenshot()
        nurse.tap("[data-document=velorin] [data-locale=ar]")
        nurse.page.wait_for_selector(".fill")
        nurse.type("dose", "2.25")
        nurse.type("tablets", "2")
        nurse.type("visit", "24/03/2027")
        nurse.type("visit", "14:30", 1)
        nurse.page.keyboard.press("Tab")
        nurse.settle()
        nurse.page.wait_for_load_state("networkidle")
        nurse.page.evaluate("() => scrollTo(0, 0)")
        yield nurse.page.screenshot()


def save(content: bytes, name: str) -> None:
    """Write a picture of few colours."""
    picture = Image.open(BytesIO(content)).convert("RGB").quantize(colors=COLOURS, dither=Image.Dither.NONE)
    picture.save(DOCS / name, optimize=True)


if __name__ == "__main__":
    with TemporaryDirectory() as folder, browsing() as browser:
        names = ("print-desk-language.png", "print-desk.png")
        for name, content in zip(names, printing(browser, Path(folder)), strict=True):
            save(content, name)
        save(shelf(browser, Path(folder) / "shelf"), "shelf.png")
        save(proof(browser, Path(folder) / "proof"), "desk.png")
