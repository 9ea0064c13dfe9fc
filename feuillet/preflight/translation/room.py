"""A text of the leaflet is not so much longer than its source that its panel could not hold it."""

from collections.abc import Iterator

from feuillet.findings import Finding, Severity
from feuillet.manuscript.prose import Prose
from feuillet.translation.glossary import Usage

CHECK = "room"
MOST = 1.6
"""How many times as long as its source; a panel that was full in French then prints at the legal floor."""
SPARE = 20
"""Characters that a short text may have beside."""


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Compare lengths, in characters."""
    if "leaflet/" not in f"{source.context}/":
        return
    most = round(len(source.text) * MOST) + SPARE
    if len(target.text) > most:
        problem = f"this has {len(target.text)} characters, the source {len(source.text)}"
        yield Finding(target.location, problem, f"say it in {most} or less", CHECK, Severity.WARNING)
