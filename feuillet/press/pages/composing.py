"""A leaflet composed: typeset once to be measured, planned, and typeset as planned; what does not fit is said.

What was reckoned at one size may be wrong by a line or two at another, so a plan is made again from what came of it: mostly
there are three typesettings in all.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from unicodedata import bidirectional, category, east_asian_width

from feuillet.edition.galley import Galley, Part
from feuillet.findings import Finding, Location
from feuillet.press.pages.arrangements import UNEVEN, spread
from feuillet.press.pages.covers import COVER, narrower, smaller
from feuillet.press.pages.fitting import SPACES, closest, sizes
from feuillet.press.pages.panels import YIELDS, Choice, Lines, Measured, Plan, Planning
from feuillet.press.pages.typesetting import Layout, typeset

CHECK = "fitting"
YIELDED = "<!-- yielded -->"
"""Where the markup of a leaflet takes what its back yields."""
RESERVE = 1.03
"""How much more room a text may need where it breaks into other panels."""
BEGINNING = Plan(11.0, 1.0)
"""In the middle of what there is, where nothing better is known: from here the way to any other size is short."""
USUAL = 6
"""How many panels most leaflets have."""
FULL, PICTURE, BLOCK = 802_000, 20_000, 12.8
"""Where these are full: the square of the size of their type times its apparent size, times its leading, times the letters of the
text; how much less that is for each picture; and how many letters the last line of a block is short of."""
JOINED = 0.9
"""How wide a letter of Arabic is, of one of Latin."""
LONG_BACK = 700
"""Of so many letters the back has no room beside what it may yield."""
MOST = 5
"""How many plans are tried before the smallest type is taken."""
GAIN = 1.0
"""By how many points a plan must be better than panels that are there: what is reckoned so far away seldom comes whole."""
WORTH = 0.75
"""By how many points a plan must be better than one that fits to be tried too."""
NOTES_MM = 35.0
"""Less room than this is no place for notes."""
RULE, TITLE, ABOVE, INK = 1.35, 1.35, 1.8, 0.4
"""The height of a line to write on and of the words above such lines, in lines of text; the space around these, in gaps; and how
thick a line to write on is, in points."""
MM = 72 / 25.4
"""Points of a millimetre."""


TO_NOTE = ".to-note { display: block }"
"""Makes the lines for notes, which are put aside until it is known how many there is room for."""
BLOCKS = re.compile(r"<(?:dd|dt|h\d|li|p|tr)\b")


@dataclass(frozen=True)
class Composed:
    """A leaflet that was composed; ``noted`` is how much is for notes, in panels, and ``at_foot`` whether a foot inside is.

    ``done`` says that its lines for notes count: as long as plans are compared, they do not.
    """

    plan: Plan
    layout: Layout
    noted: float = 0.0
    at_foot: bool = False
    done: bool = False

    @property
    def inside(self) -> int:
        """How many panels inside have text."""
        return len(self.plan.begins) + 1

    @property
    def feet(self) -> tuple[float, ...]:
        """What is empty at the feet of the panels inside that have text, in shares of their height."""
        return self.layout.feet(noted=self.done)[1 : self.inside + 1]

    @property
    def spread(self) -> float:
        """How far the feet differ that are not for notes."""
        return spread(self.feet, noted=self.plan.noted or self.at_foot)

    @property
    def measured(self) -> Measured:
        """What was laid out, with spaces as they are where none stretches."""
        text = self.layout.measured(self.plan.fit)
        return replace(text, pieces=tuple(piece.tightened(self.plan.ratio(piece.path)) for piece in text.pieces))


@dataclass
class Composer:
    """Composes one leaflet, and counts its typesettings; it begins with a plan that is known to be good, or guessed."""

    galley: Galley
    beginning: Plan | None = None
    typesettings: int = 0
    cover: str = ""

    def set(self, plan: Plan, *more: str) -> Composed:
        """Typeset a plan, with lines for notes where it leaves room for them."""
        self.typesettings += 1
        part, room = shown(self.galley.parts[0], plan.yields), partial(self.room, plan)
        sheets = (style(plan, self.galley), self.cover, TO_NOTE, *more)
        return Composed(plan, typeset(self.galley, part, *sheets, planning=room))

    def begin(self) -> Composed:
        """Typeset at a size that is guessed, and break it into panels at once where that is as good as any plan."""
        plan = self.beginning or guess(self.galley)
        part = shown(self.galley.parts[0], plan.yields)
        planning = Planning(self.galley.panels, plan.fit, partial(self.kept, plan))
        layout = typeset(self.galley, part, style(plan, self.galley), TO_NOTE, planning=planning)
        self.typesettings += layout.typesettings
        self.cover = smaller(layout, self.galley, part)
        return Composed(layout.plan or plan, layout)

    def choice(self, text: Measured, below: Plan | None = None) -> Choice:
        """Make the choice among the plans of a text."""
        return Choice(text, self.galley.panels, sizes(self.galley.face), below, NOTES_MM * MM / (text.high * 0.75))

    def kept(self, plan: Plan, text: Measured) -> Plan | None:
        """Plan the panels of a text at its own size and space; nothing where another plan is worth another typesetting."""
        choice = self.choice(text)
        kept = choice.plan(plan.size, plan.space, plan.yields)
        if kept is None or not kept.even or kept.loosened or len(kept.feet) < self.galley.panels - 2:
            return None
        best = choice.best()
        if best is not None and best.score >= kept.score + GAIN:
            return None
        return replace(kept, lines=self.lines(kept, text.high)[0])

    def lines(self, plan: Plan, high: float) -> tuple[tuple[tuple[str, int], ...], float]:
        """Say how many lines for notes the parts have room for, and how much of panels that is."""
        places = (("main", plan.feet[-1] if plan.noted else 0.0), ("back", plan.free))
        lines = tuple((place, self.lines_in(share * high * 0.75, plan)) for place, share in places)
        return lines, sum(share for (_, share), (_, count) in zip(places, lines, strict=True) if count)

    def fits(self, made: Composed) -> bool:
        """Return whether a leaflet has the panels it should have."""
        return len(made.layout) <= self.galley.panels

    def composed(self) -> Composed:
        """Find a plan that fits; where none does, set the smallest type, which says how much is too much."""
        made, best, below = self.begin(), None, None
        if made.layout.plan and self.fits(made):
            if self.cover:
                return self.with_notes(self.set(made.plan))
            noted = self.lines(made.plan, made.layout.high)[1]
            return replace(made, noted=noted, at_foot=made.plan.noted, done=True)
        smallest = Plan(sizes(self.galley.face)[0], min(SPACES), YIELDS)
        while made.plan != smallest:
            text = made.measured
            plan = self.choice(text, below).best()
            if best is not None and (plan is None or not better(plan, best)):
                break
            made = self.set(plan if plan and self.typesettings <= MOST else smallest)
            if self.fits(made):
                best = made
            elif best is not None:
                break
            else:  # what was measured at this very size and yet has no room has none with blocks closer either
                below = made.plan if text.size != made.plan.size else made.plan.closest
        return self.with_notes(best or made)

    def with_notes(self, made: Composed) -> Composed:
        """Count what stays empty and is for notes: whole panels, the foot of the last one inside, the back."""
        if not self.fits(made):
            return made
        if not made.plan.feet:  # the smallest type, and no plan: whole panels may be left
            left = self.galley.panels - len(made.layout)
            return self.set(made.plan, notes(left)) if left else made
        feet = made.layout.feet(noted=False)
        lines = self.room(made.plan, feet, made.layout.high)
        filled = bool(made.layout.unnoted)
        self.typesettings += filled
        noted = self.galley.panels - 2 - made.inside + sum(feet[page] for _, count, page in lines if count)
        at_foot = filled and any(count for name, count, _ in lines if name == "main")
        return replace(made, noted=noted, at_foot=at_foot, done=True)

    def room(self, plan: Plan, feet: tuple[float, ...], high: float) -> Lines:
        """Say how many lines for notes the last panel inside and the back have room for, and on which pages these are."""
        if not plan.feet or len(feet) > self.galley.panels:
            return ()
        last, back = len(plan.begins) + 1, len(feet) - 1
        inside = feet[1 : last + 1]
        at_foot = plan.noted or (len(inside) > 1 and spread(inside) > UNEVEN and inside[-1] == max(inside))
        shares = (("main", feet[last] if at_foot else 0.0, last), ("back", feet[back], back))
        return tuple((name, self.lines_in(share * high * 0.75, plan), page) for name, share, page in shares)

    def lines_in(self, points: float, plan: Plan) -> int:
        """Say how many lines to write on there is room for; none where there is too little for notes."""
        line = plan.size * self.galley.face.size * self.galley.face.leading
        return (
            int((points - line * (TITLE + ABOVE * plan.space)) / (line * RULE + INK)) if points >= NOTES_MM * MM else 0
        )


def guess(galley: Galley) -> Plan:
    """Guess the size of type by how much text there is, and what the back has room for."""
    if galley.panels != USUAL:
        return BEGINNING
    body = galley.parts[0].markup.partition("<body")[2]
    inside, _, back = body.partition('class="back')
    face, letters = galley.face, units(inside) + BLOCK * len(BLOCKS.findall(inside))
    full = FULL - PICTURE * inside.count("<img")
    room = (full / (face.leading * max(letters, 1))) ** 0.5 / face.size
    size = max((size for size in sizes(face) if size <= room), default=sizes(face)[0])
    return Plan(size, max(1.0, closest(size, 0)), YIELDS if units(back) > LONG_BACK else 1)


def units(markup: str) -> float:
    """Count the letters of a text, each as wide as a letter of Latin."""
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", markup))
    return sum(width(sign) * count for sign, count in Counter(text).items())


def width(sign: str) -> float:
    """Say how wide a letter is: one that is set above another has no width."""
    if category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(sign) in "WF" else JOINED if bidirectional(sign) == "AL" else 1


def better(plan: Plan, made: Composed) -> bool:
    """Return whether a plan is worth another typesetting: larger type, or panels that came out uneven and would be even."""
    if plan.score >= made.plan.score + WORTH:
        return True
    return (
        made.spread > UNEVEN and plan.even and plan.score > made.plan.score - WORTH and plan.panels != made.plan.panels
    )


def shown(part: Part, yields: int) -> Part:
    """Move what the back yields to the end of what is inside, the form first."""
    markup, moved = part.markup, ""
    for number in range(yields, 0, -1):
        found = re.search(f'<div class="yields-{number}">.*?</div><!-- yields-{number} -->', markup, flags=re.DOTALL)
        if found:
            moved += found[0]
            markup = markup.replace(found[0], "", 1)
    return replace(part, markup=markup.replace(YIELDED, moved, 1))


def style(plan: Plan, galley: Galley) -> str:
    """Write the style sheet of a plan."""
    begins = (
        f"{path} {{ break-before: page !important }} {path}, {path} > :first-child {{ margin-top: 0 !important }}"
        for path in plan.begins
    )
    loosened = (f"{path} {{ --gap: calc(var(--line) * {plan.space * ratio:.3f}) }}" for path, ratio in plan.loosened)
    fillers = notes(galley.panels - 3 - len(plan.begins)) if plan.feet else ""
    return "".join((plan.fit.style, *begins, *loosened, fillers))


def notes(count: int) -> str:
    """Write the style sheet that shows so many pages for notes."""
    return "".join(f".filler-{number} {{ display: block }}" for number in range(1, count + 1))


def advice(galley: Galley, layout: Layout) -> str:
    """Name the smallest fold that would hold the text, where there is one: its cover and its back are a panel each."""
    taken = len(layout) - 3 + layout.fill(len(layout) - 2)
    times = RESERVE * taken / (galley.panels - 2)
    fold = next(((name, more) for name, more in galley.larger if more >= times), None)
    if fold is None:
        return ""
    name, more = fold
    return f"; or write fold: {name} below leaflet: in the manuscript, which holds {more} times as much"


def too_wide(galley: Galley, layout: Layout) -> Iterator[Finding]:
    """Say that the words of the cover do not fit even at the floor."""
    if COVER.search(galley.parts[0].markup) and narrower(layout, galley):
        problem = "the words of the cover have no room on it at the smallest type allowed"
        yield Finding(
            Location(f"templates/{galley.parts[0].name}"),
            problem,
            "shorten the title or the message, or divide a long word with a hyphen",
            CHECK,
        )


def overflow(galley: Galley, layout: Layout) -> tuple[Finding, ...]:
    """Say that the text does not fit even at the floor, which texts are the longest, and how much must go."""
    if len(layout) <= galley.panels:
        return ()
    surplus = sum(len(layout.text(page)) for page in range(galley.panels - 1, len(layout) - 1))
    problem = f"the text takes {len(layout)} panels of {galley.panels} at the smallest type allowed"
    longest = ", ".join(f"{context} ({length})" for context, length in galley.longest)
    remedy = f"cut about {surplus} characters; the longest texts are {longest}{advice(galley, layout)}"
    first = next((context for context, _ in galley.longest), "")
    return (Finding(Location(f"templates/{galley.parts[0].name}"), problem, remedy, CHECK, context=first),)
