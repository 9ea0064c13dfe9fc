"""When Python's garbage collector works: between jobs, once enough memory was added, and never while a page is laid out.

A layout makes a million small objects, nearly all of which stay to its end. The collector would look at them again and again,
which took a fifth of all computing.
"""

import ctypes
import gc
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BOUND_BYTES = 24_000_000
"""How much memory may be added before what is garbage is looked for; a layout leaves 8 MB."""
PAGES = Path("/proc/self/statm")
RESIDENT = 1
"""Which number of it is the memory in use, in pages (proc(5))."""


class Mark:
    """How much memory was in use when garbage was last collected."""

    memory = 0


def in_use() -> int:
    """Count the bytes of memory this process uses."""
    return int(PAGES.read_text(encoding="ascii").split()[RESIDENT]) * resource.getpagesize()


def give_back() -> None:
    """Give memory that was freed back to the machine, where the C library can: it keeps it else (malloc_trim(3), glibc)."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)


@contextmanager
def resting() -> Iterator[None]:
    """Let the collector rest for a while, and collect afterwards where that is worth it.

    Else what there is is frozen: the collector passes it over until it is thawed, with its garbage, for the next collection.
    """
    if not gc.isenabled():
        yield  # it rests already
        return
    gc.disable()
    try:
        yield
    finally:
        if in_use() > Mark.memory + BOUND_BYTES:
            gc.unfreeze()
            gc.collect()
            give_back()
            Mark.memory = in_use()
        gc.freeze()
        gc.enable()
