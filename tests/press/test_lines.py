"""Where lines end: a title in its narrowest setting, and no last line of one or two letters.

What is held here in a few words is data: a file per language, to which whoever reads the language can add.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from feuillet.press.pages.typesetting import typeset
from feuillet.press.pages.weasyprint_inside.last_lines import ENOUGH, letters

from . import small

HERE = Path(__file__).parent
WIDTHS = range(30, 90, 3)
"""In millimetres: nearly each of them breaks a paragraph otherwise."""


def titles() -> Iterator[Any]:
    """List the titles of all languages, with each width and where it breaks them."""
    for file in sorted((HERE / "titles").glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")), 1):
            for width, lines in case["breaks"].items():
                yield pytest.param(
                    file.stem, case["says"], width.replace(" ", ""), lines, id=f"{file.stem}-{number}-{width}"
                )


def paragraphs() -> Iterator[Any]:
    """List the paragraphs of all languages."""
    for file in sorted((HERE / "last_lines").glob("*.yaml")):
        for number, says in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")), 1):
            yield pytest.param(file.stem, says, id=f"{file.stem}-{number}")


def lines(element: str, language: str, widths: tuple[str, ...]) -> list[list[str]]:
    """Lay an element out in columns of such widths, and read the lines of each."""
    from feuillet.press.pages.weasyprint_inside import boxes  # noqa: PLC0415 it imports WeasyPrint

    body = "".join(f'<div style="width: {width}">{element}</div>' for width in widths)
    style = (
        "@page { size: 200mm 9000mm } h1 { font-size: 16pt } p { font-size: 11pt } h1, p { margin: 0 }"
        ".together, .quantity { white-space: nowrap }"
    )
    galley = small.galley(body, language=language, styles=(style,))
    found, held = list[list[str]](), None
    for line in boxes.lines(typeset(galley, galley.parts[0]).document.pages[0]):
        said = "".join(box.text for box in line.descendants() if hasattr(box, "text")).replace("\u00a0", " ").strip()
        if not found or line.element is not held:
            found.append([])
        held = line.element
        found[-1].append(said)
    return found


@pytest.mark.parametrize(("language", "says", "width", "wanted"), [*titles()])
def test_a_title_is_broken_where_it_reads_best_in_as_few_lines(
    language: str, says: str, width: str, wanted: list[str]
) -> None:
    assert lines(f"<h1>{says}</h1>", language, (width,)) == [wanted]


@pytest.mark.parametrize(("language", "says"), [*paragraphs()])
def test_no_last_line_has_one_or_two_letters(language: str, says: str) -> None:
    found = lines(f"<p>{says}</p>", language, tuple(f"{width}mm" for width in WIDTHS))
    assert len(found) == len(WIDTHS)
    assert len({len(each) for each in found}) > 1
    assert [each for each in found if letters(each[-1]) < ENOUGH] == []


def test_korean_is_broken_between_words() -> None:
    (says,) = yaml.safe_load((HERE / "last_lines/ko.yaml").read_text(encoding="utf-8"))
    words = says.split()
    for found in lines(f"<p>{says}</p>", "ko", tuple(f"{width}mm" for width in WIDTHS)):
        assert [word for line in found for word in line.split()] == words


def test_a_title_takes_as_few_lines_as_it_would_unbalanced() -> None:
    title = "Low-dose naltrexone, what to know before you take it and whom to ask about it"
    widths = tuple(f"{width}mm" for width in range(60, 200, 3))
    balanced, plain = (
        lines(f"<{tag}>{title}</{tag}>", "en", widths) for tag in ("h1", 'p style="font: bold 16pt Noto Sans"')
    )
    assert [len(each) for each in balanced] == [len(each) for each in plain]
    assert sum(one != other for one, other in zip(balanced, plain, strict=True)) > len(widths) / 2


def test_what_is_left_of_a_long_title_is_not_drawn_twice() -> None:
    says = "Low-dose naltrexone: <em>what</em> to know <span class='quantity'>4.5 mg</span> before you <b>take</b> it"
    for one, other in pairwise(lines(f"<h1>{says}</h1>", "en", ("50mm", "70mm", "90mm", "120mm"))):
        assert " ".join(one) == " ".join(other)


def test_a_term_is_not_torn_and_a_line_may_end_on_either_side_of_it() -> None:
    says = "ถ้าคุณกินยา<span class='together'>นาลเทรกโซน</span>ขนาดต่ำคุณควรคุยกับหมอก่อนเสมอ"
    found = lines(f"<p>{says}</p>", "th", tuple(f"{width}mm" for width in range(28, 90)))
    assert [each for each in found if not any("นาลเทรกโซน" in line for line in each)] == []
    assert any(line.startswith("นาลเทรกโซน") for each in found for line in each)
    assert any(line.endswith("นาลเทรกโซน") for each in found for line in each)
