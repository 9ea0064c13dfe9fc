"""The Jinja environment: strict about names, escaping everything, and able to say which words it asks a translator for.

Jinja and Babel's extraction are imported where they are first used: a check of texts marks nothing up.
"""

from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from io import BytesIO
from operator import itemgetter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from feuillet import reading, shipped
from feuillet.findings import Finding, ProjectError

if TYPE_CHECKING:
    from jinja2 import Environment, TemplateError

LANGUAGE = "en"
"""The language the templates' own words are written in."""
KEYWORDS = {"_": None, "plain": None, "say": None, "for_staff": None}
"""What templates call to say a word."""
ENDINGS = {".html", ".xhtml", ".css"}
FOLDER = "templates"
UNPRINTED = ("desk/", "shelf/")
"""Where the templates of the desk and of the shelf lie, whose words no product prints."""
FILE_BYTES = 1_000_000
"""All templates that ship have 64 kB."""


class Templates:
    """A project's folder of templates; what it does not have is taken from those that ship."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def environment(self) -> "Environment":
        """Jinja, as strict as it can be."""
        from jinja2 import Environment, FunctionLoader, StrictUndefined

        return Environment(
            loader=FunctionLoader(self.load),
            undefined=StrictUndefined,
            autoescape=lambda name: not (name or "").endswith(".css"),  # noqa: S701 a style sheet is no markup
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def load(self, name: str) -> tuple[str, None, Callable[[], bool]] | None:
        """Read a template for Jinja, which asks before each page whether its file is as it was.

        There is none where no file is, or where its name leads out of the folder.
        """
        inside = ".." not in PurePosixPath(name).parts and not name.startswith("/")
        if not inside or not reading.there(file_of(self.folder, name)):
            return None
        read = mark(file_of(self.folder, name))
        return text(self.folder, name), None, lambda: mark(file_of(self.folder, name)) == read

    def render(self, name: str, context: dict[str, object]) -> str:
        """Render a template; raises `ProjectError` where it asks for what there is not."""
        from jinja2 import TemplateError

        try:
            return self.environment.get_template(name).render(context)
        except TemplateError as error:
            raise broken(name, error) from error

    def text(self, name: str) -> str:
        """Read a file of the folder, or the one that ships, as it is."""
        return text(self.folder, name)


def file_of(folder: Path, name: str) -> Path:
    """Find the file of a template: the project's own, even if it cannot be read, and otherwise the one that ships."""
    return folder / name if reading.there(folder / name) else shipped.TEMPLATES / name


def mark(file: Path) -> tuple[Path, int, int, int]:
    """Say by what a file is known to be as it was."""
    stat = file.stat()
    return file, stat.st_ino, stat.st_size, stat.st_mtime_ns


def text(folder: Path, name: str) -> str:
    """Read a template; raises `ProjectError`."""
    found = reading.text(file_of(folder, name), f"{FOLDER}/{name}", FILE_BYTES, FOLDER)
    if isinstance(found, Finding):
        raise ProjectError(f"{found.location.path}: {found.problem}; {found.remedy}")
    return found


def is_unprinted(file: str) -> bool:
    """Return whether no product prints a word, for it comes from a template of the desk or the shelf; a catalog names the file."""
    return file.startswith(tuple(f"{FOLDER}/{each}" for each in UNPRINTED))


def broken(name: str, error: "TemplateError") -> ProjectError:
    """Say which template is wrong, and in which line."""
    line = f":{error.lineno}" if hasattr(error, "lineno") else ""
    return ProjectError(f"{FOLDER}/{name}{line}: {error}; correct the template")


def names(folder: Path) -> Iterator[str]:
    """List the names of the templates in a folder."""
    files = (each for each in reading.walk(folder, folder.parent) if each.suffix in ENDINGS and not each.is_dir())
    return (each.relative_to(folder).as_posix() for each in files)


def words(folder: Path) -> Iterator[tuple[str, str]]:
    """List the words the templates print, each with the first file that does, in the order of files: unprinted ones last."""
    from jinja2 import TemplateError

    seen: set[str] = set()
    for name in sorted(
        {*names(folder), *names(shipped.TEMPLATES)}, key=lambda name: (name.startswith(UNPRINTED), name)
    ):
        try:
            found = words_of(text(folder, name))
        except TemplateError as error:
            raise broken(name, error) from error
        for word in found:
            if word not in seen:
                seen.add(word)
                yield word, f"{FOLDER}/{name}"


@lru_cache(maxsize=512)
def words_of(template: str) -> tuple[str, ...]:
    """List the words a template prints, line by line; whoever asks again after a change reads anew only what has changed."""
    from babel.messages.extract import extract

    content = BytesIO(template.encode())
    found = list(extract("jinja2", content, KEYWORDS, options={"silent": "false"}))
    return tuple(word for _line, word, *_rest in sorted(found, key=itemgetter(0)) if isinstance(word, str))
