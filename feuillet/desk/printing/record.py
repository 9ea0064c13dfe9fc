"""The record of what was printed, for who must name the sheet that was given: when, which, what version; no word of the patient."""

import csv
import datetime
import fcntl
import io
from pathlib import Path

from feuillet.findings import UsageError, reason
from feuillet.publication.asks import Name

COLUMNS = ("time", "document", "locale", "format", "sign")


class Record:
    """A file of lines, one for each print, that others may write to as well."""

    def __init__(self, file: Path) -> None:
        self.file = file
        try:
            self.write()
        except OSError as error:
            raise UsageError(f"{file} cannot be written: {reason(error).text}") from None

    def note(self, name: Name, format: str, sign: str) -> None:
        """Add a print, with the time by the clinic's clock."""
        now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
        self.write(now, name.document, name.locale, format, sign)

    def write(self, *row: str) -> None:
        """Add a row, and the names of the columns before the first; raises `OSError`."""
        with self.file.open("a", encoding="utf-8", newline="") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            text = io.StringIO()
            rows = csv.writer(text, lineterminator="\n")
            if not stream.tell():
                rows.writerow(COLUMNS)
            if row:
                rows.writerow(row)
            stream.write(text.getvalue())
