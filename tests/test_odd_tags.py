"""Tags and plural rules that nobody should write are refused, and those that CLDR knows little of are answered all the same."""

import pytest
from babel.localedata import locale_identifiers

from feuillet.cldr import Locale, known
from feuillet.translation import plurals

ODD = (
    *(
        "",
        "-",
        "--",
        "fr-",
        "-fr",
        "fr--FR",
        "fr_FR",
        "FR",
        "FR-fr",
        "fr ",
        " fr",
        "fr\n",
        "fr@euro",
        "fr.UTF-8",
        "fr/..",
        "..",
    ),
    *(
        "é",
        "a" * 5000,
        "12",
        "x-a",
        "i-klingon",
        "art-lojban",
        "und-u-nu-latn",
        "C",
        "POSIX",
        "\x00",
        "fr\u200b",
        "frança",
        "null",
        "root",
    ),
)
LITTLE_KNOWN = ("ii", "yi", "vai", "nqo", "sat", "zgh", "ckb", "dsb", "jbo", "kw")
RULES = (
    *(
        "",
        ";",
        "nplurals",
        "nplurals=; plural=;",
        "nplurals=0; plural=0;",
        "nplurals=-1; plural=0;",
        "nplurals=two; plural=n;",
    ),
    *(f"nplurals={'9' * 5000}; plural=0;", f"nplurals=2; plural={'9' * 900};", f"nplurals=2; plural=n{'*n' * 400};"),
    *(
        "nplurals=2; plural=n/0;",
        "nplurals=2; plural=__import__('os');",
        "nplurals=2; plural=n ? n;",
        "nplurals=٢; plural=n!=1;",
    ),
    *(
        "nplurals=2; plural=(n;",
        "nplurals=2; plural=n%;",
        f"nplurals=2; plural={'(' * 300}n{')' * 300};",
        "nplurals=2; plural=n;n;",
    ),
)


@pytest.mark.parametrize("tag", ODD)
def test_what_is_no_tag_is_not_known(tag: str) -> None:
    assert not known(tag)


@pytest.mark.parametrize(
    "tag", [*LITTLE_KNOWN, *(tag.replace("_", "-") for tag in locale_identifiers() if len(tag) == 3)]
)
def test_all_that_is_asked_of_a_locale_is_answered(tag: str) -> None:
    if known(tag):
        locale = Locale(tag)
        asked = (locale.name, locale.gettext, locale.direction, locale.script, locale.plural_forms)
        assert all(asked)
        assert plurals.fault(locale.plural_forms, locale) == ""


@pytest.mark.parametrize("rule", RULES)
def test_an_odd_plural_rule_is_a_fault(rule: str) -> None:
    assert plurals.fault(rule, Locale("en"))
