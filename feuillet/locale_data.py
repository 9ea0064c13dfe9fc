"""CLDR's data of each locale by itself.

Babel keeps what a locale has from its parents in dictionaries that all locales share, and writes into them what it found for the
first that asks: after Urdu, the days of the week are Urdu in Swahili too (https://github.com/python-babel/babel/issues/1234).
"""

from collections.abc import Mapping
from typing import Any, cast

import babel
from babel import localedata
from babel.localedata import LocaleDataDict


class LocaleData(LocaleDataDict):
    """The data of a locale, which writes what it has found into a copy of its own."""

    def __init__(self, data: Mapping[Any, Any], base: Mapping[Any, Any] | None = None) -> None:
        super().__init__(dict(data), cast("Any", data if base is None else base))

    def __getitem__(self, key: Any) -> Any:
        found = super().__getitem__(key)
        if type(found) is LocaleDataDict:
            found = self._data[key] = LocaleData(found._data, self.base)
        return found


class Charted(babel.Locale):
    """A locale of CLDR, by Babel, with data of its own."""

    own: LocaleData | None = None

    @property
    def _data(self) -> LocaleDataDict:
        if self.own is None:
            self.own = read(str(self))
        return self.own


def read(name: str) -> LocaleData:
    """Read what CLDR has of a locale, as Babel names it: ``zh_Hans``."""
    return LocaleData(cast("Mapping[Any, Any]", localedata.load(name)))
