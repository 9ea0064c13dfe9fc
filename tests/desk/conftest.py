"""A desk that is really served, and a browser to work at it in."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from workshop import Workshop

from desk.browser import PATIENCE_MS, browsing, served

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser."""
    with browsing() as opened:
        yield opened


@pytest.fixture
def address(workshop: Workshop) -> Iterator[str]:
    """The address of a desk."""
    with served(workshop) as found:
        yield found
