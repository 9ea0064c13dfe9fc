"""Habits of every language, and of every one of a direction."""

from feuillet.writing.typography.rule import NBSP, OBJECT, WJ, rule

RULES = (
    rule(
        "apostrophe",
        "ltr -ja -zh -th",
        r"(?<=[\w\ufffc\ue001])(\ue000?)'(?=\ue000?[\w\ufffc\ue001])",
        r"\1’",
        "an elision is set with an apostrophe, not a prime",
        "'",
    ),
    rule(
        "latin-apostrophe",
        "rtl ja zh-Hans zh-Hant th",
        r"(?<=[A-Za-z\u00c0-\u024f])(\ue000?)'(?=\ue000?[A-Za-z\u00c0-\u024f])",
        r"\1’",
        "between letters of a Latin name the sign is an apostrophe; elsewhere in such a text the sign quotes",
        "'",
    ),
    rule(
        "name-in-one-piece",
        "*",
        r"(?<![A-Za-z0-9_/@:])(?<![A-Za-z0-9_/@:][-.])([A-Z]{1,5}\ue000?-)(\ue000?)"
        r"(?=[0-9\u0391-\u03c9][A-Za-z0-9\u0391-\u03c9]{0,2}(?![A-Za-z0-9_@/-]|\.[A-Za-z0-9]))",
        rf"\1\2{WJ}",
        "a name such as IL-6 or TNF-α does not part at its hyphen",
        "-",
    ),
    rule(
        "prefix-with-its-number",
        "*",
        rf"(?<!\w)([^\W\d_]{{1,8}}\ue000?[-\u05be])(\ue000?)(?=[{OBJECT}])",
        rf"\1\2{WJ}",
        "a prefix that a hyphen or a maqaf joins to a quantity stays on its line",
    ),
    rule(
        "ending-with-its-number",
        "*",
        rf"(?<=[{OBJECT}])(\ue000?-)(\ue000?)(?=[^\W\d_]{{1,8}}(?![\w-]))",
        rf"\1\2{WJ}",
        "an ending that a hyphen joins to a quantity stays on its line",
        "-",
    ),
    rule(
        "number-in-one-piece",
        "*",
        r"(?<=\d)(\ue000?) (\ue000?)(?=\(?\d)|(?<=\d\))(\ue000?) (\ue000?)(?=\d)",
        lambda match: match[0].replace(" ", NBSP),
        "the groups of a long number, of a phone say, are on one line",
    ),
    rule(
        "limit-with-its-number",
        "*",
        r"(?<=[<>≤≥±≈])(\ue000?) (\ue000?)(?=[\d\ufffc\ue001])",
        rf"\1{NBSP}\2",
        "a sign of a limit is on one line with the number it limits",
    ),
    rule(
        "ellipsis",
        "*",
        r"(?<!\.)\.\.\.(?!\.)",
        "…",
        "three full stops are one sign, and never part at a line's end",
        "...",
    ),
)
