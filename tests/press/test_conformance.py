"""A tagged file is PDF/UA-1 and PDF/A-2a at once; asserted clause by clause, since no validator can be had from the registries.

The clauses are those of ISO 19005-2 that a file of ours could break.
"""

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf, Stream
from PIL import Image

from feuillet.edition.galley import Asset, Galley
from feuillet.press.tagged import passes

from . import small, tags

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
UA, A = "{http://www.aiim.org/pdfua/ns/id/}", "{http://www.aiim.org/pdfa/ns/id/}"
SCHEMA, PROPERTY = "{http://www.aiim.org/pdfa/ns/schema#}", "{http://www.aiim.org/pdfa/ns/property#}"
DC, PDF_NS = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/pdf/1.3/}"
KNOWN = {RDF, A, DC, PDF_NS, "{http://www.aiim.org/pdfa/ns/extension/}", SCHEMA, PROPERTY}
"""The namespaces that PDF/A knows of itself; any other must be described in the file."""
STYLE = "h1 { color: #0b5c6b } p { background: #e6eff0 } img { width: 40mm }"


def photograph() -> bytes:
    """Draw a small picture whose points are to be blurred by readers, were that allowed."""
    target = BytesIO()
    Image.frombytes("RGB", (4, 4), bytes(range(48))).save(target, "PNG")
    return target.getvalue()


def page() -> Galley:
    body = '<h1>Dose</h1><p>Read <a href="https://example.org">more</a></p><p><img src="a.png" alt="squares"/></p>'
    return small.galley(body, styles=(STYLE,), assets=(Asset("a.png", "image/png", photograph()),))


@pytest.fixture(scope="module")
def before() -> bytes:
    return tags.raw(page())


@pytest.fixture(scope="module")
def after(before: bytes) -> bytes:
    return passes.repair(before, page())


@pytest.fixture
def opened(after: bytes) -> Iterator[Pdf]:
    with Pdf.open(BytesIO(after)) as opened:
        yield opened


def metadata(content: bytes) -> ElementTree.Element:
    with Pdf.open(BytesIO(content)) as opened:
        packet = opened.Root.Metadata.read_bytes()
    return ElementTree.fromstring(packet[packet.index(b"<x:xmpmeta") : packet.index(b"<?xpacket end")])  # noqa: S314 our own


def claims(content: bytes) -> dict[str, str]:
    """List what the metadata claim, whether written as elements or as attributes."""
    said: dict[str, str] = {}
    for each in metadata(content).iter():
        said |= {key: value for key, value in each.attrib.items() if key.startswith((UA, A))}
        if each.tag.startswith((UA, A)):
            said[each.tag] = str(each.text)
    return said


def test_a_file_claims_both_standards(before: bytes, after: bytes) -> None:
    assert UA + "part" not in claims(before)
    assert claims(after) == {A + "part": "2", A + "conformance": "A", UA + "part": "1"}


def test_the_metadata_are_one_description_of_the_file(after: bytes) -> None:
    (described,) = metadata(after)
    assert described.tag == RDF + "RDF"
    assert {each.get(RDF + "about") for each in described} == {""}


def test_what_pdf_a_does_not_know_is_described_in_the_file(after: bytes) -> None:
    root = metadata(after)
    described = {f"{{{each.text}}}" for each in root.iter(SCHEMA + "namespaceURI")}
    used = {each.tag[: each.tag.index("}") + 1] for each in root.iter() if each.tag.startswith("{")}
    assert used - KNOWN - {"{adobe:ns:meta/}"} == described == {UA}
    names = [(each.findtext(PROPERTY + "name"), each.findtext(PROPERTY + "category")) for each in root.iter(RDF + "li")]
    assert ("part", "internal") in names


def test_the_metadata_say_what_the_document_s_properties_say(opened: Pdf, after: bytes) -> None:
    root = metadata(after)
    assert opened.docinfo[Name.Title] == "Small" == root.findtext(f".//{DC}title//{RDF}li")
    assert {each.get(PDF_NS + "Producer") for each in root.iter()} >= {str(opened.docinfo[Name.Producer])}


def test_the_metadata_are_marked_as_such(opened: Pdf) -> None:
    assert (opened.Root.Metadata.Type, opened.Root.Metadata.Subtype) == (Name.Metadata, Name.XML)


def test_colours_are_meant_as_srgb(before: bytes, opened: Pdf) -> None:
    with Pdf.open(BytesIO(before)) as raw:
        assert "/OutputIntents" not in raw.Root
    (intent,) = opened.Root.OutputIntents.as_list()
    assert (intent.S, intent.Type) == (Name.GTS_PDFA1, Name.OutputIntent)
    profile = intent.DestOutputProfile.read_bytes()
    size, version, kind, space = struct.unpack(">I4xB3x4s4s", profile[:20])
    assert (size, version, kind, space) == (len(profile), 2, b"mntr", b"RGB ")
    assert (profile[36:40], int(intent.DestOutputProfile.N)) == (b"acsp", 3)


def colours(opened: Pdf) -> set[str]:
    """List the operators by which the pages choose colours."""
    choices = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"}
    drawn = {str(each.operator) for page in opened.pages for each in pikepdf.parse_content_stream(page)}
    return drawn & choices


def test_every_colour_is_one_that_the_profile_explains(opened: Pdf) -> None:
    assert colours(opened) == {"rg", "RG"}
    assert {str(each.ColorSpace) for each in streams(opened) if each.get("/Subtype") == Name.Image} == {"/DeviceRGB"}


def streams(opened: Pdf) -> list[Stream]:
    return [each for each in opened.objects if isinstance(each, Stream)]


def test_no_picture_is_blurred_by_the_reader(before: bytes, opened: Pdf) -> None:
    with Pdf.open(BytesIO(before)) as raw:
        assert any(each.get("/Interpolate", False) for each in streams(raw))
    assert not any(each.get("/Interpolate", False) for each in streams(opened))


def dictionaries(opened: Pdf) -> Iterator[Any]:
    yield from (each for each in opened.objects if isinstance(each, (Dictionary, Stream)))


def test_nothing_shines_through(opened: Pdf) -> None:
    states = [
        state for each in opened.pages for state in each.Resources.get("/ExtGState", Dictionary()).as_dict().values()
    ]
    assert states
    for state in states:
        assert (state.get("/ca", 1), state.get("/CA", 1), state.get("/BM", Name.Normal)) == (1, 1, Name.Normal)
    assert not any("/SMask" in each or "/Group" in each for each in dictionaries(opened))


def test_a_link_is_printed_and_neither_hidden_nor_an_action_of_another_kind(opened: Pdf) -> None:
    (link,) = opened.pages[0].Annots.as_list()
    assert int(link.F) == 4
    assert link.A.S == Name.URI


def test_nothing_happens_by_itself_and_nothing_is_attached(opened: Pdf) -> None:
    assert not set(opened.Root.keys()) & {"/AA", "/OpenAction", "/Names", "/AcroForm", "/OCProperties", "/Requirements"}
    assert "/Encrypt" not in opened.trailer
    assert not any("/EF" in each or "/F" in each for each in streams(opened))


def test_every_file_has_an_identifier(opened: Pdf) -> None:
    first, second = opened.trailer.ID.as_list()
    assert bytes(first)
    assert bytes(second)


def test_every_font_is_embedded_with_its_widths_its_glyphs_and_its_text(opened: Pdf) -> None:
    fonts = [each for each in dictionaries(opened) if each.get("/Subtype") == Name.Type0]
    assert fonts
    for font in fonts:
        (descendant,) = font.DescendantFonts.as_list()
        assert {"/W", "/CIDToGIDMap", "/FontDescriptor"} <= set(descendant.keys())
        assert "/FontFile2" in descendant.FontDescriptor or "/FontFile3" in descendant.FontDescriptor
        assert "/CIDSet" not in descendant.FontDescriptor
        assert font.Encoding == Name("/Identity-H")
        assert b"<0000>" not in font.ToUnicode.read_bytes().split(b"beginbfchar")[1]


def test_the_file_is_tagged_and_says_its_language(opened: Pdf) -> None:
    assert bool(opened.Root.MarkInfo.Marked)
    assert str(opened.Root.Lang) == "en"
    assert "/RoleMap" not in opened.Root.StructTreeRoot


def test_the_version_is_one_that_both_standards_build_on(after: bytes) -> None:
    assert after.startswith(b"%PDF-1.7\n%")
    assert all(byte > 127 for byte in after[10:14])


def depth(instructions: Any) -> int:
    """Count how deep the states of a page are stacked."""
    deepest = level = 0
    for instruction in instructions:
        level += {"q": 1, "Q": -1}.get(str(instruction.operator), 0)
        deepest = max(deepest, level)
    return deepest


def test_the_states_of_a_page_are_stacked_no_deeper_than_readers_must_go() -> None:
    nested = "<div style='overflow: hidden'>" * 8 + "deep" + "</div>" * 8
    with Pdf.open(BytesIO(tags.repaired(f"<h1>A</h1>{nested}"))) as opened:
        assert all(depth(pikepdf.parse_content_stream(each)) <= 28 for each in opened.pages)


def test_the_same_galley_gives_the_same_bytes(after: bytes) -> None:
    assert passes.repair(tags.raw(page()), page()) == after
