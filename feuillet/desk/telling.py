"""What a browser is told of proofs and findings."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import astuple

from feuillet.desk.desk import Shown
from feuillet.findings import Finding

JPEG = "image/jpeg"


def described(shown: Shown) -> dict[str, object]:
    """Say where texts stand on the pages of a proof, and what is wrong with the edition."""
    proof = shown.proof
    pages = proof.sizes if proof else ()
    return {
        "address": proof.address if proof else "",
        "drawn": [proof.drawn.page, picture_address(proof.drawn.content)] if proof else [],
        "pages": [
            {"width": width, "height": height, "fill": proof.fill(number), "cut": 0 < proof.panels <= number}
            for number, (width, height) in enumerate(pages)
            if proof
        ],
        "panels": proof.panels if proof else 0,
        "places": [astuple(place) for place in proof.pages.places] if proof else [],
        "findings": listed(shown.findings),
    }


def picture_address(content: bytes) -> str:
    """Write a picture as an address that holds it: it comes with the places on it, and nobody asks twice."""
    return f"data:{JPEG};base64,{b64encode(content).decode()}"


def listed(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Write findings that are about no single text, or stop the pages."""
    return [spoken(each) for each in findings if not each.context]


def spoken(finding: Finding) -> dict[str, str]:
    """Write a finding for a browser."""
    return {
        "severity": finding.severity.value,
        "problem": finding.problem,
        "remedy": finding.remedy,
        "check": finding.check,
        "digest": finding.digest,
    }
