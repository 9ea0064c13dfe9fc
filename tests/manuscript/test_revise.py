"""The one walk over a document: extraction and translation both rely on it."""

from pathlib import Path
from typing import Any

from hypothesis import given

from feuillet.manuscript.document import Document, prose, revise
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.reader import read_document
from manuscript.shapes import document, manuscripts

FEVER = Path(__file__).parents[1] / "project" / "content" / "documents" / "fever.yaml"


def same(text: Prose, _path: tuple[str, ...], _safety: bool) -> Prose:
    return text


@given(manuscripts)
def test_revising_without_a_change_changes_nothing(content: dict[str, Any]) -> None:
    tree = document(content)
    assert revise(tree, same) == tree


@given(manuscripts)
def test_every_text_has_a_place_of_its_own(content: dict[str, Any]) -> None:
    contexts = [text.context for text in prose(document(content))]
    assert len(contexts) == len(set(contexts))


@given(manuscripts)
def test_every_text_of_the_manuscript_is_met_once(content: dict[str, Any]) -> None:
    met = sorted(text.text for text in prose(document(content)))
    assert met == sorted(strings(content))


def strings(node: Any) -> list[str]:
    """List the texts of a manuscript, which here all hold a capital letter and are no licence."""
    if isinstance(node, str):
        return [node] if node != "CC BY-SA 4.0" and node != node.lower() else []
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [text for child in children for text in strings(child)]


def test_revising_replaces_each_text_and_nothing_else() -> None:
    tree = fever()
    revised = revise(tree, lambda text, _path, _safety: Prose(text.text.upper(), text.location, text.context))
    assert [text.text for text in prose(revised)] == [text.text.upper() for text in prose(tree)]
    assert [section.id for section in revised.sections] == [section.id for section in tree.sections]


def fever() -> Document:
    """Read a document of the tests' project."""
    tree, findings = read_document(FEVER, "fever.yaml", Figures(FEVER.parents[1] / "figures"))
    assert tree is not None, findings
    return tree


def test_an_id_given_to_two_blocks_of_a_section_is_found(tmp_path: Path) -> None:
    file = tmp_path / "fever.yaml"
    block = "      - id: threshold\n"
    text = FEVER.read_text(encoding="utf-8").replace(block, f"{block}        text: Un.\n{block}")
    file.write_text(text, encoding="utf-8")
    _, findings = read_document(file, "fever.yaml", Figures(tmp_path))
    assert [finding.problem for finding in findings] == ["the id threshold is used twice"]
