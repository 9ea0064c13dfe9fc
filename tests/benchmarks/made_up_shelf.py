"""A shelf of products that nobody has made, as large as one likes: what its pages cost on top of the products."""

import hashlib
import shutil
from pathlib import Path

from workshop import ROOT, publication

from feuillet.catalogue.shelf import Products
from feuillet.catalogue.validity import Ledgers
from feuillet.production.product import Product
from feuillet.publication.listing import Listed, Lists

TAGS = (
    *(
        "ar",
        "bn",
        "de",
        "en",
        "es",
        "fa",
        "fr",
        "hi",
        "it",
        "ja",
        "nl",
        "pl",
        "pt-BR",
        "ro",
        "ru",
        "th",
        "tr",
        "uk",
        "vi",
        "zh-Hans",
    ),
    *(
        "cs",
        "da",
        "el",
        "fi",
        "he",
        "hr",
        "hu",
        "id",
        "km",
        "ko",
        "lo",
        "my",
        "nb",
        "sk",
        "sq",
        "sv",
        "sw",
        "ta",
        "ur",
        "zh-Hant",
    ),
)
"""Forty languages, half of which the shelf has words in."""
FORMATS = (
    ("leaflet", "application/pdf", "pdf"),
    ("leaflet-print", "application/pdf", "pdf"),
    ("handout-a4", "application/pdf", "pdf"),
    ("epub", "application/epub+zip", "epub"),
)
IMPRINT = "house"
SAID = {
    "ar": "النالتريكسون وتقدير الذات: كيف تعزز ثقتك بنفسك وما ينبغي معرفته قبل تناول هذا الدواء بجرعة منخفضة",
    "th": "นัลเทรกโซนกับความเคารพตนเอง วิธีเสริมความมั่นใจ และสิ่งที่ควรรู้ก่อนใช้ยานี้ในขนาดต่ำ",
    "ja": "低用量のナルトレキソンと自己肯定感、服用する前に知っておきたいこと、医師に相談すること",
}
OTHERWISE = "Low-dose naltrexone and self-esteem: what to know before you take it, and what to ask your doctor"


def products(documents: int, tags: tuple[str, ...] = TAGS) -> Products:
    """Make up the products of so many documents in some languages, four of each edition."""
    return tuple(
        product(f"leaflet-{number:03}", number, tag, place)
        for number in range(documents)
        for tag in tags
        for place in range(len(FORMATS))
    )


def product(document: str, number: int, tag: str, place: int) -> Product:
    """Make up one product."""
    format, media_type, ending = FORMATS[place]
    said = SAID.get(tag, OTHERWISE)
    stem = f"{document}-{format}" if ending == "pdf" else document
    return Product(
        path=f"{IMPRINT}/{tag}/{stem}.{tag}.{ending}",
        media_type=media_type,
        size=30_000 + 977 * number + 13_000 * place,
        sha256="",
        imprint=IMPRINT,
        locale=tag,
        document=document,
        format=format,
        title=f"{said[:40]} {number}",
        draft=number % 3 == 0,
        galley="",
        summary=f"{said} {number}.",
        changed=f"2026-{1 + number % 12:02}-{1 + number % 28:02}T00:00:00+00:00",
        next_review=f"2027-{1 + number % 12:02}-{1 + number % 28:02}",
        sign=hashlib.sha256(f"{document} {tag}".encode()).hexdigest()[:8].upper(),
        cover=f"{tag}/{IMPRINT}/{document}.png" if format == "leaflet" else "",
    )


def project(root: Path) -> Path:
    """Lay out a project that has an imprint and the words of the shelf, and no document."""
    for name in ("documents", "imprints", "figures"):
        (root / "content" / name).mkdir(parents=True)
    shutil.copyfile(
        ROOT / "content" / "imprints" / f"{IMPRINT}.yaml", root / "content" / "imprints" / f"{IMPRINT}.yaml"
    )
    for words in (ROOT / "locales").glob("*/LC_MESSAGES/templates.po"):
        copy = root / words.relative_to(ROOT)
        copy.parent.mkdir(parents=True)
        shutil.copyfile(words, copy)
    return root


def lay_out(root: Path, output: Path, made_up: Products) -> Listed:
    """List products that are made up under the imprint and in the words of a project."""
    return Lists(publication(root), output, Ledgers()).write(made_up)
