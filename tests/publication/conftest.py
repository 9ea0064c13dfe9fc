"""The publication that ships, made once for all its tests and with a store of its own."""

import os
import subprocess
import sys

import pytest
from conftest import locked
from workshop import ROOT

from .shipped import LOCALES, QUICK, Publication, each


@pytest.fixture(scope="session")
def publication(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Publication:
    """Make all editions once, for all processes of pytest-xdist; nobody may change anything in it."""
    locales = QUICK if request.config.getoption("markexpr") == "not slow" else LOCALES
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    output, making = shared / "publication", shared / "publication-making"
    with locked(shared / "publication.lock"):
        if not output.exists():
            places = ("--output", str(making), "--store", str(shared / "publication-store"))
            command = [
                sys.executable,
                str(ROOT / "build.py"),
                "make",
                "--project",
                str(ROOT),
                *places,
                *(word for tag in locales for word in ("--locale", tag)),
                "--workers",
                "2",
            ]
            done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
            assert done.returncode == 0, done.stderr
            making.rename(output)
    return Publication(output, locales)


@pytest.fixture(params=each(*LOCALES))
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)
