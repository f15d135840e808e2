import os
from datetime import date, timedelta

import pytest

from katalog.files import sealed
from katalog.photos.cache import KEEP_DAYS
from katalog.share.cards.drawn_files import DrawnFiles, clean

TODAY = date(2026, 3, 20)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "kartu"
    drawn = DrawnFiles.stored(folder, TODAY)
    drawn.write("a.jpg", b"picture")
    drawn.save()
    return folder


def stored(folder, today=TODAY):
    return DrawnFiles.stored(folder, today)


def test_what_was_drawn_is_known_and_nothing_else(folder):
    (folder / "b.jpg").write_bytes(b"of nobody")
    assert stored(folder).is_whole("a.jpg")
    assert not stored(folder).is_whole("b.jpg")


def test_nothing_new_writes_nothing(folder):
    before = folder.with_suffix(".json").stat().st_mtime_ns
    drawn = stored(folder)
    assert drawn.is_whole("a.jpg")
    drawn.save()
    assert folder.with_suffix(".json").stat().st_mtime_ns == before


@pytest.mark.parametrize("content", [b"", b"pic", b"pictura"])
def test_a_damaged_file_is_drawn_again(folder, content):
    (folder / "a.jpg").write_bytes(content)
    os.utime(folder / "a.jpg", ns=(0, 1))
    assert not stored(folder).is_whole("a.jpg")


def test_a_file_that_is_gone_is_drawn_again(folder):
    (folder / "a.jpg").unlink()
    assert not stored(folder).is_whole("a.jpg")


def test_another_date_alone_is_no_damage(folder):
    os.utime(folder / "a.jpg", ns=(0, 1))
    assert stored(folder).is_whole("a.jpg")


def test_a_bit_that_flips_without_a_date_is_noticed(folder):
    path = folder / "a.jpg"
    before, content = path.stat(), bytearray(path.read_bytes())
    content[1] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not stored(folder).is_whole("a.jpg")


@pytest.mark.parametrize("content", [b"", b"{}", sealed([]), sealed({"layout": 99})])
def test_a_damaged_manifest_knows_nothing(folder, content):
    folder.with_suffix(".json").write_bytes(content)
    assert not stored(folder).is_whole("a.jpg")


def test_what_no_build_used_for_a_month_goes(folder):
    later = TODAY + timedelta(days=KEEP_DAYS + 1)
    left = folder / "a.jpg.1-2.part"
    left.write_bytes(b"half")
    os.utime(left, ns=(0, 0))
    drawn = stored(folder, later)
    drawn.write("b.jpg", b"new")
    drawn.save()
    os.utime(folder / "a.jpg", ns=(0, 0))
    assert not stored(folder, later).is_whole("a.jpg")
    drawn.write("c.jpg", b"newer")
    drawn.save()
    assert sorted(path.name for path in folder.iterdir()) == ["b.jpg", "c.jpg"]


def test_cleaning_removes_all(folder):
    assert clean(folder) == 1
    assert not folder.exists()
    assert not folder.with_suffix(".json").exists()
    assert clean(folder) == 0


def test_cleaning_by_days_counts_from_the_latest_build(folder):
    drawn = stored(folder, TODAY + timedelta(days=10))
    drawn.write("b.jpg", b"new")
    drawn.write_manifest()
    assert clean(folder, 10) == 0
    assert clean(folder, 9) == 1
    assert [path.name for path in folder.iterdir()] == ["b.jpg"]
    assert stored(folder, TODAY + timedelta(days=10)).is_whole("b.jpg")
    assert clean(folder, 9) == 0
