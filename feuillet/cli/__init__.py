"""The command line; the only department that prints or exits.

Only the standard library is imported at the top of its modules: the doctor must answer on a bare machine, and a run that
finds nothing changed must not wait for libraries it does not use.
"""

import atexit
import errno
import gc
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import TextIO

from feuillet.cli.catalogs import check, export, extract, merge, status, take_back
from feuillet.cli.completion import complete
from feuillet.cli.desk import desk
from feuillet.cli.grammar import Options, parser
from feuillet.cli.people import approve, confirm, examine, start, withdraw
from feuillet.cli.products import join, make, preflight, store, watch
from feuillet.cli.terminal import FOUND, WRONG_USAGE, features, say
from feuillet.findings import FeuilletError, UsageError, unusable

__all__ = ["COMMANDS", "features", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command: 0 all well, 1 findings of severity error, 2 wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    options = parser().parse_args(words or ["make"])
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that lacks letters shows their numbers
            stream.reconfigure(errors="backslashreplace")
    atexit.register(gc.freeze)  # what there is ends with the process; looking it all through once more takes a while
    gc.set_threshold(200_000)  # a run is short, and looking for circles among what it keeps takes a twentieth of it
    try:
        return run(options)
    except BrokenPipeError:  # whoever read us, such as head, has had enough
        hush()
        return FOUND


def run(options: Options) -> int:
    """Run a command, and say in one line what the machine refuses."""
    try:
        status = COMMANDS[options.command](options)
        flush()
        return status
    except FeuilletError as error:
        say(f"feuillet: {error}")
        return WRONG_USAGE if isinstance(error, UsageError) else FOUND
    except BrokenPipeError:
        raise
    except OSError as error:
        spoken = error.filename is None and error.errno in SPEECHLESS
        if spoken:
            hush(sys.stdout)
        say(f"feuillet: {unusable(error, 'standard output' if spoken else '')}")
        return FOUND
    except KeyboardInterrupt:
        say("feuillet: stopped; what was finished is kept")
        return FOUND


def flush() -> None:
    """Hand on what was said, so that an error on the way is ours and not Python's at its end."""
    if sys.stdout is not None:  # it is none where whoever called us has closed it
        sys.stdout.flush()


def hush(*streams: TextIO) -> None:
    """Lead streams nowhere, so that Python has nothing to complain of when it ends."""
    for stream in streams or (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


SPEECHLESS = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF, errno.EFBIG}
"""Errors of standard output, for they come without the name of a file."""
COMMANDS: dict[str, Callable[[Options], int]] = {
    "make": make,
    "join": join,
    "store": store,
    "extract": extract,
    "merge": merge,
    "status": status,
    "check": check,
    "export": export,
    "import": take_back,
    "approve": approve,
    "confirm": confirm,
    "withdraw": withdraw,
    "preflight": preflight,
    "watch": watch,
    "desk": desk,
    "new": start,
    "doctor": examine,
    "completion": complete,
}
"""What answers to each command of `feuillet.cli.grammar`."""
