"""Pages break where it is best for the whole text: read from the pages of greed, and laid out once more where that helps."""

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from workshop import ROOT

from feuillet.press.pages.typesetting import Layout, typeset

from . import small

CASES = Path(__file__).parent / "breaks.yaml"
STYLE = (
    "@page { size: 100mm 110mm; margin: 5mm } body, p, h2, ul, ol, table, li, figure { margin: 0; padding: 0; line-height: 5mm }"
    "p, li, tr, figure { break-inside: avoid } h2, caption { break-after: avoid; font-size: 1em; text-align: start }"
    "table { border-collapse: collapse } td, th { padding: 0 } li { list-style: none }"
    "ol > li:first-child, tbody tr:first-child { break-after: avoid }"
    "ol > li:last-child, tbody tr:last-child { break-before: avoid }"
)
"""Pages of twenty lines, with rules of breaks like those of `templates/styles/page.css`."""
LINES = 20
WIDE = 0.75


def lay_out(body: str, *, whole: bool) -> Layout:
    galley = small.galley(body, styles=(STYLE,))
    return typeset(galley, galley.parts[0], whole=whole)


def texts(layout: Layout) -> list[str]:
    return [layout.text(page) for page in range(len(layout))]


def lines(layout: Layout) -> list[int]:
    """Count how many lines down each page reaches."""
    return [round(LINES * layout.fill(page)) for page in range(len(layout))]


def lined(name: str, count: int) -> str:
    """Write so many lines, each of which says what it is of."""
    return "<br/>".join([f"{name};"] * count)


def block(name: str, count: int, space: int = 0) -> str:
    return f"<p style='margin-top: {5 * space}mm'>{lined(name, count)}</p>"


def parts(kind: str, count: int, each: int) -> str:
    """Mark up a part of a text: a kind, how many there are of it, and of how many lines each is."""
    named = [lined(f"{kind}{number}", each) for number in range(1, count + 1)]
    if kind == "table":
        rows = "".join(f"<tr><th>{text}</th><td>cell</td></tr>" for text in named)
        return f"<table><caption>title;</caption><thead><tr><th>head;</th><th>head;</th></tr></thead><tbody>{rows}</tbody></table>"
    if kind in {"step", "point"}:
        listed = "".join(f"<li>{text}</li>" for text in named)
        return f"<ol>{listed}</ol>" if kind == "step" else f"<ul>{listed}</ul>"
    tag = {"text": "p", "heading": "h2", "figure": "figure"}[kind]
    return "".join(f"<{tag}>{text}</{tag}>" for text in named)


@pytest.mark.parametrize("case", yaml.safe_load(CASES.read_text(encoding="utf-8")), ids=lambda case: case["of"])
def test_whatever_is_written_breaks_where_it_should(case: dict[str, Any]) -> None:
    body = "".join(parts(str(kind), int(count), int(each)) for kind, count, each in case["text"])
    greed, best = lay_out(body, whole=False), lay_out(body, whole=True)
    assert [text.partition(";")[0] for text in texts(best)] == case["pages-begin"]
    wide = [sum(each < WIDE * LINES for each in lines(layout)[:-1]) for layout in (greed, best)]
    assert wide[1] <= wide[0]
    assert sum(text.count(";") for text in texts(best)) >= sum(
        int(count) * int(each) for _, count, each in case["text"]
    )
    assert best.typesettings == (1 if texts(best) == texts(greed) else 2)


def test_greed_stands_where_no_foot_is_wide() -> None:
    body = "".join(block(f"n{number}", 5) for number in range(10))
    assert lay_out(body, whole=True).typesettings == 1
    assert texts(lay_out(body, whole=True)) == texts(lay_out(body, whole=False))


def test_what_is_chosen_is_laid_out_to_the_line() -> None:
    body = (
        block("one", 8) + block("two", 6) + block("three", 5) + block("four", 11) + block("five", 16) + block("six", 9)
    )
    greed, best = lay_out(body, whole=False), lay_out(body, whole=True)
    assert lines(greed) == [19, 11, 16, 9]
    assert lines(best) == [14, 16, 16, 9]
    assert best.typesettings == 2


def test_no_page_begins_with_the_space_above_what_begins_it() -> None:
    """By greed the first page ends after 19 lines, and the second after 12."""
    body = (
        block("one", 8)
        + block("two", 6)
        + block("three", 4, 1)
        + block("four", 12, 1)
        + block("five", 16)
        + block("six", 9)
    )
    layout = lay_out(body, whole=True)
    tops = {
        page: min(each.top for each in layout.blocks() if (each.page, each.name) == (page, "p")) for page in range(4)
    }
    assert (lines(layout)[:2], layout.typesettings) == ([14, 17], 2)
    assert set(tops.values()) == {5.0}


def test_spaces_shrink_for_what_all_but_fits() -> None:
    """By greed the second page has two lines."""
    body = block("n0", 3) + "".join(block(f"n{number}", 2, 1) for number in range(1, 7)) + block("last", 19)
    greed, best = lay_out(body, whole=False), lay_out(body, whole=True)
    assert lines(greed) == [18, 2, 19]
    assert lines(best) == [20, 19]


def test_spaces_stretch_where_a_foot_is_wide_by_a_little() -> None:
    body = "".join(block(f"n{number}", 2, number and 1) for number in range(5)) + block("next", 18) + block("last", 9)
    assert lines(lay_out(body, whole=False)) == [14, 18, 9]
    assert lay_out(body, whole=True).fill(0) == pytest.approx(0.77, abs=0.001)


def test_spaces_within_what_stays_whole_stretch_with_the_others() -> None:
    kept = "".join(block(f"n{number}", 2, number and 1) for number in range(5))
    body = f"<div style='break-inside: avoid'>{kept}</div>" + block("next", 18) + block("last", 9)
    best = lay_out(body, whole=True)
    assert lines(best)[1:] == [18, 9]
    assert best.fill(0) == pytest.approx(0.77, abs=0.001)


def test_spaces_in_a_box_of_a_fixed_height_are_not_reckoned_with() -> None:
    """By greed the second page has two lines; that spaces shrink in the box makes no room for them, and nothing is tried."""
    fixed = "".join(block(f"n{number}", 2, number and 1) for number in range(6))
    body = f"<div style='height: 95mm'>{fixed}</div>" + block("more", 2) + block("last", 19)
    assert lay_out(body, whole=True).typesettings == 1


def test_a_title_comes_again_above_what_goes_on_overleaf_and_above_nothing_else() -> None:
    sheet = (ROOT / "templates/styles/page.css").read_text(encoding="utf-8")
    margin = "@page { margin-top: 15mm; @top-center { content: element(head); width: 100% } }"
    rules = [line for line in sheet.splitlines() if "goes-on" in line and "{" in line]
    titles = "".join(
        f'<h2><span class="titled" data-goes-on="Continued: {name}">{name}</span></h2>' + block(name, 12) * 2
        for name in ("one", "two")
    )
    body = (
        f'<div class="head"><p class="goes-on"></p></div>{titles.replace("<h2", "<h2 style=page-break-before:always")}'
    )
    galley = small.galley(body, styles=("".join([STYLE, margin, ".head { position: running(head) }", *rules]),))
    layout = typeset(galley, galley.parts[0])
    document = pypdfium2.PdfDocument(layout.pdf(tagged=False))
    said = [page.get_textpage().get_text_range() for page in document]
    again = [re.findall(r"Continued: (\w+)", text) for text in said]
    assert again == [[], ["one"], [], ["two"]]
    assert layout.findings == ()


def test_a_paragraph_goes_on_overleaf_after_the_line_that_suits_the_next_page() -> None:
    """By greed the second page ends after 14 lines of the paragraph, for the next one has no room below them."""
    paragraph = f"<p style='break-inside: auto'>{lined('two', 20)}</p>"
    body = block("one", 14) + paragraph + block("three", 14)
    assert lines(lay_out(body, whole=False)) == [20, 14, 14]
    best = lay_out(body, whole=True)
    assert (lines(best), best.typesettings, best.low) == ([17, 17, 14], 2, ())
    assert texts(best)[1].count("two;") == 17


def test_a_page_before_one_that_begins_by_order_is_the_last_of_its_part() -> None:
    back = "<p style='break-before: page'>back;</p>"
    layout = lay_out(block("one", 16) + block("two", 8) + back, whole=True)
    assert (lines(layout), layout.typesettings, layout.low) == ([16, 8, 1], 1, ())
    hardly_begun = lay_out(block("one", 16) + block("two", 5) + back, whole=True)
    assert hardly_begun.low == ("2 (25%, before p)",)
