"""Numbers written into a PDF, by their type: pydyf asks of each whether it is bytes, a float, an object, one after the other.

Upstream has no issue for it.
"""

from typing import Any


def write_by_type(pydyf: Any) -> None:
    """Look the way to write something up by its type."""
    write = pydyf._to_bytes

    def to_bytes(item: Any) -> Any:
        kind = type(item)
        if kind is bytes:
            return item
        if kind is float:
            return b"%d" % item if item.is_integer() else (b"%f" % item).rstrip(b"0")
        return b"%d" % item if kind is int else write(item)

    pydyf._to_bytes = to_bytes
