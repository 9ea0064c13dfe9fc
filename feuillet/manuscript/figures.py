"""The figures of a project, each inspected before a page names it: what is broken here would be a hole in every product."""

from dataclasses import dataclass
from pathlib import Path

from feuillet import reading
from feuillet.manuscript import bitmap, drawing

FOLDER = "content/figures"
INSPECTIONS = {".png": (bitmap.fault, bitmap.FILE_BYTES), ".svg": (drawing.fault, drawing.FILE_BYTES)}
"""What inspects a figure and how many bytes it may have, by the ending of its name."""


@dataclass(frozen=True)
class Figures:
    """The folder a project keeps its figures in."""

    folder: Path

    def __contains__(self, name: str) -> bool:
        return reading.is_file(self.folder / name)

    def fault(self, name: str) -> str:
        """Say what is wrong with a figure that is there and what to do, or nothing."""
        file = self.folder / name
        inspect, most = INSPECTIONS[file.suffix]
        if not file.resolve().is_relative_to(self.folder.resolve()):
            return f"the figure {name} is a link to a file outside content/figures; put the file itself there"
        if (size := file.stat().st_size) > most:
            return f"the figure {name} has {size} bytes where {most} are enough; save it smaller"
        try:
            problem = inspect(reading.content(file, f"{FOLDER}/{name}", most))
        except reading.RefusedError as error:
            return f"the figure {name} cannot be read: {error}"
        return f"the figure {name} {problem}" if problem else ""
