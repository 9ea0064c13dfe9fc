"""The desk's own pages, in the words of whoever works at it."""

import re
from collections.abc import Mapping

from starlette.requests import Request

from feuillet.cldr import Locale
from feuillet.desk.desk import Desk
from feuillet.desk.entrance import PERSON
from feuillet.edition.interface_words import Words
from feuillet.publication.publication import Publication
from feuillet.templates import LANGUAGE, Templates
from feuillet.translation.domains import TEMPLATES
from feuillet.translation.messages import Messages

TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
MOST = 10
"""How many languages of a browser are looked at."""


class Page:
    """Renders templates in the first language of a browser that the desk speaks."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.templates = desk, Templates(desk.publication.project.templates)

    async def render(self, request: Request, name: str, context: Mapping[str, object]) -> str:
        """Render a template."""
        languages = wished(request.headers.get("accept-language", ""))
        said = await self.desk.ask(words, self.desk.publication, languages)
        own: dict[str, object] = {"_": said.say, "plain": said.plain, "locale": said.locale}
        return self.templates.render(name, own | {"person": request.scope.get(PERSON, "")} | dict(context))


def wished(header: str) -> tuple[str, ...]:
    """List the languages of a browser (RFC 9110, 12.5.4; the order it names them in is the order it wants them in)."""
    named = (each.partition(";")[0].strip() for each in header.split(",")[:MOST])
    tags = [tag for tag in named if TAG.fullmatch(tag)]
    return tuple(dict.fromkeys(each for tag in tags for each in (tag, tag.partition("-")[0])))


def words(publication: Publication, languages: tuple[str, ...]) -> Words:
    """Say the desk's own words in the first of some languages that has them."""
    known = {LANGUAGE, *publication.project.locales}
    tag = next((each for each in languages if each in known), LANGUAGE)
    messages = publication.editor.sources.messages(TEMPLATES, tag).value
    return Words(messages or Messages(TEMPLATES, tag), Locale(tag))
