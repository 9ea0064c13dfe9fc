"""A proof of changed words is made as if all were read anew, while only what has changed is looked at."""

from collections.abc import Iterator
from dataclasses import replace

from workshop import Workshop, publication

from feuillet.findings import Finding
from feuillet.manuscript.prose import Prose
from feuillet.publication.asks import Ask, Name
from feuillet.publication.publication import Change, Publication
from feuillet.translation.glossary import Usage
from feuillet.translation.messages import Message

FEVER, DOSE = Name("fever", "ja", "clinic"), "sections/medicine/dose/text"
LEAFLET = Ask(FEVER, "leaflet")


def message_of(house: Publication, context: str) -> Message:
    """Find a text of the Japanese catalog."""
    catalog = house.editor.sources.messages(FEVER.document, FEVER.locale).value
    assert catalog
    return catalog.by_context[context]


def found(house: Publication, *changes: Change) -> tuple[Finding, ...]:
    """Say what is wrong with a proof."""
    return house.proofing(*changes).edition(FEVER).findings


def test_another_string_is_found_wrong_and_the_right_one_right_again(workshop: Workshop) -> None:
    house = publication(workshop.root)
    right = message_of(house, DOSE)
    wrong = replace(right, string=right.string.replace("{500 mg}", "{5000 mg}"))
    before = found(house)
    assert DOSE not in {each.context for each in before}
    assert DOSE in {each.context for each in found(house, (FEVER.document, FEVER.locale, wrong))}
    assert found(house, (FEVER.document, FEVER.locale, right)) == before


def test_of_a_proof_with_another_string_that_string_alone_is_examined(workshop: Workshop) -> None:
    house = publication(workshop.root)
    message, examined = message_of(house, DOSE), list[str]()

    def note(source: Prose, _target: Prose, _usage: Usage) -> Iterator[Finding]:
        examined.append(source.context)
        return iter(())

    house = Publication(house.project, replace(house.features, comparisons=(note,)), house.store)
    found(house)
    assert len(examined) > 1
    examined.clear()
    found(house, (FEVER.document, FEVER.locale, replace(message, string=f"{message.string} ")))
    assert examined == [DOSE]


def test_a_template_that_is_saved_meanwhile_is_rendered_anew(workshop: Workshop) -> None:
    house = publication(workshop.root)
    before = house.proofing().galley(LEAFLET).value
    workshop.edit("templates/leaflet.html", "<body", '<body data-new="yes"')
    after = house.proofing().galley(LEAFLET).value
    assert before
    assert after
    assert "data-new" in after.parts[0].markup
    assert "data-new" not in before.parts[0].markup
