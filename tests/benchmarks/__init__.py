"""The benchmarks: what Feuillet costs beside other programs, and whether that is within what was set as its target."""
