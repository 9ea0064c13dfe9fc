"""How people come in: with the key that a desk prints where it is started."""

import secrets
import time
from collections import deque
from hmac import compare_digest
from typing import Protocol
from urllib.parse import parse_qsl

from feuillet.desk.address import Address
from feuillet.desk.answers import CLOSE, Answer, see
from feuillet.desk.head import FORBIDDEN, Head

WRONG, WITHIN = 20, 60.0
"""How many wrong keys are heard in so many seconds."""
AGAIN = Answer(429, "too many wrong keys: wait a minute", ((b"retry-after", b"60"), CLOSE))
PERSON = "person"
"""Under which name the application is told who asks."""
FIELDS = 8
"""No address of the desk says more things behind its question mark."""


class Entrance(Protocol):
    """Who is let in."""

    def is_at(self, head: Head) -> bool:
        """Return whether a request is made at the entrance itself."""

    async def open(self, head: Head, body: bytes) -> Answer:
        """Answer such a request."""

    def admits(self, head: Head) -> bool:
        """Return whether a request is from somebody who has come in."""

    def person(self, head: Head) -> str:
        """Name whoever a request is from; nobody has a name where all come in with one key."""

    def refuse(self, head: Head) -> Answer:
        """Answer somebody who has not."""


class Attempts:
    """Counts what was wrong of late."""

    def __init__(self) -> None:
        self.times: deque[float] = deque(maxlen=WRONG)

    def note(self) -> None:
        """Note that something was wrong now."""
        self.times.append(time.monotonic())

    @property
    def many(self) -> bool:
        """Whether nothing more is heard for a while."""
        return len(self.times) == WRONG and time.monotonic() - self.times[0] < WITHIN


class Key:
    """One key for everybody, and a second that opens once: a browser that is started with it shows it to this machine's users."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.key, self.once, self.token = (secrets.token_urlsafe(32) for _ in range(3))
        self.attempts = Attempts()

    def url(self, key: str) -> str:
        """Say the address with a key."""
        return f"{self.address.url}?key={key}"

    def is_at(self, head: Head) -> bool:
        """Return whether a key is shown."""
        return head.path == "/" and any(name == "key" for name, _ in fields(head.query))

    async def open(self, head: Head, body: bytes) -> Answer:  # noqa: ARG002 a key is in the address alone
        """Give a cookie for a key, and lead away from the address that holds it."""
        if self.attempts.many:
            return AGAIN
        if not self.fits(fields(head.query)):
            self.attempts.note()
            return Answer(
                FORBIDDEN, "this key does not fit: open the address that was printed when the desk was started"
            )
        return see("/", cookie(self.address, self.token))

    def fits(self, shown: list[tuple[str, str]]) -> bool:
        """Return whether what is shown is a key, and nothing else."""
        if [name for name, _ in shown] != ["key"]:
            return False
        key = shown[0][1].encode()
        if self.once and compare_digest(key, self.once.encode()):
            self.once = ""
            return True
        return compare_digest(key, self.key.encode())

    def admits(self, head: Head) -> bool:
        """Return whether the cookie is there."""
        return compare_digest(head.cookie(self.address.cookie).encode(), self.token.encode())

    def person(self, head: Head) -> str:  # noqa: ARG002 whoever it is
        """Name nobody."""
        return ""

    def refuse(self, head: Head) -> Answer:  # noqa: ARG002 whatever was asked for
        """Say where the key is."""
        return Answer(FORBIDDEN, "open the address that was printed when the desk was started: it holds the key")


def fields(query: bytes) -> list[tuple[str, str]]:
    """Read what stands behind the question mark of an address, or in a form; what is too much is nothing."""
    try:
        return parse_qsl(query.decode("ascii"), keep_blank_values=True, max_num_fields=FIELDS)
    except ValueError:
        return []


def cookie(address: Address, value: str) -> tuple[bytes, bytes]:
    """Write a cookie that no script reads, and that is sent from the desk's own pages alone, until the browser is closed.

    One without a value ends at once.
    """
    more = f"{'; Secure' if address.public else ''}{'' if value else '; Max-Age=0'}"
    return (b"set-cookie", f"{address.cookie}={value}; HttpOnly; SameSite=Strict; Path=/{more}".encode())
