"""No word of a translation is longer than the narrowest line that it is printed in."""

import re
from collections.abc import Iterator

from feuillet.cldr import Locale
from feuillet.findings import Finding, Severity
from feuillet.manuscript.limits import ADDRESS, BREAKING, IN_ADDRESS, UNSPACED
from feuillet.manuscript.prose import Prose
from feuillet.translation.glossary import Usage
from feuillet.writing.script import Breaks, script

CHECK = "fits"
LETTERS, OF_A_TITLE = 40, 28
"""What a column of the bilingual handout holds, and a line of a title in large print."""
TITLES = ("title", "subsection", "question", "group")
"""How the place of a text ends that is set as a heading."""
SHOWN = 20


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Find the first word that is too long."""
    yield from long_words(target)


def long_words(text: Prose) -> Iterator[Finding]:
    """Find the first word of a text, in a manuscript or a translation, that is longer than a line."""
    if script(Locale(text.language).script).breaks is not Breaks.NOWHERE:
        return
    most = OF_A_TITLE if text.context.rpartition("/")[2] in TITLES else LETTERS
    said = "".join(run.text for run in text.runs)
    plain = ADDRESS.sub(lambda address: IN_ADDRESS.sub(" ", address[0]), said)
    word = re.search(rf"[^{UNSPACED}{BREAKING}]{{{most + 1},}}", plain)
    if word:
        problem = (
            f"the word {word[0][:SHOWN]}… has {len(word[0])} letters where the narrowest line holds about {most}, "
            "so it is divided wherever the line ends"
        )
        remedy = "write a hyphen where it may be divided, or use a shorter word"
        yield Finding(text.location, problem, remedy, CHECK, Severity.WARNING, context=text.context)
