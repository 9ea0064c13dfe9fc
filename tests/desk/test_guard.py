"""What is refused, and that the desk goes on: a real desk, and what is sent to it byte by byte."""

import http.client
import json
import os
import re
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from workshop import Workshop, finish, set_up

from desk.served import Desk, all_of, opened
from feuillet.desk.answers import SAFE
from feuillet.desk.entrance import WRONG
from feuillet.desk.guard import STREAMS

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Attack:
    """A request that is refused."""

    attack: str
    lines: list[str]
    answer: int
    body: str = ""

    def sent(self, desk: Desk) -> bytes:
        """Write it to a desk."""
        return "\r\n".join((*self.lines, "", self.body)).format(**desk.places).encode("latin-1")


ATTACKS = [
    Attack(**each) for each in yaml.safe_load(Path(__file__).with_name("attacks.yaml").read_text(encoding="utf-8"))
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    return set_up(tmp_path_factory.mktemp("desk") / "project")


@pytest.fixture(scope="module")
def desk(project: Workshop) -> Iterator[Desk]:
    with opened(project) as desk:
        yield desk


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.attack)
def test_an_attack_is_refused_and_the_desk_goes_on(attack: Attack, desk: Desk) -> None:
    said = desk.say(attack.sent(desk))
    assert said.statuses == [attack.answer], said.content
    assert b"<script" not in said.content
    assert b"<img" not in said.content
    assert b"evil" not in said.content
    assert b"Traceback" not in said.content
    assert desk.key.encode() not in said.content
    for name, value in SAFE:
        assert all(name + b": " + value.lower() in head for head in said.heads)
    assert desk.well


def test_there_are_at_least_forty_attacks() -> None:
    assert len({attack.attack for attack in ATTACKS}) >= 40


def test_a_page_is_shown_with_every_header_and_none_that_tells_of_the_server(desk: Desk) -> None:
    said = desk.ask("/")
    (head,) = said.heads
    assert [
        name for name, value in (*SAFE, (b"cache-control", b"no-store")) if name + b": " + value.lower() not in head
    ] == []
    assert b"\r\nserver:" not in head
    assert b"\r\ndate:" not in head
    assert not re.search(rb"<script(?! src=\"/static/)|<style| style=| on[a-z]+=", said.content)


def test_the_key_gives_a_cookie_and_leads_away_from_itself(desk: Desk) -> None:
    said = desk.ask(f"/?key={desk.key}")
    assert said.statuses == [303]
    assert b"\r\nlocation: /\r\n" in said.content
    assert f"feuillet-{desk.port}=".encode() in said.content
    assert b"; HttpOnly; SameSite=Strict; Path=/\r\n" in said.content
    assert desk.key not in desk.cookie
    assert desk.key.encode() not in said.content


@pytest.mark.parametrize("size", [300_000, 10_000_000])
def test_a_body_that_is_too_long_is_refused_though_it_does_not_say_so(size: int, desk: Desk) -> None:
    chunk = b"%x\r\n%s\r\n0\r\n\r\n" % (size, b"x" * size)
    head = (f"Origin: http://{desk.host}", "Content-Type: application/json", "Transfer-Encoding: chunked")
    assert desk.ask("/", *head, method="POST", body=chunk).statuses == [413]
    assert desk.well


@pytest.mark.parametrize("length", [3_000, 60_000])
def test_an_address_that_is_too_long_is_refused(length: int, desk: Desk) -> None:
    assert desk.ask("/" + "a" * length).statuses in ([414], [400])  # the second where it comes in parts
    assert desk.well


def test_too_many_headers_are_refused(desk: Desk) -> None:
    assert desk.ask("/", *(f"X-{number}: a" for number in range(100))).statuses == [431]
    assert desk.well


def test_requests_that_are_sent_at_once_are_answered_one_after_the_other(desk: Desk) -> None:
    one = f"GET /static/desk.css HTTP/1.1\r\nHost: {desk.host}\r\nCookie: {desk.cookie}\r\n"
    assert desk.say(f"{one}\r\n{one}\r\n{one}Connection: close\r\n\r\n".encode()).statuses == [200] * 3
    assert desk.say(f"{one}\r\nnonsense\r\n\r\n".encode()).statuses in ([200], [200, 400])
    assert desk.well


def test_of_three_hundred_listeners_some_are_heard_and_pages_are_still_shown(desk: Desk) -> None:
    request = f"GET /events HTTP/1.1\r\nHost: {desk.host}\r\nCookie: {desk.cookie}\r\n\r\n".encode()
    with ExitStack() as stack:
        for _ in range(300):
            connection = stack.enter_context(desk.connect())
            connection.sendall(request)
        first = [stack.enter_context(desk.connect())]
        first[0].sendall(request)
        assert b" 503 " in all_of(first[0])
        assert desk.well
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:  # those that have left leave room
        with desk.connect() as connection:
            connection.sendall(request)
            if b" 200 " in connection.recv(1_000):
                return
    pytest.fail(f"nobody may listen again, of {STREAMS}")


def test_a_page_hears_which_file_was_saved(desk: Desk, project: Workshop) -> None:
    with desk.connect() as connection:
        connection.sendall(f"GET /events HTTP/1.1\r\nHost: {desk.host}\r\nCookie: {desk.cookie}\r\n\r\n".encode())
        heard = connection.recv(10_000)
        project.edit("locales/ja/LC_MESSAGES/fever.po", "発熱は、体の", "発熱とは、体の")
        while b"event: saved" not in heard:
            heard += connection.recv(10_000)
    assert b'data: "locales/ja/LC_MESSAGES/fever.po"\n\n' in heard


@pytest.mark.verify
def test_fifty_people_at_once_are_all_answered(desk: Desk) -> None:
    def visit(_: int) -> set[int]:
        connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=60)
        statuses = set()
        for path in ("/", "/static/desk.css", "/static/desk.css"):
            connection.request("GET", path, headers={"Cookie": desk.cookie})
            answer = connection.getresponse()
            answer.read()
            statuses.add(answer.status)
        connection.close()
        return statuses

    with ThreadPoolExecutor(50) as people:
        assert set().union(*people.map(visit, range(50))) == {200}
    assert desk.megabytes < 500


@pytest.mark.verify
@pytest.mark.parametrize(
    ("slow", "answers"),
    [
        ("GET / HTTP/1.1\r\nHost: {host}\r\nX-Name: a", []),
        ("", []),
        ("POST / HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nOrigin: {origin}\r\n"
         "Content-Type: application/json\r\nContent-Length: 900\r\n\r\n", [408]),
    ],
    ids=["head", "nothing", "body"],
)  # fmt: skip
def test_whoever_sends_a_byte_a_second_is_not_waited_for(slow: str, answers: list[int], desk: Desk) -> None:
    with desk.connect() as connection:
        connection.sendall(slow.format(**desk.places).encode())
        started = time.monotonic()
        try:
            while time.monotonic() - started < 20:
                time.sleep(0.5)
                if slow:
                    connection.sendall(b"b")
                connection.setblocking(False)
                try:
                    heard = connection.recv(1_000)
                    break
                except BlockingIOError:
                    connection.setblocking(True)
            else:
                pytest.fail("it is still waited for")
        except ConnectionError:
            heard = b""
    assert 8 < time.monotonic() - started < 14
    assert ([408] if b" 408 " in heard else []) == answers
    assert desk.well


def test_many_wrong_keys_are_not_heard_and_who_has_come_in_goes_on(project: Workshop) -> None:
    with opened(project) as desk:
        statuses = [desk.ask("/?key=wrong").statuses[0] for _ in range(WRONG + 1)]
        assert statuses == [403] * WRONG + [429]
        assert desk.ask(f"/?key={desk.key}").statuses == [429]
        assert desk.well


def test_a_desk_is_closed_within_a_second_though_pages_listen(project: Workshop) -> None:
    with ExitStack() as stack, opened(project) as desk:
        for _ in range(5):
            connection = stack.enter_context(desk.connect())
            connection.sendall(f"GET /events HTTP/1.1\r\nHost: {desk.host}\r\nCookie: {desk.cookie}\r\n\r\n".encode())
            assert connection.recv(1_000)
        started = time.monotonic()
        os.killpg(desk.process.pid, signal.SIGINT)
        desk.process.wait(10)
        assert time.monotonic() - started < 1.5  # Python itself takes a part of it to end


def test_a_port_that_is_taken_is_said_in_a_line_with_another(desk: Desk, project: Workshop) -> None:
    done = finish(project.start("desk", "--port", str(desk.port)))
    assert done.status == 1
    assert done.err.count("\n") == 1
    assert f"port {desk.port} of 127.0.0.1 is taken" in done.err
    assert f"--port {desk.port + 1}" in done.err


def test_open_shows_a_key_that_opens_once(project: Workshop, tmp_path: Path) -> None:
    browser, shown = tmp_path / "browser", tmp_path / "shown"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" >{shown}.new\nmv {shown}.new {shown}\n', encoding="utf-8")
    browser.chmod(0o755)
    with opened(project, "--open", env={"BROWSER": f"{browser} %s"}) as desk:
        while not shown.exists():
            time.sleep(0.01)
        path = "/" + shown.read_text(encoding="utf-8").rpartition("/")[2]
        assert desk.key not in path
        assert [desk.ask(path).statuses, desk.ask(path).statuses] == [[303], [403]]


def test_the_key_is_written_nowhere_in_the_project(desk: Desk, project: Workshop) -> None:
    assert desk.well
    kept = [file for file in project.root.rglob("*") if file.is_file() and desk.key.encode() in file.read_bytes()]
    assert kept == []


@pytest.mark.verify
def test_a_script_in_a_text_is_shown_as_it_is_typed_and_runs_nowhere(desk: Desk, project: Workshop) -> None:
    page = "/proof/ja/hand-washing"
    shown = desk.ask(page).content.decode()
    found = re.search(r'data-domain="hand-washing" data-context="([^"]+)" data-seen="([^"]+)"', shown)
    assert found, shown[:2_000]
    script = "</textarea><script>alert(1)</script>\"onmouseover='alert(2)'"
    said = {"imprint": "", "domain": "hand-washing", "context": found[1], "seen": found[2], "string": script}
    assert desk.post(f"{page}/findings", json.dumps({**said, "seen": None}).encode()).statuses == [400]
    came = desk.post(f"{page}/save", json.dumps(said).encode())
    assert came.statuses == [200]
    assert "alert(1)" in project.path("locales/ja/LC_MESSAGES/hand-washing.po").read_text(encoding="utf-8")
    for content in (came.content, desk.ask(page).content):
        assert b"&lt;script&gt;alert(1)&lt;/script&gt;" in content
        assert b"<script>" not in content
        assert b'"onmouseover' not in content
