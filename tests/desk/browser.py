"""A desk that is really served, and a browser in which somebody works at it."""

import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright
from workshop import Workshop

CHROMIUM = "/usr/bin/chromium"
PATIENCE_MS = 60_000
"""How long something may take on a machine that does much else."""


@contextmanager
def served(workshop: Workshop, *words: str) -> Iterator[str]:
    """Serve a project's desk, and say the address that lets somebody in."""
    process = workshop.start("desk", "--port", "0", *words)
    try:
        assert process.stdout
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, line or (process.stderr and process.stderr.read())
        yield found[0]
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=PATIENCE_MS / 1000)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


@contextmanager
def browsing() -> Iterator[Browser]:
    """Open Debian's chromium."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass(frozen=True)
class Translator:
    """Somebody who looks at the proof of a document in a browser."""

    page: Page

    @classmethod
    def coming(cls, browser: Browser, address: str, language: str = "en", **options: object) -> "Translator":
        """Come in with the key."""
        page = browser.new_context(locale=language, **options).new_page()  # type: ignore[arg-type]  # as Playwright names them
        page.set_default_timeout(PATIENCE_MS)
        page.goto(address)
        return cls(page)

    def open(self, document: str, locale: str, format: str = "leaflet") -> None:
        """Open a document's proof from the start page, and wait for its pages."""
        self.page.click(f'a[href="/proof/{locale}/{document}"]')
        self.page.wait_for_selector("#proof[data-shown]")
        self.page.select_option("#format", format)
        self.page.wait_for_selector(f"#proof[data-format={format}][data-shown]")

    def text(self, context: str) -> Locator:
        """Find a text by its msgctxt."""
        return self.page.locator(f'.text[data-context="{context}"]')

    def field(self, context: str) -> Locator:
        """Find where a text is typed."""
        return self.text(context).locator("> textarea")

    def type(self, context: str, string: str) -> None:
        """Type a text, and wait for the page with it."""
        with self.anew():
            self.field(context).fill(string)

    @contextmanager
    def anew(self) -> Iterator[None]:
        """Wait until a page is shown that was not before."""
        before = self.page.get_attribute("#proof", "data-shown")
        yield
        self.page.wait_for_selector(f'#proof:not([data-shown="{before}"])')

    def pictures(self) -> list[str]:
        """The addresses of the pages that are shown."""
        return [str(each.get_attribute("src")) for each in self.page.locator("#sheets img").all()]


def catalog(workshop: Workshop, locale: str, domain: str) -> Path:
    """Find a catalog of a project."""
    return workshop.path(f"locales/{locale}/LC_MESSAGES/{domain}.po")
