"""When a catalog was last revised: the date in its header, which PO editors write whenever they save.

No clock and no file's time is asked: a checkout, a copy or a build changes neither, and each machine must print the same.
https://www.gnu.org/software/gettext/manual/html_node/Header-Entry.html
"""

import datetime
import re
from dataclasses import replace

from feuillet.findings import Finding, Severity
from feuillet.translation.messages import Messages

CHECK = "revised"
HEADER = "PO-Revision-Date"
EMPTY = "YEAR-MO-DA"
"""What gettext's own tools write for a date that nobody has written yet."""
FORM = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[ T]([0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?)? ?(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?"
)
WRITTEN = "%Y-%m-%d %H:%M%z"


def revised(messages: Messages) -> datetime.datetime | None:
    """Return when a catalog was last revised; nothing where it does not say so, or in no way that can be read."""
    return moment(typed(messages))


def typed(messages: Messages) -> str:
    """Return what the header says."""
    return dict(messages.metadata).get(HEADER, "").strip()


def moment(date: str) -> datetime.datetime | None:
    """Read a date as editors write it, with or without a time and a zone; without a zone it is meant in UTC."""
    match = FORM.fullmatch(date)
    if match is None:
        return None
    day, time, zone = match.groups()
    try:
        said = datetime.datetime.fromisoformat(
            f"{day}T{time or '00:00'}{zone if zone and zone[0] in '+-' else '+00:00'}"
        )
        said.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None
    return said


def faults(messages: Messages) -> tuple[Finding, ...]:
    """Warn of a date that cannot be read: the day of the manuscript, or of another catalog, is printed in its place."""
    said = typed(messages)
    if not said or said.startswith(EMPTY) or revised(messages):
        return ()
    problem = f"the header’s {HEADER}, “{said[:40]}”, cannot be read as a date, and is passed over"
    remedy = (
        "write year, month, day and time, such as 2026-11-24 14:05+0100, or save the file in a PO editor, which does"
    )
    return (Finding(messages.location, problem, remedy, CHECK, Severity.WARNING),)


def late(messages: Messages, document: str, next_review: datetime.date) -> tuple[Finding, ...]:
    """Warn of a catalog revised after the day by which its document is to be reviewed: its date is wrong, or the review is due."""
    said = revised(messages)
    if said is None or said.date() <= next_review:
        return ()
    problem = (
        f"the header’s {HEADER}, {said.date()}, is after the day by which {document} is to be reviewed, {next_review}"
    )
    remedy = "correct the date if it is wrong; else have the document reviewed, and write a later next-review in its manuscript"
    return (Finding(messages.location, problem, remedy, CHECK, Severity.WARNING),)


def dated(messages: Messages, now: datetime.datetime) -> Messages:
    """Write into a catalog's header when it was revised, as a PO editor does."""
    return replace(messages, metadata=tuple({**dict(messages.metadata), HEADER: now.strftime(WRITTEN)}.items()))
