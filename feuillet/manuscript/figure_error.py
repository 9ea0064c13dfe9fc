"""What is wrong with a figure: an error that a finding is made of, and that goes no further."""

from feuillet.findings import UnfitError


class FigureError(UnfitError):
    """What is wrong with a figure, as it goes on after the figure's name, and what to do."""
