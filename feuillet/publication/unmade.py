"""What a run could not make, and why: findings for those who asked."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from feuillet import files
from feuillet.findings import FILES, Finding, Location, Problem, Severity, reason
from feuillet.publication.asks import Name


def unissued(formats: Iterator[str]) -> Iterator[Finding]:
    """Report formats that were asked for and that no imprint of what was asked for issues."""
    for format in formats:
        problem = f"no imprint that was asked for issues {format}, so nothing was made of it"
        yield Finding(
            Location("content/imprints"),
            problem,
            f"add {format} to the formats of an imprint",
            "formats",
            Severity.WARNING,
        )


def unapproved(name: Name) -> Finding:
    """Report an edition that was asked for and is not approved."""
    problem = f"{name.document} in {name.locale} under {name.imprint} is a draft"
    where = Location(f"locales/{name.locale}/approvals.yaml")
    return Finding(where, problem, "have it approved, or make drafts without --release", "release")


def unprinted(problem: Problem, paths: list[str], folder: str) -> Iterator[Finding]:
    """Report jobs that failed, each by itself; what the machine refuses, once for all of them."""
    for path in paths[:1] if problem.remedy else paths:
        what = f"{len(paths)} files" if problem.remedy and len(paths) > 1 else "this"
        where = Location(PurePosixPath(folder, path).as_posix())
        remedy = problem.remedy or "see whether its text or figures are unusual, and report it if not"
        yield Finding(where, f"{what} could not be printed: {problem.text}", remedy, "press")


def unwritten(output: Path, folder: str, refused: dict[str, OSError]) -> Iterator[Finding]:
    """Report what could not be written, once for all files that the same thing hinders."""
    groups: dict[tuple[str, Problem], list[str]] = {}
    for path, error in refused.items():
        place = Path(os.fsdecode(error.filename))
        known = error.errno in files.IN_THE_WAY and place.is_relative_to(output)
        name = place.relative_to(output).as_posix() if known else ""
        groups.setdefault((name, reason(error)), []).append(path)
    for (name, problem), paths in groups.items():
        where = Location(PurePosixPath(folder, name or paths[0]).as_posix())
        what = "this file" if len(paths) == 1 else f"{len(paths)} files"
        yield Finding(where, f"{what} could not be written: {problem.text}", problem.remedy, FILES)
