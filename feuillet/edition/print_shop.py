"""What a clinic's print shop asks for: the ICC profile and the printing condition of its press, and sheets or single pages.

A profile is read as far as it says what it is (ICC.1:2010, 7.2 and 7.3); to apply it is a matter of the press.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from feuillet import reading
from feuillet.findings import Finding, Location, Problem, UnfitError
from feuillet.manuscript.model import Model

CHECK = "print-shop"
FOLDER = "content/profiles"
PROFILE_BYTES = 10_000_000
"""The largest that print shops give away have 3 MB."""
HEADER, ENTRY = 132, 12
"""Bytes before the list of tags, and of each entry in it."""
NEWEST = 4
"""The newest version of profiles that PDF/X-4 may embed (ISO 15930-7, 6.2.2)."""
NAME = r"[\w][\w .-]*\.(icc|icm)"
FROM_SCREEN, TO_SCREEN = b"B2A0", b"A2B0"
NUMBERED = re.compile(r"(fogra|ifra) ?([0-9]+)( ?l)?", re.IGNORECASE)
"""A name of the registry in small letters, or with a blank in it."""


def profile_name(name: str) -> str:
    """Hold the name of a profile to be that of a file of ``content/profiles``."""
    if not re.fullmatch(NAME, name, re.IGNORECASE):
        problem = f"{name[:80]} is no name of an ICC profile, which ends in .icc"
        raise UnfitError(problem, f"put the profile that the print shop names into {FOLDER}, and write its name here")
    return name


def numbered(name: str) -> str:
    """Write a printing condition as the registry of the ICC does: FOGRA51."""
    found = NUMBERED.fullmatch(name.strip())
    return "".join(filter(None, found.groups())).replace(" ", "").upper() if found else name.strip()


class PrintShop(Model):
    """What a print shop asks for; without a profile it gets that of coated paper by SWOP."""

    profile: Annotated[str, AfterValidator(profile_name)] | None = Field(
        None, description="the ICC profile of its press and paper, a file of content/profiles"
    )
    condition: Annotated[str, AfterValidator(numbered), Field(max_length=80)] = Field(
        "", description="the printing condition that the profile describes, by the registry of the ICC: FOGRA51"
    )
    imposed: bool = Field(True, description="false for single pages in order of reading, each with bleed and marks")

    @model_validator(mode="after")
    def describes_its_condition(self) -> "PrintShop":
        """Refuse a condition that no profile describes: inks would be mixed for another press than the file names."""
        if self.condition and not self.profile:
            problem = f"the condition {self.condition} has no profile, by which its inks would be mixed"
            raise UnfitError(
                problem, f"ask the print shop for its ICC profile, and name it here: profile: {self.condition}.icc"
            )
        return self


@dataclass(frozen=True)
class Profiles:
    """The folder a project keeps the profiles of print shops in."""

    folder: Path

    def read(self, name: str) -> bytes:
        """Read a profile; raises `RefusedError`."""
        return reading.content(self.folder / name, f"{FOLDER}/{name}", PROFILE_BYTES)

    def unfit(self, name: str, where: Location) -> Iterator[Finding]:
        """Find a profile that is not there, or is of no press."""
        if not reading.is_file(self.folder / name):
            yield Finding(
                where, f"there is no profile {name}", f"put the print shop's ICC profile into {FOLDER}", CHECK
            )
            return
        try:
            fault = fault_of(self.read(name))
        except reading.RefusedError as error:
            fault = Problem(f"cannot be read: {error.problem.text}", error.problem.remedy)
        if fault:
            yield Problem(f"the profile {name} {fault.text}", fault.remedy).at(where, CHECK)


def beside(figures: Path) -> Profiles:
    """Find the folder of profiles, beside that of figures."""
    return Profiles(figures.with_name("profiles"))


def fault_of(profile: bytes) -> Problem | None:
    """Say why a profile cannot separate colours for a press, or nothing."""
    remedy = "ask the print shop for the ICC profile of its press, of version 2 or 4"
    if len(profile) < HEADER or profile[36:40] != b"acsp" or int.from_bytes(profile[:4]) != len(profile):
        return Problem("is no whole ICC profile", "copy it again")
    if profile[8] > NEWEST:
        return Problem(f"is of version {profile[8]}, which PDF/X-4 does not know", remedy)
    if profile[12:16] != b"prtr" or profile[16:20] != b"CMYK":
        return Problem("is not that of a press with four inks", remedy)
    if {FROM_SCREEN, TO_SCREEN} - set(tags(profile)):
        return Problem("does not say how colours of a screen become inks", remedy)
    return None


def tags(profile: bytes) -> Iterator[bytes]:
    """List what a profile holds."""
    count = min(int.from_bytes(profile[HEADER - 4 : HEADER]), len(profile) // ENTRY)
    for place in range(HEADER, HEADER + count * ENTRY, ENTRY):
        yield profile[place : place + 4]
