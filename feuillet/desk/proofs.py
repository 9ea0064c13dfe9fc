"""Proofs: pages as they would be printed, typeset beside the desk and drawn as pictures while somebody waits."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class View:
    """What somebody looks at: the pages of a product, the page on which a text begins, and in how many pixels to a point."""

    ask: Ask
    context: str
    scale: float


@dataclass(frozen=True)
class Typeset:
    """What a proof is typeset from: a galley, and how it was fitted to its panels before a word was changed."""

    galley: Galley
    view: View
    beginning: Plan | None = None


@dataclass(frozen=True)
class Drawn:
    """A picture of a page."""

    page: int
    scale: float
    content: bytes


@dataclass(frozen=True)
class Proof:
    """Pages to look at; ``sizes`` are their widths and heights in mm, ``panels`` how many a leaflet has room for.

    ``drawn`` is the page that was in sight when they were typeset.
    """

    address: str
    pages: Pages
    sizes: tuple[tuple[float, float], ...]
    drawn: Drawn
    panels: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the pages."""
        return self.pages.findings

    def fill(self, page: int) -> float:
        """How far down a page its text reaches, as a share of the page's height."""
        feet = (place.y + place.height for place in self.pages.places if place.page == page)
        return min(1.0, max(feet, default=0.0) / self.sizes[page][1])


def typeset(task: Typeset) -> tuple[Proof, Plan | None]:
    """Typeset a proof and draw what is in sight, in a process of its own."""
    galley, view = task.galley, task.view
    pages, plan = proof(galley, task.beginning)
    page = next((place.page for place in pages.places if place.context == view.context), 0)
    drawn = Drawn(page, view.scale, picture.swift(pages.content, view.scale, page))
    return Proof(galley.pages_digest, pages, tuple(picture.sizes(pages.content)), drawn, galley.panels), plan


@dataclass
class Waited:
    """A proof that is being typeset, and how many wait for it."""

    task: "asyncio.Task[Proof | Failure]"
    begun: "Future[tuple[Proof, Plan | None] | Failure]"
    people: int = field(default=0)


class Proofs:
    """Typesets proofs, each once, and keeps the last few."""

    def __init__(self, processes: int = 2) -> None:
        self.standby = Standby(processes, PATIENCE_SECONDS)
        self.kept = OrderedDict[str, Waited]()
        self.beginnings = dict[Ask, Plan]()
        self.drawing = ThreadPoolExecutor(1)  # pdfium does one thing at a time

    async def of(self, view: View, galley: Galley) -> Proof | Failure:
        """Take the proof of a galley, or typeset it; whoever else asks meanwhile waits for the same one.

        One that nobody waits for any more is not begun.
        """
        address = galley.pages_digest
        if address not in self.kept:
            begun = self.standby.ask(typeset, Typeset(galley, view, self.beginnings.get(view.ask)))
            self.kept[address] = Waited(asyncio.create_task(self.come(view.ask, address, begun)), begun)
            while len(self.kept) > KEPT:
                self.kept.popitem(last=False)
        self.kept.move_to_end(address)
        waited = self.kept[address]
        waited.people += 1
        try:
            return await asyncio.shield(waited.task)
        except asyncio.CancelledError:
            if waited.people == 1 and waited.begun.cancel():
                self.kept.pop(address, None)
            raise
        finally:
            waited.people -= 1

    async def come(
        self, ask: Ask, address: str, begun: "Future[tuple[Proof, Plan | None] | Failure]"
    ) -> Proof | Failure:
        """Wait for a proof, and remember how it was fitted."""
        came = await asyncio.wrap_future(begun)
        if isinstance(came, Failure):
            self.kept.pop(address, None)
            return came
        proof, plan = came
        if plan:
            self.beginnings[ask] = plan
        return proof

    async def picture(self, address: str, page: int, scale: float) -> bytes | None:
        """Draw a page of a proof that is kept; nothing of another."""
        waited = self.kept.get(address)
        done = waited and waited.task.done() and not waited.task.cancelled() and not waited.task.exception()
        found = waited.task.result() if waited and done else None
        if not isinstance(found, Proof) or not 0 <= page < len(found.sizes):
            return None
        if (page, scale) == (found.drawn.page, found.drawn.scale):
            return found.drawn.content
        return await self.draw(lambda: picture.swift(found.pages.content, scale, page))

    async def draw(self, work: Callable[[], Result]) -> Result:
        """Look into a PDF in a thread, for which the desk need not stand still."""
        return await asyncio.get_running_loop().run_in_executor(self.drawing, work)

    def close(self) -> None:
        """End the processes."""
        self.standby.close()
        self.drawing.shutdown(wait=False, cancel_futures=True)
