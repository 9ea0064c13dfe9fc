"""All text of a PDF stands out from its ground: 4.5 to 1 at the least (WCAG 2.2, 1.4.3), in the colours of the file itself."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from feuillet.edition.contrast import READABLE, linearise
from feuillet.edition.galley import PDF, Format, Galley, Printed
from feuillet.findings import Finding, Location
from feuillet.pdf.document import read_pdf
from feuillet.pdf.geometry import WHITE, Colour, Shape
from feuillet.pdf.layout import Extreme, PageText, least
from feuillet.pdf.run import Run

CHECK = "contrast"


def check(printed: Printed, galley: Galley, format: Format) -> Iterator[Finding]:  # noqa: ARG001 the inspections share one form
    """Find the palest text of each page where it is too pale."""
    if format.media_type != PDF:
        return
    for low in measure(read_pdf(printed.content).pages):
        if round(low.value, 2) < READABLE:
            problem = f"{low.place} has text with a contrast of {low.value:.1f} on its ground ({low.text})"
            remedy = f"choose a darker accent in the imprint, or report it: {READABLE} or more can be read"
            yield Finding(Location(format.name), problem, remedy, CHECK, evidence=low.words)


def measure(pages: tuple[PageText, ...]) -> Iterator[Extreme]:
    """Measure the least contrast of each page; text on a picture is not judged."""
    for page in pages:
        yield from least(page, contrasts(page))


def contrasts(page: PageText) -> Iterator[tuple[float, Run]]:
    """List the contrasts of each run with what lies under it."""
    for run in page.inked:
        under = tuple(each for each in page.shapes if each.order < run.order and each.box.touches(run.reach))
        for colour in grounds(run, under):
            if colour is not None:
                yield ratio(over(run.colour, run.alpha, colour), colour), run


def grounds(run: Run, shapes: tuple[Shape, ...]) -> Iterable[Colour | None]:
    """List the colours under a run: one, where each shape that it touches holds it, or else one for each sign."""
    if all(shape.solid is not None and shape.solid.holds(run.reach) for shape in shapes):
        return (ground(shapes),)
    return (ground(shape for shape in shapes if shape.covers(*sign.box.middle)) for sign in run.signs)


def ground(shapes: Iterable[Shape]) -> Colour | None:
    """The colour of shapes upon each other, from the paper up; none where a picture is the last that nothing hides."""
    colour: Colour | None = WHITE
    for shape in shapes:
        seen_through = colour is not None or shape.alpha == 1
        colour = over(shape.colour, shape.alpha, colour or WHITE) if shape.colour and seen_through else None
    return colour


def over(upper: Colour, alpha: float, lower: Colour) -> Colour:
    """Lay a colour over another."""
    red, green, blue = (a * alpha + b * (1 - alpha) for a, b in zip(upper, lower, strict=True))
    return red, green, blue


@lru_cache(maxsize=1024)
def ratio(one: Colour, two: Colour) -> float:
    """Contrast ratio of two colours (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(two)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (linearise(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
