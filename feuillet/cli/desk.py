"""The command that opens the desk, until somebody presses Ctrl-C."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from feuillet.cli.grammar import Options
from feuillet.cli.terminal import WELL, project_of, publication_of, say, selection_of, tell
from feuillet.findings import UsageError

if TYPE_CHECKING:
    from feuillet.project import Project

IN_CLEAR = (
    "others on this network can reach this desk, and read what goes to and fro: let a proxy with TLS stand before it"
)


def desk(options: Options) -> int:
    """Serve a project's desk; its key is told here and nowhere else."""
    from feuillet.desk import application, login, passwords, serving
    from feuillet.desk.entrance import Key
    from feuillet.desk.guard import Guard
    from feuillet.desk.printing.counter import Printing

    if options.add_password:
        return add_password(options)
    refuse_everybody(options)
    people = passwords.read(options.passwords) if options.passwords else {}
    publication = publication_of(options)
    selection = selection_of(options, publication)
    taken, address = serving.listen(options.host, options.port)
    address = replace(address, public=public_of(options))
    key = Key(address)
    entrance = passwords.Passwords(address, people, login.form(publication)) if people else key
    printing = Printing(options.only == "print", options.record, next(iter(selection.locales), ""))
    locales = () if printing.only else selection.locales
    pages = application.application(publication, locales, printing)
    guard = Guard(pages, address, entrance, application.STREAMS)

    def opened() -> None:
        tell(address.url if people else key.url(key.key))
        sys.stdout.flush()
        if options.open:
            import webbrowser
            from threading import Thread

            shown = address.url if people else key.url(key.once)
            Thread(target=webbrowser.open, args=(shown,), daemon=True).start()  # one of a terminal is waited for

    serving.serve(taken, guard, opened)
    return WELL


def refuse_everybody(options: Options) -> None:
    """Raise `UsageError` where people could reach the desk whom nobody has let in; say what it means where they can."""
    from feuillet.desk.address import is_every, is_loopback

    if is_every(options.host):
        raise UsageError(f"nobody can type {options.host!r}: name the address of this machine that others reach it by")
    if public_of(options) and not options.passwords:
        raise UsageError(f"others can reach {options.public}: name those who may with --passwords FILE")
    if options.passwords:
        refuse_shown(project_of(options), options.passwords)
    elif not is_loopback(options.host):
        remedy = "name those who may with --passwords FILE, which desk --add-password NAME --passwords FILE writes"
        raise UsageError(f"others could reach {options.host}: {remedy}")
    if not is_loopback(options.host):
        say(IN_CLEAR)


def public_of(options: Options) -> str:
    """Read the public address, if there is one; raises `UsageError`."""
    from feuillet.desk.address import public

    try:
        return public(options.public) if options.public else ""
    except ValueError:
        raise UsageError(f"{options.public} is no public address: write it as https://desk.example.org") from None


def refuse_shown(project: "Project", file: Path) -> None:
    """Raise `UsageError` for a file of passwords that would be handed out with the products."""
    output = project.root / "output"
    if file.resolve().is_relative_to(output.resolve()):
        raise UsageError(f"{file} lies among the products: put it elsewhere, best outside of the project")


def add_password(options: Options) -> int:
    """Write a person into the file of passwords."""
    from feuillet.desk import passwords

    if not options.passwords:
        raise UsageError("name the file of passwords: --passwords FILE")
    refuse_shown(project_of(options), options.passwords)
    passwords.add(options.passwords, options.add_password, asked(f"password of {options.add_password}: "))
    tell(str(options.passwords))
    return WELL


def asked(prompt: str) -> str:
    """Ask for a password without showing it; a program writes it into a line, and somebody at a terminal twice."""
    if sys.stdin is None or not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n") if sys.stdin else ""
    from getpass import getpass

    password = getpass(prompt)
    if getpass("once more: ") != password:
        raise UsageError("these were two passwords: say the same one twice")
    return password
