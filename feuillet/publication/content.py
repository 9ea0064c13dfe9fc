"""The content of an edition: all its words and pictures that a patient sees, and none of the look.

Texts with their translations, the templates' words, the clinic's name, address and numbers, evidence levels and structure,
pictures, digits, the locale and what is described of its language. Styles, colours and code do not count, nor do the numbers and
dates of a revision. Its digest is the sign that every print shows. An approval covers more: the confirmations that answered
questions, and the glossary's terms that silenced a check.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import Enum
from pathlib import Path

from feuillet import described
from feuillet.edition.imprint import Imprint
from feuillet.manuscript.document import Document, prose
from feuillet.manuscript.items import Figure, Item
from feuillet.manuscript.model import Model
from feuillet.manuscript.prose import Prose
from feuillet.templates import is_unprinted
from feuillet.translation import records
from feuillet.translation.glossary import Glossary
from feuillet.translation.messages import Messages
from feuillet.translation.translator import Translation

DATES = frozenset({"revision", "date", "next_review", "licence"})
LOOK = frozenset(
    {"accent", "typeface", "greyscale", "flip", "crop_marks", "print_shop"}
    | {"formats", "documents", "locales", "digits", "drafts"}
)


@dataclass(frozen=True)
class Content:
    """What an edition says, and what its approval rests on beside that."""

    said: tuple[object, ...]
    rests_on: tuple[object, ...]

    @property
    def digest(self) -> str:
        """The digest of what is said: as long as it is the same, so is the sign."""
        return records.digest(*self.said)

    @property
    def covered(self) -> str:
        """The digest of what an approval covers."""
        return records.digest(*self.said, *self.rests_on)


def content_of(
    originals: tuple[Document, Imprint],
    translations: tuple[Translation[Document], Translation[Imprint]],
    words: Messages,
    glossary: Glossary,
    figures: Path,
) -> Content:
    """Gather the content of an edition in a locale."""
    document, imprint = originals
    trees: tuple[tuple[Model, Model], ...] = ((document, translations[0].tree), (imprint, translations[1].tree))
    pairs = [
        (source.text, target.text)
        for original, tree in trees
        for source, target in zip(prose(original), prose(tree), strict=True)
    ]
    tag = translations[0].locale.tag
    said = (
        tag,
        description(tag),
        pairs,
        [
            (each.id, each.string, *each.forms.values())
            for each in words.messages
            if each.translated and not is_unprinted(each.source)
        ],
        list(literals(document, DATES)),
        list(literals(imprint, LOOK)),
        imprint.digits.get(tag, "latn"),
        [
            (name, hashlib.sha256((figures / name).read_bytes()).hexdigest())
            for name in (*pictures(document), *filter(None, [imprint.logo, imprint.pictured(document.cover)]))
        ],
    )
    confirmed = sorted({each.seal for translation in translations for each in translation.confirmed})
    terms = [term.model_dump(mode="json") for term in glossary.terms if term.stays or term.has_digits]
    return Content(said, (confirmed, terms))


def description(tag: str) -> list[str]:
    """What a project says of a language that CLDR does not know: how its numbers, dates and units are written."""
    said = described.of(tag)
    if said is None:
        return []
    known = {each.name: getattr(said, each.name) for each in fields(said) if each.name != "plural"}
    rule = said.plural.rule if said.plural else ""
    return [
        rule,
        *(f"{name}: {sorted(fact.items()) if isinstance(fact, Mapping) else fact}" for name, fact in known.items()),
    ]


def literals(node: object, ignored: frozenset[str], path: str = "") -> Iterator[tuple[str, str]]:
    """List all that a tree holds beside prose: names, numbers, levels, ids."""
    if isinstance(node, Model):
        for name in type(node).model_fields:
            if name not in ignored:
                yield from literals(getattr(node, name), frozenset(), f"{path}/{name}")
    elif isinstance(node, tuple):
        for number, child in enumerate(node):
            yield from literals(child, frozenset(), f"{path}/{number}")
    elif node is not None and not isinstance(node, Prose):
        yield path, str(node.value if isinstance(node, Enum) else node)


def pictures(node: object) -> Iterator[str]:
    """List the figures of a tree."""
    if isinstance(node, Figure | Item) and node.figure:
        yield node.figure
    if isinstance(node, tuple):
        for child in node:
            yield from pictures(child)
    elif isinstance(node, Model):
        for name in type(node).model_fields:
            yield from pictures(getattr(node, name))
