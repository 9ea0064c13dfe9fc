"""The project: where things lie, and which documents, locales and imprints there are."""

from dataclasses import dataclass
from pathlib import Path

from feuillet.findings import ProjectError


@dataclass(frozen=True)
class Project:
    """A folder with ``content/``, ``locales/`` and ``templates/``; raises `ProjectError` where one is missing."""

    root: Path

    def __post_init__(self) -> None:
        for folder in (self.documents_folder, self.imprints_folder, self.templates):
            if not folder.is_dir():
                raise ProjectError(f"{folder} is no folder: run in a project, or name one with --project")

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
    def schema(self) -> Path:
        """Where the generated schemas lie."""
        return self.root / "content" / "schema"

    @property
    def templates(self) -> Path:
        """Where templates lie."""
        return self.root / "templates"

    @property
    def locales_folder(self) -> Path:
        """Where locale catalogs lie."""
        return self.root / "locales"

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents' names, from their files."""
        return tuple(sorted(file.stem for file in self.documents_folder.glob("*.yaml") if file.is_file()))

    @property
    def imprints(self) -> tuple[str, ...]:
        """The imprints' names, from their files."""
        return tuple(sorted(file.stem for file in self.imprints_folder.glob("*.yaml") if file.is_file()))

    @property
    def locales(self) -> tuple[str, ...]:
        """The tags of the locales that have a folder."""
        from feuillet.cldr import known  # noqa: PLC0415 a run that finds nothing changed does without CLDR

        return tuple(filter(known, self.locale_folders))

    @property
    def locale_folders(self) -> tuple[str, ...]:
        """The names of all folders that would be locales, known to CLDR or not."""
        return tuple(
            sorted(folder.name for folder in self.locales_folder.glob("*") if (folder / "LC_MESSAGES").is_dir())
        )

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

    @property
    def removals(self) -> Path:
        """The texts of safety that somebody removed knowingly."""
        return self.root / "content" / "removed.yaml"

    def glossary(self, locale: str) -> Path:
        """The terms of a locale, and how they are said there."""
        return self.locales_folder / locale / "glossary.yaml"

    def name(self, file: Path) -> str:
        """Name a file as findings do: relative to the project, with forward slashes."""
        return file.relative_to(self.root).as_posix()
