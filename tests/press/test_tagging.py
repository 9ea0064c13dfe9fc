"""What a screen reader is told of each element: its language, its headers, its label, where it leads."""

from io import BytesIO

import pytest
from pikepdf import Pdf
from pypdfium2 import PdfDocument

from feuillet.edition.galley import Asset
from feuillet.preflight.product import standards
from feuillet.press.tagged import passes

from . import aloud, small, tags

FALLBACK = """<h1>نشرة</h1><p>قبل النوم</p><p lang="fr">Le soir, <em>avant</em> de dormir</p>
<ul><li>ماء</li><li lang="fr">Pain</li></ul><p>خذ <span lang="en">Naltrexone</span> مساء</p>"""


def test_a_part_in_another_language_says_so() -> None:
    before, after = tags.both(FALLBACK, "ar")
    assert tags.languages(before) == []
    assert tags.languages(after) == [("P", "fr"), ("LI", "fr"), ("Span", "en")]


def test_the_language_of_a_part_that_says_none_is_the_document_s() -> None:
    with Pdf.open(BytesIO(tags.repaired(FALLBACK, "ar"))) as opened:
        assert str(opened.Root.Lang) == "ar"


def test_a_language_is_said_once_for_all_that_is_in_it() -> None:
    body = '<h1>Doses</h1><div lang="fr"><h2>Doses</h2><p>Le <b>soir</b></p><p lang="en">Bed</p></div>'
    assert tags.languages(tags.repaired(body)) == [("H2", "fr"), ("P", "fr")]
    assert tags.languages(tags.repaired(body.replace('<p lang="en">Bed</p>', ""))) == [("Div", "fr")]


def test_a_word_of_a_third_language_inside_a_foreign_part_says_its_own() -> None:
    body = '<h1>نشرة</h1><p lang="fr">Avant de prendre <span lang="en">Low dose</span> le soir</p>'
    assert tags.languages(tags.repaired(body, "ar")) == [("P", "fr"), ("Span", "en")]


def test_what_a_foreign_part_says_in_the_document_s_language_is_in_that_language() -> None:
    body = '<h1>A</h1><p lang="fr">Le<b lang="en">bed</b><i>lit</i></p>'
    assert tags.heard(tags.repaired(body)) == ["en", "fr", "en", "fr"]


def test_a_paragraph_over_two_pages_is_one_in_its_language() -> None:
    style = "@page { size: 60mm 40mm; margin: 5mm }"
    content = tags.repaired(f'<h1>A</h1><p lang="fr">{"Le soir avant de dormir. " * 12}</p>', style=style)
    assert tags.kinds(content, "/P", "/Lang") == ["fr"]
    assert len(tags.kinds(content, "/Span", "/Lang")) >= 1  # what stands overleaf is a part of it


def test_a_quantity_is_said_with_its_range_and_its_unit_in_words() -> None:
    said = 'data-said="1.5 إلى 4.5 مليغرام"'
    content = tags.repaired(
        f'<h1>ا</h1><p>خذ <span {said}><bdi {said} dir="rtl">1.5–4.5 مغم</bdi></span> مساء</p>', "ar"
    )
    assert [each for each in tags.kinds(content, "/Span", "/E") if each] == ["1.5 إلى 4.5 مليغرام"]
    plain = tags.repaired("<h1>A</h1><p>Take <span>4 drops</span></p>")
    assert not any(tags.kinds(plain, "/Span", "/E"))


TABLE = """<h1>A</h1><table><caption>Compared</caption>
<thead><tr><th scope="col">Kind</th><th scope="col">Dose</th><th scope="col">Time</th></tr></thead>
<tbody><tr><th scope="row">Low</th><td>3 mg</td><td>night</td></tr>
<tr><th scope="row">High</th><td colspan="2">50 mg</td></tr></tbody></table>"""


def test_every_cell_names_the_headers_of_its_row_and_of_its_columns() -> None:
    content = tags.repaired(TABLE)
    ids = tags.kinds(content, "/TH", "/ID")
    assert len(set(ids)) == 5
    kind, dose, time, low, high = ids
    assert tags.kinds(content, "/TD", "/A", "/Headers") == [[low, dose], [low, time], [high, dose, time]]
    assert not any(kind in headers for headers in tags.kinds(content, "/TD", "/A", "/Headers"))


ENTITLED = TABLE.replace("<caption>Compared</caption>", "").replace(
    "<thead>", '<thead><tr class="title"><th colspan="3">Compared</th></tr>'
)


def test_a_table_that_goes_on_overleaf_is_one_table_whose_head_is_seen_twice_and_heard_once() -> None:
    content = tags.repaired(
        ENTITLED, style="@page { size: 90mm 36mm; margin: 5mm } tr { height: 8mm } table { border-collapse: collapse }"
    )
    with PdfDocument(content) as document:
        assert sum("Compared" in page.get_textpage().get_text_bounded() for page in document) == 2
    assert [text for page in aloud.pages(content) for text in page].count("Compared") == 1
    assert tags.shape(content).count("Caption") == tags.shape(content).count("THead") == 1
    headers, (_, *heads) = tags.kinds(content, "/TD", "/A", "/Headers"), tags.kinds(content, "/TH", "/ID")
    assert len(heads) == 2 + 2
    assert {name for each in headers for name in each} == set(heads)
    assert tuple(standards.broken(content)) == ()


def test_tables_that_are_alike_but_for_their_rows_stay_two_where_something_is_said_between_them() -> None:
    style = "@page { size: 90mm 90mm; margin: 5mm } p { break-after: page }"
    assert len(tags.kinds(tags.repaired(f"{ENTITLED}<p>And</p>{ENTITLED}", style=style), "/Table")) == 2


def test_a_title_in_the_head_of_a_table_leaves_the_same_structure_as_a_caption() -> None:
    assert tags.shape(tags.repaired(ENTITLED)) == tags.shape(tags.repaired(TABLE))


def test_what_names_a_header_finds_it() -> None:
    before, after = tags.both(TABLE)
    with Pdf.open(BytesIO(before)) as opened:
        assert "/IDTree" not in opened.Root.StructTreeRoot
    with Pdf.open(BytesIO(after)) as opened:
        names = opened.Root.StructTreeRoot.IDTree.Names.as_list()
        found = {str(key): cell for key, cell in zip(names[::2], names[1::2], strict=True)}
        assert list(found) == sorted(found)
        assert {key: str(cell.ID) for key, cell in found.items()} == {
            key: key for key in tags.kinds(after, "/TH", "/ID")
        }
        assert {str(cell.S) for cell in found.values()} == {"/TH"}


def test_a_header_keeps_its_span_beside_its_scope() -> None:
    body = TABLE.replace('<th scope="col">Dose</th><th scope="col">Time</th>', '<th scope="col" colspan="2">Dose</th>')
    content = tags.repaired(body)
    assert "2" in tags.kinds(content, "/TH", "/A", "/ColSpan")
    assert "" not in tags.kinds(content, "/TH", "/A", "/Scope")


def test_a_table_over_two_pages_has_identifiers_that_differ() -> None:
    rows = "".join(f'<tr><th scope="row">Row {row}</th><td>{row} mg</td></tr>' for row in range(12))
    head = '<tr><th scope="col">Kind</th><th scope="col">Dose</th></tr>'
    body = f"<h1>A</h1><table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    ids = tags.kinds(tags.repaired(body, style="@page { size: 80mm 60mm; margin: 5mm }"), "/TH", "/ID")
    assert len(ids) == len(set(ids)) == 2 + 12


NUMBERED = "ol { list-style: none; counter-reset: item } ol > li { counter-increment: item; position: relative }"
STEPS = f'{NUMBERED} li::before {{ content: counter(item) "."; position: absolute; left: -2em }}'
DASHES = 'ul { list-style: none } ul > li::before { content: "–"; position: absolute; left: -1em }'


@pytest.mark.parametrize(
    ("style", "kind", "numbering"),
    [
        (STEPS, "ol", "/Decimal"),
        (STEPS.replace("counter(item)", "counter(item, arabic-indic)"), "ol", "/Decimal"),
        (DASHES, "ul", "/Disc"),
        (DASHES.replace("–", "▪"), "ul", "/Square"),
        ("ul { list-style: none }", "ul", "/None"),
        ("ol { list-style: decimal }", "ol", "/Decimal"),
        ("ul { list-style: disc }", "ul", "/Disc"),
        ("ul { list-style: circle }", "ul", "/Circle"),
    ],
)
def test_a_list_says_how_its_items_are_numbered(style: str, kind: str, numbering: str) -> None:
    before, after = tags.both(f"<h1>A</h1><{kind}><li>One</li><li>Two</li></{kind}>", style=style)
    assert tags.kinds(before, "/L", "/A", "/ListNumbering") == [""]
    assert tags.kinds(after, "/L", "/A", "/ListNumbering") == [numbering]


def test_the_number_of_an_item_is_its_label_and_not_part_of_its_text() -> None:
    before, after = tags.both("<h1>A</h1><ol><li>One</li><li>Two</li></ol>", style=STEPS)
    assert "Lbl" not in tags.shape(before)
    assert tags.shape(after, "Span", "NonStruct") == "Document(H1 L(LI(Lbl LBody) LI(Lbl LBody)))"


def test_a_list_within_a_list_has_labels_of_its_own() -> None:
    style = STEPS + DASHES
    content = tags.repaired("<h1>A</h1><ol><li>One<ul><li>In</li></ul></li><li>Two</li></ol>", style=style)
    assert tags.kinds(content, "/L", "/A", "/ListNumbering") == ["/Decimal", "/Disc"]
    assert len(tags.kinds(content, "/Lbl")) == 3


def test_every_label_is_told_which_item_it_stands_in() -> None:
    with Pdf.open(BytesIO(tags.repaired("<h1>A</h1><ol><li>One</li></ol>", style=STEPS))) as opened:
        (label,) = (each for each in tags.walk(opened.Root.StructTreeRoot) if str(each.S) == "/Lbl")
        assert str(label.P.S) == "/LI"
        assert [str(each.S) for each in label.P.K.as_list()] == ["/Lbl", "/LBody"]


SQUARE = Asset(
    "figures/square.svg",
    "image/svg+xml",
    b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>',
)
NARROW = "@page { size: 70mm 100mm; margin: 5mm }"
ADDRESS = "https://example.org/leaflets/naltrexone/low-dose/what-to-know-before-taking-it"


def test_a_link_says_its_words_and_not_its_address() -> None:
    body = '<h1>A</h1><p>See <a href="https://example.org/a">our <b>leaflets</b></a>.</p>'
    before, after = tags.both(body)
    assert set(tags.links(before)) == {("https://example.org/a", "https://example.org/a")}
    assert tags.links(after) == [("https://example.org/a", "our leaflets")]


def test_a_link_with_an_emphasis_in_it_is_one_link_and_not_three() -> None:
    body = '<h1>A</h1><p>See <a href="https://example.org/a">our <b>leaflets</b> too</a>.</p>'
    before, after = tags.both(body)
    assert len(tags.links(before)) > len(tags.links(after)) == 1
    with Pdf.open(BytesIO(after)) as opened:
        (annotation,) = opened.pages[0].Annots.as_list()
        numbers = opened.Root.StructTreeRoot.ParentTree.Nums.as_list()
        owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
        assert str(owners[annotation.StructParent].S) == "/Link"
        assert set(owners) == {0, annotation.StructParent}


def test_a_picture_that_is_a_link_says_what_it_shows() -> None:
    figure = '<img src="figures/square.svg" alt="Our leaflets"/>'
    galley = small.galley(f'<h1>A</h1><p><a href="{ADDRESS}">{figure}</a></p>', assets=(SQUARE,))
    assert tags.links(passes.repair(tags.raw(galley), galley)) == [(ADDRESS, "Our leaflets")]


def test_a_link_within_the_document_says_its_words() -> None:
    content = tags.repaired('<h1>A</h1><p><a href="#b">Sources</a></p><h2 id="b">Sources of all this</h2>')
    assert tags.links(content) == [("b", "Sources")]


def test_a_link_over_two_lines_says_all_its_words_on_both() -> None:
    words = "everything that is to be known before it is taken for the first time"
    found = tags.links(tags.repaired(f'<h1>A</h1><p><a href="{ADDRESS}">{words}</a></p>', style=NARROW))
    assert len(found) > 1
    assert set(found) == {(ADDRESS, words)}


def test_an_address_printed_over_two_lines_is_said_in_one_piece() -> None:
    style = f"{NARROW} p {{ overflow-wrap: anywhere }}"
    found = tags.links(tags.repaired(f'<h1>A</h1><p><a href="{ADDRESS}">{ADDRESS}</a></p>', style=style))
    assert len(found) > 1
    assert set(found) == {(ADDRESS, ADDRESS)}


def test_a_link_in_a_script_without_spaces_gets_none() -> None:
    words = "この薬を飲む前に知っておくべきことすべてについての説明書はこちらからご覧ください"
    found = tags.links(tags.repaired(f'<h1>薬</h1><p><a href="{ADDRESS}">{words}</a></p>', "ja", NARROW))
    assert len(found) > 1
    assert set(found) == {(ADDRESS, words)}


def test_two_links_side_by_side_say_each_its_own_words() -> None:
    body = '<h1>A</h1><p><a href="https://example.org/a">One</a><a href="https://example.org/b">Two</a></p>'
    assert tags.links(tags.repaired(body)) == [("https://example.org/a", "One"), ("https://example.org/b", "Two")]


def test_no_note_of_the_typesetter_s_is_left_in_the_file() -> None:
    before, after = tags.both(FALLBACK, "ar")
    with Pdf.open(BytesIO(before)) as opened:
        assert b"/Note" in opened.pages[0].Contents.read_bytes()
    with Pdf.open(BytesIO(after)) as opened:
        assert not any(b"/Note" in page.Contents.read_bytes() for page in opened.pages)


GROUPED = """<h1>A</h1><table><caption>Teas</caption><thead><tr><th scope="col">Tea</th><th scope="col">Cups</th></tr></thead>
<tbody><tr><th scope="row">White</th><td>1</td></tr></tbody>
<tbody><tr><th scope="rowgroup" colspan="2">Black</th></tr><tr><th scope="row">Assam</th><td>2</td></tr></tbody>
<tbody><tr><th scope="rowgroup" colspan="2">Green</th></tr><tr><th scope="row">Sencha</th><td>3</td></tr></tbody></table>"""


def test_the_heading_of_a_group_of_rows_heads_the_cells_of_this_group_and_no_others() -> None:
    before, after = tags.both(GROUPED)
    ids = tags.kinds(after, "/TH", "/ID")
    assert tags.kinds(after, "/TH", "/A", "/Scope") == [
        *("/Column", "/Column", "/Row"),
        *("/Column", "/Row"),
        *("/Column", "/Row"),
    ]
    tea, cups, white, black, assam, green, sencha = ids
    assert tea
    assert tags.kinds(after, "/TD", "/A", "/Headers") == [[white, cups], [assam, cups, black], [sencha, cups, green]]
    assert tags.kinds(before, "/TD", "/A", "/Headers") == [[white, cups], [assam, cups], [sencha, cups]]


NOTED = """<h1>A</h1><p>Tea<sup><a id="m" href="#n">(1)</a></sup>.</p>
<aside id="n">(<a href="#m">1</a>) <bdi lang="fr" dir="ltr">Le soir.</bdi></aside><aside id="o">(2) At night.</aside>"""


def test_a_footnote_is_a_note_with_a_name_of_its_own() -> None:
    before, after = tags.both(NOTED)
    assert tags.kinds(before, "/Note", "/ID") == []
    assert tags.kinds(after, "/Note", "/ID") == ["note-1", "note-2"]
    assert tags.links(after) == [("n", "(1)"), ("m", "1")]
