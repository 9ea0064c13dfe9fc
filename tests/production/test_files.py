"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from feuillet.production import files


def test_a_file_is_written_with_its_folders_and_can_be_read_by_everyone(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "file"
    assert files.write(file, b"content")
    assert file.read_bytes() == b"content"
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_file_that_is_as_it_should_be_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "file"
    files.write(file, b"content")
    before = file.stat()
    assert not files.write(file, b"content")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_whoever_has_the_old_file_open_still_reads_the_whole_of_it(tmp_path: Path) -> None:
    file = tmp_path / "file"
    files.write(file, b"old content")
    with file.open("rb") as reader:
        assert files.write(file, b"new")
        assert reader.read() == b"old content"
    assert file.read_bytes() == b"new"


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "name"
    (folder / "in the way").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        files.write(folder, b"content")
    assert list(tmp_path.iterdir()) == [folder]


def test_what_a_killed_run_left_unfinished_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    kept = tmp_path / "deep" / "file.pdf"
    files.write(kept, b"content")
    (tmp_path / "deep" / f"{files.PREFIX}x1y2").write_bytes(b"cont")
    files.sweep(tmp_path)
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [kept]
