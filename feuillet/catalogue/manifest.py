"""The manifest: every file below the output folder, what it is, and whether it may be taken for current."""

import datetime
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from feuillet import reading
from feuillet.cldr import PSEUDO, describable, known
from feuillet.production import covers
from feuillet.production.product import Product, State
from feuillet.project import NAME as A_NAME

NAME = "manifest.json"
FILE_BYTES = 100_000_000
"""An entry has a kilobyte."""
FAR_TOO_MUCH = 10**12
TEXTS = (
    *("path", "media_type", "sha256", "imprint", "locale", "document", "format", "title", "galley", "inputs"),
    *("summary", "changed", "next_review", "sign", "cover"),
)


@dataclass(frozen=True)
class Shard:
    """What the manifest of a shard says: which it is, nothing where it is of the whole, and its products.

    ``entries`` is how many there are, with those that are not of ours and passed over; None where it cannot be read.
    """

    name: str = ""
    products: tuple[Product, ...] = ()
    entries: int | None = None


def read(output: Path) -> tuple[Product, ...]:
    """Read the manifest of the last run; none where it cannot be read, and no entry that is not one of ours."""
    return read_shard(output).products


def read_shard(output: Path) -> Shard:
    """Read the manifest of a shard."""
    try:
        known = json.loads(reading.content(output / NAME, NAME, FILE_BYTES))
        entries, shard = known["products"], str(known.get("shard", ""))
        return Shard(shard, tuple(products(entries)), len(entries)) if isinstance(entries, list) else Shard(shard)
    except (reading.RefusedError, RecursionError, ValueError, KeyError, TypeError, AttributeError):
        return Shard()


def products(entries: Iterable[Any]) -> Iterator[Product]:
    """Read the products that JSON holds; what is of another kind, or leads out of the output folder, is passed over."""
    for entry in entries:
        try:
            product = unfold(entry)
        except (AttributeError, KeyError, TypeError, ValueError):
            continue
        if sound(product) and writable(product):
            yield product


def unfold(entry: dict[str, Any]) -> Product:
    """Read a product from JSON; raises one of several errors where it is none."""
    rest = {name: value for name, value in entry.items() if name not in {"state", "measurements"}}
    return Product(state=State(entry["state"]), measurements=tuple(entry["measurements"].items()), **rest)


def sound(product: Product) -> bool:
    """Return whether a product is one that a run could have made: all of the right kind, and in its own place."""
    if not all(isinstance(getattr(product, name), str) for name in TEXTS):
        return False
    folder = PurePosixPath(product.imprint, product.locale)
    return (
        type(product.size) is int
        and 0 <= product.size < FAR_TOO_MUCH
        and type(product.draft) is bool
        and all(isinstance(value, int | float | str) for _, value in product.measurements)
        and all(A_NAME.fullmatch(name) for name in (product.imprint, product.document, product.format))
        and (known(product.locale) or product.locale in PSEUDO or describable(product.locale))
        and product.path == (folder / PurePosixPath(product.path).name).as_posix()
        and product.path.isprintable()
        and all(map(is_moment, (product.changed, product.next_review)))
        and product.cover in {"", covers.path_of(product.imprint, product.locale, product.document)}
    )


def is_moment(said: str) -> bool:
    """Return whether something is a day or a moment (ISO 8601), or nothing, as an earlier version of Feuillet said."""
    try:
        return not said or bool(datetime.datetime.fromisoformat(said))
    except ValueError:
        return False


def writable(product: Product) -> bool:
    """Return whether a product can be written again: JSON can hold half a character, and no file can."""
    measured = (f"{name} {value}" for name, value in product.measurements)
    try:
        return bool("".join((*(getattr(product, name) for name in TEXTS), *measured)).encode())
    except UnicodeEncodeError:
        return False


def write(products: Iterable[Product], shard: str = "") -> bytes:
    """Write the manifest, a product a line, sorted by path; it says of which ``shard`` it is, where it is of one."""
    listed = sorted(products, key=lambda product: product.path)
    entries = (
        json.dumps(vars(each) | {"measurements": dict(each.measurements)}, ensure_ascii=False) for each in listed
    )
    part = f'"shard": {json.dumps(shard)}, ' if shard else ""
    lines = ",\n".join(entries)
    return f'{{{part}"products": [\n{lines}\n]}}\n'.encode()
