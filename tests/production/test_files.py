"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from feuillet import files


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


OURS = f"{files.PREFIX}{'0f' * 16}{files.SUFFIX}"
NOT_OURS = (
    *(
        ".feuillet-notes",
        ".feuillet-document",
        ".feuillet-x1y2",
        f"{files.PREFIX}{'0f' * 16}",
        f"x{OURS}",
        f"{OURS}.txt",
    ),
    f"{files.PREFIX}{'0G' * 16}{files.SUFFIX}",
)


def test_what_a_killed_run_left_unfinished_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    kept = {tmp_path / "deep" / "file.pdf", *(tmp_path / "deep" / name for name in NOT_OURS)}
    for file in kept:
        files.write(file, b"content")
    (tmp_path / "deep" / OURS).write_bytes(b"cont")
    (tmp_path / "deep" / "er" / OURS.replace("0", "1")).mkdir(parents=True)
    files.sweep(tmp_path)
    assert {file for file in tmp_path.rglob("*") if file.is_file()} == kept


def test_what_a_killed_run_left_is_known_by_its_name(tmp_path: Path) -> None:
    with files.unfinished(tmp_path) as (name, _):
        assert files.UNFINISHED.fullmatch(name.name)
        name.unlink()


def test_a_sweep_takes_nothing_that_is_still_being_written(tmp_path: Path) -> None:
    with files.unfinished(tmp_path) as (name, stream):
        files.sweep(tmp_path)
        stream.write(b"content")
        name.rename(tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"content"


def test_a_sweep_follows_no_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / OURS
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(b"content")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "clinic").symlink_to(elsewhere.parent)
    (tmp_path / "output" / OURS).symlink_to(elsewhere)
    files.sweep(tmp_path / "output")
    assert elsewhere.exists()


@pytest.mark.parametrize("link", ["clinic", "clinic/fr"])
def test_nothing_is_delivered_through_a_link(tmp_path: Path, link: str) -> None:
    output, outside = tmp_path / "output", tmp_path / "outside"
    outside.mkdir()
    (output / link).parent.mkdir(parents=True)
    (output / link).symlink_to(outside)
    with pytest.raises(OSError, match="links"):
        files.deliver(output, "clinic/fr/file.pdf", b"content")
    assert list(outside.iterdir()) == []


def test_no_file_takes_the_place_of_a_device(tmp_path: Path) -> None:
    (tmp_path / "null").symlink_to("/dev/null")
    with pytest.raises(OSError, match="device"):
        files.write(tmp_path / "null", b"content")
    assert (tmp_path / "null").is_symlink()


def test_a_file_that_is_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"content")
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "file").symlink_to(outside)
    for content in (b"content", b"other"):
        files.deliver(tmp_path / "output", "file", content)
        assert not (tmp_path / "output" / "file").is_symlink()
        assert (tmp_path / "output" / "file").read_bytes() == content
    assert outside.read_bytes() == b"content"


def test_a_file_of_a_project_may_be_a_link_within_it_and_not_out_of_it(tmp_path: Path) -> None:
    root, outside = tmp_path / "project", tmp_path / "outside"
    root.mkdir()
    for file in (root / "there", outside):
        file.write_bytes(b"old")
    (root / "within").symlink_to("there")
    (root / "out").symlink_to(outside)
    assert files.write(root / "within", b"new", root)
    assert (root / "there").read_bytes() == b"new"
    assert (root / "within").is_symlink()
    with pytest.raises(OSError, match="links"):
        files.write(root / "out", b"new", root)
    assert outside.read_bytes() == b"old"
