"""From products to health records: of each edition that is current the one PDF that a clinic hands out."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from feuillet import files, reading
from feuillet.catalogue import exported, fhir, infobutton, manifest, openemr
from feuillet.catalogue.exported import Exported, Note
from feuillet.catalogue.sheets import Handed, Sheet
from feuillet.cldr import PSEUDO, Locale
from feuillet.edition.colophon import identifier
from feuillet.edition.on_screens import plain
from feuillet.findings import Finding, Location, Severity
from feuillet.production.product import PRODUCT_BYTES, Product, State
from feuillet.publication.asks import Name, Selection
from feuillet.publication.feeding import stamp
from feuillet.publication.publication import Publication
from feuillet.publication.recalling import Recalls
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

    def has(self, imprint: str) -> bool:
        """Return whether an imprint is asked for of which something was exported before."""
        asked = not self.selection.imprints or imprint in self.selection.imprints
        return asked and reading.is_file(exported.note_of(self.folder / imprint, self.kind))


def hand(publication: Publication, handing: Handing) -> Iterator[Path | Finding]:
    """Write the files of a kind of record, an imprint's in a folder of its own; yield them, and what is not in them."""
    products = tuple(current(publication, handing))
    if not products:
        remedy = "make a handout or a leaflet, then export again"
        yield Finding(Location(handing.output.name), "no leaflet is current", remedy, CHECK)
    by_imprint = {slug: tuple(group) for slug, group in groupby(products, key=lambda product: product.imprint)}
    recalls = Recalls(publication)
    for imprint in imprints(publication, handing, by_imprint, recalls):
        sheets = [sheet(publication, product, handing.output) for product in by_imprint.get(imprint, ())]
        yield from dict.fromkeys(uncoded(publication, each) for each in sheets if not each.codes)
        try:
            yield from written(publication, handing, imprint, sheets, recalls)
        except reading.RefusedError as error:
            yield error.at(handing.output.name, CHECK)


def imprints(publication: Publication, handing: Handing, shown: Iterable[str], recalls: Recalls) -> Iterator[str]:
    """List the imprints that have something to hand out, or had it, or of which something is withdrawn."""
    for imprint in sorted({*shown, *publication.project.imprints}):
        told = handing.kind == "fhir" and any(recalls.of(imprint, handing.selection))
        if imprint in shown or handing.has(imprint) or told:
            yield imprint


def written(
    publication: Publication, handing: Handing, imprint: str, sheets: list[Sheet], recalls: Recalls
) -> Iterator[Path | Finding]:
    """Write the sheets of an imprint, and take away what an earlier export has written that nobody may be given any more."""
    folder = handing.folder / imprint
    before = {each.name: each for each in exported.read(folder, handing.kind)}
    kept, note = dict(before), exported.note_of(folder, handing.kind)
    made = set[str]()
    try:
        for each in rendered(publication, handing, imprint, sheets, recalls):
            files.write(folder / each.name, each.content)
            kept[each.name] = exported.noted(each)
            made.add(each.name)
            yield folder / each.name
        for name in sorted(before.keys() - made):
            if gone := recalls.gone(imprint, before[name].of):
                yield taken_away(folder, before[name], gone)
            if not reading.there(folder / name):
                del kept[name]
    finally:  # what a broken export has written is taken away one day too
        files.write(note, Note(exported=tuple(kept.values())).written())
    yield note


def rendered(
    publication: Publication, handing: Handing, imprint: str, sheets: list[Sheet], recalls: Recalls
) -> Iterable[Handed]:
    """Write the sheets of an imprint for a kind of record."""
    if handing.kind == "openemr":
        return openemr.files(sheets)
    if handing.kind == "infobutton":
        return infobutton.files(sheets)
    house = publication.editor.sources.imprint(imprint).value
    return fhir.files(imprint, house.name if house else imprint, sheets, recalls.of(imprint, handing.selection))


def taken_away(folder: Path, file: Exported, why: str) -> Finding:
    """Remove a file that an earlier export has written, unless somebody has changed it since, and say so."""
    place, remedy = Location(f"{folder.name}/{file.name}"), "take it out of the record too, wherever it was copied to"
    try:
        content = reading.content(folder / file.name, file.name, PRODUCT_BYTES)
        if hashlib.sha256(content).hexdigest() != file.sha256 or not files.delivered(folder, file.name):
            return Finding(place, f"{why}, and this file is not as it was exported", f"remove it, and {remedy}", CHECK)
        (folder / file.name).unlink()
    except (reading.RefusedError, OSError):
        return Finding(place, f"{why}, and this file could not be removed", f"remove it, and {remedy}", CHECK)
    return Finding(place, f"{why}, so this file was removed", remedy, CHECK, Severity.WARNING)


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
