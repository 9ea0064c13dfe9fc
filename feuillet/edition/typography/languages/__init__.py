"""The rules, a module a language or a family of languages that share them."""
