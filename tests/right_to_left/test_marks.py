"""Marks of direction that keyboards and translation programs set in a text are read over: the edition sets its own."""

from feuillet.cldr import Locale
from feuillet.findings import Location
from feuillet.manuscript.prose import Prose, validate
from feuillet.preflight.translation import characters
from feuillet.translation.glossary import NONE, Usage
from feuillet.translation.messages import Message
from feuillet.translation.translator import offered


def test_a_manuscript_may_hold_them() -> None:
    assert validate("ماء H\u200e₂\u200eO\u200f نقي").text == "ماء H₂O نقي"


def test_a_translation_may_hold_them_and_is_checked_without() -> None:
    source, usage = Prose("Prenez {3 mg}.", Location(""), "text", language="fr"), Usage(Locale("ar"), NONE)
    target = offered(source, Message("text", source.text, "خذ \u200f{3 mg}\u200e.\u061c"), usage)
    assert target is not None
    assert target.text == "خذ {3 mg}."
    assert list(characters.check(source, target, usage)) == []
