"""The templates' own words in a locale; one not yet translated is printed in the templates' language and says so."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from feuillet.cldr import Locale
from feuillet.edition.isolates import marked
from feuillet.edition.typography.setting import set_text
from feuillet.findings import Finding, Problem, Severity
from feuillet.manuscript.hypertext import written
from feuillet.manuscript.limits import long_word
from feuillet.manuscript.prose import unmarked, unprintable
from feuillet.templates import LANGUAGE
from feuillet.translation.messages import Messages
from feuillet.writing.typography.direction import direction, isolate

CHECK = "words"
WAY = "ltr"
"""The direction of the templates' language."""
UNTRANSLATED = "untranslated"
"""The class of a word that is in the templates' language on a page in another."""
WORD_LETTERS = 300
"""The longest of the templates' words has 109; in no language is it three times as long."""
PLACE = re.compile(r"\{[a-z]+\}")
"""Where a template puts a date or a number; what else ``str.format`` reads in braces is not for translators to write."""
UNQUOTED = re.compile(r"[^\w .,:;!?()\u00a0\u202f–-]")
"""What a string of a style sheet says by its number: it could end the string, the sheet or the element the sheet is in."""


@dataclass(frozen=True)
class Words:
    """What templates call ``_`` and ``plain``."""

    messages: Messages
    locale: Locale

    @cached_property
    def known(self) -> dict[str, str | None]:
        """The words that were found before."""
        return {}

    def find(self, id: str) -> str | None:
        """Find the finished word, if it is translated."""
        if id not in self.known:
            self.known[id] = self.finished(id)
        return self.known[id]

    def finished(self, id: str) -> str | None:
        """Finish the translation of a word, if there is one."""
        message = self.messages.get("", id) if self.locale.tag != LANGUAGE else None
        if message and message.translated and not fault(id, message.string):
            return set_text(unmarked(message.string), self.locale)
        return set_text(id, self.locale) if self.locale.reads(Locale(LANGUAGE)) else None

    def plain(self, id: str) -> str:
        """Say a word where there can be no markup; one that runs the other way than the locale is isolated."""
        return self.find(id) or (id if self.locale.direction == WAY else isolate(id, WAY))

    def say(self, id: str, **places: object) -> Markup:
        """Say a word in running text, with what belongs in its ``{places}``.

        A date in a word that is not translated keeps the page's language and its own order.
        """
        if word := self.find(id):
            return marked(word).format(**places) if places else marked(word)
        own = {name: self.inside(place) for name, place in places.items()}
        word = escape(id).format(**own) if own else id
        return Markup('<bdi lang="{}" dir="{}" class="{}">{}</bdi>').format(LANGUAGE, WAY, UNTRANSLATED, word)

    def inside(self, place: object) -> object:
        """Set what stands within a word that is not translated: letters that run the other way are isolated."""
        if self.locale.direction == WAY or direction(str(place), WAY) == WAY:
            return place
        return Markup('<bdi lang="{}" dir="{}">{}</bdi>').format(self.locale.tag, self.locale.direction, place)


def fault(id: str, string: str) -> Problem | None:
    """Say what is wrong with a translated word and what to do, or nothing."""
    if problem := unprintable(string) or long_word(string):
        return problem
    if len(string) > WORD_LETTERS:
        return Problem(f"this word of the page has {len(string)} letters where {WORD_LETTERS} find room", "shorten it")
    wanted, given = (Counter(PLACE.findall(text)) for text in (id, string))
    if wanted != given or set(PLACE.sub("", string)) & set("{}"):
        named = " ".join(sorted(wanted.elements())) or "none"
        return Problem("the braces are not those of the source", f"write {named}")
    return None


def faults(messages: Messages) -> Iterator[Finding]:
    """Find the words that cannot be printed, in whose place the templates' language is."""
    for message in messages.messages:
        problems = (
            fault(message.id, text) for text in message.forms.values() or (message.string,) if message.translated
        )
        if problem := next(filter(None, problems), None):
            named = Problem(problem.text, f"{problem.remedy} (msgid “{message.id[:40]}”)")
            yield named.at(message.location, CHECK)


def typed(messages: Messages) -> Iterator[Finding]:
    """Find the words that hold HTML: they are printed, with all their signs."""
    for message in messages.messages:
        for found in dict.fromkeys(written(message.string)) if message.translated else ():
            problem = f"{found} is printed as it is typed in the translation of “{message.id}”"
            remedy = "type the character itself, and no tags"
            yield Finding(message.location, problem, remedy, CHECK, Severity.WARNING)


def counters(text: str, style: str = "decimal") -> str:
    """Write a text with ``{page}`` and ``{pages}`` as the value of CSS's ``content``, which counts in a style of its own."""
    own = "" if style == "decimal" else f", {style}"
    names = re.split(r"\{(page|pages)\}", text)
    return " ".join(f"counter({name}{own})" if number % 2 else quote(name) for number, name in enumerate(names))


def quote(text: str) -> str:
    """Write a text as a string of a style sheet, which nothing in it can end (CSS Syntax 3, 4.3.7)."""
    return '"' + UNQUOTED.sub(lambda match: f"\\{ord(match[0]):x} ", text) + '"'
