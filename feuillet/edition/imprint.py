"""The imprint: the clinic under whose name an edition appears, its colours and its phones."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from feuillet.cldr import Locale
from feuillet.edition import qr
from feuillet.edition.accent import ACCENT, ACCENTS, colour, readable
from feuillet.edition.contrast import grey
from feuillet.edition.opening_hours import Hours, OpeningHours
from feuillet.edition.phones import Emergency, Phone
from feuillet.edition.print_shop import PrintShop, beside
from feuillet.findings import Finding, UnfitError
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.items import ENDINGS, STEM, FigureName, figure_name
from feuillet.manuscript.model import Model
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.reader import Read, capped, validate
from feuillet.manuscript.references import unfit
from feuillet.manuscript.source import SourceFile, read_source
from feuillet.manuscript.values import Address, Names
from feuillet.writing.language import UNKNOWN
from feuillet.writing.script import script

CHECK = "imprint"
ALIKE = 0.55
"""How much of two language tags is the same where one may be meant by the other: es by es-MX, pt-BR by pt."""


PHONES = 40
"""More numbers than any page has room for."""


PLAIN = "plain"
"""What `cover` says where covers have no picture."""


def cover_name(name: str) -> str:
    """Hold what covers show to be a picture, or none."""
    return name if name == PLAIN else figure_name(name)


CoverName = Annotated[
    str,
    AfterValidator(cover_name),
    Field(json_schema_extra={"pattern": rf"^({PLAIN}|{STEM}\.({'|'.join(ENDINGS)}))$"}),
]
"""The name of a file of ``content/figures``, or `PLAIN`."""


def scanned(address: str) -> str:
    """Refuse an address too long for a code that a phone can read off a leaflet."""
    if len(address.encode()) > qr.LONGEST:
        problem = (
            f"this address has {len(address)} letters, and its QR code would be too large for the back of a leaflet"
        )
        raise UnfitError(
            problem, f"write one of {qr.LONGEST} letters or fewer, such as that of the clinic's first page"
        )
    return address


def few(value: Any) -> Any:
    """Refuse more numbers than a page has room for."""
    if isinstance(value, list) and len(value) > PHONES:
        raise UnfitError(f"these are {len(value)} phones where a page has room for {PHONES}", "shorten the list")
    return value


def known_region(value: Any) -> Any:
    """Take a country by its two letters; YAML reads Norway's, NO, as “no”."""
    names = Locale("en").babel.territories
    code = "NO" if value is False else {"UK": "GB"}.get(str(value).upper(), str(value).upper())
    if len(code) != len("GB") or code not in names:
        raise UnfitError(
            f"{str(value)[:20]} is no country's code", "write its two letters, as in addresses on the web: GB, US, IN"
        )
    return code


class Imprint(Model):
    """A clinic; its names, numbers and addresses are never translated."""

    language: str = Field(description="of this file and of the staff: hints for printing are in it")
    name: str
    tagline: Prose | None = None
    accent: Annotated[str, BeforeValidator(colour), Field(pattern=ACCENTS), AfterValidator(readable)] = ACCENT
    typeface: Literal["Noto Sans", "Noto Serif"] = Field(
        "Noto Sans", description="for what is written in Latin, Cyrillic or Greek letters; other scripts have their own"
    )
    greyscale: bool = Field(False, description="for printers and copiers without colours: greys in place of the accent")
    flip: Literal["short", "long"] | None = Field(
        None,
        description="the one edge over which the printer can turn a sheet that is to be folded; "
        "without it each sheet is turned like the page of a book",
    )
    crop_marks: bool = Field(
        False, description="sheets to be folded are printed on paper twice as large, with bleed and marks to cut by"
    )
    print_shop: PrintShop | None = Field(None, description="what files made with --press-ready are to be like")
    address: tuple[str, ...] = ()
    web: Annotated[Address, AfterValidator(scanned)] | None = None
    shelf: Annotated[Address, AfterValidator(scanned)] | None = Field(
        None, description="the address at which the output folder is on the web: QR codes of prints lead there"
    )
    phones: Annotated[tuple[Phone, ...], BeforeValidator(few)] = ()
    emergency: Emergency | None = None
    hours: OpeningHours | None = Field(None, description="lines such as mon-fri 08:00-18:00, or a text to translate")
    logo: FigureName | None = Field(None, description="a picture of content/figures; it is read aloud as the name")
    cover: CoverName | None = Field(
        None,
        description="a picture of content/figures for the covers of documents that have none of their own; "
        "plain leaves the field of colour by itself, whatever the documents have",
    )
    formats: Annotated[Names, Field(min_length=1)]
    drafts: Literal["print"] | None = Field(
        None,
        description="the print desk hands out drafts too, which say that they are; otherwise only what is approved",
    )
    documents: Names = Field((), description="slugs; all documents where none is named")
    region: Annotated[str, BeforeValidator(known_region), Field(pattern="^[A-Z]{2}$")] = Field(
        "", description="the country the clinic is in, by its two letters: dates and times of day are written as there"
    )
    locales: Names = Field((), description="language tags, that of the source like any other; all where none is named")
    digits: dict[str, Literal["latn", "arab", "arabext", "beng", "deva", "khmr", "mymr", "thai"]] = Field(
        {}, description="CLDR's numbering system by locale, where patients do not read Latin digits"
    )

    @property
    def ink(self) -> str:
        """What headings, bands and tints are printed in: the accent, or the grey in its place."""
        return grey(self.accent) if self.greyscale else self.accent

    @property
    def picture(self) -> str | None:
        """The picture for the covers of documents that have none."""
        return None if self.cover == PLAIN else self.cover

    def pictured(self, own: str | None) -> str | None:
        """Choose the picture of a cover, where a document may have its own; none where the field of colour is all there is."""
        return None if self.cover == PLAIN else own or self.cover

    def publishes(self, document: str) -> bool:
        """Return whether a document is published at all."""
        return not self.documents or document in self.documents

    def prints(self, tag: str) -> bool:
        """Return whether what is published is printed in a locale."""
        return not self.locales or tag in self.locales

    @property
    def tongues(self) -> frozenset[str]:
        """The locales that it names."""
        return frozenset(self.locales).union(*(phone.locales for phone in self.phones))

    def speaking_to(self, tag: str) -> "Imprint":
        """Keep the numbers that are for the readers of a locale."""
        return self.model_copy(update={"phones": tuple(phone for phone in self.phones if phone.serves(tag))})

    @property
    def urgent(self) -> tuple[Phone, ...]:
        """The numbers of an emergency, which are printed first and larger."""
        return (*filter(None, [self.emergency]), *(phone for phone in self.phones if phone.purpose == "emergency"))

    @property
    def other_phones(self) -> tuple[Phone, ...]:
        """The other numbers."""
        return tuple(phone for phone in self.phones if phone.purpose != "emergency")

    @property
    def opening_hours(self) -> tuple[Hours, ...]:
        """The hours that every language writes its own way; none where they are a text."""
        return self.hours if isinstance(self.hours, tuple) else ()

    @property
    def hours_in_words(self) -> Prose | None:
        """The hours that are a text."""
        return self.hours if isinstance(self.hours, Prose) else None


@dataclass(frozen=True)
class Known:
    """What an imprint may name; where none is known, it may name any."""

    documents: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    locales: frozenset[str] = frozenset()


ANY = Known()


def read_imprint(file: Path, path: str, figures: Figures, known: Known = ANY) -> Read[Imprint]:
    """Read an imprint; ``path`` is how findings name the file."""
    source = read_source(file, path)
    if isinstance(source, Finding):
        return None, (source,)
    imprint, findings = examine(source, known)
    odd = tuple(unfitting(imprint, source, figures)) if imprint else ()
    return (None if odd else imprint), (*findings, *odd)


def unfitting(imprint: Imprint, source: SourceFile, figures: Figures) -> Iterator[Finding]:
    """Find files that an imprint names and that are not there, or are not what they should be."""
    for key, name in {"logo": imprint.logo, "cover": imprint.picture}.items():
        if name:
            yield from unfit(name, source.location((key,)), figures)
    if imprint.print_shop and imprint.print_shop.profile:
        where = source.location(("print-shop", "profile"))
        yield from beside(figures.folder).unfit(imprint.print_shop.profile, where)


def examine(source: SourceFile, known: Known) -> Read[Imprint]:
    """Hold what an imprint says to what can be printed; its logo is looked at by who has the figures."""
    imprint, findings = validate(source, Imprint, CHECK)
    if imprint is None:
        return None, findings
    code = Locale(imprint.language).script
    if script(code).face is UNKNOWN:
        problem = f"no typeface sets the script {code} of this language"
        return None, (Finding(source.location(("language",)), problem, "write one your staff reads: en, fr", CHECK),)
    named = (
        *unknown(source, "formats", imprint.formats, known.formats),
        *unknown(source, "documents", imprint.documents, known.documents),
        *unknown_locales(source, imprint.locales, known.locales),
        *(
            found
            for index, phone in enumerate(imprint.phones)
            for found in unknown_locales(source, phone.locales, known.locales, ("phones", index))
        ),
    )
    return imprint, (*findings, *capped(named))


def unknown(source: SourceFile, field: str, names: tuple[str, ...], there: frozenset[str]) -> Iterator[Finding]:
    """Find names of formats or documents that do not exist; nothing where it is not known which do."""
    for index, name in enumerate(names):
        if there and name not in there:
            remedy = f"write one of {', '.join(sorted(there))}"
            yield Finding(source.location((field, index)), f"there is no {field[:-1]} {name}", remedy, CHECK)


def unknown_locales(
    source: SourceFile, tags: tuple[str, ...], there: frozenset[str], of: tuple[str | int, ...] = ()
) -> Iterator[Finding]:
    """Find locales that do not exist, and name the nearest that does; nothing where it is not known which do."""
    folded = {tag.casefold(): tag for tag in sorted(there)}
    for index, tag in enumerate(tags):
        if there and tag not in there:
            near = get_close_matches(tag.casefold(), folded, 1, ALIKE)
            meant = folded[near[0]] if near else f"one of {', '.join(sorted(there))}"
            problem, remedy = f"there is no locale {tag}", f"write {meant}, or start it with new locale"
            yield Finding(source.location((*of, "locales", index)), problem, remedy, CHECK)
