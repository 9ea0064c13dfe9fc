"""The picture of the desk in the documentation: an Arabic leaflet with a text under the cursor. `make pictures` draws it."""

import shutil
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from workshop import ROOT, Workshop

from desk.browser import Translator, browsing, served

FILE = ROOT / "docs" / "desk.png"
PARTS = ("content", "locales", "templates")
WIDTH, HEIGHT, COLOURS = 1280, 800, 64


def drawn() -> bytes:
    """Draw the proof of an Arabic leaflet, in English."""
    with TemporaryDirectory() as folder, browsing() as browser:
        for part in PARTS:
            shutil.copytree(ROOT / part, Path(folder) / part)
        with served(Workshop(Path(folder))) as address:
            translator = Translator.coming(browser, address, "en", viewport={"width": WIDTH, "height": HEIGHT})
            translator.open("naltrexone", "ar")
            translator.page.locator(".text[data-safety]:not([data-context$=title]) > textarea").nth(3).focus()
            translator.page.locator(".text.current .aids li").first.wait_for()
            translator.page.wait_for_load_state()
            return translator.page.screenshot()


if __name__ == "__main__":
    picture = Image.open(BytesIO(drawn())).convert("RGB").quantize(colors=COLOURS, dither=Image.Dither.NONE)
    picture.save(FILE, optimize=True)
