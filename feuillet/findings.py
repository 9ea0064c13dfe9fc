"""What is wrong, where, and what to do about it.

What people wrote becomes a `Finding`, collected and never thrown. What the machine cannot do raises one of these:

    FeuilletError
    ├── UsageError       the command line asks for something that does not exist
    ├── ProjectError     the folder is not a project, or cannot be read or written
    └── MachineError     a library, a font or a program is missing
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class FeuilletError(Exception):
    """Something the machine cannot do; the message is one line that names the remedy."""


class UsageError(FeuilletError):
    """The command line asks for something that does not exist."""


class ProjectError(FeuilletError):
    """The folder is not a project, or cannot be read or written."""


class MachineError(FeuilletError):
    """A library, a font or a program is missing."""


class Severity(StrEnum):
    """What a finding does: an error stops what it is about, a question waits for a reviser, a warning stops nothing."""

    ERROR = "error"
    QUESTION = "question"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Location:
    """A line of a file; the path is relative to the project and has forward slashes, the line counts from 1, 0 is none."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong; the check's name is the module that holds the rule.

    ``context`` is the msgctxt of the message it is about, ``evidence`` what the check counted, and ``digest`` binds both to the
    two texts (`feuillet.translation.confirmations`): they are empty where a finding is about no message.
    """

    location: Location
    problem: str
    remedy: str
    check: str
    severity: Severity = Severity.ERROR
    context: str = ""
    evidence: str = ""
    digest: str = ""

    def __str__(self) -> str:
        kind = "" if self.severity is Severity.ERROR else f"{self.severity}: "
        return f"{self.location}: {kind}{self.problem}; {self.remedy} [{self.check}]"

    @classmethod
    def unfold(cls, folded: dict[str, Any]) -> "Finding":
        """Make a finding again of what `dataclasses.asdict` and JSON made of it."""
        kept = folded | {"location": Location(**folded["location"]), "severity": Severity(folded["severity"])}
        return cls(**kept)


def any_error(findings: tuple[Finding, ...]) -> bool:
    """Return whether one of the findings is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def any_question(findings: tuple[Finding, ...]) -> bool:
    """Return whether one of the findings waits for a reviser."""
    return any(finding.severity is Severity.QUESTION for finding in findings)
