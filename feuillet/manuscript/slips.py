"""Slips of the keyboard in a YAML file, reported in the words of who typed it and at the line where each began.

A parser names the place where it could go no further and what it then waited for; most slips are a line or a page above.
"""

import re

import yaml

from feuillet.findings import Problem

BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What ends a line for YAML."""


def unread(text: str, remedy: str) -> Problem:
    """Say what keeps YAML from being read."""
    return Problem(f"YAML cannot be read: {text}", remedy)


KEY = r"\s*(?:- +)*(?P<key>[\w-]+)"
WIDE = re.compile(rf"{KEY}\s*：")
NO_SPACE = re.compile(r"\s*(?:- +)*[A-Za-z_-]+:(?=[^\s/])")
NO_SPACE_AFTER_DASH = re.compile(r"\s*-(?=[^\s-])")
BLANKS = re.compile("[ \t]*(?P<blank>[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff])")
TAB = re.compile(" *\t")
CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")
VALUE = re.compile(r"\s*(?:- +)*(?:[^\s\"'\[{][^:]*:\s+)?(?P<sign>[\"'\[{])")
"""A line whose value begins with a sign that closes somewhere."""
COLON = re.compile(r":(\s|$)")
COMMENT = re.compile(r"\s*(?P<comment>#\S.*)")
KEYED = re.compile(r"\s*(?:- +)*[a-z][a-z-]*:(\s|$)")
QUOTES = frozenset("\"'")
MARKED = re.compile("alias|anchor|block scalar")
"""What a text is taken for that begins with such a sign."""
SHOWN = 40
CLOSED_BY = {"[": "]", "{": "}"}
INDENTED = unread(
    "this line is indented in another way than its neighbours", "begin it exactly below the line it belongs to"
)
UNCLOSED = unread("a quote opens here and is not closed", "close it at the end of the text")
NO_COLON = unread("this line has no colon after its key", "write `key: text`, or indent it if it belongs above")
UNREADABLE = unread("this line makes no sense here", "compare its indentation, colon and quotes with the lines above")
PLAIN = (
    (CONFLICT, unread("this is a conflict marker of git", "choose one of the two texts")),
    (TAB, unread("this line begins with a tab", "write spaces instead")),
    (BLANKS, unread("this line begins with a blank that is no plain space", "write plain spaces")),
    (WIDE, unread("the colon after the key is a wide one", "write a plain colon and a space")),
    (NO_SPACE, unread("there is no space after the colon of this line", "write one: `key: text`")),
    (NO_SPACE_AFTER_DASH, unread("there is no space after the dash of this line", "write one: `- text`")),
)
"""What can be seen in a line by itself, in the order in which it is said."""


def lines(text: str) -> list[str]:
    """The lines of a file, as YAML counts them."""
    return BREAK.split(text)


def begins(sign: str) -> Problem:
    """Say that a text begins with a sign that YAML takes for its own."""
    return unread(f"the text begins with {sign}, which means something else to YAML", "put the whole text in quotes")


def twice(key: str) -> Problem:
    """Say that a key is there twice, or what was typed that became one key."""
    if key.startswith("-"):
        return PLAIN[-1][1]
    return unread(f"the key {key[:SHOWN]} is there twice", "remove one of the two, or make them entries of a list")


def commented(rest: str) -> Problem | None:
    """Say that a value is lost in a comment: ``accent: #7a2e6e``."""
    if match := COMMENT.match(rest):
        said = match["comment"].split(" #")[0].rstrip()[:SHOWN]
        return unread(f"{said} is a comment here, because of its #", f'put it in quotes: "{said}"')
    return None


def slip(text: str, error: yaml.MarkedYAMLError) -> tuple[int, Problem]:
    """Say what was mistyped, and in which line, counted from 0."""
    typed = lines(text)
    mark, context = error.problem_mark or error.context_mark, error.context_mark
    at = min(mark.line, len(typed) - 1) if mark else 0
    column = mark.column if mark else 0
    began = min(context.line, at) if context and opened(error) else at
    if (swallowing := swallowed(text, typed, at)) is not None:
        return swallowing, UNCLOSED
    if "quoted" not in (error.context or ""):
        for number in (*range(began, at + 1), above(typed, began)):
            for pattern, problem in PLAIN:
                if pattern.match(typed[number]):
                    return number, problem
    return by_words(typed, error, at, column, began)


def swallowed(text: str, typed: list[str], at: int) -> int | None:
    """Find where a quote opens that closes behind other keys, in the line that cannot be read: it was meant to close before."""
    try:
        for token in yaml.scan(text, yaml.SafeLoader):
            if isinstance(token, yaml.ScalarToken) and not token.plain and token.style in QUOTES:
                first, last = int(token.start_mark.line), int(token.end_mark.line)
                if last == at and any(map(KEYED.match, typed[first + 1 : last + 1])):
                    return first
    except yaml.YAMLError:  # what is reported otherwise
        return None
    return None


def opened(error: yaml.MarkedYAMLError) -> bool:
    """Return whether the parser says where the thing began that it could not read to its end."""
    return any(
        word in (error.context or "") for word in ("quoted", "simple key", "flow", "alias", "anchor", "block scalar")
    )


def above(typed: list[str], line: int) -> int:
    """The last line above that says something."""
    said = (number for number in range(line - 1, -1, -1) if typed[number].strip() and typed[number].lstrip()[0] != "#")
    return next(said, line)


def by_words(typed: list[str], error: yaml.MarkedYAMLError, at: int, column: int, began: int) -> tuple[int, Problem]:
    """Read what the parser complains of."""
    problem, context = error.problem or "", error.context or ""
    if "escape" in problem:
        return at, escape(typed[at][column : column + 1])
    if "single document" in context:
        return at, unread("a second document begins here", "remove the line ---, and keep one document in a file")
    if "cannot start" in problem or "not allowed here" in problem or "tag" in context:
        return not_here(typed, at, column)
    if "'<scalar>'" in problem or "'['" in problem or "'{'" in problem:
        return after_the_end(typed, at, column) if "block" in context else (began, unclosed(context))
    if opened(error):
        return began, begins(value_of(typed[began])[:1]) if MARKED.search(context) else unclosed(context)
    first = "document start" in problem  # the first key is indented, which shows in the second
    return above(typed, at) if first else at, INDENTED if first or "expected <block end>" in problem else UNREADABLE


def unclosed(context: str) -> Problem:
    """Say what was not brought to its end."""
    if "quoted" in context:
        return UNCLOSED
    if "simple key" in context:
        return NO_COLON
    sign = "{" if "mapping" in context else "["
    remedy = f"write {CLOSED_BY[sign]} after the last entry, or put the text in quotes if it is one"
    return unread(f"the bracket {sign} that opens here is not closed", remedy)


def not_here(typed: list[str], at: int, column: int) -> tuple[int, Problem]:
    """Say what a sign does where it has no place: a second colon, or the first sign of a text."""
    line, sign = typed[at], typed[at][column : column + 1]
    if sign != ":":
        return at, begins(sign) if sign.strip() else UNREADABLE
    before = re.match(rf"{KEY}:\s+", line)
    if before and before.end() <= column:
        key = f"{before['key']}: " if before["key"].islower() else ""
        whole = line[before.end() if key else before.start("key") :].strip()
        quote = "'" if '"' in whole else '"'
        shown = f"{key}{quote}{whole if len(whole) <= SHOWN else '…'}{quote}"
        return at, unread("this text has a colon and a space in it", f"put the text in quotes: {shown}")
    last = above(typed, at)
    if not COLON.search(typed[last]) and not typed[last].lstrip().startswith("-"):
        return last, NO_COLON
    return at, INDENTED


def after_the_end(typed: list[str], at: int, column: int) -> tuple[int, Problem]:
    """Say that a text goes on after the quote or the bracket that ends it; the quote may have opened lines above."""
    for number in range(at, -1, -1):
        match = VALUE.match(typed[number])
        if not match:
            continue
        sign, rest = match["sign"], typed[number][match.end() :]
        if sign in CLOSED_BY:
            return number, begins(sign)
        if number < at and rest.count(sign) == 0:
            return number, UNCLOSED
        if number == at and match.end() >= column:
            continue  # it closes the quote of a line above
        if number == at and sign in rest:
            other = "'" if sign == '"' else '"'
            remedy = f"put the whole text in quotes of the other kind, {other}"
            return number, unread("the text goes on after its closing quote", remedy)
        break
    return at, INDENTED


def escape(sign: str) -> Problem:
    """Say that a backslash in double quotes is followed by a letter that means nothing."""
    return unread(f"there is a backslash before {sign} in double quotes", "put the text in single quotes ' instead")


def value_of(line: str) -> str:
    """What is after the dash or the key of a line."""
    return re.sub(r"^\s*(?:- +)*(?:[\w-]+:\s+)?", "", line)
