"""Stop 6, print: a `Galley` becomes bytes. Pure, and the only stop that costs seconds.

The way through it has two steps, whose types are in `feuillet.edition.galley`:

1. `pages`: the galley's flowing part is laid out and fitted (`pages.pagination.paginate`), and becomes `Pages`: the tagged PDF
   as WeasyPrint writes it, with a note beside each piece, and what was measured. They are kept under `Galley.pages_digest`.
2. A press makes the product of them, in a few hundredths of a second: `tagged.passes.print_tagged` for screens and readers,
   `sheets.office_printer.OfficePrinter` for the clinic's printer, `sheets.prepress.PrintShop` for a print shop.

E-books (`book.ebook`) and web pages (`web`) have no pages and one step. `warm.warm` does all of it once, before there is a job;
`garbage.resting` keeps Python's collector out of the way meanwhile. What relies on WeasyPrint's inside is in
`pages.weasyprint_inside` alone.
"""
