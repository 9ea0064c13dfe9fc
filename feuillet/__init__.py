"""Feuillet: one structured source of health information, printed in every language.

A publication visits the departments of this package in order, each stop a pure function from one frozen type to the next:

1. read (``manuscript``), 2. translate (``translation``), 3. issue and 4. mark up (``edition``), 5. look up (``production``),
6. print (``press``), 7. deliver (``production``, with ``preflight``), 8. list (``catalogue``).
"""

__version__ = "0.1.0"
