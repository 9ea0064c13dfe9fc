"""A store on S3, at a real server of this machine: makers at once, damage, a lost connection; nothing is lost and all is told."""

import asyncio
import gc
import shutil
import time
from collections.abc import Iterator
from typing import Any

import pytest
from fsspec.asyn import sync
from workshop import Workshop, finish, is_product

from feuillet.production import remote
from feuillet.production.store import unsealed
from production.serving import BUCKET, Bucket, bucket

pytestmark = [pytest.mark.verify]
STORE = ("--store", f"s3://{BUCKET}/store")
TAGS = ("fr", "en")
LOCALES = tuple(word for tag in TAGS for word in ("--locale", tag))


@pytest.fixture
def s3() -> Iterator[Bucket]:
    with bucket() as made:
        yield made


@pytest.fixture
def another(empty: Workshop) -> Workshop:
    """The same project on another machine."""
    root = empty.root.with_name("another")
    shutil.copytree(empty.root, root)
    return Workshop(root)


def wanted(finished: Workshop) -> dict[str, str]:
    """What a run without a shared store makes of these locales."""
    return {
        path: digest for path, digest in finished.digests().items() if is_product(path) and path.split("/")[1] in TAGS
    }


def products(workshop: Workshop) -> dict[str, str]:
    return {path: digest for path, digest in workshop.digests().items() if is_product(path)}


def test_two_makers_at_once_make_the_same_and_a_third_prints_nothing(
    empty: Workshop, another: Workshop, finished: Workshop, s3: Bucket
) -> None:
    started = [each.start("make", *LOCALES, *STORE, env=s3.env) for each in (empty, another)]
    for done in map(finish, started):
        assert (done.status, done.err) == (0, "")
    assert products(empty) == products(another) == wanted(finished) != {}
    shutil.rmtree(another.output)
    shutil.rmtree(another.path(".feuillet"))
    third = finish(another.start("make", "--workers", "1", *LOCALES, *STORE, env=s3.env, python=("-X", "importtime")))
    assert third.status == 0
    assert "argparse" in third.err
    assert "weasyprint" not in third.err
    assert products(another) == wanted(finished)


def test_damaged_objects_are_printed_anew_and_replaced(
    empty: Workshop, another: Workshop, finished: Workshop, s3: Bucket
) -> None:
    assert empty.run("make", *LOCALES, *STORE, env=s3.env).status == 0
    whole = {name: s3.read(name) for name in s3.names()}
    for number, (name, content) in enumerate(whole.items()):
        s3.write(name, content[:-1] + bytes([content[-1] ^ 1]) if number % 2 else content[: len(content) // 2])
    done = another.run("make", *LOCALES, *STORE, env=s3.env)
    assert (done.status, done.err) == (0, "")
    assert products(another) == wanted(finished)
    assert all(unsealed(s3.read(name)) for name in whole)  # which raises where one is not whole


def test_a_connection_that_is_lost_on_the_way_loses_nothing(
    empty: Workshop, another: Workshop, finished: Workshop, s3: Bucket
) -> None:
    process = empty.start("make", "--workers", "2", *LOCALES, *STORE, env=s3.env)
    deadline = time.monotonic() + 120
    while len(s3.names()) < 3:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    s3.stop()
    done = finish(process)
    s3.start()
    assert done.status == 1
    assert len(done.findings) == 1, done.err
    (told,) = done.findings
    assert told.startswith(f"s3://{BUCKET}/store: ")
    assert "could not be sent here: it cannot be reached (" in told
    assert told.endswith("see whether the network and its server are up, then run this again [store]")
    assert products(empty) == wanted(finished)
    again = empty.run("make", *LOCALES, *STORE, env=s3.env)
    assert (again.status, again.err) == (0, "")
    served = another.run("make", "--workers", "1", *LOCALES, *STORE, env=s3.env)
    assert served.status == 0
    assert products(another) == wanted(finished)


def test_a_request_that_nobody_waits_for_any_more_writes_nothing(
    s3: Bucket, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    for name, value in s3.env.items():
        monkeypatch.setenv(name, value)
    loop = remote.at(STORE[1]).files.loop
    sync(loop, forgotten)
    assert caplog.messages == []


async def forgotten() -> None:
    """Begin what fails, and forget it, as a library does with the rest of a request when the connection is lost."""

    async def failing() -> None:
        raise ConnectionResetError

    beside = asyncio.ensure_future(failing())
    await asyncio.sleep(0)
    del beside
    gc.collect()


@pytest.mark.parametrize(
    ("store", "why"),
    [("s3://nosuchbucket/store", "there is no such place; "), (f"s3://{BUCKET}/store", "it does not let this user in")],
)
def test_a_bucket_that_is_not_there_or_refuses_is_told(empty: Workshop, s3: Bucket, store: str, why: str) -> None:
    env = dict(s3.env)
    if "let" in why:
        env |= {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "AWS_EC2_METADATA_DISABLED": "true"}
    words = ("--locale", "fr", "--format", "epub", "--workers", "1", "--store", store)
    done = empty.run("make", *words, env=env)
    assert done.status == 1
    (told,) = done.findings
    assert why.strip("; ") in told
    assert empty.products()
