"""What a new document, locale or imprint starts from; each can be made into products at once."""

from datetime import date, timedelta
from pathlib import Path

import yaml

from feuillet import files
from feuillet.cldr import Locale, describable, guessed, known, meaning
from feuillet.findings import ProjectError, UsageError
from feuillet.project import Project, misnamed
from feuillet.reading import there

YEAR = timedelta(days=365)
EXAMPLES = Path(__file__).with_name("examples")
"""A whole manuscript in each language there is one in, and the figure that all of them show."""
FIGURE = "example.svg"
OTHERWISE = "en"
FOREIGN = """\
# The example is in English. Write your own text over it, in the language that is named below.
#
"""


LANGUAGE = """\
# What Feuillet must know of {english} ({tag}), for the Unicode CLDR does not know it. Ask somebody who writes it every day.
# Look at each line that has no # before it. Take the # away from a line that you fill in.

# Its own name, as its readers write it.
name: {name}

# What others call it, by their language tags, where they say it in another way:
# names: {{en: {english}, fr: {english}}}

# Its script, in four letters: Latn, Arab, Cyrl, Deva, Ethi (ISO 15924). It is read the way its script is, unless you say so:
script: {script}
# direction: rtl

# A language that writes numbers in the same way. Its decimal sign and its symbols of units are taken, and none of its words.
like: en
# decimal: ","
# group: "."

# How many plural forms it has, as PO files say it. Without this line it has those of the language above. One form for all numbers:
# plural-forms: "nplurals=1; plural=0;"

# Its months, January first, all twelve. Without them dates are written in digits: 2026-11-26.
# months: [January, February, March, April, May, June, July, August, September, October, November, December]
# date: "{{day}} {{month}} {{year}}"

# Its days of the week, Monday first. Without them those of the language above are printed in opening hours.
# days: [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]

# Its words for units, one for each plural form. Without them each translation writes them behind a bar: {{3 months|…}}.
# units:
#   days: ["{{0}} day", "{{0}} days"]
#   months: ["{{0}} month", "{{0}} months"]
"""


def lay_out(root: Path) -> bool:
    """Make the folders that no project is without; return whether this is a new project."""
    if not root.is_dir():
        raise ProjectError(f"{root} is no folder: make it first, or name another with --project")
    new = not there(root / "content")
    for name in ("documents", "imprints"):
        files.followed(root / "content" / name, root).mkdir(parents=True, exist_ok=True)
    return new


def new_document(project: Project, name: str, language: str, today: date) -> tuple[Path, ...]:
    """Start a document with the example in its language, and the figure it shows where there is none of that name."""
    refuse_strange("document", name)
    dates = {"date": str(today), "next-review": str(today + YEAR)}
    written = start(project, project.document(name), example(language, {"title": quoted(name), **dates}))
    figure = project.figures / FIGURE
    if there(figure):
        return (written,)
    files.write(figure, (EXAMPLES / FIGURE).read_bytes(), project.root)
    return (written, figure)


def example(language: str, values: dict[str, str]) -> str:
    """Write the example manuscript in a language, with some values of its own for what stands on a line by itself."""
    own = EXAMPLES / f"{Locale(language).language}.yaml"
    text = (own if own.is_file() else EXAMPLES / f"{OTHERWISE}.yaml").read_text(encoding="utf-8")
    for key, value in {"language": language, **values}.items():
        before, sign, after = text.partition(f"\n{key}: ")
        text = before + sign + value + after[len(after.split(maxsplit=1)[0]) :]
    if own.is_file():
        return text
    schema, _, rest = text.partition("\n#\n")
    return f"{schema}\n#\n{FOREIGN}{rest}"


def new_locale(project: Project, tag: str) -> tuple[Path, ...]:
    """Start a locale; its catalogs come from merge. A language that CLDR does not know is described first."""
    if not known(tag) and (other := meaning(tag)) and other != tag:
        raise UsageError(f"{tag} is written {other} here: start that")
    if not known(tag) and not describable(tag):
        raise UsageError(f"CLDR knows no locale {tag}: write a tag such as sw, pt-BR or zh-Hant")
    folder = project.po(tag, "any").parent
    if there(folder):
        raise UsageError(f"the locale {tag} is there already")
    if not project.holds(folder):
        raise ProjectError(
            f"{project.locales_folder} is a link that leads out of the project: put the folder itself here"
        )
    folder.mkdir(parents=True)
    if known(tag):
        return ()
    english, script = guessed(tag)
    text = LANGUAGE.format(tag=tag, english=english, name=quoted(english), script=script)
    return (start(project, project.language(tag), text),)


def titled(name: str) -> str:
    """Make a title of a name."""
    return name.replace("-", " ").capitalize()


def quoted(name: str) -> str:
    """Make a title of a name, as YAML quotes it."""
    return scalar(titled(name))


def scalar(text: str) -> str:
    """Write a text as YAML quotes it; raises `UsageError` for one that cannot stand on a line."""
    if any(sign < " " or sign in "\x7f\x85\u2028\u2029" for sign in text):
        raise UsageError(f"{text} has a line end, or a sign that prints nothing: write it on one line")
    return yaml.safe_dump(text, width=1000, allow_unicode=True).splitlines()[0]


def refuse_strange(kind: str, name: str) -> None:
    """Raise `UsageError` for a name that a document or an imprint cannot have."""
    if problem := misnamed(kind, name):
        raise UsageError(f"{name} is no name for a new {kind}: {problem}")


def start(project: Project, file: Path, text: str) -> Path:
    """Write a file that must not be there yet."""
    refuse_taken(file)
    files.write(file, text.encode(), project.root)
    return file


def refuse_taken(file: Path) -> None:
    """Raise `UsageError` where a file is there already."""
    if there(file):
        raise UsageError(f"{file.name} is there already")
