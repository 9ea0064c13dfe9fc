"""What OpenEMR looks up when somebody asks for education about a code: ``documents/education/rxcui_7243_en.pdf`` of a site.

It writes all of the name in small letters (``interface/patient_file/education.php`` of OpenEMR 7).
"""

from collections.abc import Iterable, Iterator

from feuillet.catalogue.sheets import Handed, Sheet
from feuillet.manuscript.codes import System

TYPES = {
    System.ICD_10: ("icd10",),
    System.SNOMED_CT: ("snomed", "snomed-ct"),
    System.RXNORM: ("rxcui",),
    System.ATC: ("atc",),
}
"""What OpenEMR calls a code system; of SNOMED CT it has two sets of codes."""


def files(sheets: Iterable[Sheet]) -> Iterator[Handed]:
    """Name each sheet by each of its codes; the first that has a code in a language keeps it."""
    taken = set[str]()
    for sheet in sheets:
        for code in sheet.codes:
            for kind in TYPES[code.system]:
                name = f"{kind}_{code.value}_{sheet.locale.tag}.pdf".lower()
                if name not in taken:
                    taken.add(name)
                    yield Handed(name, sheet.read(), (sheet.edition,))
