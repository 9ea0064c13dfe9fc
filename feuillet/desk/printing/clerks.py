"""Clerks: processes that stand by for what is typed. Whoever comes has the same clerk as long as they stay."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from feuillet.desk.printing.errands import Errand, Reply, serve
from feuillet.production.crew import Failure
from feuillet.production.standby import Standby

if TYPE_CHECKING:
    from concurrent.futures import Future

PATIENCE_SECONDS = 180.0
"""An errand that takes longer hangs."""
LOOK_SECONDS = 0.1
"""How often one looks whether a clerk who is to end has done what they do."""


def stand_by(count: int) -> list[Standby]:
    """Make pools of one clerk each, whose processes start when they are wanted."""
    return [Standby(1, PATIENCE_SECONDS) for _ in range(count)]


class Clerks:
    """A few clerks."""

    def __init__(self, count: int = 2, work: Callable[[Errand], Reply] = serve) -> None:
        self.work, self.each = work, stand_by(count)
        self.leaving = list[Standby]()
        self.called = False

    def send(self, errand: Errand, visit: int) -> "Future[Reply | Failure]":
        """Send a clerk on an errand: whoever comes back has the same one, and the page beside it is another's."""
        self.called = True
        return self.each[(visit + bool(errand.beside)) % len(self.each)].ask(self.work, errand)

    async def do(self, errand: Errand, visit: int) -> Reply | Failure:
        """Wait for what comes of an errand."""
        return await asyncio.wrap_future(self.send(errand, visit))

    async def rest(self) -> None:
        """End the processes when they have done what they do, and with them all they remember; whoever comes has new ones."""
        if self.called:
            old, self.called = self.each, False
            self.each = stand_by(len(old))
            self.leaving += old
            while any(each.busy for each in old):
                await asyncio.sleep(LOOK_SECONDS)
            await asyncio.to_thread(end, old)
            self.leaving = [each for each in self.leaving if each not in old]

    def close(self) -> None:
        """End the processes."""
        end([*self.each, *self.leaving])


def end(pools: list[Standby]) -> None:
    """End the processes of pools, whatever they do."""
    for each in pools:
        each.close()
