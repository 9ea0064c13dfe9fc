"""One model of a PDF's content: its pages, text, paths and structure, for the press and the preflight."""
