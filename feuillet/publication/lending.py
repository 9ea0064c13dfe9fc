"""Lending a locale the translation memories of others: the desk shows what they say, and nothing of it is printed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from feuillet import files, reading
from feuillet.findings import Finding, unusable
from feuillet.project import Project
from feuillet.publication.sources import Manuscripts
from feuillet.templates import LANGUAGE
from feuillet.translation.exchange import memories
from feuillet.translation.exchange.opening import CHECK
from feuillet.translation.memory import remembered


def lend(project: Project, sources: Manuscripts, locale: str, lent: Iterable[Path]) -> Iterator[Path | Finding]:
    """Take translation memories into that of a locale; yield it if it changed, and what was not taken."""
    documents, imprints = dict(sources.documents), dict(sources.imprints)
    languages = frozenset(
        {LANGUAGE, *(each.language for each in documents.values()), *(each.language for each in imprints.values())}
    )
    file = project.memory(locale)
    with files.alone(file.parent):
        own = remembered(project, locale, languages)
        yield from own.findings
        if own.findings and not own.pairs:
            return
        pairs = set(own.pairs)
        for each in lent:
            try:
                content = reading.content(each.resolve(), "", memories.FILE_BYTES)
            except reading.RefusedError as error:
                yield error.at(each.name, CHECK)
                continue
            memory = memories.read(content, each.name, languages, locale)
            yield from memory.findings
            pairs.update(memory.pairs)
        try:
            if pairs and files.write(file, memories.write(pairs, locale), project.root):
                yield file
        except OSError as error:
            yield unusable(error, project.name(file))
