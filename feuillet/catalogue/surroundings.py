"""What every page of the shelf has around what it says: words, the clinic, and what staff read who do not know the language."""

from functools import partial

from markupsafe import Markup

from feuillet.catalogue import wording
from feuillet.catalogue.display import Shelf, Voice
from feuillet.catalogue.shelf import House
from feuillet.catalogue.withdrawals import Withdrawal
from feuillet.cldr import Locale, known
from feuillet.edition.isolates import verbatim
from feuillet.edition.quantities import in_digits
from feuillet.writing.typography.direction import direction

BACK = "All languages"
STAFF_WAY = Markup(' <span lang="{}" dir="{}">{}</span>')


def context(shelf: Shelf, words: Voice, house: House, root: str) -> dict[str, object]:
    """Gather what every page needs."""
    locale = words.locale
    digits = house.digits_in(locale.tag)
    return {
        "locale": locale,
        "script": locale.script.lower(),
        "house": house,
        "contact": words.contact(house),
        "root": root,
        "_": words.say,
        "plain": words.plain,
        "text": wording.text,
        "own": partial(named, locale),
        "counted": lambda number: in_digits(str(number), digits),
        "reason_way": way,
        "staff": shelf.staff,
        "for_staff": for_staff(shelf, locale),
        "staff_way": staff_way(shelf, words),
    }


def for_staff(shelf: Shelf, locale: Locale) -> str:
    """Name a language as the staff calls it, unless it calls itself so."""
    theirs = locale.name_in(shelf.staff)
    return "" if theirs.casefold() == locale.name.casefold() else theirs


def staff_way(shelf: Shelf, words: Voice) -> Markup:
    """Say where the way back leads in the staff's language too: they may be on a page that they cannot read."""
    theirs, own = shelf.speak(shelf.staff.tag).plain(BACK), words.plain(BACK)
    return Markup("") if theirs == own else STAFF_WAY.format(shelf.staff.tag, shelf.staff.direction, theirs)


def named(locale: Locale, name: str) -> Markup:
    """Write a clinic's name as it is."""
    return verbatim(name, locale)


def way(withdrawal: Withdrawal) -> str:
    """Say which way a reason runs."""
    own = Locale(withdrawal.language).direction if known(withdrawal.language) else "ltr"
    return direction(withdrawal.reason, own)
