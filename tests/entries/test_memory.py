"""What a live preview remembers of entries is what reading them again would give."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from katalog.entries import load
from katalog.settings import Settings

ENTRIES = Path(__file__).parents[1] / "entries"
ENTRY = """nama: {name}
kategori: makanan
ringkasan: Keripik tempe renyah
whatsapp: 0812-3456-7891
persetujuan: 2026-02-01
dikonfirmasi: 2026-02-01
alamat:
  dusun: Dusun I
"""
NAMES = ("salon", "warung", "toko")


def write(folder: Path, slug: str, text: str) -> None:
    (folder / slug).mkdir(exist_ok=True)
    (folder / slug / "usaha.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def village(tmp_path: Path) -> Settings:
    folder = tmp_path / "businesses"
    folder.mkdir()
    shutil.copy(ENTRIES / "_desa.yaml", folder)
    for slug in NAMES[:2]:
        write(folder, slug, ENTRY.format(name=slug.title()))
    return Settings(tmp_path, folder, "https://contoh.desa.id/", date(2026, 3, 1))


def test_an_entry_that_did_not_change_is_not_read_again(village: Settings) -> None:
    memory = load.Memory()
    first, again = (load.load(village, None, memory) for _ in range(2))
    assert first.catalogue is not None
    assert again.catalogue is not None
    assert again == first == load.load(village)
    assert len(again.problems) == 1  # two businesses with one number: found among all, and not twice
    for known, seen in zip(first.catalogue.businesses, again.catalogue.businesses, strict=True):
        assert known is seen


def edit(folder: Path, step: tuple[str, str]) -> None:
    """Do one thing that volunteers do."""
    kind, slug = step
    if kind == "village":
        text = (folder / "_desa.yaml").read_text("utf-8")
        (folder / "_desa.yaml").write_text(text.replace("Dusun II", "Dusun III"), "utf-8")
    elif kind == "gone":
        shutil.rmtree(folder / slug, ignore_errors=True)
    elif kind == "photo":
        (folder / slug).mkdir(exist_ok=True)
        (folder / slug / "depan.jpg").write_bytes(b"")
    else:
        texts = {"new": ENTRY.format(name="Baru"), "broken": "nama:Warung", "old": ENTRY.format(name=slug)}
        write(folder, slug, texts[kind])


STEPS = st.tuples(st.sampled_from(["village", "gone", "photo", "new", "broken", "old"]), st.sampled_from(NAMES))


@settings(max_examples=40)
@given(st.lists(STEPS, max_size=6))
def test_after_any_edits_the_same_is_loaded(tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]):
    root = tmp_path_factory.mktemp("desa")
    folder = root / "businesses"
    folder.mkdir()
    shutil.copy(ENTRIES / "_desa.yaml", folder)
    village, memory = Settings(root, folder, "https://contoh.desa.id/", date(2026, 3, 1)), load.Memory()
    for step in steps:
        edit(folder, step)
        assert load.load(village, None, memory) == load.load(village)


def test_another_day_is_another_question(village: Settings) -> None:
    memory = load.Memory()
    load.load(village, None, memory)
    later = replace(village, today=date(2028, 1, 1))  # not confirmed for a year by then
    assert load.load(later, None, memory) == load.load(later)
    assert len(load.load(later, None, memory).problems) == 3
