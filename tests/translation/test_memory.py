"""The memory of a locale: texts like one that is to be translated, from its catalogs and from TMX files of others.

Each file of `memories/` stands beside what is taken of it into English, from French, and what is said of the rest.
"""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import tmx
from workshop import Workshop

from feuillet.project import Project
from feuillet.translation.exchange import memories
from feuillet.translation.exchange.memories import Pair
from feuillet.translation.memory import Memory, Unit, memory_of

HERE = Path(__file__).with_name("memories")
LENT = "locales/en/memory.tmx"


def remembering(*texts: str) -> Memory:
    return Memory(Unit(text, f"translated: {text}", "fever") for text in texts)


def found(memory: Memory, text: str) -> list[tuple[str, int]]:
    return [(match.source, match.score) for match in memory.similar(text)]


def test_texts_that_differ_in_their_quantities_alone_are_next_to_the_very_same() -> None:
    memory = remembering("Prenez {50 mg} le soir.", "Prenez {100 mg} le soir.", "Prenez {1.5–4.5 mg} le matin.")
    assert found(memory, "Prenez {100 mg} le soir.")[:2] == [
        ("Prenez {100 mg} le soir.", 100),
        ("Prenez {50 mg} le soir.", 99),
    ]


def test_a_text_with_two_other_quantities_is_less_alike_than_one_with_one() -> None:
    memory = remembering("De {1 mg} à {2 mg}.", "De {1 mg} à {3 mg}.", "De {2 mg} à {3 mg}.")
    assert [score for _, score in found(memory, "De {1 mg} à {2 mg}.")] == [100, 99, 98]


def test_five_at_most_are_named_the_best_first_and_none_that_is_half_alike() -> None:
    texts = ["Buvez souvent.", *(f"Buvez souvent, {'x' * n}." for n in range(1, 9)), "Restez au lit deux jours."]
    matches = found(remembering(*texts), "Buvez souvent.")
    assert len(matches) == 5
    assert matches[0] == ("Buvez souvent.", 100)
    assert [score for _, score in matches] == sorted((score for _, score in matches), reverse=True)
    assert found(remembering("Restez au lit deux jours."), "Buvez souvent.") == []
    assert found(remembering("Buvez souvent."), "  ") == []


@given(st.lists(st.text("abc {}1m.", max_size=20), max_size=8), st.text("abc {}1m.", max_size=20))
def test_every_match_is_at_least_sixty_and_only_the_same_text_is_a_hundred(texts: list[str], text: str) -> None:
    matches = found(remembering(*texts), text)
    assert all(60 <= score <= 100 and (score == 100) == (source == text) for source, score in matches)
    assert text in dict(matches) or text not in texts or not text.strip()


def test_all_that_the_catalogs_of_a_locale_say_is_remembered_and_nothing_fuzzy(empty: Workshop) -> None:
    memory = memory_of(Project(empty.root), "en")
    (best, *_) = memory.similar("La fièvre")
    assert (best.source, best.score, best.origin) == ("La fièvre", 100, "fever")
    empty.edit("locales/en/LC_MESSAGES/fever.po", 'msgctxt "title"', '#, fuzzy\nmsgctxt "title"')
    assert "La fièvre" not in dict(found(memory_of(Project(empty.root), "en"), "La fièvre"))


@pytest.mark.parametrize("file", sorted(HERE.glob("*.tmx")), ids=lambda file: file.stem)
def test_of_a_memory_is_taken_what_is_in_both_languages(file: Path) -> None:
    wanted: dict[str, Any] = yaml.safe_load(file.with_suffix(".yaml").read_text(encoding="utf-8"))
    memory = memories.read(file.read_bytes(), file.name, frozenset({"fr"}), "en")
    assert [[pair.source, pair.target] for pair in memory.pairs] == wanted.get("pairs", [])
    assert [str(each) for each in memory.findings] == wanted.get("findings", [])


letters = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Zs")) | st.just("{"), min_size=1)


@given(st.lists(st.tuples(letters, letters), max_size=5))
def test_what_is_written_is_read_again_and_by_the_toolkit(texts: list[tuple[str, str]]) -> None:
    pairs = [Pair(memories.composed(source), memories.composed(target), "fr") for source, target in texts]
    content = memories.write(pairs, "en")
    assert content == memories.write(reversed(pairs), "en")
    assert memories.read(content, "a.tmx", frozenset({"fr"}), "en").pairs == tuple(sorted(set(pairs)))
    store: Any = tmx.tmxfile
    units = store.parsestring(content).units
    assert {(unit.source, unit.target) for unit in units} == {(pair.source, pair.target) for pair in pairs}


def test_an_exported_memory_comes_back_once_into_the_desk_and_not_into_print(empty: Workshop, run: Run) -> None:
    project = Project(empty.root)
    run(empty, "export", "--locale", "en", "--as", "tmx", "--output", str(empty.path("agency")))
    texts = {(unit.source, unit.target) for each in memory_of(project, "en").units.values() for unit in each}
    catalog = empty.path("locales/en/LC_MESSAGES/fever.po")
    before = catalog.read_bytes()
    taken = run(empty, "import", str(empty.path("agency/en/fever.tmx")), "--locale", "en")
    assert (taken.status, taken.err) == (0, "")
    first = empty.path(LENT).read_bytes()
    assert run(empty, "import", str(empty.path("agency/en/fever.tmx")), "--locale", "en").out == ""
    assert empty.path(LENT).read_bytes() == first
    assert catalog.read_bytes() == before
    assert {(unit.source, unit.target) for each in memory_of(project, "en").units.values() for unit in each} == texts
    catalog.unlink()
    (best, *_) = memory_of(project, "en").similar("La fièvre")
    assert (best.source, best.origin) == ("La fièvre", "memory.tmx")


def test_a_memory_is_merged_with_what_is_there(empty: Workshop, run: Run) -> None:
    for name in ("inline", "variants"):
        shutil.copyfile(HERE / f"{name}.tmx", empty.path(f"{name}.tmx"))
        assert run(empty, "import", str(empty.path(f"{name}.tmx")), "--locale", "en").status == 0
    pairs = memories.read(empty.path(LENT).read_bytes(), LENT, frozenset({"fr", "de"}), "en").pairs
    sources = [pair.source for pair in pairs]
    assert sources == sorted(sources)
    assert {"Buvez souvent.", "Trois.", "Une fois."} <= {*sources}


@pytest.mark.parametrize("words", [("a.tmx",), ("a.xlf", "--locale", "en"), ("a.tmx", "b.xlf", "--locale", "en")])
def test_a_memory_wants_a_locale_and_nothing_else_does(empty: Workshop, run: Run, words: tuple[str, ...]) -> None:
    for name in ("a.tmx", "a.xlf", "b.xlf"):
        shutil.copyfile(HERE / "inline.tmx", empty.path(name))
    done = run(empty, "import", *(str(empty.path(each)) if "." in each else each for each in words))
    assert done.status == 2
    assert "TMX files want --locale" in done.err
