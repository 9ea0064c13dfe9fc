"""Programs that others wrote read and write the shipped catalogs without a change of meaning."""

from pathlib import Path
from typing import Any

import polib
import pytest
from translate.storage import pypo
from workshop import ROOT

CATALOGS = sorted(ROOT.glob("locales/*/LC_MESSAGES/*.po"))
each_catalog = pytest.mark.parametrize("file", CATALOGS, ids=lambda file: f"{file.parts[-3]}-{file.stem}")
Entries = list[tuple[str, str, str, bool]]


def entries(catalog: polib.POFile) -> Entries:
    return [(entry.msgctxt or "", entry.msgid, entry.msgstr, entry.fuzzy) for entry in catalog]


@each_catalog
def test_the_translate_toolkit_loses_nothing(file: Path) -> None:
    toolkit: Any = pypo.pofile
    written = bytes(toolkit.parsefile(str(file))).decode()
    assert entries(polib.pofile(written)) == entries(polib.pofile(str(file)))


@each_catalog
def test_polib_loses_nothing(file: Path) -> None:
    catalog = polib.pofile(str(file))
    assert entries(polib.pofile(f"{catalog}")) == entries(catalog)
