"""What the leaflet of the publication leaves out of its article, and what it must carry."""

import pytest
from workshop import ROOT, publication

from feuillet.edition.abridgement import abridge
from feuillet.edition.edition import Edition, line_of
from feuillet.edition.markup import MarkingUp
from feuillet.formats import leaflet
from feuillet.manuscript.document import claims, prose
from feuillet.project import Project
from feuillet.publication.asks import Selection
from feuillet.publication.features import Features
from feuillet.templates import Templates

pytestmark = pytest.mark.slow

PROJECT = Project(ROOT)
LOCALES = ("ar", "en", "fr", "ja")
OMITTED = ("introduction", "dopamine", "immunity", "studies", "ties")
REPLACED = ("brain", "practice", "precautions")


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    """Issue the publication that ships in its locales."""
    asked = Selection(documents=("naltrexone",), imprints=("house",), locales=LOCALES)
    issued = publication(PROJECT.root, Features()).editions(asked)[0]
    return {edition.locale.tag: edition for edition in issued}


@pytest.fixture(scope="module")
def leaflets(editions: dict[str, Edition]) -> dict[str, str]:
    """Mark up its leaflets, as they are without markup between words and runs."""
    (format,) = (each for each in leaflet.FORMATS if each.name == "leaflet")
    marking = MarkingUp(Templates(PROJECT.templates), PROJECT.figures)
    return {
        tag: "".join(part.markup for part in format.mark_up(edition, marking).parts)
        for tag, edition in editions.items()
    }


def left_out(context: str) -> bool:
    """Tell what the leaflet of the publication must not say, by its place in the article."""
    kind, _, place = context.partition("/")
    section, _, rest = place.partition("/")
    return kind == "sections" and (
        section in OMITTED
        or (section in REPLACED and rest != "title" and not rest.startswith("leaflet/"))
        or rest.startswith(("doses/rows/1/", "doses/rows/2/", "answers/questions/delay/"))
        or rest == "answers/questions/antidepressants/answer"
    )


@pytest.mark.parametrize("tag", LOCALES)
def test_no_leaflet_carries_a_claim_that_is_left_out(
    editions: dict[str, Edition], leaflets: dict[str, str], tag: str
) -> None:
    lines = [line_of(text) for text in prose(editions[tag].document)]
    kept = {line.markup for line in lines if not left_out(line.context)}
    omitted = [line.markup for line in lines if left_out(line.context)]
    assert len(omitted) > 40
    assert [html for html in omitted if html in leaflets[tag] and html not in kept and not inside(html, kept)] == []


def inside(html: str, kept: set[str]) -> bool:
    """Tell whether a short text, such as a step of the article, also is part of one that is kept."""
    return any(html in other for other in kept)


@pytest.mark.parametrize("tag", LOCALES)
def test_every_leaflet_carries_the_warnings_and_notices(
    editions: dict[str, Edition], leaflets: dict[str, str], tag: str
) -> None:
    wanted = ("notices/", "sections/precautions/leaflet/", "sections/practice/leaflet/doctor")
    lines = [line_of(text).markup for text in prose(editions[tag].document) if text.context.startswith(wanted)]
    assert len(lines) >= 8
    assert [html for html in lines if html not in leaflets[tag]] == []


def test_the_one_claim_with_an_evidence_level_is_the_duration(editions: dict[str, Edition]) -> None:
    levels = [claim for claim in claims(abridge(editions["fr"].document).sections) if claim.evidence]
    assert [text.context for claim in levels for text in prose(claim)] == ["sections/brain/leaflet/duration/text"]
