"""The figures of a project, each inspected before a page names it: what is broken here would be a hole in every product."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from feuillet import reading
from feuillet.findings import Problem
from feuillet.manuscript.figure_error import FigureError

FOLDER = "content/figures"
DRAWING_BYTES, BITMAP_BYTES = 1_000_000, 5_000_000
"""How many bytes a figure may have: a press takes 3 s to read and draw such a drawing, an e-book is downloaded to a phone."""
MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
"""What a figure is, by the ending of its name."""
KEPT = 64
"""How many figures are kept as they were written anew; each of twenty locales asks for them again."""


@dataclass(frozen=True)
class Written:
    """A figure written anew, or what is wrong with it and what to do."""

    content: bytes = b""
    fault: Problem | None = None


@dataclass(frozen=True)
class Figures:
    """The folder a project keeps its figures in."""

    folder: Path

    def __contains__(self, name: str) -> bool:
        return reading.is_file(self.folder / name)

    def fault(self, name: str) -> Problem | None:
        """Return what is wrong with a figure that is there and what to do, or nothing."""
        file = self.folder / name
        if not file.resolve().is_relative_to(self.folder.resolve()):
            return Problem(f"the figure {name} is a link to a file outside {FOLDER}", "put the file itself there")
        most = DRAWING_BYTES if file.suffix == ".svg" else BITMAP_BYTES
        if (size := file.stat().st_size) > most:
            return Problem(f"the figure {name} has {size} bytes where {most} are enough", "save it smaller")
        try:
            fault = rewrite(self.read(name), file.suffix).fault
        except reading.RefusedError as error:
            return Problem(f"the figure {name} cannot be read: {error.problem.text}", error.problem.remedy)
        return fault and Problem(f"the figure {name} {fault.text}", fault.remedy)

    def content(self, name: str) -> bytes:
        """Write a figure anew, as all products show it; it must be one without a fault."""
        return rewrite(self.read(name), Path(name).suffix).content

    def read(self, name: str) -> bytes:
        """Read a figure as it lies there; raises `RefusedError`."""
        most = DRAWING_BYTES if name.endswith(".svg") else BITMAP_BYTES
        return reading.content(self.folder / name, f"{FOLDER}/{name}", most)


@lru_cache(maxsize=KEPT)
def rewrite(content: bytes, ending: str) -> Written:
    """Write a figure anew."""
    try:
        if ending == ".svg":
            from feuillet.manuscript import svg  # noqa: PLC0415 what reads drawings is loaded for those who have some

            return Written(svg.written(content))
        from feuillet.manuscript import raster  # noqa: PLC0415 Pillow is loaded for those who have bitmaps

        return Written(raster.written(content, ending))
    except FigureError as error:
        return Written(fault=error.problem)
