"""A language of which nobody has written down the facts: the checks that need them cannot be made, and everybody is told so."""

import polib
import pytest
import yaml
from conftest import Run
from workshop import Workshop

from production.people import PO, approve

CHECKS = ("negations", "concepts", "number-words", "beside-braces", "completeness")
SWAHILI = {
    "La fièvre": "Homa",
    "La fièvre est une défense du corps.": "Homa ni kinga ya mwili.",
    "La fièvre : ce qu'il faut savoir": "Homa: unachopaswa kujua",
    "Lisez ce dépliant avant de prendre un médicament.": "Soma kipeperushi hiki kabla ya kutumia dawa.",
    "Buvez souvent.": "Kunywa mara kwa mara.",
    "Ce document est un exemple et non un avis médical.": "Hati hii ni mfano, si ushauri wa daktari.",
    "Qu'est-ce que la fièvre ?": "Homa ni nini?",
    "On parle de fièvre à partir de {38 °C}.": "Joto la {38 °C} au zaidi ni homa.",
    "Prendre du paracétamol": "Kutumia parasetamoli",
    "Votre médecin peut prescrire {500 mg} toutes les {6 hours}.": "Daktari anaweza kuandika {500 mg} kila {6 hours}.",
    "Ne dépassez jamais la dose prescrite.": "Chukua dozi mara mbili.",
    "Vos questions": "Maswali yako",
    "Quand consulter ?": "Uende kwa daktari lini?",
    "Si la fièvre dure plus de {3 days}.": "Homa ikiendelea zaidi ya {3 days}.",
    "Soigner près de chez vous": "Huduma karibu na nyumbani",
    "Accueil": "Mapokezi",
    "Du lundi au vendredi": "Jumatatu hadi Ijumaa",
}
"""The leaflet on fever in Swahili; its warning says “take a double dose”."""


@pytest.fixture
def swahili(empty: Workshop, run: Run) -> Workshop:
    """Translate the leaflet on fever into a language without facts."""
    assert run(empty, "new", "locale", "sw").status == 0
    for domain in ("fever", "imprint-clinic", "templates"):
        catalog = polib.pofile(str(empty.path(PO.format("sw", domain))), wrapwidth=0)
        for entry in catalog:
            entry.msgstr = SWAHILI.get(entry.msgid, f"({entry.msgid})" if domain == "templates" else "")
        catalog.save()
    return empty


def test_check_says_what_it_cannot_check_once_for_each_catalog(swahili: Workshop, run: Run) -> None:
    done = run(swahili, "check", "--locale", "sw", "--document", "fever", "--imprint", "clinic")
    assert done.status == 0
    told = [line for line in done.findings if line.endswith("[unchecked]")]
    assert [line.partition(": ")[0].partition(":")[0] for line in told] == [
        PO.format("sw", domain) for domain in ("fever", "imprint-clinic")
    ]
    for line in told:
        assert "warning: " in line
        assert all(check in line for check in CHECKS)
        assert "feuillet/writing/languages/sw.py" in line
    assert "0 questions" in done.out


def test_languages_that_have_their_facts_are_told_nothing(swahili: Workshop, run: Run) -> None:
    for locale in ("ar", "en", "ja", "fr"):
        assert run(swahili, "check", "--locale", locale).err == ""


def test_status_says_what_cannot_be_checked(swahili: Workshop, run: Run) -> None:
    done = run(swahili, "status")
    lines = done.out.splitlines()
    rows = [number for number, line in enumerate(lines) if line.startswith("sw ") and " fever " in line]
    assert [lines[number + 1].strip() for number in rows] == [f"unchecked: {', '.join(CHECKS)}"]
    assert len([line for line in lines if "unchecked: " in line]) == 4  # two documents, two imprints, not the templates
    found = {
        (row["locale"], row["domain"]): row["unchecked"] for row in run(swahili, "status", "--json").answer["status"]
    }
    assert found["sw", "fever"] == list(CHECKS)
    assert found["en", "fever"] == found["sw", "templates"] == []


def test_an_approval_records_what_was_not_checked_and_its_people_are_told(swahili: Workshop, run: Run) -> None:
    done = approve(swahili, run, "sw")
    assert (done.status, done.out) == (0, "locales/sw/approvals.yaml\n")
    assert [line[-11:] for line in done.findings] == ["[unchecked]"] * 2
    (entry,) = yaml.safe_load(swahili.path("locales/sw/approvals.yaml").read_text(encoding="utf-8"))["approvals"]
    assert entry["unchecked"] == ", ".join(CHECKS)
    assert "[approvals]" not in run(swahili, "check").err


def test_an_approval_in_a_language_with_facts_records_nothing_unchecked(empty: Workshop, run: Run) -> None:
    done = approve(empty, run, "en")
    assert (done.status, done.err) == (0, "")
    assert "unchecked" not in empty.path("locales/en/approvals.yaml").read_text(encoding="utf-8")


def test_what_needs_no_facts_is_still_checked(swahili: Workshop, run: Run) -> None:
    swahili.edit(PO.format("sw", "fever"), "anaweza kuandika {500 mg}", "anaweza kuandika {50 mg}")
    done = run(swahili, "check", "--locale", "sw", "--document", "fever", "--imprint", "clinic")
    assert done.status == 1
    assert [line for line in done.findings if line.endswith("[quantities]")]
