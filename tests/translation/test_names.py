"""Who is who: names that look the same are one person, names that read otherwise are two."""

from unicodedata import normalize

import pytest

from feuillet.translation.records import looks, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Berg", "ANNA BERG"),
        ("Anna Berg", "  Anna   Berg "),
        ("Anna Berg", "Anna\u00a0Berg"),
        ("Anna Berg", "\u0410nna Berg"),
        ("Anna Berg", "Ann\u0430 Berg"),
        ("Anna Berg", "\u0391nna Berg"),
        ("Anna Berg", "ANNA \u0412\u0415RG"),
        ("Anna Berg", "Ａｎｎａ Ｂｅｒｇ"),
        ("Anna Berg", "An\u200bna Berg"),
        ("Anna Berg", "Anna\u00ad Berg"),
        ("Anna Berg", "\u202aAnna Berg\u202c"),
        ("Anna Berg", "𝐀nna Berg"),
        ("Paul Lind", "Pau1 Lind"),
        ("Paul Lind", "PauI Lind"),
        ("José Núñez", normalize("NFD", "José Núñez")),
        ("O'Neill", "O’Neill"),
        ("Анна Петрова", "АННА ПЕТРОВА"),
        ("Straße", "STRASSE"),
        ("Σωκράτης", "ΣΩΚΡΆΤΗΣ"),
        ("علي", "\ufee0\ufef2".join(("\ufecb", ""))),
    ],
)
def test_names_that_look_the_same_are_one_person(one: str, other: str) -> None:
    assert same_person(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Berg", "Anne Berg"),
        ("Anna Berg", "Anna Berger"),
        ("Anna Berg", "AnnaBerg"),
        ("Jan Maler", "Jän Maler"),
        ("Jose Nunez", "José Núñez"),
        ("Анна Петрова", "Инна Петрова"),
        ("李明", "李鸣"),
        ("محمد علي", "محمود علي"),
        ("佐藤 一", "佐藤 二"),
        ("Ada", "Ida"),
    ],
)
def test_names_that_read_otherwise_are_two_people(one: str, other: str) -> None:
    assert not same_person(one, other)


@pytest.mark.parametrize("name", ["", " ", "\u00a0", "\u200b", "\u2060\ufeff", "\u3164"])
def test_what_nobody_can_see_is_no_name(name: str) -> None:
    assert not looks(name)
