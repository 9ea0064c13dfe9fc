"""The page on which translators see how far they are."""

from pathlib import Path

from conftest import Run
from lxml import html
from workshop import Workshop

from feuillet.translation.status import Status


def test_every_locale_and_domain_has_a_badge_that_says_its_state_in_words(
    empty: Workshop, run: Run, tmp_path: Path
) -> None:
    empty.edit("locales/ja/LC_MESSAGES/fever.po", "処方された量を超えて飲まないでください。", "")
    rows = run(empty, "status", "--json", "--html", str(tmp_path / "status.html")).answer["status"]
    page = html.fromstring((tmp_path / "status.html").read_bytes())
    told = [badge.text_content() for badge in page.xpath("//span[starts-with(@class, 'badge')]")]
    assert len(told) == len(rows)
    assert "open 92 %" in told
    assert "draft 100 %" in told
    (japanese,) = page.xpath("//tr[th/small='ja']")
    assert "1 missing, 1 of safety open" in japanese.text_content()


def test_a_state_is_open_while_a_text_of_safety_is_and_approved_only_when_somebody_stands_for_it() -> None:
    assert Status("ja", "tea", 10, 9, 1, 0, 1).state == "open"
    assert Status("ja", "tea", 10, 9, 0, 1, 0).state == "safe"
    assert Status("ja", "tea", 10, 10, 0, 0, 0).state == "draft"
    assert Status("ja", "tea", 10, 10, 0, 0, 0, approved=True).state == "approved"
    assert Status("ja", "tea", 1000, 999, 0, 1, 0).done == 99
