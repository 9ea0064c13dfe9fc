"""The picture of a cover is the document's, else the imprint's; what a drawing has in the text's colour is in the clinic's."""

import pytest
from conftest import Run
from workshop import Workshop

from feuillet.edition.imprint import PLAIN, Imprint

IMPRINT = Imprint(language="en", name="Ward", formats=("epub",))


@pytest.mark.parametrize(
    ("house", "own", "shown"),
    [
        (None, None, None),
        (None, "a.svg", "a.svg"),
        ("b.png", None, "b.png"),
        ("b.png", "a.svg", "a.svg"),
        (PLAIN, "a.svg", None),
    ],
)
def test_a_document_s_own_picture_comes_first_and_a_plain_cover_has_none(
    house: str | None, own: str | None, shown: str | None
) -> None:
    assert IMPRINT.model_copy(update={"cover": house}).pictured(own) == shown


@pytest.mark.parametrize("folder", ["documents", "imprints"])
def test_a_picture_that_is_not_there_is_told_at_its_line(small: Workshop, run: Run, folder: str) -> None:
    (file,) = small.path(f"content/{folder}").glob("*.yaml")
    text = f"{file.read_text(encoding='utf-8').rstrip()}\ncover: moon.svg\n"
    file.write_text(text, encoding="utf-8")
    where = f"content/{folder}/{file.name}:{len(text.splitlines())}"
    assert (
        f"{where}: there is no figure moon.svg; put moon.svg into content/figures [reference]"
        in run(small, "check").err
    )
