"""Each command is shown by examples that work, and a shell can ask which word may come next."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from production.people import comment, lose_the_not
from test_readme import commands, options
from workshop import ROOT, SOURCE, Done, Workshop, finish

from feuillet.cli import main
from feuillet.cli.completion import SCRIPTS
from feuillet.cli.examples import EXAMPLES

DOSE = "      - id: dose\n        text: Votre médecin peut prescrire {500 mg} toutes les {6 hours}.\n"


def test_every_command_has_examples_and_its_help_shows_them() -> None:
    assert set(EXAMPLES) == set(commands())
    for name, command in commands().items():
        assert EXAMPLES[name]
        assert [example for example in EXAMPLES[name] if example not in command.format_help()] == []


def words(example: str) -> list[str]:
    """What a shell makes of an example, without the file that the answer goes to."""
    program, *said = shlex.split(example.replace("\\\n", " "), comments=True)
    assert program == "feuillet"
    return said[: said.index(">")] if ">" in said else said


def ask(workshop: Workshop) -> None:
    """Have a check ask about a text that was translated wrongly."""
    lose_the_not(workshop)


def propose(workshop: Workshop) -> None:
    """Have a translator propose what a reviser had signed for, which is forgotten."""
    workshop.path("locales/en/confirmations.yaml").unlink()
    comment(workshop, "# confirm: negations, our idiom")


def remove(workshop: Workshop) -> None:
    """Have an author take a dose out of a manuscript."""
    workshop.edit("content/documents/fever.yaml", DOSE, "")


BEFORE: dict[str, Callable[[Workshop], None]] = {"--context": ask, "--proposed": propose, "--removed": remove}
"""What somebody has done before an example has something to answer."""


@pytest.mark.slow
def test_every_example_works(workshop: Workshop, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workshop.root)
    for example in (each for examples in EXAMPLES.values() for each in examples):
        if change := next((BEFORE[word] for word in words(example) if word in BEFORE), None):
            change(workshop)
        said = words(example)
        done = until_told_to_stop(workshop, *said) if said[0] in ENDLESS else run(workshop, *said)
        assert done.status == 0, (example, done)


ENDLESS = {"watch", "desk"}
"""Commands that go on until somebody stops them."""


def until_told_to_stop(workshop: Workshop, *said: str) -> Done:
    """Start a command, and stop it once it has said something."""
    process = workshop.start(*said)
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    return finish(process)


COMPLETED = {
    ("",): set(commands()),
    ("m",): {"make", "merge"},
    ("make", "--doc"): {"--document"},
    ("make", "--document", ""): {"fever", "hand-washing"},
    ("make", "--imprint", "w"): {"ward"},
    ("check", "--locale", "j"): {"ja"},
    ("make", "--format", "epu"): {"epub"},
    ("confirm", "--check", "number"): {"number-words"},
    ("export", "--as", "x"): {"xliff1", "xliff2"},
    ("new", ""): {"document", "locale", "imprint"},
    ("new", "locale", "pt"): {"pt-BR"},
    ("new", "imprint", "lac", "--phone", "em"): {"emergency="},
    ("new", "imprint", "lac", ""): set(),
    ("make", "--output", ""): set(),
    ("make", "--project", "nowhere", "--document", ""): set(),
    ("completion", ""): {"bash", "zsh", "fish", "words"},
}


@pytest.mark.parametrize("typed", COMPLETED)
def test_a_shell_is_told_which_word_may_come_next(
    typed: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SOURCE)
    assert main(["completion", "words", "--", *typed]) == 0
    assert set(capsys.readouterr().out.splitlines()) == COMPLETED[typed]


def test_every_option_can_be_completed(capsys: pytest.CaptureFixture[str]) -> None:
    for command in commands():
        main(["completion", "words", "--", command, "-"])
        assert set(capsys.readouterr().out.splitlines()) >= options(command)


CALLS = {
    "bash": 'COMP_WORDS=(feuillet check --locale j); COMP_CWORD=3; _feuillet; printf "%s\\n" "${COMPREPLY[@]}"',
    "zsh": "compadd() { shift; print -r -- ${(P)1} }; words=(feuillet check --locale j); CURRENT=4; _feuillet",
    "fish": 'complete -C "feuillet check --locale j"',
}


@pytest.mark.slow
@pytest.mark.parametrize("shell", [name for name in SCRIPTS if shutil.which(name)])
def test_a_shell_completes_by_its_script(shell: str, tmp_path: Path) -> None:
    program = tmp_path / "feuillet"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "build.py"}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = f"compdef() {{ :; }}\n{SCRIPTS[shell]}" if shell == "zsh" else SCRIPTS[shell]
    clean = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(
        [shell, "-c", f"{script}\n{CALLS[shell]}"], cwd=SOURCE, env=clean, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("ja\n", "")
