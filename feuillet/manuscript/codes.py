"""What a document is about in the code systems of health records, by which these look for a leaflet.

Only the shape of a code is known here; SNOMED CT's has a check digit, which finds nearly every slip of the hand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from feuillet.findings import UnfitError
from feuillet.manuscript.limits import SHOWN
from feuillet.manuscript.model import Model
from feuillet.manuscript.values import LISTED


class System(StrEnum):
    """A code system, by the key that a manuscript has for it."""

    ICD_10 = "icd-10"
    SNOMED_CT = "snomed-ct"
    RXNORM = "rxnorm"
    ATC = "atc"


@dataclass(frozen=True, order=True)
class Code:
    """A code in its system."""

    system: System
    value: str


TIMES = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
    (1, 2, 3, 4, 0, 6, 7, 8, 9, 5),
    (2, 3, 4, 0, 1, 7, 8, 9, 5, 6),
    (3, 4, 0, 1, 2, 8, 9, 5, 6, 7),
    (4, 0, 1, 2, 3, 9, 5, 6, 7, 8),
    (5, 9, 8, 7, 6, 0, 4, 3, 2, 1),
    (6, 5, 9, 8, 7, 1, 0, 4, 3, 2),
    (7, 6, 5, 9, 8, 2, 1, 0, 4, 3),
    (8, 7, 6, 5, 9, 3, 2, 1, 0, 4),
    (9, 8, 7, 6, 5, 4, 3, 2, 1, 0),
)
"""The product of two digits in Verhoeff's scheme: the symmetries of a pentagon, turned and turned over."""
TURNS = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)
"""What Verhoeff's scheme makes of a digit, once more at each place from the right."""
SHAPES = {
    System.ICD_10: (
        re.compile(r"[A-Z]\d[\dA-Z](\.[\dA-Z]{1,4})?"),
        "a letter, two digits, and what follows a full stop: F10.2",
    ),
    System.SNOMED_CT: (re.compile(r"[1-9]\d{5,17}"), "the concept's number of 6 to 18 digits: 22298006"),
    System.RXNORM: (re.compile(r"[1-9]\d{0,7}"), "the number of the concept (RXCUI): 7243"),
    System.ATC: (re.compile(r"[A-Z]\d{2}([A-Z]([A-Z](\d{2})?)?)?"), "letters and digits of a level: N07BB04"),
}
NAMES = {
    System.ICD_10: "ICD-10",
    System.SNOMED_CT: "SNOMED CT",
    System.RXNORM: "RxNorm",
    System.ATC: "ATC",
}
CONCEPT = {"00", "10"}
"""What stands before the check digit of a concept of SNOMED CT; of a description it is 01, of a relationship 02."""


def checked(digits: str) -> bool:
    """Return whether the last digit of a number is that of Verhoeff's scheme."""
    sum_, turned = 0, list(range(10))
    for digit in reversed(digits):
        sum_ = TIMES[sum_][turned[int(digit)]]
        turned = [TURNS[each] for each in turned]
    return sum_ == 0


def shaped(system: System, typed: str) -> str:
    """Take a code that has the shape of its system; small letters are taken for capitals."""
    code = typed.strip().upper()
    shape, wanted = SHAPES[system]
    if not shape.fullmatch(code):
        raise UnfitError(f"{typed[:SHOWN]} is no code of {NAMES[system]}", f"write {wanted}")
    if system is System.SNOMED_CT and not checked(code):
        raise UnfitError(f"{code} is no code of SNOMED CT: its last digit does not fit the others", "copy it again")
    if system is System.SNOMED_CT and code[-3:-1] not in CONCEPT:
        raise UnfitError(
            f"{code} is no concept of SNOMED CT", "copy the number of the concept, not of one of its descriptions"
        )
    return code


Icd10 = Annotated[str, AfterValidator(lambda typed: shaped(System.ICD_10, typed))]
SnomedCt = Annotated[str, AfterValidator(lambda typed: shaped(System.SNOMED_CT, typed))]
RxNorm = Annotated[str, AfterValidator(lambda typed: shaped(System.RXNORM, typed))]
Atc = Annotated[str, AfterValidator(lambda typed: shaped(System.ATC, typed))]


class Codes(Model):
    """The codes of what a document is about, by system."""

    icd_10: Annotated[tuple[Icd10, ...], LISTED] = Field((), description="diseases: F10.2")
    snomed_ct: Annotated[tuple[SnomedCt, ...], LISTED] = Field((), description="concepts, by their number: 22298006")
    rxnorm: Annotated[tuple[RxNorm, ...], LISTED] = Field((), description="medicines in the USA, by RXCUI: 7243")
    atc: Annotated[tuple[Atc, ...], LISTED] = Field((), description="medicines, by the WHO's classes: N07BB04")

    @property
    def all(self) -> Iterator[Code]:
        """List the codes, each once."""
        lists = {System.ICD_10: self.icd_10, System.SNOMED_CT: self.snomed_ct, System.RXNORM: self.rxnorm}
        for system, values in (*lists.items(), (System.ATC, self.atc)):
            for value in dict.fromkeys(values):
                yield Code(system, value)
