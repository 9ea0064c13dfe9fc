"""What a demanding eye finds wrong on the pages of a finished file; each fault says where, and the words it is at."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from .area import Area
from .tree import BESIDE, LABEL, Element, Tree

FULL = 0.75
"""How far down a page but the last reaches, as a share of the room it has (PAGE, remedy 7)."""
LAST = 1 / 3
"""How far the last page of a text reaches at the least, where a page for notes or the back of a booklet comes after it."""
SPREAD = 0.2
"""How far apart the feet of panels are at the most, as a share of the height of a panel."""
LEAST_LETTERS = 3
"""On a last line."""
LINES_AFTER = 2
"""How many lines of its text stand with a heading."""
SHORT = 60
"""How many characters of a text a fault quotes."""
GROUPS = frozenset(("Sect", "Div", "Table"))
"""What begins as the first thing in it does."""
LINED = frozenset(("P", "LBody", "TD", "TH", "Caption", "H1", "H2", "H3", "H4", "H5", "H6", "Note"))


@dataclass(frozen=True)
class Fault:
    """A fault of a kind on a page, and the words at which it is seen."""

    kind: str
    page: int
    words: str

    def __str__(self) -> str:
        return f"page {self.page}: {self.kind}: {self.words}"


def quoted(element: Element) -> str:
    """Quote the beginning of a text."""
    text = element.text or element.alt
    return text if len(text) <= SHORT else f"{text[:SHORT].rstrip()}…"


def low_pages(tree: Tree, area: Area) -> Iterator[Fault]:
    """Find the pages but the last that end too early, with the block that would not break.

    What follows the last page of a booklet's text begins a page by order, so that nothing of it could stand on the page before.
    """
    for page, following in pairwise(tree.pages):
        filled = area.fill(page)
        least = LAST if area.back and page.number == last_of_text(tree) else FULL
        if filled < least and tree.on(following.number):
            first = quoted(tree.on(following.number)[0])
            yield Fault("low page", page.number, f"{filled:.0%} full; what follows is: {first}")


def last_of_text(tree: Tree) -> int:
    """Find the page where the text of a booklet ends: before its back, and before pages that say nothing but what they are for."""
    page = len(tree.pages) - 1
    while page > 1 and sum(each.text.strip() != "" for each in tree.on(page)) <= 1:
        page -= 1
    return page


def uneven_panels(tree: Tree, area: Area) -> Iterator[Fault]:
    """Find panels inside a leaflet whose feet are far apart; lines for notes fill what remains."""
    inside = tree.pages[1:-1]
    if len(inside) < LINES_AFTER:
        return
    feet = {page.number: area.reach(page) for page in inside}
    low, high = min(feet, key=lambda page: feet[page]), max(feet, key=lambda page: feet[page])
    spread = feet[high] - feet[low]
    if spread > SPREAD:
        all_feet = ", ".join(f"{foot:.0%}" for foot in feet.values())
        yield Fault("uneven panels", low, f"feet at {all_feet} of the panel's height: {spread:.0%} apart")


def stranded_headings(tree: Tree) -> Iterator[Fault]:
    """Find headings with fewer than two lines of their text on their page."""
    leaves = [each for each in tree.leaves if each.kind != BESIDE]
    for at, heading in enumerate(leaves):
        if not heading.heading or not heading.runs:
            continue
        after = 0
        for each in leaves[at + 1 :]:
            if each.heading:
                if after or each.page == heading.page:
                    break  # a heading of its own, or one that this one introduces and that answers for both
                yield Fault("heading alone", heading.page, quoted(heading))
                break
            if each.page != heading.page:
                yield Fault("heading alone", heading.page, quoted(heading))
                break
            after += max(len(each.lines), LINES_AFTER if each.alt else 1)
            if after >= LINES_AFTER:
                break


def broken(tree: Tree, *, panels: bool) -> Iterator[Fault]:
    """Find items, questions and rows that go on overleaf, and those of which one stands alone on its page."""
    for page, following in pairwise(tree.pages):
        before, after = chain_of_last(tree, page.number), chain_of_first(tree, following.number)
        for last, first in carried_over(before, after):
            yield from judge(last, first, panels=panels)


def chain_of_last(tree: Tree, page: int) -> tuple[Element, ...]:
    """The elements around what ends a page, from the outermost."""
    return chain(tree.on(page)[-1:])


def chain_of_first(tree: Tree, page: int) -> tuple[Element, ...]:
    """The elements around what begins a page, from the outermost."""
    return chain(tree.on(page)[:1])


def chain(leaf: Iterable[Element]) -> tuple[Element, ...]:
    """An element after all that are around it."""
    found = list[Element]()
    for each in leaf:
        up: Element | None = each
        while up is not None:
            found.append(up)
            up = up.parent
    return tuple(reversed(found))


def carried_over(before: tuple[Element, ...], after: tuple[Element, ...]) -> Iterator[tuple[Element, Element]]:
    """List the elements that a page break goes through: two of a kind at a time, the end and the beginning of each."""
    for last, first in zip(before, after, strict=False):
        if last.kind != first.kind or (last is not first and begins(first)):
            return
        if last is not first:
            yield last, first


def begins(element: Element) -> bool:
    """Return whether an element says by itself that it begins here: by a heading, a label, the title of a table."""
    inside = [each for each in element.inside if each.kind != BESIDE]
    first = next(iter(inside), None)
    if element.kind == "LI":
        return any(each.kind == LABEL for each in inside)
    if element.kind == "TR":
        return first is not None and first.text != ""  # the header of a row that goes on has nothing more to say
    if element.heading or element.kind == "Caption" or warning(element):
        return True
    return element.kind in GROUPS and first is not None and begins(first)


def judge(last: Element, first: Element, *, panels: bool) -> Iterator[Fault]:
    """Judge an element that goes on overleaf."""
    if last.kind == "LI" and labelled(last.parent):
        yield Fault("item broken", last.page, quoted(first))
    elif last.kind == "L":
        yield from pieces(last, first, "LI", "step" if steps(last) else "item", panels=panels)
    elif last.kind == "TR":
        yield Fault("row broken", last.page, quoted(first))
    elif last.kind == "TBody":
        yield from pieces(last, first, "TR", "row", panels=False)
    elif last.kind == "Sect" and question(first):
        yield Fault("question broken", last.page, quoted(first))
    elif last.kind == "Div":
        yield from pieces(last, first, "Sect", "question", panels=False)
        yield from pieces(last, first, "Div", "row" if titled(last) else "blank", panels=False)


def pieces(last: Element, first: Element, kind: str, name: str, *, panels: bool) -> Iterator[Fault]:
    """Judge the parts of a list, of questions or of a table on both pages; on panels steps and safety lists stay whole."""
    ending, beginning = ([each for each in part.inside if each.kind == kind] for part in (last, first))
    if not ending or not beginning:
        return
    if name in {"step", "item"} and (safety(last) or (panels and name == "step")):
        yield Fault(f"{'safety list' if safety(last) else 'steps'} broken", last.page, quoted(beginning[0]))
    for part in (ending, beginning):
        if len(part) == 1 and name != "item":
            yield Fault(f"{name} alone", part[0].page, quoted(part[0]))


def titled(group: Element) -> bool:
    """Return whether the parts of a group have headings: the rows of a table that is stacked, and no blanks of a form."""
    return any(part.inside[:1] and part.inside[0].heading for part in group.inside)


def labelled(listing: Element | None) -> bool:
    """Return whether a list's items have labels; those of a glossary have none."""
    return listing is not None and any(each.kind == LABEL for item in listing.inside for each in item.inside)


def steps(listing: Element) -> bool:
    """Return whether a list's items are steps, which have a figure alone; other lists write a stop behind it."""
    labels = [each for item in listing.inside for each in item.inside if each.kind == LABEL]
    said = "".join(run.read for label in labels for run in label.runs)
    return bool(said) and all(unicodedata.category(sign) == "Nd" for sign in said if not sign.isspace())


def safety(listing: Element) -> bool:
    """Return whether a warning introduces a list."""
    around = listing.parent.inside if listing.parent else ()
    at = next((at for at, each in enumerate(around) if each is listing), 0)
    return at > 0 and warning(around[at - 1])


def warning(element: Element) -> bool:
    """Return whether an element is a warning: its sign comes first."""
    return element.kind == "Div" and element.all_runs[:1] != () and element.all_runs[0].read.strip() == "!"


def question(part: Element) -> bool:
    """Return whether an element is the rest of a question: it is among others in one element."""
    return part.parent is not None and part.parent.kind == "Div"


def parted_warnings(tree: Tree) -> Iterator[Fault]:
    """Find warnings that the list which they introduce does not stand with."""
    for page, following in pairwise(tree.pages):
        before, after = chain_of_last(tree, page.number), chain_of_first(tree, following.number)
        warned = next((each for each in before if warning(each)), None)
        listed = next((each for each in after if each.kind == "L"), None)
        if warned is not None and listed is not None:
            yield Fault("safety list broken", page.number, quoted(listed))


def short_last_lines(tree: Tree) -> Iterator[Fault]:
    """Find texts of several lines with fewer than three letters on the last."""
    for each in tree.leaves:
        if each.kind in LINED and len(each.lines) > 1:
            last = "".join(run.seen for run in each.lines[-1])
            if letters(last) < LEAST_LETTERS:
                yield Fault("short last line", each.page, f"{last.strip()} ({quoted(each)})")


def letters(text: str) -> int:
    """Count the letters and figures of a text, and what is said as a word; marks above and below them count for none."""
    return sum(unicodedata.category(sign)[0] in "LNS" or sign in "%‰" for sign in text)


def listed(faults: Iterable[Fault]) -> list[tuple[str, int]]:
    """Count the faults of each kind."""
    kinds = sorted(fault.kind for fault in faults)
    return [(kind, len(list(same))) for kind, same in groupby(kinds)]
