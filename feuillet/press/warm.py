"""What printing loads, imported by the process that forks the workers: once, and not once a worker.

Libraries only: the fonts are opened after forking, for Pango reads them in a thread, which no fork takes along.
"""

from contextlib import suppress

from feuillet.findings import MachineError
from feuillet.press import typesetting

with suppress(MachineError):  # each job will say so
    typesetting.load()
