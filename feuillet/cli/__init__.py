"""The command line; the only department that prints or exits.

Only the standard library is imported at the top of its modules: the doctor must answer on a bare machine, and a run that
finds nothing changed must not wait for libraries it does not use.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence

from feuillet.cli.catalogs import check, export, extract, merge, status, take_back
from feuillet.cli.people import approve, confirm, examine, start
from feuillet.cli.products import make, preflight
from feuillet.cli.terminal import FOUND, WRONG_USAGE, features, say
from feuillet.findings import FeuilletError, UsageError
from feuillet.options import Options, parser

__all__ = ["COMMANDS", "features", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command: 0 all well, 1 findings of severity error, 2 wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    options = parser().parse_args(words or ["make"])
    gc.set_threshold(200_000)  # a run is short, and looking for circles among what it keeps takes a twentieth of it
    try:
        status = COMMANDS[options.command](options)
        sys.stdout.flush()
        return status
    except FeuilletError as error:
        say(f"feuillet: {error}")
        return WRONG_USAGE if isinstance(error, UsageError) else FOUND
    except BrokenPipeError:  # whoever read us, such as head, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except KeyboardInterrupt:
        say("feuillet: stopped; what was finished is kept")
        return FOUND


COMMANDS: dict[str, Callable[[Options], int]] = {
    "make": make,
    "extract": extract,
    "merge": merge,
    "status": status,
    "check": check,
    "export": export,
    "import": take_back,
    "approve": approve,
    "confirm": confirm,
    "preflight": preflight,
    "new": start,
    "doctor": examine,
}
"""What answers to each command of `feuillet.options`."""
