"""The sample village and its site, built once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import commands
import pytest
from made_once import made_once
from sites import ROOT, SITE_URL, TODAY

from katalog.contract.model import Catalogue
from katalog.entries import load
from katalog.settings import Settings


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample village's site."""

    def build(folder: Path) -> None:
        done = commands.run("build", "--site", folder / "site", "--site-url", SITE_URL, "--today", TODAY)
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "sample", build) / "site"


@pytest.fixture(scope="session")
def loaded() -> load.Loaded:
    """Return what the loader makes of the sample village."""
    return load.load(Settings(ROOT, ROOT / "businesses", SITE_URL, date.fromisoformat(TODAY)))


@pytest.fixture(scope="session")
def sample(loaded: load.Loaded) -> Catalogue:
    """Return the sample village's catalogue."""
    assert loaded.catalogue is not None
    return loaded.catalogue
