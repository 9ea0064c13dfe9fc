"""A checker's verdict is kept only where it found nothing, and only for the very bytes and the very checker."""

from pathlib import Path

import pytest
from verdicts import verdicts


class Checker:
    """Complains of files that hold the letter x, and remembers which it was asked about."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, files: list[Path]) -> list[list[str]]:
        self.asked += [file.name for file in files]
        return [["an x"] * ("x" in file.read_text(encoding="utf-8")) for file in files]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Write a file that is in order, and one that is not."""
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.write_text("a", encoding="utf-8")
    bad.write_text("ax", encoding="utf-8")
    return [good, bad]


def test_what_is_in_order_is_looked_at_once_and_what_is_not_each_time(files: list[Path], tmp_path: Path) -> None:
    checker = Checker()
    for _ in range(2):
        assert verdicts("1.0", files, checker, tmp_path / "kept") == {files[0]: [], files[1]: ["an x"]}
    assert checker.asked == ["good", "bad", "bad"]


def test_a_file_that_changes_is_looked_at_again(files: list[Path], tmp_path: Path) -> None:
    checker = Checker()
    verdicts("1.0", files[:1], checker, tmp_path / "kept")
    files[0].write_text("axe", encoding="utf-8")
    assert verdicts("1.0", files[:1], checker, tmp_path / "kept") == {files[0]: ["an x"]}


def test_another_checker_looks_again(files: list[Path], tmp_path: Path) -> None:
    checker = Checker()
    for version in ("1.0", "1.1", "1.1"):
        verdicts(version, files[:1], checker, tmp_path / "kept")
    assert checker.asked == ["good", "good"]
