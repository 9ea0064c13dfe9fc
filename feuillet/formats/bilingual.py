"""The bilingual handout: source and translation in facing columns, so that two people can point at the same sentence."""

from feuillet.edition.edition import Edition, expand
from feuillet.edition.fragments import facing
from feuillet.edition.galley import PDF, Format, Galley, Part
from feuillet.edition.markup import MarkingUp
from feuillet.manuscript.blocks import Block, Subsection
from feuillet.press.presses import paginate, print_tagged


def mark_up(edition: Edition, marking: MarkingUp) -> Galley:
    """Mark up the document fragment by fragment, the source at the start side."""
    original = edition.original
    assert original is not None
    document, source = expand(edition.document), expand(original.document, linked=False)
    rows = tuple(
        (
            (left, right),
            tuple(
                (marking.block(original, source, one), marking.block(edition, document, two), anchor(two.block))
                for one, two in facing(left, right)
            ),
        )
        for left, right in zip(source.sections, document.sections, strict=True)
    )
    more = {"original": original, "source": source, "rows": rows, "stacked": True, "source_words": original.words.say}
    markup = marking.templates.render("bilingual.html", marking.context(edition, document, **more))
    sheets = ("page.css", "column.css", "bilingual.css")
    return marking.galley(edition, document, "bilingual", (Part("bilingual.html", markup),), sheets)


def anchor(block: Block) -> str:
    """Name the place that links lead to, where a subsection begins."""
    return block.id if isinstance(block, Subsection) else ""


def has_original(edition: Edition) -> bool:
    """Return whether an edition is a translation; the source has nothing to face."""
    return edition.translated and edition.original is not None


FORMATS = (Format("bilingual", "pdf", PDF, mark_up, print_tagged, paginate, serves=has_original),)
