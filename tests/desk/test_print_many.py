"""Many leaflets, many nurses: no page is mixed with another's, and the desk's memory is bounded."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from workshop import Workshop

from desk.nurse import Sender, clinic, text_of
from desk.served import Desk, opened

NURSES = 10
MEGABYTES, MORE = 400, 60
"""The most memory the desk may have, and how much more after all than after the first."""


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """The clinic's project."""
    return clinic(tmp_path)


def number(nurse: int, turn: int) -> str:
    """A telephone number that is nobody else's."""
    return f"+33 4 {nurse:02} {turn:02} {(nurse * 7 + turn * 3) % 77:02} 77"


def work(desk: Desk, nurse: int, leaflets: int) -> list[str]:
    """Print so many leaflets one after the other, and say which of them were not as they should be."""
    wrong, sender = [], Sender.at(desk)
    locale = ("ar", "fa", "fr", "ja")[nurse % 4]
    sender.choose("velorin", locale)
    for turn in range(1, leaflets + 1):
        answer = sender.page(turn, call=(number(nurse, turn),))
        text = text_of(sender.paper(turn)) if answer.get("ready") else ""
        flat = text.replace("\u00a0", " ")
        if number(nurse, turn) not in flat or flat.count(" 77") != 1:
            wrong.append(f"{nurse}/{turn} {locale}: {answer.keys()}")
    sender.leave()
    return wrong


@pytest.mark.slow
@pytest.mark.parametrize(
    "leaflets", [pytest.param(10, marks=pytest.mark.verify), pytest.param(50, marks=pytest.mark.explore)]
)
def test_ten_nurses_at_once_get_each_their_own_leaflets(workshop: Workshop, leaflets: int) -> None:
    with opened(workshop, "--only", "print") as desk:
        sender = Sender.at(desk)
        sender.choose("velorin", "ar")
        assert sender.page(1, call=(number(99, 1),))["ready"]
        sender.leave()
        first = desk.megabytes
        with ThreadPoolExecutor(NURSES) as nurses:
            wrong = [
                each for found in nurses.map(lambda nurse: work(desk, nurse, leaflets), range(NURSES)) for each in found
            ]
        assert wrong == []
        assert desk.megabytes < MEGABYTES
        assert desk.megabytes < first + MORE
