"""Runs of a finished line and their markup: a quantity, the number of a reference, the mark of a footnote."""

import re
from dataclasses import dataclass, replace

from markupsafe import Markup

from feuillet.edition.isolates import marked
from feuillet.edition.phones import dialled
from feuillet.edition.quantities import in_digits
from feuillet.manuscript.prose import Run
from feuillet.manuscript.quantity import Kind
from feuillet.writing.typography.direction import LRI, PDI, RLI
from feuillet.writing.typography.rule import WJ

BDI = Markup("<bdi ")
UNSEEN = re.compile(f"[{LRI}{RLI}{PDI}{WJ}]")
"""What of a text is for the eye alone."""


@dataclass(frozen=True)
class Measured(Run):
    """A quantity as it is ``printed``, as it is ``heard`` right, with its range in words, and ``spelled``, its unit by its name.

    ``shown`` says that it is on a screen, whose readers may ask a machine to read it or to translate what is around it.
    """

    printed: str = ""
    heard: str = ""
    spelled: str = ""
    shown: bool = False

    @property
    def on_screen(self) -> "Measured":
        """The same as a screen shows it."""
        return replace(self, text=self.text.replace(self.printed, self.heard), shown=True)

    @property
    def markup(self) -> Markup:
        """The quantity; on a screen with what it is short for, or where it calls."""
        number = self.quantity.text if self.quantity and self.quantity.kind is Kind.PHONE else ""
        if self.shown and number and not self.href:
            inner = Markup('<a class="call" href="{}">{}</a>').format(dialled(number), marked(self.text))
            return Markup('<span class="quantity" translate="no">{}</span>').format(inner)
        if not self.shown:
            return Markup('<span class="quantity">{}</span>').format(marked(self.text))
        name, title = ("abbr", Markup(' title="{}"').format(self.expanded)) if self.expanded else ("span", "")
        return Markup('<{0} class="quantity" translate="no"{1}>{2}</{0}>').format(name, title, marked(self.text))

    @property
    def voiced(self) -> Markup:
        """The same on a page; one of paper says what it is short for to the tags of its PDF."""
        if self.shown or not self.expanded:
            return self.markup
        said, inner = Markup(' data-said="{}"').format(self.expanded), marked(self.text)
        inner = inner.replace(BDI, Markup("<bdi{} ").format(said), 1) if inner.startswith(BDI) else inner
        return Markup('<span class="quantity"{}>{}</span>').format(said, inner)

    @property
    def expanded(self) -> str:
        """What the quantity is short for, if it is."""
        return self.spelled if self.spelled != spoken(self.heard if self.shown else self.printed) else ""


@dataclass(frozen=True)
class Citation(Run):
    """The number of a reference, linked to its entry; ``anchor`` is the id the entry leads back to, where it does."""

    number: int = 0
    digits: str = "latn"
    glued: str = ""
    anchor: str = ""

    @property
    def markup(self) -> Markup:
        """The number in brackets, so that it is never read as part of a number before it."""
        anchor = Markup(' id="{}"').format(self.anchor) if self.anchor else ""
        return Markup('{}<a class="citation" role="doc-noteref"{} href="{}">[{}]</a>').format(
            self.glued, anchor, self.href, in_digits(str(self.number), self.digits)
        )


@dataclass(frozen=True)
class NoteMark(Run):
    """The mark of a footnote, linked to it; ``anchor`` is the id the footnote leads back to, where it does."""

    number: int = 0
    digits: str = "latn"
    anchor: str = ""

    @property
    def markup(self) -> Markup:
        """The number, raised and in brackets, so that it is never read as part of a number before it, or as its power."""
        anchor = Markup(' id="{}"').format(self.anchor) if self.anchor else ""
        return Markup('{}<sup class="mark"><a role="doc-noteref"{} href="{}">({})</a></sup>').format(
            WJ, anchor, self.href, in_digits(str(self.number), self.digits)
        )


def spoken(text: str) -> str:
    """Take from a text what is for the eye alone: where no line may end, and which way it runs."""
    return " ".join(UNSEEN.sub("", text).split())


def mark_up(run: Run, *, voiced: bool = False) -> Markup:
    """Mark up one run; ``voiced`` says that a quantity is to say what it is short for."""
    if isinstance(run, Citation | NoteMark):
        return run.markup
    text = (run.voiced if voiced else run.markup) if isinstance(run, Measured) else marked(run.text)
    if run.raised:
        text = Markup("<sup>{}</sup>").format(text)
    if run.lowered:
        text = Markup("<sub>{}</sub>").format(text)
    if run.emphasis:
        text = Markup("<em>{}</em>").format(text)
    if run.strong:
        text = Markup("<strong>{}</strong>").format(text)
    if run.href:
        text = Markup('<a href="{}">{}</a>').format(run.href, text)
    return text
