"""The shape of the package, read from its source: imports point one way, and each library has one door."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "feuillet"
MODULES = sorted(PACKAGE.rglob("*.py"))

FLOORS = (
    ("", "findings", "discovery", "locale_data", "colour_profiles", "engines"),
    ("described",),
    ("cldr",),
    ("reading", "writing"),
    ("files", "shipped"),
    ("project", "templates"),
    ("manuscript",),
    ("translation",),
    ("pdf", "edition"),
    ("press",),
    ("formats",),
    ("production",),
    ("preflight",),
    ("catalogue", "proof"),
    ("publication", "doctor"),
    ("desk",),
    ("cli",),
)
"""From the ground up: a department may use itself and what lies on lower floors; ``""`` is the package's own ``__init__``.

That one names what is public on all floors, and imports none of it before somebody asks (``test_public_names``).
"""
GENERATOR = "writing.generate"
"""A program of its own, run by `make cldr` and imported by nothing: it takes the folder it reads from its command."""
FLOOR = {name: number for number, floor in enumerate(FLOORS) for name in floor}

DOORS = {
    "babel": {
        "cldr",
        "described",
        "locale_data",
        "templates",
        "edition.quantities",
        "edition.markup",
        "edition.written_hours",
        "catalogue.wording",
    },
    "budoux": {"writing.phrasing"},
    "fontTools": {"pdf", "preflight", "press", "edition.typed_values"},
    "distributed": {"production.cluster"},
    "ebooklib": {"press.book.ebook"},
    "fsspec": {"production.remote"},
    "jinja2": {"templates"},
    "lxml": {"preflight.left_to_right", "preflight.product.book", "translation.exchange"},
    "page": {"preflight.product.standards"},
    "markdown_it": {"manuscript.notation"},
    "markupsafe": {
        *(
            "edition.isolates",
            "edition.finished_text",
            "edition.written_runs",
            "edition.markup",
            "edition.interface_words",
        ),
        *("edition.written_hours", "formats.bilingual", "edition.line_ends", "edition.terms_held"),
        *("catalogue.display", "catalogue.pages", "catalogue.surroundings", "catalogue.wording", "edition.values"),
    },
    "watchfiles": {"desk.watching"},
    "pebble": {"production.crew", "production.standby"},
    "pikepdf": {"pdf", "preflight.product", "press"},
    "PIL": {
        *("manuscript.raster", "press.pages.picture", "press.sheets.separation", "proof.light_table"),
        *("preflight.likeness", "preflight.redrawing"),
    },
    "polib": {"translation.po"},
    "pydantic": {
        *("manuscript.model", "manuscript.items", "manuscript.tables", "manuscript.forms", "manuscript.blocks"),
        "manuscript.codes",
        *("manuscript.document", "manuscript.prose", "manuscript.reader", "manuscript.values"),
        *("edition.opening_hours", "edition.phones", "edition.print_shop"),
        *("edition.imprint", "translation.approvals", "translation.confirmations", "translation.glossary"),
        *("catalogue.editions", "catalogue.withdrawals"),
        *("translation.removed", "translation.languages", "publication.approving", "desk.requests"),
    },
    "pydantic_core": {"manuscript.complaints", "manuscript.prose", "manuscript.reader"},
    "pypdfium2": {"pdf.colours", "press.pages.picture"},
    "rapidfuzz": {"translation.memory"},
    "resvg_py": {"preflight.redrawing"},
    "segno": {"edition.qr"},
    "starlette": {"desk"},
    "tqdm": {"cli"},
    "translate": {"translation.exchange.interchange"},
    "uvicorn": {"desk.serving"},
    "weasyprint": {"press.pages.typesetting", "press.pages.weasyprint_inside"},
    "weasysvg": {"press.pages.typesetting"},
    "yaml": {"manuscript.slips", "manuscript.source", "publication.scaffolds"},
}
"""Which modules or departments may open a library; on the types of Babel and pydantic we build, PDFs are read back in preflight."""


def name(file: Path) -> str:
    """Name a module within the package: ``press.pdf``, and a package by its folder."""
    return ".".join(file.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").rstrip(".")


def imports(file: Path) -> Iterator[str]:
    """List what a module imports, wherever in it; ``from feuillet import x`` imports ``feuillet.x``, unless x is its own."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file} imports by a relative path"
            assert node.module
            yield node.module
            if node.module == "feuillet":
                yield from (f"feuillet.{each.name}" for each in node.names if not each.name.startswith("_"))


def department(module: str) -> str:
    """Name the department of a module within the package."""
    return module.partition(".")[0]


@pytest.mark.parametrize("file", [each for each in MODULES if name(each)], ids=name)
def test_imports_point_down(file: Path) -> None:
    own = department(name(file))
    used = {
        department(each.removeprefix("feuillet").lstrip("."))
        for each in imports(file)
        if department(each) == "feuillet"
    }
    assert {each for each in used if each != own and FLOOR[each] >= FLOOR[own]} == set()


def doors(module: str) -> set[str]:
    """List a module and the packages it is in."""
    steps = module.split(".")
    return {".".join(steps[: number + 1]) for number in range(len(steps))}


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_every_library_is_opened_at_its_door(file: Path) -> None:
    libraries = {department(each) for each in imports(file)} - sys.stdlib_module_names - {"feuillet"}
    assert {library for library in libraries if not doors(name(file)) & DOORS.get(library, set())} == set()


def test_every_door_is_used() -> None:
    used = {(department(each), door) for file in MODULES for each in imports(file) for door in doors(name(file))}
    assert {(library, module) for library, modules in DOORS.items() for module in modules} - used == set()


def test_every_department_stands_on_a_floor() -> None:
    assert {department(name(file)) for file in MODULES} == set(FLOOR)


def speaks(node: ast.AST) -> bool:
    """Return whether a node prints (``tell`` is `feuillet.cli.terminal`'s print), exits, or reaches for the program's streams."""
    match node:
        case ast.Call(func=ast.Name(id="print" | "tell" | "input" | "exit" | "quit")):
            return True
        case ast.Attribute(value=ast.Name(id="sys"), attr="exit" | "stdout" | "stderr" | "stdin" | "argv"):
            return True
        case ast.Attribute(value=ast.Name(id="os"), attr="_exit" | "abort"):
            return True
        case ast.Raise(exc=ast.Name(id="SystemExit") | ast.Call(func=ast.Name(id="SystemExit"))):
            return True  # who catches it, where a job raised it, does not exit
    return False


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_only_the_command_line_prints_and_exits(file: Path) -> None:
    lines = [
        getattr(node, "lineno", 0) for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if speaks(node)
    ]
    assert department(name(file)) == "cli" or name(file) == GENERATOR or not lines, lines


@pytest.mark.parametrize("module", ["cli/terminal.py", "cli/products.py", GENERATOR.replace(".", "/") + ".py"])
def test_what_prints_would_be_seen(module: str) -> None:
    assert any(speaks(node) for node in ast.walk(ast.parse((PACKAGE / module).read_text(encoding="utf-8"))))


def test_the_command_line_waits_for_no_library_it_may_not_need() -> None:
    top = [
        node
        for file in MODULES
        if department(name(file)) == "cli"
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    modules = {alias.name if isinstance(node, ast.Import) else str(node.module) for node in top for alias in node.names}
    assert {module for module in modules if department(module) not in sys.stdlib_module_names} == {
        "feuillet",
        "feuillet.findings",
        *(f"feuillet.{name(file)}" for file in MODULES if department(name(file)) == "cli"),
    } - {"feuillet.cli"}
