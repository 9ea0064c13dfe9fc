"""A program that serves what no page of a desk does, behind the guard: what fails, what takes long, and what is very large."""

import asyncio

from starlette.types import Receive, Scope, Send

from feuillet.desk.entrance import Key
from feuillet.desk.guard import Guard
from feuillet.desk.serving import listen, serve

MEGABYTES = 64


async def odd(scope: Scope, receive: Receive, send: Send) -> None:
    """Fail, take long, or answer much."""
    if scope["type"] == "lifespan":
        for what in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{what}.complete"})
        return
    if scope["path"] == "/fail":
        raise ValueError("the secret of the house")
    headers = [(b"content-type", b"text/plain"), (b"server", b"odd"), (b"content-security-policy", b"none")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    if scope["path"] == "/late":
        raise ValueError("the secret of the house")
    if scope["path"] == "/wait":
        await asyncio.sleep(8)
    for _ in range(MEGABYTES if scope["path"] == "/large" else 0):
        await send({"type": "http.response.body", "body": b"x" * 1_000_000, "more_body": True})
    await send({"type": "http.response.body", "body": b"done", "more_body": False})


if __name__ == "__main__":
    taken, address = listen("127.0.0.1", 0)
    key = Key(address)
    said = f"{key.url(key.key)}\n"
    serve(taken, Guard(odd, address, key, frozenset()), lambda: print(said, end="", flush=True))  # noqa: T201 whoever started it reads this line
