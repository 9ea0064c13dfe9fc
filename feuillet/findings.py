"""What is wrong, where, and what to do about it.

What people wrote becomes a `Finding`, collected and never thrown. What the machine cannot do raises one of these:

    FeuilletError
    ├── UsageError       the command line asks for something that does not exist
    ├── ProjectError     the folder is not a project, or cannot be read or written
    └── MachineError     a library, a font or a program is missing

Where a library reads for us, what it must refuse reaches us as an `UnfitError`, which carries the problem and its remedy.
"""

import errno
import os
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from unicodedata import category

UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Unicode's categories of what moves the cursor, turns the text, or shows nothing."""
JOINERS = frozenset("\u200c\u200d")
"""Within words of Persian, Urdu and the languages of India: they turn nothing and hide nothing."""


def visible(text: str) -> str:
    """Write what cannot be seen as Python would, so that no text can forge a line, or another order of its letters."""
    if text.isprintable():
        return text
    return "".join(
        sign if sign in JOINERS or category(sign) not in UNSEEN else sign.encode("unicode_escape").decode()
        for sign in text
    )


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


@dataclass(frozen=True)
class Problem:
    """What is wrong and what to do, where it is not yet known in which line; ``check`` names the rule where its reader does not.

    ``remedy`` is empty where whoever makes a finding of it knows what to do.
    """

    text: str
    remedy: str = ""
    check: str = ""

    def __str__(self) -> str:
        return f"{self.text}; {self.remedy}" if self.remedy else self.text

    def at(self, where: Location, check: str) -> "Finding":
        """Make a finding of it; ``check`` is the reader's own."""
        return Finding(where, self.text, self.remedy, self.check or check)

    @property
    def refusal(self) -> "UnfitError":
        """The error that carries it through a library."""
        return UnfitError(self.text, self.remedy, self.check)


class UnfitError(ValueError):
    """A value that cannot be taken; the arguments are the problem and the remedy, perhaps the check."""

    @property
    def problem(self) -> Problem:
        """What is wrong and what to do."""
        return Problem(*self.args)

    def __str__(self) -> str:
        return str(self.problem)


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
        return visible(f"{self.location}: {kind}{self.problem}; {self.remedy} [{self.check}]")

    def about(self, context: str) -> "Finding":
        """The same about a message: it names the msgctxt, by which a translator finds the text in any editor."""
        return replace(self, context=context, remedy=f"{self.remedy} (msgctxt {context})" if context else self.remedy)

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


FILES = "files"
"""The check of what the machine does not let us read or write."""
REASONS = {
    errno.ENOSPC: ("there is no room left on the disk", "make room, then run this again"),
    errno.EDQUOT: ("this user may take no more room on the disk", "make room, then run this again"),
    errno.EFBIG: ("this disk takes no file so large", "name another folder"),
    errno.EROFS: ("this disk may be read and not written", "name another folder"),
    errno.EACCES: ("this user may not open it", "change its permissions, or ask who owns it"),
    errno.EPERM: ("this user may not open it", "change its permissions, or ask who owns it"),
    errno.ENOENT: ("it is not there and cannot be made", "name another"),
    errno.ENOTDIR: ("there is a file where a folder is needed", "move it away, or name another folder"),
    errno.EEXIST: ("there is a file where a folder is needed", "move it away, or name another folder"),
    errno.EISDIR: ("there is a folder where a file is needed", "move it away, or name another folder"),
    errno.ENAMETOOLONG: ("the name is too long for this disk", "shorten it, or name another folder"),
    errno.ENODEV: ("this is a device", "name a file"),
    errno.ELOOP: ("this is a link that leads elsewhere", "put in its place what it leads to"),
}


def reason(error: OSError) -> Problem:
    """Say why the machine refuses a file or a folder, and what to do; an error may know it better than its number."""
    known = getattr(error, "problem", None)
    if isinstance(known, Problem):
        return known
    if error.errno in REASONS:
        return Problem(*REASONS[error.errno])
    said = error.strerror or str(error)
    return Problem(f"the machine says: {said}", "see whether the disk is sound, and report it if it is")


def unusable(error: OSError, path: str = "") -> Finding:
    """Make a finding of what the machine refuses; ``path`` names it where findings name it otherwise than the machine."""
    named = path or os.fsdecode(error.filename if isinstance(error.filename, str | bytes) else "this machine")
    return reason(error).at(Location(named), FILES)
