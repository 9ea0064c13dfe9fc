"""The desk's own pages, in the words of whoever works at it."""

import re
from collections.abc import Mapping

from starlette.requests import Request

from feuillet.desk.desk import Desk
from feuillet.edition.interface_words import Words
from feuillet.templates import Templates

TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
MOST = 10
"""How many languages of a browser are looked at."""


class Page:
    """Renders templates in the first language of a browser that the desk speaks."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.templates = desk, Templates(desk.publication.project.templates)

    async def words(self, request: Request) -> Words:
        """Find the words for a browser (RFC 9110, 12.5.4; the order it names them in is the order it wants them in)."""
        wished = (
            each.partition(";")[0].strip() for each in request.headers.get("accept-language", "").split(",")[:MOST]
        )
        tags = [tag for tag in wished if TAG.fullmatch(tag)]
        languages = dict.fromkeys(each for tag in tags for each in (tag, tag.partition("-")[0]))
        return await self.desk.ask(self.desk.words, tuple(languages))

    async def render(self, request: Request, name: str, context: Mapping[str, object]) -> str:
        """Render a template."""
        words = await self.words(request)
        own: dict[str, object] = {"_": words.say, "plain": words.plain, "locale": words.locale}
        return self.templates.render(name, own | dict(context))
