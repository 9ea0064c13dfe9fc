"""The rules, one module per language or per family of languages that share them."""
