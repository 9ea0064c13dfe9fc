"""Which parts of a page that is read from right to left are looked for as runs from left to right."""

import pytest

from feuillet.preflight.left_to_right import body_runs

RUNS = (
    ("2027-11-26 ·", ["2027-11-26"]),
    ("Feuillet 1.0 · 2027-11-26", ["Feuillet 1.0", "2027-11-26"]),
    ('<bdi lang="en" dir="ltr">Monday – Friday</bdi>: 08:00–18:00', ["Monday – Friday", "08:00", "18:00"]),
    ("پیر: <bdi dir='ltr'>8:00 AM – 6:00 PM</bdi>", ["8:00 AM – 6:00 PM"]),
    ('<bdi lang="en" dir="ltr">In one in five<a class="citation">[1]</a>.</bdi>', ["In one in five[1]."]),
    ('<bdi dir="ltr">In one in five<a class="citation">[1]</a>.</bdi>', ["In one in five[1]."]),
    ('عند <bdi dir="ltr">Advil PM</bdi> <a class="citation">[12]</a>.', ["Advil PM", "12"]),
    (
        '<bdi dir="ltr">It helps.</bdi> <small>[<bdi lang="en" dir="ltr">one case</bdi>]</small>',
        ["It helps.", "one case"],
    ),
)


@pytest.mark.parametrize(("line", "runs"), RUNS)
def test_the_runs_of_a_line_are_found(line: str, runs: list[str]) -> None:
    assert list(body_runs(f'<html dir="rtl"><body><p>{line}</p></body></html>')) == runs
