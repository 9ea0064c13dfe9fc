"""The page on which somebody signs in, in the words of a browser, or of the first imprint's staff."""

from collections.abc import Callable

from feuillet.desk.head import Head
from feuillet.desk.pages import wished, words
from feuillet.publication.publication import Publication
from feuillet.templates import LANGUAGE


def form(publication: Publication) -> Callable[[Head, bool], str]:
    """Make what renders it; it is shown again where a name or a password was wrong."""
    imprints = (publication.editor.sources.imprint(each).value for each in publication.project.imprints)
    staff = next((imprint.language for imprint in imprints if imprint), LANGUAGE)

    def render(head: Head, wrong: bool) -> str:
        said = words(publication, (*wished(head.value(b"accept-language") or ""), staff))
        own: dict[str, object] = {"locale": said.locale, "_": said.say, "plain": said.plain, "wrong": wrong}
        return publication.marking.templates.render("desk/login.html", own)

    return render
