"""Programs that others wrote read and write catalogs without a change of meaning.

`editors/README.md` says which file was made by which program.
"""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import polib
import pytest
import yaml
from conftest import Run
from sampling import shown
from translate.storage import pypo
from workshop import ROOT, Workshop, undated

from feuillet.cldr import Locale
from feuillet.translation import po
from feuillet.translation.messages import Message, Messages

SHIPPED = {f"{file.parts[-3]}-{file.stem}": file for file in sorted(ROOT.glob("locales/*/LC_MESSAGES/*.po"))}


def by_polib(catalog: bytes) -> bytes:
    return f"{polib.pofile(catalog.decode())}".encode()


def by_the_toolkit(catalog: bytes) -> bytes:
    library: Any = pypo.pofile
    return bytes(library.parsestring(catalog))


def by_gettext(catalog: bytes) -> bytes:
    program = ("msgcat", "-")
    return subprocess.run(program, input=catalog, capture_output=True, check=True).stdout


PROGRAMS = {write.__name__: write for write in (by_polib, by_the_toolkit, by_gettext)}


def read(catalog: bytes, locale: str, folder: Path) -> Messages:
    """Read a catalog as Feuillet does."""
    file = folder / "catalog.po"
    file.write_bytes(catalog)
    messages, findings = po.read(file, "catalog.po", "catalog", Locale(locale))
    assert findings == ()
    assert messages is not None
    # The toolkit breaks an author's note where a line is long; merge writes all of them anew.
    return replace(
        messages, messages=tuple(replace(each, note=" ".join(each.note.split())) for each in messages.messages)
    )


@pytest.mark.parametrize(
    "tried", shown(product(SHIPPED, PROGRAMS), lambda case: case[0].rpartition("-")[2], lambda case: case[1])
)
def test_what_a_program_writes_of_a_catalog_we_read_and_write_as_before(tried: tuple[str, str], tmp_path: Path) -> None:
    name, program = tried
    locale, catalog = SHIPPED[name].parts[-3], SHIPPED[name].read_bytes()
    ours = read(catalog, locale, tmp_path)
    theirs = read(PROGRAMS[program](catalog), locale, tmp_path)
    assert [parts(each) for each in theirs.messages] == [parts(each) for each in ours.messages]
    assert po.write(theirs) == po.write(ours)


def parts(message: Message) -> tuple[object, ...]:
    return message.context, message.id, message.string, message.fuzzy, message.obsolete, message.safety, message.comment


def test_a_program_that_lost_a_text_or_its_state_would_be_seen(tmp_path: Path) -> None:
    original = read(ORIGINAL.read_bytes(), "en", tmp_path)
    for old, new in (("Drink often.", "Drink."), ("#, fuzzy", "#"), ("msgctxt", "#, fuzzy\nmsgctxt")):
        changed = ORIGINAL.read_text(encoding="utf-8").replace(old, new, 1)
        assert po.write(read(changed.encode(), "en", tmp_path)) != po.write(original), old


EDITED = Path(__file__).parent / "editors" / "po"
MADE: dict[str, dict[str, list[str]]] = yaml.safe_load((EDITED / "made.yaml").read_text(encoding="utf-8"))
ORIGINAL = EDITED / "fever.po"
CATALOG = "locales/en/LC_MESSAGES/fever.po"
LOST: dict[str, tuple[str, str | Callable[["re.Match[str]"], str]]] = {
    "flags": (r"(, max-length:\d+)|(#, max-length:\d+\n)", ""),
    "previous": (r"#\| .*\n", ""),
    "fuzzy texts": (
        r'#, fuzzy, (.*\n)(?:#\| .*\n)*(.*\n.*\n)msgstr ".*"\n|#, fuzzy\n(?=#~)',
        lambda found: f'#, {found[1]}{found[2]}msgstr ""\n' if found[1] else "",
    ),
}
"""What programs drop, as it would be dropped by hand; a previous text of what is not fuzzy any more goes with it."""


def body(catalog: str) -> str:
    """What stands below the header."""
    return catalog.partition("\n\n")[2]


def fields(catalog: str, others: list[str]) -> list[str]:
    """The lines of the header but for some fields."""
    return [line for line in catalog.partition("\n\n")[0].splitlines() if line.split(":")[0].strip('"') not in others]


@pytest.mark.parametrize("name", MADE)
def test_a_catalog_that_another_program_has_changed_differs_only_by_the_change(
    empty: Workshop, run: Run, name: str
) -> None:
    shutil.copyfile(EDITED / name, empty.path(CATALOG))
    assert run(empty, "merge").status == 0
    merged, wanted = empty.path(CATALOG).read_text(encoding="utf-8"), ORIGINAL.read_text(encoding="utf-8")
    assert wanted.count('msgstr "Fever"\n') == 1
    wanted = wanted.replace('msgstr "Fever"\n', 'msgstr "A fever"\n')
    for lost in MADE[name].get("loses", []):
        pattern, instead = LOST[lost]
        wanted = re.sub(pattern, instead, wanted)
    others = MADE[name].get("header", [])
    assert body(merged) == body(wanted)
    assert fields(merged, others) == fields(wanted, others)
    assert run(empty, "merge").out == ""


def test_a_catalog_with_all_that_po_knows_is_written_as_it_was(empty: Workshop, run: Run) -> None:
    shutil.copyfile(ORIGINAL, empty.path(CATALOG))
    run(empty, "merge")
    assert empty.path(CATALOG).read_bytes() == ORIGINAL.read_bytes()


@pytest.mark.parametrize("kind", ["xliff1", "xliff2"])
def test_an_import_changes_its_text_in_a_catalog_with_all_that_po_knows_and_nothing_else(
    empty: Workshop, run: Run, tmp_path: Path, kind: str
) -> None:
    shutil.copyfile(ORIGINAL, empty.path(CATALOG))
    run(empty, "export", "--locale", "en", "--as", kind, "--output", str(tmp_path))
    file = tmp_path / "en" / "fever.xlf"
    file.write_text(file.read_text(encoding="utf-8").replace(">Drink often.<", ">Drink a lot.<"), encoding="utf-8")
    assert run(empty, "import", str(file)).status == 0
    wanted = ORIGINAL.read_text(encoding="utf-8").replace('msgstr "Drink often."', 'msgstr "Drink a lot."')
    assert undated(empty.path(CATALOG)) == wanted


def test_every_file_of_another_program_is_tried() -> None:
    assert {file.name for file in EDITED.glob("*.po")} - {ORIGINAL.name} == MADE.keys()


COMMANDS = [
    *(
        ("msgcat", option)
        for option in ("--escape", "--no-wrap", "--indent", "--strict", "--sort-output", "--width=30")
    ),
    ("msgattrib", "--no-location"),
    ("msgconv", "--to-code=CP1252"),
    ("msgfilter", "cat"),
    ("msgmerge", "--previous", "{template}"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: "-".join(command[:2]).strip("-"))
def test_what_gettexts_programs_write_now_reads_as_before(empty: Workshop, run: Run, command: tuple[str, ...]) -> None:
    catalog = empty.path(CATALOG)
    run(empty, "extract")
    run(empty, "merge")
    before = catalog.read_bytes()
    program, *options = (word.format(template=empty.path("locales/fever.pot")) for word in command)
    given = [str(catalog), *options] if program == "msgmerge" else [*options, str(catalog)]
    if program == "msgfilter":
        given = ["--keep-header", "--input", str(catalog), *options]
    done = subprocess.run([program, *given], capture_output=True, check=True)
    catalog.write_bytes(done.stdout)
    assert run(empty, "merge").status == 0
    assert catalog.read_bytes() == before


@pytest.mark.parametrize("width", [-1, 30, 77, 65535])
def test_what_weblates_library_writes_now_reads_as_before(empty: Workshop, run: Run, width: int) -> None:
    catalog = empty.path(CATALOG)
    shutil.copyfile(ORIGINAL, catalog)
    library: Any = pypo.pofile
    store = library.parsefile(str(catalog))
    store.wrapper.width = width
    catalog.write_bytes(bytes(store))
    run(empty, "merge")
    assert catalog.read_bytes() == ORIGINAL.read_bytes()


FLAG = re.search(r'`placeholders:r"(.*?)"`', (ROOT / "docs" / "translators.md").read_text(encoding="utf-8"))


def placeholders(text: str) -> set[str]:
    """What Weblate compares between a source and its translation, with the check flags that translators are told."""
    assert FLAG, "docs/translators.md names no check flags for Weblate"
    return set(re.findall(FLAG[1], text))


@pytest.mark.parametrize(
    ("source", "string", "alike"),
    [
        ("Pendant {3 months}.", "{3 months|3 Monaten} lang.", True),
        ("Pendant {3 months|trois mois}.", "{3 months|drei Monate} lang.", True),
        ("Prenez {4.5 mg}.", "Nehmen Sie {4.5 mg}.", True),
        ("Prenez {4.5 mg}.", "Nehmen Sie {45 mg}.", False),
        ("Prenez {4.5 mg}.", "Nehmen Sie 4,5 mg.", False),
        ("Pendant {3 months}.", "{3 weeks|3 Wochen} lang.", False),
    ],
)
def test_weblates_check_flags_let_inflected_forms_pass_and_no_other_quantity(
    source: str, string: str, alike: bool
) -> None:
    assert (placeholders(source) == placeholders(string)) is alike


@pytest.mark.parametrize("name", shown(SHIPPED, lambda name: name.rpartition("-")[2]))
def test_weblates_check_flags_find_nothing_in_what_ships(name: str, tmp_path: Path) -> None:
    messages = read(SHIPPED[name].read_bytes(), SHIPPED[name].parts[-3], tmp_path).messages
    translated = [each for each in messages if each.string and not each.fuzzy and not each.obsolete]
    assert translated
    assert [each.id for each in translated if placeholders(each.id) != placeholders(each.string)] == []


def test_translators_are_told_the_source_language_for_weblate() -> None:
    assert "source language" in (ROOT / "docs" / "translators.md").read_text(encoding="utf-8")
