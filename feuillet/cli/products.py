"""The commands that make products and look at them."""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from feuillet.cli.grammar import Options
from feuillet.cli.terminal import answer, features, project_of, say
from feuillet.findings import FILES, Finding, Severity, unusable, visible

if TYPE_CHECKING:
    from feuillet.project import Project


def make(options: Options) -> int:
    """Make editions; where nothing has changed since the last run, repeat its answer."""
    from feuillet.production import run_fingerprint

    project = project_of(options)
    output = options.output or project.root / ("output/release" if options.release else "output")
    store = options.store or project.root / ".feuillet" / "store"
    shelf = run_fingerprint.shelf(store, output)
    wanted = [options.document, options.locale, options.format, options.imprint]
    asked = json.dumps([*wanted, options.release, options.press_ready])
    today = run_fingerprint.key(project, asked)
    known = shelf.answer(today)
    if known is not None:
        found, summary = known[0], f"nothing has changed: {known[1]}"
    else:
        found, summary, names = produce(options, project, output, store)
        if not any(finding.check in {"press", FILES} for finding in found):  # what the machine refused is tried again
            try:
                shelf.keep(today, found, summary, names)
            except OSError as error:
                found = (*found, unusable(error))
    return answer(options, found, summary, {"output": str(output), "summary": summary})


def produce(
    options: Options, project: "Project", output: Path, store: Path
) -> tuple[tuple[Finding, ...], str, tuple[str, ...]]:
    """Print and deliver: the findings, a summary, and the names of the files that now stand in the output folder."""
    from feuillet.production.product import State
    from feuillet.production.store import Store
    from feuillet.publication.publish import FILES, Request, publish
    from feuillet.publication.run import Selection

    documents, locales, formats, imprints = map(
        tuple, (options.document, options.locale, options.format, options.imprint)
    )
    selection = Selection(documents, locales, formats, imprints, options.release, options.press_ready)
    request = Request(output, Store(store), selection, options.workers)
    outcome = publish(project, features(), request, progress())
    current = [product for product in outcome.products if product.state is State.CURRENT]
    summary = f"{len(current)} products stand in {visible(str(output))}"
    if outdated := len(outcome.products) - len(current):
        summary += f", {outdated} more are outdated and linked nowhere"
    if asked := sum(finding.severity is Severity.QUESTION for finding in outcome.findings):
        summary += f"; {asked} questions are open"
    return outcome.findings, summary, (*(product.path for product in outcome.products), *FILES)


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
    """Inspect the products as they stand in the output folder."""
    from feuillet.production.store import Store
    from feuillet.publication.publish import inspect, prepare

    project = project_of(options)
    proofs = prepare(project, features(), Store(project.root / ".feuillet" / "store"))
    output = options.output or project.root / "output"
    count, findings = inspect(proofs, output)
    refused: list[Finding] = []

    def name(what: str, made: "Iterable[Path | Finding]") -> None:
        for each in made:
            if isinstance(each, Path):
                say(f"{what}: {each}")
            else:
                refused.append(each)

    if options.contact_sheet:
        from feuillet.proof import contact_sheet
        from feuillet.templates import Templates

        name("drawn", contact_sheet.draw(proofs.jobs, output, findings, Templates(project.templates)))
    if options.report:
        from feuillet.proof import report

        languages = {name: imprint.language for name, imprint in proofs.sources.imprints}
        reports = report.gather(proofs.jobs, output, findings)
        name("written", report.write(options.report, reports, project, languages))
    return answer(options, (*proofs.findings, *findings, *refused), f"{count} products inspected", {"products": count})
