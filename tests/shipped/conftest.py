"""What the tests of the publication are run for, and what they look at."""

from pathlib import Path

import pytest
from printing import House
from workshop import ROOT

from .shipped import ARTICLE, HOUSE, LOCALES, Publication, each


@pytest.fixture(params=each(*LOCALES))
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def house(shared: Path) -> House:
    """The article, in every format there is."""
    return House(ROOT, shared / "store", (ARTICLE,), HOUSE)


@pytest.fixture(scope="session")
def publication(shared: Path) -> Publication:
    """The publication as the command line makes it; nobody may change anything in it."""
    return Publication(shared / "publication", shared / "store")
