"""Two branches sign as other people and are merged: no name stands for what its owner has not signed."""

import os
import subprocess
from collections.abc import Callable

import pytest
from conftest import Run
from workshop import Workshop, publication

from feuillet.findings import Severity
from production.people import PO, approve, confirm, look_again, lose_the_not

APPROVALS, CONFIRMATIONS = "locales/en/approvals.yaml", "locales/en/confirmations.yaml"
SIDES = {"left": ("Ada", "Ben", "Rosa"), "right": ("Cleo", "Dov", "Tom")}
"""On each branch the translator, the reviser, and who confirms."""
BEFORE = ("Olga", "Otto")
"""Who approved another document, before there were branches."""


def git(workshop: Workshop, *words: str, status: int | None = 0) -> str:
    """Run git in the project, deaf to whatever the machine configures."""
    settings = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    command = ["git", "-c", "user.name=Tester", "-c", "user.email=tester@example.org", *words]
    done = subprocess.run(
        command, cwd=workshop.root, env=os.environ | settings, capture_output=True, text=True, check=False
    )
    assert status is None or done.returncode == status, done.stdout + done.stderr
    return done.stdout


def commit(workshop: Workshop, subject: str) -> None:
    """Commit all there is."""
    git(workshop, "add", "-A", "content", "locales", "templates", ".gitattributes")
    git(workshop, "commit", "-qm", subject)


def branch(workshop: Workshop, run: Run, side: str) -> None:
    """Sign on a branch of its own."""
    git(workshop, "switch", "-qc", side, "main")
    translator, reviser, confirming = SIDES[side]
    assert confirm(workshop, run, name=confirming).status == 0
    assert approve(workshop, run, "en", translator=translator, reviser=reviser).status == 0
    commit(workshop, side)


STOOD = [
    pytest.param(True, id="of files that stood there"),
    pytest.param(False, id="of new files", marks=pytest.mark.verify),
]


@pytest.fixture(params=STOOD)
def branches(empty: Workshop, run: Run, request: pytest.FixtureRequest) -> Workshop:
    """Sign on two branches, and stand on the left one."""
    lose_the_not(empty)
    empty.path(".gitattributes").write_text("", encoding="utf-8")
    if request.param:  # somebody has signed for another document before
        empty.edit(PO.format("en", "hand-washing"), "Germs travel", "Germs never travel")
        there = {"document": "hand-washing", "context": "sections/why/both/text"}
        assert confirm(empty, run, name="Old", **there).status == 0
        assert approve(empty, run, "en", document="hand-washing", translator=BEFORE[0], reviser=BEFORE[1]).status == 0
    git(empty, "init", "-q", "-b", "main")
    commit(empty, "before")
    for side in SIDES:
        branch(empty, run, side)
    git(empty, "switch", "-q", "left")
    return empty


def signed(workshop: Workshop) -> set[tuple[str, str]]:
    """Who stands for the leaflet on fever, by what it would print of them."""
    editions, _ = publication(workshop.root).editions()
    given = (each.colophon.approval for each in editions if (each.slug, each.locale.tag) == ("fever", "en"))
    return {(each.translator, each.reviser) for each in given if each}


PAIRS = {people[:2] for people in SIDES.values()}


def merged(workshop: Workshop, *options: str) -> None:
    """Merge the right branch into the left, whatever conflicts there are."""
    git(workshop, "merge", "-q", "--no-edit", *options, "right", status=None)


def keeping(side: str) -> Callable[[Workshop], None]:
    """Keep one side where they differ."""
    return lambda workshop: merged(workshop, "-X", "ours" if side == "left" else "theirs")


def union(workshop: Workshop) -> None:
    """Keep the lines of both."""
    workshop.path(".git/info/attributes").parent.mkdir(exist_ok=True)
    workshop.path(".git/info/attributes").write_text("*.yaml merge=union\n", encoding="utf-8")
    merged(workshop)


def whole_entries(workshop: Workshop) -> None:
    """Keep the entries of both whole, as a careful person does."""
    merged(workshop)
    for name in (APPROVALS, CONFIRMATIONS):
        ours, theirs = (git(workshop, "show", f"{side}:{name}") for side in SIDES)
        head, _, rest = theirs.partition("\n")
        assert ours.startswith(f"{head}\n")
        workshop.path(name).write_text(ours + rest, encoding="utf-8")


@pytest.mark.parametrize(
    "merge",
    [merged, union, keeping("left"), keeping("right"), whole_entries],
    ids=["left in conflict", "union", "ours", "theirs", "whole entries"],
)
def test_after_a_merge_no_name_stands_beside_what_another_signed(
    branches: Workshop, run: Run, merge: Callable[[Workshop], None]
) -> None:
    assert signed(branches) == {("Ada", "Ben")}
    merge(branches)
    found = run(branches, "check")
    assert signed(branches) <= PAIRS
    if merge is merged:
        assert found.status == 1  # the marks of the conflict are told
        assert signed(branches) == set()
    if merge is whole_entries:
        assert signed(branches) != set()
        assert [line for line in found.findings if "question" in line] == []
    assert "Traceback" not in found.err


def mix(name: str, mine: tuple[str, ...]) -> Callable[[Workshop], None]:
    """Merge a file by hand: take some facts of each entry from the left, and all others from the right."""

    def by_hand(workshop: Workshop) -> None:
        merged(workshop)
        for each in (APPROVALS, CONFIRMATIONS):
            left, right = (git(workshop, "show", f"{side}:{each}").splitlines() for side in SIDES)
            if each != name:
                workshop.path(each).write_text("\n".join(right) + "\n", encoding="utf-8")
                continue
            assert len(left) == len(right)
            lines = [ours if fact(ours) in mine else theirs for ours, theirs in zip(left, right, strict=True)]
            assert lines not in (left, right)
            workshop.path(each).write_text("\n".join(lines) + "\n", encoding="utf-8")

    return by_hand


def fact(line: str) -> str:
    """The key of a line."""
    return line.lstrip("- ").partition(":")[0]


@pytest.mark.parametrize(
    "mine",
    [("digest",), ("translator", "reviser"), ("translator",), ("reviser",), ("reviser", "digest")],
    ids=" and ".join,
)
def test_an_approval_merged_by_hand_from_two_is_none(branches: Workshop, run: Run, mine: tuple[str, ...]) -> None:
    mix(APPROVALS, mine)(branches)
    assert signed(branches) == set()
    told = look_again(run(branches, "check"))
    assert told
    assert told <= {name for people in SIDES.values() for name in people}


@pytest.mark.parametrize("mine", [("name",), ("seal",)], ids=" and ".join)
def test_a_confirmation_merged_by_hand_from_two_signs_nothing_and_is_told(
    branches: Workshop, run: Run, mine: tuple[str, ...]
) -> None:
    mix(CONFIRMATIONS, mine)(branches)
    _, findings = publication(branches.root).editions()
    assert [each.check for each in findings if each.severity is Severity.QUESTION] == ["negations"]
    assert [
        each
        for each in findings
        if each.severity is Severity.WARNING
        and "was changed after" in each.problem
        and each.location.path == CONFIRMATIONS
    ]
    assert signed(branches) == set()
    assert run(branches, "check").status == 0
    assert run(branches, "check", "--strict").status == 1


def test_whoever_has_the_digest_of_another_cannot_confirm_in_their_name(branches: Workshop, run: Run) -> None:
    text = branches.path(CONFIRMATIONS).read_text(encoding="utf-8")
    branches.path(CONFIRMATIONS).write_text(text.replace('"Rosa"', '"Dr Famous"'), encoding="utf-8")
    done = run(branches, "check")
    assert [line for line in done.findings if "Dr Famous" in line and "warning" in line]
    assert [line for line in done.findings if line.endswith("[negations]")]
