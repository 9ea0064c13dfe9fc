"""A warm press prints the same bytes as a cold one, and has opened what the first job would have to open."""

import subprocess
import sys

from workshop import ROOT

PROGRAM = (
    "import hashlib, sys; from tests.press import small; from feuillet.press.pages.pagination import paginate;"
    "from feuillet.press.warm import warm; warm() if sys.argv[1] == 'warm' else None;"
    "before = 'weasyprint' in sys.modules;"
    "print(before, hashlib.sha256(paginate(small.galley('<p>Wash <b>hands</b></p>', language=sys.argv[2])).content).hexdigest())"
)


def answer(*words: str) -> list[str]:
    done = [sys.executable, "-W", "error", "-c", PROGRAM, *words]
    env = {"PYTHONPATH": ".:tests"}
    return subprocess.run(done, capture_output=True, text=True, check=True, cwd=ROOT, env=env).stdout.split()


def test_a_warm_press_prints_what_a_cold_one_prints() -> None:
    for language in ("ar", "ja"):
        (cold, plain), (warm, printed) = answer("cold", language), answer("warm", language)
        assert (cold, warm, printed) == ("False", "True", plain)
