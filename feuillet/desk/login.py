"""The page on which somebody signs in, in the words of the first imprint's staff."""

from feuillet.publication import listing
from feuillet.publication.publication import Publication
from feuillet.templates import LANGUAGE


def pages(publication: Publication) -> tuple[str, str]:
    """Render it, and how it is shown again where a name or a password was wrong."""
    imprints = (publication.editor.sources.imprint(each).value for each in publication.project.imprints)
    words = listing.words(publication, next((imprint.language for imprint in imprints if imprint), LANGUAGE))
    context: dict[str, object] = {"locale": words.locale, "_": words.say, "plain": words.plain}
    templates = publication.marking.templates
    first, again = (templates.render("desk/login.html", context | {"wrong": wrong}) for wrong in (False, True))
    return first, again
