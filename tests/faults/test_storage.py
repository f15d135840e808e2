"""Storage that is full, locked or out of reach: nothing published is lost, and a sentence says what happened."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from checkouts import Checkout, Tree, assert_plain_words, change, copied

pytestmark = pytest.mark.slow

KEPT = "Situs yang sudah terbit tetap seperti semula."
ROOM = 400_000_000  # bytes of the small disk before it is made smaller
SLACK = 500_000  # bytes; the system counts what is used a little late, and no disk may be smaller than what is on it


def mount(*words: str | Path) -> None:
    """Mount as root, or as whoever may; skips the test where nobody may."""
    prefix = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if prefix and shutil.which("sudo") is None:
        pytest.skip("mounting a small disk needs root or a sudo without password")
    done = subprocess.run([*prefix, "mount", *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"this machine does not let a test mount a disk: {done.stderr.strip()}")


def unmount(folder: Path) -> None:
    prefix = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    subprocess.run([*prefix, "umount", "--lazy", str(folder)], check=True)


@contextmanager
def disk(folder: Path) -> Iterator[Path]:
    """Yield a disk of its own at `folder`."""
    folder.mkdir()
    mount("-t", "tmpfs", "-o", f"size={ROOM},mode=777", "tmpfs", folder)
    try:
        yield folder
    finally:
        unmount(folder)


def used(folder: Path) -> int:
    found = os.statvfs(folder)
    return (found.f_blocks - found.f_bfree) * found.f_frsize


def assert_nothing_lost(done: subprocess.CompletedProcess[str], checkout: Checkout, old: Tree, said: str) -> None:
    assert_plain_words(done)
    assert done.returncode == 1, done.stdout
    assert said in done.stderr
    assert KEPT in done.stderr
    assert checkout.tree() == old


def test_a_disk_that_fills_up_at_any_point(pattern: Checkout, tmp_path: Path, old: Tree, new: Tree):
    with disk(tmp_path / "disk") as small:
        village = copied(pattern, small / "desa")
        change(village)
        needed = sum(path.stat().st_size for path in village.site.rglob("*"))
        assert needed > 2 * SLACK
        for share in (0.0, 0.3, 0.6):
            shutil.rmtree(village.cache)
            mount("-o", f"remount,size={used(small) + SLACK + int(needed * share)}", small)
            assert_nothing_lost(village.build(), village, old, "tempat penyimpanan penuh")
            mount("-o", f"remount,size={ROOM}", small)
        assert village.build().returncode == 0
        assert village.tree() == new


@pytest.mark.parametrize("most", [200, 40_000])
def test_files_that_may_not_grow(village: Checkout, old: Tree, new: Tree, most: int):
    change(village)
    limited = village.build(before=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, most)))
    assert_nothing_lost(limited, village, old, "melebihi batas ukuran")
    assert village.build().returncode == 0
    assert village.tree() == new


def test_a_site_that_cannot_be_replaced(village: Checkout, old: Tree, new: Tree):
    change(village)
    mount("--bind", village.site, village.site)
    try:
        mount("-o", "remount,bind,ro", village.site)
        assert_nothing_lost(village.build(), village, old, "site")
        assert sorted(path.name for path in village.cache.glob("situs-*")) == []
    finally:
        unmount(village.site)
    assert village.build().returncode == 0
    assert village.tree() == new


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root; the mounted disks stand for it")
def test_a_site_without_permission(village: Checkout, old: Tree):
    change(village)
    village.root.chmod(0o555)
    try:
        assert_nothing_lost(village.build(), village, old, "tidak ada izin")
    finally:
        village.root.chmod(0o755)


def test_a_disk_that_can_only_be_read(pattern: Checkout, tmp_path: Path, old: Tree):
    with disk(tmp_path / "disk") as small:
        village = copied(pattern, small / "desa")
        change(village)
        mount("-o", "remount,ro", small)
        assert_nothing_lost(village.build(), village, old, "hanya bisa dibaca")


def test_a_site_on_another_disk_than_the_cache(village: Checkout, tmp_path: Path, new: Tree):
    change(village)
    with disk(tmp_path / "disk") as other:
        shutil.copytree(village.site, other / "site")
        assert village.build("--site", other / "site").returncode == 0
        here = Checkout(other)
        assert here.tree() == new
        assert [path.name for path in other.iterdir()] == ["site"]


def test_a_cache_that_is_in_the_way(village: Checkout, old: Tree):
    change(village)
    shutil.rmtree(village.cache / "kartu")
    (village.cache / "kartu").write_text("not a folder")
    assert_nothing_lost(village.build(), village, old, "kartu: sudah ada")


@pytest.mark.parametrize("name", [".", "businesses", "foto-keluarga"])
def test_nothing_but_a_site_is_ever_replaced(village: Checkout, name: str):
    family = village.root / "foto-keluarga"
    family.mkdir()
    (family / "ibu.jpg").write_text("precious")
    done = village.build("--site", village.root / name)
    assert_plain_words(done)
    assert done.returncode == 1
    assert "Pilih folder lain" in done.stderr or "pilih folder lain" in done.stderr
    assert (family / "ibu.jpg").read_text() == "precious"
    assert (village.businesses / "_desa.yaml").is_file()
