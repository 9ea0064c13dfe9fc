#!/usr/bin/env python3
"""The way in: run Feuillet with the Python that `make` prepared beside this file."""

import os
import sys
from pathlib import Path

VENV = (Path(__file__).resolve().parent / ".venv").resolve()


def enter() -> None:
    """Start again inside the virtual environment; the doctor must work on the bare machine, so it stays outside."""
    python = VENV / "bin" / "python"
    if sys.argv[1:2] != ["doctor"] and Path(sys.prefix).resolve() != VENV and python.exists():
        os.execv(python, [str(python), *sys.argv])  # noqa: S606 - no shell is wanted


def main() -> int:
    """Hand the command line to Feuillet, once its libraries are there."""
    try:
        from feuillet.cli import main as run  # noqa: PLC0415 - only now is it known that Python can read it

        return run()
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("feuillet"):
            raise
        sys.exit(f"{error.name} is not installed: run `make` first.")


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is read by any Python, to say so
        sys.exit("Feuillet needs Python 3.11 or newer: install one, then run `make PYTHON=python3.11` (or its name).")
    enter()
    sys.exit(main())
