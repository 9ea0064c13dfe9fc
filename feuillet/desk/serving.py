"""Serving a desk: one address of this machine, HTTP/1.1 by h11, until somebody presses Ctrl-C."""

import asyncio
import errno
import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from feuillet.desk.address import Address
from feuillet.desk.answers import Answer
from feuillet.desk.guard import BUSY, Guard
from feuillet.findings import MachineError

HEAD_BYTES, HEAD_SECONDS, TAKEN_SECONDS = 16_384, 10.0, 30.0
"""How large the head of a request may be, how long it may take to arrive, and how long a reader may take no part of an answer."""
CONNECTIONS = 256
"""How many may be open at once."""
IDLE_SECONDS, LEAVE_SECONDS = 5, 1
"""How long a connection is kept for another request, and how long requests have when the desk is closed."""
TURN_SECONDS = 0.001
"""How long a thread that marks a page up may go on before one that answers somebody has its turn."""
UNREADABLE = Answer(400, "this is no request")
TAKEN = (
    "port {port} of {host} is taken, perhaps by another desk: close that, or name another port, such as --port {next}"
)
REFUSALS = {
    errno.EADDRINUSE: TAKEN,
    errno.EADDRNOTAVAIL: "{host} is not an address of this machine: name one that is, such as --host 127.0.0.1",
    errno.EACCES: "this user may not serve on port {port}: name a port above 1023, such as --port 8765",
}


class Connection(H11Protocol):
    """A connection that bounds what uvicorn does not: how many there are, and how long each side is waited for."""

    deadline: asyncio.TimerHandle | None = None
    patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn does
        """Wait for a request, or turn it away where too many are open."""
        super().connection_made(transport)
        if len(self.connections) > CONNECTIONS:
            transport.write(BUSY.written)
            transport.close()
        else:
            self.await_head()

    def data_received(self, data: bytes) -> None:
        """Read on; a head that has begun has to end in time."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self.rest()
        elif self.deadline is None:
            self.await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self.rest()
        self.taken()
        super().connection_lost(exc)

    def await_head(self) -> None:
        """Give a head its time."""
        self.deadline = self.loop.call_later(HEAD_SECONDS, self.transport.abort)

    def rest(self) -> None:
        """Wait for no head."""
        if self.deadline is not None:
            self.deadline.cancel()
            self.deadline = None

    def pause_writing(self) -> None:
        """Wait for a reader who has more to take than the machine holds."""
        super().pause_writing()
        self.patience = self.loop.call_later(TAKEN_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """Go on, for the reader does."""
        self.taken()
        super().resume_writing()

    def taken(self) -> None:
        """Wait for no reader."""
        if self.patience is not None:
            self.patience.cancel()
            self.patience = None

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 ours is as plain
        """Refuse what is no request; within the answer to another one there is no place for it."""
        if self.cycle is None or self.cycle.response_complete:
            self.transport.write(UNREADABLE.written)
        self.transport.close()


class Server(uvicorn.Server):
    """A server that says when people can come, and lets go of open streams first when it is told to stop."""

    def __init__(self, config: uvicorn.Config, guard: Guard, opened: Callable[[], None]) -> None:
        super().__init__(config)
        self.guard, self.opened = guard, opened

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start."""
        await super().startup(sockets)
        self.opened()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop."""
        self.guard.closing.set()
        await super().shutdown(sockets)


def listen(host: str, port: int) -> tuple[socket.socket, Address]:
    """Take an address of this machine before anything else is done; port 0 is any that is free. Raises `MachineError`."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError):
        raise MachineError(f"nobody knows where {host} is: name an address, such as --host 127.0.0.1") from None
    taken = socket.socket(family, kind, protocol)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(place)
        taken.listen(CONNECTIONS)
    except OSError as error:
        taken.close()
        said = REFUSALS.get(
            error.errno or 0, f"{{host}} cannot be served: {os.strerror(error.errno or 0)}; name another --host"
        )
        raise MachineError(said.format(host=host, port=port, next=port + 1)) from None
    return taken, Address(host, taken.getsockname()[1])


def serve(taken: socket.socket, guarded: Guard, opened: Callable[[], None]) -> None:
    """Answer until Ctrl-C; ``opened`` is called when people can come."""
    config = uvicorn.Config(
        guarded,
        http=Connection,
        loop="asyncio",
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="critical",  # what is no request is answered, and nobody else needs to know
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=LEAVE_SECONDS,
        h11_max_incomplete_event_size=HEAD_BYTES,
    )
    sys.setswitchinterval(TURN_SECONDS)
    with suppress(KeyboardInterrupt):  # as it was told
        Server(config, guarded, opened).run([taken])
