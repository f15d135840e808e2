"""What was drawn is kept while builds use it, and goes when none has for long."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from katalog.cards import drawn_files
from katalog.cards.making import draw_missing
from katalog.settings import Settings

DAY = date(2026, 11, 24)


class Named:
    """A picture whose bytes are its name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def render(self, _photos: Path) -> bytes:
        return self.name.encode()


def drawn(cache: Path, day: date, *names: str) -> Path:
    settings = Settings(cache.parent, cache.parent, "https://desa.example/", day, jobs=1)
    draw_missing([Named(name) for name in names], settings.cache / "kit", settings)
    return settings.cache / "kit"


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / ".cache"


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_no_build_used_for_some_days_goes(cache: Path):
    folder = drawn(cache, DAY, "a", "b")
    drawn(cache, DAY + timedelta(days=10), "b", "c")
    assert drawn_files.clean(cache, older_than_days=10) == 0
    assert drawn_files.clean(cache, older_than_days=9) == 1
    assert left(folder) == ["b", "c"]
    assert drawn_files.clean(cache, older_than_days=9) == 0


def test_every_build_forgets_what_is_a_month_old(cache: Path):
    folder = drawn(cache, DAY, "a", "b")
    drawn(cache, DAY + timedelta(days=31), "b")
    assert left(folder) == ["b"]


def test_a_build_of_an_earlier_day_makes_nothing_older(cache: Path):
    folder = drawn(cache, DAY, "a")
    drawn(cache, DAY - timedelta(days=400), "a", "b")
    assert left(folder) == ["a", "b"]  # what a build uses is there for it, whatever day it takes it to be
    assert drawn_files.clean(cache, older_than_days=1) == 0


def test_clean_without_days_leaves_nothing(cache: Path):
    drawn(cache, DAY, "a", "b")
    assert drawn_files.clean(cache) == 2
    assert list(cache.iterdir()) == []
    assert drawn_files.clean(cache) == 0


@pytest.mark.parametrize("notes", [b"", b"[1]", b'{"a": 1}', b'{"a": "kemarin"}', b"\xff"])
def test_damaged_notes_lose_no_file(cache: Path, notes: bytes):
    folder = drawn(cache, DAY, "a")
    (cache / "kit.json").write_bytes(notes)
    assert drawn_files.clean(cache, older_than_days=1) == 0
    drawn(cache, DAY + timedelta(days=60), "b")
    assert left(folder) == ["a", "b"]


def test_notes_reach_nothing_outside_the_folder(cache: Path):
    drawn(cache, DAY, "a")
    (cache.parent / "penting").touch()
    (cache / "kit.json").write_text('{"../../penting": "2000-01-01", "a": "2026-11-24"}', encoding="utf-8")
    drawn_files.clean(cache, older_than_days=1)
    assert (cache.parent / "penting").exists()


def test_an_unchanged_build_writes_no_notes(cache: Path):
    drawn(cache, DAY, "a")
    before = (cache / "kit.json").stat().st_mtime_ns
    drawn(cache, DAY, "a")
    assert (cache / "kit.json").stat().st_mtime_ns == before
