"""A desk that is served as a person would, in a process of its own, and what is sent to it byte by byte."""

import os
import re
import signal
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from workshop import Workshop, finish

if TYPE_CHECKING:
    import subprocess

SECONDS = 15
STATUS = re.compile(rb"HTTP/1\.1 (\d{3}) ")


@dataclass(frozen=True)
class Said:
    """What came back."""

    content: bytes

    @property
    def statuses(self) -> list[int]:
        """The status of each answer."""
        return [int(each) for each in STATUS.findall(self.content)]

    @property
    def heads(self) -> list[bytes]:
        """The head of each answer."""
        return [each.partition(b"\r\n\r\n")[0].lower() for each in STATUS.split(self.content)[2::2]]

    @property
    def cookie(self) -> str:
        """The cookie that was given."""
        found = re.search(rb"set-cookie: ([^;]+);", self.content)
        assert found, self.content
        return found[1].decode()


@dataclass
class Desk:
    """A desk that is open."""

    process: "subprocess.Popen[str]"
    port: int
    key: str
    cookie: str = field(default="")
    seconds: float = SECONDS

    @property
    def host(self) -> str:
        """Where it is."""
        return f"127.0.0.1:{self.port}"

    @property
    def places(self) -> dict[str, str]:
        """What requests are written with."""
        return {
            "host": self.host,
            "origin": f"http://{self.host}",
            "port": str(self.port),
            "key": self.key,
            "cookie": self.cookie,
            "token": self.cookie.partition("=")[2],
        }

    def connect(self) -> socket.socket:
        """Open a connection."""
        return socket.create_connection(("127.0.0.1", self.port), self.seconds)

    def say(self, request: bytes) -> Said:
        """Send what is to be sent, and read until the desk closes."""
        with self.connect() as connection:
            with suppress(OSError):  # it may have heard enough
                connection.sendall(request)
            return Said(all_of(connection))

    def ask(self, path: str, *headers: str, method: str = "GET", body: bytes = b"") -> Said:
        """Ask for a page as a browser of somebody who has come in."""
        lines = (
            f"{method} {path} HTTP/1.1",
            f"Host: {self.host}",
            f"Cookie: {self.cookie}",
            "Connection: close",
            *headers,
        )
        return self.say("\r\n".join((*lines, "", "")).encode("latin-1") + body)

    def post(self, path: str, body: bytes, *headers: str) -> Said:
        """Send something as a page of the desk does."""
        own = (f"Origin: http://{self.host}", "Content-Type: application/json", f"Content-Length: {len(body)}")
        return self.ask(path, *own, *headers, method="POST", body=body)

    @property
    def well(self) -> bool:
        """Whether its first page is still shown."""
        return self.ask("/").statuses == [200]

    @property
    def megabytes(self) -> float:
        """The most memory it has had."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        (most,) = re.findall(r"VmHWM:\s+(\d+) kB", status)
        return int(most) / 1000


def all_of(connection: socket.socket) -> bytes:
    """Read until the other side closes."""
    content = b""
    try:
        while part := connection.recv(65_536):
            content += part
    except ConnectionResetError:
        pass
    return content


@contextmanager
def opened(workshop: Workshop, *words: str, env: Mapping[str, str] | None = None) -> Iterator[Desk]:
    """Open a desk, come in, and close it at the end, when it must have nothing to complain of."""
    process = workshop.start("desk", "--port", "0", *words, env=env)
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/(?:\?key=([\w-]{43}))?\n", line)
        assert found, (line, process.poll())
        desk = Desk(process, int(found[1]), found[2] or "")
        if desk.key:
            desk.cookie = desk.ask(f"/?key={desk.key}").cookie
        yield desk
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        done = finish(process)
    assert (done.status, done.out, done.err) == (0, "", "")
