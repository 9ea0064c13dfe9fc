"""Spoils the files of a small project at random and checks it each time: what comes of it are findings, within seconds.

    .venv/bin/python tests/production/fuzz.py --runs 3000 --seed 1

Each run restores the project, spoils one file or two, and calls `check` in this process. The same seed spoils in the same way.
"""

import argparse
import contextlib
import io
import random
import re
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from effort import effort  # noqa: E402
from PIL import Image  # noqa: E402
from workshop import Workshop, set_up  # noqa: E402

from feuillet import cli  # noqa: E402

SECONDS = 5.0
"""The most that one run may take."""
FINDING = re.compile(r"[^\n;]*?: (warning: |question: )?.+; .+ \[[a-z-]+\]")
KEPT = ("ja", "fr")
"""The locales that stay: the document's own and another."""
ODD = (
    *(
        "",
        "~",
        "null",
        "yes",
        "no",
        "true",
        "1",
        "0",
        "-1",
        "012",
        "0.50",
        "1:30",
        "1e400",
        ".nan",
        "-.inf",
        "0x1F",
        "1_000",
    ),
    *(
        "9" * 60,
        "9" * 5000,
        "2026-13-45",
        "26/11/2026",
        "2026-11-26 10:00:00",
        "[]",
        "{}",
        "[a]",
        "{a: b}",
        "[[",
        "{{",
        "- a",
    ),
    *(
        '!!int ""',
        "!!python/object:os.system {}",
        "!!binary aGk=",
        "!!timestamp x",
        "!!set {a}",
        "!!float nan",
        "&a b",
        "*a",
    ),
    *(
        "https://[x",
        "http://",
        "javascript:alert(1)",
        "../../etc/passwd",
        "/dev/zero",
        "con",
        "{4.5 mg}",
        "{a; b}",
        "{",
        "}",
        "|",
    ),
    *(
        "[a](b",
        "**",
        "*",
        "<b>",
        "&amp;",
        "%s",
        "{0}",
        "{0.__class__}",
        "\\",
        "\\101",
        '"',
        "'",
        "“a”",
        "`",
        "@",
        "#",
        "# a",
    ),
    *(
        "\u00a0",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\u2028",
        "\x85",
        "\x00",
        "\x1b[31m",
        "é",
        "漢1" * 400,
        "ﷺ",
        "🙂",
        "١٢٣",
        "½",
        "e\u0301",
    ),
    *(
        "fr",
        "ii",
        "xx",
        "und",
        "zh-Hans",
        "FR",
        "fr_FR",
        "fr@euro",
        "a" * 100,
        "a " * 900,
        "1-" * 700,
        "(" * 900,
        "a@" * 500,
    ),
    *(
        'msgid ""',
        'msgstr ""',
        'msgctxt "a"',
        "#~ ",
        "#, fuzzy",
        "#| ",
        "msgid_plural",
        "msgstr[0]",
        "nplurals=99999; plural=n;",
    ),
    *(
        "<<<<<<< HEAD",
        "=======",
        ">>>>>>> x",
        "---",
        "...",
        "%YAML 9.9",
        "? a",
        ": b",
        "<svg>",
        "<!ENTITY a 'b'>",
        "url(x)",
        "]]>",
    ),
)
"""What takes the place of a value, or is put anywhere."""


@dataclass(frozen=True)
class Failure:
    """A run that was no finding."""

    run: int
    what: str
    told: str

    def __str__(self) -> str:
        return f"run {self.run}, {self.what}:\n{self.told}"


@dataclass(frozen=True)
class Outcome:
    """What all runs came to."""

    runs: int
    refused: int
    failures: tuple[Failure, ...]
    slowest: float

    def __str__(self) -> str:
        lines = [
            f"{self.runs} runs, {self.refused} with findings, {len(self.failures)} failures, slowest {self.slowest:.2f} s"
        ]
        return "\n".join((*lines, *map(str, self.failures)))


def small_project(folder: Path) -> Workshop:
    """Lay out one document in two locales, with a file of every kind."""
    made = set_up(folder)
    for name in ("content/documents/hand-washing.yaml", "content/imprints/ward.yaml"):
        made.path(name).unlink()
    for file in made.path("locales").glob("*/LC_MESSAGES/*.po"):
        if file.parts[-3] not in KEPT or file.stem in {"hand-washing", "imprint-ward"}:
            file.unlink()
    for name, text in FILES.items():
        made.path(name).write_text(text, encoding="utf-8")
    figures = "\n      - {figure: hands.svg, alt: Deux mains}\n      - {figure: dot.png, alt: Un point}"
    made.edit("content/documents/fever.yaml", "de {38 °C}.", "de {38 °C}." + figures)
    Image.linear_gradient("L").resize((4, 4)).save(made.path("content/figures/dot.png"))
    for folder_of_none in made.path("locales").iterdir():
        if folder_of_none.is_dir() and folder_of_none.name not in KEPT:
            for inner in (folder_of_none / "LC_MESSAGES", folder_of_none):
                inner.rmdir()
    return made


SIGNED = "name: Rosa, role: nurse, date: 2026-01-01, digest: abc, seal: abc"
FILES = {
    "locales/ja/glossary.yaml": "language: fr\nterms:\n  - {term: fièvre, translation: 熱, forms: [熱*], forbidden: [ねつ]}\n",
    "locales/ja/confirmations.yaml": (
        f"confirmations:\n  - {{domain: fever, context: title, check: negations, {SIGNED}}}\n"
    ),
    "locales/ja/approvals.yaml": (
        "approvals:\n  - {document: fever, imprint: clinic, translator: A. Mori, reviser: B. Abe, date: 2026-03-01, digest: a}\n"
    ),
    "content/removed.yaml": f"removed:\n  - {{document: fever, context: a/b, text: Non., {SIGNED.replace('digest: abc, ', '')}}}\n",
}

Mutation = Callable[[bytes, random.Random], bytes]


def flip(content: bytes, chance: random.Random) -> bytes:
    """Change one byte."""
    place = chance.randrange(len(content))
    return content[:place] + bytes([chance.randrange(256)]) + content[place + 1 :]


def cut(content: bytes, chance: random.Random) -> bytes:
    """End the file early."""
    return content[: chance.randrange(len(content))]


def drop(content: bytes, chance: random.Random) -> bytes:
    """Leave out some bytes."""
    place = chance.randrange(len(content))
    return content[:place] + content[place + chance.randrange(1, 30) :]


def insert(content: bytes, chance: random.Random) -> bytes:
    """Put something odd anywhere."""
    place = chance.randrange(len(content) + 1)
    return content[:place] + chance.choice(ODD).encode() + content[place:]


def on_lines(change: Callable[[list[bytes], int, random.Random], None]) -> Mutation:
    """Make a mutation of one that changes a list of lines at some place."""

    def mutate(content: bytes, chance: random.Random) -> bytes:
        lines = content.split(b"\n")
        change(lines, chance.randrange(len(lines)), chance)
        return b"\n".join(lines)

    return mutate


def leave_out(lines: list[bytes], at: int, chance: random.Random) -> None:
    del lines[at : at + chance.randrange(1, 4)]


def repeat(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at:at] = lines[at : at + chance.randrange(1, 6)]


def swap(lines: list[bytes], at: int, chance: random.Random) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def indent(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at] = (
        chance.choice((b" ", b"  ", b"\t", "\u00a0".encode(), b"")) + lines[at].lstrip(b" ")[chance.randrange(2) :]
    )


def capitals(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines[at] = lines[at].upper() if chance.randrange(2) else lines[at].swapcase()


def put_odd(lines: list[bytes], at: int, chance: random.Random) -> None:
    lines.insert(at, chance.choice(ODD).encode())


def value(lines: list[bytes], at: int, chance: random.Random) -> None:
    """Put an odd value where one stands: behind a colon, a dash or a keyword, or between quotes."""
    del at
    places = [(number, found) for number, line in enumerate(lines) if (found := VALUE.match(line))]
    if places:
        number, found = chance.choice(places)
        lines[number] = found[1] + chance.choice(ODD).encode() + found[3]


def entry(lines: list[bytes], at: int, chance: random.Random) -> None:
    """Put an odd value in the place of one of a list or of keys written in brackets."""
    del at
    number, line = chance.choice(
        [(number, line) for number, line in enumerate(lines) if re.search(rb"[\[{]", line)] or [(0, lines[0])]
    )
    parts = re.split(rb"([\[\]{},:] ?)", line)
    parts[chance.randrange(len(parts) // 2 + 1) * 2] = chance.choice(ODD).encode()
    lines[number] = b"".join(parts)


MUTATIONS: tuple[Mutation, ...] = (
    *(flip, cut, drop, insert),
    *map(on_lines, (leave_out, repeat, swap, indent, capitals, put_odd, *[value] * 10, *[entry] * 4)),
)
VALUE = re.compile(rb'(\s*(?:- )?[\w-]+:\s+"?|\s*- "?|msg\w+ "|")(.*?)("?)$')
WEIGHTS = {"fever.yaml": 6, "clinic.yaml": 4, "glossary.yaml": 3, "fever.po": 4}
"""How often a file is spoilt where others are once or twice."""


def spoil(originals: dict[Path, bytes], chance: random.Random) -> Iterator[tuple[Path, bytes]]:
    """Spoil a file or two, each once or a few times."""
    files = sorted(originals)
    weights = [WEIGHTS.get(file.name, 2 if file.suffix != ".png" else 1) for file in files]
    for file in dict.fromkeys(chance.choices(files, weights, k=chance.choice((1, 1, 1, 2)))):
        content = originals[file]
        for mutate in chance.choices(MUTATIONS, k=chance.choice((1, 1, 1, 2, 3))):
            content = mutate(content, chance) if content else chance.choice(ODD).encode()
        yield file, content


def sources(workshop: Workshop) -> dict[Path, bytes]:
    """What is spoilt, as it was: all that people write, but for most of the templates."""
    found = (file for folder in ("content", "locales") for file in workshop.path(folder).rglob("*") if file.is_file())
    return {file: file.read_bytes() for file in found}


def check(workshop: Workshop) -> tuple[int, str, float]:
    """Check the project: the status, what was said, and the effort of it."""
    said, statuses = io.StringIO(), [-1]

    def work() -> None:
        try:
            statuses.append(cli.main(["check", "--project", str(workshop.root)]))
        except Exception:
            said.write(traceback.format_exc())

    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        seconds = effort(work)
    return statuses[-1], said.getvalue(), seconds


def judge(status: int, said: str, seconds: float) -> str:
    """Say what is wrong with how a check ended, or nothing."""
    if status not in {0, 1} or "Traceback" in said:
        return said[-1500:] or f"it ended with {status}"
    if seconds > SECONDS:
        return f"it took {seconds:.1f} s"
    odd = [
        line
        for line in said.rstrip("\n").split("\n")
        if line and not FINDING.fullmatch(line) and not line.startswith("feuillet: ")
    ]
    return f"no finding: {odd[0][:300]}" if odd and "\\x1b" not in repr(said) else ""


def fuzz(seed: int, runs: int, first: int = 0) -> Outcome:
    """Spoil and check so many times."""
    failures, slowest, refused = list[Failure](), 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        workshop = small_project(Path(folder) / "project")
        originals = sources(workshop)
        status, said, _ = check(workshop)
        assert status == 0, said
        for run in range(first, first + runs):
            spoilt = dict(spoil(originals, random.Random(f"{seed}/{run}")))  # noqa: S311 no secret
            for file, content in spoilt.items():
                file.write_bytes(content)
            status, said, seconds = check(workshop)
            for file in spoilt:
                file.write_bytes(originals[file])
            slowest, refused = max(slowest, seconds), refused + bool(status)
            if fault := judge(status, said, seconds):
                names = ", ".join(file.relative_to(workshop.root).as_posix() for file in spoilt)
                failures.append(Failure(run, names, fault))
    return Outcome(runs, refused, tuple(failures), slowest)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    asked = parser.parse_args()
    outcome = fuzz(asked.seed, asked.runs, asked.first)
    sys.stdout.write(f"{outcome}\n")
    raise SystemExit(bool(outcome.failures))
