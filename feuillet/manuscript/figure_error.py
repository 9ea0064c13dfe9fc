"""What is wrong with a figure: an error that a finding is made of, and that goes no further."""


class FigureError(ValueError):
    """What is wrong with a figure and what to do, as it goes on after the figure's name."""
