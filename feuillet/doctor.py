"""What the machine must have before Feuillet can work: shared libraries, fonts, programs; and how to get it.

It runs on a bare Python, before anything is installed, so it may import nothing outside the standard library. A package
has the same name in Debian and Ubuntu, and comes with what it depends on (Pango with GLib, for one).
"""

import ctypes
import importlib.util
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

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
    Need("espeak-ng", "reads e-books aloud", "espeak-ng", partial(runs, "espeak-ng"), tests_only=True),
    Need("msgfmt", "checks the locale catalogs", "gettext", partial(runs, "msgfmt"), tests_only=True),
)
"""Everything Feuillet needs that pip cannot install; the tests' needs come last."""


@dataclass(frozen=True)
class Condition:
    """Something that a machine must be like, and what to do where it is not."""

    name: str
    purpose: str
    remedy: str
    met: Callable[[], bool]


ROOM_BYTES = 1_500_000_000
"""A desk and its clerks take 900 MB at most, and a browser as much as it finds."""
MEMORY, SWAPS = Path("/proc/meminfo"), Path("/proc/swaps")


def has_room() -> bool:
    """Return whether a desk finds the memory that it may take."""
    found = re.search(r"MemAvailable:\s+(\d+) kB", MEMORY.read_text(encoding="ascii")) if MEMORY.exists() else None
    return found is None or int(found[1]) * 1024 >= ROOM_BYTES


def keeps_memory() -> bool:
    """Return whether nothing in memory is written to a disk: there is no swap, or it is in memory itself."""
    lines = SWAPS.read_text(encoding="utf-8").splitlines()[1:] if SWAPS.exists() else []
    return all(line.startswith("/dev/zram") for line in lines)


def overwrites() -> bool:
    """Return whether the C library can overwrite memory that is given back."""
    return hasattr(ctypes.CDLL(None), "mallopt")


DESK = (
    Condition(
        "served pages",
        "opens the desk",
        "run make setup, or install Feuillet with pip",
        lambda: all(map(imports, ("starlette", "uvicorn", "watchfiles", "pebble"))),
    ),
    Condition("1.5 GB of free memory", "prints while others do", "close other programs, or add memory", has_room),
    Condition("mallopt", "overwrites what was typed for a patient", "use Debian, Ubuntu or WSL", overwrites),
    Condition(
        "no swap on a disk",
        "keeps what is in memory off the disk",
        "run sudo swapoff -a, or see that the disk is encrypted",
        keeps_memory,
    ),
)
"""What a machine must be like on which a desk is served to a clinic."""


def conditions(wanted: Iterable[Condition] = DESK) -> Iterator[tuple[bool, str]]:
    """Say of each condition whether it is met, and print one line about it."""
    for each in wanted:
        what, met = f"{each.name} ({each.purpose})", each.met()
        yield met, f"ok       {what}" if met else f"missing  {what}: {each.remedy}"


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
