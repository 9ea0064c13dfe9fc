"""An accent may be one character or two: macOS, some keyboards and some agencies write two, and nobody can see it."""

from unicodedata import is_normalized, normalize

import pytest
from conftest import Run
from workshop import LOCALES, Workshop, publication, undated

from production.people import PO, approve, comment, confirm, lose_the_not

MANUSCRIPTS = ("content/documents/fever.yaml", "content/documents/hand-washing.yaml", "content/imprints/clinic.yaml")


def decompose(workshop: Workshop, *names: str) -> None:
    """Write files in NFD."""
    for name in names:
        text = workshop.path(name).read_text(encoding="utf-8")
        workshop.path(name).write_text(normalize("NFD", text), encoding="utf-8")


def catalogs(workshop: Workshop) -> tuple[str, ...]:
    """Name all catalogs."""
    return tuple(file.relative_to(workshop.root).as_posix() for file in workshop.path("locales").rglob("*.po"))


def contents(workshop: Workshop) -> dict[str, str]:
    """The digest of all that each edition says."""
    editions, _ = publication(workshop.root).editions()
    return {f"{edition.slug} {edition.imprint_slug} {edition.locale.tag}": edition.strings for edition in editions}


@pytest.mark.parametrize("which", ["catalogs", "manuscripts", "both"])
def test_decomposed_files_read_like_composed_ones(empty: Workshop, run: Run, which: str) -> None:
    run(empty, "extract")
    before, lines = contents(empty), run(empty, "check").out
    assert len(before) == 12
    names = (*(catalogs(empty) if which != "manuscripts" else ()), *(MANUSCRIPTS if which != "catalogs" else ()))
    decompose(empty, *names)
    assert not all(is_normalized("NFC", empty.path(name).read_text(encoding="utf-8")) for name in names)
    done = run(empty, "check")
    assert (done.status, done.out, done.err) == (0, lines, "")
    assert contents(empty) == before
    for row in run(empty, "status", "--json").answer["status"]:
        assert row["translated"] == row["total"]
    assert run(empty, "extract").out == ""


def test_an_approval_stands_when_an_editor_decomposes_the_files(empty: Workshop, run: Run) -> None:
    lose_the_not(empty)
    comment(empty, "# confirm: negations, comme à l'école")
    assert confirm(empty, run, reason="à côté").status == 0
    assert approve(empty, run, "en", translator="Zoë", reviser="Renée").status == 0
    decompose(empty, *catalogs(empty), *MANUSCRIPTS)
    decompose(empty, "locales/en/approvals.yaml", "locales/en/confirmations.yaml")
    done = run(empty, "check", "--strict")
    assert (done.status, done.err) == (0, "")


def test_a_decomposed_name_is_the_same_person(empty: Workshop, run: Run) -> None:
    done = approve(empty, run, "en", translator="Zoë Müller", reviser=normalize("NFD", "Zoë Müller"))
    assert (done.status, done.out) == (2, "")


def test_merging_decomposed_catalogs_loses_nothing_and_composes_them(empty: Workshop, run: Run) -> None:
    before = {name: empty.path(name).read_bytes() for name in catalogs(empty)}
    decompose(empty, *catalogs(empty), *MANUSCRIPTS)
    assert run(empty, "merge").status == 0
    assert {name: empty.path(name).read_bytes() for name in catalogs(empty)} == before


@pytest.mark.parametrize("kind", ["xliff1", "xliff2"])
def test_what_an_agency_returns_decomposed_is_taken(empty: Workshop, run: Run, kind: str) -> None:
    name = PO.format("ja", "fever")
    before = empty.path(name).read_text(encoding="utf-8")
    assert run(empty, "export", "--locale", "ja", "--as", kind).status == 0
    (file,) = (empty.output / "exchange/ja").glob("fever.*")
    file.write_text(normalize("NFD", file.read_text(encoding="utf-8")), encoding="utf-8")
    empty.edit(name, 'msgstr "発熱"', 'msgstr ""')
    done = run(empty, "import", str(file))
    assert (done.status, done.err) == (0, "")
    assert done.out.endswith(f"{name}\n")
    assert undated(empty.path(name)) == before
    assert run(empty, "check").err == ""


def test_a_removal_is_seen_in_a_decomposed_catalog(empty: Workshop, run: Run) -> None:
    empty.edit(MANUSCRIPTS[0], "      - warning: Ne dépassez jamais la dose prescrite.\n", "")
    decompose(empty, *catalogs(empty), *MANUSCRIPTS)
    assert [line[-9:] for line in run(empty, "check").findings] == ["[removed]"]
    assert confirm(empty, run, document="fever", removed="sections/medicine/2/warning").status == 0
    decompose(empty, "content/removed.yaml")
    assert run(empty, "check").err == ""


def test_there_is_something_to_decompose_in_each_locale(empty: Workshop) -> None:
    for locale in set(LOCALES) - {"fr"}:
        text = empty.path(PO.format(locale, "fever")).read_text(encoding="utf-8")
        assert normalize("NFD", text) != text
