"""What the rules of typography did, told to whoever asks."""

from conftest import Run
from workshop import Workshop

from feuillet.cldr import Locale
from feuillet.findings import Location
from feuillet.manuscript.prose import Prose
from feuillet.proof.typography import explain_text


def test_each_change_is_told_with_its_rule_its_reason_and_what_cannot_be_seen_named() -> None:
    text = Prose("Prenez {4.5 mg} ; *vraiment* ?", Location(""), context="dose/text", language="fr")
    told = [(each.rule, each.place, each.typed, each.set) for each in explain_text(text, Locale("fr"), "fever")]
    assert told == [
        ("fr-nnbsp-before-punctuation", "fever", "Prenez {…} ; vraiment", "Prenez {…}⟨U+202F⟩; vraiment"),
        ("fr-nnbsp-before-punctuation", "fever", " ; vraiment ?", " ; vraiment⟨U+202F⟩?"),
    ]


def test_a_text_that_fell_back_is_told_in_the_rules_of_its_own_language() -> None:
    text = Prose("Pourquoi ?", Location(""), language="fr")
    assert [each.rule for each in explain_text(text, Locale("ja"), "")] == ["fr-nnbsp-before-punctuation"]


def test_check_explains_the_typography_of_the_locales_asked_for(workshop: Workshop, run: Run) -> None:
    answer = run(workshop, "check", "--explain-typography", "--locale", "fr", "--json").answer
    assert {each["locale"] for each in answer["typography"]} == {"fr"}
    assert all(each["typed"] != each["set"] and each["reason"] for each in answer["typography"])
    said = run(workshop, "check", "--explain-typography", "--locale", "fr").out
    for each in answer["typography"]:
        assert f"{each['locale']} {each['rule']}: {each['reason']}" in said
        assert f"{each['place']}: {each['typed']} → {each['set']}" in said


def test_a_locale_that_is_not_there_has_no_typography_to_explain(workshop: Workshop, run: Run) -> None:
    done = run(workshop, "check", "--explain-typography", "--locale", "sw")
    assert (done.status, done.out) == (2, "")
    assert done.findings == ["feuillet: there is no locale sw; there are ar, en, fr, ja, qps-ploc, qps-plocm"]
