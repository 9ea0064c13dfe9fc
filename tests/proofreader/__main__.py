"""Prints what is wrong on the finished pages of an output folder, then how many faults of each kind a format has.

``PYTHONPATH=.:tests python -m proofreader output leaflet /ru/`` looks at those products only whose path has all these words.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path

from proofreader.product import Product, products
from proofreader.product import faults as faults_of

TITLE_MM = 2.0
"""How far the titles of a document may stand apart."""


def main(folder: Path, *words: str) -> None:
    """Print the faults of each product, where titles stand apart, then how many faults of each kind a format has."""
    counts, files, pages = defaultdict[str, Counter[str]](Counter), Counter[str](), Counter[str]()
    titles = defaultdict[str, list[Product]](list)
    for product in products(folder):
        if all(word in f"/{product.path}" for word in words):
            files[product.format] += 1
            pages[product.format] += tell(product, counts[product.format])
            titles[product.kind].append(product)
    for kind, alike in titles.items():
        tell_titles(kind, alike)
    for format, found in sorted(counts.items()):
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(found.items())) or "none"
        say(f"{format} ({files[format]} files of {pages[format]} pages but the last): {kinds}")


def tell(product: Product, counts: Counter[str]) -> int:
    """Print the faults of a product, and return how many pages it has but the last."""
    for fault in faults_of(product):
        say(f"{product.path}: {fault}")
        counts[fault.kind] += 1
    return max(product.pages - 1, 0)


def tell_titles(kind: str, alike: list[Product]) -> None:
    """Print how far apart the titles of one document stand in its locales, where they do."""
    places = [(title, product.path) for product in alike if (title := product.title) is not None]
    if not places:
        return
    for side, at in (("from the start side", 1), ("from the top", 2)):
        (low, first), (high, last) = (least((title[at], path) for title, path in places) for least in (min, max))
        if high - low > TITLE_MM:
            say(f"{kind}: the title stands {low:.1f} to {high:.1f} mm {side}: {first}, {last}")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
