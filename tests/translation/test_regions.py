"""A region says only what it says in its own way; its language says the rest, and all that holds of a text holds there too."""

import shutil
from pathlib import Path

import pytest
import yaml
from conftest import Run
from workshop import Workshop, publication

from feuillet.cldr import Locale
from feuillet.edition.edition import Edition
from feuillet.findings import Finding, Severity
from feuillet.manuscript.document import prose
from feuillet.publication.asks import Answer, Name
from feuillet.translation import po

HERE = Path(__file__).with_name("regions")
PARENTS = yaml.safe_load((HERE / "parents.yaml").read_text(encoding="utf-8"))
ENGLISH, BRITISH = "locales/en/LC_MESSAGES/fever.po", "locales/en-GB/LC_MESSAGES/fever.po"
CANADIAN = "locales/fr-CA/LC_MESSAGES/fever.po"
DOCTOR = "sections/questions/faq/questions/doctor/question"
APPROVAL = ("--document", "fever", "--translator", "A. Writer", "--reviser", "B. Reader", "--role", "pharmacist")


@pytest.fixture
def house(empty: Workshop) -> Workshop:
    """The project of the tests, with a region of English, and one of the manuscripts' own French."""
    shutil.copytree(HERE / "locales", empty.path("locales"), dirs_exist_ok=True)
    return empty


def answer(house: Workshop, tag: str) -> Answer[Edition]:
    return publication(house.root).edition(Name("fever", tag, "clinic"))


def issued(house: Workshop, tag: str) -> Edition:
    edition = answer(house, tag).value
    assert edition
    return edition


def texts(house: Workshop, tag: str) -> dict[str, str]:
    return {each.context: each.text for each in prose(issued(house, tag).document)}


def found(house: Workshop, tag: str, check: str) -> list[Finding]:
    return [each for each in answer(house, tag).findings if each.check == check]


def own(house: Workshop, name: str, tag: str) -> dict[str, str]:
    messages, findings = po.read(house.path(name), name, "fever", Locale(tag))
    assert messages, findings
    return {each.context: each.string for each in messages.messages}


@pytest.mark.parametrize("tag", PARENTS)
def test_whose_texts_serve_a_region_is_for_cldr_to_say(tag: str) -> None:
    assert list(Locale(tag).parents) == PARENTS[tag]


@pytest.mark.parametrize(("tag", "language"), [("en-GB", "en"), ("fr-CA", "fr")])
def test_a_region_prints_what_it_says_itself_and_else_its_language(house: Workshop, tag: str, language: str) -> None:
    theirs, ours = texts(house, language), texts(house, tag)
    other = {"en-GB": DOCTOR, "fr-CA": "sections/medicine/title"}[tag]
    assert {context for context, text in ours.items() if text != theirs[context]} == {other}
    assert [each for each in answer(house, tag).findings if each.severity is not Severity.WARNING] == []
    assert found(house, tag, "translated") == []


def test_what_a_region_has_from_its_language_is_marked_as_its_own_tongue(house: Workshop) -> None:
    assert {each.language for each in prose(issued(house, "en-GB").document)} == {"en-GB"}


def test_a_region_of_the_templates_language_may_have_words_of_its_own(house: Workshop) -> None:
    words = issued(house, "en-GB").words
    assert (words.plain("In short"), words.plain("Contents")) == ("In a nutshell", "Contents")


def test_a_region_without_a_text_of_its_own_is_its_language(house: Workshop) -> None:
    house.path(BRITISH).unlink()
    assert texts(house, "en-GB") == texts(house, "en")


def test_what_its_language_lacks_a_region_lacks_too_and_it_is_said_once(house: Workshop) -> None:
    house.edit(ENGLISH, 'msgstr "Never take more than the prescribed dose."', 'msgstr ""')
    assert answer(house, "en-GB").value is None
    assert set(found(house, "en-GB", "translated")) == set(found(house, "en", "translated"))


def test_a_dose_that_changed_in_the_language_stops_its_region_and_is_said_once(house: Workshop) -> None:
    house.edit(ENGLISH, "prescribe {500 mg}", "prescribe {50 mg}")
    assert answer(house, "en-GB").value is None
    assert found(house, "en-GB", "quantities") == found(house, "en", "quantities") != []


def test_a_dose_that_a_region_changed_stops_it_and_not_its_language(house: Workshop) -> None:
    house.edit(CANADIAN, "l'acétaminophène", "l'acétaminophène, {500 mg}")
    assert answer(house, "fr-CA").value is None
    assert [each.location.path for each in found(house, "fr-CA", "quantities")] == [CANADIAN]
    assert answer(house, "fr").value


def test_a_number_is_read_with_the_signs_of_the_region_that_prints_it(house: Workshop) -> None:
    african = house.path("locales/en-ZA/LC_MESSAGES/fever.po")
    african.parent.mkdir(parents=True)
    for name in ("content/documents/fever.yaml", ENGLISH):
        house.edit(name, "{6 hours}", "{1.5 hours}")
    house.edit(ENGLISH, 'every {1.5 hours}."', 'every {1.5 hours|1.5 hours}."')
    assert (answer(house, "en").value is None, answer(house, "en-ZA").value) == (False, None)
    (finding,) = found(house, "en-ZA", "quantities")
    assert finding.location.path == "locales/en-ZA/LC_MESSAGES/fever.po"
    assert "or say it in en-ZA’s own words here" in finding.remedy
    own_text = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: en_ZA\\n"

msgctxt "sections/medicine/dose/text"
msgid "Votre médecin peut prescrire {500 mg} toutes les {1.5 hours}."
msgstr "Your doctor may prescribe {500 mg} every {1.5 hours|1,5 hours}."
"""
    african.write_text(own_text, encoding="utf-8")
    assert found(house, "en-ZA", "quantities") == []


def test_a_text_of_a_region_that_its_source_has_left_behind_waits(house: Workshop) -> None:
    house.edit(BRITISH, 'msgctxt "sections', '#, fuzzy\nmsgctxt "sections')
    assert texts(house, "en-GB")[DOCTOR] == "When should I see a doctor?"
    assert [each.location.path for each in found(house, "en-GB", "region")] == [BRITISH]
    house.edit(CANADIAN, 'msgctxt "sections', '#, fuzzy\nmsgctxt "sections')
    assert texts(house, "fr-CA")["sections/medicine/title"] == "Prendre du paracétamol"
    assert [each.location.path for each in found(house, "fr-CA", "region")] == [CANADIAN]


def test_an_approval_of_a_region_falls_with_a_text_of_its_language(house: Workshop, run: Run) -> None:
    done = run(house, "approve", "--locale", "en-GB", *APPROVAL)
    assert (done.status, issued(house, "en-GB").colophon.draft, issued(house, "en").colophon.draft) == (0, False, True)
    house.edit(ENGLISH, "Drink often.", "Drink a lot.")
    assert issued(house, "en-GB").colophon.draft
    assert found(house, "en-GB", "approvals")


def test_an_approval_of_a_language_is_none_of_a_region_of_it(house: Workshop, run: Run) -> None:
    for file in house.path("locales/en-GB").rglob("*.po"):
        file.unlink()  # the region says all that its language says, and writes numbers and dates its own way
    assert run(house, "approve", "--locale", "en", *APPROVAL).status == 0
    shutil.copyfile(house.path("locales/en/approvals.yaml"), house.path("locales/en-GB/approvals.yaml"))
    assert (issued(house, "en").colophon.draft, issued(house, "en-GB").colophon.draft) == (False, True)
    assert found(house, "en-GB", "approvals")


def test_what_waits_in_a_region_keeps_it_from_being_approved(house: Workshop, run: Run) -> None:
    house.edit(BRITISH, 'msgctxt "sections', '#, fuzzy\nmsgctxt "sections')
    done = run(house, "approve", "--locale", "en-GB", *APPROVAL)
    assert (done.status, "1 strings of fever are missing or fuzzy in en-GB" in done.err) == (2, True)


def test_a_question_that_is_answered_for_a_language_is_answered_for_its_region(house: Workshop, run: Run) -> None:
    house.edit(ENGLISH, "Never take", "Do not take")
    house.edit(ENGLISH, "prescribed dose.", "prescribed dose, not ever.")
    asked = found(house, "en", "negations")
    assert asked == found(house, "en-GB", "negations") != []
    signer = ("--name", "B. Reader", "--role", "pharmacist", "--context", asked[0].context, "--check", "negations")
    assert run(house, "confirm", "--locale", "en", *signer).status == 0
    assert found(house, "en-GB", "negations") == []


def test_what_only_a_region_asks_is_asked_and_answered_in_its_own_catalog(house: Workshop, run: Run) -> None:
    glossary = "- {term: fièvre, translation: high temperature, forms: [high temperature*]}\n"
    house.path("locales/en-GB/glossary.yaml").write_text(glossary, encoding="utf-8")
    assert found(house, "en", "terms") == []
    asked = found(house, "en-GB", "terms")
    assert {each.location.path for each in asked} == {BRITISH}
    signer = ("--name", "B. Reader", "--role", "pharmacist", "--context", "title", "--check", "terms")
    assert run(house, "confirm", "--locale", "en-GB", *signer).status == 0
    assert len(found(house, "en-GB", "terms")) == len(asked) - 1


def test_a_term_of_the_language_is_a_term_of_its_region_unless_the_region_has_another(house: Workshop) -> None:
    term = "- {{term: consulter, translation: x, forms: [{}]}}\n"
    house.path("locales/en/glossary.yaml").write_text(term.format("see a doctor"), encoding="utf-8")
    assert [each.context for each in found(house, "en-GB", "terms")] == [DOCTOR]
    house.path("locales/en-GB/glossary.yaml").write_text(term.format("see a GP"), encoding="utf-8")
    assert found(house, "en-GB", "terms") == []


@pytest.mark.parametrize(
    "name", ["LC_MESSAGES/fever.po", "LC_MESSAGES/templates.po", "glossary.yaml", "confirmations.yaml"]
)
def test_a_region_is_made_from_the_files_of_its_language_too(house: Workshop, name: str) -> None:
    region, other = Name("fever", "en-GB", "clinic"), Name("fever", "ja", "clinic")
    before = publication(house.root).memory
    digests = before.digest(region), before.digest(other)
    file = house.path(f"locales/en/{name}")
    file.write_bytes((file.read_bytes() if file.exists() else b"") + b"# \n")
    after = publication(house.root).memory
    assert [after.digest(region) == digests[0], after.digest(other) == digests[1]] == [False, True]


def test_merge_leaves_a_region_with_what_it_says_in_its_own_way(house: Workshop, run: Run) -> None:
    assert run(house, "merge").status == 0
    assert own(house, BRITISH, "en-GB") == {DOCTOR: "When should I see a GP?"}
    assert own(house, CANADIAN, "fr-CA") == {"sections/medicine/title": "Prendre de l'acétaminophène"}
    assert f"Only what differs from {ENGLISH} is here" in house.path(BRITISH).read_text(encoding="utf-8")


def test_merge_takes_out_of_a_whole_catalog_what_the_language_says_too(house: Workshop, run: Run) -> None:
    shutil.copyfile(house.path(ENGLISH), house.path(BRITISH))
    house.edit(BRITISH, "Drink often.", "Do drink often.")
    done = run(house, "merge")
    assert own(house, BRITISH, "en-GB") == {"key-points/1/text": "Do drink often."}
    assert "texts said the same as locales/en/LC_MESSAGES/fever.po and were taken out" in done.err


def test_merge_keeps_what_a_region_said_of_a_text_that_was_reworded(house: Workshop, run: Run) -> None:
    house.edit("content/documents/fever.yaml", "Quand consulter ?", "Quand faut-il consulter ?")
    run(house, "merge")
    assert '#, fuzzy\n#| msgid "Quand consulter ?"' in house.path(BRITISH).read_text(encoding="utf-8")


def test_a_region_that_is_new_lacks_nothing(house: Workshop, run: Run) -> None:
    done = run(house, "new", "locale", "en-AU")
    assert BRITISH.replace("en-GB", "en-AU") in done.out
    assert "en-AU has its texts from en: translate only what differs" in done.err
    status = run(house, "status", "--json", "--locale", "en-AU").answer["status"]
    rows = {row["domain"]: (row["missing"], row["inherited"] - row["translated"], row["parent"]) for row in status}
    assert rows["fever"] == (0, 0, "en")


def test_a_new_region_of_the_manuscripts_language_has_its_texts_from_them(empty: Workshop, run: Run) -> None:
    assert "fr-CH has its texts from fr: translate only what differs" in run(empty, "new", "locale", "fr-CH").err


def test_an_agency_gets_what_a_region_says_in_its_own_way_or_all_there_is(house: Workshop, run: Run) -> None:
    sent = house.output / "exchange" / "en-GB" / "fever.xlf"
    run(house, "export", "--locale", "en-GB")
    assert sent.read_text(encoding="utf-8").count("<unit ") == 1
    run(house, "export", "--locale", "en-GB", "--whole")
    assert sent.read_text(encoding="utf-8").count("<unit ") == len(own(house, ENGLISH, "en"))


def test_of_what_an_agency_sends_back_a_region_keeps_what_differs(house: Workshop, run: Run) -> None:
    run(house, "export", "--locale", "en-GB", "--whole")
    sent = house.output / "exchange" / "en-GB" / "fever.xlf"
    sent.write_text(sent.read_text(encoding="utf-8").replace("Drink often.", "Do drink often."), encoding="utf-8")
    assert run(house, "import", str(sent)).status == 0
    assert own(house, BRITISH, "en-GB") == {DOCTOR: "When should I see a GP?", "key-points/1/text": "Do drink often."}
