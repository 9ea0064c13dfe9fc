"""The guard: it stands before the whole desk, lets in whom the entrance admits, and bounds what one request may take.

Head ──rules──▶ entrance ──admits──▶ a place at work, or for a stream ──▶ the whole body ──▶ the application
  └──────────────┴────────────────────┴──────────────────────────────────┴──▶ or an `Answer` that refuses
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from feuillet.desk.address import Address
from feuillet.desk.answers import CLOSE, Answer, dressed
from feuillet.desk.entrance import PERSON, Entrance
from feuillet.desk.head import BODY_BYTES, Head, refusal

BODY_SECONDS = 10.0
"""How long a body may be on its way."""
AT_WORK, WAIT_SECONDS = 64, 5.0
"""How many requests are worked on at once, most of which wait for a page, and how long others wait for their turn."""
STREAMS = 64
"""How many pages may listen at once."""
REST_BYTES, REST_SECONDS = 16_000_000, 1.0
"""How much of a refused body is read, and how long: a connection closed before that loses the answer (RFC 9112, 9.6)."""
BUSY = Answer(503, "the desk is busy: try again soon", ((b"retry-after", b"5"), CLOSE))
FAILED = Answer(500, "this went wrong: what happened is said where the desk was started")
log = logging.getLogger("feuillet.desk")


class Incoming:
    """The body of a request, as it comes in."""

    def __init__(self, receive: Receive) -> None:
        self.receive, self.ended = receive, False

    async def part(self) -> bytes:
        """Wait for the next part."""
        message = await self.receive()
        self.ended = not message.get("more_body", False)
        return bytes(message.get("body", b""))

    async def whole(self) -> bytes | Answer:
        """Wait for all of it, or say why not."""
        body = bytearray()
        try:
            async with asyncio.timeout(BODY_SECONDS):
                while not self.ended:
                    body += await self.part()
                    if len(body) > BODY_BYTES:
                        return Answer(413, "this is more than the desk takes at once")
        except TimeoutError:
            return Answer(408, "this took too long to arrive")
        return bytes(body)

    async def rest(self) -> None:
        """Read what is still on its way, and forget it."""
        left = REST_BYTES
        with suppress(TimeoutError):
            async with asyncio.timeout(REST_SECONDS):
                while not self.ended and left > 0:
                    left -= len(await self.part())


class Outgoing:
    """An answer, on its way."""

    def __init__(self, send: Send) -> None:
        self.raw, self.begun, self.ended = send, False, False

    async def send(self, message: Message) -> None:
        """Send a part of it."""
        if message["type"] == "http.response.start":
            self.begun = True
            message = {**message, "headers": dressed(list(message.get("headers", [])))}
        elif message["type"] == "http.response.body":
            self.ended = not message.get("more_body", False)
        await self.raw(message)

    async def say(self, answer: Answer, incoming: Incoming) -> None:
        """Send a short answer."""
        await self.raw({"type": "http.response.start", "status": answer.status, "headers": answer.head})
        await self.raw({"type": "http.response.body", "body": answer.body, "more_body": True})
        await incoming.rest()
        await self.finish()

    async def finish(self) -> None:
        """End it."""
        self.ended = True
        await self.raw({"type": "http.response.body", "body": b"", "more_body": False})


class Guard:
    """An ASGI application around another; ``streams`` are the paths of answers that go on until somebody leaves."""

    def __init__(self, app: ASGIApp, address: Address, entrance: Entrance, streams: frozenset[str]) -> None:
        self.app, self.address, self.entrance, self.streams = app, address, entrance, streams
        self.work = asyncio.Semaphore(AT_WORK)
        self.listening = 0
        self.closing = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and hand on what is none."""
        if scope["type"] == "lifespan":
            await self.live(scope, receive, send)
        elif scope["type"] == "http":
            incoming, outgoing = Incoming(receive), Outgoing(send)
            if answer := await self.answer(Head.of(scope), scope, incoming, outgoing):
                await outgoing.say(answer, incoming)

    async def live(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application begin and end; without it there is no desk, and whoever starts one needs to know why."""
        try:
            await self.app(scope, receive, send)
        except Exception:
            log.exception("the desk cannot be opened or closed")
            raise

    async def answer(self, head: Head, scope: Scope, incoming: Incoming, outgoing: Outgoing) -> Answer | None:
        """Let a request through to the application, or say why not."""
        if refused := refusal(head, self.address):
            return refused
        if self.entrance.is_at(head):
            body = await incoming.whole()
            return body if isinstance(body, Answer) else await self.entrance.open(head, body)
        if not self.entrance.admits(head):
            return self.entrance.refuse(head)
        scope[PERSON] = self.entrance.person(head)
        async with self.place(head) as free:
            if not free:
                return BUSY
            body = await incoming.whole()
            return body if isinstance(body, Answer) else await self.hand_on(scope, body, incoming, outgoing)

    @asynccontextmanager
    async def place(self, head: Head) -> AsyncIterator[bool]:
        """Keep a place for a request, and say whether there is one."""
        if head.path in self.streams:
            self.listening += 1
            try:
                yield self.listening <= STREAMS and not self.closing.is_set()
            finally:
                self.listening -= 1
            return
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                await self.work.acquire()
        except TimeoutError:
            yield False
            return
        try:
            yield True
        finally:
            self.work.release()

    async def hand_on(self, scope: Scope, body: bytes, incoming: Incoming, outgoing: Outgoing) -> Answer | None:
        """Let the application answer; what goes wrong in it is logged here, and nothing of it is told to whoever asked."""
        waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Message:
            return waiting.pop() if waiting else await self.left(incoming)

        try:
            await self.app(scope, receive, outgoing.send)
        except Exception:
            log.exception("%s %s failed", scope["method"], ascii(scope["path"]))
            if outgoing.begun:
                raise
            return FAILED
        if outgoing.begun and not outgoing.ended:
            await outgoing.finish()
        return None

    async def left(self, incoming: Incoming) -> Message:
        """Wait until whoever asked has left, or the desk is closed."""
        waits = [asyncio.ensure_future(incoming.receive()), asyncio.ensure_future(self.closing.wait())]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in waits:
                each.cancel()
        return {"type": "http.disconnect"}
