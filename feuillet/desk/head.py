"""The head of a request, and why it may be refused before anybody reads further. Nothing of it is ever the name of a file."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from starlette.types import Scope

from feuillet.desk.address import Address
from feuillet.desk.answers import CLOSE, Answer

LOOKING = {"GET", "HEAD"}
METHODS = (*sorted(LOOKING), "POST")
ADDRESS_BYTES, HEADERS, BODY_BYTES = 2_048, 64, 256_000
"""The most a request may have; browsers send some twenty headers."""
STRANGE = re.compile(r"[\x00-\x1f\x7f\\\ufffd]|%|//|/\.\.?(?:/|$)|^(?!/)")
"""What no path of the desk has: steps upwards, empty steps, what cannot be seen, what is escaped twice, another host."""
SLASHES = re.compile(rb"%(?:2f|5c)", re.IGNORECASE)
"""A slash that is escaped, which a path and a name would read differently."""
LENGTH, CODING = b"content-length", b"transfer-encoding"
LOGIN, LOGOUT = "/login", "/logout"
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
FORBIDDEN, MISDIRECTED = 403, 421


@dataclass(frozen=True)
class Head:
    """The method, address and headers of a request."""

    method: str
    path: str
    raw: bytes
    query: bytes
    headers: tuple[tuple[bytes, bytes], ...]

    @classmethod
    def of(cls, scope: Scope) -> "Head":
        """Read it from what a server hands on."""
        raw = scope["raw_path"]
        return cls(scope["method"], unquote(raw.decode("ascii")), raw, scope["query_string"], tuple(scope["headers"]))

    def values(self, name: bytes) -> Iterator[str]:
        """List what a header says, each time it stands there."""
        return (value.decode("latin-1") for each, value in self.headers if each == name)

    def value(self, name: bytes) -> str | None:
        """Say a header; of one that stands there several times nobody knows which is meant, and it is all of them."""
        found = list(self.values(name))
        return ", ".join(found) if found else None

    def cookie(self, name: str) -> str:
        """Say a cookie, or nothing."""
        pairs = (pair.strip().partition("=") for pair in (self.value(b"cookie") or "").split(";"))
        return next((value for each, _, value in pairs if each == name), "")


Rule = Callable[[Head, Address], Answer | None]
"""Says why a request is refused, if it is."""


def method(head: Head, _: Address) -> Answer | None:
    """Nobody needs to do more here than to look and to send."""
    allowed = (b"allow", ", ".join(METHODS).encode())
    return None if head.method in METHODS else Answer(405, "the desk does nothing like that", (allowed, CLOSE))


def place(head: Head, _: Address) -> Answer | None:
    """A path is plain, and short."""
    if len(head.raw) + len(head.query) > ADDRESS_BYTES:
        return Answer(414, "this address is too long")
    strange = STRANGE.search(head.path) or SLASHES.search(head.raw)
    return Answer(400, "no page has such an address") if strange else None


def headers(head: Head, _: Address) -> Answer | None:
    """Headers are few."""
    return Answer(431, "this request has too many headers") if len(head.headers) > HEADERS else None


def host(head: Head, address: Address) -> Answer | None:
    """A request is for one of our names: a page of another host that was led here is not ours."""
    known = (head.value(b"host") or "").lower() in address.names
    return None if known else Answer(MISDIRECTED, "this desk is not served under that name")


def site(head: Head, _: Address) -> Answer | None:
    """No other site asks for anything here; a person who types the address is no site (Fetch Metadata, 2.4)."""
    allowed = {None, "same-origin"} | ({"none"} if head.method in LOOKING else set())
    ours = head.value(b"sec-fetch-site") in allowed
    return None if ours else Answer(FORBIDDEN, "another site asked for this: type the address yourself")


def framing(head: Head, _: Address) -> Answer | None:
    """Where a body ends is said in one way, so that all who read it agree (RFC 9112, 6.3)."""
    said = [name for name, _ in head.headers if name in {LENGTH, CODING}]
    if len(said) > 1 or (said and head.method in LOOKING and head.value(LENGTH) != "0"):
        return Answer(400, "it is not clear where this request ends")
    length = head.value(LENGTH) or ""
    long = length.isdecimal() and int(length) > BODY_BYTES
    return Answer(413, "this is more than the desk takes at once") if long else None


def sent(head: Head, address: Address) -> Answer | None:
    """Only a page of the desk changes anything (Origin, RFC 6454, 7), and sends what no form of another page could."""
    if head.method in LOOKING:
        return None
    origin, name = ((head.value(each) or "").lower() for each in (b"origin", b"host"))
    if name not in address.names or origin != address.origin(name):
        return Answer(FORBIDDEN, "only a page of this desk may send something here")
    kind = (head.value(b"content-type") or "").partition(";")[0].strip().lower()
    wanted = FORM if head.path in {LOGIN, LOGOUT} else JSON
    return None if kind == wanted else Answer(415, f"send it as {wanted}")


RULES: tuple[Rule, ...] = (method, place, headers, host, site, framing, sent)


def refusal(head: Head, address: Address) -> Answer | None:
    """Say why a request is refused whoever sent it, if it is."""
    return next(filter(None, (rule(head, address) for rule in RULES)), None)
