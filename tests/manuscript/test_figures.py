"""Which figures a page may show, and as what: folders of them, `right` and `refused`, to which anyone can add.

A line of `refused.txt` is a file's name and how what it is told begins.
"""

import re
from io import BytesIO
from pathlib import Path

import pytest
from effort import effort
from fontTools.ttLib import TTFont
from PIL import Image

from feuillet.manuscript import svg as drawing
from feuillet.manuscript.figures import Figures, rewrite
from feuillet.manuscript.svg.checking import LETTERS
from feuillet.manuscript.svg.work import POINTS
from feuillet.writing.typefaces import LATIN

FOLDER = Path(__file__).with_name("figures")
RIGHT, REFUSED = Figures(FOLDER / "right"), Figures(FOLDER / "refused")
TOLD = dict(line.split(" ", 1) for line in (FOLDER / "refused.txt").read_text(encoding="utf-8").splitlines())
SECONDS = 2
"""What the worst figure may cost."""


def names(figures: Figures, *endings: str) -> list[str]:
    return sorted(file.name for file in figures.folder.iterdir() if not endings or file.suffix in endings)


def svg(body: str, box: str = "0 0 100 100") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">\n{body}\n</svg>'.encode()


def opened(name: str) -> Image.Image:
    """Open a bitmap as products show it."""
    return Image.open(BytesIO(RIGHT.content(name)))


@pytest.mark.parametrize("name", names(RIGHT))
def test_a_right_figure_is_taken(name: str) -> None:
    assert RIGHT.fault(name) is None
    assert RIGHT.content(name)


@pytest.mark.parametrize("name", names(REFUSED))
def test_a_wrong_figure_is_refused_at_once_and_told_why(name: str) -> None:
    assert effort(REFUSED.fault, name) < SECONDS
    fault = REFUSED.fault(name)
    assert fault
    assert str(fault).startswith(f"the figure {name} {TOLD[name]}")
    assert fault.remedy


def test_every_refused_figure_has_its_line() -> None:
    assert set(TOLD) == set(names(REFUSED))


@pytest.mark.parametrize("name", names(RIGHT, ".svg"))
def test_what_is_written_of_a_drawing_is_understood_again(name: str) -> None:
    assert rewrite(RIGHT.content(name), ".svg").fault is None


def test_the_notes_of_a_drawing_program_are_left_behind() -> None:
    written = RIGHT.content("inkscape.svg").decode()
    assert "Lavez-vous" in written
    for word in ("inkscape", "sodipodi", "anna", "Anna", "rdf", "title", " style="):
        assert word not in written, word


def test_an_element_stays_on_its_line_so_that_a_finding_can_name_it() -> None:
    before, after = (
        (FOLDER / "right" / "inkscape.svg").read_text(encoding="utf-8"),
        RIGHT.content("inkscape.svg").decode(),
    )
    (line,) = (number for number, text in enumerate(before.splitlines()) if "<path " in text)
    assert "<path " in after.splitlines()[line]


def test_a_style_is_written_to_the_elements_it_is_for_the_weightier_last() -> None:
    style = "#a { fill: red } .b { fill: lime } rect { fill: blue; stroke: black } * { stroke: white }"
    written = rewrite(
        svg(f'<style>{style}</style><rect class="b"/><rect id="a" class="b" style="stroke: none"/>'), ".svg"
    )
    assert re.findall(r"<rect[^>]*>", written.content.decode()) == [
        '<rect stroke="black" fill="lime">',
        '<rect id="a" stroke="none" fill="red">',
    ]


def test_a_style_may_be_for_what_is_within_something() -> None:
    style = ".chart line, .chart .bar rect { stroke: red } .bar line { stroke: blue } g g rect { fill: lime }"
    body = '<g class="chart"><line/><rect/><g class="bar"><g><rect/><line/></g></g></g><line/>'
    written = rewrite(svg(f"<style><![CDATA[{style}]]></style>{body}"), ".svg").content.decode()
    assert re.findall(r"<(?:line|rect)[^>]*>", written) == [
        *('<line stroke="red">', "<rect>", '<rect fill="lime" stroke="red">', '<line stroke="blue">', "<line>"),
    ]


def test_the_style_font_is_written_as_what_it_says() -> None:
    written = rewrite(
        svg('<text style="font: italic bold 20px/1.2 Arial, sans-serif">A</text>'), ".svg"
    ).content.decode()
    assert '<text font-style="italic" font-weight="bold" font-size="20px">A</text>' in written


def test_words_may_have_exactly_signs_that_their_typeface_has() -> None:
    (regular, *others) = (set(TTFont(file).getBestCmap()) for file in LATIN.files)
    allowed = {code for first, last in LETTERS for code in range(first, last + 1) if chr(code).isprintable()}
    unassigned = {code for code in allowed if not chr(code).isidentifier() and code not in regular}
    assert {hex(code) for code in allowed - unassigned if code not in regular.intersection(*others)} == set()


@pytest.mark.parametrize("name", ["photo-turned-with-place.jpg", "colours-with-alpha-and-place.png"])
def test_nothing_a_camera_noted_of_a_patient_is_kept(name: str) -> None:
    before = (FOLDER / "right" / name).read_bytes()
    assert b"Anna" in before
    after = RIGHT.content(name)
    assert b"Anna" not in after
    assert b"Exif" not in after
    assert len(opened(name).getexif()) == 0


def test_a_photograph_is_turned_as_it_was_taken() -> None:
    assert (opened("photo-turned-with-place.jpg").size, opened("photo.jpg").size) == ((96, 64), (96, 64))
    red, green, blue = opened("photo-turned-with-place.jpg").convert("RGB").getpixel((20, 20))  # type: ignore[misc]
    assert (red > 150, green < 90, blue < 90) == (True, True, True)  # the square at its upper left


def test_sixteen_bits_of_grey_become_the_upper_eight() -> None:
    picture = opened("grey-16.png")
    assert picture.mode == "L"
    places = ((0, 0), (95, 0), (50, 31), (7, 63))
    assert [picture.getpixel(at) for at in places] == [(x * 683 + y * 317) % 65536 >> 8 for x, y in places]


@pytest.mark.parametrize(
    ("name", "clear", "seen"),
    [("grey-16-clear.png", (10, 10), (60, 10)), ("grey-2-clear.png", (10, 0), (20, 0))],
)
def test_the_one_grey_that_is_clear_stays_clear(name: str, clear: tuple[int, int], seen: tuple[int, int]) -> None:
    picture = opened(name)
    assert [picture.getpixel(at)[3] for at in (clear, seen)] == [0, 255]  # type: ignore[index]


def test_the_gamma_of_a_file_is_written_into_its_pixels() -> None:
    assert opened("gamma.png").info == {}
    assert [opened("gamma.png").getpixel((x, 0)) for x in (0, 32, 95)] == [0, 136, 223]


def test_a_photograph_that_is_all_noise_is_written_too() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((1500, 1000), 90) for _ in range(3)])
    target = BytesIO()
    noise.save(target, "JPEG", quality=90)
    assert rewrite(target.getvalue(), ".jpg").fault is None


def test_a_drawing_may_have_as_many_points_as_its_bound() -> None:
    path = "M0 0" + "l1 1l-1 0" * (POINTS // 2 - 1)
    assert rewrite(svg(f'<path d="{path}"/>'), ".svg").fault is None
    assert f"where {POINTS} are enough" in str(rewrite(svg(f'<path d="{path * 2}"/>'), ".svg").fault)


def test_the_mask_of_a_group_is_for_the_group_as_a_whole() -> None:
    body = (
        '<mask id="m"><rect width="9" height="9" fill="#888"/></mask><g mask="url(#m)"><rect width="9" height="9"/></g>'
    )
    assert b'<g mask="url(#m)"><g opacity="0.999"><rect' in drawing.written(svg(body))


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ('viewBox="0 0 200 100"', 'width="1000" height="500"'),
        ('viewBox="0 0 200 100" width="100%" height="100%"', 'width="1000" height="500"'),
        ('viewBox="0 0 200 100" width="40mm"', 'width="40mm" height="20mm"'),
        ('viewBox="0 0 200 100" height="40"', 'height="40" width="80"'),
        ('width="30" height="20"', 'width="30" height="20"'),
    ],
)
def test_a_drawing_has_a_size_or_is_as_large_as_its_column(said: str, written: str) -> None:
    assert written in drawing.written(f'<svg xmlns="http://www.w3.org/2000/svg" {said}/>'.encode()).decode()
