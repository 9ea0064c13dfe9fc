"""The structure tree of a finished PDF, with the text of each element and where on its page it stands."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pikepdf import Array, Dictionary

from feuillet.pdf.document import PdfDocument
from feuillet.pdf.font import Kind
from feuillet.pdf.layout import PageText
from feuillet.pdf.run import Run

INLINE = frozenset(("Span", "NonStruct", "Link", "Em", "Strong", "Code", "Quote", "Reference", "Figure"))
"""What stands within the lines of the element around it (ISO 32000-1, 14.8.4.4)."""
LINED = frozenset(("P", "H1", "H2", "H3", "H4", "H5", "H6"))
"""What is set in lines, and may have something beside it in the margin."""
LABEL, BESIDE = "Lbl", "Beside"
"""The label of a list's item; what stands in the margin of a paragraph, which the typesetter writes as one around it."""
SMALL = 0.85
"""What is smaller than this share of an element's type stands beside its lines, or raised above them."""
SAME_LINE = 0.5
"""In ems: how far the baselines of one line may be apart."""


@dataclass(frozen=True, eq=False)
class Element:
    """An element of the tree; the typesetter begins a new one on each page, so that each stands on one."""

    kind: str
    page: int
    inside: tuple["Element", ...]
    runs: tuple[Run, ...]
    alt: str = ""
    around: list["Element"] = field(default_factory=list)

    @property
    def parent(self) -> "Element | None":
        """The element around it."""
        return self.around[0] if self.around else None

    def within(self, *kinds: str) -> "Element | None":
        """Find the nearest element of some kinds around it."""
        found = self.parent
        while found is not None and found.kind not in kinds:
            found = found.parent
        return found

    def walk(self) -> Iterator["Element"]:
        """List it and all elements in it, each before what is in it."""
        yield self
        for each in self.inside:
            yield from each.walk()

    @cached_property
    def all_runs(self) -> tuple[Run, ...]:
        """All that is shown in it, in the order it is read."""
        return tuple(run for each in self.walk() for run in each.runs)

    @cached_property
    def text(self) -> str:
        """All its text in the order it is read, without labels."""
        said = (run.read for each in self.walk() if each.kind != LABEL for run in each.runs)
        return " ".join(" ".join(said).split())

    @cached_property
    def size(self) -> float:
        """The size of its own largest type."""
        return max((run.size for run in self.runs), default=0)

    @cached_property
    def lines(self) -> tuple[tuple[Run, ...], ...]:
        """Its own lines from the top, without what stands beside them."""
        rows = list[list[Run]]()
        shown = [run for run in self.runs if run.upright and run.size >= SMALL * self.size and Kind.LETTER in run.kinds]
        for run in sorted(shown, key=lambda run: -run.baseline):
            if rows and rows[-1][0].baseline - run.baseline < SAME_LINE * self.size:
                rows[-1].append(run)
            else:
                rows.append([run])
        return tuple(tuple(sorted(row, key=lambda run: run.left)) for row in rows)

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return len(self.kind) == 2 and self.kind[0] == "H"


@dataclass(frozen=True)
class Tree:
    """A finished PDF: its pages, and the element around all others."""

    pages: tuple[PageText, ...]
    root: Element

    @cached_property
    def leaves(self) -> tuple[Element, ...]:
        """The elements that say or show something of their own, in the order they are read."""
        return tuple(each for each in self.root.walk() if (each.runs or each.alt) and each.kind != LABEL)

    def on(self, page: int) -> tuple[Element, ...]:
        """Those on a page."""
        return tuple(each for each in self.leaves if each.page == page)


def read(content: bytes) -> Tree:
    """Read a PDF; one that is not tagged has a tree with nothing in it."""
    document = PdfDocument(content)
    pages = document.pages
    reader = Reader(document, pages)
    top: Any = document.file.Root.get("/StructTreeRoot", Dictionary()).get("/K", Array())
    found = tuple(reader.element(each, 0) for each in (top.as_list() if isinstance(top, Array) else [top]))
    return Tree(pages, reader.linked(Element("Root", 0, found, ())))


class Reader:
    """Reads the elements of a file."""

    def __init__(self, document: PdfDocument, pages: tuple[PageText, ...]) -> None:
        self.numbers = {page.obj.objgen: number for number, page in enumerate(document.file.pages, 1)}
        self.marked = defaultdict[tuple[int, int], list[Run]](list)
        for page in pages:
            for run in page.runs:
                if run.number is not None:
                    self.marked[page.number, run.number].append(run)

    def element(self, source: Any, page: int) -> Element:
        """Read an element and all in it."""
        page = self.numbers.get(source.Pg.objgen, page) if "/Pg" in source else page
        inside, runs = list[Element](), list[Run]()
        for child in kids(source):
            if isinstance(child, Dictionary) and "/S" in child:
                read = self.element(child, page)
                if read.kind in INLINE and not read.alt:
                    runs += read.runs
                    inside += read.inside
                else:
                    inside.append(read)
            else:
                runs += self.shown(child, page)
        kind = str(source.S)[1:]
        page = page or min((each.page for each in inside if each.page), default=0)
        inner = next((each for each in inside if each.kind == kind), None) if kind in LINED else None
        if inner is not None:
            beside = Element(BESIDE, page, (), tuple(runs))
            return Element(kind, inner.page, (beside, *inner.inside), inner.runs)
        return Element(kind, page, tuple(inside), tuple(runs), str(source.get("/Alt", "")))

    def shown(self, child: Any, page: int) -> list[Run]:
        """List what is shown where a piece of marked content is named, by its number alone or with its page."""
        if not isinstance(child, Dictionary):
            return self.marked.get((page, int(child)), [])
        if "/MCID" not in child:
            return []
        at = self.numbers.get(child.Pg.objgen, page) if "/Pg" in child else page
        return self.marked.get((at, int(child.MCID)), [])

    def linked(self, element: Element) -> Element:
        """Let each element know the one around it."""
        for each in element.inside:
            each.around.append(element)
            self.linked(each)
        return element


def kids(source: Any) -> list[Any]:
    """List what is in an element."""
    held: Any = source.get("/K", Array())
    return list(held.as_list()) if isinstance(held, Array) else [held]
