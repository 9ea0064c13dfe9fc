"""Opening the shared libraries that WeasyPrint is made on, without a compiler.

It asks for each by several names, the usual one on Linux last (`libpango-1.0.so.0`); for the others cffi has the C compiler
and the linker look: https://github.com/Kozea/WeasyPrint/issues/1125. That is 84 processes, and 0.2 s of each process that prints.
"""

import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def opened_by_name() -> Iterator[None]:
    """Let nobody look for a library elsewhere than where the machine's own loader does, while WeasyPrint is imported."""
    find = ctypes.util.find_library
    ctypes.util.find_library = nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = find


def nowhere(name: str) -> str | None:  # noqa: ARG001 as `find_library` is called
    """Find nothing: then the next name is tried."""
    return None
