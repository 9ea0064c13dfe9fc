"""The templates' own words in a locale; one not yet translated is printed in the templates' language and says so."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from feuillet.cldr import Locale
from feuillet.edition.typography.setting import set_text
from feuillet.templates import LANGUAGE
from feuillet.translation.messages import Messages


@dataclass(frozen=True)
class Words:
    """What templates call ``_`` and ``plain``."""

    messages: Messages
    locale: Locale

    def find(self, id: str) -> str | None:
        """Find the finished word, if it is translated."""
        if self.locale.reads(Locale(LANGUAGE)):
            return set_text(id, self.locale)
        message = self.messages.get("", id)
        return set_text(message.string, self.locale) if message and message.translated else None

    def plain(self, id: str) -> str:
        """Say a word where no markup can stand."""
        return self.find(id) or id

    def say(self, id: str) -> Markup:
        """Say a word in running text."""
        if word := self.find(id):
            return escape(word)
        return Markup('<span lang="{}" dir="ltr">{}</span>').format(LANGUAGE, id)


def counters(text: str) -> str:
    """Write a text with ``{page}`` and ``{pages}`` as the value of CSS's ``content``."""
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return quoted.replace("{page}", '" counter(page) "').replace("{pages}", '" counter(pages) "')
