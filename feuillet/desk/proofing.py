"""The proof: each text of an edition beside the page it stands on, as a translator changes it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from feuillet.cldr import Locale
from feuillet.desk import requests
from feuillet.desk.desk import Desk
from feuillet.desk.pages import Page
from feuillet.desk.proofs import View
from feuillet.desk.requests import LEAST, MOST, Approved, Confirmed, Saved, Saying, Typed, Viewed
from feuillet.desk.signing import approve, confirm
from feuillet.desk.telling import JPEG, described, spoken
from feuillet.desk.texts import Text, TextState, others, terms
from feuillet.findings import Finding, UsageError
from feuillet.publication.asks import Ask, Name
from feuillet.publication.publication import Change, Publication
from feuillet.publication.saving import Conflict, Edit, save, seen_as
from feuillet.translation.memory import Memory, memory_of
from feuillet.writing.script import script

Spoken = TypeVar("Spoken", bound=Typed)
Sign = Callable[[Publication, Name, Any], str]
"""Signs for something, and names the file that says so."""
KEPT = {"Cache-Control": "private, max-age=3600, immutable"}
"""A picture's address is the digest of what it shows."""


class Proofing:
    """Answers whoever proofreads at a desk."""

    def __init__(self, desk: Desk, page: Page) -> None:
        self.desk, self.page = desk, page
        self.memories = dict[str, Memory]()

    @property
    def routes(self) -> list[Route]:
        """The addresses it answers."""
        edition = "/proof/{locale}/{document}"
        return [
            Route(edition, self.show),
            Route("/picture/{address}/{page:int}/{scale:float}", self.picture),
            *(
                Route(f"{edition}/{name}", answer, methods=["POST"])
                for name, answer in (
                    ("page", self.typeset),
                    ("findings", self.check),
                    ("aids", self.aid),
                    ("save", self.save),
                    ("confirm", self.confirm),
                    ("approve", self.approve),
                )
            ),
        ]

    async def begin(self) -> None:
        """Begin with nothing read or remembered, for something was saved."""
        await self.desk.ask(self.desk.begin)
        self.memories.clear()

    async def name(self, request: Request, imprint: str) -> Name:
        """Find the edition that is asked for; raises an answer of 404 where there is none."""
        names = request.path_params
        found = await self.desk.ask(self.desk.find, names["document"], names["locale"], imprint)
        if found is None:
            raise HTTPException(404, "there is no such edition here")
        return found

    async def show(self, request: Request) -> Response:
        """Show the texts of an edition beside its pages."""
        name = await self.name(request, request.query_params.get("imprint", ""))
        formats = [each.name for each in await self.desk.ask(self.desk.formats, name)]
        asked = request.query_params.get("format", "")
        format = asked if asked in formats else next(iter(formats), "")
        texts = await self.desk.ask(self.desk.texts, name)
        context = {
            "name": name,
            "target": Locale(name.locale),
            "texts": texts,
            "states": TextState,
            "formats": formats,
            "format": format,
            "original": await self.desk.ask(self.desk.original, name),
            "imprints": await self.desk.ask(self.desk.imprints, name),
            "seen": seen_as,
            "spaced": script(Locale(name.locale).script).spaced,
        }
        return HTMLResponse(await self.page.render(request, "desk/proof.html", context))

    async def typed(self, request: Request, kind: type[Spoken]) -> tuple[Name, Spoken, tuple[Change, ...]]:
        """Read what is typed, and say what it would change."""
        said = await requests.read(request, kind)
        name = await self.name(request, said.imprint)
        if not said.domain:
            return name, said, ()
        text = await self.text(name, said)
        return name, said, ((said.domain, name.locale, text.saying(said.string)),)

    async def text(self, name: Name, said: Typed) -> Text:
        """Find the text that is meant; raises an answer of 404 where there is none."""
        texts = await self.desk.ask(self.desk.texts, name)
        found = (each for each in texts if (each.domain, each.source.context) == (said.domain, said.context))
        text = next(found, None)
        if text is None:
            raise HTTPException(404, "there is no such text here")
        return text

    async def typeset(self, request: Request) -> Response:
        """Typeset the pages with what is typed."""
        name, said, changes = await self.typed(request, Viewed)
        if said.format not in [each.name for each in await self.desk.ask(self.desk.formats, name)]:
            raise HTTPException(404, "there is no such format here")
        view = View(Ask(name, said.format), said.context, said.scale)
        shown = await requests.until_left(request, self.desk.shown(view, *changes))
        return JSONResponse(described(shown) if shown else None)

    async def check(self, request: Request) -> Response:
        """Say what is wrong with what is typed."""
        name, said, changes = await self.typed(request, Typed)
        texts = await self.desk.ask(self.desk.texts, name, *changes)
        own = (each.findings for each in texts if (each.domain, each.source.context) == (said.domain, said.context))
        return JSONResponse({"findings": list(map(spoken, next(own, ())))})

    async def aid(self, request: Request) -> Response:
        """Show what helps with a text: terms of the glossary, and texts like it."""
        name, said, _ = await self.typed(request, Typed)
        text = await self.text(name, said)
        memory = await self.desk.ask(self.memory, name.locale)
        context = {
            "target": Locale(name.locale),
            "terms": await self.desk.ask(terms, self.desk.publication, name, text),
            "matches": others(text, memory),
        }
        return HTMLResponse(await self.page.render(request, "desk/aids.html", context))

    def memory(self, locale: str) -> Memory:
        """Remember how a locale said other texts."""
        if locale not in self.memories:
            self.memories[locale] = memory_of(self.desk.publication.project, locale)
        return self.memories[locale]

    async def picture(self, request: Request) -> Response:
        """Draw a page."""
        address, page = request.path_params["address"], request.path_params["page"]
        scale = min(MOST, max(LEAST, request.path_params["scale"]))
        found = await self.desk.proofs.picture(address, page, scale)
        if found is None:
            raise HTTPException(404, "there is no such page here")
        return Response(found, media_type=JPEG, headers=KEPT)

    async def save(self, request: Request) -> Response:
        """Save a text, unless the file says something else of it meanwhile."""
        said = await requests.read(request, Saved)
        name = await self.name(request, said.imprint)
        text = await self.text(name, said)
        edit = Edit(
            locale=name.locale,
            domain=said.domain,
            context=said.context,
            id=text.source.text,
            seen=said.seen,
            string=said.string,
            fuzzy=said.fuzzy,
            note=said.note,
        )
        came = await self.desk.ask(save, self.desk.publication.project, edit, datetime.now(tz=UTC))
        if isinstance(came, Finding):
            return JSONResponse({"findings": [spoken(came)]}, 409)
        if isinstance(came, Conflict):
            return JSONResponse({"theirs": came.theirs.string, "seen": seen_as(came.theirs)}, 409)
        await self.begin()
        return await self.item(request, name, said)

    async def item(self, request: Request, name: Name, said: Typed) -> Response:
        """Show a text as it is now."""
        context = {"text": await self.text(name, said), "target": Locale(name.locale), "seen": seen_as}
        return HTMLResponse(await self.page.render(request, "desk/text.html", context))

    async def confirm(self, request: Request) -> Response:
        """Sign for what a check asked about."""
        said = await requests.read(request, Confirmed)
        return await self.signed(request, said, confirm)

    async def approve(self, request: Request) -> Response:
        """Record an approval of an edition."""
        said = await requests.read(request, Approved)
        return await self.signed(request, said, approve)

    async def signed(self, request: Request, said: Saying, sign: Sign) -> Response:
        """Sign, under the rules of the command line, or say what hinders it."""
        name = await self.name(request, said.imprint)
        try:
            written = await self.desk.ask(sign, self.desk.publication, name, said)
        except UsageError as error:
            texts = await self.desk.ask(self.desk.texts, name)
            waiting = [text.source.context for text in texts if text.hinders]
            return JSONResponse({"problem": str(error), "texts": waiting}, 409)
        await self.begin()
        return JSONResponse({"written": written})
