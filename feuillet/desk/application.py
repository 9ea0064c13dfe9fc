"""The pages of the desk: which address shows what. Names in an address are looked up in lists, and are never paths."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from feuillet.desk.desk import Desk, Tongue
from feuillet.desk.events import Bulletin
from feuillet.desk.pages import Page
from feuillet.desk.printing import counter
from feuillet.desk.printing.counter import Counter, Printing
from feuillet.desk.proofing import Proofing
from feuillet.publication.publication import Publication

EVENTS = "/events"
STREAMS = frozenset({EVENTS})
"""The addresses of answers that go on until somebody leaves."""
STATIC = {
    "desk.css": ("styles/desk.css", "text/css"),
    "proof.js": ("desk/proof.js", "text/javascript"),
    **counter.STATIC,
}
"""What pages load from the desk: its name there, its file among the templates, and what it is."""

BOTH = Printing()
"""A desk for translators, and for printing beside."""


@dataclass(frozen=True)
class Sheet:
    """A document in the languages it may be proof-read in."""

    document: str
    tongues: tuple[Tongue, ...]


class Application:
    """What is shown at each address of a desk."""

    def __init__(self, desk: Desk, printing: Printing) -> None:
        self.desk, self.page = desk, Page(desk)
        self.proofing, self.counter = Proofing(desk, self.page), Counter(desk, self.page, printing)
        self.bulletin = Bulletin(desk.publication.project, self.begin)

    async def begin(self) -> None:
        """Begin with nothing read, for something was saved."""
        await self.proofing.begin()
        self.counter.begin()

    @asynccontextmanager
    async def open(self, _: Starlette) -> AsyncIterator[None]:
        """Watch the project while the desk is open."""
        self.bulletin.open()
        idle = asyncio.create_task(self.counter.watch())
        yield
        idle.cancel()
        await self.bulletin.close()
        self.counter.close()
        self.desk.close()

    async def start(self, request: Request) -> Response:
        """Show what there is to be proof-read."""
        sheets = await self.desk.ask(listed, self.desk)
        return HTMLResponse(await self.page.render(request, "desk/start.html", {"sheets": sheets}))

    async def events(self, _: Request) -> Response:
        """Tell a page which files are saved."""
        return StreamingResponse(self.bulletin.listen(), media_type="text/event-stream")

    async def static(self, request: Request) -> Response:
        """Give what pages load."""
        if (found := STATIC.get(request.path_params["name"])) is None:
            raise HTTPException(404)
        name, kind = found
        return Response(self.page.templates.text(name), media_type=kind)

    @property
    def routes(self) -> list[Route]:
        """Say which address shows what."""
        common = (Route("/static/{name}", self.static), *self.counter.routes)
        if self.counter.printing.only:
            return [Route("/", self.counter.lead), *common]
        return [Route("/", self.start), Route(EVENTS, self.events), *common, *self.proofing.routes]


def listed(desk: Desk) -> list[Sheet]:
    """List documents, and the languages of each."""
    found: dict[str, dict[str, None]] = {}
    for name in desk.names():
        found.setdefault(name.document, {}).setdefault(name.locale)
    return [Sheet(document, tuple(desk.tongue(document, tag) for tag in tags)) for document, tags in found.items()]


def lost(_: Request, error: Exception) -> Response:
    """Say why there is no such page, and nothing of what was asked for."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    said = error.detail if isinstance(error, HTTPException) and status != 404 else "the desk has no such page"  # noqa: PLR2004 HTTP says what it means
    return PlainTextResponse(f"{said}\n", status)


def application(publication: Publication, locales: tuple[str, ...] = (), printing: Printing = BOTH) -> Starlette:
    """Open a desk on a publication, in some locales or in all."""
    return Starlette(
        routes=(pages := Application(Desk(publication, locales), printing)).routes,
        lifespan=pages.open,
        exception_handlers={HTTPException: lost},
    )
