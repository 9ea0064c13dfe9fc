"""Pictures of all texts of a locale on their pages, and a list of them for Weblate and Crowdin."""

import json
from collections.abc import Iterator
from pathlib import Path

from feuillet import files
from feuillet.edition.galley import Format
from feuillet.findings import Finding
from feuillet.manuscript.document import prose
from feuillet.proof.crops import Crop, crops
from feuillet.publication.asks import Ask, Gathering, Name, Selection
from feuillet.publication.publication import Publication
from feuillet.translation.domains import imprint_domain

LIST = "crops.json"


def picture(publication: Publication, selection: Selection, folder: Path) -> Iterator[Path | Finding]:
    """Draw the texts of what is selected, each once, and list them; name the files, and say what is wrong."""
    gathering, listed = Gathering(), dict[tuple[str, str], dict[str, object]]()
    for name in publication.names(selection):
        for domain, crop in drawn(publication, name, gathering):
            if (domain, crop.context) not in listed:
                file = f"{domain}/{crop.context.replace('/', '.')}.png"
                listed[domain, crop.context] = {"picture": file, "domain": domain} | crop.facts
                files.write(folder / file, crop.content)
                yield folder / file
    files.write(folder / LIST, json.dumps(list(listed.values()), ensure_ascii=False, indent=1).encode())
    yield folder / LIST
    yield from gathering.found


def drawn(publication: Publication, name: Name, gathering: Gathering) -> Iterator[tuple[str, Crop]]:
    """Draw the texts of an edition that a locale has translated, with the domain of each, in the first format with pages."""
    edition = gathering.take(publication.edition(name))
    format = next(filter(paged, publication.serving(edition)), None)
    pages = gathering.take(publication.pages(Ask(name, format.name))) if format else None
    if edition is None or pages is None:
        return
    own = {text.context for text in prose(edition.document)}
    for crop in crops(pages):
        yield (name.document if crop.context in own else imprint_domain(name.imprint)), crop


def paged(format: Format) -> bool:
    """Return whether a format has pages as a reader turns them, not sheets to fold."""
    return format.paginate is not None and format.tagged
