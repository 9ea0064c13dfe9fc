"""What the desk says where no page is asked for: a line of plain text, and the headers that every answer has."""

from dataclasses import dataclass

Header = tuple[bytes, bytes]

POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
"""What a page of the desk may load, and who may frame it: itself and nobody (Content Security Policy 3)."""
UNUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
"""What a page of the desk never asks a browser for."""
SAFE: tuple[Header, ...] = (
    (b"content-security-policy", "; ".join(POLICY).encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),  # with none, a browser sends our own form from "null" (Fetch, 3.2)
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", ", ".join(f"{name}=()" for name in UNUSED).encode()),
)
KEPT = b"cache-control"
NOT_KEPT: Header = (KEPT, b"no-store")
UNSAID = {b"server", b"date"}
"""What nobody needs to know of a desk."""
CLOSE: Header = (b"connection", b"close")


@dataclass(frozen=True)
class Answer:
    """A short answer, given without asking the application; most refuse something, and then the connection is closed."""

    status: int
    line: str
    headers: tuple[Header, ...] = (CLOSE,)
    kind: str = "text/plain"

    @property
    def body(self) -> bytes:
        """What a reader sees."""
        return f"{self.line}\n".encode()

    @property
    def head(self) -> list[Header]:
        """All headers."""
        kind, length = f"{self.kind}; charset=utf-8".encode(), str(len(self.body)).encode()
        return dressed([(b"content-type", kind), (b"content-length", length), *self.headers])

    @property
    def written(self) -> bytes:
        """The whole answer as it is sent where no request could be read (RFC 9112); its reason may be empty."""
        head = b"".join(name + b": " + value + b"\r\n" for name, value in self.head)
        return f"HTTP/1.1 {self.status} \r\n".encode() + head + b"\r\n" + self.body


def dressed(headers: list[Header]) -> list[Header]:
    """Give headers what every answer has; only how long it may be kept is for whoever answers to say."""
    fixed = {name for name, _ in SAFE} | UNSAID
    own = [(name, value) for name, value in headers if name.lower() not in fixed]
    kept = () if any(name.lower() == KEPT for name, _ in own) else (NOT_KEPT,)
    return [*own, *SAFE, *kept]


def see(place: str, *headers: Header) -> Answer:
    """Send a browser to another page, which it asks for with GET (RFC 9110, 15.4.4)."""
    return Answer(303, "see there", ((b"location", place.encode()), *headers))
