"""Templates and their words ship with Feuillet; a project's own take their place, file by file, and are never overlooked."""

import shutil
from pathlib import Path

import polib
import pytest
from conftest import Run
from workshop import ROOT, Workshop

from feuillet import shipped
from feuillet.production import run_fingerprint
from feuillet.project import Project

WEB = ("make", "--format", "web", "--imprint", "clinic", "--workers", "1")
PRODUCT = "clinic/fr/fever.fr.html"
COLOPHON = "templates/parts/colophon.html"


@pytest.fixture
def bare(small: Workshop) -> Workshop:
    """Give the small project without templates, and with no words of theirs."""
    shutil.rmtree(small.path("templates"))
    small.path("locales/fr/LC_MESSAGES/templates.po").unlink()
    small.edit("content/imprints/clinic.yaml", "epub", "epub, web")
    return small


def page(project: Workshop) -> str:
    return (project.output / PRODUCT).read_text(encoding="utf-8")


def own(project: Workshop, name: str, text: str) -> None:
    """Give a project a template of its own."""
    project.path(name).parent.mkdir(parents=True, exist_ok=True)
    project.path(name).write_text(text, encoding="utf-8")


def test_a_project_without_templates_prints_the_same_as_with_a_copy_of_them(bare: Workshop, run: Run) -> None:
    assert run(bare, *WEB).status == 0
    printed = page(bare)
    shutil.copytree(ROOT / "templates", bare.path("templates"))
    shutil.copyfile(shipped.words("fr"), bare.path("locales/fr/LC_MESSAGES/templates.po"))
    done = run(bare, *WEB)
    assert (done.status, done.err) == (0, "")
    assert page(bare) == printed
    assert "Réalisé avec" in printed


def test_a_project_s_own_template_takes_the_place_of_the_shipped_one_and_the_others_stay(
    bare: Workshop, run: Run
) -> None:
    run(bare, *WEB)
    assert run(bare, *WEB).out.startswith("nothing has changed")
    own(bare, COLOPHON, "<p>Lakeside prints this.</p>")
    done = run(bare, *WEB)
    assert (done.status, done.err) == (0, "")
    assert not done.out.startswith("nothing has changed")
    assert "Lakeside prints this." in page(bare)
    assert "Réalisé avec" not in page(bare)


def test_a_product_is_outdated_once_its_project_has_a_template_of_its_own(bare: Workshop, run: Run) -> None:
    run(bare, *WEB)
    own(bare, COLOPHON, "<p>Lakeside prints this.</p>")
    run(bare, "make", "--format", "epub", "--imprint", "clinic", "--workers", "1")
    assert bare.in_state("outdated") == {PRODUCT}


def test_translators_get_the_words_of_own_and_shipped_templates_and_of_none_that_is_replaced(
    bare: Workshop, run: Run
) -> None:
    own(bare, COLOPHON, "<p>{{ say('Lakeside prints this.') }}</p>")
    assert run(bare, "extract").status == 0
    words = {entry.msgid: entry for entry in polib.pofile(str(bare.path("locales/templates.pot")))}
    assert words["Lakeside prints this."].occurrences == [(COLOPHON, "")]
    assert "Contents" in words
    assert "Typeface in this book" not in words


def test_a_new_locale_has_the_words_that_ship(bare: Workshop, run: Run) -> None:
    assert run(bare, "new", "locale", "de").status == 0
    given, ready = (
        {entry.msgid: entry.msgstr or tuple(entry.msgstr_plural.values()) for entry in polib.pofile(str(file))}
        for file in (bare.path("locales/de/LC_MESSAGES/templates.po"), shipped.words("de"))
    )
    assert given == ready
    assert all(map(all, given.values()))


def test_merge_adds_what_ships_and_changes_nothing_that_somebody_has_translated(bare: Workshop, run: Run) -> None:
    run(bare, "new", "locale", "de")
    file = str(bare.path("locales/de/LC_MESSAGES/templates.po"))
    catalog = polib.pofile(file)
    gone, emptied, changed = list(catalog)[:3]
    catalog.remove(gone)
    emptied.msgstr = ""
    changed.msgstr = "Ganz anders"
    catalog.save(file)
    assert run(bare, "merge").status == 0
    merged = {entry.msgid: entry.msgstr for entry in polib.pofile(file)}
    ready = {entry.msgid: entry.msgstr for entry in polib.pofile(str(shipped.words("de")))}
    assert merged == ready | {changed.msgid: "Ganz anders"}


@pytest.mark.parametrize("name", ["handout.html", "styles/page.css"])
def test_what_ships_is_part_of_the_key_of_a_run(
    bare: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    project, copy = Project(bare.root), tmp_path / "copy"
    shutil.copytree(shipped.TEMPLATES, copy)
    before = run_fingerprint.key(project, "")
    monkeypatch.setattr(shipped, "TEMPLATES", copy)
    assert run_fingerprint.key(project, "") == before
    (copy / name).write_bytes((copy / name).read_bytes() + b"\n")
    assert run_fingerprint.key(project, "") != before


def test_a_name_that_is_no_template_s_ships_nothing(bare: Workshop, run: Run) -> None:
    own(bare, COLOPHON, "{% include '../_locales/fr/LC_MESSAGES/templates.po' %}")
    done = run(bare, *WEB)
    assert done.status == 1
    assert done.err.startswith("feuillet: templates/")


@pytest.mark.parametrize("place", ["file", "nowhere"])
def test_what_stands_in_the_place_of_the_templates_and_is_no_folder_is_told(
    bare: Workshop, run: Run, place: str
) -> None:
    if place == "file":
        bare.path("templates").write_text("", encoding="utf-8")
    else:
        bare.path("templates").symlink_to("nowhere")
    done = run(bare, *WEB)
    assert done.status == 1
    assert done.err.startswith(f"feuillet: {bare.path('templates')} is no folder")
