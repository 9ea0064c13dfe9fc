"""A text denies as often as its source: a lost “not” turns a warning into advice.

Languages deny differently, so a difference is a question for a reviser and no error. Words that may stand for a negative
(avoid, lack, refuse) count as one or as none, whichever makes the two texts agree; “stop” is a concept of its own.
"""

from collections.abc import Iterator

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.preflight.denial import COMMA, END, Denied, Row, answer, around, denied, joined, joins, negatives, rows
from feuillet.preflight.wording import facts_of, question, quoted, words_of
from feuillet.translation.glossary import Usage
from feuillet.writing.language import UNKNOWN, Concept, Join

CHECK = "negations"
DOUBLE = 2


def check(source: Prose, target: Prose, usage: Usage) -> Iterator[Finding]:  # noqa: ARG001 the comparisons share one form
    """Count what denies, and look where an answer or a “nor” denies."""
    if UNKNOWN in (facts_of(source).negatives, facts_of(target).negatives):
        return
    if problem := counted(source, target) or unanswered(source, target) or unjoined(source, target):
        yield question(target, problem, CHECK, " | ".join(named(denied(text)) for text in (source, target)))


def named(words: Denied) -> str:
    """List what was counted."""
    return quoted((*words[0], *words[1]))


def counted(source: Prose, target: Prose) -> str | None:
    """Say where the two texts do not deny as often, and nothing makes up for it."""
    wanted, given = denied(source), denied(target)
    texts = ((source, target), (target, source))
    if alike(wanted, given) or cancelled(source, target) or any(once(*two) or echoed(*two) for two in texts):
        return None
    return (
        f"the source denies {len(wanted[0])} times with {named(wanted)}, "
        f"the translation {len(given[0])} with {named(given)}"
    )


def unanswered(source: Prose, target: Prose) -> str | None:
    """Say where the source answers no, and the first sentence of the translation does not deny."""
    if (said := answer(source)) is None:
        return None
    facts, plain = facts_of(target), words_of(target)
    first = END.search(plain)
    for words in (facts.negatives, facts.denials):
        found = () if words is UNKNOWN else words.matches(plain, spaced=facts.spaced)
        if any(first is None or match.start() < first.start() for match in found):
            return None
    return f"the source answers “{said[0]}”, the first sentence of the translation denies nothing"


def unjoined(source: Prose, target: Prose) -> str | None:
    """Say where the source denies one thing more by “nor”, and the translation says neither “nor” nor “or” nor another “not”."""
    known = facts_of(target).joins
    if known is UNKNOWN or Join.NOR not in known or not (nor := joins(source, words_of(source), Join.NOR)):
        return None
    if len(negatives(target)) > len(negatives(source)) or joins(target, words_of(target), Join.OR, Join.NOR):
        return None
    return f"the source denies one thing more with {quoted(nor)}, the translation does not"


def cancelled(source: Prose, target: Prose) -> bool:
    """Return whether one text has “not … without” where the other says “only with”."""
    texts = (source, target)
    counts = [len(denied(text)[0]) for text in texts]
    more = texts[counts.index(max(counts))]
    facts = facts_of(more)
    if abs(counts[0] - counts[1]) != DOUBLE or facts.concepts is UNKNOWN:
        return False
    return bool(facts.concepts[Concept.WITHOUT].found(words_of(more), spaced=facts.spaced))


def echoed(short: Prose, long: Prose) -> bool:
    """Return whether one text answers “No.” where the other answers “No, you cannot.”, in a sentence the first has not."""
    said, again = answer(short), answer(long)
    if not (said and again and COMMA.match(again[1])):
        return False
    ends = [len(END.findall(words_of(text))) for text in (short, long)]
    first, *others = negatives(long)
    if ends[1] - ends[0] != bool(COMMA.match(said[1])):
        return False
    if not others or END.search(words_of(long)[first.end() : others[0].start()]):
        return False
    sure, perhaps = denied(long)
    return alike(denied(short), (sure[1:], perhaps))


def once(many: Prose, few: Prose) -> bool:
    """Return whether one text says once what the other repeats in a row: do not start, change or stop."""
    repeated = [row for row in rows(many) if len(row) > 1]
    firsts = tuple(row[0]["said"] for row in rows(many)), denied(many)[1]
    if not repeated or any(len(row) > 1 for row in rows(few)) or not alike(firsts, denied(few)):
        return False
    sides = [[joined(many, side) for side in around(many, row)] for row in repeated]
    before, after = (max(side) for side in zip(*sides, strict=True))
    return sum(covers(few, row, before, after) for row in rows(few)) >= len(repeated)


def covers(text: Prose, row: Row, before: int, after: int) -> bool:
    """Return whether a “not” covers words joined by “or”, and nothing joined is on its other side.

    What the other text has outside its row, before and after, may be there too.
    """
    head, tail = around(text, row)
    if joins(text, tail, Join.OR, Join.NOR):
        return joined(text, head) <= before
    return bool(joins(text, head, Join.OR, Join.NOR)) and joined(text, tail) <= after


def alike(wanted: Denied, given: Denied) -> bool:
    """Return whether the two counts can agree."""
    (low, more), (other, others) = (
        (len(sure), len({word.lower() for word in perhaps})) for sure, perhaps in (wanted, given)
    )
    both = min(more, others)  # what both texts have stands for nothing else
    return low <= other + others - both and other <= low + more - both
