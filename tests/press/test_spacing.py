"""Every space between words stands in the tags, so that a reader who follows them need not guess where words end."""

import pytest

from . import aloud, sheets, tags

NARROW = "@page { size: 60mm 90mm; margin: 5mm } aside, small { display: block }"
SENTENCE = "Take one tablet every evening, and tell your doctor about any medicine that you take."


def read(body: str, language: str = "en", style: str = NARROW) -> tuple[list[str], list[str]]:
    """Read a body aloud as the typesetter writes it, and repaired; its heading is left out."""
    before, after = tags.both(f"<h1>A</h1>{body}", language, style)
    return aloud.paragraphs(before)[1:], aloud.paragraphs(after)[1:]


def test_a_space_stands_where_a_line_ends() -> None:
    before, after = read(f"<p>{SENTENCE}</p>")
    assert [text.replace(" ", "") for text in before] == [SENTENCE.replace(" ", "")]
    assert before != after == [SENTENCE]


@pytest.mark.parametrize("words", ["Take {} daily", "{} daily", "Take {}", "Take {}, daily", "Take ({}) daily"])
@pytest.mark.parametrize("tag", ["b", "em", "strong", "span"])
def test_a_space_stands_on_both_sides_of_what_is_set_otherwise(tag: str, words: str) -> None:
    _, after = read(f"<p>{words.format(f'<{tag}>4.5 mg</{tag}>')}</p>")
    assert after == [words.format("4.5 mg")]


def test_no_space_is_put_where_the_text_has_none() -> None:
    style = f"{NARROW} p {{ overflow-wrap: anywhere }}"
    _, after = read(f"<p>Anti{'inflammatory' * 4} <b>mono</b>amine</p>", style=style)
    assert after == [f"Anti{'inflammatory' * 4} monoamine"]


def test_a_script_without_spaces_gets_none() -> None:
    text = "この薬を飲む前に知っておくべきことすべてについての説明書はこちらからご覧ください。"
    _, after = read(f"<p>{text}</p>", "ja")
    assert after == [text]


def test_a_space_stands_even_where_no_font_of_the_page_has_one() -> None:
    before, after = tags.both('<h1>薬</h1><p>日本語 <span lang="fr">japonais</span></p>', "ja")
    assert aloud.paragraphs(before)[1:] == ["日本語japonais"]
    assert aloud.paragraphs(after)[1:] == ["日本語 japonais"]


def test_a_line_that_the_author_ends_parts_words() -> None:
    _, after = read("<p><b>Dose</b><br/>4.5 mg</p>")
    assert after == ["Dose 4.5 mg"]


def test_a_remark_is_parted_from_the_text_beside_it() -> None:
    _, after = read(f"<p><small>one case</small>{SENTENCE}</p>")
    assert after == [f"one case {SENTENCE}"]


def test_the_number_of_a_section_is_parted_from_its_title() -> None:
    style = f"{NARROW} h2::before {{ content: '12' }}"
    before, after = read("<h2>Doses</h2>", style=style)
    assert (before, after) == (["12Doses"], ["12 Doses"])


def test_a_paragraph_does_not_end_with_a_space() -> None:
    _, after = tags.both("<h1>A</h1><p>One</p>\n<p>Two</p>")
    assert [said for page in aloud.pages(after) for said in page] == ["A", "One", "Two"]


def test_a_line_that_runs_to_the_left_has_its_space_at_its_left() -> None:
    """Its glyphs stand from left to right, and so each piece reads backwards, the space at its end first."""
    text = "هذا الدواء لا يناسب الجميع فاسأل طبيبك قبل أن تتناول أي دواء آخر مع هذا الدواء"
    before, after = (tags.both(f"<h1>أ</h1><p>{text}</p>", "ar", NARROW)[number] for number in (0, 1))
    lines = [piece for page in aloud.pages(after) for piece in page][1:]
    assert len(lines) > 1
    assert all(line.startswith(" ") and not line.endswith(" ") for line in lines[:-1])
    assert not lines[-1].startswith(" ")
    assert not any(" " in (line[0], line[-1]) for page in aloud.pages(before) for line in page)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_on_the_page_moves(language: str) -> None:
    words = {"en": SENTENCE, "ar": "هذا الدواء (LDN) لا يناسب الجميع فاسأل طبيبك قبل أن تتناول أي دواء آخر معه"}
    before, after = tags.both(f"<h1>A</h1><p>{words[language]} <b>{words[language]}</b></p>", language, NARROW)
    assert places(before) == places(after)


def places(content: bytes) -> list[tuple[str, float, float]]:
    """List the signs of a file with their edges, to a micrometre."""
    return sorted(
        (sign.text, round(sign.left, 3), round(sign.right, 3)) for page in sheets.signs(content) for sign in page
    )
