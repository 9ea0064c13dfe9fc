"""The command line; the only module that prints or exits.

Only the standard library is imported at the top: the doctor must answer on a bare machine, and a run that finds nothing
changed must not wait for libraries it does not use.
"""

import datetime
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from feuillet import doctor
from feuillet.findings import FeuilletError, Finding, UsageError, any_error
from feuillet.options import Options, parser

if TYPE_CHECKING:
    from feuillet.catalogue.publish import Features
    from feuillet.production.sources import Sources
    from feuillet.project import Project

WELL, FOUND, WRONG_USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command: 0 all well, 1 findings of severity error, 2 wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    options = parser().parse_args(words or ["make"])
    try:
        status = COMMANDS[options.command](options)
        sys.stdout.flush()
        return status
    except FeuilletError as error:
        say(f"feuillet: {error}")
        return WRONG_USAGE if isinstance(error, UsageError) else FOUND
    except BrokenPipeError:  # whoever read us, such as head, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except KeyboardInterrupt:
        say("feuillet: stopped; what was finished is kept")
        return FOUND


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, file=sys.stderr)


def answer(options: Options, findings: Iterable[Finding], summary: str, facts: dict[str, object]) -> int:
    """Print findings and a summary, or one JSON object; return the exit status."""
    found = tuple(sorted(findings))
    if options.json:
        print(json.dumps(facts | {"findings": [asdict(finding) for finding in found]}, ensure_ascii=False, indent=2))
    else:
        for finding in found:
            say(str(finding))
        print(summary)
    return FOUND if any_error(found) else WELL


def project_of(options: Options) -> "Project":
    """Open the project."""
    from feuillet.project import Project

    return Project(options.project.resolve())


def sources_of(project: "Project") -> "Sources":
    """Read the sources."""
    from feuillet.production.sources import read_sources

    return read_sources(project)


def features() -> "Features":
    """Discover formats and checks."""
    from feuillet import formats, preflight
    from feuillet.catalogue.publish import Features
    from feuillet.discovery import modules
    from feuillet.preflight import manuscript, product, translation

    assert preflight
    return Features(
        formats=tuple(format for module in modules(formats) for format in module.FORMATS),
        examinations=tuple(module.check for module in modules(manuscript)),
        comparisons=tuple(module.check for module in modules(translation)),
        inspections=tuple(module.check for module in modules(product)),
    )


def make(options: Options) -> int:
    """Make editions; where nothing has changed since the last run, repeat its answer."""
    from feuillet.production import key

    project = project_of(options)
    output = options.output or project.root / ("output/release" if options.release else "output")
    store = options.store or project.root / ".feuillet" / "store"
    shelf = key.shelf(store, output)
    wanted = [options.document, options.locale, options.format, options.imprint]
    asked = json.dumps([*wanted, options.release, options.press_ready])
    today = key.key(project, asked)
    known = shelf.answer(today)
    if known is not None:
        found, summary = tuple(map(Finding.unfold, known["findings"])), f"nothing has changed: {known['summary']}"
    else:
        found, summary, names = produce(options, project, output, store)
        if not any(finding.check == "press" for finding in found):  # a job that failed is tried again
            shelf.keep(today, {"findings": [asdict(finding) for finding in found], "summary": summary}, names)
    return answer(options, found, summary, {"output": str(output), "summary": summary})


def produce(
    options: Options, project: "Project", output: Path, store: Path
) -> tuple[tuple[Finding, ...], str, tuple[str, ...]]:
    """Print and deliver: the findings, a summary, and the names of the files that now stand in the output folder."""
    from feuillet.catalogue.publish import FILES, Request, publish
    from feuillet.production.product import State
    from feuillet.production.run import Selection
    from feuillet.production.store import Store

    documents, locales, formats, imprints = map(
        tuple, (options.document, options.locale, options.format, options.imprint)
    )
    selection = Selection(documents, locales, formats, imprints, options.release, options.press_ready)
    request = Request(output, Store(store), selection, options.workers)
    outcome = publish(project, features(), request, progress())
    current = [product for product in outcome.products if product.state is State.CURRENT]
    summary = f"{len(current)} products stand in {output}"
    if outdated := len(outcome.products) - len(current):
        summary += f", {outdated} more are outdated and linked nowhere"
    return outcome.findings, summary, (*(product.path for product in outcome.products), *FILES)


def progress() -> Callable[[int, int, str], None]:
    """Show a bar on a terminal, and nothing elsewhere."""
    from tqdm import tqdm

    bar = tqdm(desc="6 print", unit="product", file=sys.stderr, disable=not sys.stderr.isatty(), leave=False)

    def show(done: int, total: int, name: str) -> None:
        bar.total, bar.n = total, done
        bar.set_postfix_str(name)
        if done >= total:
            bar.close()

    return show


def extract(options: Options) -> int:
    """Write the templates of messages, and the schemas."""
    from feuillet.production import exchange

    project = project_of(options)
    sources = sources_of(project)
    return exchanged(sources.findings, (project.name(file) for file in exchange.extract(project, sources)))


def merge(options: Options) -> int:
    """Bring the locale catalogs up to date."""
    from feuillet.production import exchange

    project = project_of(options)
    sources = sources_of(project)
    results = tuple(exchange.merge(project, sources, project.locales))
    findings = tuple(result for result in results if isinstance(result, Finding))
    return exchanged((*sources.findings, *findings), (project.name(file) for file in results if isinstance(file, Path)))


def export(options: Options) -> int:
    """Write what agencies work in, or the sheet for the reviser."""
    from feuillet.production import exchange

    project = project_of(options)
    if options.locale not in project.locales:
        raise UsageError(f"there is no locale {options.locale}; there are {', '.join(project.locales)}")
    folder = options.output or project.root / "output" / "exchange"
    if options.kind == "sheet":
        return sheets(options, project, folder)
    results = tuple(exchange.export(project, sources_of(project), options.locale, options.kind, folder))
    return told(results)


def sheets(options: Options, project: "Project", folder: Path) -> int:
    """Draw the back-translation sheet of each document in a locale."""
    from feuillet.catalogue.publish import editions_of
    from feuillet.edition.markup import Desk
    from feuillet.production import files
    from feuillet.proof import back_translation
    from feuillet.templates import Templates

    _, editions, findings = editions_of(project, features())
    desk = Desk(Templates(project.templates), project.figures)
    back, found = back_translation.read_back(options.back) if options.back else (None, ())
    written: list[Path] = []
    for edition in editions:
        if edition.locale.tag == options.locale and edition.original is not None:
            sheet = back_translation.draw(edition, desk, back)
            for ending, content in (("html", sheet.html), ("pdf", sheet.pdf)):
                written.append(folder / options.locale / f"{edition.slug}-{back_translation.NAME}.{ending}")
                files.write(written[-1], content)
    return told((*findings, *found, *dict.fromkeys(written)))


def take_back(options: Options) -> int:
    """Take back what agencies have translated."""
    from feuillet.production import exchange

    project = project_of(options)
    sources = sources_of(project)
    if lost := [file for file in options.files if not file.is_file()]:
        raise UsageError(f"there is no file {lost[0]}")
    return told(tuple(result for file in options.files for result in exchange.take_back(project, sources, file)))


def told(results: "Iterable[Path | Finding]") -> int:
    """Name the files that were written and say what is wrong."""
    found = tuple(results)
    findings = tuple(result for result in found if isinstance(result, Finding))
    return exchanged(findings, (str(file) for file in found if isinstance(file, Path)))


def exchanged(findings: tuple[Finding, ...], names: Iterable[str]) -> int:
    """Say which files changed."""
    for name in names:
        print(name)
    for finding in findings:
        say(str(finding))
    return FOUND if any_error(findings) else WELL


def status(options: Options) -> int:
    """Say how far each translation has come."""
    from feuillet.catalogue.publish import editions_of
    from feuillet.production import exchange

    project = project_of(options)
    sources, editions, _ = editions_of(project, features())
    drafts = {(edition.locale.tag, edition.slug) for edition in editions if edition.colophon.draft}
    approved = frozenset({(edition.locale.tag, edition.slug) for edition in editions} - drafts)
    rows, findings = exchange.statuses(project, sources, approved)
    if options.html:
        from feuillet.production import files
        from feuillet.proof import badges
        from feuillet.templates import Templates

        files.write(options.html, badges.render(rows, Templates(project.templates)))
    heads = ("locale", "domain", "translated", "fuzzy", "missing", "safety open", "approved")
    lines = ["{:10} {:24} {:>10} {:>6} {:>8} {:>12} {:>9}".format(*heads)]
    for row in rows:
        counts = f"{row.translated:>6}/{row.total:<3} {row.fuzzy:>6} {row.missing:>8} {row.safety:>12}"
        lines.append(f"{row.locale:10} {row.domain:24} {counts} {'yes' if row.approved else 'no':>9}")
    return answer(options, (*sources.findings, *findings), "\n".join(lines), {"status": [asdict(row) for row in rows]})


def check(options: Options) -> int:
    """Read, translate and mark up everything, and say what is wrong."""
    from feuillet.catalogue.publish import prepare
    from feuillet.production.store import Store

    project = project_of(options)
    proofs = prepare(project, features(), Store(project.root / ".feuillet" / "store"))
    count = sum(not job.press_ready for job in proofs.jobs)
    facts: dict[str, object] = {"products": count}
    if options.explain_typography:
        facts["typography"] = explain(options, project)
    return answer(
        options,
        proofs.findings,
        f"{count} products can be made, {len(proofs.findings)} findings",
        facts,
    )


def explain(options: Options, project: "Project") -> list[dict[str, str]]:
    """List what the rules of typography changed; print it, a heading a rule, where a person reads."""
    from feuillet.catalogue.publish import editions_of
    from feuillet.edition.typography import explanation

    _, editions, _ = editions_of(project, features())
    if unknown := {*options.locale} - {edition.locale.tag for edition in editions}:
        raise UsageError(f"there is no edition in {', '.join(sorted(unknown))}")
    chosen = (edition for edition in editions if not options.locale or edition.locale.tag in options.locale)
    found = sorted({each for edition in chosen for each in explanation.explain(edition)})
    if not options.json:
        for (locale, rule, reason), group in groupby(found, key=lambda each: (each.locale, each.rule, each.reason)):
            print(f"{locale} {rule}: {reason}")
            for each in group:
                print(f"    {each.place}: {each.typed} → {each.set}")
    return [asdict(each) for each in found]


def preflight(options: Options) -> int:
    """Inspect the products as they stand in the output folder."""
    from feuillet.catalogue.publish import inspect, prepare
    from feuillet.production.store import Store

    project = project_of(options)
    proofs = prepare(project, features(), Store(project.root / ".feuillet" / "store"))
    output = options.output or project.root / "output"
    count, findings = inspect(proofs, output)
    if options.contact_sheet:
        from feuillet.catalogue import contact_sheet
        from feuillet.templates import Templates

        for file in contact_sheet.draw(proofs.jobs, output, findings, Templates(project.templates)):
            say(f"drawn: {file}")
    if options.report:
        from feuillet.preflight import report

        languages = {name: imprint.language for name, imprint in proofs.sources.imprints}
        for file in report.write(options.report, report.gather(proofs.jobs, output, findings), project, languages):
            say(f"written: {file}")
    return answer(options, (*proofs.findings, *findings), f"{count} products inspected", {"products": count})


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


COMMANDS: dict[str, Callable[[Options], int]] = {
    "make": make,
    "extract": extract,
    "merge": merge,
    "status": status,
    "check": check,
    "export": export,
    "import": take_back,
    "approve": approve,
    "preflight": preflight,
    "new": start,
    "doctor": examine,
}
"""What answers to each command of `feuillet.options`."""
