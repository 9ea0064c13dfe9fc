"""The pass that makes a printed PDF ready for a print shop: PDF/X-4 (ISO 15930-7), with bleed, marks and inks.

The page grows round its trimmed size: 3 mm of bleed, and beyond it the marks to cut and fold by. What is for reading aloud
or for clicking is taken out, for a press has no use for it and the standard forbids part of it.
"""

import re
import uuid
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from feuillet.edition.colophon import NAMESPACE
from feuillet.edition.galley import Galley, Pages, Printed
from feuillet.findings import MachineError
from feuillet.press.pdf_writer import POINTS, write
from feuillet.press.sheets.bleed import BLEED_MM, Box, bleed, box_of
from feuillet.press.sheets.crop_marks import marks
from feuillet.press.sheets.imposition import Sheet, Side
from feuillet.press.sheets.laying import Imposition, add_blank, bare, lay_all
from feuillet.press.sheets.separation import Separation, separate

VERSION = "1.6"
"""The PDF that PDF/X-4 builds on."""
SURROUND_MM = 10.0
"""What the page is larger than the trimmed sheet, on each side."""
ALL_INKS = "/Marks CS 1 SCN"
"""How marks are drawn, by the name that a page gives to their colour."""

REGISTRY = "http://www.color.org"
REGISTERED = re.compile(
    r"FOGRA\d+L?|IFRA\d+|CGATS TR \d+|CGATS21-2-CRPC\d|JC200\d{3}|JCN200\d|JCW200\d|PSR_\w+|EUROSB\d+"
)
"""How names of the ICC's registry of printing conditions look: https://registry.color.org/cmyk-registry/."""

FLAT: tuple[Side, ...] = ((),)
"""The one side of what is not folded."""


@dataclass(frozen=True)
class PrintShop:
    """A press whose product a print shop can take; ``impose`` lays the pages on sheets.

    Without it, and where a galley is not to be imposed, the pages stay flat, in order of reading.

    Nothing is drawn on the sheets themselves, and both sides are upright, for a print shop turns its sheets as it likes.
    """

    impose: Imposition | None = None

    def __call__(self, galley: Galley, pages: Pages) -> Printed:
        """Print; raises `MachineError` where the profile of the printing condition is missing."""
        if not galley.profile:
            raise MachineError("the colour profile for print shops is missing; run doctor, it says how to get it")
        with Pdf.open(BytesIO(pages.content)) as pdf:
            bare(pdf)
            sides = FLAT
            if self.impose is not None:
                sheet = self.impose(galley, pages)
                if galley.imposed:
                    lay_all(pdf, sheet)
                    sides = sheet.sides
                else:
                    fill_up(pdf, sheet)
            make_ready(pdf, galley, Separation(galley.profile), sides)
            return Printed(write(pdf, galley, VERSION), pages.measurements, pages.findings)


def fill_up(pdf: Pdf, sheet: Sheet) -> None:
    """Add the blank pages that single pages of a booklet end with, so that the print shop can staple them."""
    while len(pdf.pages) < sum(map(len, sheet.sides)):
        add_blank(pdf, sheet)


def make_ready(pdf: Pdf, galley: Galley, separation: Separation, sides: tuple[Side, ...]) -> None:
    """Turn a bare PDF of trimmed pages into PDF/X-4; the sides of a sheet come round again on pages that are not imposed."""
    for page in pdf.pages:
        own(pdf, page)
    separate(pdf, separation)
    bleed(pdf)
    colour = registration(pdf)
    for number, page in enumerate(pdf.pages):
        surround(pdf, page, sides[number % len(sides)], colour)
    describe(pdf, galley, separation)


def own(pdf: Pdf, page: pikepdf.Page) -> None:
    """Give a page resources of its own: what it draws, by names in the order of drawing.

    The typesetter lets all pages share one list.
    """
    shared = page.Resources.get("/XObject", Dictionary())
    names: dict[str, Name] = {}
    said: list[Any] = []
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) == "Do":
            name = names.setdefault(str(instruction.operands[0]), Name(f"/X{len(names)}"))
            said.append(pikepdf.ContentStreamInstruction([name], instruction.operator))
        else:
            said.append(instruction)
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(said))
    drawn = Dictionary({str(name): shared[old] for old, name in names.items()})
    page.Resources = Dictionary({key: value for key, value in page.Resources.items() if key != "/XObject"})
    page.Resources.XObject = drawn


def registration(pdf: Pdf) -> Any:
    """Make the colour of marks: all inks at once, however many there are."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return pdf.make_indirect(Array([Name.Separation, Name.All, Name.DeviceCMYK, pdf.make_indirect(tint)]))


def surround(pdf: Pdf, page: pikepdf.Page, side: Side, colour: Any) -> None:
    """Put a page in the middle of a larger one that shows its bleed and its marks."""
    trimmed, margin = box_of(page.mediabox), SURROUND_MM * POINTS
    x, y = margin - trimmed.left, margin - trimmed.bottom
    trim = Box(margin, margin, trimmed.right + x, trimmed.top + y)
    bled = trim.grown(BLEED_MM * POINTS)
    clip = f"{bled.left:.4f} {bled.bottom:.4f} {bled.right - bled.left:.4f} {bled.top - bled.bottom:.4f} re W n"
    before = f"q {clip} 1 0 0 1 {x:.4f} {y:.4f} cm\n"
    content = pikepdf.unparse_content_stream(tuple(pikepdf.parse_content_stream(page)))
    page.Contents = pdf.make_stream(
        before.encode() + content + b"\nQ\n" + "\n".join(marks(trim, side, ALL_INKS)).encode()
    )
    page.Resources.ColorSpace.Marks = colour  # the separation has seen to it that there are colour spaces
    page.MediaBox = Box(0, 0, trim.right + margin, trim.top + margin).array
    page.TrimBox, page.BleedBox = trim.array, bled.array


def describe(pdf: Pdf, galley: Galley, separation: Separation) -> None:
    """Say what the file is, for which printing condition, and when its text was dated."""
    profile = pdf.make_stream(separation.profile, N=4, Alternate=Name.DeviceCMYK)
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX)
    intent.OutputConditionIdentifier = String(galley.condition or "Custom")
    if REGISTERED.fullmatch(galley.condition):
        intent.RegistryName = REGISTRY
    intent.OutputCondition = intent.Info = String(separation.name)
    intent.DestOutputProfile = profile
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if galley.direction == "rtl":
        pdf.Root.ViewerPreferences.Direction = Name.R2L
    producer = str(pdf.docinfo.get("/Producer", ""))
    del pdf.docinfo
    day = galley.colophon.modified
    creator = f"Feuillet {galley.colophon.version}"
    stamp = day.strftime("D:%Y%m%d%H%M%SZ")
    said = {"/Title": galley.title, "/Author": galley.author, "/Creator": creator, "/Producer": producer}
    said["/Keywords"] = galley.colophon.sign
    for key, value in (said | {"/CreationDate": stamp, "/ModDate": stamp}).items():
        pdf.docinfo[key] = String(value)
    pdf.docinfo["/Trapped"] = Name("/False")
    packet = metadata(galley, creator, producer)
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)


def metadata(galley: Galley, creator: str, producer: str) -> str:
    """Write the XMP packet; it says the same as the information dictionary, or the file is no PDF/X."""
    stamp, sign = galley.colophon.stamp, galley.colophon.sign
    identifier = f"uuid:{uuid.uuid5(NAMESPACE, f'{galley.colophon.identifier}/{galley.format}')}"
    title, author, creator, producer = map(escape, (galley.title, galley.author, creator, producer))
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<pdf:Keywords>{sign}</pdf:Keywords>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<xmp:MetadataDate>{stamp}</xmp:MetadataDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmpMM:DocumentID>{identifier}</xmpMM:DocumentID>
<xmpMM:InstanceID>{identifier}</xmpMM:InstanceID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<xmpMM:VersionID>{sign}</xmpMM:VersionID>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
