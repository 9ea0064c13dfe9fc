"""The printing condition for print shops: the ICC profile that turns screen colours into inks, and where it lies.

Only the standard library is imported here, so that ``doctor`` can ask for the profile before anything is installed.
"""

from pathlib import Path

PROFILE = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
"""Artifex's profile of coated paper by SWOP, the only one of four inks in Debian's main that describes a press.

Copyright Artifex Software 2011, AGPL-3.0-or-later as this project is. It is embedded in press-ready files and nowhere else.
"""

PACKAGE = "libgs-common"
"""Debian's and Ubuntu's package that brings it: data alone, 0.3 MB, depends on nothing."""


def profile() -> bytes:
    """Read the profile; empty where it is not installed, which only a press-ready file minds."""
    return PROFILE.read_bytes() if PROFILE.is_file() else b""
