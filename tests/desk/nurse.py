"""A nurse at the print desk: in a browser, counting what she does, or as the bytes that her browser sends."""

import json
import re
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request, Route
from workshop import Workshop, set_up

from desk.browser import PATIENCE_MS
from desk.served import Desk, Said

CLINIC = Path(__file__).with_name("clinic")
LOCALES = ("ar", "en", "fa", "fr", "ja")
FORM = "sections/mine/form/form/{}/label"
BLANKS = b" " * 4096
LONG_MS = 6 * PATIENCE_MS
"""How long a paper may take on a machine that does much else."""


def clinic(folder: Path, *locales: str) -> Workshop:
    """Set up the clinic's project, in French and some other languages, or in all it has."""
    kept = ("fr", *locales) if locales else LOCALES
    made = set_up(folder / "clinic", CLINIC, LOCALES)
    for other in set(LOCALES) - set(kept):
        shutil.rmtree(made.path(f"locales/{other}"))
    return made


@dataclass
class Nurse:
    """Somebody in a browser; each thing she does is counted."""

    page: Page
    actions: int = 0
    papers: list[bytes] = field(default_factory=list)
    came: float = 0.0

    @classmethod
    def coming(cls, context: BrowserContext, address: str) -> "Nurse":
        """Come in with the key."""
        nurse = cls(context.new_page())
        context.route("**/print/paper/**", nurse.take)
        nurse.page.set_default_timeout(LONG_MS)
        nurse.page.goto(address)
        nurse.page.wait_for_selector("[data-ready]")
        return nurse

    @classmethod
    def at(cls, browser: Browser, address: str, **options: Any) -> "Nurse":
        """Come in with a browser that knows nothing yet."""
        return cls.coming(browser.new_context(**options), address)

    def take(self, route: Route, _: Request) -> None:
        """Take a paper as the tab does that shows it."""
        response = route.fetch(timeout=LONG_MS)
        self.came = time.monotonic()
        self.papers.append(response.body())
        route.fulfill(status=200, content_type="text/plain", body=str(response.status))

    def tap(self, selector: str) -> None:
        """Touch something."""
        self.actions += 1
        self.page.click(selector)

    def type(self, blank: str, text: str, part: int = 0) -> None:
        """Type on a blank."""
        self.actions += 1
        self.page.fill(f'[data-context="{FORM.format(blank)}"] [data-part="{part}"]', text)

    def choose(self, document: str, locale: str) -> None:
        """Choose a sheet and a language."""
        self.tap(f"[data-sheet={document}]")
        self.tap(f"[data-document={document}] [data-locale={locale}]")
        self.page.wait_for_selector(".fill, #trouble:not([hidden])")
        assert self.page.inner_text("#trouble") == ""

    def settle(self) -> None:
        """Wait until what is shown is what is typed."""
        self.page.wait_for_selector(".views:not(.stale) #page img")

    def print(self) -> bytes:
        """Print, and wait for the paper."""
        with self.page.context.expect_page(timeout=LONG_MS) as opened:
            self.tap("#take")
        opened.value.wait_for_load_state()
        opened.value.close()
        return self.papers[-1]


@dataclass(frozen=True)
class Sender:
    """What her browser sends."""

    desk: Desk
    visit: str

    @classmethod
    def at(cls, desk: Desk, imprint: str = "clinic") -> "Sender":
        """Open the first page; what is printed takes longer than what is read."""
        desk.seconds = LONG_MS / 1000
        found = re.search(rb'data-visit="([\w-]+)"', desk.ask(f"/print?imprint={imprint}").content)
        assert found
        return cls(desk, found[1].decode())

    def choose(self, document: str, locale: str, imprint: str = "clinic") -> Said:
        """Choose a sheet and a language."""
        asked = {"document": document, "locale": locale, "imprint": imprint}
        return self.desk.post(f"/print/choose/{self.visit}", json.dumps(asked).encode())

    def send(self, serial: int, body: bytes, format: str = "leaflet-print", what: str = "page") -> Said:
        """Ask for a page."""
        return self.desk.post(f"/print/{what}/{self.visit}/{serial}/{format}", body)

    def page(self, serial: int, sure: tuple[str, ...] = (), **fields: tuple[str, ...]) -> dict[str, Any]:
        """Ask for a page with what is typed, and read the answer."""
        came = self.send(serial, sealed(sure, **fields))
        assert came.statuses == [200], came.content
        return dict(json.loads(came.content.partition(b"\r\n\r\n")[2]))

    def paper(self, serial: int, format: str = "leaflet-print") -> bytes:
        """Take a paper."""
        came = self.desk.ask(f"/print/paper/{self.visit}/{serial}/{format}")
        assert came.statuses == [200], came.content[:500]
        return came.content.partition(b"\r\n\r\n")[2]

    def leave(self) -> None:
        """Close the tab."""
        assert self.desk.post(f"/print/leave/{self.visit}", b"{}").statuses == [200]


def sealed(sure: tuple[str, ...] = (), **fields: tuple[str, ...]) -> bytes:
    """Write what is typed as a browser sends it."""
    said = {FORM.format(name): list(texts) for name, texts in fields.items()}
    body = json.dumps({"fields": said, "sure": [FORM.format(name) for name in sure]}, ensure_ascii=False)
    return BLANKS + body.encode() + BLANKS


def text_of(pdf: bytes) -> str:
    """Read a PDF as text, without the signs of direction."""
    done = subprocess.run(["/usr/bin/pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", done.stdout.decode())
