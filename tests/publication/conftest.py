"""What the tests of the publication are run for."""

import pytest

from .shipped import LOCALES, each


@pytest.fixture(params=each(*LOCALES))
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)
