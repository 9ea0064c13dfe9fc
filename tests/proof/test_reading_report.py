"""How hard leaflets are to read, told to whoever asks."""

from conftest import Run
from workshop import Workshop


def test_check_says_how_hard_each_leaflet_is_and_fails_for_none(workshop: Workshop, run: Run) -> None:
    done = run(workshop, "check", "--readability", "--json")
    told = {(each["document"], each["locale"]): each for each in done.answer["readability"]}
    assert (done.status, {tag for slug, tag in told if slug == "fever"}) == (0, {"ar", "en", "fr", "ja"})
    assert told["fever", "fr"]["formula"] == "Kandel-Moles"
    assert "1958" in told["fever", "fr"]["source"]
    assert (told["fever", "ja"]["score"], told["fever", "ja"]["words"]) == (None, 0)
    assert "no formula for ja" in told["fever", "ja"]["says"]


def test_a_person_reads_a_line_per_formula(workshop: Workshop, run: Run) -> None:
    done = run(workshop, "check", "--readability", "--locale", "en")
    lines = [line for line in done.out.splitlines() if line.startswith("fever en: Flesch")]
    assert (len(lines), done.status) == (2, 0)
    assert all(" words in " in line for line in lines)
