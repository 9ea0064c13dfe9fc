"""What prints: the libraries whose version bears on the bytes of a product, or on the verdict that is kept with it.

Every key of something that is kept names them all, so that a new version prints anew. They are read cheaply, because a run in
which nothing changed has a fifth of a second: WeasyPrint is not imported, and to import `importlib.metadata` would take longer.
"""

import ctypes
import hashlib
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

LIBRARIES = (
    *(
        "babel",
        "brotli",
        "budoux",
        "cssselect2",
        "ebooklib",
        "fonttools",
        "jinja2",
        "lxml",
        "markdown-it-py",
        "markupsafe",
    ),
    *("page-validation", "pikepdf", "pillow", "polib", "pydantic", "pydantic-core", "pydyf", "pypdfium2", "pyphen"),
    *("pyyaml", "resvg-py", "segno", "tinycss2", "tinyhtml5", "weasyprint", "weasysvg", "zopfli"),
)
"""Python libraries, by the names of their distributions; WeasyPrint and fontTools bring some of them."""
NONE = "none"
PACKAGE = Path(__file__).parent
NOISE = {"__pycache__", "_templates", "_locales"}
"""Folders of the package without code of ours; what ships in two of them is digested by `feuillet.shipped`."""


@cache
def versions() -> tuple[str, ...]:
    """Name each library with its version, or with `NONE` where it is missing."""
    found = dict(distributions())
    python = (f"python {sys.version.split()[0]}", f"zlib {zlib.ZLIB_RUNTIME_VERSION}")
    return (
        *python,
        *(f"{name} {version(soname, read)}" for name, soname, read in SHARED),
        *(f"{name} {found.get(name, NONE)}" for name in LIBRARIES),
    )


@cache
def code(*parts: str) -> str:
    """Digest our own code: of some departments and modules (``press``, ``edition/galley.py``), or all of it."""
    total = hashlib.sha256()
    for file in sorted(files(*parts)):
        content = file.read_bytes()
        total.update(f"{file.relative_to(PACKAGE).as_posix()} {len(content)} ".encode() + content)
    return total.hexdigest()


def files(*parts: str) -> Iterator[Path]:
    """List the files of some departments and modules, or of all."""
    for place in [PACKAGE / part for part in parts] or [PACKAGE]:
        if place.is_dir():
            yield from (file for file in place.rglob("*") if NOISE.isdisjoint(file.parts) and file.is_file())
        else:
            yield place


def distributions() -> Iterator[tuple[str, str]]:
    """List name and version of what is installed, from the names of its folders; what is imported comes last, to win in a `dict`.

    https://packaging.python.org/en/latest/specifications/recording-installed-packages/
    """
    for folder in reversed(sys.path):
        try:
            names = [each.name for each in Path(folder).iterdir()]
        except OSError:
            continue
        for name in names:
            stem, _, kind = name.rpartition(".")
            if kind in {"dist-info", "egg-info"} and "-" in stem:
                distribution, number = stem.split("-")[:2]
                yield re.sub(r"[-_.]+", "-", distribution).lower(), number


def version(soname: str, read: Callable[[ctypes.CDLL], str]) -> str:
    """Ask a shared library for its version; it is opened under the name by which WeasyPrint opens it."""
    try:
        return read(ctypes.CDLL(soname))
    except (OSError, AttributeError):
        return NONE


def text(function: str) -> Callable[[ctypes.CDLL], str]:
    """Make a reader of a version that a function of the library returns as text."""

    def read(library: ctypes.CDLL) -> str:
        said = getattr(library, function)
        said.restype = ctypes.c_char_p
        return str(said().decode())

    return read


def fribidi(library: ctypes.CDLL) -> str:
    """Read the versions of FriBidi and of its Unicode tables, which are variables of the library."""
    tables = ctypes.c_char_p.in_dll(library, "fribidi_unicode_version").value or b""
    about = ctypes.c_char_p.in_dll(library, "fribidi_version_info").value or b""
    found = re.search(rb"\d[\d.]*", about)
    return f"{found[0].decode() if found else NONE} Unicode {tables.decode()}"


def fontconfig(library: ctypes.CDLL) -> str:
    """Read the version of fontconfig, which is a number."""
    return str(library.FcGetVersion())


SHARED: tuple[tuple[str, str, Callable[[ctypes.CDLL], str]], ...] = (
    ("pango", "libpango-1.0.so.0", text("pango_version_string")),
    ("harfbuzz", "libharfbuzz.so.0", text("hb_version_string")),
    ("harfbuzz-subset", "libharfbuzz-subset.so.0", text("hb_version_string")),
    ("harfbuzz-vector", "libharfbuzz-vector.so.0", text("hb_version_string")),
    ("fribidi", "libfribidi.so.0", fribidi),
    ("fontconfig", "libfontconfig.so.1", fontconfig),
)
"""Shared libraries: name, soname, and how to read the version."""
