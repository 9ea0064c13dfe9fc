"""What the tests of whole products look at."""

from pathlib import Path

import pytest
from printing import House
from workshop import Workshop


@pytest.fixture(scope="session")
def house(finished: Workshop, shared: Path) -> House:
    """The project of the tests, in every format there is."""
    return House(finished.root, shared / "store")
