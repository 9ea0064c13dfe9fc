"""A translator at the desk, in a real browser: what is typed is on the page, what is saved is in the file, and nothing else is."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect
from workshop import Workshop

from desk.browser import Translator, catalog
from feuillet.translation.exchange import memories
from feuillet.translation.exchange.memories import Pair

pytestmark = pytest.mark.slow
DOSE, TITLE, THRESHOLD = "sections/medicine/dose/text", "sections/what/title", "sections/what/threshold/text"
DOCTOR = "sections/questions/faq/questions/doctor/answer"


@dataclass(frozen=True)
class Words:
    """What a translator writes in a language."""

    tag: str
    title: str
    short: str


ARABIC = Words("ar", "ما الحمى في الواقع؟", "{3 days}")
JAPANESE = Words("ja", "熱とはそもそも何ですか", "{3 days}")


@pytest.fixture(params=[pytest.param(ARABIC, id="ar"), pytest.param(JAPANESE, id="ja", marks=pytest.mark.verify)])
def words(request: pytest.FixtureRequest) -> Words:
    """A language."""
    found: Words = request.param
    return found


@pytest.fixture
def translator(browser: Browser, address: str, words: Words) -> Translator:
    """A translator who has opened the fever leaflet."""
    found = Translator.coming(browser, address, words.tag)
    found.open("fever", words.tag)
    return found


def test_a_translator_edits_a_text_and_sees_the_page_change(
    translator: Translator, words: Words, workshop: Workshop
) -> None:
    before = translator.pictures()
    file = catalog(workshop, words.tag, "fever")
    lines = file.read_text(encoding="utf-8").splitlines()
    translator.type(TITLE, words.title)
    assert translator.pictures() != before
    assert file.read_text(encoding="utf-8").splitlines() == lines, "nothing is saved before somebody says so"
    expect(translator.text(TITLE).locator(".unsaved")).to_be_visible()
    translator.field(TITLE).press("Control+Enter")
    expect(translator.page.locator("#said")).not_to_be_empty()
    expect(translator.text(TITLE).locator(".unsaved")).to_be_hidden()
    saved = file.read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(lines, saved, strict=True) if old != new]
    assert [new for _, new in changed if "Revision-Date" not in new] == [f'msgstr "{words.title}"']


@pytest.mark.verify
def test_texts_are_found_by_filters_and_words(translator: Translator) -> None:
    all_texts = translator.page.locator(".text:visible")
    count = all_texts.count()
    translator.page.select_option("#filter", "safety")
    safety = all_texts.count()
    assert 0 < safety < count
    assert translator.page.locator(".text:visible[data-safety]").count() == safety
    translator.page.select_option("#filter", "untranslated")
    assert all_texts.count() == 0
    translator.page.select_option("#filter", "")
    translator.page.fill("#search", "500 mg")
    assert all_texts.count() == 1
    translator.page.fill("#search", "")
    translator.field(TITLE).press("End")
    translator.page.keyboard.type("!")
    translator.page.select_option("#filter", "unsaved")
    assert [each.get_attribute("data-context") for each in all_texts.all()] == [TITLE]


@pytest.mark.verify
def test_a_text_that_stands_on_no_page_says_so(translator: Translator) -> None:
    printed = {each.get_attribute("data-context") for each in translator.page.locator("#sheets .place").all()}
    translator.page.select_option("#filter", "absent")
    absent = translator.page.locator(".text:visible")
    assert absent.count()
    for text in absent.all():
        assert text.get_attribute("data-context") not in printed
        expect(text.locator(".see")).to_be_disabled()


@pytest.mark.verify
def test_in_a_narrow_window_either_texts_or_pages_are_shown(translator: Translator) -> None:
    page = translator.page
    page.set_viewport_size({"width": 320, "height": 640})
    translator.field(THRESHOLD).focus()
    expect(page.locator("#sheets")).to_be_hidden()
    translator.text(THRESHOLD).locator(".see").click()
    mark = page.locator(f'#sheets .place[data-context="{THRESHOLD}"]').first
    expect(mark).to_be_in_viewport()
    expect(translator.field(THRESHOLD)).to_be_hidden()
    mark.click()
    expect(translator.field(THRESHOLD)).to_be_focused()
    expect(page.locator("#sheets")).to_be_hidden()


@pytest.mark.verify
def test_the_way_leads_from_text_to_page_and_back(translator: Translator) -> None:
    field = translator.field(TITLE)
    field.focus()
    marked = translator.page.locator(".place.current")
    expect(marked.first).to_be_visible()
    assert {each.get_attribute("data-context") for each in marked.all()} == {TITLE}
    translator.page.locator(f'.place[data-context="{THRESHOLD}"]').first.click()
    expect(translator.field(THRESHOLD)).to_be_focused()
    translator.page.keyboard.press("Alt+p")
    expect(translator.page.locator(f'.place[data-context="{THRESHOLD}"]').first).to_be_focused()
    translator.page.keyboard.press("Enter")
    expect(translator.field(THRESHOLD)).to_be_focused()


def test_a_quantity_is_inserted_by_a_key_and_a_wrong_dose_is_refused(translator: Translator) -> None:
    field = translator.field(DOSE)
    right = field.input_value()
    translator.type(DOSE, right.replace("{500 mg}", "{5000 mg}"))
    refused = translator.text(DOSE).locator(".findings .error")
    expect(refused.first).to_be_visible()
    translator.type(DOSE, right.replace("{500 mg}", ""))
    expect(refused.first).to_be_visible()
    field.press("Control+Home")
    field.press("Alt+1")
    expect(refused).to_have_count(0)
    assert field.input_value().startswith("{500 mg}")
    read = translator.text(DOSE).locator(".read bdi")
    assert read.all_inner_texts()[:1] == (["{500 mg}"] if translator.page.locator("html[dir=rtl]").count() else [])


@pytest.mark.verify
def test_a_quantity_keeps_apart_from_words_where_the_language_does(translator: Translator, words: Words) -> None:
    field = translator.field(DOSE)
    field.fill("أ" if words.tag == "ar" else "薬")
    field.press("Alt+1")
    assert field.input_value() == ("أ {500 mg}" if words.tag == "ar" else "薬{500 mg}")


@pytest.mark.verify
def test_another_text_like_this_one_is_offered_and_taken_by_a_key(
    browser: Browser, address: str, words: Words, workshop: Workshop
) -> None:
    """What a text itself says is in its field; the memory offers what others say."""
    translator = Translator.coming(browser, address, words.tag)
    translator.open("fever", words.tag)
    field = translator.field(THRESHOLD)
    source, right = translator.text(THRESHOLD).locator(".source").inner_text(), field.input_value()
    language = str(translator.text(THRESHOLD).locator(".source").get_attribute("lang"))
    memory = memories.write([Pair(source, words.title, language)], words.tag)
    with translator.anew():
        workshop.path(f"locales/{words.tag}/memory.tmx").write_bytes(memory)
    field.focus()
    matches = translator.text(THRESHOLD).locator(".match")
    expect(matches.first).to_have_text(words.title)
    assert right not in matches.all_inner_texts()
    field.press("Alt+m")
    assert field.input_value() == words.title


def test_a_question_is_confirmed_by_name_and_an_edition_approved(
    translator: Translator, words: Words, workshop: Workshop
) -> None:
    page = translator.page
    translator.type(DOCTOR, words.short)
    question = translator.text(DOCTOR).locator(".findings .question")
    expect(question.first).to_be_visible()
    translator.field(DOCTOR).press("Control+Enter")
    page.locator(f'.text[data-context="{DOCTOR}"][data-state=asked]').wait_for()
    approve(translator, "Reviser")
    expect(page.locator("#approving [role=alert]")).to_contain_text("question")
    page.locator("#approving .hindering button").first.click()
    expect(translator.field(DOCTOR)).to_be_focused()
    while translator.text(DOCTOR).locator("[data-confirm]").count():
        asked = translator.text(DOCTOR).locator("[data-confirm]").first
        digest = asked.get_attribute("data-confirm")
        asked.click()
        expect(page.locator("#question")).to_contain_text("question")
        expect(page.locator("#questioned")).to_have_text(words.short)
        page.fill("#confirming [name=name]", "Reviser")
        page.fill("#confirming [name=role]", "reviser")
        page.fill("#confirming [name=reason]", "it says the same")
        page.click("#confirming button[value=sign]")
        expect(page.locator("#confirming")).to_be_hidden()
        expect(page.locator(f'[data-confirm="{digest}"]')).to_have_count(0)
    assert "Reviser" in workshop.path(f"locales/{words.tag}/confirmations.yaml").read_text(encoding="utf-8")
    expect(translator.text(DOCTOR).locator(".confirmed").first).to_contain_text("Reviser")
    approve(translator, "Translator")
    expect(page.locator("#approving [role=alert]")).not_to_be_empty()
    page.keyboard.press("Escape")
    approve(translator, "Reviser")
    expect(page.locator("#approving")).to_be_hidden()
    ledger = workshop.path(f"locales/{words.tag}/approvals.yaml").read_text(encoding="utf-8")
    assert "Translator" in ledger


def approve(translator: Translator, reviser: str) -> None:
    """Approve an edition as a translator and a reviser."""
    page = translator.page
    page.click("#approve")
    for name, said in (("translator", "Translator"), ("reviser", reviser), ("role", "reviser")):
        page.fill(f"#approving [name={name}]", said)
    page.click("#approving button[value=sign]")


@pytest.mark.verify
def test_a_file_changed_outside_is_shown_beside_and_not_overwritten(
    translator: Translator, words: Words, workshop: Workshop
) -> None:
    theirs = f"{words.title}!"
    old = translator.field(TITLE).input_value()
    translator.type(TITLE, words.title)
    workshop.edit(f"locales/{words.tag}/LC_MESSAGES/fever.po", f'msgstr "{old}"', f'msgstr "{theirs}"')
    conflict = translator.text(TITLE).locator(".conflict")
    expect(conflict).to_be_visible()
    expect(conflict.locator(".theirs")).to_have_text(theirs)
    assert translator.field(TITLE).input_value() == words.title
    assert theirs in catalog(workshop, words.tag, "fever").read_text(encoding="utf-8")
    conflict.locator(".mine").click()
    expect(conflict).to_be_hidden()  # the text comes again when it is saved
    assert theirs not in catalog(workshop, words.tag, "fever").read_text(encoding="utf-8")


@pytest.mark.verify
def test_two_browsers_on_one_catalog_lose_no_word(browser: Browser, address: str, workshop: Workshop) -> None:
    one, two = (Translator.coming(browser, address, "ar") for _ in range(2))
    for each in (one, two):
        each.open("fever", "ar")
    one.type(TITLE, ARABIC.title)
    two.type(THRESHOLD, two.field(THRESHOLD).input_value() + " ")
    two.field(THRESHOLD).fill("تبدأ الحمى من {38 °C}.")
    one.field(TITLE).press("Control+Enter")
    two.field(THRESHOLD).press("Control+Enter")
    file = catalog(workshop, "ar", "fever")
    expect(two.text(TITLE).locator("> textarea")).to_have_value(ARABIC.title)
    expect(one.text(THRESHOLD).locator("> textarea")).to_have_value("تبدأ الحمى من {38 °C}.")
    assert all(each in file.read_text(encoding="utf-8") for each in (ARABIC.title, "تبدأ الحمى من {38 °C}."))


@pytest.mark.verify
def test_a_page_that_is_open_follows_what_is_saved_elsewhere(
    translator: Translator, words: Words, workshop: Workshop
) -> None:
    old = translator.field(TITLE).input_value()
    with translator.anew():
        workshop.edit(f"locales/{words.tag}/LC_MESSAGES/fever.po", f'msgstr "{old}"', f'msgstr "{words.title}"')
    expect(translator.field(TITLE)).to_have_value(words.title)


@pytest.mark.verify
def test_the_page_of_the_source_stands_beside_it_on_request(translator: Translator) -> None:
    page = translator.page
    translator.field(TITLE).focus()
    assert page.locator("#original img").count() == 0
    page.check("#beside")
    expect(page.locator("#original .place.current").first).to_be_visible()
    assert page.locator("#original img").count() == page.locator("#sheets img").count()
    page.locator(f'#original .place[data-context="{THRESHOLD}"]').first.click()
    expect(translator.field(THRESHOLD)).to_be_focused()
    page.uncheck("#beside")
    expect(page.locator("#original")).to_be_hidden()


@pytest.mark.verify
def test_nothing_but_the_desk_is_asked_for(browser: Browser, address: str) -> None:
    translator, asked = Translator.coming(browser, address), list[str]()
    translator.page.on("request", lambda request: asked.append(request.url))
    translator.open("fever", "ja")
    host = address.partition("/?")[0]
    assert asked
    assert all(each.startswith((host, "data:")) for each in asked)
