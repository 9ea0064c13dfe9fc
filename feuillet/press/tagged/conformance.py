"""What a tagged file claims of itself: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once.

The typesetter claims one standard per file. It is asked for PDF/A, which brings printable annotations; the output intent, and
what PDF/UA asks of a claim, are added here.
"""

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream

CLAIM = """\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""PDF/UA's identifier, and its description, since PDF/A knows its own properties only (ISO 19005-2, 6.6.2.3.3)."""

END = b"</rdf:RDF>"


def claim(pdf: Pdf, profile: bytes) -> None:
    """Write both claims and which colours are meant, and take out the key of a picture that PDF/A forbids (ISO 19005-2, 6.2.8)."""
    metadata: Any = pdf.Root.Metadata
    head, found, tail = metadata.read_bytes().partition(END)
    assert found, "the typesetter's metadata end otherwise than they did"
    metadata.write(head + CLAIM.encode() + END + tail)
    pdf.Root.OutputIntents = Array([intent(pdf, profile)])
    for each in pdf.objects:
        if isinstance(each, Stream) and each.get("/Subtype") == Name.Image and "/Interpolate" in each:
            del each.Interpolate


def intent(pdf: Pdf, profile: bytes) -> Dictionary:
    """Say that colours are meant as sRGB (ISO 19005-2, 6.2.3)."""
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier="sRGB",
        Info="sRGB IEC61966-2.1",
        DestOutputProfile=pdf.make_stream(profile, N=3),
    )
