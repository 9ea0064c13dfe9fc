"""What a new imprint starts from: what was said of the clinic, and beside it what may still be."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import get_args

from feuillet import files, reading
from feuillet.edition.accent import ACCENT, least_contrast, shown
from feuillet.edition.contrast import READABLE, contrast
from feuillet.edition.imprint import Known, examine
from feuillet.edition.phones import Purpose
from feuillet.findings import UsageError
from feuillet.manuscript import source
from feuillet.manuscript.figures import BITMAP_BYTES, DRAWING_BYTES, MEDIA_TYPES, rewrite
from feuillet.project import Project
from feuillet.publication.scaffolds import refuse_strange, refuse_taken, scalar, titled

ALIKE = 0.8
"""How near a word must be to a purpose to be taken for one that is misspelt."""


@dataclass(frozen=True)
class Clinic:
    """What is said of a clinic on the command line; what is empty was not said.

    Each of ``phones`` is ``purpose=number``, where the purpose may be a label of one's own.
    """

    language: str
    called: str = ""
    tagline: str = ""
    colour: str = ""
    logo: Path | None = None
    address: tuple[str, ...] = ()
    web: str = ""
    phones: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()


@dataclass(frozen=True)
class Started:
    """The files that an imprint starts with, and what is worth saying of them."""

    files: tuple[Path, ...]
    remarks: tuple[str, ...] = ()


def new_imprint(project: Project, slug: str, clinic: Clinic, formats: frozenset[str]) -> Started:
    """Start an imprint; raises `UsageError` where something that was said of the clinic cannot be printed."""
    refuse_strange("imprint", slug)
    refuse_taken(project.imprint(slug))
    logo = project.figures / f"{slug}-logo{clinic.logo.suffix.lower()}" if clinic.logo else None
    picture = taken(clinic.logo) if clinic.logo else b""
    if logo:
        refuse_taken(logo)
    text = "\n".join(lines(slug, clinic, logo.name if logo else "")) + "\n"
    imprint, findings = examine(source.parse(text, project.name(project.imprint(slug))), Known(formats=formats))
    if imprint is None or findings:
        raise UsageError("; ".join(f"{each.problem}: {each.remedy}" for each in findings))
    if logo:
        files.write(logo, picture, project.root)
    files.write(project.imprint(slug), text.encode(), project.root)
    made = (project.imprint(slug), *filter(None, [logo]))
    return Started(made, (measured(imprint.accent),) if clinic.colour else ())


def measured(colour: str) -> str:
    """Say how well a colour can be read."""
    on_white, on_pale = shown(contrast(colour)), shown(least_contrast(colour))
    return f"{colour} has a contrast of {on_white} on white and {on_pale} on its own pale ground; text needs {READABLE}"


def taken(logo: Path) -> bytes:
    """Read a logo; raises `UsageError` where it cannot be printed."""
    if not logo.is_file():
        raise UsageError(f"there is no file {logo}")
    ending = logo.suffix.lower()
    if ending not in MEDIA_TYPES:
        raise UsageError(f"{logo.name} is no picture that can be printed: save it as SVG, PNG or JPEG")
    try:
        content = reading.content(logo.resolve(), "", DRAWING_BYTES if ending == ".svg" else BITMAP_BYTES)
        fault = rewrite(content, ending).fault
    except reading.RefusedError as error:
        fault = error.problem
    if fault:
        raise UsageError(f"the logo {logo.name} {fault.text}: {fault.remedy}")
    return content


def lines(slug: str, clinic: Clinic, logo: str) -> Iterator[str]:
    """Write the file: what was not said stands there as an example, behind a sign that makes it a note."""
    yield "# yaml-language-server: $schema=../schema/imprint.json"
    yield "# The clinic. A line that begins with # says nothing yet: take the # away, and write what is true."
    yield f"language: {clinic.language} # of this file and of the staff: hints for printing are in it"
    yield f"name: {scalar(clinic.called or titled(slug))}"
    yield said("tagline", scalar(clinic.tagline) if clinic.tagline else "", "Near you, day and night")
    yield f"accent: {scalar(clinic.colour or ACCENT)} # a colour dark enough to be read on white"
    yield said("logo", logo, "logo.svg # a picture of content/figures")
    yield said("cover", "", "cover.svg # a picture for covers; plain for none")
    yield said("typeface", "", "Noto Serif # in place of Noto Sans")
    yield said("address", listed(clinic.address), "[12 High Street, Lakeside]")
    yield said("web", scalar(clinic.web) if clinic.web else "", "https://example.org/ # leaflets have its QR code")
    yield f"# for: {', '.join(get_args(Purpose))}; these words are known in every language, a label is translated"
    yield from block("phones", [phone(each) for each in clinic.phones], '{for: emergency, number: "112"}')
    yield from block("hours", [scalar(each) for each in clinic.hours], "mon-fri 08:00-18:00")
    yield f"formats: [{', '.join(clinic.formats)}]"


def said(key: str, value: str, example: str) -> str:
    """Write a key with its value, or with an example of one as a note."""
    return f"{key}: {value}" if value else f"# {key}: {example}"


def listed(texts: tuple[str, ...]) -> str:
    """Write texts as a list on one line."""
    return f"[{', '.join(quoted(each) for each in texts)}]" if texts else ""


def block(key: str, entries: list[str], example: str) -> Iterator[str]:
    """Write a list of one entry a line, or an example of one as a note."""
    sign = "" if entries else "# "
    yield f"{sign}{key}:"
    yield from (f"{sign}  - {entry}" for entry in entries or [example])


def phone(typed: str) -> str:
    """Write a number and what it is for."""
    label, equals, number = (part.strip() for part in typed.partition("="))
    if not (equals and label and number):
        raise UsageError(f"{typed} does not say what the number is for: write emergency=112, or a label of your own")
    purpose = label.lower().replace(" ", "-")
    if purpose in get_args(Purpose):
        return f"{{for: {purpose}, number: {quoted(number)}}}"
    if near := get_close_matches(purpose, get_args(Purpose), 1, ALIKE):
        raise UsageError(f"{label} is not one of the words for a number: write {near[0]}, or a label less like it")
    return f"{{label: {quoted(label)}, number: {quoted(number)}}}"


def quoted(text: str) -> str:
    """Write a text in quotes, as it may stand in a list on one line."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
