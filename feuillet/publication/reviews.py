"""The calendar of reviews: which document is to be looked at again, and when; what is near or past is a warning."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from feuillet import reading
from feuillet.findings import Finding, Location, Severity
from feuillet.project import Project
from feuillet.publication.asks import Name
from feuillet.publication.records import Learned

CHECK = "review"
NEAR_DAYS = 30
"""How many days before its review a document is spoken of: a reviser needs a while."""
WRITTEN = re.compile(r"^next-review:", re.MULTILINE)
FILE_BYTES = 10_000_000


@dataclass(frozen=True, order=True)
class Review:
    """When a document is to be reviewed, how many days that is from today, and in how many locales it is published."""

    day: datetime.date
    document: str
    left: int
    locales: int

    @property
    def state(self) -> str:
        """Say whether it is past or near."""
        return "past" if self.left < 0 else "near" if self.left <= NEAR_DAYS else ""


def calendar(known: Mapping[Name, Learned], today: datetime.date) -> tuple[Review, ...]:
    """List the reviews of what can be published, the next first."""
    locales = dict[tuple[str, str], set[str]]()
    for name, learned in known.items():
        if learned.next_review:
            locales.setdefault((learned.next_review, name.document), set()).add(name.locale)
    return tuple(
        sorted(
            Review(day, document, (day - today).days, len(tags))
            for (said, document), tags in locales.items()
            for day in [datetime.date.fromisoformat(said)]
        )
    )


def due(project: Project, known: Mapping[Name, Learned], today: datetime.date) -> Iterator[Finding]:
    """Warn of documents whose review is near or past."""
    for review in calendar(known, today):
        if review.state:
            days = abs(review.left)
            when = (
                "today"
                if not days
                else f"{days} day{'' if days == 1 else 's'} {'ago' if review.left < 0 else 'from now'}"
            )
            problem = (
                f"the review of {review.document} {'was' if review.left < 0 else 'is'} due on {review.day}, {when}"
            )
            remedy = "review it, and write when it is to be reviewed again"
            yield Finding(written(project, review.document), problem, remedy, CHECK, Severity.WARNING)


def written(project: Project, document: str) -> Location:
    """Find the line that says when a document is to be reviewed."""
    file = project.document(document)
    text = reading.text(file, project.name(file), FILE_BYTES, "content")
    found = None if isinstance(text, Finding) else WRITTEN.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found and isinstance(text, str) else 0
    return Location(project.name(file), line)
