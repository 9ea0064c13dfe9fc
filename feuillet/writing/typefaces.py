"""A typeface: where its files lie, and how large it must be set to look as large as the Latin beside it.

Only the standard library is imported here and in what the scripts are written down in, so that ``doctor`` can ask for the fonts
before anything is installed.
"""

from dataclasses import dataclass
from pathlib import Path

FLOOR_POINTS = 7.5
"""Noto Sans at this size has the x-height of 9 pt Times New Roman, the least a patient leaflet may have (EU guideline)."""

FLOOR_LEADING_POINTS = 8.51
"""3 mm between baselines (EU readability guideline), rounded up."""

CORE = Path("/usr/share/fonts/truetype/noto")
CJK = Path("/usr/share/fonts/opentype/noto")


@dataclass(frozen=True)
class Face:
    """A typeface: its family, its files, its apparent size and leading relative to the Latin (PAGE: apparent size).

    ``carried`` says that reading devices often have no typeface for its script, so that e-books bring what they need of it.
    """

    family: str
    files: tuple[Path, ...]
    size: float
    leading: float
    package: str = "fonts-noto-core"
    carried: bool = False
    licence: str = "SIL Open Font License 1.1"

    @property
    def floor(self) -> float:
        """The smallest type size in points this face may be set in; never below the Latin floor, for its figures are Latin."""
        return FLOOR_POINTS * max(self.size, 1)


def core(name: str, size: float, leading: float, styles: str = "Regular Bold", *, carried: bool = False) -> Face:
    """Name a face of Debian's fonts-noto-core, "Noto Sans Thai", by its family."""
    stem = name.replace(" ", "")
    return Face(name, tuple(CORE / f"{stem}-{style}.ttf" for style in styles.split()), size, leading, carried=carried)


def cjk(region: str) -> Face:
    """Name a face of Debian's fonts-noto-cjk; one code point has other glyphs in each region, so the family is the region's."""
    files = tuple(CJK / f"NotoSansCJK-{style}.ttc" for style in ("Regular", "Bold"))
    return Face(f"Noto Sans CJK {region}", files, 0.95, 1.7, "fonts-noto-cjk")


LATIN = core("Noto Sans", 1.0, 1.4, "Regular Bold Italic BoldItalic")
"""The face that every page has, for names, figures and symbols."""

SERIF = core("Noto Serif", 1.0, 1.4, "Regular Bold Italic BoldItalic")
"""What a clinic may choose in the place of Noto Sans: of the same height, and with the same letters."""
CHOICES = {face.family: face for face in (LATIN, SERIF)}
"""The families that an imprint may name."""
