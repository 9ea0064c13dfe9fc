"""The state of every translation as a page of badges, one row per locale and one column per domain."""

from feuillet.cldr import Locale
from feuillet.templates import LANGUAGE, Templates
from feuillet.translation.status import Status


def render(rows: tuple[Status, ...], templates: Templates) -> bytes:
    """Render the page; it is for translators, in the templates' own language."""
    domains = tuple(dict.fromkeys(row.domain for row in rows))
    by_place = {(row.locale, row.domain): row for row in rows}
    tags = tuple(dict.fromkeys(row.locale for row in rows))
    context: dict[str, object] = {
        "language": LANGUAGE,
        "domains": domains,
        "locales": tuple((Locale(tag), tuple(by_place.get((tag, domain)) for domain in domains)) for tag in tags),
        "style": templates.text("styles/status.css"),
    }
    return templates.render("status.html", context).encode()
