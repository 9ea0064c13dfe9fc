"""Pages: text typeset, and fitted to the paper."""
