"""The sample village as the loader reads it, once."""

from __future__ import annotations

from datetime import date

import pytest
from sites import ROOT, SITE_URL, TODAY

from katalog.contract.model import Catalogue
from katalog.entries import load
from katalog.settings import Settings


@pytest.fixture(scope="session")
def loaded() -> load.Loaded:
    """Return what the loader makes of the sample village."""
    return load.load(Settings(ROOT, ROOT / "businesses", SITE_URL, date.fromisoformat(TODAY)))


@pytest.fixture(scope="session")
def sample(loaded: load.Loaded) -> Catalogue:
    """Return the sample village's catalogue."""
    assert loaded.catalogue is not None
    return loaded.catalogue
