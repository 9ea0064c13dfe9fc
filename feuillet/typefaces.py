"""Which typeface sets which script, and how large it must be set to look as large as the Latin beside it.

Only the standard library is imported here, so that ``doctor`` can ask for the fonts before anything is installed.
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
INDIC, SOUTHEAST = 1.65, 1.65

FACES = {
    "Latn": LATIN,
    "Grek": LATIN,
    "Cyrl": core("Noto Sans", 1.0, 1.45, "Regular Bold Italic BoldItalic"),
    "Arab": core("Noto Naskh Arabic", 1.12, 1.7),
    "Hebr": core("Noto Sans Hebrew", 1.05, 1.5),
    "Deva": core("Noto Sans Devanagari", 1.05, INDIC),
    "Beng": core("Noto Sans Bengali", 1.05, INDIC, carried=True),
    "Taml": core("Noto Sans Tamil", 1.0, INDIC),
    "Thai": core("Noto Sans Thai", 1.05, SOUTHEAST, carried=True),
    "Khmr": core("Noto Sans Khmer", 1.05, SOUTHEAST, carried=True),
    "Mymr": core("Noto Sans Myanmar", 1.05, SOUTHEAST, carried=True),
    "Ethi": core("Noto Sans Ethiopic", 1.05, 1.6, carried=True),
    "Armn": core("Noto Sans Armenian", 1.0, 1.45),
    "Geor": core("Noto Sans Georgian", 1.0, 1.5),
    "Hans": cjk("SC"),
    "Hant": cjk("TC"),
    "Jpan": cjk("JP"),
    "Kore": cjk("KR"),
}
"""Face by script (ISO 15924, as CLDR's likely subtags give it)."""


def family(script: str) -> str:
    """Write the CSS font-family of a script: its own face, then the Latin one for names and symbols."""
    families = dict.fromkeys((FACES[script].family, LATIN.family))
    return ", ".join(f'"{name}"' for name in families)
