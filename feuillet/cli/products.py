"""The commands that make products and look at them."""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from feuillet.cli.grammar import Options
from feuillet.cli.terminal import (
    WELL,
    answer,
    folder_name,
    project_of,
    publication_of,
    say,
    selection_of,
    store_folder,
    store_of,
    tell,
    today,
)
from feuillet.findings import FILES, Finding, Severity, unusable, visible

if TYPE_CHECKING:
    from feuillet.publication.making import Outcome

CATALOGUE = "index.html"
"""The list of all products in an output folder."""
REFUSED = frozenset({"press", "store", FILES})
"""The checks of what the machine refused."""
MB = 10**6


def make(options: Options) -> int:
    """Make editions; where nothing has changed since the last run, repeat its answer."""
    from feuillet import files
    from feuillet.production import run_fingerprint

    project = project_of(options)
    output = options.output or project.root / ("output/release" if options.release else "output")
    store = store_folder(options, project)
    last = run_fingerprint.last_run(store, output)
    wanted = [options.document, options.locale, options.format, options.imprint]
    asked = json.dumps([*wanted, options.release, options.press_ready, options.shard])
    before = run_fingerprint.key(project, asked)
    known = last.answer(before)
    if known is not None:
        found, summary = known[0], f"nothing has changed: {known[1]}"
    else:
        if options.workers != 1 and not isinstance(options.workers, str):
            from feuillet.production.crew import warm_up

            warm_up()  # it takes as long as to read what is asked for
        with files.together(store):
            outcome = produce(options, output, last.untouched())
        found, summary = outcome.findings, summed_up(outcome, output)
        again = any(finding.check in REFUSED for finding in found)  # what the machine refused is tried again
        if not again and outcome.steady and run_fingerprint.key(project, asked) == before:  # and what changed meanwhile
            try:
                last.keep(before, found, summary, outcome.names)
            except OSError as error:
                found = (*found, unusable(error))
    status = answer(options, found, summary, {"output": str(output), "summary": summary})
    if options.open:
        import webbrowser

        webbrowser.open((output / CATALOGUE).resolve().as_uri())
    return status


def produce(options: Options, output: Path, untouched: frozenset[str]) -> "Outcome":
    """Print and deliver."""
    from feuillet.production.workers import Processes
    from feuillet.publication.making import Request, make

    publication = publication_of(options)
    folder = folder_name(output, publication.project)
    selection = selection_of(options, publication)
    request = Request(output, selection, Processes(1), folder, untouched, today())
    if isinstance(options.workers, str):
        from feuillet.production.cluster import cluster

        with cluster(options.workers, publication.store) as workers:
            outcome = make(publication, replace(request, workers=workers), progress())
            return replace(outcome, findings=(*outcome.findings, *workers.findings))
    return make(publication, replace(request, workers=Processes(options.workers)), progress())


def join(options: Options) -> int:
    """List the products of shards in one output folder."""
    from feuillet.production.workers import Processes
    from feuillet.publication.asks import Selection
    from feuillet.publication.joining import join
    from feuillet.publication.making import Request

    publication = publication_of(options)
    output = options.output or publication.project.root / ("output/release" if options.release else "output")
    folder, selection = folder_name(output, publication.project), Selection(release=options.release)
    outcome = join(publication, tuple(options.folders), Request(output, selection, Processes(1), folder, today=today()))
    summary = summed_up(outcome, output)
    return answer(options, outcome.findings, summary, {"output": str(output), "summary": summary})


def store(options: Options) -> int:
    """Remove from the store what was used longest ago."""
    from feuillet.production.pruning import prune
    from feuillet.production.remote import shown

    project = project_of(options)
    pruned = prune(store_of(options, project), options.max_size)
    address = options.store if isinstance(options.store, str) else ""
    place = shown(address) if address else options.store or project.name(store_folder(options, project))
    freed = (pruned.before - pruned.after) / MB
    tell(f"{place}: {pruned.objects} objects were removed, {freed:.1f} MB; {pruned.after / MB:.1f} MB stay")
    return WELL


def summed_up(outcome: "Outcome", output: Path) -> str:
    """Say in a line what is in an output folder now."""
    from feuillet.production.product import State

    current = [product for product in outcome.products if product.state is State.CURRENT]
    summary = f"{len(current)} products are in {visible(str(output))}"
    if outdated := len(outcome.products) - len(current):
        summary += f", {outdated} more are outdated and linked nowhere"
    if asked := sum(finding.severity is Severity.QUESTION for finding in outcome.findings):
        summary += f"; {asked} questions are open"
    return f"{summary}\nopen {visible(str(output / CATALOGUE))}" if outcome.products else summary


def watch(options: Options) -> int:
    """Make what is asked for, and again whatever a saved file touches, until somebody stops it."""
    from feuillet.desk.watching import rounds

    publication = publication_of(options)
    output = options.output or publication.project.root / "output"
    folder = folder_name(output, publication.project)
    try:
        for number, came in enumerate(rounds(publication, selection_of(options, publication), output, folder)):
            for finding in sorted(came.findings):
                say(str(finding))
            tell(*(f"new: {path}" for path in came.made))
            if came.refused:
                say(f"feuillet: {came.refused}")
            if number == 0:
                tell(f"open {output / CATALOGUE}; what you save from now on is made anew, until you press Ctrl-C")
            sys.stdout.flush()
    except KeyboardInterrupt:
        pass  # as it was told
    return WELL


def progress() -> Callable[[int, int, str], None]:
    """Show a bar on a terminal, and nothing elsewhere."""
    from tqdm import tqdm

    bar = tqdm(desc="6 print", unit="product", file=sys.stderr, disable=not sys.stderr.isatty(), leave=False)

    def show(done: int, total: int, name: str) -> None:
        bar.total, bar.n = total, done
        bar.set_postfix_str(visible(name))
        if done >= total:
            bar.close()

    return show


def preflight(options: Options) -> int:
    """Inspect the products as they are in the output folder."""
    from feuillet.publication.inspecting import inspect

    publication = publication_of(options)
    project = publication.project
    output = options.output or project.root / "output"
    folder = folder_name(output, project)
    inspected = inspect(publication, selection_of(options, publication), output, folder)
    refused: list[Finding] = []

    def name(what: str, made: "Iterable[Path | Finding]") -> None:
        for each in made:
            if isinstance(each, Path):
                say(f"{what}: {each}")
            else:
                refused.append(each)

    if options.contact_sheet:
        from feuillet.proof import contact_sheet

        templates = publication.marking.templates
        name("drawn", contact_sheet.draw(inspected.files, output, templates))
    if options.report:
        from feuillet.proof import report

        read = ((each, publication.editor.sources.imprint(each).value) for each in project.imprints)
        languages = {each: imprint.language for each, imprint in read if imprint}
        reports = report.gather(inspected.files, output)
        name("written", report.write(options.report, reports, project, languages))
    count = sum(file.there for file in inspected.files)
    findings = (*inspected.findings, *inspected.found, *refused)
    return answer(options, findings, f"{count} products inspected", {"products": count})
