"""The commands of authors and translators: extract, merge, exchange, look, check."""

import datetime
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from feuillet.cli.grammar import Options
from feuillet.cli.terminal import (
    answer,
    changed,
    counted,
    manuscripts_of,
    project_of,
    publication_of,
    selection_of,
    tell,
    today,
    told,
)
from feuillet.findings import UsageError

if TYPE_CHECKING:
    from feuillet.edition.edition import Edition
    from feuillet.project import Project


def extract(options: Options) -> int:
    """Write the templates of messages, and the schemas."""
    from feuillet.publication import catalogs

    project = project_of(options)
    sources = manuscripts_of(project)
    return changed(project, sources.findings, catalogs.extract(project, sources))


def merge(options: Options) -> int:
    """Bring the locale catalogs up to date."""
    from feuillet.publication import catalogs

    project = project_of(options)
    sources = manuscripts_of(project)
    return changed(project, sources.findings, catalogs.merge(project, sources, project.locales))


def export(options: Options) -> int:
    """Write what agencies work in, the sheet for the reviser, or what health records take."""
    from feuillet.publication import catalogs, recording

    project = project_of(options)
    if options.kind in recording.KINDS:
        return records(options)
    if len(options.locale) != 1:
        raise UsageError(f"export --as {options.kind} wants --locale, once")
    (options.locale,) = options.locale
    if options.locale not in project.locales:
        raise UsageError(f"there is no locale {options.locale}; there are {', '.join(project.locales)}")
    folder = options.output or project.root / "output" / "exchange"
    wanted = domains_of(options, project)
    if options.kind in DRAWN:
        return DRAWN[options.kind](options, folder)
    parcel = catalogs.Parcel(options.locale, options.kind, folder, wanted, options.whole)
    return told(catalogs.export(project, manuscripts_of(project), parcel, approved_in(options, project)))


def records(options: Options) -> int:
    """Write the leaflets that are current for health records."""
    from feuillet.publication.recording import Handing, hand

    publication = publication_of(options)
    root = publication.project.root
    output = root / "output" / "release" if options.release else root / "output"
    folder = options.output or root / "output" / "records" / options.kind
    return told(hand(publication, Handing(options.kind, output, folder, selection_of(options, publication))))


def domains_of(options: Options, project: "Project") -> frozenset[str]:
    """List the domains of the documents and imprints that are named; none where all are wanted."""
    from feuillet.publication.asks import Selection
    from feuillet.translation.domains import imprint_domain

    named = Selection(documents=tuple(options.document), imprints=tuple(options.imprint))
    named.refuse_unknown(documents=project.documents, imprints=project.imprints)
    return frozenset((*named.documents, *map(imprint_domain, named.imprints)))


def approved_in(options: Options, project: "Project") -> frozenset[str]:
    """List the domains whose texts in a locale two people have approved; without a ledger there are none."""
    from feuillet.publication.asks import Selection
    from feuillet.translation.domains import TEMPLATES, imprint_domain

    if not project.approvals(options.locale).exists():
        return frozenset()
    editions, _ = publication_of(options).editions(Selection(locales=(options.locale,)))
    finished = [each for each in editions if not each.colophon.draft]
    return frozenset(name for each in finished for name in (each.slug, imprint_domain(each.imprint_slug), TEMPLATES))


def sheets(options: Options, folder: Path) -> int:
    """Draw the back-translation sheet of each document in a locale."""
    from feuillet import files
    from feuillet.proof import back_translation
    from feuillet.publication.asks import Selection

    publication = publication_of(options)
    editions, findings = publication.editions(
        Selection(tuple(options.document), (options.locale,), imprints=tuple(options.imprint))
    )
    back, found = back_translation.read_back(options.back) if options.back else (None, ())
    written: list[Path] = []
    for edition in editions:
        if edition.translated and edition.original is not None:
            sheet = back_translation.draw(edition, publication.marking, back)
            for ending, content in (("html", sheet.html), ("pdf", sheet.pdf)):
                name = f"{edition.slug}-{back_translation.NAME}.{options.locale}.{ending}"
                written.append(folder / options.locale / name)
                files.write(written[-1], content)
    return told((*findings, *found, *dict.fromkeys(written)))


def pictures(options: Options, folder: Path) -> int:
    """Draw each text of a locale where it stands on the page."""
    from feuillet.publication.asks import Selection
    from feuillet.publication.picturing import picture

    publication = publication_of(options)
    wanted = Selection(tuple(options.document), (options.locale,), imprints=tuple(options.imprint))
    return told(picture(publication, wanted, folder / options.locale / "crops"))


DRAWN = {"sheet": sheets, "crops": pictures}
"""What is drawn for a locale, and not written for an agency's tools."""


def take_back(options: Options) -> int:
    """Take back what agencies have translated."""
    from feuillet.publication import catalogs
    from feuillet.reading import there

    project = project_of(options)
    sources = manuscripts_of(project)
    if lost := [file for file in options.files if not there(file)]:
        raise UsageError(f"there is no file {lost[0]}")
    memories = [file for file in options.files if file.suffix.lower() == ".tmx"]
    if bool(memories) != bool(options.locale) or 0 < len(memories) < len(options.files):
        raise UsageError("TMX files want --locale, and XLIFF files have none: import them one kind at a time")
    if options.locale:
        from feuillet.publication.lending import lend

        if options.locale not in project.locales:
            raise UsageError(f"there is no locale {options.locale}; there are {', '.join(project.locales)}")
        return told((*sources.findings, *lend(project, sources, options.locale, memories)))
    now = datetime.datetime.now(tz=datetime.UTC)
    return told(tuple(result for file in options.files for result in catalogs.take_back(project, sources, file, now)))


def status(options: Options) -> int:
    """Say how far each translation has come."""
    from feuillet.publication import catalogs, readers, reviews

    publication = publication_of(options)
    project, asked = publication.project, selection_of(options, publication)
    known = readers.learned(publication, publication.names(asked))
    issued = {(name.locale, name.document) for name, each in known.items() if each.formats}
    drafts = {(name.locale, name.document) for name, each in known.items() if each.formats and each.draft}
    told = tuple(dict.fromkeys(finding for each in known.values() for finding in each.findings))
    manuscripts = manuscripts_of(project)
    rows, findings = catalogs.statuses(project, manuscripts, frozenset(issued - drafts), told)
    others = {*project.documents} - {*asked.documents} if asked.documents else set()
    rows = tuple(row for row in rows if row.locale in (asked.locales or (row.locale,)) and row.domain not in others)
    if options.html:
        from feuillet import files
        from feuillet.proof import badges

        files.write(options.html, badges.render(rows, publication.marking.templates))
    heads = (
        "locale",
        "domain",
        "translated",
        "fuzzy",
        "missing",
        "safety open",
        "errors",
        "asked",
        "confirmed",
        "approved",
    )
    lines = ["{:10} {:24} {:>10} {:>6} {:>8} {:>12} {:>7} {:>6} {:>10} {:>9}".format(*heads)]
    for row in rows:
        counts = f"{row.translated:>6}/{row.total:<3} {row.fuzzy:>6} {row.missing:>8} {row.safety:>12}"
        answers = f"{row.errors:>7} {row.asked:>6} {row.confirmed:>10} {'yes' if row.approved else 'no':>9}"
        lines.append(f"{row.locale:10} {row.domain:24} {counts} {answers}")
        if row.inherited:
            lines.append(f"{'':10} {row.inherited} of {row.translated} are those of {row.parent}")
        if row.unchecked:
            lines.append(f"{'':10} unchecked: {', '.join(row.unchecked)}")
    calendar = reviews.calendar(known, options.today or today())
    lines += ["", "{:12} {:24} {:>7}".format("next review", "document", "locales")] if calendar else []
    lines += [f"{each.day!s:12} {each.document:24} {each.locales:>7} {each.state}".rstrip() for each in calendar]
    facts: dict[str, object] = {
        "status": [asdict(row) for row in rows],
        "reviews": [asdict(each) | {"day": str(each.day)} for each in calendar],
    }
    return answer(options, (*manuscripts.findings, *findings), "\n".join(lines), facts)


def check(options: Options) -> int:
    """Read, translate and issue what is asked for, and say what is wrong."""
    from feuillet.publication import readers, reviews

    publication = publication_of(options)
    asked = selection_of(options, publication)
    known = readers.learned(publication, publication.names(asked))
    found = (*publication.findings(asked), *(finding for each in known.values() for finding in each.findings))
    findings = tuple(dict.fromkeys((*found, *reviews.due(publication.project, known, options.today or today()))))
    count = sum(len(each.formats) for each in known.values())
    facts: dict[str, object] = {"products": count}
    if options.explain_typography:
        facts["typography"] = explain(options, publication.editions(asked)[0])
    if options.readability:
        facts["readability"] = readings(options, publication.editions(asked)[0])
    return answer(
        options,
        findings,
        f"{count} products can be made: {counted(findings)}",
        facts,
        strict=options.strict,
    )


def explain(options: Options, editions: "tuple[Edition, ...]") -> list[dict[str, str]]:
    """List what the rules of typography changed; print it, one heading per rule, where a person reads."""
    from feuillet.proof import typography

    if unknown := {*options.locale} - {edition.locale.tag for edition in editions}:
        raise UsageError(f"there is no edition in {', '.join(sorted(unknown))}")
    chosen = (edition for edition in editions if not options.locale or edition.locale.tag in options.locale)
    found = sorted({each for edition in chosen for each in typography.explain(edition)})
    if not options.json:
        for (locale, rule, reason), group in groupby(found, key=lambda each: (each.locale, each.rule, each.reason)):
            tell(f"{locale} {rule}: {reason}")
            for each in group:
                tell(f"    {each.place}: {each.typed} → {each.set}")
    return [asdict(each) for each in found]


def readings(options: Options, editions: "tuple[Edition, ...]") -> list[dict[str, object]]:
    """Measure how hard the leaflets are to read, once per document and locale; print it where a person reads."""
    from feuillet.proof import readability

    chosen = (edition for edition in editions if not options.locale or edition.locale.tag in options.locale)
    found = tuple(dict.fromkeys(each for edition in chosen for each in readability.read(edition)))
    if not options.json:
        tell(*map(str, found))
    return [asdict(each) for each in found]
