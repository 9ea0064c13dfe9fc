"""The text of a PO file before it is parsed: its characters as gettext reads them, and every fault named by its line.

polib reads less of the format than gettext does: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html. What it does
not know, octal escapes, previous msgids of obsolete messages and comments without a space, is brought into the form it knows
(octal escapes: https://github.com/izimobil/polib/issues/120).
"""

import codecs
import re
from collections.abc import Iterator
from itertools import islice
from unicodedata import normalize

from feuillet.findings import Finding, Location

CHECK = "po"
CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)")
CONTROL = re.compile(
    r"^\ufeff|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]"
)  # polib takes the last for ends of lines
STRING_LINE = re.compile(r'^\s*(#~ )?(msgctxt|msgid_plural|msgid|msgstr|")')
STRING = re.compile(
    r'''\s*(#~ )?((msgctxt|msgid_plural|msgid|msgstr(\[\d\])?)\s+)?"([^"\\]|\\[abfnrtv\\"]|\\[0-7]{1,3}|\\x[0-9A-Fa-f]+)*+"'''
)
SOUND = (
    r"""(?:#(?!~)[^\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]*+|"""
    r"""(?:(?:#~ )?msg(?:ctxt|id|str) )?"(?:[^"\\\x00-\x1f\x7f-\x9f\u2028\u2029]|\\[nt\\"])*+"|)"""
)
"""Nearly every line: nothing is wrong with it, and it need not be looked at more closely."""
SOUND_LINE, SOUND_LINES = re.compile(SOUND), re.compile(rf"{SOUND}(?:\n{SOUND})*+")
MARKED = {"#. ", "#: ", "#, "}
"""Comments as polib reads them."""
QUOTED = re.compile(r'^\s*(#[~|]*\s*)?(msgctxt|msgid_plural|msgid|msgstr|")')
KEYWORD = re.compile(r"""^\s*(?P<old>#~\s*)?(?:(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)(?=[\s"])|")""")
AFTER = {
    "msgctxt": {"", "msgstr"},
    "msgid": {"", "msgstr", "msgctxt"},
    "msgid_plural": {"msgid"},
    "msgstr": {"msgid", "msgid_plural", "msgstr"},
}
"""What each keyword of a message follows; a msgstr follows another where both are plural forms."""
CONTEXT = re.compile(r'^\s*(#~ )?msgctxt\s+"(.*)"\s*$')
CHARSET = re.compile(rb'Content-Type:[^"\\]*charset=([^\s"\\;]+)')
ESCAPE = re.compile(r"\\\\|(?P<codes>(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))+)|\\(?P<bell>a)")
TOLD = 50
"""How many faults of a catalog are reported: nobody reads more, and each is looked up in the lines about it."""
CODE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]+))")
WRITTEN = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r", "\b": r"\b", "\f": r"\f", "\v": r"\v"}
"""What polib reads and writes as an escape."""
TIGHT = re.compile(r"^(\s*)(#~\||#[~|,.:]|#)(?=[^\s#~|,.:]|\.\S)")
PLACE = re.compile(r"^# File: (\S+), line: (-?\d+)$")
"""How msgcat --strict writes where a message comes from."""
PREVIOUS = re.compile(r"^(\s*)#~\|")
JOINED = "#-#-#-#-#"
"""What msgcat writes around each of several texts that it found for one message."""
CUT_OFF = ("the line is cut off before its closing quote", "close it or restore the file")
UNREADABLE = ("gettext cannot read this", "correct the quotes or the keyword")
UTF8 = 'save the file as UTF-8, with "Content-Type: text/plain; charset=UTF-8\\n" in its header'


def decode(content: bytes, path: str) -> str | Finding:
    """Read the characters of a file: UTF-8, or what its header names; its lines end as on Unix."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Finding(Location(path, 1), "this is UTF-16, which gettext cannot read", "save the file as UTF-8", CHECK)
    match, named = CHARSET.search(content), charset_named(content)
    try:
        charset = codec(named)
        text = content.decode("utf-8-sig" if charset in {"utf-8", "ascii"} else charset)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        shown = content.decode("utf-8", "replace").split("\n")
        found = Finding(Location(path, line), f"this is not {named}", "save the file as UTF-8", CHECK)
        return found.about(context(shown, line))
    except (LookupError, ValueError):
        line = content[: match.start()].count(b"\n") + 1 if match else 1
        return Finding(Location(path, line), f"nobody knows the character set {named}", UTF8, CHECK)
    if charset not in {"utf-8", "ascii"} and not content.isascii() and is_utf8(content):
        line = content[: match.start()].count(b"\n") + 1 if match else 1
        return Finding(Location(path, line), f"the header says {named}, and the file is UTF-8", UTF8, CHECK)
    return normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def charset_named(content: bytes) -> str:
    """Return the character set that a file's header names; UTF-8 where it names none."""
    match = CHARSET.search(content)
    return match[1].decode("ascii", "replace") if match else "UTF-8"


def codec(named: str) -> str:
    """Name what reads a character set; raises `LookupError` or `ValueError` where nobody knows it."""
    return "utf-8" if named == "CHARSET" else codecs.lookup(named).name


def is_utf8(content: bytes) -> bool:
    """Return whether bytes are UTF-8."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def plain(text: str) -> str:
    """Write a file's escapes as the characters they stand for, and its comments as polib reads them."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if (line[:1] in {"m", '"', ""} and "\\" not in line) or line[:3] in MARKED:
            continue
        if QUOTED.match(line):
            line = ESCAPE.sub(character, line) if "\\" in line else line  # noqa: PLW2901 two steps of one rewriting
            lines[number] = TIGHT.sub(r"\1\2 ", PREVIOUS.sub(r"\1#|", line))
        elif line.lstrip().startswith("#"):
            lines[number] = PLACE.sub(placed, TIGHT.sub(r"\1\2 ", line))
    return "\n".join(lines)


def placed(match: "re.Match[str]") -> str:
    """Write where a message comes from as gettext does by default."""
    return f"#: {match[1]}" if match[2] == "-1" else f"#: {match[1]}:{match[2]}"


def character(match: "re.Match[str]") -> str:
    """Read one run of escapes: together they are the bytes of characters. What is no character stays, and is a fault."""
    if match["bell"]:
        return "\a"
    if not match["codes"]:
        return match[0]
    values = [int(octal, 8) if octal else int(hexadecimal, 16) for octal, hexadecimal in CODE.findall(match["codes"])]
    try:
        text = bytes(value & 0xFF for value in values).decode()
    except UnicodeDecodeError:
        return match[0]
    return "".join(WRITTEN.get(letter, letter) for letter in text)


def faults(text: str, path: str) -> Iterator[Finding]:
    """Find what no PO file may hold, and what PO readers let pass."""
    lines = text.split("\n")
    numbered = () if SOUND_LINES.fullmatch(text) else enumerate(lines, 1)
    odd = ((number, line) for number, line in numbered if not SOUND_LINE.fullmatch(line))
    found = [(number, *each) for number, line in odd for each in wrong(line)]
    for number, problem, remedy in (*islice(found or disordered(lines), TOLD), *ending(lines)):
        yield Finding(Location(path, number), problem, remedy, CHECK).about(context(lines, number))
    if JOINED in text.lstrip("\n").partition("\n\n")[0]:
        number = next(number for number, line in enumerate(lines, 1) if JOINED in line)
        yield Finding(Location(path, number), "msgcat has joined two headers here", "keep one of them", CHECK)


def disordered(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Find messages that lack a part, and those that are obsolete in some of their lines only."""
    before, obsolete = "", {False}
    for number, line in enumerate(lines, 1):
        match = None if line[:1] == "#" and line[1:2] != "~" else KEYWORD.match(line)
        if not match:
            continue
        word = (match["word"] or before).partition("[")[0]
        starts = match["word"] is not None and word in {"msgctxt", "msgid"} and before != "msgctxt"
        several = match["word"] == "msgstr" and before == "msgstr"
        if match["word"] and (before not in AFTER[word] or several):
            missing = "msgstr" if before in {"msgid", "msgid_plural"} else "msgid"
            yield number, f"the message before this line has no {missing}", "restore it"
        elif not starts and bool(match["old"]) not in obsolete:
            yield number, "this message is obsolete (#~) in some of its lines only", "write #~ before all or none"
            obsolete = {True, False}  # said once
        before, obsolete = word, {bool(match["old"])} if starts else obsolete


def ending(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Find a file that ends within a message, or has none."""
    backwards = ((number, KEYWORD.match(lines[number - 1])) for number in range(len(lines), 0, -1))
    number, word = next(((number, match["word"]) for number, match in backwards if match and match["word"]), (1, ""))
    if not word.startswith("msgstr"):
        yield number, "the file ends before a msgstr", "restore the end of the file"


def wrong(line: str) -> Iterator[tuple[str, str]]:
    """Say what is wrong with a line, and what to do."""
    if CONFLICT.match(line):
        yield "this is a conflict marker of git", "choose one of the two texts"
    shown = ESCAPE.sub(character, line) if "\\" in line and QUOTED.match(line) else line
    if match := CONTROL.search(shown):
        yield f"a control character U+{ord(match[0]):04X} is here", "remove it"
    if STRING_LINE.match(line) and not STRING.fullmatch(line.rstrip()):
        yield UNREADABLE if line.rstrip().endswith('"') and line.count('"') > 1 else CUT_OFF
    elif any(match["codes"] for match in ESCAPE.finditer(shown)) and QUOTED.match(line):
        yield "there is an escape with numbers here that is no letter of UTF-8", "type the letter itself"


def context(lines: list[str], number: int) -> str:
    """Find the msgctxt of the message that a line is in; empty lines separate messages."""
    first, last = number - 1, number - 1
    while first > 0 and lines[first - 1].strip():
        first -= 1
    while last < len(lines) - 1 and lines[last + 1].strip():
        last += 1
    return next((match[2] for line in lines[first : last + 1] if (match := CONTEXT.match(line))), "")
