"""Switches of the whole suite, and the sample village's site, which many tests look at."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import commands
import pytest
from hypothesis import settings
from made_once import made_once
from sites import SITE_URL, TODAY

import katalog

# The same examples on each run, so that a check fails for what was changed and for nothing else. To look for new ones:
# `pytest --hypothesis-profile=search`.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", derandomize=False, deadline=None, print_blob=True)
settings.load_profile("same")


def pytest_collection_finish() -> None:
    """Read in the whole program: property tests draw from the constants of modules, so each process has the same."""
    for module in pkgutil.walk_packages(katalog.__path__, "katalog."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write what comes out as what is expected")
    parser.addoption("--kills", type=int, default=8, help="how many builds tests/faults kills (200 for a long run)")


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be written instead of compared."""
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample village's site, built once and whole; nobody may change it."""

    def build(folder: Path) -> None:
        done = commands.run("build", "--site", folder / "katalog", "--site-url", SITE_URL, "--today", TODAY)
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "sample", build) / "katalog"
