"""Bringing a locale's messages up to a changed source, losing nothing a translator wrote."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feuillet.translation.merge import merge
from feuillet.translation.messages import RETIRED, Kept, Message, Messages

CONTEXTS, TEXTS = "abcdef", ["Un.", "Deux.", "Trois.", "Quatre.", "Cinq.", "Six."]


def template(*messages: Message) -> Messages:
    """Extract a source."""
    return Messages("tea", messages=messages)


def catalog(*messages: Message) -> Messages:
    """Read a translation."""
    return Messages("tea", "de", "# Tee", messages, (("Last-Translator", "M. Müller"),))


def only(messages: Messages) -> Message:
    """Take the one message."""
    (message,) = messages.messages
    return message


OLD = Message("a/text", "Un.", "Eins.", comment="wie besprochen")


def test_an_unchanged_source_keeps_every_translation() -> None:
    assert merge(template(Message("a/text", "Un.")), catalog(OLD)) == catalog(OLD)


@pytest.mark.parametrize("place", ["b/text", "a/other/text"])
def test_a_text_that_moved_or_whose_id_was_renamed_keeps_its_translation(place: str) -> None:
    assert only(merge(template(Message(place, "Un.")), catalog(OLD))) == replace(OLD, context=place)


def test_a_reworded_text_becomes_fuzzy_and_keeps_its_previous_msgid() -> None:
    found = only(merge(template(Message("a/text", "Une.")), catalog(OLD)))
    assert found == replace(OLD, id="Une.", fuzzy=True, previous="Un.")


def test_a_changed_dose_makes_its_translation_fuzzy() -> None:
    old = Message("a/text", "Prenez {4.5 mg}.", "Nehmen Sie {4.5 mg}.")
    found = only(merge(template(Message("a/text", "Prenez {45 mg}.")), catalog(old)))
    assert (found.translated, found.previous) == (False, "Prenez {4.5 mg}.")


def test_a_text_reworded_twice_keeps_the_msgid_that_was_translated() -> None:
    once = merge(template(Message("a/text", "Une.")), catalog(OLD))
    assert only(merge(template(Message("a/text", "La une.")), once)).previous == "Un."


def test_a_new_text_is_not_translated() -> None:
    merged = merge(template(Message("a/text", "Un."), Message("b/text", "Deux.")), catalog(OLD))
    assert merged.messages == (OLD, Message("b/text", "Deux."))


def test_what_leaves_the_source_becomes_obsolete_and_comes_back_with_its_text() -> None:
    left = merge(template(Message("b/text", "Deux.")), catalog(OLD))
    assert left.messages == (Message("b/text", "Deux."), replace(OLD, obsolete=True))
    assert merge(template(Message("a/text", "Un.")), left).messages[0] == OLD


def test_what_is_obsolete_does_not_come_back_for_another_text_in_its_place() -> None:
    gone = replace(OLD, obsolete=True)
    assert merge(template(Message("a/text", "Deux.")), catalog(gone)).messages == (Message("a/text", "Deux."), gone)


def test_a_text_of_safety_that_leaves_the_source_says_so_in_its_comment_until_it_comes_back() -> None:
    warning = replace(OLD, safety=True)
    left = merge(template(), catalog(warning))
    assert only(left) == replace(warning, obsolete=True, comment=f"wie besprochen\n{RETIRED}")
    assert merge(template(), left) == left
    assert only(merge(template(Message("b/text", "Un.", safety=True)), left)) == replace(warning, context="b/text")


def test_an_ordinary_text_that_leaves_the_source_keeps_its_comment_as_it_was() -> None:
    assert only(merge(template(), catalog(OLD))).comment == OLD.comment


def test_an_untranslated_text_that_leaves_the_source_leaves_nothing_behind() -> None:
    assert merge(template(), catalog(Message("a/text", "Un."))).messages == ()


def test_a_text_that_stands_twice_is_translated_twice() -> None:
    old = catalog(replace(OLD, context="a"), replace(OLD, context="b", string="Eines."))
    new = template(Message("b", "Un."), Message("a", "Un."))
    assert [message.string for message in merge(new, old).messages] == ["Eines.", "Eins."]


def test_the_template_decides_the_order_the_notes_and_the_file() -> None:
    new = Message("a/text", "Un.", source="content/documents/tea.yaml", note="a text", safety=True)
    found = only(merge(template(new), catalog(OLD)))
    assert (found.source, found.note, found.safety) == (new.source, new.note, True)


def test_what_a_translator_says_of_the_whole_file_is_kept() -> None:
    merged = merge(template(Message("z", "Six.")), catalog(OLD))
    assert (merged.comment, merged.metadata, merged.locale) == ("# Tee", catalog().metadata, "de")


sources = st.dictionaries(st.sampled_from(CONTEXTS), st.sampled_from(TEXTS)).map(
    lambda texts: template(*(Message(context, id) for context, id in texts.items()))
)
translations = st.dictionaries(
    st.tuples(st.sampled_from(CONTEXTS), st.sampled_from(TEXTS)),
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
).map(
    lambda found: catalog(
        *(
            Message(context, id, f"{context} {id}" if done else "", fuzzy=done and fuzzy, obsolete=done and obsolete)
            for (context, id), (done, fuzzy, obsolete) in found.items()
        )
    )
)


@given(sources, translations)
def test_nothing_a_translator_wrote_is_lost(source: Messages, old: Messages) -> None:
    strings = sorted(message.string for message in old.messages if message.string)
    assert sorted(message.string for message in merge(source, old).messages if message.string) == strings


@given(sources, translations)
def test_merging_twice_changes_nothing_more(source: Messages, old: Messages) -> None:
    once = merge(source, old)
    assert merge(source, once) == once


@given(sources, translations)
def test_the_source_is_in_the_catalog_as_it_stands_and_in_its_order(source: Messages, old: Messages) -> None:
    current = [message.key for message in merge(source, old).messages if not message.obsolete]
    assert current == [message.key for message in source.messages]


@given(sources, translations)
def test_no_string_is_ever_printed_for_a_text_it_was_not_written_for(source: Messages, old: Messages) -> None:
    written = {(message.id, message.string) for message in old.messages if not message.fuzzy}
    for message in merge(source, old).messages:
        assert not message.translated or (message.id, message.string) in written


@given(sources, translations)
def test_a_text_that_was_translated_stays_so_wherever_it_goes(source: Messages, old: Messages) -> None:
    there = {message.id for message in old.messages if message.translated}
    ids = [message.id for message in source.messages]
    for message in merge(source, old).messages:
        lone = ids.count(message.id) == 1 and sum(each.id == message.id for each in old.messages) == 1
        assert not lone or message.obsolete or message.id not in there or message.translated


KEPT = Kept(flags=("max-length:40",), context="x/text", previous_plural="Uns")
SEVERAL = Message("p/text", "Une.", kept=Kept(plural="Des.", forms=((0, "Eine."), (1, "Einige."))))


def test_flags_stay_whatever_happens_to_the_text() -> None:
    old = replace(OLD, kept=KEPT, fuzzy=True, previous="U.")
    for new in (Message("a/text", "Un."), Message("b/text", "Un."), Message("a/text", "Une.")):
        assert only(merge(template(new), catalog(old))).kept.flags == KEPT.flags


def test_a_previous_context_goes_with_its_previous_msgid() -> None:
    old = replace(OLD, kept=KEPT)
    found = only(merge(template(Message("a/text", "Une.")), catalog(old)))
    assert (found.previous, found.kept.context) == ("Un.", "")
    fuzzy = replace(old, fuzzy=True, previous="U.")
    found = only(merge(template(Message("a/text", "Une.")), catalog(fuzzy)))
    assert (found.previous, found.kept.context) == ("U.", "x/text")


def test_plural_forms_stay_when_their_text_leaves_the_source_and_when_it_comes_back() -> None:
    gone = merge(template(OLD), catalog(OLD, SEVERAL))
    assert gone.messages[1] == replace(SEVERAL, obsolete=True)
    assert merge(template(OLD, Message("p/text", "Une.")), gone).messages[1] == SEVERAL
