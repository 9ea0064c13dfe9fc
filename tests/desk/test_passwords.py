"""Where others can reach a desk, each has a name and a password."""

import re
import signal
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from conftest import Run
from workshop import Workshop, finish, set_up

from desk.browser import browsing
from desk.served import Desk, opened
from feuillet.desk import passwords
from feuillet.desk.address import Address, public
from feuillet.desk.entrance import WRONG, cookie
from feuillet.desk.head import Head, refusal
from feuillet.findings import FeuilletError

NAME, PASSWORD = "Ana Itō", "four words of mine"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    passwords.add(tmp_path / "people", NAME, PASSWORD)
    return tmp_path / "people"


def test_the_file_holds_a_line_per_person_that_nobody_else_may_read_and_no_password(file: Path) -> None:
    passwords.add(file, "Ken", PASSWORD)
    passwords.add(file, "Ken", PASSWORD.upper())
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line.partition(":")[0] for line in lines] == [NAME, "Ken"]
    assert PASSWORD not in "".join(lines)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not passwords.fits(PASSWORD, passwords.read(file)["Ken"])
    assert passwords.fits(PASSWORD.upper(), passwords.read(file)["Ken"])


@pytest.mark.parametrize(("name", "password"), [("a:b", PASSWORD), ("", PASSWORD), ("a\nb", PASSWORD), ("a", "short")])
def test_a_strange_name_and_a_short_password_are_not_taken(name: str, password: str, file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(FeuilletError):
        passwords.add(file, name, password)
    assert file.read_bytes() == before


def test_a_broken_line_of_the_file_is_named(file: Path) -> None:
    with file.open("a", encoding="utf-8") as stream:
        stream.write("Ken:secret\n")
    with pytest.raises(FeuilletError, match="people:2: this is no name"):
        passwords.read(file)


def test_a_session_ends_after_ten_idle_hours(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = Address("127.0.0.1", 1)
    entrance = passwords.Passwords(address, passwords.read(file), lambda _head, _wrong: "")
    cookie = f"{address.cookie}={entrance.session(NAME)}".encode()
    head = Head("GET", "/", b"/", b"", ((b"cookie", cookie),))
    now = time.monotonic()
    for hours, admitted in ((9, True), (18, True), (28.1, False), (28.2, False)):
        monkeypatch.setattr(time, "monotonic", lambda hours=hours: now + hours * 3600)
        assert entrance.admits(head) is admitted


def test_beyond_this_machine_a_desk_wants_passwords_and_an_address(small: Workshop, run: Run) -> None:
    done = run(small, "desk", "--host", "192.0.2.1")
    assert done.status == 2
    assert "--add-password NAME --passwords FILE" in done.err
    assert run(small, "desk", "--host", "0.0.0.0").status == 2  # noqa: S104 it is refused
    people = small.root / "output" / "people"
    assert "lies among the products" in run(small, "desk", "--passwords", str(people)).err


def test_an_address_of_no_machine_is_said_with_what_passwords_do_not_hide(
    small: Workshop, run: Run, file: Path
) -> None:
    done = run(small, "desk", "--host", "192.0.2.1", "--passwords", str(file))
    assert done.status == 1
    assert "a proxy with TLS" in done.err
    assert "192.0.2.1 is not an address of this machine" in done.err


@contextmanager
def signing_in(project: Workshop, file: Path) -> Iterator[Desk]:
    with opened(project, "--passwords", str(file)) as desk:
        yield desk


def sign_in(desk: Desk, name: str, password: str, *headers: str) -> "tuple[list[int], bytes]":
    body = urlencode({"name": name, "password": password}).encode()
    kind = "Content-Type: application/x-www-form-urlencoded"
    origin = () if headers else (f"Origin: http://{desk.host}",)
    said = desk.ask("/login", *origin, *headers, kind, f"Content-Length: {len(body)}", method="POST", body=body)
    return said.statuses, said.content


@pytest.mark.slow
def test_somebody_signs_in_and_nobody_else_does(tmp_path: Path) -> None:
    project, file = set_up(tmp_path / "project"), tmp_path / "people"
    process = project.start("desk", "--add-password", NAME, "--passwords", str(file), stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(f"{PASSWORD}\n")
    process.stdin.close()
    process.stdin = None
    assert finish(process).status == 0
    with signing_in(project, file) as desk:
        assert desk.ask("/").statuses == [403]
        assert b"\r\nlocation: /login\r\n" in desk.ask("/", "Accept: text/html").content
        form = desk.ask("/login")
        assert form.statuses == [200]
        assert b'type="password"' in form.content
        assert sign_in(desk, NAME, PASSWORD, "Origin: http://evil.example")[0] == [403]
        assert desk.ask("/login", method="POST").statuses == [403]
        statuses, content = sign_in(desk, NAME, PASSWORD)
        assert statuses == [303]
        found = re.search(rb"set-cookie: ([^;]+); HttpOnly; SameSite=Strict; Path=/\r\n", content)
        assert found, content
        for _ in range(WRONG):
            assert sign_in(desk, NAME, "<b>wrong wrong wrong")[0] == [403]
        assert sign_in(desk, NAME, PASSWORD)[0] == [429]
        desk.cookie = found[1].decode()
        assert desk.well
        assert NAME in desk.ask("/").content.decode()
        assert 'lang="ja"' in desk.ask("/login", "Accept-Language: ja").content.decode()
        sending = (
            f"Origin: http://{desk.host}",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: 0",
        )
        assert desk.ask("/logout", method="POST").statuses == [403], "it was asked for by another site"
        assert desk.well
        assert desk.ask("/logout", *sending, method="POST").statuses == [303]
        assert desk.ask("/").statuses == [403]


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("https://desk.example.org", "https://desk.example.org"),
        ("https://Desk.Example.org:443/", "https://desk.example.org"),
        ("https://desk.example.org:8443", "https://desk.example.org:8443"),
        ("https://[2001:db8::1]", "https://[2001:db8::1]"),
    ],
)
def test_a_public_address_is_a_host_under_tls(said: str, understood: str) -> None:
    assert public(said) == understood


@pytest.mark.parametrize(
    "said",
    [
        "http://desk.example.org",
        "desk.example.org",
        "https://",
        "https://a/b",
        "https://a?b",
        "https://a@b",
        "https://a:x",
    ],
)
def test_anything_else_is_no_public_address(said: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        public(said)


def test_behind_a_proxy_its_name_and_its_pages_are_taken_and_no_others() -> None:
    address = Address("127.0.0.1", 8765, "https://desk.example.org")
    cases = {
        ("desk.example.org", "https://desk.example.org"): True,
        ("desk.example.org", "http://desk.example.org"): False,
        ("127.0.0.1:8765", "http://127.0.0.1:8765"): True,
        ("127.0.0.1:8765", "https://desk.example.org"): False,
        ("other.example.org", "https://other.example.org"): False,
    }
    for (host, origin), taken in cases.items():
        said = ((b"host", host), (b"origin", origin), (b"content-type", "application/json"))
        head = Head("POST", "/", b"/", b"", tuple((name, value.encode()) for name, value in said))
        assert (refusal(head, address) is None) is taken, (host, origin)
    assert b"; Secure" in cookie(address, "token")[1]
    assert b"Secure" not in cookie(Address("127.0.0.1", 8765), "token")[1]


def test_a_public_address_wants_passwords(small: Workshop, run: Run) -> None:
    done = run(small, "desk", "--public", "https://desk.example.org")
    assert done.status == 2
    assert "--passwords FILE" in done.err
    assert "is no public address" in run(small, "desk", "--public", "http://desk.example.org").err


@pytest.mark.slow
def test_a_desk_is_served_at_another_address_of_the_machine_and_at_no_other(tmp_path: Path, file: Path) -> None:
    project = set_up(tmp_path / "project")
    process = project.start("desk", "--port", "0", "--host", "127.0.0.2", "--passwords", str(file))
    try:
        assert process.stdout is not None
        found = re.fullmatch(r"http://127\.0\.0\.2:(\d+)/\n", process.stdout.readline())
        assert found
        with urlopen(f"http://127.0.0.2:{found[1]}/login", timeout=20) as page:
            assert b'type="password"' in page.read()
        with pytest.raises(URLError):
            urlopen(f"http://127.0.0.1:{found[1]}/login", timeout=20)
    finally:
        process.send_signal(signal.SIGINT)
        assert finish(process).status == 0


@pytest.mark.slow
def test_somebody_signs_in_with_a_browser(tmp_path: Path, file: Path) -> None:
    project = set_up(tmp_path / "project")
    with opened(project, "--passwords", str(file)) as desk, browsing() as browser:
        page = browser.new_page()
        page.goto(f"http://{desk.host}/login")
        page.fill("[name=name]", NAME)
        page.fill("[name=password]", PASSWORD)
        page.click("button")
        page.wait_for_url(f"http://{desk.host}/")
        assert page.locator("h1").count()
