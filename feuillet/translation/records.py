"""Signed records that git can merge: sorted, one key per line, each sealed with a digest over all its facts and the names.

A merge that keeps one person's name beside what another signed breaks the seal, and a broken seal signs nothing.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from unicodedata import category, normalize

import feuillet.writing

UNSEEN = frozenset({"Cf", "Cc"})
FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
THIN = str.maketrans({"i": "l", "1": "l", "|": "l", "0": "o"})
Facts = Mapping[str, str]
"""What a record says, by key."""


def digest(*facts: object) -> str:
    """Digest texts, all in NFC; anything but a text counts as JSON writes it."""
    content = json.dumps(facts, ensure_ascii=False, default=str, sort_keys=True)
    return hashlib.sha256(normalize("NFC", content).encode()).hexdigest()


def write(name: str, records: Iterable[Facts]) -> str:
    """Write records below the name of their list."""
    found = list(records)
    lines = [f"{name}:" if found else f"{name}: []"]
    for record in found:
        marks = ("-", *" " * (len(record) - 1))
        lines += [
            f"{mark} {key}: {json.dumps(value, ensure_ascii=False)}"
            for mark, (key, value) in zip(marks, record.items(), strict=True)
        ]
    return "\n".join(lines) + "\n"


@cache
def confusables() -> dict[str, str]:
    """Letters that look like others (Unicode UTS 39)."""
    file = Path(feuillet.writing.__file__).with_name("confusables.json")
    return dict(json.loads(file.read_text(encoding="utf-8")))


def same_person(one: str, other: str) -> bool:
    """Return whether two names are one person's: the same but for case, blanks, unseen signs, or letters that look the same."""
    return bool(looks(one) & looks(other))


def looks(name: str) -> frozenset[str]:
    """What a name looks like, in small letters and as it is typed (Unicode UTS 39); empty where nobody can see it."""
    seen = "".join(sign for sign in normalize("NFKC", name) if category(sign) not in UNSEEN and sign not in FILLERS)
    plain = " ".join(seen.replace("\u2019", "'").split())
    return frozenset(skeleton(skeleton(each).casefold()).translate(THIN) for each in (plain, plain.casefold()) if each)


def skeleton(name: str) -> str:
    """Put for each letter the one that stands for all those that look like it."""
    return "".join(confusables().get(letter, letter) for letter in name)
