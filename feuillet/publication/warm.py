"""Imports what prints and inspects, in the server that processes are forked from: they inherit it instead of importing it each."""

from contextlib import suppress

from feuillet.discovery import modules
from feuillet.findings import MachineError
from feuillet.preflight import product
from feuillet.press.pages.typesetting import engine

INSPECTIONS = tuple(modules(product))
with suppress(MachineError):  # each job says what is missing
    engine()
