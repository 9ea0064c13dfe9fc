"""Leaflets as resources of FHIR R4, which are the same in R4B: a `DocumentReference` for each, and a `List` of all.

https://hl7.org/fhir/R4/documentreference.html, https://hl7.org/fhir/R4/list.html
"""

import json
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from feuillet.catalogue.sheets import LONG, Handed, Recalled, Sheet
from feuillet.edition.colophon import NAMESPACE

URI = "urn:ietf:rfc:3986"
PDF = "application/pdf"
REFERENCE, LIST, BUNDLE = "DocumentReference", "List", "Bundle"


def files(imprint: str, name: str, sheets: Iterable[Sheet], recalled: Iterable[Recalled] = ()) -> Iterator[Handed]:
    """Write the resources of an imprint, the PDFs they name, and a transaction that puts them all on a server.

    What was withdrawn has a resource too, for a server keeps what nobody tells it of.
    """
    found, references = tuple(sheets), list[dict[str, Any]]()
    for sheet in found:
        references.append(reference(sheet))
        yield Handed(sheet.name, sheet.read(), (sheet.edition,))
        yield Handed(name_of(sheet), write(references[-1]), (sheet.edition,))
    for each in recalled:
        references.append(in_error(each))
        yield Handed(name_of(each), write(references[-1]))
    listed = listing(imprint, name, found)
    yield Handed(f"{LIST}.json", write(listed))
    yield Handed(f"{BUNDLE}.json", write(bundle([*references, listed])))


def name_of(sheet: Sheet | Recalled) -> str:
    """Name the file of a reference."""
    return f"{REFERENCE}-{sheet.document}.{sheet.locale.tag}.json"


def write(resource: dict[str, Any]) -> bytes:
    """Write a resource."""
    return (json.dumps(resource, ensure_ascii=False, indent=2) + "\n").encode()


def reference(sheet: Sheet) -> dict[str, Any]:
    """Describe a sheet; its codes are those of what is done to whoever is given it."""
    said: dict[str, Any] = {
        "resourceType": REFERENCE,
        "id": sheet.id,
        "language": sheet.locale.tag,
        "masterIdentifier": {"system": URI, "value": sheet.identifier},
        "status": "current",
        "docStatus": "preliminary" if sheet.draft else "final",
        "date": sheet.changed,
        "author": [{"display": sheet.author}],
        "description": sheet.title,
        "content": [
            {
                "attachment": {
                    "contentType": PDF,
                    "language": sheet.locale.tag,
                    "url": sheet.name,
                    "size": sheet.size,
                    "title": sheet.title,
                    "creation": sheet.changed,
                },
            }
        ],
    }
    codings = [{"coding": [{"system": LONG[code.system], "code": code.value}]} for code in sheet.codes]
    return said | ({"context": {"event": codings}} if codings else {})


def in_error(recalled: Recalled) -> dict[str, Any]:
    """Say of an edition that nobody may be given it: why, and no file."""
    return {
        "resourceType": REFERENCE,
        "id": recalled.id,
        "language": recalled.locale.tag,
        "masterIdentifier": {"system": URI, "value": recalled.identifier},
        "status": "entered-in-error",
        "docStatus": "entered-in-error",
        "date": f"{recalled.day}T00:00:00Z",
        "author": [{"display": recalled.author}],
        "description": recalled.reason,
        "content": [{"attachment": {"language": recalled.locale.tag, "title": recalled.title}}],
    }


def listing(imprint: str, name: str, sheets: tuple[Sheet, ...]) -> dict[str, Any]:
    """List the sheets of an imprint; a list of nothing says why."""
    said: dict[str, Any] = {
        "resourceType": LIST,
        "id": str(uuid.uuid5(NAMESPACE, f"list/{imprint}")),
        "status": "current",
        "mode": "snapshot",
        "title": name,
        "source": {"display": name},
    }
    if not sheets:
        return said | {"emptyReason": {"text": "no leaflet is current"}}
    entries = [
        {"date": sheet.changed, "item": {"reference": f"{REFERENCE}/{sheet.id}", "display": sheet.title}}
        for sheet in sheets
    ]
    return said | {"date": max(sheet.changed for sheet in sheets), "entry": entries}


def bundle(resources: list[dict[str, Any]]) -> dict[str, Any]:
    """Put resources into a transaction, which creates or updates each on a server."""
    entries = [
        {
            "fullUrl": f"urn:uuid:{each['id']}",
            "resource": each,
            "request": {"method": "PUT", "url": f"{each['resourceType']}/{each['id']}"},
        }
        for each in resources
    ]
    return {"resourceType": BUNDLE, "type": "transaction", "entry": entries}
