"""What passes between authors, translators and the project: templates of messages, locale catalogs, schemas."""

import json
import shutil
from pathlib import Path

import pytest
from conftest import Run
from workshop import ROOT, Workshop


def test_extract_writes_what_translators_and_editors_start_from_and_says_so_once(workshop: Workshop, run: Run) -> None:
    done = run(workshop, "extract")
    assert done.status == 0
    assert set(done.out.splitlines()) == {
        *(f"locales/{name}.pot" for name in ("fever", "hand-washing", "imprint-clinic", "imprint-ward", "templates")),
        *(f"content/schema/{name}.json" for name in ("document", "imprint")),
    }
    assert all(workshop.path(name).is_file() for name in done.out.splitlines())
    assert json.loads(workshop.path("content/schema/document.json").read_text(encoding="utf-8"))["title"] == "Document"
    assert (run(workshop, "extract").out, run(workshop, "extract").status) == ("", 0)


def test_merge_brings_a_reworded_text_to_every_locale_as_fuzzy(workshop: Workshop, run: Run) -> None:
    assert run(workshop, "merge").out == ""
    workshop.edit("content/documents/fever.yaml", "- Buvez souvent.", "- Buvez souvent de l'eau.")
    done = run(workshop, "merge")
    assert done.status == 0
    assert set(done.out.splitlines()) == {f"locales/{locale}/LC_MESSAGES/fever.po" for locale in ("ar", "en", "ja")}
    text = workshop.path("locales/en/LC_MESSAGES/fever.po").read_text(encoding="utf-8")
    assert '#, fuzzy\n#| msgid "Buvez souvent."\n' in text
    assert 'msgid "Buvez souvent de l\'eau."\nmsgstr "Drink often."' in text


def test_merge_leaves_a_file_it_cannot_read_as_it_is(workshop: Workshop, run: Run) -> None:
    workshop.path("locales/ja/LC_MESSAGES/fever.po").write_text("msgid broken", encoding="utf-8")
    done = run(workshop, "merge")
    assert done.status == 1
    assert done.err.startswith("locales/ja/LC_MESSAGES/fever.po:1: ")
    assert workshop.path("locales/ja/LC_MESSAGES/fever.po").read_text(encoding="utf-8") == "msgid broken"


@pytest.mark.slow
def test_what_ships_is_what_extract_and_merge_would_write(tmp_path: Path, run: Run) -> None:
    for folder in ("content", "locales", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    assert [run(Workshop(tmp_path), command).out for command in ("extract", "merge")] == ["", ""]
