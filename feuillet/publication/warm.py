"""Imports what prints and inspects, in the server that processes are forked from: they inherit it instead of importing it each."""

from contextlib import suppress

from feuillet.discovery import modules
from feuillet.edition.quantities import unit_patterns
from feuillet.preflight import product
from feuillet.press.warm import warm
from feuillet.production import job

with suppress(Exception):  # a library that is missing, or a check that is broken, is said by each job that wants it
    INSPECTIONS = tuple(modules(product))
    PRINTS = job.print_job
    unit_patterns("en")  # every locale's data builds upon the same root, and needs modules to be read
    warm()
