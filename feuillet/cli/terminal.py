"""How a command speaks: findings and summaries to a person, one JSON object to a program; and what it opens first."""

import datetime
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from feuillet.cli.grammar import Options
from feuillet.findings import Finding, Severity, any_error, any_question, visible

if TYPE_CHECKING:
    from feuillet.production.shared_store import SharedStore
    from feuillet.production.store import FolderStore
    from feuillet.project import Project
    from feuillet.publication.asks import Selection
    from feuillet.publication.features import Features
    from feuillet.publication.publication import Publication
    from feuillet.publication.sources import Manuscripts

WELL, FOUND, WRONG_USAGE = 0, 1, 2


def say(*lines: str) -> None:
    """Print to the person at the terminal, each in a line of its own whatever it is made of."""
    for line in lines:
        print(visible(line), file=sys.stderr)


def tell(*lines: str) -> None:
    """Answer on standard output, likewise."""
    for line in lines:
        print(visible(line))


def tell_json(facts: dict[str, object]) -> None:
    """Answer a program: what cannot be seen, and half a character, as JSON's escapes, which mean the very same."""
    text = json.dumps(facts, ensure_ascii=(getattr(sys.stdout, "encoding", None) or "").lower() != "utf-8", indent=2)
    print("\n".join(escaped(line) for line in text.split("\n")))


def escaped(line: str) -> str:
    """Write what cannot be seen as JSON does."""
    if visible(line) == line:
        return line
    return "".join(sign if visible(sign) == sign else json.dumps(sign)[1:-1] for sign in line)


def answer(
    options: Options, findings: Iterable[Finding], summary: str, facts: dict[str, object], *, strict: bool = False
) -> int:
    """Print findings and a summary, or one JSON object; return the exit status: ``strict`` counts open questions as errors."""
    found = tuple(sorted(findings))
    if options.json:
        tell_json(facts | {"findings": [asdict(finding) for finding in found]})
    else:
        for finding in found:
            say(str(finding))
        tell(*summary.split("\n"))
    return FOUND if any_error(found) or (strict and any_question(found)) else WELL


def counted(findings: Iterable[Finding]) -> str:
    """Count findings by what they do."""
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(f"{counts[severity]} {severity}{'' if counts[severity] == 1 else 's'}" for severity in Severity)


def told(results: "Iterable[Path | Finding]") -> int:
    """Name the files that were written and say what is wrong."""
    found = tuple(results)
    findings = tuple(result for result in found if isinstance(result, Finding))
    return exchanged(findings, (str(file) for file in found if isinstance(file, Path)))


def changed(project: "Project", findings: tuple[Finding, ...], results: "Iterable[Path | Finding]") -> int:
    """Name the files of a project that changed and say what is wrong."""
    found = tuple(results)
    wrong = tuple(result for result in found if isinstance(result, Finding))
    return exchanged((*findings, *wrong), (project.name(file) for file in found if isinstance(file, Path)))


def exchanged(findings: tuple[Finding, ...], names: Iterable[str]) -> int:
    """Say which files changed."""
    tell(*names)
    for finding in findings:
        say(str(finding))
    return FOUND if any_error(findings) else WELL


def today() -> datetime.date:
    """Look at the calendar."""
    return datetime.datetime.now(tz=datetime.UTC).date()


def project_of(options: Options) -> "Project":
    """Open the project."""
    from feuillet.project import Project

    return Project(options.project.resolve())


def publication_of(options: Options) -> "Publication":
    """Open a project's publication."""
    from feuillet.publication.publication import Publication

    project = project_of(options)
    return Publication(project, features(), store_of(options, project))


def store_of(options: Options, project: "Project") -> "FolderStore | SharedStore":
    """Open the store: a folder, or one at an address that machines share."""
    place, folder = getattr(options, "store", None), store_folder(options, project)
    if isinstance(place, str):
        from feuillet.production.shared_store import shared

        return shared(place, folder)
    from feuillet.production.store import FolderStore

    return FolderStore(folder)


def store_folder(options: Options, project: "Project") -> Path:
    """Say in which folder of this machine finished galleys are kept; one that stands before an address is for it alone."""
    place = getattr(options, "store", None)
    if isinstance(place, str):
        return project.root / ".feuillet" / f"store-{hashlib.sha256(place.encode()).hexdigest()[:16]}"
    return place or project.root / ".feuillet" / "store"


def selection_of(options: Options, publication: "Publication") -> "Selection":
    """Read which editions and formats are asked for; a name that does not exist is wrong usage."""
    from feuillet.publication.asks import Selection, Shard
    from feuillet.publication.making import refuse_unknown

    def named(part: str) -> tuple[str, ...]:
        return tuple(getattr(options, part, ()))

    release, press_ready = getattr(options, "release", False), getattr(options, "press_ready", False)
    shard = Shard(*(getattr(options, "shard", None) or (1, 1)))
    parts = (named("document"), named("locale"), named("format"), named("imprint"))
    selection = Selection(*parts, release, press_ready, shard)
    refuse_unknown(publication, selection)
    return selection


def manuscripts_of(project: "Project") -> "Manuscripts":
    """Read all manuscripts and imprints, unexamined."""
    from feuillet.publication.features import Features
    from feuillet.publication.sources import Sources, read_manuscripts

    return read_manuscripts(Sources(project, Features()))


def folder_name(output: Path, project: "Project") -> str:
    """Say how findings name an output folder: from the project, where it lies in it."""
    inside = output.resolve().is_relative_to(project.root)
    return output.resolve().relative_to(project.root).as_posix() if inside else str(output)


def features() -> "Features":
    """Discover formats and checks; those of products, which open PDFs, are imported where they are made."""
    from feuillet import formats
    from feuillet.discovery import Check, modules, names
    from feuillet.preflight import manuscript, product, translation
    from feuillet.publication.features import Features

    return Features(
        formats=tuple(format for module in modules(formats) for format in module.FORMATS),
        examinations=tuple(module.check for module in modules(manuscript)),
        comparisons=tuple(module.check for module in modules(translation)),
        inspections=tuple(map(Check, names(product))),
    )
