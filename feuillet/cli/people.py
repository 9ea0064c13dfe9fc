"""The commands by which people stand for editions and start new things, and the doctor."""

import datetime
from pathlib import Path

from feuillet import doctor
from feuillet.cli.terminal import FOUND, WELL, features, project_of, sources_of
from feuillet.findings import UsageError
from feuillet.options import Options


def approve(options: Options) -> int:
    """Write an approval into the locale's ledger."""
    from feuillet.catalogue.publish import editions_of
    from feuillet.production.approving import Approver, approve

    project = project_of(options)
    sources, editions, findings = editions_of(project, features())
    chosen = tuple(
        edition
        for edition in editions
        if (edition.slug, edition.locale.tag) == (options.document, options.locale)
        and (not options.imprint or edition.imprint_slug in options.imprint)
    )
    if not chosen:
        raise UsageError(f"there is no edition of {options.document} in {options.locale}: run check to see why")
    today = datetime.datetime.now(tz=datetime.UTC).date()
    approver = Approver(options.translator, options.reviser, options.role, today, options.evaluator)
    for file in approve(project, sources, chosen, findings, approver):
        print(project.name(file))
    return WELL


def start(options: Options) -> int:
    """Start a document, a locale or an imprint."""
    from feuillet import starters
    from feuillet.production import exchange

    project = project_of(options)
    if options.kind == "document":
        today = datetime.datetime.now(tz=datetime.UTC).date()
        made = [starters.new_document(project, options.name, options.language, today)]
    elif options.kind == "imprint":
        names = tuple(format.name for format in features().formats)
        made = [starters.new_imprint(project, options.name, options.language, names)]
    else:
        starters.new_locale(project, options.name)
        made = [
            file for file in exchange.merge(project, sources_of(project), (options.name,)) if isinstance(file, Path)
        ]
    for file in made:
        print(project.name(file))
    return WELL


def examine(options: Options) -> int:
    """Say what the machine lacks; the bare names are for the Makefile, which asks before anything is installed."""
    wanted = doctor.needs(tests=options.tests)
    lacking = doctor.missing(wanted)
    if options.packages:
        print(" ".join(doctor.packages(lacking)))
        return WELL
    for line in doctor.report(wanted):
        print(line)
    if lacking:
        print(doctor.command(lacking))
    return FOUND if lacking else WELL
