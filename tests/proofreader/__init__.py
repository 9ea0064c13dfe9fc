"""Finished files, judged as a reader of the page judges them: `python -m proofreader` prints the faults of an output folder."""
