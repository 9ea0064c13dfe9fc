"""What is typed behind an option, read or refused in words."""

import argparse
import datetime
import re
from pathlib import Path

DIGITS = 4
"""No machine has more processors than four digits say."""
ADDRESS = "://"
"""What an address has and the name of a folder has not."""
KILO, UNITS = 1000, ("", "KB", "MB", "GB", "TB")
PORTS, PORT_DIGITS = 65_535, 5
"""The last port of a machine."""


def workers(text: str) -> int | str:
    """Read a number of processes, or the address of a cluster."""
    if ADDRESS in text:
        return text
    if not (text.isascii() and text.isdecimal() and len(text) <= DIGITS and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes: write 1 or more")
    return int(text)


def place(text: str) -> Path | str:
    """Read a folder, or the address of a place that machines share."""
    return text if ADDRESS in text else Path(text)


def shard(text: str) -> tuple[int, int]:
    """Read which part of how many."""
    number, slash, of = text.partition("/")
    known = all(each.isascii() and each.isdecimal() and len(each) <= DIGITS for each in (number, of))
    if not (slash and known and 0 < int(number) <= int(of)):
        raise argparse.ArgumentTypeError(f"{text!r} is no part of a whole: write 3/16 for the third of sixteen")
    return int(number), int(of)


def size(text: str) -> int:
    """Read how many bytes."""
    found = re.fullmatch(r"(\d{1,12})(?:\.(\d{1,3}))? ?(|KB|MB|GB|TB)", text, re.ASCII | re.IGNORECASE)
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is no size: write 500MB or 1.5GB")
    thousandths = int(found[1]) * KILO + int((found[2] or "0").ljust(3, "0"))
    return thousandths * int(KILO ** UNITS.index(found[3].upper())) // KILO


def port(text: str) -> int:
    """Read the number of a port."""
    if not (text.isascii() and text.isdecimal() and len(text) <= PORT_DIGITS and int(text) <= PORTS):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: write a number up to {PORTS}")
    return int(text)


def day(text: str) -> datetime.date:
    """Read a day."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write it as 2027-03-31") from None
