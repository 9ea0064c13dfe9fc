"""Prints what is wrong on the finished pages of an output folder, then how many faults of each kind a format has.

``PYTHONPATH=.:tests python -m page output leaflet /ru/`` looks at those products only whose path has all these words.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

from page.product import Product, products
from page.product import faults as faults_of


def main(folder: Path, *words: str) -> None:
    """Print the faults of each product, then how many of each kind a format has."""
    counts, files, pages = defaultdict[str, Counter[str]](Counter), Counter[str](), Counter[str]()
    for product in products(folder):
        if all(word in f"/{product.path}" for word in words):
            files[product.format] += 1
            pages[product.format] += tell(product, counts[product.format])
    for format, found in sorted(counts.items()):
        of_pages = f" of {pages[format]} pages but the last" if pages[format] else ""
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(found.items())) or "none"
        sys.stdout.write(f"{format} ({files[format]} files{of_pages}): {kinds}\n")


def tell(product: Product, counts: Counter[str]) -> int:
    """Print the faults of a product, and return how many pages it has but the last."""
    for fault in faults_of(product):
        sys.stdout.write(f"{product.path}: {fault}\n")
        counts[fault.kind] += 1
    return max(product.pages - 1, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
