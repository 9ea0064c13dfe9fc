"""What open pages are told as it happens: server-sent events (HTML, 9.2), each the name of a file that was saved."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from threading import Event, Thread

from feuillet.desk.watching import saved
from feuillet.project import Project

HEARTBEAT_SECONDS = 15.0
"""How long nothing may come before a line of no meaning does: only what writes learns that a reader has left."""
HEARTBEAT, HELLO = b": still here\n\n", b"retry: 1000\n\n"
WAITING = 256
"""How many names wait for a reader who is slow; further ones are lost to it."""


class Bulletin:
    """Tells every open page which files of a project were saved."""

    def __init__(self, project: Project, begin: Callable[[], Awaitable[None]]) -> None:
        self.project, self.begin = project, begin
        self.readers = set[asyncio.Queue[str]]()
        self.stop = Event()

    def open(self) -> None:
        """Begin to watch, in a thread that ends soon after `close`."""
        loop = asyncio.get_running_loop()
        self.thread = Thread(target=self.watch, args=(loop,), daemon=True)
        self.thread.start()

    async def close(self) -> None:
        """Watch no more."""
        self.stop.set()
        await asyncio.to_thread(self.thread.join)

    def watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """Hand on the names of saved files to the loop that answers."""
        for files in saved(self.project, self.stop):
            names = [self.project.name(file) for file in sorted(files) if file.is_relative_to(self.project.root)]
            if names and not self.stop.is_set():
                asyncio.run_coroutine_threadsafe(self.post(names), loop)

    async def post(self, names: list[str]) -> None:
        """Have the desk begin anew, and tell all readers of files."""
        await self.begin()
        for each in self.readers:
            for name in names:
                if not each.full():
                    each.put_nowait(name)

    async def listen(self) -> AsyncIterator[bytes]:
        """Give a reader each name as an event, until it leaves."""
        queue = asyncio.Queue[str](WAITING)
        self.readers.add(queue)
        try:
            yield HELLO
            while True:
                try:
                    name = await asyncio.wait_for(queue.get(), HEARTBEAT_SECONDS)
                except TimeoutError:
                    yield HEARTBEAT
                else:
                    yield f"event: saved\ndata: {json.dumps(name)}\n\n".encode()
        finally:
            self.readers.discard(queue)
