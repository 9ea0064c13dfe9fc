"""GNU gettext PO files: read with every fault named by its line, written so that only what changed changes."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib

from feuillet import described, reading
from feuillet.cldr import Locale, written
from feuillet.findings import Finding, Location
from feuillet.translation import plurals, po_text
from feuillet.translation.messages import RETIRED, SAFETY, Kept, Message, Messages
from feuillet.translation.po_text import JOINED, UNREADABLE, context, decode, faults, plain

CHECK = po_text.CHECK
UNWRAPPED = 0
FILE_BYTES = 20_000_000
"""A catalog of 60,000 messages has 13 MB."""
LINES = 1_000_000
"""The same catalog has 360,000."""
COMMENT_LINES = 1_000
"""polib joins a comment line by line, in a time that grows with the square of their number: 465,000 took 308 s."""


def read(file: Path, path: str, domain: str, locale: Locale | None) -> tuple[Messages | None, tuple[Finding, ...]]:
    """Read the messages of a domain in a locale, or its template; ``path`` is how findings name the file."""
    try:
        content = reading.content(file, path, FILE_BYTES)
    except reading.RefusedError as error:
        return None, (error.at(path, CHECK),)
    return parse(content, path, domain, locale)


def parse(content: bytes, path: str, domain: str, locale: Locale | None) -> tuple[Messages | None, tuple[Finding, ...]]:
    """Read messages from the bytes of a file, in whatever charset its header names."""
    text = decode(content, path)
    if isinstance(text, str):
        text = long_comment(text, path) or text
    if isinstance(text, Finding):
        return None, (text,)
    findings = tuple(faults(text, path))
    if findings:
        return None, findings
    try:
        catalog = polib.pofile(plain(text), wrapwidth=UNWRAPPED)
    except (OSError, ValueError, IndexError) as error:
        line = int(match[1]) if (match := re.search(r"line (\d+)", str(error))) else 1
        return None, (Finding(Location(path, line), *UNREADABLE, CHECK).about(context(text.split("\n"), line)),)
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
    if text.count("\n") < COMMENT_LINES:
        return None
    row = 0
    for number, line in enumerate(text.split("\n"), 1):
        row = row + 1 if (line.startswith("#") and not line.startswith("#~ ")) or not line.strip() else 0
        if row > COMMENT_LINES:
            problem = f"more than {COMMENT_LINES} lines of comments are here"
            return Finding(Location(path, number), problem, "shorten them", CHECK)
    return None


def inconsistencies(catalog: polib.POFile, path: str, locale: Locale) -> Iterator[Finding]:
    """Find a header of another language, messages that are there twice, and a file that ends within a message."""
    yield from foreign(catalog, path, locale)
    seen: dict[tuple[str, str], polib.POEntry] = {}
    for entry in catalog:
        key = (entry.msgctxt or "", entry.msgid)
        where = Location(path, entry.linenum or 1)
        if key in seen:
            old = ", once as obsolete (#~)" if entry.obsolete or seen[key].obsolete else ""
            problem = f"this message is there twice{old}, first in line {seen[key].linenum}"
            yield Finding(where, problem, "remove one of the two", CHECK).about(key[0])
        if not entry.msgid:
            yield Finding(where, "a message has no msgid", "remove it", CHECK).about(key[0])
        if JOINED in entry.msgstr and not entry.fuzzy and not entry.obsolete:
            problem = f"msgcat has joined two translations here ({JOINED})"
            yield Finding(where, problem, "keep one of them", CHECK).about(key[0])
        seen.setdefault(key, entry)


def foreign(catalog: polib.POFile, path: str, locale: Locale) -> Iterator[Finding]:
    """Find a header of another language."""
    language = catalog.metadata.get("Language", "")
    meant = written(language)
    if language.replace("_", "-") != locale.tag and not (meant and locale.covers(meant)):
        missing = "the header names no language" if catalog.metadata else "the file has no header"
        problem = f"the header names the language {language}" if language else missing
        yield Finding(Location(path, 1), problem, f'write "Language: {locale.gettext}\\n"', CHECK)
    rule = catalog.metadata.get("Plural-Forms", "")
    if described.of(locale.tag) and not any(form for entry in catalog for form in entry.msgstr_plural.values()):
        return  # the project may have just described how the language counts; merge writes the rule anew
    if rule and (problem := plurals.fault(rule, locale)):
        yield Finding(Location(path, 1), problem, f'write "Plural-Forms: {locale.plural_forms}\\n"', CHECK)


def message(entry: polib.POEntry, path: str) -> Message:
    """Read one message."""
    return Message(
        context=entry.msgctxt or "",
        id=entry.msgid,
        string=entry.msgstr,
        fuzzy=entry.fuzzy,
        obsolete=bool(entry.obsolete),
        source=" ".join(":".join(filter(None, place)) for place in entry.occurrences),
        note=entry.comment,
        comment=entry.tcomment,
        previous=entry.previous_msgid or "",
        safety=SAFETY in entry.comment or RETIRED in entry.tcomment,
        kept=Kept(
            flags=tuple(flag for flag in entry.flags if flag != "fuzzy"),
            plural=entry.msgid_plural,
            forms=tuple(sorted(entry.msgstr_plural.items())),
            context=entry.previous_msgctxt or "",
            previous_plural=entry.previous_msgid_plural or "",
        ),
        location=Location(path, entry.linenum or 1),
    )


def escape(text: str) -> str:
    """Write a text as it is between the quotes of a line."""
    return str(polib.escape(text))


def write(messages: Messages) -> str:
    """Write messages as a PO file: no dates, nothing wrapped, in the order they are in."""
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
            flags=[*(["fuzzy"] if each.fuzzy else []), *each.kept.flags],
            previous_msgid=each.previous or None,
            previous_msgctxt=(each.kept.context or None) if each.previous else None,  # msgfmt wants both or none
            previous_msgid_plural=(each.kept.previous_plural or None) if each.previous else None,
            msgid_plural=each.kept.plural,
            msgstr_plural=forms(each, messages),
            obsolete=int(each.obsolete),
        )
        catalog.append(entry)
    return f"{catalog}".rstrip("\n") + "\n"


def forms(message: Message, messages: Messages) -> dict[int, str]:
    """Number the plural forms as our header does; those of a message nobody has translated are empty."""
    if not message.kept.plural:
        return {}
    locale = Locale(messages.locale) if messages.locale else None
    if not message.kept.forms or locale is None:
        return dict.fromkeys(range(plurals.number_of_forms(locale) if locale else 2), "")
    return plurals.rearranged(dict(message.kept.forms), dict(messages.metadata).get("Plural-Forms", ""), locale)


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
    ours = {"Language", "Plural-Forms", "Project-Id-Version", "Content-Type", "Content-Transfer-Encoding"}
    kept = {name: value for name, value in messages.metadata if name not in ours}
    return fixed | kept
