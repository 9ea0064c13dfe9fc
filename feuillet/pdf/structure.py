"""The structure tree of a tagged PDF: which block of the text each piece of marked content belongs to (ISO 32000-1, 14.7)."""

from typing import Any

from pikepdf import Array, Dictionary, NumberTree, Pdf

INLINE = frozenset(("Span", "NonStruct", "Link", "Em", "Strong", "Code", "Quote", "Reference", "Note", "Lbl", "Figure"))
"""Types of structure element that are within a line of a block (ISO 32000-1, 14.8.4.4)."""
Place = tuple[int | None, tuple[str, ...]]
"""The number of a block, and the roles around it."""
NOWHERE: Place = (None, ())
ROOT: Place = (0, ())
DEEPEST = 100


class Structure:
    """The elements of a file, each with its place, looked up once."""

    def __init__(self, pdf: Pdf) -> None:
        self.file = pdf
        root: Any = pdf.Root.get("/StructTreeRoot", Dictionary())
        self.known: dict[Any, Place] = {}
        self.roles: dict[str, str] = {key: str(role) for key, role in root.get("/RoleMap", Dictionary()).items()}
        self.parents = NumberTree(root.ParentTree) if "/ParentTree" in root else None

    def places(self, page: Any) -> "Places":
        """The places of a page's marked content."""
        number = page.get("/StructParents")
        listed = self.parents.get(int(number)) if self.parents is not None and number is not None else None
        return Places(self, listed if isinstance(listed, Array) else Array())

    def place(self, element: Any, depth: int = 0) -> Place:
        """Say in which block an element is, and in what roles."""
        key = element.objgen
        if key in self.known:
            return self.known[key]
        said, around = str(element.get("/S", "")), element.get("/P")
        if not said or around is None or depth > DEEPEST:
            return ROOT
        block, roles = self.place(around, depth + 1)
        role = self.roles.get(said, said).removeprefix("/")
        found = self.known[key] = (block if role in INLINE else key[0], (*roles, role))
        return found


class Places:
    """Where the marked content of a page belongs, by its number."""

    def __init__(self, structure: Structure, elements: Any) -> None:
        self.structure, self.elements = structure, elements

    def get(self, number: int | None) -> Place:
        """Say where it belongs."""
        element = self.elements[number] if number is not None and number < len(self.elements) else None
        return NOWHERE if element is None else self.structure.place(element)
