"""Where others can reach a desk, each has a name and a password."""

import re
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from conftest import Run
from workshop import Workshop, finish, set_up

from desk.browser import browsing
from desk.served import Desk, opened
from feuillet.desk import passwords
from feuillet.desk.address import Address
from feuillet.desk.entrance import WRONG
from feuillet.desk.head import Head
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
    entrance = passwords.Passwords(address, passwords.read(file), "", "")
    cookie = f"{address.cookie}={entrance.session()}".encode()
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
