"""From YAML to a model, with every mistake of a file in one go."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from feuillet.cldr import known
from feuillet.findings import Finding, Location, Problem
from feuillet.manuscript.complaints import complaint
from feuillet.manuscript.document import Document, prose, revise
from feuillet.manuscript.figures import Figures
from feuillet.manuscript.limits import FINDINGS, long_tree
from feuillet.manuscript.model import Model
from feuillet.manuscript.prose import Prose
from feuillet.manuscript.references import references
from feuillet.manuscript.source import SourceFile, read_source

VALID = "manuscript"
Tree = TypeVar("Tree", bound=Model)
Read = tuple[Tree | None, tuple[Finding, ...]]


def read_document(file: Path, path: str, figures: Figures) -> Read[Document]:
    """Read a manuscript; ``path`` is how findings name the file, ``figures`` where its pictures lie."""
    source = read_source(file, path)
    if isinstance(source, Finding):
        return None, (source,)
    document, findings = validate(source, Document)
    if document is not None:
        findings = capped(tuple(references(document, source, figures)))
    return document, findings


def parse(source: SourceFile, model: type[Tree], check: str = VALID) -> Read[Tree]:
    """Hold what a YAML file says against a model; ``check`` names whose rules these are."""
    try:
        return model.model_validate(source.content), ()
    except ValidationError as error:
        details = own(error.errors(include_url=False))
        placed = {alike(where := source.location(each["loc"]), each): (where, each) for each in details}
        ordered = sorted(placed.values(), key=lambda pair: pair[0])
        return None, tuple(few(ordered, lambda each: complaint(each, model, source.reached(each["loc"])[1]), check))


def alike(where: Location, details: ErrorDetails) -> tuple[object, ...]:
    """What two mistakes have in common that are reported once: the cells of a row with the same mistake are in one line."""
    name = details["loc"][-1] if details["loc"] and isinstance(details["loc"][-1], str) else ""
    return where, details["type"], details["msg"], name


def capped(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Keep as many findings as someone repairs in one go, and say how many are left."""
    left = len(found) - FINDINGS
    if left <= 0:
        return found
    rest = found[FINDINGS]
    return (*found[:FINDINGS], Finding(rest.location, *more(left), rest.check))


def more(left: int) -> tuple[str, str]:
    """Say how many findings are left out, and what to do."""
    return f"{left} more mistakes follow", "repair the others first"


def few(
    placed: list[tuple[Location, ErrorDetails]], told: Callable[[ErrorDetails], Problem], check: str
) -> Iterator[Finding]:
    """Report as many mistakes as someone repairs in one go; the others are counted and never put into words."""
    left = len(placed) - FINDINGS
    yield from dict.fromkeys(sorted(told(each).at(where, check) for where, each in placed[:FINDINGS]))
    if left > 0:
        where, _ = placed[FINDINGS]
        yield Finding(where, *more(left), check)


def own(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Leave out that a list is too short where its items were only not counted because of mistakes of their own."""
    above = {details["loc"][:length] for details in errors for length in range(len(details["loc"]))}
    for details in errors:
        if details["type"] != "too_short" or details["loc"] not in above:
            yield details


def validate(source: SourceFile, model: type[Tree], check: str = VALID) -> Read[Tree]:
    """Read a tree of prose, and give each prose its place, its language and its note."""
    tree, findings = parse(source, model, check)
    if tree is None:
        return None, findings
    if problem := long_tree(tuple(len(text.text) for text in prose(tree))):
        return None, (problem.at(Location(source.path, 1), check),)
    language = str(getattr(tree, "language", ""))
    if not known(language):
        where = source.location(("language",))
        problem = Problem(f"{language} is no language tag CLDR knows", "write a tag like fr or pt-BR")
        return None, (problem.at(where, check),)

    def place(text: Prose, path: tuple[str, ...], safety: bool) -> Prose:
        context = "/".join(step for step in path if step != "blocks")
        doses = any(run.quantity is not None and run.quantity.is_dose for run in text.runs)
        return replace(
            text, context=context, safety=safety or doses, language=text.lang or language, note=standing(path)
        )

    return revise(tree, place), ()


def standing(path: tuple[str, ...]) -> str:
    """Say to a translator what kind of text is at a path."""
    names = [step for step in path if not step.isdigit() and step not in {"sections", "blocks"}]
    return f"{names[-1]}, in {' > '.join(names[:-1])}" if len(names) > 1 else names[-1]
