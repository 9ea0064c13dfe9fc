"""Completion in a shell: it asks Feuillet which words may stand where its person is typing, and shows them.

The answer is read from the grammar of the command line and from the names of a project's files, of which none is opened.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from feuillet.cli.grammar import Options, parser
from feuillet.cli.terminal import WELL, features, tell
from feuillet.findings import ProjectError

if TYPE_CHECKING:
    from feuillet.project import Project

ASK = "feuillet completion words -- "
"""What each script runs, with the words that were typed, of which the last is not finished."""
SCRIPTS = {
    "bash": f"""\
_feuillet() {{
    local IFS=$'\\n'
    COMPREPLY=($({ASK}"${{COMP_WORDS[@]:1:COMP_CWORD}}" 2>/dev/null))
}}
complete -o default -F _feuillet feuillet
""",
    "zsh": f"""\
#compdef feuillet
_feuillet() {{
    local -a found
    found=(${{(f)"$({ASK}"${{(@)words[2,CURRENT]}}" 2>/dev/null)"}})
    if (( $#found )); then compadd -a found; else _files; fi
}}
if [[ $funcstack[1] = _feuillet ]]; then _feuillet "$@"; else compdef _feuillet feuillet; fi
""",
    "fish": f"""\
function __feuillet_words
    set -l typed (commandline -opc) (commandline -ct)
    set -l found ({ASK}$typed[2..-1] 2>/dev/null)
    if count $found >/dev/null
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c feuillet -f -a '(__feuillet_words)'
""",
}


def complete(options: Options) -> int:
    """Write the script of a shell, or answer it."""
    if options.shell in SCRIPTS:
        tell(*SCRIPTS[options.shell].splitlines())
        return WELL
    *before, last = options.words or [""]
    tell(*(word for word in candidates(before) if word.startswith(last) and (last or not word.startswith("-"))))
    return WELL


def candidates(before: list[str]) -> Iterator[str]:
    """List the words that may follow some others; none where a file or a text of one's own does."""
    top = parser()
    (chosen,) = (action for action in top._actions if isinstance(action, argparse._SubParsersAction))
    command = next((word for word in before if word in chosen.choices), None)
    if command is None:
        yield from (*chosen.choices, *top._option_string_actions)
        return
    known, typed = chosen.choices[command], before[before.index(command) + 1 :]
    option = known._option_string_actions.get(typed[-1]) if typed else None
    if option is not None and option.nargs is None:
        yield from values(option, before)
        return
    yield from (*arguments(known, positional(known, typed)), *known._option_string_actions)


def arguments(known: argparse.ArgumentParser, filled: list[str]) -> Iterable[str]:
    """List what may stand in the next place of a command that is no option's."""
    left = [action for action in known._actions if not action.option_strings][len(filled) :]
    return tags() if filled == ["locale"] else (left[0].choices or ()) if left else ()


def positional(known: argparse.ArgumentParser, typed: Iterable[str]) -> list[str]:
    """List the words that are neither options nor what follows one."""
    filled, taken = list[str](), False
    for word in typed:
        option = known._option_string_actions.get(word)
        if option is None and not taken:
            filled.append(word)
        taken = option is not None and option.nargs is None
    return filled


def values(option: argparse.Action, before: list[str]) -> Iterable[str]:
    """List what may follow an option."""
    known: dict[str, Callable[[], Iterable[str]]] = {
        "--document": lambda: project.documents if (project := project_in(before)) else (),
        "--locale": lambda: project.locale_folders if (project := project_in(before)) else (),
        "--imprint": lambda: project.imprints if (project := project_in(before)) else (),
        "--format": lambda: (format.name for format in features().formats),
        "--check": lambda: (import_module(check.__module__).CHECK for check in features().comparisons),
        "--language": tags,
        "--phone": purposes,
    }
    return option.choices or known.get(option.option_strings[0], tuple)()


def project_in(before: list[str]) -> "Project | None":
    """Open the project that is named, or the one in this folder."""
    from feuillet.project import Project

    folder = Path(before[before.index("--project") + 1]) if "--project" in before[:-1] else Path()
    try:
        return Project(folder.resolve())
    except ProjectError:
        return None


def purposes() -> Iterator[str]:
    """List what a number to call may be for, as it is typed before one."""
    from feuillet.edition.phones import Purpose

    yield from (f"{purpose}=" for purpose in get_args(Purpose))


def tags() -> tuple[str, ...]:
    """List the locales that the words of a page are written in and translated into."""
    from feuillet import shipped
    from feuillet.templates import LANGUAGE

    return (LANGUAGE, *shipped.locales())
