"""GNU gettext PO files: read with every fault named by its line, written so that only what changed changes."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib

from feuillet import reading
from feuillet.cldr import Locale
from feuillet.findings import Finding, Location
from feuillet.translation import plurals
from feuillet.translation.messages import RETIRED, SAFETY, Message, Messages

CHECK = "po"
CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")  # polib takes the last for ends of lines
STRING_LINE = re.compile(r'^\s*(#~ )?(msgctxt|msgid_plural|msgid|msgstr|")')
STRING = re.compile(
    r'''\s*(#~ )?((msgctxt|msgid_plural|msgid|msgstr(\[\d\])?)\s+)?"([^"\\]|\\[abfnrtv\\"]|\\[0-7]{1,3}|\\x[0-9A-Fa-f]{1,2})*"'''
)
CUT_OFF = ("the line is cut off before its closing quote", "close it or restore the file")
UNREADABLE = ("gettext cannot read this", "mend the quotes or the keyword")
UNWRAPPED = 0
FILE_BYTES = 20_000_000
"""A catalog of 60,000 messages has 13 MB."""
LINES = 1_000_000
"""The same catalog has 360,000."""
COMMENT_LINES = 1_000
"""polib joins a comment line by line, in a time that grows with the square of their number: 465,000 took 308 s."""


def read(file: Path, path: str, domain: str, locale: Locale | None) -> tuple[Messages | None, tuple[Finding, ...]]:
    """Read the messages of a domain in a locale, or its template; ``path`` is how findings name the file."""
    text = reading.text(file, path, FILE_BYTES, CHECK)
    if isinstance(text, Finding):
        return None, (text,)
    if long := long_comment(text, path):
        return None, (long,)
    findings = tuple(faults(text, path))
    if findings:
        return None, findings
    try:
        catalog = polib.pofile(text, wrapwidth=UNWRAPPED)
    except (OSError, ValueError, IndexError) as error:
        line = int(match[1]) if (match := re.search(r"line (\d+)", str(error))) else 1
        return None, (Finding(Location(path, line), *UNREADABLE, CHECK),)
    findings = tuple(inconsistencies(catalog, path, locale)) if locale else ()
    messages = tuple(message(entry, path) for entry in catalog)
    metadata = tuple(catalog.metadata.items())
    if findings:
        return None, findings
    return Messages(domain, locale.tag if locale else "", catalog.header, messages, metadata, Location(path, 1)), ()


def long_comment(text: str, path: str) -> Finding | None:
    """Find more lines than a catalog has, or more lines of comments in a row than anybody reads."""
    if text.count("\n") > LINES:
        return Finding(Location(path, LINES), f"the file has more than {LINES} lines", "remove the empty ones", CHECK)
    row = 0
    for number, line in enumerate(text.split("\n"), 1):
        row = row + 1 if (line.startswith("#") and not line.startswith("#~ ")) or not line.strip() else 0
        if row > COMMENT_LINES:
            problem = f"more than {COMMENT_LINES} lines of comments stand here"
            return Finding(Location(path, number), problem, "shorten them", CHECK)
    return None


def faults(text: str, path: str) -> Iterator[Finding]:
    """Find what no PO file may hold, and what PO readers let pass."""
    for number, line in enumerate(text.split("\n"), 1):
        where = Location(path, number)
        if CONFLICT.match(line):
            yield Finding(where, "a conflict marker of git stands here", "choose one of the two texts", CHECK)
        if match := CONTROL.search(line.rstrip("\r")):
            yield Finding(where, f"a control character U+{ord(match[0]):04X} stands here", "remove it", CHECK)
        if STRING_LINE.match(line) and not STRING.fullmatch(line.rstrip()):
            closed = line.rstrip().endswith('"') and line.count('"') > 1
            problem, remedy = UNREADABLE if closed else CUT_OFF
            yield Finding(where, problem, remedy, CHECK)
    keywords = [(number, line) for number, line in enumerate(text.split("\n"), 1) if re.match(r"^(#~ )?msg", line)]
    if not keywords or not re.match(r"^(#~ )?msgstr", keywords[-1][1]):
        number = keywords[-1][0] if keywords else 1
        yield Finding(Location(path, number), "the file ends before a msgstr", "restore the end of the file", CHECK)


def inconsistencies(catalog: polib.POFile, path: str, locale: Locale) -> Iterator[Finding]:
    """Find a header of another language, messages that stand twice, and a file that ends within a message."""
    language = catalog.metadata.get("Language", "")
    if language.replace("_", "-") != locale.tag:
        remedy = f'write "Language: {locale.gettext}\\n"'
        yield Finding(Location(path, 1), f"the header names the language {language or 'not at all'}", remedy, CHECK)
    rule = catalog.metadata.get("Plural-Forms", "")
    if rule and (problem := plurals.fault(rule, locale)):
        yield Finding(Location(path, 1), problem, f'write "Plural-Forms: {locale.plural_forms}\\n"', CHECK)
    seen: set[tuple[str, str]] = set()
    for entry in catalog:
        key = (entry.msgctxt or "", entry.msgid)
        where = Location(path, entry.linenum or 1)
        if key in seen and not entry.obsolete:
            yield Finding(where, "this message stands twice", "remove one of the two", CHECK)
        if not entry.msgid:
            yield Finding(where, "a message has no msgid", "remove it", CHECK)
        seen.add(key)


def message(entry: polib.POEntry, path: str) -> Message:
    """Read one message."""
    return Message(
        context=entry.msgctxt or "",
        id=entry.msgid,
        string=entry.msgstr,
        fuzzy=entry.fuzzy,
        obsolete=bool(entry.obsolete),
        source=entry.occurrences[0][0] if entry.occurrences else "",
        note=entry.comment,
        comment=entry.tcomment,
        previous=entry.previous_msgid or "",
        safety=SAFETY in entry.comment or RETIRED in entry.tcomment,
        location=Location(path, entry.linenum or 1),
    )


def write(messages: Messages) -> str:
    """Write messages as a PO file: no dates, nothing wrapped, in the order they stand in."""
    catalog = polib.POFile(wrapwidth=UNWRAPPED)
    catalog.header = messages.comment
    catalog.metadata = header(messages)
    for each in messages.messages:
        entry = polib.POEntry(
            msgctxt=each.context or None,
            msgid=each.id,
            msgstr=each.string,
            comment="" if each.obsolete else each.note,
            tcomment=each.comment,
            occurrences=[(each.source, "")] if each.source and not each.obsolete else [],
            flags=["fuzzy"] if each.fuzzy else [],
            previous_msgid=each.previous or None,
            obsolete=int(each.obsolete),
        )
        catalog.append(entry)
    return f"{catalog}".rstrip("\n") + "\n"


def header(messages: Messages) -> dict[str, str]:
    """Write the header gettext asks for; what a PO editor put there stays."""
    fixed = {
        "Project-Id-Version": f"Feuillet {messages.domain}",
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": Locale(messages.locale).gettext if messages.locale else "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if messages.locale:
        fixed["Plural-Forms"] = f"{Locale(messages.locale).plural_forms}"
    kept = {
        name: value
        for name, value in messages.metadata
        if name not in {"Language", "Plural-Forms", "Project-Id-Version"}
    }
    return fixed | kept
