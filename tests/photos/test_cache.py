import os
from datetime import date, timedelta

import pytest

from katalog.files import PART, read_sealed, sealed, write_whole
from katalog.photos import cache as photo_cache
from katalog.photos.cache import PhotoCache, Record, Stamp

TODAY = date(2026, 3, 20)
STAMP = Stamp(10, 20, 30, 40)


def begun(folder, today=TODAY, recipe="r1"):
    cache = PhotoCache.stored(folder)
    cache.begin(recipe, today)
    return cache


@pytest.fixture
def filled(tmp_path):
    """A cache folder after one build of one photo with two files."""
    cache = begun(tmp_path)
    files = tuple(cache.write(f"k1-{width}.avif", bytes(width)) for width in (320, 480))
    cache.record("k1", Record({"size": [4, 3]}, files))
    cache.remember("a.jpg", STAMP, "k1")
    cache.save(["a.jpg"])
    return tmp_path


def test_an_unchanged_photo_is_known_by_its_stamp_alone(filled):
    cache = begun(filled)
    assert cache.key_of("a.jpg", STAMP) == "k1"
    assert cache.find("k1").result == {"size": [4, 3]}


@pytest.mark.parametrize("field", ["size", "modified_ns", "changed_ns", "inode"])
def test_any_change_of_the_stamp_asks_for_another_look(filled, field):
    changed = Stamp(**{**vars(STAMP), field: 99})
    assert begun(filled).key_of("a.jpg", changed) is None


def test_another_recipe_knows_no_photo(filled):
    assert begun(filled, recipe="r2").key_of("a.jpg", STAMP) is None


def test_a_build_without_change_writes_nothing(filled):
    before = (filled / photo_cache.MANIFEST).stat()
    cache = begun(filled)
    cache.find("k1")
    cache.save(["a.jpg"])
    assert (filled / photo_cache.MANIFEST).stat().st_mtime_ns == before.st_mtime_ns


def damage_shorter(path):
    path.write_bytes(b"x")


def damage_same_size(path):
    path.write_bytes(b"\1" * path.stat().st_size)


def flip_a_bit(path):
    """What a worn disk does: the content changes, its size and its dates do not."""
    before = path.stat()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("damage", [damage_shorter, damage_same_size, flip_a_bit, os.unlink])
def test_a_damaged_or_missing_file_is_noticed(filled, damage):
    path = filled / photo_cache.FOLDER / "k1-480.avif"
    os.utime(path, ns=(0, path.stat().st_mtime_ns - 10**9))
    assert begun(filled).find("k1") is not None, "another date alone is no damage"
    damage(path)
    assert begun(filled).find("k1") is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"layout":2,"recipe":"r1","sources":{},"made":{}}',
        *map(sealed, ([], None, {"layout": photo_cache.LAYOUT}, {"layout": 99})),
        sealed({"layout": photo_cache.LAYOUT, "made": []}),
    ],
)
def test_a_damaged_manifest_is_an_empty_cache(filled, content):
    (filled / photo_cache.MANIFEST).write_bytes(content)
    cache = begun(filled)
    assert cache.find("k1") is None
    cache.save([])
    assert read_sealed(filled / photo_cache.MANIFEST)["made"] == {}


def test_what_no_build_used_for_a_month_goes(filled):
    later = TODAY + timedelta(days=photo_cache.KEEP_DAYS + 1)
    cache = begun(filled, later)
    cache.record("k2", Record({}, (cache.write("k2-320.avif", b"new"),)))
    cache.save([])
    assert sorted(path.name for path in (filled / photo_cache.FOLDER).iterdir()) == ["k2-320.avif"]
    assert begun(filled, later).find("k1") is None


def test_what_is_used_now_and_then_stays(filled):
    for day in range(0, 90, 20):
        cache = begun(filled, TODAY + timedelta(days=day))
        assert cache.find("k1") is not None
        cache.save(["a.jpg"])


def test_leftovers_of_a_stopped_build_go_when_they_are_old(filled):
    old, young = (filled / photo_cache.FOLDER / f"k9-320.avif.{n}{PART}" for n in (1, 2))
    old.write_bytes(b"half")
    young.write_bytes(b"half")
    os.utime(old, (0, 0))
    cache = begun(filled, TODAY + timedelta(days=1))
    cache.find("k1")
    cache.save(["a.jpg"])
    assert not old.exists()
    assert young.exists()


def test_clean_removes_all_or_only_what_is_old(filled):
    cache = begun(filled, TODAY + timedelta(days=8))
    cache.record("k2", Record({}, (cache.write("k2-320.avif", b"new"),)))
    cache.save(["a.jpg"])
    assert photo_cache.clean(filled, older_than_days=30) == 0
    assert photo_cache.clean(filled, older_than_days=7) == 2
    assert begun(filled).find("k2") is not None
    assert photo_cache.clean(filled) == 1
    assert photo_cache.clean(filled) == 0
    assert list(filled.iterdir()) == []


def test_nobody_sees_half_a_file(tmp_path, monkeypatch):
    path = tmp_path / "a.avif"
    write_whole(path, b"old")

    def stop(*_):
        raise OSError(28, "disk full")

    monkeypatch.setattr("pathlib.Path.write_bytes", stop)
    with pytest.raises(OSError, match="disk full"):
        write_whole(path, b"new content")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
