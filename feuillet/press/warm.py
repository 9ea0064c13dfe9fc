"""Imports what prints, in the server that processes are forked from: they inherit it instead of importing it each."""

from contextlib import suppress

from feuillet.findings import MachineError
from feuillet.press.pages.typesetting import engine

with suppress(MachineError):  # each job says what is missing
    engine()
