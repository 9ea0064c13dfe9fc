"""What the machine must have before Feuillet can work: shared libraries, fonts, programs; and how to get it.

It runs on a bare Python, before anything is installed, so it may import nothing outside the standard library. A package
has the same name in Debian and Ubuntu, and comes with what it depends on (Pango with GLib, for one).
"""

import ctypes
import importlib.util
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from feuillet import colour_profiles
from feuillet.writing.script import faces
from feuillet.writing.typefaces import Face


@dataclass(frozen=True)
class Need:
    """Something the machine must have: what it is for, the system package that brings it, whether it is there."""

    name: str
    purpose: str
    package: str
    present: Callable[[], bool]
    tests_only: bool = False


def loads(*sonames: str) -> bool:
    """Return whether the shared libraries can be loaded, in the way the typesetter will load them."""
    try:
        for soname in sonames:
            ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def holds(face: Face) -> bool:
    """Return whether every file of a typeface is where Feuillet's private fontconfig will look for it."""
    return all(file.is_file() for file in face.files)


def runs(program: str) -> bool:
    """Return whether a program is found on the path."""
    return shutil.which(program) is not None


def imports(module: str) -> bool:
    """Return whether this Python has a module of the standard library that Debian packages apart from it."""
    return importlib.util.find_spec(module) is not None


NEEDS = (
    Need("ensurepip", "makes the virtual environment", "python3-venv", partial(imports, "ensurepip")),
    Need("Pango", "lays out text", "libpango-1.0-0", partial(loads, "libgobject-2.0.so.0", "libpango-1.0.so.0")),
    Need("PangoFT2", "finds fonts", "libpangoft2-1.0-0", partial(loads, "libfontconfig.so.1", "libpangoft2-1.0.so.0")),
    Need("HarfBuzz", "shapes text", "libharfbuzz0b", partial(loads, "libharfbuzz.so.0")),
    # WeasyPrint does without it, but a Japanese set then takes thirty times as long.
    Need(
        "HarfBuzz subset",
        "embeds only the glyphs used",
        "libharfbuzz-subset0",
        partial(loads, "libharfbuzz-subset.so.0"),
    ),
    *(Need(face.family, f"sets {script} text", face.package, partial(holds, face)) for script, face in faces().items()),
    Need("CMYK profile", "separates colours for print shops", colour_profiles.PACKAGE, colour_profiles.PROFILE.is_file),
    Need("Java", "runs EPUBCheck", "default-jre-headless", partial(runs, "java"), tests_only=True),
    Need("Chromium", "reads e-books and web pages", "chromium", partial(runs, "chromium"), tests_only=True),
    Need("pdftotext", "reads PDFs back as text", "poppler-utils", partial(runs, "pdftotext"), tests_only=True),
    Need("msgfmt", "checks the locale catalogs", "gettext", partial(runs, "msgfmt"), tests_only=True),
)
"""Everything Feuillet needs that pip cannot install; the tests' needs come last."""


def needs(*, tests: bool = False) -> tuple[Need, ...]:
    """List what the main job needs, and what the tests need too when they are to run."""
    return tuple(need for need in NEEDS if tests or not need.tests_only)


def missing(wanted: Iterable[Need]) -> tuple[Need, ...]:
    """Pick the needs that this machine does not meet."""
    return tuple(need for need in wanted if not need.present())


def packages(wanted: Iterable[Need]) -> tuple[str, ...]:
    """Name the system packages that bring what is wanted, each once."""
    return tuple(dict.fromkeys(need.package for need in wanted))


def command(wanted: Iterable[Need]) -> str:
    """Write the one command that installs what is wanted on Debian or Ubuntu; nothing when nothing is wanted."""
    names = packages(wanted)
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get install --no-install-recommends {' '.join(names)}" if names else ""


def report(wanted: Iterable[Need]) -> Iterator[str]:
    """Print one line per requirement: met, or missing and which package brings it."""
    for need in wanted:
        what = f"{need.name} ({need.purpose})"
        yield f"ok       {what}" if need.present() else f"missing  {what}: install {need.package}"
