"""How a command speaks: findings and summaries to a person, one JSON object to a program; and what it opens first."""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from feuillet.cli.grammar import Options
from feuillet.findings import Finding, Severity, UsageError, any_error, any_question, visible

if TYPE_CHECKING:
    from feuillet.production.job import Inspection
    from feuillet.project import Project
    from feuillet.publication.editor import Chosen
    from feuillet.publication.publish import Features
    from feuillet.publication.sources import Sources

WELL, FOUND, WRONG_USAGE = 0, 1, 2


def say(*lines: str) -> None:
    """Tell the person at the terminal, each in a line of its own whatever it is made of."""
    for line in lines:
        print(visible(line), file=sys.stderr)


def tell(*lines: str) -> None:
    """Answer on standard output, likewise."""
    for line in lines:
        print(visible(line))


def tell_json(facts: dict[str, object]) -> None:
    """Answer a program: what cannot be seen, and half a character, as JSON's escapes, which stand for the very same."""
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


def project_of(options: Options) -> "Project":
    """Open the project."""
    from feuillet.project import Project

    return Project(options.project.resolve())


def chosen_of(options: Options, project: "Project") -> "Chosen":
    """Read which editions are asked for; a name that does not exist is wrong usage."""
    from feuillet.publication.editor import Chosen

    for part, known in (("document", project.documents), ("locale", project.locales), ("imprint", project.imprints)):
        for name in getattr(options, part):
            if name not in known:
                raise UsageError(f"there is no {part} {name}; there are {', '.join(known)}")
    return Chosen(tuple(options.document), tuple(options.locale), tuple(options.imprint))


def sources_of(project: "Project") -> "Sources":
    """Read the sources."""
    from feuillet.publication.sources import read_sources

    return read_sources(project)


def features(*, printing: bool = True) -> "Features":
    """Discover formats and checks; those of products, which open PDFs, only where something is ``printing``."""
    from feuillet import formats, preflight
    from feuillet.discovery import modules
    from feuillet.preflight import manuscript, translation
    from feuillet.publication.publish import Features

    assert preflight
    inspections: tuple[Inspection, ...] = ()
    if printing:
        from feuillet.preflight import product

        inspections = tuple(module.check for module in modules(product))
    return Features(
        formats=tuple(format for module in modules(formats) for format in module.FORMATS),
        examinations=tuple(module.check for module in modules(manuscript)),
        comparisons=tuple(module.check for module in modules(translation)),
        inspections=inspections,
    )
