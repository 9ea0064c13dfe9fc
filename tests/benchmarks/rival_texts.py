"""Writes what the other programs print: the text of Feuillet's own galleys, as web pages with their styles and as Markdown.

    python -m benchmarks.rival_texts PROJECT FOLDER PANDOC

For each locale: handout.html and leaflet.html, the galley's page with its style sheets; handout.md and leaflet.md, what
Pandoc reads in them; and settings.yaml, what a Markdown writer says of a text: title, language, direction, typeface.
"""

import re
import subprocess
import sys
from pathlib import Path

import yaml

from benchmarks import within
from benchmarks.workplace import FORMATS
from feuillet.edition.galley import Galley

PAGES = {"handout-a4": "handout", "leaflet": "leaflet"}
MAIN = re.compile(r"<(/?)main\b")
"""Where there is one, Pandoc reads nothing else of a page, and the title stands before it."""
PANEL = "@page { size: 100mm 210mm }"
"""For Chromium, which does not know a page by its number as the leaflet's styles do."""


def write(project: Path, folder: Path, pandoc: str) -> None:
    """Write the texts of all locales."""
    for locale, name, galley in within.plates(project, folder / "aside", (), FORMATS):
        if name in PAGES:
            place = folder / locale
            place.mkdir(parents=True, exist_ok=True)
            page = galley.parts[0].markup
            write_page(place / f"{PAGES[name]}.html", page, galley.styles, PANEL if name == "leaflet" else "")
            write_markdown(place / f"{PAGES[name]}.md", page, pandoc)
            write_settings(place / "settings.yaml", galley)


def write_page(file: Path, page: str, styles: tuple[str, ...], first: str) -> None:
    """Write a page that holds its styles."""
    sheet = "\n".join(f"<style>\n{each}\n</style>" for each in (first, *styles) if each)
    file.write_text(page.replace("<head>", f"<head>\n{sheet}", 1), encoding="utf-8")


def write_markdown(file: Path, page: str, pandoc: str) -> None:
    """Write what Pandoc reads in a page."""
    command = [pandoc, "--from", "html", "--to", "gfm-raw_html", "--output", str(file)]
    subprocess.run(command, input=MAIN.sub(r"<\1div", page).encode(), check=True)


def write_settings(file: Path, galley: Galley) -> None:
    """Write what is said of a text beside it."""
    language, _, region = galley.language.partition("-")
    families = dict.fromkeys((galley.face.family, "Noto Sans"))
    settings = {
        "title": galley.title,
        "lang": galley.language,
        "dir": galley.direction,
        "language": language,
        "region": region if len(region) == len("BR") else "",
        "fonts": ", ".join(f'"{family}"' for family in families),
    }
    file.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
