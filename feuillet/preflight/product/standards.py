"""A PDF for reading aloud is PDF/UA-1 and PDF/A-2a in the eyes of a validator that is not ours: page-validation."""

from collections.abc import Iterator
from io import BytesIO

import page
from pikepdf import Pdf, Stream

from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location

CHECK = "standards"
PROFILES = {"ua1": "PDF/UA-1 (ISO 14289-1)", "2a": "PDF/A-2a (ISO 19005-2)"}
LENGTH = "STREAM-LENGTH-001"
"""The one rule that is not believed at once: the validator takes a carriage return that ends a stream for the end of its line."""


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Find each rule that the validator says is broken, once."""
    if format.media_type != PDF or not format.tagged:
        return
    found = tuple(broken(printed.content))
    mistaken = any(rule.endswith(LENGTH) for _, rule, _ in found) and ends_in_return(printed.content)
    for standard, rule, message in found:
        if not (mistaken and rule.endswith(LENGTH)):
            problem = f"it is not {standard}: {message} ({rule})"
            yield Finding(Location(format.name), problem, "report it, with the file", CHECK)


def broken(content: bytes) -> Iterator[tuple[str, str, str]]:
    """List the rules that the validator says are broken, each once: the standard, the rule, and what is wrong."""
    for profile, standard in PROFILES.items():
        failures = page.validate_pdf_bytes(content, profile=profile).failures
        said = {failure.rule_id: failure.message for failure in failures}
        yield from ((standard, rule, message) for rule, message in sorted(said.items()))


def ends_in_return(content: bytes) -> bool:
    """Return whether a stream ends in a carriage return while all lengths are right, as qpdf reads them."""
    with Pdf.open(BytesIO(content)) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, Stream)]
        returns = any(stream.read_raw_bytes().endswith(b"\r") for stream in streams)
        return returns and not pdf.get_warnings()
