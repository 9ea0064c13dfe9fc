"""Proofs: pages as they would be printed, typeset beside the desk and drawn as pictures while somebody waits."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from feuillet.edition.galley import Galley, Pages
from feuillet.findings import Finding
from feuillet.press.pages import picture
from feuillet.press.pages.pagination import proof
from feuillet.press.pages.panels import Plan
from feuillet.production.crew import Failure
from feuillet.production.standby import Standby
from feuillet.publication.asks import Ask

Result = TypeVar("Result")
PATIENCE_SECONDS = 60.0
"""A proof that takes longer hangs."""
KEPT = 12
"""How many proofs are kept: those that the people at a desk look at, each with the one before it."""
SCALE = 2.0
"""Pixels to a point."""


@dataclass(frozen=True)
class Typeset:
    """What a proof is typeset from: a galley, and how it was fitted to its panels before a word was changed."""

    galley: Galley
    beginning: Plan | None = None


@dataclass(frozen=True)
class Proof:
    """Pages to look at; ``sizes`` are their widths and heights in mm, ``panels`` how many a leaflet has room for."""

    address: str
    pages: Pages
    sizes: tuple[tuple[float, float], ...]
    panels: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the pages."""
        return self.pages.findings

    def fill(self, page: int) -> float:
        """How far down a page its text reaches, as a share of the page's height."""
        feet = (place.y + place.height for place in self.pages.places if place.page == page)
        return min(1.0, max(feet, default=0.0) / self.sizes[page][1])


def typeset(task: Typeset) -> tuple[Pages, Plan | None]:
    """Typeset a proof, in a process of its own."""
    return proof(task.galley, task.beginning)


class Proofs:
    """Typesets proofs, each once, and keeps the last few."""

    def __init__(self, processes: int = 2) -> None:
        self.standby = Standby(processes, PATIENCE_SECONDS)
        self.kept = OrderedDict[str, "asyncio.Task[Proof | Failure]"]()
        self.beginnings = dict[Ask, Plan]()
        self.drawing = ThreadPoolExecutor(1)  # pdfium does one thing at a time

    async def of(self, ask: Ask, galley: Galley) -> Proof | Failure:
        """Take the proof of a galley, or typeset it; whoever else asks meanwhile waits for the same one."""
        address = galley.pages_digest
        if address not in self.kept:
            self.kept[address] = asyncio.create_task(self.typeset(ask, galley, address))
            while len(self.kept) > KEPT:
                self.kept.popitem(last=False)
        self.kept.move_to_end(address)
        return await asyncio.shield(self.kept[address])

    async def typeset(self, ask: Ask, galley: Galley, address: str) -> Proof | Failure:
        """Typeset a proof, and remember how it was fitted."""
        came = await asyncio.wrap_future(self.standby.ask(typeset, Typeset(galley, self.beginnings.get(ask))))
        if isinstance(came, Failure):
            self.kept.pop(address, None)
            return came
        pages, plan = came
        if plan:
            self.beginnings[ask] = plan
        return Proof(address, pages, await self.draw(lambda: tuple(picture.sizes(pages.content))), galley.panels)

    async def picture(self, address: str, page: int) -> bytes | None:
        """Draw a page of a proof that is kept; nothing of another."""
        task = self.kept.get(address)
        found = task.result() if task and task.done() and not task.exception() else None
        if not isinstance(found, Proof) or not 0 <= page < len(found.sizes):
            return None
        return await self.draw(lambda: picture.swift(found.pages.content, SCALE, page))

    async def draw(self, work: Callable[[], Result]) -> Result:
        """Look into a PDF in a thread, for which the desk need not stand still."""
        return await asyncio.get_running_loop().run_in_executor(self.drawing, work)

    def close(self) -> None:
        """End the processes."""
        self.standby.close()
        self.drawing.shutdown(wait=False, cancel_futures=True)
