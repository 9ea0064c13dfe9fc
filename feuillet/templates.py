"""The Jinja environment: strict about names, escaping everything, and able to say which words it asks a translator for."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from feuillet.findings import ProjectError

LANGUAGE = "en"
"""The language the templates' own words are written in."""
KEYWORDS = {"_": None, "plain": None, "say": None, "for_staff": None}
"""What templates call to say a word."""
METHODS = [("**.html", "jinja2"), ("**.xhtml", "jinja2"), ("**.css", "jinja2")]


class Templates:
    """The folder of templates."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = Environment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            autoescape=lambda name: not (name or "").endswith(".css"),  # noqa: S701 a style sheet is no markup
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def render(self, name: str, context: dict[str, object]) -> str:
        """Render a template; raises `ProjectError` where it asks for what there is not."""
        try:
            return self.environment.get_template(name).render(context)
        except TemplateError as error:
            line = f":{error.lineno}" if hasattr(error, "lineno") else ""
            raise ProjectError(f"templates/{name}{line}: {error}; mend the template") from error

    def text(self, name: str) -> str:
        """Read a file of the folder as it stands."""
        return (self.folder / name).read_text(encoding="utf-8")


def words(folder: Path) -> Iterator[tuple[str, str]]:
    """List the words the templates print, each with the first file that does, in the order of files."""
    seen: set[str] = set()
    found = extract_from_dir(folder, METHODS, {"**": {"silent": "false"}}, KEYWORDS)
    for file, _line, text, _comments, _context in sorted(found, key=lambda entry: (entry[0], entry[1])):
        if isinstance(text, str) and text not in seen:
            seen.add(text)
            yield text, f"templates/{file}"
