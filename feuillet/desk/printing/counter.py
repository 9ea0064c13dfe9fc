"""The counter: the addresses of the print desk. None of them says anything of a patient, and nothing that it answers is kept."""

import asyncio
import datetime
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from feuillet.cldr import Locale
from feuillet.desk.desk import Desk
from feuillet.desk.pages import Page, words
from feuillet.desk.printing import visits
from feuillet.desk.printing.clerks import Clerks
from feuillet.desk.printing.errands import Errand, House, Reply
from feuillet.desk.printing.record import Record
from feuillet.desk.printing.sealed import forget_at_once, is_padded, padded
from feuillet.desk.printing.shelf import Choice, Shelf, choice, imprints, shelf
from feuillet.desk.printing.visits import NOTHING, Visit, Visits
from feuillet.desk.proofs import View
from feuillet.edition.galley import PDF
from feuillet.press.pages import picture
from feuillet.production.crew import Failure
from feuillet.publication.asks import Ask, Name

Answer = Callable[[Request], Awaitable[Response]]
PATH = "/print"
STATIC = {"print.css": ("styles/print-desk.css", "text/css"), "print.js": ("desk/to-print/print.js", "text/javascript")}
COVER_SCALE = 0.9
"""Pixels to a point."""
COVERS, SHELVES = 512, 8
ASKS_SECONDS = 300
"""How long nobody may touch a page before it asks whether somebody is there."""
WAIT_SECONDS = 240.0
"""How long a tab waits for its paper."""
REST_SECONDS = 60.0
"""How long after somebody has left the clerks stay who served them."""


@dataclass(frozen=True)
class Printing:
    """How a print desk is opened: ``only`` it, with a ``record`` of what is printed, in the words of a ``staff``."""

    only: bool = False
    record: Path | None = None
    staff: str = ""


class Counter:
    """Answers whoever prints for a patient."""

    def __init__(self, desk: Desk, page: Page, printing: Printing) -> None:
        self.desk, self.page, self.printing = desk, page, printing
        self.visits, self.clerks = Visits(), Clerks()
        self.record = Record(printing.record) if printing.record else None
        self.today = datetime.date.today
        self.begin()

    def begin(self) -> None:
        """Begin with nothing read, for something was saved."""
        self.edition = getattr(self, "edition", 0) + 1
        self.shelf = lru_cache(SHELVES)(self.list_shelf)
        self.covers = dict[Name, bytes]()

    def list_shelf(self, imprint: str, staff: str) -> Shelf:
        """List what may be printed."""
        return shelf(self.desk.publication, imprint, staff)

    @property
    def routes(self) -> list[Route]:
        """The addresses it answers."""
        posted = partial(Route, methods=["POST"])
        return [
            Route(PATH, self.start),
            Route(f"{PATH}/cover/{{imprint}}/{{locale}}/{{document}}", self.cover),
            Route(f"{PATH}/paper/{{visit}}/{{serial:int}}/{{format}}", self.attended(self.paper)),
            posted(f"{PATH}/choose/{{visit}}", self.attended(self.choose)),
            posted(f"{PATH}/page/{{visit}}/{{serial:int}}/{{format}}", self.attended(self.show)),
            posted(f"{PATH}/beside/{{visit}}/{{serial:int}}/{{format}}", self.attended(self.beside)),
            posted(f"{PATH}/here/{{visit}}", self.here),
            posted(f"{PATH}/leave/{{visit}}", self.leave),
        ]

    async def lead(self, _: Request) -> Response:
        """Lead from the first page of a desk that is for printing alone."""
        return RedirectResponse(PATH, 303)

    async def watch(self) -> None:
        """Forget what is idle, as long as the desk is open; and end the clerks who have served somebody who has left."""
        forget_at_once()
        while True:
            await asyncio.sleep(min(REST_SECONDS, visits.IDLE_SECONDS) / 10)
            self.visits.idle()
            if self.visits.forgetting(min(REST_SECONDS, visits.IDLE_SECONDS)):
                self.resting = asyncio.gather(self.clerks.rest(), self.introduce())

    async def introduce(self) -> None:
        """Have new clerks read what others are at."""
        for visit in self.visits.open.values():
            if visit.choice:
                self.warm(visit, visit.choice)

    def close(self) -> None:
        """End what works beside the counter."""
        self.clerks.close()

    async def staff(self, imprint: str) -> str:
        """Say in which language the staff of an imprint work: as the desk was told, or their own."""
        if self.printing.staff:
            return self.printing.staff
        known = await self.desk.ask(imprints, self.desk.publication)
        return known[imprint].language

    async def start(self, request: Request) -> Response:
        """Show which sheets there are, and in which languages."""
        known = await self.desk.ask(imprints, self.desk.publication)
        asked = request.query_params.get("imprint", "")
        imprint = asked if asked in known else next(iter(known), "")
        if not imprint:
            raise HTTPException(404, "no imprint of this project can be read")
        staff = await self.staff(imprint)
        context = {
            "shelf": await self.desk.ask(self.shelf, imprint, staff),
            "imprint": imprint,
            "imprints": known,
            "visit": self.visits.begin(),
            "idle": ASKS_SECONDS,
        }
        return await self.answer("desk/to-print/start.html", staff, context)

    async def answer(self, template: str, staff: str, context: dict[str, object]) -> Response:
        """Render a page in the staff's words."""
        said = await self.desk.ask(words, self.desk.publication, (staff, Locale(staff).language))
        own: dict[str, object] = {"_": said.say, "plain": said.plain, "locale": said.locale, "staff": Locale(staff)}
        return HTMLResponse(self.page.templates.render(template, own | context))

    def visit(self, request: Request) -> Visit:
        """Find the page that asks; raises an answer of 410 where it was idle, or closed."""
        visit = self.visits.find(request.path_params["visit"])
        if visit is None:
            raise HTTPException(410, "this page was idle, and is forgotten: begin again")
        return visit

    def attended(self, answer: Answer) -> Answer:
        """Answer a page that is not idle meanwhile."""

        async def answered(request: Request) -> Response:
            with self.visit(request).attended():
                return await answer(request)

        return answered

    async def choose(self, request: Request) -> Response:
        """Open a sheet in a language, and show what can be filled in."""
        visit = self.visit(request)
        try:
            said = json.loads(await request.body())
            asked = Name(str(said["document"]), str(said["locale"]), str(said["imprint"]))
        except (ValueError, KeyError, TypeError) as error:
            raise HTTPException(400, "this is not what the desk asks for") from error
        name = await self.desk.ask(self.desk.look_for, asked.document, asked.locale, asked.imprint)
        if name is None:
            raise HTTPException(404, "there is no such edition here")
        staff = await self.staff(name.imprint)
        found = await self.desk.ask(choice, self.desk.publication, name, staff, self.today())
        if found is None or not found.papers:
            raise HTTPException(404, "this sheet may not be printed")
        visit.choose(name, staff, found)
        self.warm(visit, found)
        return await self.answer("desk/to-print/fill.html", staff, {"choice": found, "imprint": name.imprint})

    def warm(self, visit: Visit, found: Choice) -> None:
        """Have the clerks read the sheet while somebody looks for the first key."""
        for beside in filter(None, ("-", found.theirs)):
            self.clerks.send(
                self.errand(visit, found.papers[0].name, beside=beside.strip("-"), warm=True), visit.number
            )

    def errand(self, visit: Visit, format: str, sealed: bytes = b"", beside: str = "", *, warm: bool = False) -> Errand:
        """Write down what a clerk is to do."""
        assert visit.name
        publication = self.desk.publication
        house = House(publication.project.root, publication.features, self.edition)
        return Errand(house, visit.name, format, visit.staff, self.today(), sealed, beside, warm)

    async def show(self, request: Request) -> Response:
        """Show the page with what is typed, and keep its paper for whoever prints it."""
        return await self.page_of(request, beside=False)

    async def beside(self, request: Request) -> Response:
        """Show the same page in the staff's language."""
        return await self.page_of(request, beside=True)

    async def page_of(self, request: Request, *, beside: bool) -> Response:
        """Have a page made; of several that are asked for while one is made, only the newest is."""
        visit, serial = self.visit(request), int(request.path_params["serial"])
        sealed = await request.body()
        format, theirs = request.path_params["format"], visit.theirs if beside else ""
        if not is_padded(sealed) or format not in visit.formats or (beside and not theirs):
            raise HTTPException(400, "this is not what the desk asks for")
        visit.asked(serial)
        async with visit.turns[beside]:
            if serial < visit.newest:
                return Response(padded(b'{"late": true}'), media_type="application/json")
            errand = self.errand(visit, format, sealed, theirs)
            came = await self.clerks.do(errand, visit.number)
        if isinstance(came, Failure):
            came = Reply(padded(json.dumps({"failed": came.problem.text.partition(":")[0]}).encode()))
        if not beside and serial == visit.newest:
            paper = visit.paper(serial)
            if not paper.done():
                paper.set_result(came)
        return Response(came.body, media_type="application/json")

    async def paper(self, request: Request) -> Response:
        """Hand out a paper, as soon as it is made."""
        visit, serial, format = self.visit(request), request.path_params["serial"], request.path_params["format"]
        came = await self.waited(visit, serial)
        if not came.paper or visit.name is None:
            none = await self.answer("desk/to-print/none.html", visit.staff, {})
            none.status_code = 404
            return none
        if self.record and visit.recorded < serial:
            before, visit.recorded = visit.recorded, serial
            try:
                await asyncio.to_thread(self.record.note, visit.name, format, came.sign)
            except OSError:
                visit.recorded = before
                raise
        name = f"{visit.name.document}-{format}.{visit.name.locale}.pdf"
        return Response(came.paper, media_type=PDF, headers={"Content-Disposition": f'inline; filename="{name}"'})

    async def waited(self, visit: Visit, serial: int) -> Reply:
        """Wait for a paper; nothing comes of a question after which another was asked."""
        if serial < visit.newest:
            return NOTHING
        with suppress(TimeoutError):
            return await asyncio.wait_for(asyncio.shield(visit.paper(serial)), WAIT_SECONDS)
        return NOTHING

    async def here(self, request: Request) -> Response:
        """Note that somebody is still there."""
        self.visit(request)
        return PlainTextResponse("")

    async def leave(self, request: Request) -> Response:
        """Forget a page that was closed."""
        self.visits.leave(request.path_params["visit"])
        return PlainTextResponse("")

    async def cover(self, request: Request) -> Response:
        """Draw the first page of a sheet, without anybody's values, by which a patient knows their language."""
        names = request.path_params
        name = await self.desk.ask(self.desk.look_for, names["document"], names["locale"], names["imprint"])
        if name is None:
            raise HTTPException(404, "there is no such edition here")
        if name not in self.covers:
            content = await self.first_page(name)
            if len(self.covers) >= COVERS:
                self.covers.pop(next(iter(self.covers)))
            self.covers[name] = await self.desk.proofs.draw(lambda: picture.draw(content, COVER_SCALE))
        return Response(self.covers[name], media_type="image/png")

    async def first_page(self, name: Name) -> bytes:
        """Take the pages that are kept of a sheet, or typeset them."""
        publication = self.desk.publication
        formats = await self.desk.ask(self.desk.formats, name)
        if not formats:
            raise HTTPException(404, "this sheet has no pages")
        ask = Ask(name, next((each.name for each in formats if each.name.startswith("leaflet")), formats[0].name))
        galley = (await self.desk.ask(publication.galley, ask)).value
        if galley is None:
            raise HTTPException(404, "this sheet has no pages")
        if kept := await asyncio.to_thread(publication.store.get_pages, galley.pages_digest):
            return kept.content
        came = await self.desk.proofs.of(View(ask, "", COVER_SCALE), galley)
        if isinstance(came, Failure):
            raise HTTPException(404, "this sheet has no pages")
        return came.pages.content
