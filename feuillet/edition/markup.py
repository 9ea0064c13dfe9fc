"""Stop 4, mark up: an edition and a format's templates become a galley."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath

from babel.dates import format_date
from markupsafe import Markup

from feuillet import colour_profiles, engines
from feuillet.cldr import Locale
from feuillet.edition import pictograms
from feuillet.edition.blanks import bounds, unit_alone
from feuillet.edition.contrast import tint
from feuillet.edition.edition import Edition, evidence_used
from feuillet.edition.finished_text import colon
from feuillet.edition.fragments import Fragment
from feuillet.edition.galley import COVERS, Asset, Galley, Part
from feuillet.edition.imprint import Imprint
from feuillet.edition.interface_words import counters
from feuillet.edition.isolates import on_its_own, verbatim
from feuillet.edition.line_ends import crowded
from feuillet.edition.print_shop import PrintShop, beside
from feuillet.edition.quantities import glue, in_digits
from feuillet.edition.said_once import at_end
from feuillet.edition.standing import placed
from feuillet.edition.values import written
from feuillet.edition.ways import paragraph
from feuillet.edition.written_hours import write_hours
from feuillet.manuscript.blocks import kind
from feuillet.manuscript.document import Document, pictures, prose
from feuillet.manuscript.figures import MEDIA_TYPES, Figures
from feuillet.templates import Templates
from feuillet.writing.script import family, script, typeface
from feuillet.writing.typefaces import CHOICES, LATIN
from feuillet.writing.typography.direction import isolate

DIGITS = "y-MM-dd"
"""The first month where it has no name, and a date without names."""
NUMERALS = {
    "latn": "decimal",
    "arab": "arabic-indic",
    "arabext": "persian",
    "beng": "bengali",
    "deva": "devanagari",
    "khmr": "khmer",
    "mymr": "myanmar",
    "thai": "thai",
}
"""CSS's names of the digits an imprint may ask for, in which lists and pages count (CSS Counter Styles 3, 6.1)."""
FACED = {"faced": True, "anchors": False}
"""What a template is told whose markup stands beside the same in another language: no id may be there twice."""
TOGETHER = Markup('<span class="together">{}</span>')
FILLED = "filled.css"
"""The style sheet of what is written on blanks for one patient."""
COVER = "cover.css"
"""The style sheet of what has a cover."""
PRINTING = (
    *("press", "formats", "manuscript/svg", "edition/galley.py", "edition/colophon.py"),
    *("findings.py", "colour_profiles.py", "writing/script.py", "writing/scripts", "writing/typefaces.py"),
    "writing/phrasing.py",
)
"""Our own code that a galley goes through on its way to bytes: what changes in it prints anew."""


@dataclass(frozen=True)
class MarkingUp:
    """Where galleys are marked up: the templates, and the folder of figures."""

    templates: Templates
    figures: Path

    def context(self, edition: Edition, document: Document, **more: object) -> dict[str, object]:
        """Gather what the templates of a page or of a style sheet may ask for."""
        locales = languages_of(edition)
        if more.get("screen"):
            more["pictogram"] = self.pictograms(edition.locale.direction)
        return {
            **self.fragment(edition, document),
            "families": tuple((each.tag, family(each.script, edition.imprint.typeface)) for each in locales),
            "evidence_used": evidence_used(document),
            "larger": tuple(larger(edition.locale, locales)),
            "upright": tuple(each.tag for each in locales if not script(each.script).slanted),
            **more,
        }

    def fragment(self, edition: Edition, document: Document) -> dict[str, object]:
        """Gather what the templates of a part of a page may ask for."""
        return {
            "edition": edition,
            "document": document,
            "imprint": edition.imprint,
            "locale": edition.locale,
            "colophon": edition.colophon,
            "face": typeface(edition.locale.script),
            "script": script(edition.locale.script),
            "face_of": lambda locale: typeface(locale.script),
            "kind": kind,
            "tint": tint,
            "counters": partial(counters, style=NUMERALS[edition.digits]),
            "counted": lambda number: in_digits(str(number), edition.digits),
            "numerals": NUMERALS[edition.digits],
            "_": edition.words.say,
            "plain": edition.words.plain,
            "staff": edition.staff,
            "for_staff": edition.staff.say,
            "day": lambda day: write_day(day, edition),
            "notices_at_end": partial(at_end, document),
            "margin": False,
            "book": False,
            "following": "",
            "places": {},
            "level": 2,
            "start": 1,
            "place": "",
            "screen": False,
            "fields": False,
            "blank_bounds": lambda blank: on_its_own(bounds(blank, edition.locale, edition.digits), edition.locale),
            "blank_unit": lambda blank: unit_alone(blank, edition.locale, edition.digits),
            "blank_value": partial(written, edition),
            "anchors": True,
            "faced": False,
            "number": 0,
            "title": "",
            "stacked": False,
            "tabled": False,
            "crowded": lambda table: crowded(table, edition.locale),
            "cover": cover_picture(edition),
            "covered": False,
            "one_line": False,
            "run_in": False,
            "goes_on": "",
            "contact_last": False,
            "picture": pictograms.picture,
            "pictogram": lambda _name: Markup(),
            "blanks": 0,
            "spoken": edition.locale,
            "boxed": False,
            "code": 0,
            "colon": lambda short, long: colon(short, long, edition.locale),
            "opening_hours": [
                write_hours(each, edition.local, edition.digits) for each in edition.imprint.opening_hours
            ],
            "way": lambda *texts: turn(paragraph(edition.locale, *texts)),
            "gap": " " if script(edition.locale.script).apart else "",
            "name": lambda name, address=None: verbatim(name, edition.locale, None, address),
            "own": lambda name: verbatim(name, edition.locale, edition.staff.locale),
        }

    def block(self, edition: Edition, document: Document, part: Fragment) -> Markup:
        """Mark up one fragment by itself."""
        more = {"block": part.block, "section": part.section, "start": part.start, "stacked": True}
        context = self.fragment(edition, document) | FACED | more
        context["level"] = 2 + part.deeper
        return Markup(self.templates.render(f"blocks/{kind(part.block)}.html", context))  # noqa: S704 the template escaped it

    def faced(self, edition: Edition, document: Document, names: Iterable[str], **more: object) -> dict[str, Markup]:
        """Mark up parts of a page to stand beside the same parts in another language."""
        context = self.context(edition, document, **FACED, **more)
        return {name: Markup(self.templates.render(f"parts/{name}.html", context)) for name in names}  # noqa: S704 the templates escaped it

    def galley(
        self, edition: Edition, document: Document, name: str, parts: tuple[Part, ...], sheets: tuple[str, ...]
    ) -> Galley:
        """Put parts and style sheets together with what the finished file says of itself."""
        setting = self.templates.render("styles/setting.css", self.context(edition, document))
        return Galley(
            format=name,
            title=getattr(document.title, "plain", document.title.text),
            language=edition.locale.tag,
            direction=edition.locale.direction,
            script=edition.locale.script,
            author=edition.imprint.name,
            parts=tuple(map(placed, parts)),
            styles=(setting, *(self.templates.text(f"styles/{sheet}") for sheet in (*sheets, *filling(edition)))),
            assets=(*self.assets(document, edition.imprint), *self.decorations(edition, document, sheets)),
            colophon=edition.colophon,
            fonts=fonts(edition),
            engines=(engines.code(*PRINTING), *engines.versions()),
        )

    def pictograms(self, direction: str) -> Callable[[str], Markup]:
        """Write pictograms into pages for screens."""
        return lambda name: Markup(pictograms.on_screen(self.templates, name, direction) if name else "")  # noqa: S704 drawings of ours

    def decorations(self, edition: Edition, document: Document, sheets: tuple[str, ...]) -> Iterator[Asset]:
        """Gather the pictures that the style sheets name."""
        if COVER in sheets:
            yield from self.cover(edition)
        if pictograms.SHEET in sheets:
            direction, ink = edition.locale.direction, edition.imprint.ink
            yield from pictograms.assets(self.templates, document, direction, ink)

    def cover(self, edition: Edition) -> Iterator[Asset]:
        """Read the picture of the cover; what it draws in the colour of the text is in the clinic's colour."""
        if name := cover_picture(edition):
            file = PurePosixPath(name).name
            content = Figures(self.figures).content(file)
            if file.endswith(".svg"):
                content = content.replace(b"currentColor", edition.imprint.ink.encode())
            yield Asset(name, MEDIA_TYPES[Path(file).suffix], content)

    def press_ready(self, galley: Galley, name: str, shop: PrintShop | None = None) -> Galley:
        """Give a galley what a print shop's file needs: the printing condition's profile, and nothing drawn inside the sheet."""
        ready = replace(galley, format=name, parts=galley.parts[:1], flip="short", profile=colour_profiles.profile())
        if shop is None:
            return ready
        profile = beside(self.figures).read(shop.profile) if shop.profile else ready.profile
        return replace(ready, profile=profile, condition=shop.condition, imposed=shop.imposed)

    def assets(self, document: Document, imprint: Imprint) -> list[Asset]:
        """Read the figures the document shows and the imprint's logo, each as it was written anew when it was inspected."""
        names = dict.fromkeys(filter(None, (*(each.figure for each in pictures(document.sections)), imprint.logo)))
        kept = Figures(self.figures)
        return [Asset(f"figures/{name}", MEDIA_TYPES[Path(name).suffix], kept.content(name)) for name in names]


def filling(edition: Edition) -> tuple[str, ...]:
    """Name the style sheet of what is written on blanks, where something is."""
    return (FILLED,) if edition.values else ()


def cover_picture(edition: Edition) -> str:
    """Name the asset that is the picture of the cover; nothing where it has none."""
    picture = edition.imprint.pictured(edition.document.cover)
    return f"{COVERS}{picture}" if picture else ""


def write_day(day: date, edition: Edition) -> str:
    """Write a date in full, as the locale and the clinic's region do, on one line; in digits where CLDR names no months (Dhivehi).

    Where no blanks separate words, a line may end between a number and the word for year.
    """
    return dated(day, edition.locale, edition.local, edition.digits)


def dated(day: date, locale: Locale, local: Locale, digits: str) -> str:
    """Write a date in a locale; ``local`` is how the language is written where the clinic is."""
    if locale.nameless:
        written = in_digits(format_date(day, format=DIGITS, locale=local.babel), digits)
        return isolate(written, "ltr") if locale.direction == "rtl" else written
    written = in_digits(glue(format_date(day, format="long", locale=local.babel)), digits)
    return written if script(locale.script).spaced else TOGETHER.format(written)


def turn(way: str) -> Markup:
    """Write into the tag of a paragraph that it runs another way than the page; nothing where it does not."""
    return Markup(' dir="{}"').format(way) if way else Markup()


def languages_of(edition: Edition) -> tuple[Locale, ...]:
    """List the languages on an edition's pages: its own, the source's, the staff's, and those its texts say they are in."""
    foreign = sorted({text.lang for text in prose(edition.document) if text.lang})
    return tuple(dict.fromkeys((edition.locale, edition.source, edition.staff.locale, *map(Locale, foreign))))


def larger(locale: Locale, others: Iterable[Locale]) -> Iterator[tuple[str, float]]:
    """List the languages beside a page's own whose script must be set larger to look as large, with the ratio."""
    for other in others:
        ratio = typeface(other.script).floor / typeface(locale.script).floor
        if ratio > 1:
            yield other.tag, round(ratio, 4)


def fonts(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Digest the font files that set an edition."""
    faces = [typeface(locale.script) for locale in languages_of(edition)]
    chosen = CHOICES[edition.imprint.typeface]
    files = dict.fromkeys(file for face in (*faces, LATIN, chosen) for file in face.files)
    return tuple((file.name, digest(file)) for file in files if file.exists())


@lru_cache
def digest(file: Path) -> str:
    """Digest a file that does not change while we run."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
