"""How people come in where others can reach the desk: by a name and a password, of which only a hash is kept in a file.

One line per person, `name:hash`, written by `desk --add-password`. The hash is scrypt's (RFC 7914) over a salt of its own.
"""

import asyncio
import hashlib
import os
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hmac import compare_digest
from pathlib import Path
from unicodedata import normalize

from feuillet import files, reading
from feuillet.desk.address import Address
from feuillet.desk.answers import CLOSE, Answer, see
from feuillet.desk.entrance import AGAIN, Attempts, cookie, fields
from feuillet.desk.head import FORBIDDEN, LOGIN, LOGOUT, Head
from feuillet.findings import ProjectError, UsageError

COST, BLOCK, LANES, SALT_BYTES, HASH_BYTES = 2**15, 8, 1, 16, 32
"""One try takes 32 MB and some tenths of a second."""
MEMORY = 2 * 128 * COST * BLOCK
AT_ONCE = 2
"""How many passwords are looked at at once."""
FILE_BYTES, NAME_LETTERS, LEAST, MOST = 100_000, 64, 12, 256
"""The shortest password that is taken is too long to be found by trying twenty a minute."""
IDLE_SECONDS, SESSIONS = 10 * 60 * 60, 1_000
"""How long somebody who does nothing stays in, and how many may be in at once."""
OPEN = frozenset({"/static/desk.css"})
"""What the page of the entrance loads."""
REMEDY = "write it with desk --add-password NAME --passwords FILE"


def hashed(password: str, salt: bytes) -> str:
    """Hash a password, in whichever form Unicode has for what was typed."""
    typed = normalize("NFKC", password).encode()
    made = hashlib.scrypt(typed, salt=salt, n=COST, r=BLOCK, p=LANES, maxmem=MEMORY, dklen=HASH_BYTES)
    return f"{salt.hex()}{made.hex()}"


def fits(password: str, kept: str) -> bool:
    """Return whether a password is the one that was hashed."""
    return compare_digest(hashed(password, bytes.fromhex(kept[: 2 * SALT_BYTES])), kept)


def read(file: Path) -> dict[str, str]:
    """Read who may come in; raises `ProjectError`."""
    found = reading.text(file, file.name, FILE_BYTES, "passwords")
    if not isinstance(found, str):
        raise ProjectError(f"{file}: {found.problem}; {found.remedy}")
    people = dict[str, str]()
    for number, line in enumerate(found.splitlines(), 1):
        name, _, kept = line.rpartition(":")
        if not is_name(name) or len(kept) != 2 * (SALT_BYTES + HASH_BYTES) or set(kept) - set("0123456789abcdef"):
            raise ProjectError(f"{file}:{number}: this is no name with its password; {REMEDY}")
        people[name] = kept
    return people


def is_name(name: str) -> bool:
    """Return whether somebody may be called so in the file."""
    return 0 < len(name) <= NAME_LETTERS and name.isprintable() and name == name.strip() and ":" not in name


def add(file: Path, name: str, password: str) -> None:
    """Write a person into the file, which nobody else may read, or give one another password."""
    if not is_name(name):
        raise UsageError(
            f"nobody can be called {name!r} here: write a name without a colon, up to {NAME_LETTERS} letters"
        )
    if not LEAST <= len(password) <= MOST:
        raise UsageError(f"this password has {len(password)} characters: take {LEAST} or more, such as four words")
    people = read(file) if reading.there(file) else {}
    people[normalize("NFC", name)] = hashed(password, secrets.token_bytes(SALT_BYTES))
    content = "".join(f"{each}:{kept}\n" for each, kept in people.items()).encode()
    with files.unfinished(file.parent) as (unfinished, stream):
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
        unfinished.replace(file)


@dataclass
class Session:
    """Somebody who has come in, and when something was last asked for."""

    name: str
    last: float


class Passwords:
    """Lets in those of the file; ``form`` is the page to sign in on, for a browser, and where something was wrong."""

    def __init__(self, address: Address, people: Mapping[str, str], form: Callable[[Head, bool], str]) -> None:
        self.address, self.people, self.form = address, people, form
        self.nobody = hashed(secrets.token_hex(), secrets.token_bytes(SALT_BYTES))
        self.attempts, self.looking = Attempts(), asyncio.Semaphore(AT_ONCE)
        self.sessions = dict[bytes, Session]()

    def is_at(self, head: Head) -> bool:
        """Return whether a request is for the form, or the way out."""
        return head.path in {LOGIN, LOGOUT}

    async def open(self, head: Head, body: bytes) -> Answer:
        """Show the form, or take it, or let somebody out."""
        if head.path == LOGOUT:
            return self.leave(head)
        if head.method != "POST":
            return Answer(200, self.form(head, False), (), "text/html")
        said = dict(fields(body))
        name, password = normalize("NFC", said.get("name", "").strip()), said.get("password", "")
        async with self.looking:
            if self.attempts.many:
                return AGAIN
            kept = self.people.get(name, self.nobody)  # whoever is not known takes as long
            right = len(password) <= MOST and await asyncio.to_thread(fits, password, kept)
            if not (right and name in self.people):
                self.attempts.note()
                return Answer(FORBIDDEN, self.form(head, True), (CLOSE,), "text/html")
        return see("/", cookie(self.address, self.session(name)))

    def leave(self, head: Head) -> Answer:
        """End a session; only a page of the desk asks for that."""
        if head.method != "POST":
            return see("/")
        self.sessions.pop(self.of(head), None)
        return see(LOGIN, cookie(self.address, ""))

    def of(self, head: Head) -> bytes:
        """Say under what the session of a request is kept."""
        return digest(head.cookie(self.address.cookie))

    def session(self, name: str) -> str:
        """Begin a session; where there are too many, the one that did nothing longest ends."""
        token = secrets.token_urlsafe(32)
        if len(self.sessions) >= SESSIONS:
            del self.sessions[min(self.sessions, key=lambda each: self.sessions[each].last)]
        self.sessions[digest(token)] = Session(name, time.monotonic())
        return token

    def admits(self, head: Head) -> bool:
        """Return whether a request is of a session that goes on."""
        if head.path in OPEN and head.method != "POST":
            return True
        session, now = self.sessions.get(self.of(head)), time.monotonic()
        if session is None or now - session.last >= IDLE_SECONDS:
            self.sessions.pop(self.of(head), None)
            return False
        session.last = now
        return True

    def person(self, head: Head) -> str:
        """Name whoever has signed in."""
        session = self.sessions.get(self.of(head))
        return session.name if session else ""

    def refuse(self, head: Head) -> Answer:
        """Show somebody who wants a page the way in."""
        wants_page = head.method != "POST" and "text/html" in (head.value(b"accept") or "")
        return see(LOGIN, CLOSE) if wants_page else Answer(FORBIDDEN, f"sign in first, at {LOGIN}")


def digest(token: str) -> bytes:
    """Digest a token, so that how long a search takes says nothing of one that is known."""
    return hashlib.sha256(token.encode()).digest()
