"""From a project to its output folder: all eight stops in a row."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from feuillet import colour_profiles, files, reading
from feuillet.catalogue import manifest, page
from feuillet.cldr import PSEUDO, Locale
from feuillet.edition.edition import Edition
from feuillet.edition.galley import PRESS_READY, Format
from feuillet.edition.interface_words import Words
from feuillet.edition.markup import MarkingUp
from feuillet.findings import Finding, MachineError
from feuillet.production import workers
from feuillet.production.job import Inspection, Job, inspect_file, unsound
from feuillet.production.product import Product
from feuillet.production.store import Store
from feuillet.project import Project
from feuillet.publication import run
from feuillet.publication.editor import EVERYTHING, Chosen, Editor
from feuillet.publication.inputs import Inputs
from feuillet.publication.run import ALL, Progress, Selection
from feuillet.publication.sources import Examination, Sources, read_sources
from feuillet.templates import LANGUAGE, Templates
from feuillet.translation import domains
from feuillet.translation.messages import Messages
from feuillet.translation.translator import Comparison

FILES = (manifest.NAME, page.NAME)
"""What stands in an output folder beside the products."""


@dataclass(frozen=True)
class Features:
    """What was discovered: the formats, and the checks of a manuscript, of a translation and of a product."""

    formats: tuple[Format, ...]
    examinations: tuple[Examination, ...]
    comparisons: tuple[Comparison, ...]
    inspections: tuple[Inspection, ...]

    def serving(self, edition: Edition) -> tuple[Format, ...]:
        """The formats an edition is made in."""
        return tuple(
            format for format in self.formats if format.name in edition.imprint.formats and format.serves(edition)
        )

    @property
    def format_names(self) -> frozenset[str]:
        """The formats' names."""
        return frozenset(format.name for format in self.formats)


@dataclass(frozen=True)
class Request:
    """Where to print to, what, from which store, and in how many processes."""

    output: Path
    store: Store
    selection: Selection
    workers: int | None = None


@dataclass(frozen=True)
class Proofs:
    """Everything marked up and nothing printed yet."""

    sources: Sources
    jobs: tuple[Job, ...]
    findings: tuple[Finding, ...]


def editions_of(
    project: Project, features: Features, chosen: Chosen = EVERYTHING, sources: Sources | None = None
) -> tuple[Sources, tuple[Edition, ...], tuple[Finding, ...]]:
    """Read, translate and issue, in pseudo-locales too where they are chosen: stops 1 to 3."""
    sources = sources or read_sources(project, features.examinations, features.format_names)
    more = tuple(tag for tag in PSEUDO if tag in chosen.locales)
    editor = Editor(project, sources, features.comparisons, more, chosen)
    editions = editor.editions()
    return sources, editions, (*of(chosen, sources.findings, project), *editor.findings)


def of(chosen: Chosen, findings: tuple[Finding, ...], project: Project) -> tuple[Finding, ...]:
    """Leave out what is wrong with documents and imprints that are not chosen."""
    left = {
        *(
            project.name(project.document(name))
            for name in project.documents
            if chosen.documents and name not in chosen.documents
        ),
        *(
            project.name(project.imprint(name))
            for name in project.imprints
            if chosen.imprints and name not in chosen.imprints
        ),
    }
    return tuple(finding for finding in findings if finding.location.path not in left)


def prepare(
    project: Project,
    features: Features,
    store: Store,
    selection: Selection = ALL,
    sources: Sources | None = None,
) -> Proofs:
    """Read, translate, issue and mark up what is asked for: stops 1 to 4."""
    sources, editions, findings = editions_of(project, features, selection.chosen, sources)
    marking = MarkingUp(Templates(project.templates), project.figures)
    jobs = tuple(run.jobs(editions, features.formats, marking, store, features.inspections))
    return Proofs(sources, jobs, findings)


def inspect(proofs: Proofs, output: Path) -> tuple[int, tuple[Finding, ...]]:
    """Inspect the finished files of an output folder, each within the bounds of a job; count those that were there."""
    held = tuple(job for job in proofs.jobs if reading.there(output / job.path))
    found = workers.run(partial(inspect_file, output), held, lambda job, said: (unsound(job, said),), None)
    return len(held), tuple(finding for _, findings in found for finding in findings)


def publish(project: Project, features: Features, request: Request, progress: Progress) -> run.Outcome:
    """Make what is asked for, list it, and say what could not be made."""
    sources = read_sources(project, features.examinations, features.format_names)
    request.selection.refuse_unknown(
        documents=project.documents,
        imprints=project.imprints,
        formats=features.format_names,
        locales={*project.locales, *PSEUDO, *(tree.language for _, tree in sources.documents)},
    )
    if request.selection.press_ready and not colour_profiles.profile():
        raise MachineError("the colour profile for print shops is missing; python build.py doctor says how to get it")
    files.sweep(request.output)
    files.sweep(request.store.folder)
    proofs = prepare(project, features, request.store, request.selection, sources)
    place = run.Place(request.output, manifest.read(request.output), Inputs(project))
    outcome = run.produce(proofs.jobs, request.selection, place, request.workers, progress)
    listed, refused = list_products(project, proofs.sources, outcome.products, request.output)
    unwritten = run.unwritten(request.output, dict(outcome.refused) | refused)
    return run.Outcome(outcome.products, (*proofs.findings, *outcome.findings, *unwritten), outcome.written + listed)


def list_products(
    project: Project, sources: Sources, products: tuple[Product, ...], output: Path
) -> tuple[int, dict[str, OSError]]:
    """Write the manifest, and the web page without what only a print shop or a tester takes.

    Returns how many files changed, and which could not be written.
    """
    for_readers = tuple(
        product for product in products if not product.format.endswith(PRESS_READY) and product.locale not in PSEUDO
    )
    staff = next((imprint.language for _, imprint in sources.imprints), LANGUAGE)
    tags = dict.fromkeys((staff, *(product.locale for product in products)))
    words = tuple(
        Words(domains.read(project, domains.TEMPLATES, tag)[0] or Messages("", tag), Locale(tag)) for tag in tags
    )
    names = tuple((name, imprint.name) for name, imprint in sources.imprints)
    web = page.render(for_readers, words, names, Templates(project.templates))
    written, refused = 0, dict[str, OSError]()
    for name, content in ((page.NAME, web), (manifest.NAME, manifest.write(products))):
        try:
            written += files.deliver(output, name, content)
        except OSError as error:
            refused[name] = error
    return written, refused
