"""A cluster of Dask, of processes of its own: it prints what one machine prints, whatever becomes of its workers."""

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import worked
from conftest import Run
from test_docs import CLUSTERS, PAGES
from workshop import Workshop, finish, is_product, publication

from feuillet import engines
from feuillet.edition.galley import UNPAGED, Galley, Pages, Printed
from feuillet.findings import MachineError
from feuillet.production import guest, job_limits, run_fingerprint
from feuillet.production.cluster import Cluster, cluster
from feuillet.production.guest import Means, Trial
from feuillet.production.job import Job
from feuillet.production.store import FolderStore
from feuillet.publication.asks import Ask, Selection
from production.serving import Machines, bucket, machines

LOCALES = ("--locale", "fr", "--locale", "en")
TAGS = ("fr", "en")
OURS = Means(("python 3.11.7", "pango 1.50.12"), "abc", (("NotoSans-Regular.ttf", "d1"),))


def test_a_machine_that_prints_with_the_same_is_no_other() -> None:
    assert replace(OURS).other_than(OURS) == ""
    assert guest.means().other_than(guest.means()) == ""


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (replace(OURS, engines=("python 3.11.7", "pango 1.56.3")), "pango 1.56.3 (here pango 1.50.12)"),
        (replace(OURS, code="abd"), "another version of Feuillet"),
        (replace(OURS, fonts=()), "another font or profile: NotoSans-Regular.ttf"),
        (
            replace(OURS, fonts=(("NotoSans-Regular.ttf", "d2"), ("NotoSans-Bold.ttf", "d3"))),
            "another font or profile: NotoSans-Bold.ttf and 1 more",
        ),
    ],
    ids=["engine", "code", "no font", "fonts"],
)
def test_a_machine_that_prints_with_anything_else_is_told_by_what(other: Means, said: str) -> None:
    assert other.other_than(OURS) == said


@pytest.mark.parametrize("changed", ["Sans.ttf", "press.py"])
def test_a_worker_that_was_upgraded_while_it_ran_says_what_it_has_now_and_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    font, code = tmp_path / "fonts" / "Sans.ttf", tmp_path / "code" / "press.py"
    for file in (font, code):
        file.parent.mkdir()
        file.write_bytes(b"old")
    monkeypatch.setattr(run_fingerprint, "machine_files", lambda: (font,))
    monkeypatch.setattr(engines, "PACKAGE", code.parent)
    monkeypatch.setattr(guest, "means_at_first", cache(guest.means))
    trial = Trial(FolderStore(tmp_path / "store"), "word")
    trial.ask()
    before, well = guest.introduce(trial)
    next(file for file in (font, code) if file.name == changed).write_bytes(b"new")
    after, hindrance = guest.introduce(trial)
    said = {"Sans.ttf": "another font or profile: Sans.ttf", "press.py": "another version of Feuillet"}
    assert after.other_than(before) == said[changed]
    assert (well, hindrance) == ("", "what it prints with was changed while it ran")


@pytest.mark.verify
def test_a_scheduler_that_is_not_there_is_told(workshop: Workshop, run: Run) -> None:
    workshop.edit("content/documents/fever.yaml", "revision: 3", "revision: 4")
    done = run(workshop, "make", "--workers", "tcp://127.0.0.1:1")
    assert done.status == 1
    assert done.findings == [
        "feuillet: no scheduler answers at tcp://127.0.0.1:1; start one (dask scheduler), or correct it"
    ]


@pytest.mark.verify
@pytest.mark.parametrize(("address", "required"), [("tls://127.0.0.1:1", "false"), ("tcp://127.0.0.1:1", "true")])
def test_certificates_that_are_missing_are_told(workshop: Workshop, address: str, required: str) -> None:
    workshop.edit("content/documents/fever.yaml", "revision: 3", "revision: 4")
    done = workshop.run("make", "--workers", address, env={"DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION": required})
    assert done.status == 1
    assert done.findings == [
        f"feuillet: this machine has no certificates for {address}, or must not do without; "
        "name them in Dask's settings (distributed.comm.tls), or correct the address"
    ]


@pytest.fixture
def cluster_of_machines(tmp_path: Path) -> Iterator[Machines]:
    (tmp_path / "machines").mkdir()
    with machines(tmp_path / "machines") as made:
        yield made


def products(workshop: Workshop) -> dict[str, str]:
    return {path: digest for path, digest in workshop.digests().items() if is_product(path)}


@pytest.mark.verify
def test_a_cluster_of_which_a_worker_is_killed_prints_what_one_machine_prints(
    empty: Workshop, finished: Workshop, cluster_of_machines: Machines
) -> None:
    for name in ("one", "two"):
        cluster_of_machines.worker(name, "--no-nanny")
    process = empty.start("make", "--workers", cluster_of_machines.address, "--store", str(empty.path("shared")))
    deadline = time.monotonic() + 240
    while len(list(empty.path("shared").glob("??/*.json"))) < 4:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    cluster_of_machines.lose("one")
    done = finish(process)
    assert (done.status, done.err) == (0, "")
    assert products(empty) == products(finished)


@pytest.mark.verify
def test_a_worker_with_another_engine_is_not_used_and_the_difference_is_told(
    empty: Workshop, cluster_of_machines: Machines, tmp_path: Path
) -> None:
    (tmp_path / "old" / "weasyprint-1.0.dist-info").mkdir(parents=True)
    cluster_of_machines.worker("old", "--no-nanny", env={"PYTHONPATH": str(tmp_path / "old")})
    words = ("make", "--locale", "fr", "--format", "epub", "--workers", cluster_of_machines.address)
    refused = empty.run(*words)
    assert refused.status == 1
    assert "can be used, not tcp://" in refused.err
    assert ": weasyprint 1.0 (here weasyprint " in refused.err
    assert refused.err.endswith("; install there what is here, and start them again\n")
    cluster_of_machines.worker("new", "--no-nanny")
    done = empty.run(*words)
    assert done.status == 0
    (told,) = done.findings
    assert ": warning: this worker is not used: weasyprint 1.0 (here weasyprint " in told
    assert products(empty)


@pytest.mark.verify
def test_a_store_that_a_worker_does_not_see_is_told(empty: Workshop, cluster_of_machines: Machines) -> None:
    cluster_of_machines.worker("one", "--no-nanny")
    done = empty.run("make", "--workers", cluster_of_machines.address, "--store", "memory://of-one-process")
    assert done.status == 1
    assert "it does not see the store; name with --store an address, or a folder, that all machines share" in done.err


def small_job(workshop: Workshop) -> Job:
    """A job that is done as soon as it begins, unless something is done to it."""
    made = publication(workshop.root)
    name = next(made.names(Selection(documents=("fever",), locales=("fr",), imprints=("clinic",))))
    job = made.job(Ask(name, "epub")).value
    assert job
    return job


def ending_its_worker(_galley: Galley, _pages: Pages = UNPAGED) -> Printed:
    """End the worker of Dask that started the server that this process was forked from."""
    server = os.getppid()
    stat = Path(f"/proc/{server}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    os.kill(int(stat[1]), signal.SIGKILL)
    os._exit(1)  # and keep nothing


def computing(_galley: Galley, _pages: Pages = UNPAGED) -> Printed:
    while True:
        pass


def taking(_galley: Galley, _pages: Pages = UNPAGED) -> Printed:
    return Printed(b"x" * 50 * job_limits.ROOM_BYTES)


def done_by(made: Cluster, **jobs: Job) -> dict[str, str]:
    """What becomes of jobs that are handed out together, by their names."""
    names = {id(job): name for name, job in jobs.items()}
    return {names[id(job)]: str(problem) for job, problem in made.run([tuple(jobs.values())])}


@pytest.mark.verify
def test_a_job_that_ends_every_worker_is_given_up_and_the_others_are_done(
    empty: Workshop, cluster_of_machines: Machines
) -> None:
    for name in ("one", "two", "three", "four", "five"):  # it ends two, and two again when it stands alone
        cluster_of_machines.worker(name, "--no-nanny")
    job = small_job(empty)
    bad = replace(job, format=replace(job.format, press=ending_its_worker), galley=replace(job.galley, title="bad"))
    with cluster(cluster_of_machines.address, job.store) as made:
        said = done_by(made, bad=bad, good=job)
    assert said == {"bad": "it ended every worker it was given to", "good": "None"}
    assert job.store.get(job.address)


@pytest.mark.verify
def test_the_bounds_of_a_job_hold_on_a_worker_too(
    empty: Workshop, cluster_of_machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster_of_machines.worker("one", "--no-nanny")
    monkeypatch.setattr(job_limits, "LABOUR_SECONDS", 2)
    job = small_job(empty)
    long, large = (
        replace(job, format=replace(job.format, press=press), galley=replace(job.galley, title=press.__name__))
        for press in (computing, taking)
    )
    with cluster(cluster_of_machines.address, job.store) as made:
        said = done_by(made, long=long, large=large, good=job)
    assert said["long"] == "it took more than 2 seconds of computing"
    assert "memory" in said["large"].lower()
    assert said["good"] == "None"


@pytest.mark.verify
def test_a_cluster_that_loses_its_last_worker_is_told_and_loses_nothing(
    empty: Workshop, cluster_of_machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feuillet.production.cluster.LONELY_SECONDS", 2)
    cluster_of_machines.worker("one", "--no-nanny")
    job = small_job(empty)
    with cluster(cluster_of_machines.address, job.store) as made:
        cluster_of_machines.lose("one")
        (said,) = done_by(made, last=job).values()
    assert said == "no worker of the cluster that can print it is left; start workers again, then run this again"


@pytest.mark.verify
def test_a_scheduler_that_is_lost_for_long_is_told_of_each_job_and_ends_no_run(
    empty: Workshop, cluster_of_machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feuillet.production.cluster.ANSWER_SECONDS", 5)
    cluster_of_machines.worker("one", "--no-nanny")
    job = small_job(empty)
    with cluster(cluster_of_machines.address, job.store) as made:
        cluster_of_machines.lose("scheduler")
        deadline = time.monotonic() + 60
        while made.client.status != "closed":
            assert time.monotonic() < deadline
            time.sleep(0.1)
        said = done_by(made, one=job, other=replace(job))
    assert set(said) == {"one", "other"}
    assert set(said.values()) == {"the scheduler of the cluster was lost; start it again, then run this again"}


@pytest.mark.verify
def test_a_cluster_without_workers_is_told(
    empty: Workshop, cluster_of_machines: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("feuillet.production.cluster.ANSWER_SECONDS", 2)
    with (
        pytest.raises(MachineError, match="has no workers; start some"),
        cluster(cluster_of_machines.address, publication(empty.root).store),
    ):
        raise AssertionError


@pytest.mark.verify
def test_the_commands_of_the_page_on_many_machines_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "machines").mkdir()
    with bucket() as s3, machines(tmp_path / "machines", port=8786) as made:
        for name, value in s3.env.items():
            monkeypatch.setenv(name, value)
        made.worker("one", "--no-nanny")
        worked.follow(PAGES[CLUSTERS], worked.copy(tmp_path / "project"))
