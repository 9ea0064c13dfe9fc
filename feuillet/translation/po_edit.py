"""One message of a PO file is changed, or added, and every other byte of the file stays: the header says when, and by whom.

What a translator may change are the texts, the fuzzy mark, which takes with it what was there before, and the comment.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from feuillet.cldr import Locale
from feuillet.findings import Finding, Location
from feuillet.translation import po
from feuillet.translation.messages import Message, Messages
from feuillet.translation.po_lines import Entry, Line, Style, entries, style
from feuillet.translation.po_text import CHECK, charset_named, codec
from feuillet.translation.revised import HEADER, WRITTEN

TRANSLATOR = "Last-Translator"
FLAGS = re.compile(r"(\s*#,\s*)(.*?)\s*")
FIELD = re.compile(r"(?:\\[^n]|[^\\])+(?:\\n)?|\\n")
AFTER = {HEADER: ("POT-Creation-Date", "Report-Msgid-Bugs-To", "Project-Id-Version"), TRANSLATOR: (HEADER,)}
"""What a field that is not there yet is written behind."""
ELSEWHERE = "change this text in a PO editor, or have it write the file anew as UTF-8"


@dataclass(frozen=True)
class Change:
    """A message as it is to be, when it was changed, and by whom, if a name is given.

    ``old_id`` is its msgid in the file, where its source has been reworded since.
    """

    message: Message
    now: datetime.datetime = datetime.datetime.min
    translator: str = ""
    old_id: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What the file calls the message so far."""
        return self.message.context, self.old_id or self.message.id


@dataclass(frozen=True)
class Catalog:
    """A PO file: its messages, and its lines."""

    messages: Messages
    lines: tuple[Line, ...]
    charset: str

    @property
    def end(self) -> str:
        """How most of its lines end."""
        ends = Counter(line.raw[len(line.raw.rstrip(b"\r\n")) :] for line in self.lines)
        return ends.most_common(1)[0][0].decode() or "\n"


def read(content: bytes, path: str, domain: str, locale: Locale) -> Catalog | tuple[Finding, ...]:
    """Read a PO file to be changed, or say why it cannot be."""
    messages, findings = po.parse(content, path, domain, locale)
    if messages is None:
        return findings
    charset = codec(charset_named(content))
    try:
        lines = tuple(Line.read(raw, charset) for raw in content.splitlines(keepends=True))
    except UnicodeDecodeError:
        return (Finding(messages.location, f"texts in {charset} cannot be changed one by one", ELSEWHERE, CHECK),)
    return Catalog(messages, lines, charset)


def change(catalog: Catalog, wanted: Change) -> bytes | Finding:
    """Change a message of a PO file, or add it; what is written is read again, so that nothing else can have changed."""
    found = tuple(entries(catalog.lines))
    new, own, text = wanted.message, catalog.messages, list[Line | str](catalog.lines)
    old = next((each for each in own.messages if each.key == wanted.key), None)
    written = style(found)
    entry = next((each for each in found if old and each.first < old.location.line <= each.last), None)
    head = next(each for each in found if each.header)
    edits = [(head.first, head.last, headed(head, wanted))]
    if entry and old and not old.obsolete:
        edits.append((entry.first, entry.last, rewritten(entry, old, new, written)))
    else:
        place = max(each.last for each in found if not each.obsolete)
        edits.append((place, place, added(new, found, written)))
        if entry:
            gap = entry.first > 0 and not catalog.lines[entry.first - 1].kind
            edits.append((entry.first - gap, entry.last, []))
    for first, last, lines in sorted(edits, key=lambda each: each[:2], reverse=True):
        text[first:last] = lines
    return checked(catalog, text, wanted)


def checked(catalog: Catalog, text: list[Line | str], wanted: Change) -> bytes | Finding:
    """Write the lines in the file's own character set, and hold what is read of them against what was wanted."""
    own, new, end = catalog.messages, wanted.message, catalog.end
    where = Location(own.location.path, new.location.line or 1)
    pieces = [each.raw if isinstance(each, Line) else f"{each}{end}" for each in text]
    try:
        raw = [each.encode(catalog.charset) if isinstance(each, str) else each for each in pieces]
    except UnicodeEncodeError as error:
        sign = error.object[error.start]
        problem = f"the file is in {catalog.charset.upper()}, which has no {sign} (U+{ord(sign):04X})"
        return Finding(where, problem, "save the file as UTF-8 in a PO editor, then write it again", CHECK).about(
            new.context
        )
    ended = (each if each.endswith((b"\n", b"\r")) else each + end.encode() for each in raw)
    content = b"".join(ended)
    if not catalog.lines[-1].raw.endswith((b"\n", b"\r")):
        content = content.rstrip(b"\r\n")
    read_again, findings = po.parse(content, own.location.path, own.domain, Locale(own.locale))
    if read_again is None or not kept(own, read_again, wanted):
        problem = findings[0].problem if findings else "the file would not be read as it is meant"
        return Finding(where, f"this cannot be written: {problem}", ELSEWHERE, CHECK).about(new.context)
    return content


def kept(old: Messages, now: Messages, wanted: Change) -> bool:
    """Return whether one message is as it is wanted, and all else is as it was."""
    new = wanted.message
    others = [[each for each in old.messages if each.key != wanted.key]]
    others.append([each for each in now.messages if each.key != new.key])
    heads = [{**dict(messages.metadata), HEADER: "", TRANSLATOR: ""} for messages in (old, now)]
    same = others[0] == others[1] and heads[0] == heads[1] and old.comment == now.comment
    return same and [each for each in now.messages if each.key == new.key] == [new]


def rewritten(entry: Entry, old: Message, new: Message, written: Style) -> list[Line | str]:
    """Write an entry anew where its message has changed, and leave its other lines."""
    lines = list[Line | str](entry.lines)
    if new.fuzzy != old.fuzzy:
        lines = [flagged for line in lines for flagged in flags(line, fuzzy=new.fuzzy)]
        if new.fuzzy and lines == [*entry.lines]:
            lines.insert(
                next(n for n, line in enumerate(entry.lines) if line.keyword or line.kind == "previous"), "#, fuzzy"
            )
    if old.previous and not new.previous:
        lines = [line for line in lines if not (isinstance(line, Line) and line.kind == "previous")]
    if new.comment != old.comment:
        lines = commented(lines, new.comment)
    strings = {keyword for keyword, _ in entry.fields if keyword.startswith("msgstr")}
    for keyword, field in entry.fields:
        if keyword in {"msgid", *strings} and said(old, keyword) != said(new, keyword):
            place = lines.index(field[0])
            lines[place : place + len(field)] = written.field(keyword, po.escape(said(new, keyword)), field[0].before)
    missing = [f"msgstr[{n}]" for n, _ in new.kept.forms if not entry.field(f"msgstr[{n}]")]
    return [*lines, *(line for each in missing for line in written.field(each, po.escape(said(new, each))))]


def said(message: Message, keyword: str) -> str:
    """Return the text of a message that a keyword names, or the plural form that it numbers."""
    if keyword == "msgid":
        return message.id
    return dict(message.kept.forms).get(int(keyword[-2]), "") if keyword.endswith("]") else message.string


def flags(line: Line | str, *, fuzzy: bool) -> Iterator[Line | str]:
    """Take the fuzzy mark out of a line of flags, or put it in."""
    match = FLAGS.fullmatch(line.text) if isinstance(line, Line) and line.kind == "flags" else None
    if match is None:
        yield line
        return
    others = [each for part in match[2].split(",") if (each := part.strip()) not in {"", "fuzzy"}]
    if fuzzy or others:
        yield match[1] + ", ".join([*(["fuzzy"] if fuzzy else []), *others])


def commented(lines: list[Line | str], comment: str) -> list[Line | str]:
    """Put another comment of the translator where the old one is, or before all else."""
    own = [n for n, line in enumerate(lines) if isinstance(line, Line) and line.kind == "comment"]
    separator = own[:1] == [0] and isinstance(lines[0], Line) and lines[0].bare
    own = own[1:] if separator else own
    place = own[0] if own else int(separator)
    rest = [line for n, line in enumerate(lines) if n not in own]
    return [*rest[:place], *comments(comment), *rest[place:]]


def comments(text: str) -> list[str]:
    """Write a comment of the translator."""
    return [f"# {line}".rstrip() for line in text.split("\n")] if text else []


def added(new: Message, found: tuple[Entry, ...], written: Style) -> list[Line | str]:
    """Write an entry for a message that the file does not hold yet."""
    before = [each.lines[0] for each in found if not each.header and not each.obsolete]
    separator = "#" if before and before[-1].bare else ""
    marks = ["fuzzy", *new.kept.flags] if new.fuzzy else [*new.kept.flags]
    texts = [("msgctxt", new.context), ("msgid", new.id), ("msgid_plural", new.kept.plural)]
    strings = [(f"msgstr[{n}]", form) for n, form in new.kept.forms] or [("msgstr", new.string)]
    return [
        separator,
        *comments(new.comment),
        *(f"#. {line}" for line in new.note.splitlines()),
        *([f"#: {new.source}"] if new.source else []),
        *([f"#, {', '.join(marks)}"] if marks else []),
        *(line for keyword, text in texts if text for line in written.field(keyword, po.escape(text))),
        *(line for keyword, text in strings for line in written.field(keyword, po.escape(text))),
    ]


def headed(head: Entry, wanted: Change) -> list[Line | str]:
    """Write into the header when the file was changed, and by whom."""
    lines = list[Line | str](head.lines)
    fields = {HEADER: wanted.now.strftime(WRITTEN)}
    if wanted.translator:
        fields[TRANSLATOR] = " ".join(wanted.translator.split())
    for name, value in fields.items():
        lines = stamped(lines, name, po.escape(f"{name}: {value}\n"))
    return lines


def stamped(lines: list[Line | str], name: str, field: str) -> list[Line | str]:
    """Write one field of a header, in the lines where it is, or in one of its own."""
    start = next(n for n, line in enumerate(lines) if quoted(line)[0].lstrip().startswith("msgstr"))
    texts = [quoted(line)[1] for line in lines[start:]]
    whole = "".join(texts)
    spans = {match[0].partition(":")[0]: match.span() for match in FIELD.finditer(whole)}
    first = next((each for each in AFTER[name] if each in spans), "")
    begin, end = spans.get(name, (spans[first][1] if first else 0,) * 2)
    if whole[begin:end] == field:
        return lines
    ends = [*accumulate(map(len, texts))]
    if begin == end in ends:
        line = start + ends.index(end) + 1
        return [*lines[:line], f'"{field}"', *lines[line:]]
    low = next(n for n, edge in enumerate(ends) if edge > begin)
    high = next(n for n, edge in enumerate(ends) if edge >= end and n >= low)
    text = whole[ends[low] - len(texts[low]) : begin] + field + whole[end : ends[high]]
    before = quoted(lines[start + low])[0]
    return [*lines[: start + low], f'{before}"{text}"', *lines[start + high + 1 :]]


def quoted(line: Line | str) -> tuple[str, str]:
    """Part a line into what stands before its quotes and what is in them."""
    before, _, text = (line.text if isinstance(line, Line) else line).rstrip().partition('"')
    return before, text[:-1]
