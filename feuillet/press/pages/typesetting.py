"""The one door to WeasyPrint: a part of a galley is laid out in pages.

WeasyPrint costs a second to import, so it is imported when something is printed and not before. Pango is shown a private
fontconfig, so that other fonts of the machine change nothing. Nothing is fetched: a page can name the galley's assets only.
"""

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from feuillet.edition.galley import Asset, Block, Galley, Part, Place
from feuillet.findings import Finding, Location, MachineError, Severity
from feuillet.press.garbage import resting
from feuillet.press.pages import weasyprint_inside
from feuillet.press.pages.fitting import Fit
from feuillet.press.pages.fontconfig import CONFIGURATION
from feuillet.press.pages.panels import Measured, Plan, Planning, Room
from feuillet.press.pages.weasyprint_inside import libraries, pictograms

ROOT = "https://galley.invalid/"  # a scheme urljoin knows; RFC 6761 keeps .invalid from ever being a host
NO_INTENT = "none"  # where it writes one, WeasyPrint leaves the profile's file open, which Python warns of
NO_IDENTIFIER = False
"""It is made of all streams, which WeasyPrint compresses a second time for it; `feuillet.press.pdf_writer` gives one."""
CHECK = "typesetting"
LOST = ("Failed to load", "Failed to render", "SVG filter")
"""How WeasyPrint and weasysvg begin to say that a picture is not printed at all, or not as it was drawn."""
OF_TEMPLATES = "report it; a project with templates of its own looks for it there"
IN_MARGINS = '"string(goes-on start)" is only allowed in page margins'
"""What it says of the running head as it is read from the markup; in the margin of each page it is filled in all the same."""
LOGGERS = ("weasyprint", "weasysvg")
SPACE_BEFORE_INLINE = re.compile(r"(?<=[^\s>]) (?=<(?:a|b|bdi|dfn|em|small|span|strong)\b)")
BOUND = re.compile(r'(?<=[^\s>]) (\w{1,3}\u00a0)(<span class="quantity"[^<>]*>)')
"""A short word bound to a quantity, and the space before it."""
LAST_SPACE = re.compile(r"\s+(?=</(?:dd|dt|h\d|li|p|td|th)>)")


@dataclass(frozen=True)
class Layout:
    """Pages laid out, not yet written; sizes are in CSS pixels, 96 to the inch.

    ``unnoted`` are the boxes of its pages before lines for notes were put on them, where there are any.
    """

    document: Any
    listener: "Listener"
    typesettings: int = 1
    low: tuple[str, ...] = ()
    plan: Plan | None = None
    unnoted: tuple[Any, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the typesetter complained of so far; of a missing glyph only while the PDF is written."""
        return tuple(self.listener.heard.values())

    def __len__(self) -> int:
        return len(self.document.pages)

    def text(self, page: int) -> str:
        """The text laid out on a page, which counts from 0."""
        return str(self.boxes.text(self.document.pages[page]))

    def fill(self, page: int) -> float:
        """How far down a page its text reaches, as a share of the page's height between its margins."""
        return float(self.boxes.fill(self.document.pages[page]))

    def measured(self, fit: Fit) -> Measured:
        """What was laid out at a size and a space, in pieces that no end of a page divides, without lines for notes."""
        from feuillet.press.pages.weasyprint_inside import undivided  # noqa: PLC0415 as below

        return Measured(undivided.pieces(list(self.unnoted) or self.bodies), fit.size, fit.space, self.high)

    @property
    def bodies(self) -> list[Any]:
        """The boxes of its pages."""
        return [page._page_box for page in self.document.pages]

    @property
    def high(self) -> float:
        """The height of its second page between its margins, in CSS pixels: the first may be a cover."""
        return float(self.boxes.high(self.document.pages[:2][-1]))

    def feet(self, *, noted: bool = True) -> tuple[float, ...]:
        """What is empty at the foot of each page, in shares of its height, with or without lines for notes."""
        from feuillet.press.pages.weasyprint_inside import undivided  # noqa: PLC0415 as below

        return tuple(undivided.feet(self.bodies if noted else list(self.unnoted) or self.bodies))

    def lower(self, name: str) -> None:
        """Move the block of a class down to the foot of the last page."""
        self.boxes.lower(self.document.pages[-1], name)

    def blocks(self) -> tuple[Block, ...]:
        """Where the block-level elements lie; one that is broken over pages lies on each of them."""
        return tuple(self.boxes.blocks(self.document.pages))

    def places(self) -> tuple[Place, ...]:
        """Where the lines of each text stand."""
        from feuillet.press.pages.weasyprint_inside import places  # noqa: PLC0415 as below

        return tuple(places.places(self.bodies))

    def strained(self, page: int) -> tuple[tuple[str, float, float], ...]:
        """The blocks of a page with a line wider than they are: their name, their type size in points, how many times as wide."""
        return tuple(self.boxes.strained(self.document.pages[page]))

    def crowded(self, page: int) -> tuple[tuple[str, float], ...]:
        """The blocks in a part of a cover that is too low for them: their name, and their type size in points."""
        return tuple(self.boxes.crowded(self.document.pages[page]))

    @property
    def boxes(self) -> ModuleType:
        """What reads WeasyPrint's boxes, and so imports it."""
        from feuillet.press.pages.weasyprint_inside import boxes  # noqa: PLC0415 a second that only printing should cost

        return boxes

    def pdf(self, *, tagged: bool) -> bytes:
        """Write the pages as PDF, tagged as PDF/A-2a for `feuillet.press.tagged`, or bare."""
        options = {"pdf_variant": "pdf/a-2a", "pdf_tags": True, "output_intent": NO_INTENT} if tagged else {}
        with self.listener.listening():
            return bytes(self.document.write_pdf(pdf_identifier=NO_IDENTIFIER, **options))


@lru_cache(maxsize=1)
def engine() -> Any:
    """Import WeasyPrint with the private fontconfig; raises `MachineError` where its libraries are missing."""
    os.environ["FONTCONFIG_FILE"] = str(CONFIGURATION)  # read once, by fontconfig, when Pango is loaded
    try:
        with libraries.opened_by_name():
            import weasyprint  # noqa: PLC0415 half a second that only printing should cost
            import weasysvg  # noqa: PLC0415 as above
            from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 as above
    except OSError as error:
        raise MachineError("a library that prints is missing; run doctor, it says which and how to get it") from error
    weasyprint_inside.install()  # once a process: this function is cached
    weasysvg.install(foreign_object=False, conditional_processing=False)  # what no figure may hold
    return weasyprint, FontConfiguration()


def profile() -> bytes:
    """Read the colour profile of sRGB, in which all colours of a page are written; WeasyPrint ships it."""
    weasyprint, _ = engine()
    return Path(weasyprint.pdf.__file__).with_name("sRGB2014.icc").read_bytes()


class Listener(logging.Handler):
    """Hears what WeasyPrint only says to a logger: a glyph that is missing, an asset that is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(logging.WARNING)
        self.name, self.heard = name, dict[str, Finding]()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Listen for a while."""
        loggers = [logging.getLogger(name) for name in LOGGERS]
        for logger in loggers:
            logger.addHandler(self)
        try:
            yield
        finally:
            for logger in loggers:
                logger.removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Take a line of the log."""
        if (text := record.getMessage()) != IN_MARGINS:
            self.note(text)

    def note(self, text: str) -> None:
        """Make a finding of what the log says."""
        lost = text.startswith(LOST)
        said = "a picture is not printed as it is drawn" if lost else "the typesetter passes over a part of the page"
        remedy = "save the picture again, as PNG if that does not help" if lost else OF_TEMPLATES
        severity = Severity.ERROR if lost else Severity.WARNING
        found = Finding(Location(f"templates/{self.name}"), f"{said}: {text.rstrip('.')}", remedy, CHECK, severity)
        self.heard.setdefault(text, found)


def typeset(
    galley: Galley, part: Part, *settings: str, whole: bool = False, planning: Planning | Room | None = None
) -> Layout:
    """Lay out a part of a galley; ``settings`` are style sheets that come last, to fit it.

    Breaks between pages are chosen over the ``whole`` text, or those between panels by a ``planning``; else by greed. What is left
    of panels that are planned already has ``planning`` say how many lines for notes it has room for.
    """
    return lay_out(part, (*galley.styles, *settings), galley.assets, whole, planning)


def lay_out(
    part: Part,
    styles: tuple[str, ...] = (),
    assets: tuple[Asset, ...] = (),
    whole: bool = False,
    planning: Planning | Room | None = None,
) -> Layout:
    """Lay a part out in pages, with style sheets beside its own and the assets that it may name."""
    weasyprint, fonts = engine()
    listener, breaking = Listener(part.name), breaks(whole, planning)
    sheets = [style(sheet) for sheet in styles]
    for text in (text for _, said in sheets for text in said):
        listener.note(text)
    with listener.listening(), resting():
        page = weasyprint.HTML(string=part_spaces(part.markup), base_url=ROOT, url_fetcher=shelf(assets))
        page.feuillet_breaking = breaking
        sheets_alone, drawn = [sheet for sheet, _ in sheets], pictograms.drawn(ROOT, assets)
        document = page.render(font_config=fonts, stylesheets=sheets_alone, cache=drawn)
    known = (breaking.typesettings, breaking.low, breaking.plan, breaking.unnoted) if breaking else ()
    return Layout(document, listener, *known)


def breaks(whole: bool, planning: Planning | Room | None) -> Any:
    """Make what chooses the breaks of a text; nothing where greed does."""
    from feuillet.press.pages.weasyprint_inside.breaks import Breaking  # noqa: PLC0415 it reads boxes, and so imports WeasyPrint
    from feuillet.press.pages.weasyprint_inside.note_lines import Filling  # noqa: PLC0415 as above
    from feuillet.press.pages.weasyprint_inside.panels import Arranging  # noqa: PLC0415 as above

    if planning:
        return Arranging(planning) if isinstance(planning, Planning) else Filling(planning)
    return Breaking() if whole else None


@lru_cache(maxsize=32)
def style(sheet: str) -> tuple[Any, tuple[str, ...]]:
    """Parse a style sheet, once for all pages it sets; with what is said of it. It names no asset, and nothing is fetched."""
    weasyprint, fonts = engine()
    listener = Listener("")
    with listener.listening():
        parsed = weasyprint.CSS(string=sheet, base_url=ROOT, url_fetcher=refuse, font_config=fonts)
    return parsed, tuple(listener.heard)


def refuse(url: str, *_more: object) -> None:
    """Fetch nothing."""
    raise ValueError(f"{url} is outside the galley")


def part_spaces(markup: str) -> str:
    """Give the space before an inline element a box of its own, and take the one at a block's end away.

    Where a text fits its line but the space at its end does not, WeasyPrint breaks the line after the first word
    (as in https://github.com/Kozea/WeasyPrint/issues/1051). A word bound to a quantity goes into its box, or the line would break
    far before both.
    """
    together = BOUND.sub(r" \2\1", markup)
    return LAST_SPACE.sub("", SPACE_BEFORE_INLINE.sub("<span> </span>", together))


def shelf(assets: tuple[Asset, ...]) -> Any:
    """Make a fetcher that serves assets and refuses every other address."""
    weasyprint, _ = engine()
    served = {ROOT + asset.name: asset for asset in assets}

    class Shelf(weasyprint.urls.URLFetcher):  # type: ignore[misc, name-defined]  # its base is only known once imported
        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 WeasyPrint's protocol
            if url not in served:
                raise ValueError(f"{url} is outside the galley")
            asset = served[url]
            return weasyprint.urls.URLFetcherResponse(url, asset.content, {"Content-Type": asset.media_type})

    return Shelf()
