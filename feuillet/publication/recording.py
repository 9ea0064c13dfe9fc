"""From products to health records: of each edition that is current the one PDF that a clinic hands out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from feuillet import files, reading
from feuillet.catalogue import fhir, infobutton, manifest, openemr
from feuillet.catalogue.sheets import Sheet
from feuillet.cldr import PSEUDO, Locale
from feuillet.edition.colophon import identifier
from feuillet.edition.on_screens import plain
from feuillet.findings import Finding, Location, Severity
from feuillet.production.product import PRODUCT_BYTES, Product, State
from feuillet.publication.asks import Name, Selection
from feuillet.publication.feeding import stamp
from feuillet.publication.publication import Publication
from feuillet.publication.withdrawing import is_withdrawn, place_of, withdrawals

CHECK = "records"
HANDED = ("handout-a4", "handout-letter", "leaflet", "leaflet-letter", "booklet", "large-print")
"""What a clinic hands out, the first that there is: a screen shows it page by page, and any printer prints it."""
KINDS = ("openemr", "fhir", "infobutton")


@dataclass(frozen=True)
class Handing:
    """What to write for health records: in which form, where from, where to, and of what."""

    kind: str
    output: Path
    folder: Path
    selection: Selection


def hand(publication: Publication, handing: Handing) -> Iterator[Path | Finding]:
    """Write the files of a kind of record, an imprint's in a folder of its own; yield them, and what is not in them."""
    products = tuple(current(publication, handing))
    if not products:
        remedy = "make a handout or a leaflet, then export again"
        yield Finding(Location(handing.output.name), "no leaflet is current", remedy, CHECK)
    for imprint, group in groupby(products, key=lambda product: product.imprint):
        sheets = list[Sheet]()
        for product in group:
            sheets.append(sheet(publication, product, handing.output))
        yield from dict.fromkeys(uncoded(publication, each) for each in sheets if not each.codes)
        try:
            for name, content in written(handing.kind, publication, imprint, sheets):
                file = handing.folder / imprint / name
                files.write(file, content)
                yield file
        except reading.RefusedError as error:
            yield error.at(handing.output.name, CHECK)


def written(kind: str, publication: Publication, imprint: str, sheets: Iterable[Sheet]) -> Iterable[tuple[str, bytes]]:
    """Write the sheets of an imprint for a kind of record."""
    if kind == "openemr":
        return openemr.files(sheets)
    if kind == "infobutton":
        return infobutton.files(sheets)
    house = publication.editor.sources.imprint(imprint).value
    return fhir.files(imprint, house.name if house else imprint, sheets)


def current(publication: Publication, handing: Handing) -> Iterator[Product]:
    """List what is handed out of each edition that is asked for and says what its sources say today."""
    withdrawn = withdrawals(publication)
    shown = (
        product
        for product in manifest.read(handing.output)
        if product.state is State.CURRENT
        and product.format in HANDED
        and product.locale not in PSEUDO
        and handing.selection.takes(name_of(product))
        and product.inputs == publication.memory.digest(name_of(product))
        and not (handing.selection.release and product.draft)
        and not is_withdrawn(publication, withdrawn, place_of(name_of(product)))
    )

    def edition(product: Product) -> tuple[str, str, str]:
        return product.imprint, product.document, product.locale

    for _, group in groupby(sorted(shown, key=lambda each: (edition(each), HANDED.index(each.format))), key=edition):
        yield next(iter(group))


def name_of(product: Product) -> Name:
    """Name the edition that a product is of."""
    return Name(product.document, product.locale, product.imprint)


def sheet(publication: Publication, product: Product, output: Path) -> Sheet:
    """Describe a product, with what its manuscript says it is about."""
    document = publication.editor.sources.document(product.document).value
    house = publication.editor.sources.imprint(product.imprint).value
    return Sheet(
        identifier=identifier(product.imprint, product.locale, product.document),
        document=product.document,
        locale=Locale(product.locale),
        title=plain(product.title),
        summary=plain(product.summary),
        author=house.name if house else product.imprint,
        sign=product.sign,
        changed=stamp(product.changed),
        draft=product.draft,
        path=product.path,
        size=product.size,
        read=partial(reading.content, output / product.path, product.path, PRODUCT_BYTES),
        codes=tuple(document.codes.all) if document else (),
    )


def uncoded(publication: Publication, sheet: Sheet) -> Finding:
    """Say that no record will find a document by a code."""
    where = Location(publication.project.name(publication.project.document(sheet.document)), 1)
    remedy = "write what it is about: codes: {rxnorm: 7243}"
    return Finding(where, "no health record finds this document by a code", remedy, CHECK, Severity.WARNING)
