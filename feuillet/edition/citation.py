"""Citations: a link to a reference is printed as the reference's number, which leads to its entry, and the entry back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from feuillet.edition.finished_text import Line
from feuillet.edition.written_runs import Citation
from feuillet.manuscript.document import Document, revise
from feuillet.manuscript.prose import Prose, Run

GLUE = "\u00a0"
"""What is between a word and the number after it, so that the number does not begin a line."""
PRINTED_ONCE = {"sections", "key-points"}
ELSEWHERE_TOO = {"title", "alt"}
"""A way back needs one place to lead to: notices and titles may be in several, alternative texts are not seen."""

Places = Mapping[str, tuple[str, ...]]
"""Where each reference is cited, by its id: addresses of anchors."""


def cite(document: Document) -> Document:
    """Write the number of a reference after the words that link to it; what a product leaves out is not linked to.

    Numbers count from 1, in the order of the references.
    """
    numbers = {reference.id: number for number, reference in enumerate(document.references, 1)}
    sections = document.places

    def written(line: Line) -> Iterator[Run]:
        for href, group in groupby(line.written, key=lambda run: run.href):
            together = tuple(group)
            if not href.startswith("#") or href[1:] in sections or any(run.footnote for run in together):
                yield from together
                continue
            words = tuple(replace(run, href="") for run in together if run.text)
            yield from words
            if href[1:] in numbers:
                yield Citation("", href=href, number=numbers[href[1:]], digits=line.digits, glued=GLUE if words else "")

    return rewrite(document, lambda line: replace(line, written=tuple(written(line))) if linked(line) else line)


def linked(line: Line) -> bool:
    """Return whether something in a line is a link."""
    return any(run.href for run in line.written)


def lead(document: Document, pages: Mapping[str, str]) -> tuple[Document, Places]:
    """Let links lead to the page a section or reference is on, and give each citation an anchor for the way back.

    ``document`` has its citations written (`cite`). ``pages`` names a page by the id of what is on it, and by ``key-points``; a
    document on one page needs no names.
    """
    places: dict[str, tuple[str, ...]] = {}

    def led(run: Run, line: Line) -> Run:
        if not run.href.startswith("#"):
            return run
        id = run.href[1:]
        run = replace(run, href=f"{pages.get(id, '')}{run.href}")
        steps = line.context.split("/")
        if not isinstance(run, Citation) or steps[0] not in PRINTED_ONCE or steps[-1] in ELSEWHERE_TOO:
            return run
        anchor = f"cite-{id}-{len(places.get(id, ())) + 1}"
        page = pages.get(steps[1] if steps[0] == "sections" else steps[0], "")
        places[id] = (*places.get(id, ()), f"{page}#{anchor}")
        return replace(run, anchor=anchor)

    def rewritten(line: Line) -> Line:
        return replace(line, written=tuple(led(run, line) for run in line.written)) if linked(line) else line

    return rewrite(document, rewritten), places


def rewrite(document: Document, change: Callable[[Line], Line]) -> Document:
    """Change each finished line of a document."""

    def changed(text: Prose, _path: tuple[str, ...], _safety: bool) -> Prose:
        assert isinstance(text, Line)
        return change(text)

    return revise(document, changed)
