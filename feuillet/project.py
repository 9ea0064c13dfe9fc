"""The project: where things lie, and which documents, locales and imprints there are."""

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from unicodedata import normalize

from feuillet import reading
from feuillet.findings import Finding, Location, ProjectError

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 80
"""Letters of a name: those of an imprint, a document and a format are together in the name of one file of at most 255 bytes."""
ENDING = ".yaml"
YAML = re.compile(r"\.ya?ml$", re.IGNORECASE)
TAKEN = {
    "document": re.compile(r"templates|imprint-.*"),
    "imprint": re.compile(r"release|exchange|contact-sheet|shelf"),
}
"""Names of our own: catalogs of the templates and of imprints, and folders of the output."""
MARK = "my-"
"""What is before a name that is taken."""
NAMING = "name"


def misnamed(kind: str, name: str) -> str:
    """Say why a document or an imprint cannot be called so, or nothing."""
    if not NAME.fullmatch(name):
        return "a name has only small letters a-z, digits, and hyphens between them"
    if len(name) > LONGEST:
        return f"a name has at most {LONGEST} letters"
    return f"Feuillet uses the name {name} itself" if TAKEN[kind].fullmatch(name) else ""


def better(kind: str, name: str, taken: Collection[str]) -> str:
    """Make a good name of another one, and one that no file has yet."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))[: LONGEST - len(MARK)].strip("-") or f"my-{kind}"
    made = f"{MARK}{words}" if TAKEN[kind].fullmatch(words) else words
    return made if made not in taken else next(f"{made}-{n}" for n in count(2) if f"{made}-{n}" not in taken)


@dataclass(frozen=True)
class Project:
    """A folder with ``content/``, and perhaps ``locales/`` and ``templates/``; raises `ProjectError` where it is none."""

    root: Path

    def __post_init__(self) -> None:
        templates = (self.templates,) if reading.there(self.templates) else ()
        for folder in (self.documents_folder, self.imprints_folder, *templates):
            if not folder.is_dir():
                remedy = "run in a project, name one with --project, or start one with new document"
                raise ProjectError(f"{folder} is no folder: {remedy}")
            reading.names(folder)  # what cannot be listed must not look as if nothing were in it
        if not self.holds(self.templates):
            raise ProjectError(f"{self.templates} is a link that leads out of the project: put the folder itself here")

    def holds(self, folder: Path) -> bool:
        """Return whether a folder lies in the project, whatever links lead to it."""
        return Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(self.root))

    def files(self, folder: Path) -> tuple[str, ...]:
        """List the names of all that is no folder in a folder of the project."""
        names = reading.names(folder) if self.holds(folder) else ()
        return tuple(name for name in names if not reading.is_folder(folder / name))

    def stems(self, folder: Path) -> tuple[str, ...]:
        """List the names of YAML files in a folder of the project, without their ending."""
        return tuple(name.removesuffix(ENDING) for name in self.files(folder) if name.endswith(ENDING))

    @property
    def documents_folder(self) -> Path:
        """Where manuscripts lie."""
        return self.root / "content" / "documents"

    @property
    def imprints_folder(self) -> Path:
        """Where imprints lie."""
        return self.root / "content" / "imprints"

    @property
    def figures(self) -> Path:
        """Where figures lie."""
        return self.root / "content" / "figures"

    @property
    def profiles(self) -> Path:
        """Where the colour profiles of print shops lie."""
        return self.root / "content" / "profiles"

    @property
    def schema(self) -> Path:
        """Where the generated schemas lie."""
        return self.root / "content" / "schema"

    @property
    def templates(self) -> Path:
        """Where the project's own templates lie, which take the place of those that ship."""
        return self.root / "templates"

    @property
    def locales_folder(self) -> Path:
        """Where locale catalogs lie."""
        return self.root / "locales"

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents' names, from their files."""
        return tuple(name for name in self.stems(self.documents_folder) if not misnamed("document", name))

    @property
    def imprints(self) -> tuple[str, ...]:
        """The imprints' names, from their files."""
        return tuple(name for name in self.stems(self.imprints_folder) if not misnamed("imprint", name))

    @property
    def strange_names(self) -> Iterator[Finding]:
        """Find files that would be documents or imprints, were it not for their names."""
        for kind, folder in (("document", self.documents_folder), ("imprint", self.imprints_folder)):
            taken = set(self.stems(folder))
            for name in filter(YAML.search, self.files(folder)):
                stem = name.rpartition(".")[0]
                problem = misnamed(kind, stem) if name.endswith(ENDING) else f"its name does not end in {ENDING}"
                if problem:
                    taken.add(new := better(kind, stem, taken))
                    where = Location(self.name(folder / name))
                    remedy = f"rename it, for example to {new}{ENDING}"
                    yield Finding(where, f"this {kind} is left out: {problem}", remedy, NAMING)

    @property
    def strays(self) -> Iterator[Finding]:
        """Find folders that are links and lead out of the project: nothing in them is read."""
        folders = (self.documents_folder, self.imprints_folder, self.locales_folder)
        names = reading.names(self.locales_folder) if self.holds(self.locales_folder) else ()
        for folder in (*folders, *(self.po(name, "any").parent for name in names)):
            if not self.holds(folder):
                yield Finding(Location(self.name(folder)), reading.OUTSIDE, "put the folder itself here", NAMING)

    @property
    def locales(self) -> tuple[str, ...]:
        """The tags of the locales that have a folder."""
        from feuillet.cldr import known  # noqa: PLC0415 a run that finds nothing changed does without CLDR

        return tuple(filter(known, self.locale_folders))

    @property
    def locale_folders(self) -> tuple[str, ...]:
        """The names of all folders that would be locales, known to CLDR or not."""
        names = reading.names(self.locales_folder) if self.holds(self.locales_folder) else ()
        catalogs = ((name, self.po(name, "any").parent) for name in names)
        return tuple(name for name, folder in catalogs if reading.is_folder(folder, locked=True) and self.holds(folder))

    def document(self, name: str) -> Path:
        """The file of a document."""
        return self.documents_folder / f"{name}.yaml"

    def imprint(self, name: str) -> Path:
        """The file of an imprint."""
        return self.imprints_folder / f"{name}.yaml"

    def po(self, locale: str, domain: str) -> Path:
        """The file of a domain's messages in a locale."""
        return self.locales_folder / locale / "LC_MESSAGES" / f"{domain}.po"

    def pot(self, domain: str) -> Path:
        """The template translators start from."""
        return self.locales_folder / f"{domain}.pot"

    def approvals(self, locale: str) -> Path:
        """The ledger of who approved what in a locale."""
        return self.locales_folder / locale / "approvals.yaml"

    def confirmations(self, locale: str) -> Path:
        """The questions that revisers of a locale have answered."""
        return self.locales_folder / locale / "confirmations.yaml"

    def memory(self, locale: str) -> Path:
        """The translation memory that others have lent a locale."""
        return self.locales_folder / locale / "memory.tmx"

    def language(self, locale: str) -> Path:
        """What is said of a language that CLDR does not know."""
        return self.locales_folder / locale / "language.yaml"

    @property
    def described(self) -> tuple[str, ...]:
        """The names of the folders of locales in which a language is described."""
        names = reading.names(self.locales_folder) if self.holds(self.locales_folder) else ()
        return tuple(
            name for name in names if reading.there(self.language(name)) and self.holds(self.po(name, "any").parent)
        )

    @property
    def removals(self) -> Path:
        """The texts of safety that somebody removed knowingly."""
        return self.root / "content" / "removed.yaml"

    @property
    def releases(self) -> Path:
        """The versions that were released."""
        return self.root / "content" / "editions.yaml"

    @property
    def withdrawals(self) -> Path:
        """The editions that were withdrawn."""
        return self.root / "content" / "withdrawn.yaml"

    def glossary(self, locale: str) -> Path:
        """The terms of a locale, and how they are said there."""
        return self.locales_folder / locale / "glossary.yaml"

    def name(self, file: Path) -> str:
        """Name a file as findings do: relative to the project, with forward slashes."""
        return file.relative_to(self.root).as_posix()
