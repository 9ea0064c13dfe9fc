"""Archives whose bytes depend on their content alone."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from hypothesis import given
from hypothesis import strategies as some

from feuillet.press.book import archive

ENTRIES = {"b.txt": b"b" * 100, "mimetype": b"application/epub+zip", "a/c.txt": b"c", "META-INF/x": b"x"}


def pack(names: list[str], day: int) -> bytes:
    """Write the entries in an order, as packed on some day."""
    target = BytesIO()
    with ZipFile(target, "w") as out:
        for name in names:
            out.writestr(ZipInfo(name, (2026, 1, day, 12, 0, 0)), ENTRIES[name])
    return target.getvalue()


def entries(content: bytes) -> list[ZipInfo]:
    with ZipFile(BytesIO(content)) as opened:
        assert opened.testzip() is None
        return opened.infolist()


@given(some.permutations(sorted(ENTRIES)), some.integers(1, 28))
def test_neither_the_order_of_packing_nor_the_clock_changes_a_byte(names: list[str], day: int) -> None:
    assert archive.rewrite(pack(names, day), {}) == archive.rewrite(pack(sorted(ENTRIES), 1), {})


def test_the_mimetype_is_first_and_stored_and_the_rest_compressed() -> None:
    first, *rest = entries(archive.rewrite(pack(sorted(ENTRIES), 1), {}))
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert {each.compress_type for each in rest} == {ZIP_DEFLATED}
    assert [each.filename for each in rest] == ["META-INF/x", "a/c.txt", "b.txt"]


def test_every_entry_has_the_same_time_and_can_be_read_by_all() -> None:
    written = entries(archive.rewrite(pack(sorted(ENTRIES), 9), {}))
    assert {each.date_time for each in written} == {(1980, 1, 1, 0, 0, 0)}
    assert {each.external_attr >> 16 for each in written} == {0o644}


def test_an_entry_can_be_replaced_or_added_and_the_others_stay() -> None:
    changed = archive.rewrite(pack(sorted(ENTRIES), 1), {"b.txt": b"new", "z.txt": b"z"})
    wanted = ENTRIES | {"b.txt": b"new", "z.txt": b"z"}
    assert {each.filename: archive.read(changed, each.filename) for each in entries(changed)} == wanted
