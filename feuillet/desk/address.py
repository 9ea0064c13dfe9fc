"""Where a desk is served: only what is sent to it by one of its names is for it."""

from dataclasses import dataclass
from functools import cached_property
from ipaddress import ip_address
from urllib.parse import urlsplit

HTTP, HTTPS = 80, 443
"""The ports that an address does not say."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""The names of this machine that no other can reach."""


@dataclass(frozen=True)
class Address:
    """A host and a port; ``public`` is where a proxy with TLS hands on from, such as https://desk.example.org."""

    host: str
    port: int
    public: str = ""

    @cached_property
    def names(self) -> frozenset[str]:
        """What a browser may say in Host, so that no other name can be led here by its owner (DNS rebinding)."""
        hosts = {bracketed(host) for host in (*LOOPBACK, self.host.lower())}
        own = {f"{host}:{self.port}" for host in hosts} | (hosts if self.port == HTTP else set())
        return frozenset(own | ({self.public_name} if self.public else set()))

    @property
    def public_name(self) -> str:
        """What a browser says in Host before the proxy."""
        return self.public.partition("://")[2]

    def origin(self, name: str) -> str:
        """Say what a browser calls a page that it has by one of our names (RFC 6454, 6.2)."""
        return self.public if self.public and name == self.public_name else f"http://{name}"

    @property
    def url(self) -> str:
        """What is typed into a browser."""
        return f"{self.public or f'http://{bracketed(self.host)}:{self.port}'}/"

    @property
    def cookie(self) -> str:
        """The name of its cookie: cookies are shared by all ports of a host (RFC 6265, 8.5)."""
        return f"feuillet-{self.port}"


def public(said: str) -> str:
    """Read a public address; raises `ValueError` for what is none: a host under TLS, perhaps with a port, and nothing behind it."""
    parts = urlsplit(said.lower())
    if parts.scheme != "https" or not parts.hostname or parts.path.strip("/") or parts.query or "@" in parts.netloc:
        raise ValueError(said)
    named = bracketed(parts.hostname)
    return f"https://{named}" if parts.port in {None, HTTPS} else f"https://{named}:{parts.port}"


def bracketed(host: str) -> str:
    """Write a host as in an address."""
    return f"[{host}]" if ":" in host else host


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach a host."""
    try:
        return host.lower() == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def is_every(host: str) -> bool:
    """Return whether a host stands for all addresses of a machine, and so is none that anybody could type."""
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return not host
