"""The store: what was printed, by the digest of its galley; measurements and findings are kept with the bytes."""

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from feuillet import files, reading
from feuillet.edition.galley import Printed
from feuillet.findings import Finding, reason
from feuillet.production.product import PRODUCT_BYTES

ANOTHER = "another folder"


@dataclass(frozen=True)
class Store:
    """A folder of finished galleys."""

    folder: Path

    def fault(self) -> str:
        """Say why nothing can be kept here and what to do, or nothing."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with files.unfinished(self.folder) as (name, _):
                name.unlink()
        except OSError as error:
            problem, remedy = reason(error)
            return (
                f"nothing can be kept in {self.folder}: {problem}; {remedy.replace(ANOTHER, f'{ANOTHER} with --store')}"
            )
        return ""

    def content(self, digest: str) -> Path:
        """Where the bytes lie."""
        return self.folder / digest[:2] / digest

    def get(self, digest: str) -> Printed | None:
        """Look up what was printed; what is damaged counts as not there."""
        file = self.content(digest)
        try:
            content = reading.content(file, file.name, PRODUCT_BYTES)
            record = json.loads(reading.content(file.with_suffix(".json"), f"{file.name}.json", PRODUCT_BYTES))
            measurements = tuple((name, value) for name, value in record["measurements"])
            findings = tuple(map(Finding.unfold, record["findings"]))
            whole = hashlib.sha256(content).hexdigest() == record["sha256"]
        except (reading.RefusedError, RecursionError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return Printed(content, measurements, findings) if whole else None

    def put(self, digest: str, printed: Printed) -> None:
        """Keep what was printed; the record comes last, so that bytes without one are no entry."""
        record = {
            "sha256": hashlib.sha256(printed.content).hexdigest(),
            "measurements": printed.measurements,
            "findings": [dataclasses.asdict(finding) for finding in printed.findings],
        }
        try:
            files.write(self.content(digest), printed.content)
            files.write(self.content(digest).with_suffix(".json"), json.dumps(record, ensure_ascii=False).encode())
        except OSError as error:
            error.filename = str(self.folder)  # the same thing stands in the way of all, and is said once
            raise
