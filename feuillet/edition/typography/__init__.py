"""Typographic rules by language (`feuillet.writing.typography`), applied once to finished text.

Manuscripts and catalogs stay plainly typed.
"""
