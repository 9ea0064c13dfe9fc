"""When Python's garbage collector works: between jobs, on what the last one left, and never while a page is laid out.

A layout makes a million small objects, nearly all of which stay to its end. The collector would look at them again and again,
which took a fifth of all computing. To look at all there is after a few jobs took a seventh.
"""

import ctypes
import gc
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BOUND_BYTES = 80_000_000
"""How much memory may be added before garbage is looked for in all there is."""
PAGES = Path("/proc/self/statm")
RESIDENT = 1
"""Which number of it is the memory in use, in pages (proc(5))."""


class Mark:
    """How much memory was in use when garbage was last looked for everywhere, or before there was any."""

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
    """Let the collector rest for a while, and collect afterwards what became garbage meanwhile.

    What there was before is frozen: the collector passes over it, libraries and texts and all, which is most of what there is.
    It is thawed and looked through too where memory was added all the same.
    """
    if not gc.isenabled():
        yield  # it rests already
        return
    Mark.memory = Mark.memory or in_use()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.collect()
        if in_use() > Mark.memory + BOUND_BYTES:
            gc.unfreeze()
            gc.collect()
            give_back()
            Mark.memory = in_use()
        gc.freeze()
        gc.enable()
