"""Tagged: the passes over a PDF for reading aloud."""
