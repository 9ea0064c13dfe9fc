"""What prints is named with its version in every key, once, and cheaply."""

import ctypes
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from feuillet import engines

ROOT = Path(__file__).parent.parent
BEAR_ON_NO_BYTES = {"pebble", "rapidfuzz", "starlette", "tqdm", "translate-toolkit", "uvicorn", "watchfiles"}
"""Dependencies that run jobs, show progress, exchange catalogs with agencies, or serve the desk."""


def named() -> dict[str, str]:
    return dict(line.split(" ", 1) for line in engines.versions())


@pytest.mark.parametrize("library", engines.LIBRARIES)
def test_a_library_is_named_with_the_version_that_is_imported(library: str) -> None:
    assert named()[library] == version(library)


def test_every_dependency_bears_on_bytes_or_is_known_not_to() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=]", line)[0] for line in project["dependencies"]}
    assert wanted - set(engines.LIBRARIES) == BEAR_ON_NO_BYTES


def test_every_library_is_named_once() -> None:
    names = [line.split(" ", 1)[0] for line in engines.versions()]
    assert len(names) == len(set(names))


def test_the_typesetter_and_python_say_the_same_versions() -> None:
    from weasyprint.text import ffi  # noqa: PLC0415 - it loads the shared libraries, the others need not wait for it

    number = ffi.pango.pango_version()
    assert named()["pango"] == f"{number // 10_000}.{number // 100 % 100}.{number % 100}"
    assert named()["python"] == ".".join(map(str, sys.version_info[:3]))
    for name in ("harfbuzz", "harfbuzz-subset", "fontconfig"):
        assert re.fullmatch(r"[\d.]+", named()[name])
    assert re.fullmatch(r"[\d.]+ Unicode [\d.]+", named()["fribidi"])


def test_a_library_that_is_missing_is_said_to_be() -> None:
    def never(library: ctypes.CDLL) -> str:
        raise AssertionError(library)

    assert engines.version("libnowhere.so.0", never) == engines.NONE
    assert engines.version("libm.so.6", engines.text("hb_version_string")) == engines.NONE


def test_what_comes_first_on_the_path_is_what_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "EbookLib-99.dist-info").mkdir()
    (tmp_path / "resvg_py-98-py3.11.egg-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    found = dict(engines.distributions())
    assert (found["ebooklib"], found["resvg-py"]) == ("99", "98")


def test_versions_are_read_without_what_is_slow_to_import() -> None:
    program = "import sys; from feuillet import engines; engines.versions(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"importlib.metadata", "weasyprint", "cffi", "subprocess"} & set(done.stdout.split())
