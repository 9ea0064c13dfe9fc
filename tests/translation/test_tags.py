"""Which locale of a project another program means by its tag."""

import pytest

from feuillet.cldr import meant


@pytest.mark.parametrize(
    ("tag", "tags", "locale"),
    [
        ("de", ("de", "fr"), "de"),
        ("de-DE", ("de", "fr"), "de"),
        ("de_DE", ("de", "fr"), "de"),
        ("de_DE.UTF-8", ("de", "fr"), "de"),
        ("DE-de", ("de", "fr"), "de"),
        ("de-AT", ("de", "fr"), "de"),
        ("fr-FR", ("fr", "fr-CA"), "fr"),
        ("fr-CA", ("fr", "fr-CA"), "fr-CA"),
        ("fr_ca", ("fr", "fr-CA"), "fr-CA"),
        ("pt", ("pt-BR",), "pt-BR"),
        ("pt-PT", ("pt-BR",), None),
        ("pt", ("pt-BR", "pt-PT"), None),
        ("zh-CN", ("zh-Hans", "zh-Hant"), "zh-Hans"),
        ("zh_TW", ("zh-Hans", "zh-Hant"), "zh-Hant"),
        ("zh-Hans-CN", ("zh-Hans", "zh-Hant"), "zh-Hans"),
        ("sr-Latn", ("sr",), None),
        ("fr", ("de",), None),
        ("german", ("de",), None),
        ("", ("de",), None),
        ("qps-ploc", ("de",), None),
    ],
)
def test_a_tag_means_the_locale_of_its_language_script_and_region(
    tag: str, tags: tuple[str, ...], locale: str | None
) -> None:
    assert meant(tag, tags) == locale
