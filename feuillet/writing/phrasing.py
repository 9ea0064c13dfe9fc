"""Where a title may be broken in a language whose lines may end after nearly every sign: between its phrases."""

from functools import cache

COLONS = ":：—。？！"
"""After one of these a title is broken first, a colon or the end of a sentence."""


@cache
def phrase_ends(text: str, language: str) -> frozenset[int] | None:
    """List the offsets at which a phrase of a title ends; nothing in a language that shows by its blanks where words do."""
    if language.partition("-")[0] == "ko":
        return frozenset(at + 1 for at, sign in enumerate(text) if sign.isspace())
    return None
