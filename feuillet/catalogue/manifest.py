"""The manifest: every file below the output folder, what it is, and whether it may be taken for current."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from feuillet.production.product import Product, State

NAME = "manifest.json"


def read(output: Path) -> tuple[Product, ...]:
    """Read the manifest of the last run; none where there is none or it cannot be read."""
    try:
        entries = json.loads((output / NAME).read_text(encoding="utf-8"))["products"]
        return tuple(unfold(entry) for entry in entries)
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def unfold(entry: dict[str, Any]) -> Product:
    """Read a product from JSON."""
    measurements = tuple(entry.pop("measurements").items())
    return Product(state=State(entry.pop("state")), measurements=measurements, **entry)


def write(products: Iterable[Product]) -> bytes:
    """Write the manifest, sorted by path."""
    entries = [asdict(product) | {"measurements": dict(product.measurements)} for product in sorted(products)]
    return (json.dumps({"products": entries}, ensure_ascii=False, indent=2) + "\n").encode()
