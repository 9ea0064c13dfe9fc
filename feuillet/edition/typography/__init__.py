"""Typographic rules by language, applied once to finished text, so that manuscripts and catalogs stay plainly typed.

A module in ``languages/`` holds the rules of a language or of languages that share them. Each rule has an id and a reason,
and applying the rules twice changes nothing.
"""
