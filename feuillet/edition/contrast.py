"""How dark a colour is, beside white and as a grey (WCAG 2.2)."""

READABLE = 4.5
"""Least contrast of text on its ground (WCAG 2.2, 1.4.3)."""
COPIED = 7.0
"""Least contrast on white where greys take the place of a colour (WCAG 2.2, 1.4.6)."""
SRGB_KNEE = 0.04045


def channels(colour: str) -> tuple[int, int, int]:
    """Read ``#rrggbb``."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


def linearise(value: float) -> float:
    """Take a channel out of sRGB (WCAG 2.2)."""
    return value / 12.92 if value <= SRGB_KNEE else ((value + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    linear = [linearise(value / 255) for value in channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour: str) -> float:
    """Contrast ratio of a colour on white."""
    return 1.05 / (luminance(colour) + 0.05)


def tint(colour: str, share: float) -> str:
    """Mix a colour with white as a solid colour: an opacity below 1 fails PDF/UA."""
    return "#" + "".join(f"{round(255 - (255 - value) * share):02x}" for value in channels(colour))


def grey(colour: str) -> str:
    """Find the grey as dark as a colour, and dark enough to stay legible when a copier breaks it into dots."""
    darkest = min(luminance(colour), luminance_at(COPIED))
    value = next(value for value in range(0xFF, -1, -1) if luminance(f"#{value:02x}{value:02x}{value:02x}") <= darkest)
    return f"#{value:02x}{value:02x}{value:02x}"


def luminance_at(ratio: float) -> float:
    """Luminance of what has a contrast ratio on white."""
    return 1.05 / ratio - 0.05
