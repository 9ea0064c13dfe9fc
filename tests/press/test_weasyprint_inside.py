"""What is changed inside WeasyPrint: only for the version it was made for, and speed changes no byte."""

import subprocess
import sys
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

import pypdfium2
import pytest
from workshop import ROOT

from feuillet.edition.galley import Asset
from feuillet.findings import MachineError
from feuillet.press.pages import weasyprint_inside
from feuillet.press.pages.pagination import paginate
from feuillet.press.pages.typesetting import engine, typeset
from feuillet.press.pages.weasyprint_inside import speed, styles

from . import small

BODY = (
    '<h1 id="a">A heading</h1><p class="w">{text} <em>{text}</em> <a href="#a">{text}</a></p><ul><li>{text}<li>{text}</ul>'
    '<div class="f">{text}</div><p>{text}</p><table><tr><th scope="col">{text}<th scope="col">B<tr><td>{text}<td>{text}</table>'
    '<div class="g"><p>{text}</p><p class="w">{text}</p></div><p class="h" lang="de">{text} Donau\u00addampf\u00adschiff</p>'
    '<pre>a\tb\n c</pre><p>{text}<span class="n">{text}</span></p>'
)
STYLE = (
    "@page { size: 80mm 120mm; margin: 5% 7mm; @top-center { content: string(h) counter(page) } } h1 { string-set: h content() }"
    ":root { --gap: 4pt; font-size: calc(9pt * 1.1) } p { margin: calc(var(--gap) * 2) 0; text-indent: 2% } .w { width: 60%; }"
    ".f { float: inline-start; width: 30%; padding: 1mm; box-sizing: border-box; border: 1pt solid } em { letter-spacing: .1em }"
    "table { border-collapse: collapse; width: 100%; margin-inline-start: 3mm } td, th { border: .5pt solid; padding: 2% }"
    ".g { display: grid; grid-template-columns: auto 1fr; column-gap: 3mm } .h { hyphens: auto; word-spacing: 1pt }"
    "li::marker { color: #456 } .n { float: footnote } .n::footnote-marker { color: #654 } .n::footnote-call { content: '*' }"
    ".w { --gap: 6pt } .w em, li { --gap: inherit } td, th, a { padding: var(--gap) var(--none, 1pt) }"
    "li::before { content: '– '; color: red } a { text-decoration: underline; overflow-wrap: anywhere } [dir=rtl] p { color: #123 }"
)
TEXTS = {
    "en": "Wash your hands with soap and water. ",
    "ar": "اغسل يديك بالماء والصابون. ",
    "ja": "石けんと水で手を洗いましょう。",
}
PRINTER = (
    "import sys; from feuillet.press.pages import weasyprint_inside as inside;"
    "inside.CHANGES = inside.CHANGES[:-13] if sys.argv[1] == 'plain' else inside.CHANGES;"
    "from tests.press.test_weasyprint_inside import digests; print(digests())"
)


def digests() -> list[str]:
    """Print pages that use what the changes touch, each fitted too, and digest them."""
    import hashlib  # noqa: PLC0415 this runs in a process of its own

    bodies = {language: BODY.format(text=text * 4) for language, text in TEXTS.items()}
    galleys = [small.galley(body, language=language, styles=(STYLE,)) for language, body in bodies.items()]
    fitted = [replace(small.leaflet(8, language), panels=6) for language in TEXTS]
    return [hashlib.sha256(paginate(galley).content).hexdigest() for galley in (*galleys, *fitted, *galleys)]


FLOATS = ("none", "left", "right", "inline-start", "inline-end", "footnote")
POSITIONS = ("static", "relative", "absolute", "fixed", ("running()", "head"), ("note()", "foot"))
FLOWS = [{"float": float_, "position": position} for float_ in FLOATS for position in POSITIONS]


@pytest.mark.slow
def test_what_makes_it_faster_changes_no_byte() -> None:
    words = [sys.executable, "-c", PRINTER]
    answers = [
        subprocess.run(
            [*words, how], capture_output=True, text=True, check=True, cwd=ROOT, env={"PYTHONPATH": ".:tests"}
        ).stdout
        for how in ("plain", "faster")
    ]
    assert answers[0] == answers[1]
    assert answers[0].count("'") == 2 * 3 * len(TEXTS)


@pytest.mark.parametrize("end", ["\u00a0<a>[1]</a>.", "\n<div>ten</div>"], ids=["a-number", "a-block"])
def test_a_line_ends_at_its_last_word_where_only_the_blank_before_something_has_no_room(end: str) -> None:
    text = f"One two three four five six seven eight nine{end}"
    body = "".join(f'<div style="width: {width}px">{text}</div>' for width in range(200, 280))
    style = "@page { size: 100mm 2000mm } div { font-size: 12px } a { white-space: nowrap }"
    with pypdfium2.PdfDocument(paginate(small.galley(body, styles=(style,))).content) as document:
        lines = document[0].get_textpage().get_text_bounded().splitlines()
    assert len(lines) > 100
    assert [line for line in lines if line.split() == ["One"]] == []


@pytest.mark.parametrize("version", ["69.0", "71.0", "71.0b1", "700.1"])
def test_another_version_is_refused_with_a_remedy(version: str) -> None:
    with pytest.raises(MachineError, match=rf"WeasyPrint {version} is installed.*pip install 'weasyprint>=70,<71'"):
        weasyprint_inside.refuse_other(version)


def test_the_version_that_is_installed_is_the_one_it_was_made_for() -> None:
    weasyprint, _ = engine()
    weasyprint_inside.refuse_other(weasyprint.VERSION)


def test_every_change_is_in_place_once_the_engine_is_there() -> None:
    engine()
    ours = speed.__name__
    line_break, percent, css = (weasyprint_inside.inside(name) for name in ("text.line_break", "layout.percent", "css"))
    inline, block = (weasyprint_inside.inside(name) for name in ("layout.inline", "layout.block"))
    assert inline.split_first_line is line_break.split_first_line
    assert block.resolve_percentages is percent.resolve_percentages
    assert {each.__module__ for each in (inline.split_first_line, block.resolve_percentages)} == {ours}
    changed = css.ComputedStyle.__missing__, css.AnonymousStyle.__missing__, css.StyleFor.__call__
    assert {each.__module__ for each in changed} == {styles.__name__}


def test_markup_is_read_by_expressions_that_are_found_again() -> None:
    engine()
    html5: Any = import_module("tinyhtml5")
    weasyprint_inside.speed.remember_expressions(html5.inputstream)
    markup = '<p id="a">one &amp; <b>two</b>'
    assert "".join(html5.parse(markup * 20).itertext()) == "one & two" * 20
    made = dict(html5.inputstream.characters_until_regex)
    assert 1 < len(made) < 9
    html5.parse(markup)
    assert html5.inputstream.characters_until_regex == made


@pytest.mark.parametrize("style", FLOWS, ids=str)
def test_a_box_flows_as_weasyprint_says(style: dict[str, Any]) -> None:
    engine()
    box = weasyprint_inside.inside("formatting_structure.boxes").Box("p", style, None)
    apart = box.is_floated() or box.is_absolutely_positioned() or box.is_running() or box.is_footnote() or box.is_note()
    assert box.is_in_normal_flow() is not apart


def test_no_type_of_c_is_named_for_each_length_of_an_array() -> None:
    engine()
    ffi = weasyprint_inside.inside("pdf.fonts").ffi
    glyphs = ffi.new("hb_codepoint_t[3]", [7, 8, 9])
    assert (list(glyphs), ffi.typeof(glyphs)) == ([7, 8, 9], ffi.typeof("hb_codepoint_t[]"))
    assert len(ffi.new("char[4]")) == 4


@pytest.mark.parametrize("item", [0, 7, -3, 0.0, -0.0, 2.5, -0.125, 1e-7, 1e9, True, "name", b"<0>"], ids=repr)
def test_a_number_is_written_as_pydyf_writes_it(item: object) -> None:
    engine()
    pydyf, plain = import_module("pydyf"), reload_apart("pydyf")
    assert pydyf._to_bytes(item) == plain._to_bytes(item)
    assert pydyf._to_bytes is not plain._to_bytes


def reload_apart(name: str) -> Any:
    """Read a module once more, beside the one that is changed."""
    spec = find_spec(name)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_to_import_it_starts_no_other_program() -> None:
    program = (
        "import subprocess; subprocess.Popen = None; import os; os.popen = None;"
        "from feuillet.press.pages.typesetting import engine; engine();"
        "from weasyprint.text import ffi; print(bool(ffi.harfbuzz_subset))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\n", "")


def test_a_floating_picture_stays_where_its_text_is_when_the_page_before_is_laid_out_again() -> None:
    """The number of the second page changes the first, which tries whether the picture has room on it, and it has not."""
    drawing = Asset("a.svg", "image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>')
    body = '<p class="long"><a href="#far">see</a></p><div id="far"><img src="a.svg" alt=""/><p>Text</p></div>'
    style = (
        "@page { size: 100mm 100mm; margin: 5mm } .long { height: 70mm } #far { break-inside: avoid; height: 40mm }"
        "img { float: left } p { margin: 0 } a::after { content: target-counter(attr(href), page) }"
    )
    galley = small.galley(body, styles=(style,), assets=(drawing,))
    page = typeset(galley, galley.parts[0]).document.pages[1]._page_box
    tops = {box.element_tag: box.position_y for box in page.descendants() if box.element_tag in {"div", "img"}}
    assert tops["img"] == tops["div"] > 0
