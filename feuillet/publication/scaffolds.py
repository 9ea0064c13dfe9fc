"""What a new document, locale or imprint starts from; each can be made into products at once."""

from datetime import date, timedelta
from pathlib import Path

import yaml

from feuillet import files
from feuillet.cldr import describable, guessed, known, meaning
from feuillet.findings import ProjectError, UsageError
from feuillet.project import Project, misnamed
from feuillet.reading import there

YEAR = timedelta(days=365)

DOCUMENT = """\
# yaml-language-server: $schema=../schema/document.json
language: {language}
title: {title}
message: Write the main message here, in one sentence.
key-points:
  - Write what a reader must know first.
revision: 1
date: {date}
next-review: {next_review}
licence: CC BY-SA 4.0
sections:
  - id: what-it-is
    title: What is it?
    role: what-it-is
    blocks:
      - text: Write what it is and what it is for. Quantities stand in braces, such as {{2 weeks}}.
"""

IMPRINT = """\
# yaml-language-server: $schema=../schema/imprint.json
language: {language}
name: {title}
accent: "#0b5563"
formats: [{formats}]
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


def new_document(project: Project, name: str, language: str, today: date) -> Path:
    """Start a document."""
    refuse_strange("document", name)
    text = DOCUMENT.format(language=language, title=quoted(name), date=today, next_review=today + YEAR)
    return start(project, project.document(name), text)


def new_imprint(project: Project, name: str, language: str, formats: tuple[str, ...]) -> Path:
    """Start an imprint that issues every format."""
    refuse_strange("imprint", name)
    return start(
        project,
        project.imprint(name),
        IMPRINT.format(language=language, title=quoted(name), formats=", ".join(formats)),
    )


def new_locale(project: Project, tag: str) -> tuple[Path, ...]:
    """Start a locale; its catalogs come from merge. A language that CLDR does not know is described first."""
    if not known(tag) and (other := meaning(tag)):
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


def quoted(name: str) -> str:
    """Make a title of a name, as YAML quotes it."""
    return yaml.safe_dump(name.replace("-", " ").capitalize(), width=1000).splitlines()[0]


def refuse_strange(kind: str, name: str) -> None:
    """Raise `UsageError` for a name that a document or an imprint cannot have."""
    if problem := misnamed(kind, name):
        raise UsageError(f"{name} is no name for a new {kind}: {problem}")


def start(project: Project, file: Path, text: str) -> Path:
    """Write a file that must not be there yet."""
    if there(file):
        raise UsageError(f"{file.name} is there already")
    files.write(file, text.encode(), project.root)
    return file
