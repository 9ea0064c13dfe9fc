"""Where the texts of the publication stand, and which of them are a matter of safety."""

from functools import cache

import pytest
from workshop import ROOT

from feuillet.manuscript.document import Document, prose
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.reader import read_document


@cache
def shipped() -> Document:
    """Read the article."""
    file = ROOT / "content" / "documents" / "naltrexone.yaml"
    tree, findings = read_document(file, file.name, Figures(ROOT / "content" / "figures"))
    assert tree is not None, findings
    return tree


def test_the_texts_of_the_shipped_document_each_have_a_place_of_their_own() -> None:
    contexts = [text.context for text in prose(shipped())]
    assert len(contexts) == len(set(contexts))


@pytest.mark.parametrize(
    ("context", "safety"),
    [
        ("title", False),
        ("key-points/1/text", True),
        ("notices/off-label/text", True),
        ("sections/introduction/antagonist/text", False),
        ("sections/studies/trials/text", True),
        ("sections/practice/combine/text", True),
        ("sections/precautions/contraindications/list/3/text", True),
        ("sections/faq/answers/questions/opioids/answer", True),
        ("sections/ties/whole/text", False),
    ],
)
def test_doses_warnings_and_contraindications_are_a_matter_of_safety(context: str, safety: bool) -> None:
    assert {text.context: text.safety for text in prose(shipped())}[context] is safety
