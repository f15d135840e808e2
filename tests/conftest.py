"""Switches of the whole suite."""

from __future__ import annotations

import pytest
from hypothesis import settings

# The same examples on each run, so that a check fails for what was changed and for nothing else. To look for new ones:
# `pytest --hypothesis-profile=search`.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", derandomize=False, deadline=None, print_blob=True)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write what comes out as what is expected")
    parser.addoption("--kills", type=int, default=12, help="how many builds tests/faults kills (200 for a long run)")


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be written instead of compared."""
    return bool(request.config.getoption("--update-goldens"))
