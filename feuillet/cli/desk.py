"""The command that opens the desk, until somebody presses Ctrl-C."""

import sys

from feuillet.cli.grammar import Options
from feuillet.cli.terminal import WELL, publication_of, selection_of, tell
from feuillet.findings import UsageError


def desk(options: Options) -> int:
    """Serve a project's desk; its key is told here and nowhere else."""
    from feuillet.desk import application, serving
    from feuillet.desk.address import is_loopback
    from feuillet.desk.entrance import Key
    from feuillet.desk.guard import Guard

    if not is_loopback(options.host):
        raise UsageError(f"others could reach {options.host}: leave out --host")
    publication = publication_of(options)
    selection = selection_of(options, publication)
    taken, address = serving.listen(options.host, options.port)
    key = Key(address)
    guard = Guard(application.application(publication, selection.locales), address, key, frozenset(application.STREAMS))

    def opened() -> None:
        tell(key.url(key.key))
        sys.stdout.flush()
        if options.open:
            import webbrowser

            webbrowser.open(key.url(key.once))

    serving.serve(taken, guard, opened)
    return WELL
