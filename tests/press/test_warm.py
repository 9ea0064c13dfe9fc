"""The server that processes are forked from has imported what prints and inspects, and has printed a page."""

import subprocess
import sys

from workshop import ROOT

PROGRAM = """
import gc, sys
import feuillet.publication.warm
from feuillet.press.pages.typesetting import engine

print(sorted({"weasyprint", "pikepdf", "pypdfium2"} & set(sys.modules)))
print(engine.cache_info().currsize, gc.get_freeze_count() > 1000)
"""


def test_a_process_that_is_forked_need_not_import_what_prints() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.stdout, done.stderr) == ("['pikepdf', 'pypdfium2', 'weasyprint']\n1 True\n", "")
