"""Paths as volunteers read them in messages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from katalog.settings import Settings


@pytest.mark.parametrize(
    ("root", "businesses", "path", "shown"),
    [
        ("/desa", "/desa/businesses", "/desa/businesses/salon/usaha.yaml", "businesses/salon/usaha.yaml"),
        ("/program", "/desa/businesses", "/desa/businesses/salon/usaha.yaml", "businesses/salon/usaha.yaml"),
        ("/program", "/desa/businesses", "/desa/businesses", "businesses"),
        ("/program", "/desa/businesses", "/program/docs/index.md", "docs/index.md"),
        ("/program", "/desa/businesses", "/program-lain/docs/index.md", "/program-lain/docs/index.md"),
        ("/", "/desa/businesses", "/desa/businesses/salon.yaml", "desa/businesses/salon.yaml"),
    ],
)
def test_a_path_is_shown_from_the_program_or_the_village(root: str, businesses: str, path: str, shown: str) -> None:
    settings = Settings(Path(root), Path(businesses), "https://contoh.example/", date(2026, 11, 24))
    assert settings.shown(Path(path)) == shown
