"""The graphics state: how what comes next is painted (ISO 32000-1, 8.4)."""

from dataclasses import dataclass

from feuillet.pdf.font import Font
from feuillet.pdf.geometry import IDENTITY, Box, Colour, Matrix, Ring, around_points

BLACK: Colour = (0, 0, 0)


@dataclass
class State:
    """All that an instruction may change until it is restored.

    ``veil`` is how much of what is painted the groups around it let cover; ``font`` to ``mode`` are of text.
    """

    matrix: Matrix = IDENTITY
    space: str = "/DeviceGray"
    fill: Colour | None = BLACK
    alpha: float = 1
    veil: float = 1
    clips: tuple[tuple[Ring, ...], ...] = ()
    window: Box | None = None
    font: Font | None = None
    size: float = 0
    stretch: float = 1
    apart: float = 0
    words_apart: float = 0
    leading: float = 0
    rise: float = 0
    mode: int = 0

    def copy(self) -> "State":
        """The same state, to be changed; pages keep thousands, and this is the fastest way."""
        made = State.__new__(State)
        made.__dict__.update(self.__dict__)
        return made

    def clip(self, rings: tuple[Ring, ...]) -> None:
        """Let nothing be seen outside of rings."""
        box = around_points(rings)
        self.clips = (*self.clips, rings)
        self.window = box if self.window is None else self.window.common(box)
