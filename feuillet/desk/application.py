"""The pages of the desk: which address shows what. Names in an address are looked up in lists, and are never paths."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from threading import Lock

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from feuillet.cldr import Locale
from feuillet.desk.events import Bulletin
from feuillet.publication import listing
from feuillet.publication.asks import Selection
from feuillet.publication.publication import Publication
from feuillet.templates import LANGUAGE

EVENTS = "/events"
STREAMS = frozenset({EVENTS})
"""The addresses of answers that go on until somebody leaves."""
STATIC = {"desk.css": ("styles/desk.css", "text/css")}
"""What pages load from the desk: its name there, its file among the templates, and what it is."""


@dataclass(frozen=True)
class Sheet:
    """A document in the languages it may be proof-read in."""

    document: str
    locales: tuple[Locale, ...]


class Desk:
    """What the pages show of a publication."""

    def __init__(self, publication: Publication, locales: tuple[str, ...]) -> None:
        self.publication, self.locales, self.lock = publication, locales, Lock()
        self.bulletin = Bulletin(publication.project)

    @asynccontextmanager
    async def open(self, _: Starlette) -> AsyncIterator[None]:
        """Watch the project while the desk is open."""
        self.bulletin.open()
        yield
        await self.bulletin.close()

    def start(self, _: Request) -> Response:
        """Show what there is to be proof-read."""
        with self.lock:  # a publication is asked by one thread at a time
            self.publication.begin()
            return self.page("desk/start.html", {"sheets": self.sheets()})

    def sheets(self) -> list[Sheet]:
        """List documents, and the locales of each."""
        found: dict[str, dict[str, Locale]] = {}
        for name in self.publication.names(Selection(locales=self.locales)):
            found.setdefault(name.document, {}).setdefault(name.locale, Locale(name.locale))
        return [Sheet(document, tuple(locales.values())) for document, locales in found.items()]

    def page(self, template: str, context: dict[str, object]) -> Response:
        """Render a page in the words of the first imprint's staff."""
        imprints = (self.publication.editor.sources.imprint(each).value for each in self.publication.project.imprints)
        staff = next((imprint.language for imprint in imprints if imprint), LANGUAGE)
        words = listing.words(self.publication, staff)
        own: dict[str, object] = {"locale": words.locale, "_": words.say, "plain": words.plain}
        return HTMLResponse(self.publication.marking.templates.render(template, own | context))

    async def events(self, _: Request) -> Response:
        """Tell a page which files are saved."""
        return StreamingResponse(self.bulletin.listen(), media_type="text/event-stream")

    def static(self, request: Request) -> Response:
        """Give what pages load."""
        if (found := STATIC.get(request.path_params["name"])) is None:
            raise HTTPException(404)
        name, kind = found
        return Response(self.publication.marking.templates.text(name), media_type=kind)

    @property
    def routes(self) -> list[Route]:
        """Say which address shows what."""
        return [
            Route("/", self.start),
            Route(EVENTS, self.events),
            Route("/static/{name}", self.static),
        ]


def lost(_: Request, error: Exception) -> Response:
    """Say that there is no such page, and nothing of what was asked for."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    return PlainTextResponse("the desk has no such page\n", status)


def application(publication: Publication, locales: tuple[str, ...] = ()) -> Starlette:
    """Open a desk on a publication, in some locales or in all."""
    desk = Desk(publication, locales)
    return Starlette(routes=desk.routes, lifespan=desk.open, exception_handlers={HTTPException: lost})
