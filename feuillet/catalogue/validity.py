"""Whether a sheet is still right: what is to be said of each version of an edition that was ever given out."""

from dataclasses import dataclass, field
from enum import StrEnum

from feuillet.catalogue.editions import History, Place
from feuillet.catalogue.withdrawals import Withdrawal, Withdrawals


class Verdict(StrEnum):
    """What a version is worth; one that is not listed is unknown."""

    CURRENT = "current"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    DRAFT = "draft"


@dataclass(frozen=True)
class Version:
    """A version of an edition; ``day`` is when it was released (ISO 8601), empty where it never was."""

    sign: str
    verdict: Verdict
    day: str = ""
    withdrawal: Withdrawal | None = None


@dataclass(frozen=True)
class Ledgers:
    """What was released, and what was withdrawn."""

    history: History = field(default_factory=History)
    withdrawals: Withdrawals = field(default_factory=Withdrawals)

    def versions(self, place: Place, sign: str = "", *, draft: bool = True) -> tuple[Version, ...]:
        """Judge the versions of an edition, the newest first; ``sign`` is what the shelf has of it now, if it has any.

        A draft replaces nothing that was released: nobody has approved it. What was withdrawn once is not right again, unless
        it is approved anew, word for word.
        """
        released = {each.sign: str(each.released) for each in self.history.of(place)}
        last = next(reversed(released), "")
        newest = sign if sign and not draft else "" if self.withdrawals.once(place, last) else last
        order = dict.fromkeys(filter(None, (sign, *reversed(released), *self.withdrawals.signs(place))))
        return tuple(self.judge(place, each, newest, released.get(each, ""), draft=each == sign) for each in order)

    def judge(self, place: Place, sign: str, newest: str, day: str, *, draft: bool) -> Version:
        """Judge a version; ``newest`` is the one that holds unless all are withdrawn."""
        withdrawal = self.withdrawals.of(place) or (None if sign == newest else self.withdrawals.once(place, sign))
        if withdrawal:
            return Version(sign, Verdict.WITHDRAWN, day, withdrawal)
        if sign == newest:
            return Version(sign, Verdict.CURRENT, day)
        return Version(sign, Verdict.DRAFT if draft else Verdict.REPLACED, day)
