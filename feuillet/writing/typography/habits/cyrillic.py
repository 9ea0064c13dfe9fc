"""Russian and Ukrainian: guillemets, a long dash, and short words that stay with their neighbour."""

from feuillet.writing.typography.direction import SEAM
from feuillet.writing.typography.habits.west_slavic import one_letter
from feuillet.writing.typography.rule import (
    NBSP,
    OBJECT,
    SPACES,
    Rule,
    abbreviations,
    bind_figure,
    dash,
    quotes,
    rule,
    spaced,
)

MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
"""Months in the genitive, as a day has them."""
YEARS = {"ru": r"гг?\.|год(?:а|у|ом|ы|ов)?\b", "uk": r"рр?\.|р(?:ік|оку|оці|оки|оків)\b"}


def particles(language: str, words: str) -> Rule:
    """Keep a particle with the word before it, on which it leans."""
    return rule(
        f"{language}-bind-particles",
        language,
        rf"(?<=[\w{OBJECT}»“)])({SEAM}?) ({SEAM}?)(?=(?:{words})(?!{SEAM}?[\w-]))",
        rf"\1{NBSP}\2",
        f"no line begins with a particle ({words.replace('|', ', ')})",
    )


def dates(language: str) -> Rule:
    """Keep a day with its month and a year with its word."""
    then = rf"(?:{YEARS[language]}|(?:{MONTHS[language].replace(' ', '|')})\b)"
    return bind_figure(f"{language}-bind-dates", language, then, "a day stays with its month, a year with its word")


RULES = (
    *quotes("cyrillic", "ru uk", "«»„“"),
    dash("cyrillic", "ru uk", "—"),
    rule(
        "cyrillic-number-sign",
        "ru uk",
        rf"([№§])({SEAM}?)[{SPACES}]?({SEAM}?)(?=[\d{OBJECT}])",
        rf"\1\2{NBSP}\3",
        "there is a space between № or § and its number, and no line ends there",
    ),
    one_letter("ru", "ru", "вкосуияа"),
    particles("ru", "же|бы|ли|ж|б|ль"),
    dates("ru"),
    spaced("ru", "ru", NBSP, "т. е.", "т. д.", "т. п.", "т. к.", "т. н.", "т. ч."),
    *abbreviations("ru", "ru", "д-р проф. доц. акад. г-жа г-н ул.", "стр. рис. табл. гл. разд. п. пп. ст. тел. с."),
    one_letter("uk", "uk", "вуійзояає"),
    particles("uk", "же|би|ж|б"),
    dates("uk"),
    spaced("uk", "uk", NBSP, "т. д.", "т. п.", "т. зв.", "т. ч."),
    *abbreviations("uk", "uk", "д-р проф. доц. акад. вул. м.", "стор. рис. табл. розд. п. ст. тел. с."),
)
