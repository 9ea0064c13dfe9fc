"""Reading many editions in several processes, for a check of everything: they are forked, and so know what was read already.

A process that has threads is not forked, for one of them might hold a lock; then this process reads alone.
"""

import multiprocessing
import signal
import threading
from collections.abc import Iterable
from multiprocessing.connection import Connection

from feuillet.production.workers import processors
from feuillet.publication.asks import Name
from feuillet.publication.publication import Publication
from feuillet.publication.records import Learned

FEW = 6
"""As many editions are read sooner than it takes to share them out."""


def learned(publication: Publication, names: Iterable[Name]) -> dict[Name, Learned]:
    """Say what is known of editions, by their names; those that are not known are read, by as many processes as processors."""
    wanted = tuple(names)
    unknown = tuple(name for name in wanted if publication.memory.recall(name) is None)
    count = processors() if len(unknown) > FEW and threading.active_count() == 1 else 1
    own, *others = shares(unknown, count)
    readers = [Reader(publication, share) for share in others]
    for name in own:
        publication.learned(name)
    for reader in readers:
        publication.memory.known |= reader.answer()
    return {name: publication.learned(name) for name in wanted}  # what a process that ended has left is read here


def shares(names: tuple[Name, ...], count: int) -> list[tuple[Name, ...]]:
    """Share names out: by document where there are many, so that each is read once, or by locale."""
    documents, locales = {name.document for name in names}, {name.locale for name in names}
    many = len(documents) >= count
    place = {key: number % count for number, key in enumerate(sorted(documents if many else locales))}
    return [
        tuple(name for name in names if place[name.document if many else name.locale] == share)
        for share in range(count)
    ]


class Reader:
    """A process that reads its share of editions."""

    def __init__(self, publication: Publication, names: tuple[Name, ...]) -> None:
        context = multiprocessing.get_context("fork")
        self.heard, said = context.Pipe(duplex=False)
        self.process = context.Process(target=read, args=(publication, names, said), daemon=True)
        self.process.start()
        said.close()

    def answer(self) -> dict[Name, Learned]:
        """Take what was learned; nothing where the process ended before it had said it."""
        try:
            found: dict[Name, Learned] = self.heard.recv()
        except (EOFError, OSError):
            found = {}
        self.process.join()
        return found


def read(publication: Publication, names: tuple[Name, ...], said: Connection) -> None:
    """Read editions, in a process of its own; whoever interrupts a command hears of it from the command."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    said.send({name: publication.learned(name) for name in names})
