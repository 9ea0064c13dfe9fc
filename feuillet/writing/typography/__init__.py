"""The typographic rules of languages, as data: each has an id and a reason, and applying them twice changes nothing.

A module in ``habits/`` holds the rules of a language or of languages that share them; `feuillet.edition.typography` applies them.
"""
