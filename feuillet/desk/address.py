"""Where a desk is served: only what is sent to it by one of its names is for it."""

from dataclasses import dataclass
from functools import cached_property
from ipaddress import ip_address

HTTP = 80
"""The port that an address does not say."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""The names of this machine that no other can reach."""


@dataclass(frozen=True)
class Address:
    """A host and a port."""

    host: str
    port: int

    @cached_property
    def names(self) -> frozenset[str]:
        """What a browser may say in Host, so that no other name can be led here by its owner (DNS rebinding)."""
        hosts = {bracketed(host) for host in (*LOOPBACK, self.host.lower())}
        return frozenset({f"{host}:{self.port}" for host in hosts} | (hosts if self.port == HTTP else set()))

    @property
    def url(self) -> str:
        """What is typed into a browser."""
        return f"http://{bracketed(self.host)}:{self.port}/"

    @property
    def cookie(self) -> str:
        """The name of its cookie: cookies are shared by all ports of a host (RFC 6265, 8.5)."""
        return f"feuillet-{self.port}"


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
