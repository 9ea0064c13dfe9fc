"""A wheel has all that an empty folder needs: whoever installs one can start a document, print it and translate it."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import polib
import pytest
from workshop import ROOT

from feuillet.production import run_fingerprint

pytestmark = pytest.mark.slow
Say = Callable[..., str]
SOURCES = ("feuillet", "templates", "locales", "pyproject.toml", "README.md", "LICENSE")

LINKS = ("feuillet/_templates", "feuillet/_locales")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the sources, with the setuptools that the lock holds and nothing from a network."""
    copy, made = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, copy / name)
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(made), str(copy))
    (file,) = made.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install it into an environment that has the libraries of this one, and nothing of this checkout."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    pip("--python", str(python), "install", "--no-deps", str(wheel))
    (packages,) = place.glob("lib/python*/site-packages")
    (packages / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return place / "bin"


@pytest.fixture
def say(installed: Path, tmp_path: Path) -> Say:
    """Run a program of that environment in an empty folder; return what it says, which must all be well."""

    def call(program: str, *words: str) -> str:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        command = [str(installed / program), *words]
        done = subprocess.run(command, cwd=tmp_path, env=clean, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    return call


def pip(*words: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", *words]
    subprocess.run(command, check=True, env=os.environ | {"PIP_NO_INDEX": "1"})


def test_a_wheel_has_every_file_of_the_package_and_of_the_templates_and_their_words(wheel: Path) -> None:
    shipped = {file.relative_to(ROOT).as_posix() for file in (ROOT / "feuillet").rglob("*") if file.is_file()}
    shipped = {name for name in shipped if "__pycache__" not in name and not name.startswith(LINKS)}
    for file in filter(Path.is_file, (ROOT / "templates").rglob("*")):
        shipped.add(f"feuillet/_{file.relative_to(ROOT).as_posix()}")
    for file in (ROOT / "locales").glob("*/LC_MESSAGES/templates.po"):
        shipped.add(f"feuillet/_{file.relative_to(ROOT).as_posix()}")
    with ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == shipped


def test_an_installed_feuillet_prints_in_an_empty_folder(say: Say, tmp_path: Path) -> None:
    assert str(ROOT) not in say("python", "-c", "import feuillet; print(feuillet.__file__)")
    started = say("feuillet", "new", "document", "hand-washing", "--language", "fr").splitlines()
    assert started[:2] == ["content/documents/hand-washing.yaml", "content/figures/example.svg"]
    assert set(started[2:4]) == {"content/schema/document.json", "content/schema/imprint.json"}
    assert say("feuillet", "new", "imprint", "clinic", "--language", "fr") == "content/imprints/clinic.yaml\n"
    assert say("feuillet", "check").startswith("13 products can be made: 0 errors, 0 questions, 0 warnings")
    assert say("feuillet", "make") == f"13 products are in {tmp_path}/output\nopen {tmp_path}/output/index.html\n"
    made = sorted((tmp_path / "output" / "clinic" / "fr").iterdir())
    assert len(made) == 13
    assert "Réalisé avec" in (tmp_path / "output/clinic/fr/hand-washing.fr.html").read_text(encoding="utf-8")


def test_an_installed_feuillet_starts_a_locale_with_the_words_of_the_page(say: Say, tmp_path: Path) -> None:
    say("feuillet", "new", "document", "hand-washing", "--language", "en")
    say("feuillet", "new", "locale", "fr")
    name = "locales/fr/LC_MESSAGES/templates.po"
    given, shipped = (
        {entry.msgid: entry.msgstr or tuple(entry.msgstr_plural.values()) for entry in polib.pofile(str(folder / name))}
        for folder in (tmp_path, ROOT)
    )
    assert given == shipped
    assert all(map(all, given.values()))


def test_an_installed_feuillet_and_a_checkout_know_their_code_by_one_digest(say: Say) -> None:
    code = "from feuillet.production.run_fingerprint import program; print(program())"
    assert say("python", "-c", code).strip() == run_fingerprint.program()
