"""Book: parts bound into an EPUB."""
