"""What a manuscript has in one piece has room on a page: each word in a line, each table beside its margins, each row of it."""

from collections.abc import Iterator

from feuillet.findings import Finding, Severity
from feuillet.manuscript.blocks import Block, Subsection
from feuillet.manuscript.document import Document, prose
from feuillet.manuscript.room import HANDOUT, PAGE_LINES, row_lines, table_width
from feuillet.manuscript.tables import Table
from feuillet.preflight.translation.fits import CHECK, long_words

__all__ = ["CHECK", "check"]


def check(document: Document) -> Iterator[Finding]:
    """Find words longer than a line, tables wider than a page, and rows taller than one."""
    for text in prose(document):
        yield from long_words(text)
    for section in document.sections:
        for block in section.blocks:
            yield from in_block(block, document.language)


def in_block(block: Block, language: str) -> Iterator[Finding]:
    """Look at a table, wherever it stands."""
    if isinstance(block, Subsection):
        for each in block.blocks:
            yield from in_block(each, language)
    elif isinstance(block, Table):
        yield from in_table(block, language)


def in_table(table: Table, language: str) -> Iterator[Finding]:
    """Find a table that is too wide, and rows that are too tall; both are printed, in another way."""
    rows = [[cell.text for cell in row.cells] for _, rows in table.bodies for row in rows]
    columns = [(column.text, *cells) for column, cells in zip(table.columns, zip(*rows, strict=True), strict=True)]
    if (width := table_width(columns, language)) > HANDOUT.width_mm:
        problem = (
            f"the words of {len(columns)} columns side by side need about {width:.0f} mm where a page has {HANDOUT.width_mm}, "
            "so each row is printed as a list"
        )
        remedy = "leave a column out, use shorter words, or make two tables"
        yield Finding(table.table.location, problem, remedy, CHECK, Severity.WARNING)
    for cells, row in zip(rows, (row for _, group in table.bodies for row in group), strict=True):
        if (lines := row_lines(cells, language)) > PAGE_LINES:
            problem = f"this row takes about {lines} lines of large print where a page has {PAGE_LINES}, so it is torn"
            remedy = "make several rows of it, or say it in a text below the table"
            yield Finding(row.cells[0].location, problem, remedy, CHECK, Severity.WARNING)
