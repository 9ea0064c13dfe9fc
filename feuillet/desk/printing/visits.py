"""Visits: a page of the print desk that is open, and what is made for whoever stands there, until it is closed or idle."""

import asyncio
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

from feuillet.desk.printing.errands import Reply
from feuillet.desk.printing.shelf import Choice
from feuillet.publication.asks import Name

IDLE_SECONDS = 600.0
"""How long nothing may come from a page before all is forgotten that was made for it."""
MOST = 100
"""How many pages may be open; of more, the one that did nothing longest is forgotten."""
NUMBERS = count()
NOTHING = Reply(b"")


@dataclass(eq=False)
class Visit:
    """A page that is open: the sheet that was chosen, and the paper of the last question that was answered."""

    number: int = field(default_factory=lambda: next(NUMBERS))
    seen: float = 0.0
    name: Name | None = None
    staff: str = ""
    choice: Choice | None = None
    newest: int = 0
    papers: "dict[int, asyncio.Future[Reply]]" = field(default_factory=dict)
    recorded: int = 0
    waiting: int = 0
    turns: tuple[asyncio.Lock, asyncio.Lock] = field(default_factory=lambda: (asyncio.Lock(), asyncio.Lock()))

    def choose(self, name: Name, staff: str, choice: Choice) -> None:
        """Begin with a sheet, for staff of a language; what was made of another is forgotten."""
        self.name, self.staff, self.choice = name, staff, choice
        self.forget()

    @property
    def theirs(self) -> str:
        """The locale of what stands beside the page, if something does."""
        return self.choice.theirs if self.choice else ""

    @property
    def formats(self) -> frozenset[str]:
        """The formats there are of the sheet."""
        return frozenset(each.name for each in self.choice.papers) if self.choice else frozenset()

    def paper(self, serial: int) -> "asyncio.Future[Reply]":
        """Find what is, or will be, the paper of a question."""
        if serial not in self.papers:
            self.papers[serial] = asyncio.get_running_loop().create_future()
        return self.papers[serial]

    def asked(self, serial: int) -> None:
        """Forget what was made of earlier questions."""
        self.newest = max(self.newest, serial)
        for each in [each for each in self.papers if each < self.newest]:
            end(self.papers.pop(each))

    @contextmanager
    def attended(self) -> Iterator[None]:
        """Keep a page from being idle while somebody waits there, however long the machine takes."""
        self.waiting += 1
        try:
            yield
        finally:
            self.waiting -= 1
            self.seen = time.monotonic()

    def idle(self) -> bool:
        """Return whether nobody is there any more."""
        return not self.waiting and time.monotonic() - self.seen >= IDLE_SECONDS

    def forget(self) -> None:
        """Forget all that was made."""
        for each in self.papers.values():
            end(each)
        self.papers.clear()


def end(paper: "asyncio.Future[Reply]") -> None:
    """Tell who waits for a paper that none will come."""
    if not paper.done():
        paper.set_result(NOTHING)


class Visits:
    """The pages that are open, by a secret that each has of its own."""

    def __init__(self) -> None:
        self.open = dict[str, Visit]()
        self.left: float | None = None

    def begin(self) -> str:
        """Open a page."""
        if len(self.open) >= MOST:
            self.leave(min(self.open, key=lambda each: self.open[each].seen))
        token = secrets.token_urlsafe(16)
        self.open[token] = Visit(seen=time.monotonic())
        return token

    def find(self, token: str) -> Visit | None:
        """Find a page that is open still, and note that somebody is there."""
        visit = self.open.get(token)
        if visit is not None:
            visit.seen = time.monotonic()
        return visit

    def leave(self, token: str) -> None:
        """Forget a page that was closed."""
        if visit := self.open.pop(token, None):
            visit.forget()
            self.left = self.left or time.monotonic()

    def idle(self) -> None:
        """Forget the pages at which nobody is any more."""
        for token in [each for each, visit in self.open.items() if visit.idle()]:
            self.leave(token)

    def forgetting(self, seconds: float) -> bool:
        """Return whether it is time to forget who has left: so long ago the first of them did. It counts as done then."""
        due = self.left is not None and time.monotonic() - self.left >= seconds
        if due:
            self.left = None
        return due
