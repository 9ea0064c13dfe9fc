"""The project of the tests, made once and then copied, so that a test prints only what it changes."""

import os
import re
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import settings
from workshop import ROOT, Done, Workshop, locked, set_up
from xdist.scheduler import LoadScopeScheduling

from feuillet import cli
from feuillet.production.pruning import prune
from feuillet.production.store import FolderStore

Run = Callable[..., Done]

# The same examples each time, so that one commit has one verdict; in `make verify` more of them, and in `make explore` ever new
# ones, of which one that fails is printed with the line that gives it again.
settings.register_profile("test", deadline=None, max_examples=50, derandomize=True)
settings.register_profile("verify", deadline=None, max_examples=500, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("test")
OF_A_LOCALE = re.compile(r"tests/shipped/[^[]*\[([a-z]{2,3}(?:-[A-Z][A-Za-z]+)?)[]-]")
ALONE = "tests/production/"
"""Where each test works on a project of its own."""
BROWSING = ("tests/readers/", "tests/right_to_left/")
"""Where tests look at pages in a browser, which takes seconds to start."""


class Scheduling(LoadScopeScheduling):  # type: ignore[misc] # it has no types
    """Gives a process of pytest-xdist all tests of a file, of a locale that ships, or of a browser, for they share what was made.

    Tests that share nothing go to whichever process is free; being groups of one, they come last, so that both end together.
    """

    def _split_scope(self, nodeid: str) -> str:
        locale = OF_A_LOCALE.match(nodeid)
        if locale:
            return locale[1]
        if nodeid.startswith(BROWSING):
            return BROWSING[0]
        return nodeid if nodeid.startswith(ALONE) else nodeid.partition("::")[0]


MANY = ("tests/proofreader/", "tests/production/", "tests/press/", "tests/translation/test_other_editors")
"""Where most cases run the whole program; `make quick` has the first case of each test there, `make test` some."""
SOME = 4
"""How many cases of each test there `make test` has; the others are left to `make verify`."""
MOST = 20
"""Of a test with more cases than these, `make verify` has half of what `make test` leaves; CI has not the time for all."""
FEW = 3
"""How many tests of a file that run a command `make quick` has."""
COPIES = {"workshop", "empty", "small"}
"""A test that has a project of its own and no `run` starts the program as a process, which takes seconds."""
PRINTED = {"finished", "publication", "house"}
"""What tests share that takes a while to print."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave what starts processes, and what follows the first case of a test, to `make test`."""
    leave_most_cases(items)
    leave_half(items)
    seen, runs = set[str](), Counter[str]()
    for item in items:
        test, needs = item.nodeid.partition("[")[0], set(getattr(item, "fixturenames", ()))
        file = test.partition("::")[0]
        starts, more = bool(needs & COPIES) and "run" not in needs, "run" in needs and runs[file] >= FEW
        if needs & PRINTED or starts or more or (test.startswith(MANY) and test in seen):
            item.add_marker(pytest.mark.slow)
        elif not {"slow", "verify", "explore"} & {mark.name for mark in item.iter_markers()}:
            seen.add(test)
            runs[file] += "run" in needs


def leave_most_cases(items: list[pytest.Item]) -> None:
    """Leave what follows the first cases of a test that runs the whole program to `make verify`."""
    cases = Counter[str]()
    for item in items:
        if item.nodeid.startswith(MANY) and not {"verify", "explore"} & {mark.name for mark in item.iter_markers()}:
            test = item.nodeid.partition("[")[0]
            cases[test] += 1
            if cases[test] > SOME:
                item.add_marker(pytest.mark.verify)


def leave_half(items: list[pytest.Item]) -> None:
    """Leave to `make explore` half of what repeats most in `make verify`: by name, so that all looks at one product go together.

    Of what starts processes of its own a quarter stays: each case takes seconds.
    """
    left = [item for item in items if "verify" in [mark.name for mark in item.own_markers]]
    cases = Counter(item.nodeid.partition("[")[0] for item in left)
    for item in left:
        test, _, case = item.nodeid.partition("[")
        few, kept = (SOME, 4) if test.startswith(ALONE) else (MOST, 2)
        if cases[test] > few and crc32(case.encode()) % kept:
            item.own_markers[:] = [mark for mark in item.own_markers if mark.name != "verify"]
            item.add_marker(pytest.mark.explore)


KEPT = ROOT / ".pytest_cache" / "store"
"""What tests have printed, under digests of all it was made from and with: `make verify` finds what `make test` has made."""
KEPT_BYTES = 2 * 10**9
COMMANDS = {"explore": "make explore", "verify": "make verify", "slow": "make test", "": "make quick"}
"""Which command runs the tests of each mark, and those that have none."""
LEFT = pytest.StashKey[Counter[str]]()


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Count by command what this run leaves out; of the processes of pytest-xdist, each leaves out the same."""
    config = items[0].config
    left = config.stash.setdefault(LEFT, Counter())
    left.update(
        next(each for mark, each in COMMANDS.items() if not mark or item.get_closest_marker(mark)) for item in items
    )
    if hasattr(config, "workeroutput"):
        config.workeroutput["left out"] = dict(left)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    node.config.stash[LEFT] = Counter(getattr(node, "workeroutput", {}).get("left out"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in left_out(terminalreporter.config.stash.get(LEFT, Counter())):
        terminalreporter.write_line(line)


def left_out(counts: Counter[str]) -> list[str]:
    """Say what was left out."""
    return [f"left out: {counts[command]} tests of {command}" for command in COMMANDS.values() if counts[command]]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling:
    return Scheduling(config, log)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of pytest-xdist share; in its store lies what any run of the tests has printed so far."""
    base = tmp_path_factory.getbasetemp()
    folder = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    KEPT.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        (folder / "store").symlink_to(KEPT)
    return folder


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Forget what was printed long ago."""
    if KEPT.exists() and not hasattr(session.config, "workerinput"):
        prune(FolderStore(KEPT), KEPT_BYTES)


@pytest.fixture(scope="session")
def finished(shared: Path) -> Workshop:
    """Make every edition once, for all processes of pytest-xdist; nobody may change anything in it."""
    workshop = Workshop(shared / "finished")
    with locked(shared / "finished.lock"):
        if not workshop.root.exists():
            made = set_up(shared / "making")
            done = made.run("make")
            (shared / "said").write_text(f"{done.status}\n{done.err}", encoding="utf-8")
            shutil.copytree(made.path(".feuillet/store"), shared / "store", dirs_exist_ok=True)  # where `House` looks
            made.root.rename(workshop.root)
    return workshop


@pytest.fixture
def workshop(finished: Workshop, tmp_path: Path) -> Workshop:
    """Give a copy of the project with its products and its store."""
    shutil.copytree(finished.root, tmp_path / "project", copy_function=shutil.copy)
    return Workshop(tmp_path / "project")


@pytest.fixture
def empty(tmp_path: Path) -> Workshop:
    """Give a copy of the project in which nothing has been made."""
    return set_up(tmp_path / "empty")


@pytest.fixture
def small(tmp_path: Path) -> Workshop:
    """Give a project of one document in its own language, under one imprint, in which nothing has been made."""
    made = set_up(tmp_path / "small")
    for name in ("content/documents/hand-washing.yaml", "content/imprints/ward.yaml"):
        made.path(name).unlink()
    for locale in ("ar", "en", "ja"):
        shutil.rmtree(made.path(f"locales/{locale}"))
    return made


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process, which spares the second that importing costs."""

    def call(workshop: Workshop, *words: str) -> Done:
        capfd.readouterr()
        try:
            status = cli.main([*words, "--project", str(workshop.root)])
        except SystemExit as end:  # argparse's way of refusing
            status = int(end.code or 0)
        said = capfd.readouterr()
        return Done(status, said.out, said.err)

    return call
