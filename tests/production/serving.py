"""A server of S3 and a cluster of Dask for the tests: the real protocols, on ports of this machine."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import boto3
from moto.server import ThreadedMotoServer
from workshop import ROOT

BUCKET = "leaflets"
KEYS = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "y", "AWS_DEFAULT_REGION": "eu-west-1"}
QUIET = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1", "DASK_DISTRIBUTED__ADMIN__LOG_FORMAT": "%(message)s"}
"""A job that ended two workers is given up."""
START_SECONDS = 120


@dataclass
class Bucket:
    """A bucket on a server that can be stopped, and started again on the same port with what it has."""

    server: ThreadedMotoServer
    port: int = 0

    def start(self) -> None:
        """Let it answer."""
        self.server = ThreadedMotoServer(ip_address="127.0.0.1", port=self.port, verbose=False)
        self.server.start()
        _, self.port = self.server.get_host_and_port()

    def stop(self) -> None:
        """Let nobody answer."""
        self.server.stop()

    @property
    def env(self) -> dict[str, str]:
        """What a process finds it by."""
        return KEYS | {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}"}

    def names(self) -> list[str]:
        """List what it holds."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
        return [each["Key"] for page in pages for each in page.get("Contents", ())]

    def read(self, name: str) -> bytes:
        """Read an object."""
        return bytes(self.client.get_object(Bucket=BUCKET, Key=name)["Body"].read())

    def write(self, name: str, content: bytes) -> None:
        """Write an object."""
        self.client.put_object(Bucket=BUCKET, Key=name, Body=content)

    @property
    def client(self) -> Any:
        """Ask it without s3fs."""
        return boto3.client(
            "s3",
            endpoint_url=self.env["AWS_ENDPOINT_URL"],
            region_name=KEYS["AWS_DEFAULT_REGION"],
            aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        )


@contextmanager
def bucket() -> Iterator[Bucket]:
    """Serve an empty bucket."""
    made = Bucket(ThreadedMotoServer(port=0))
    made.start()
    where = {"LocationConstraint": KEYS["AWS_DEFAULT_REGION"]}
    made.client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=where)
    try:
        yield made
    finally:
        if held := [{"Key": name} for name in made.names()]:
            made.client.delete_objects(Bucket=BUCKET, Delete={"Objects": held})
        made.client.delete_bucket(Bucket=BUCKET)
        made.stop()


@dataclass
class Machines:
    """A scheduler, and workers in processes of their own."""

    folder: Path
    address: str = ""
    processes: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def start(self, name: str, *words: str, env: dict[str, str] | None = None) -> None:
        """Start the scheduler, or a worker, and wait until it is there."""
        module = "dask_scheduler" if name == "scheduler" else "dask_worker"
        path = os.pathsep.join(filter(None, ((env or {}).get("PYTHONPATH"), str(ROOT), str(ROOT / "tests"))))
        with (self.folder / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{module}", *words, "--no-dashboard"],
                env=os.environ | QUIET | (env or {}) | {"PYTHONPATH": path},
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
            )
        self.wait_for(name, "Scheduler at:" if name == "scheduler" else "Registered to:")

    def wait_for(self, name: str, words: str) -> str:
        """Wait until a process has said something, and return the last word of that line."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            said = (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")
            found = [line for line in said.splitlines() if words in line]
            if found:
                return found[-1].split()[-1]
            assert self.processes[name].poll() is None, said
            assert time.monotonic() < deadline, said
            time.sleep(0.1)

    def worker(self, name: str, *words: str, env: dict[str, str] | None = None) -> None:
        """Start a worker; without its nanny, so that one that is lost stays lost."""
        self.start(name, self.address, "--nthreads", "1", "--name", name, *words, env=env)

    def lose(self, name: str) -> None:
        """Kill a process, as a machine that loses its power does."""
        self.processes[name].kill()
        self.processes[name].wait()


@contextmanager
def machines(folder: Path, port: int = 0) -> Iterator[Machines]:
    """Start a scheduler."""
    made = Machines(folder)
    try:
        made.start("scheduler", "--host", "127.0.0.1", "--port", str(port))
        made.address = made.wait_for("scheduler", "Scheduler at:")
        yield made
    finally:
        for process in made.processes.values():
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # a worker that is asked to end waits for its scheduler
            process.wait()
