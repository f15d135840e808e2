"""A cache that is not what was left in it: bits flipped, files cut, gone or swapped. The next build makes it good."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from checkouts import Checkout, Tree, assert_plain_words

pytestmark = pytest.mark.slow


def flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 4]) + content[middle + 1 :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "flipped": flipped,
    "cut": lambda content: content[: len(content) // 2],
    "empty": lambda _: b"",
    "zeros": lambda content: bytes(len(content)),
}


def cached(checkout: Checkout) -> list[Path]:
    """Return every file that builds keep, manifests included."""
    return sorted(path for path in checkout.cache.rglob("*") if path.is_file())


def manifests(checkout: Checkout) -> list[Path]:
    return sorted(checkout.cache.glob("*.json"))


def test_the_cache_holds_what_these_tests_damage(pattern: Checkout):
    assert [path.name for path in manifests(pattern)] == ["foto.json", "kartu.json", "kit.json"]
    endings = {path.suffix for path in cached(pattern)}
    assert endings == {".avif", ".ico", ".jpg", ".json", ".pdf", ".png", ".svg"}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_never_reaches_the_site(village: Checkout, old: Tree, damage: str):
    for path in cached(village):
        if path not in manifests(village):
            path.write_bytes(DAMAGES[damage](path.read_bytes()))
    done = village.build()
    assert_plain_words(done)
    assert done.returncode == 0, done.stderr
    assert village.tree() == old


@pytest.mark.parametrize("damage", ["flipped", "cut"])
def test_damaged_manifests_are_not_believed(village: Checkout, old: Tree, damage: str):
    for path in manifests(village):
        path.write_bytes(DAMAGES[damage](path.read_bytes()))
    done = village.build()
    assert done.returncode == 0, done.stderr
    assert village.tree() == old


def test_a_damaged_file_that_is_published_too_is_replaced(pattern: Checkout, old: Tree):
    """Cache and site are two names for the same bytes: damage to one is damage to both, until the next build."""
    done = pattern.build()
    assert done.returncode == 0, done.stderr
    photo = next(path for path in cached(pattern) if path.suffix == ".avif" and path.stat().st_nlink > 1)
    whole = photo.read_bytes()
    photo.write_bytes(flipped(whole))
    try:
        assert pattern.tree() != old
    finally:
        assert pattern.build().returncode == 0
    assert pattern.tree() == old
    assert photo.read_bytes() == whole


def test_files_that_are_gone_or_are_another_one(village: Checkout, old: Tree):
    pictures = sorted((village.cache / "gambar").iterdir())
    pictures[0].unlink()
    first, second = pictures[1].read_bytes(), pictures[2].read_bytes()
    pictures[1].write_bytes(second)
    pictures[2].write_bytes(first)
    pictures[3].unlink()
    pictures[3].symlink_to(pictures[4])
    done = village.build()
    assert done.returncode == 0, done.stderr
    assert village.tree() == old


def test_a_cache_whose_dates_are_from_elsewhere_is_still_good(village: Checkout, old: Tree):
    for path in cached(village):
        os.utime(path, ns=(0, 10**9))
    done = village.build()
    assert done.returncode == 0, done.stderr
    assert village.tree() == old
