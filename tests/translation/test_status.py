"""How far a translation has come, in numbers."""

from dataclasses import replace

from feuillet.translation.domains import TEMPLATES, Domain
from feuillet.translation.messages import Message, Messages
from feuillet.translation.status import Status, status

SOURCE = (
    Message("a", "Un."),
    Message("b", "Deux.", safety=True),
    Message("c", "Trois.", safety=True),
    Message("d", "Quatre."),
)


def count(*translated: Message) -> Status:
    """Count a translation of the four messages."""
    return status(Domain("tea", "fr", Messages("tea", messages=SOURCE)), Messages("tea", "de", messages=translated))


def done(number: int, **update: object) -> Message:
    """Translate one of the four messages."""
    return replace(SOURCE[number], **({"string": "…"} | update))  # type: ignore[arg-type] # fields by name


def test_nothing_is_translated_at_first() -> None:
    assert count() == Status("de", "tea", total=4, translated=0, fuzzy=0, missing=4, safety=2)


def test_what_is_translated_fuzzy_and_missing_add_up() -> None:
    found = count(done(0), done(1, fuzzy=True), done(3, string=""))
    assert found == Status("de", "tea", total=4, translated=1, fuzzy=1, missing=2, safety=2)


def test_what_is_obsolete_does_not_count() -> None:
    found = count(*(done(number) for number in range(4)), Message("z", "Zéro.", "Null.", obsolete=True))
    assert found == Status("de", "tea", total=4, translated=4, fuzzy=0, missing=0, safety=0)
    assert count(done(0, id="Une.", fuzzy=True, obsolete=True)).fuzzy == 0


def test_a_text_reworded_since_the_last_merge_is_missing() -> None:
    assert count(done(0, id="Une."), done(1)).translated == 1


def test_a_fuzzy_word_of_the_page_makes_no_other_fuzzy() -> None:
    words = Messages(TEMPLATES, messages=(Message("", "Page"), Message("", "Phone")))
    messages = Messages(TEMPLATES, "de", messages=(Message("", "Page", "Seite", fuzzy=True), Message("", "Phone")))
    found = status(Domain(TEMPLATES, "en", words), messages)
    assert (found.fuzzy, found.missing) == (1, 1)


def test_what_is_said_at_the_desk_hinders_no_approval() -> None:
    words = (
        Message("", "Sources", source="templates/parts/references.html"),
        Message("", "Keys", source="templates/desk/proof.html"),
    )
    domain = Domain("templates", "en", Messages("templates", messages=words))
    counted = status(domain, Messages("templates", "sw", messages=(replace(words[0], string="Vyanzo"),)))
    assert (counted.total, counted.translated, counted.spare) == (2, 1, 1)
