"""Glyphs of one baseline are shown together, so that who copies a page gets each word once."""

import pytest

from feuillet.press.pages.weasyprint_inside.rises import levelled


@pytest.mark.parametrize(
    ("drawn", "together"),
    [
        ([b"[<01>] TJ", b"0.03 Ts", b"[<02>] TJ", b"0 Ts", b"[<03>] TJ"], [b"[<01> <02> <03>] TJ"]),
        ([b"[<01>-5] TJ", b"-0.03 Ts", b"[12<02>] TJ", b"0 Ts"], [b"[<01>-5 12<02>] TJ"]),
        ([b"[<01>] TJ", b"2.5 Ts", b"[<02>] TJ", b"0 Ts"], [b"[<01>] TJ", b"2.5 Ts", b"[<02>] TJ", b"0 Ts"]),
        ([b"[<01>] TJ", b"/F2 9 Tf", b"[<02>] TJ"], [b"[<01>] TJ", b"/F2 9 Tf", b"[<02>] TJ"]),
        ([{"MCID": 1}, b"[<01>] TJ"], [{"MCID": 1}, b"[<01>] TJ"]),
    ],
    ids=["hardly raised", "numbers stay apart", "raised", "another font", "what is no instruction"],
)
def test_what_is_hardly_raised_is_shown_with_what_stands_beside_it(drawn: list[object], together: list[object]) -> None:
    assert levelled(drawn) == together
