"""The proof that a build need not run: every change of what goes in or came out breaks it, nothing else does."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from katalog.site.publish import unchanged
from katalog.site.publish.unchanged import Record

OPTIONS = {"site_url": "https://a.example/", "today": "2026-11-24"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "scripts/katalog/a.py": "x = 1\n",
        "overrides/home.html": "<p>",
        "docs/index.md": "# A\n",
        "mkdocs.yml": "site_name: A\n",
        "businesses/_desa.yaml": "nama: A\n",
        "businesses/warung/usaha.yaml": "nama: B\n",
        "site/index.html": "<html>",
        "site/gambar/a.jpg": "JPEG",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "businesses/warung/a.jpg").write_bytes(b"photo")
    return tmp_path


def inputs(root: Path, **options: object) -> str:
    return unchanged.inputs(root, root / "businesses", {**OPTIONS, **options})


def same_size(path: Path) -> None:
    """Write other bytes of the same number, and set the time of change back."""
    before = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_nothing_changed_is_the_same_digest(root: Path) -> None:
    before = inputs(root)
    (root / "scripts/katalog/__pycache__").mkdir()
    (root / "scripts/katalog/__pycache__/a.pyc").write_bytes(b"x")
    (root / ".cache").mkdir()
    assert inputs(root) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda root: same_size(root / "businesses/warung/usaha.yaml"),
        lambda root: same_size(root / "businesses/warung/a.jpg"),
        lambda root: same_size(root / "scripts/katalog/a.py"),
        lambda root: (root / "overrides/new.css").write_text("a{}"),
        lambda root: (root / "docs/index.md").unlink(),
        lambda root: (root / "mkdocs.yml").write_text("site_name: B\n"),
        lambda root: (root / "businesses/warung").rename(root / "businesses/toko"),
        lambda root: (root / "businesses/warung/a.jpg").rename(root / "businesses/warung/b.jpg"),
        lambda root: (root / "businesses/lain").mkdir() or (root / "businesses/lain/usaha.yaml").write_text(""),
    ],
)
def test_every_change_is_another_digest(root: Path, change: Callable[[Path], object]) -> None:
    before = inputs(root)
    change(root)
    assert inputs(root) != before


def test_options_count_too(root: Path) -> None:
    assert len({inputs(root), inputs(root, today="2026-11-25"), inputs(root, site_url="https://b.example/")}) == 3


def remembered(root: Path) -> Record:
    record = Record(inputs(root), unchanged.outputs(root / "site"), "Selesai.", ("peringatan",))
    unchanged.remember(root / ".cache", root / "site", record)
    return record


def test_a_site_that_stands_as_it_was_made_is_recalled(root: Path) -> None:
    record = remembered(root)
    assert unchanged.recall(root / ".cache", root / "site", inputs(root)) == record
    assert unchanged.recall(root / ".cache", root / "other", inputs(root)) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "site/index.html").write_text("<HTML>"),
        lambda root: (root / "site/gambar/a.jpg").unlink(),
        lambda root: (root / "site/more.html").write_text(""),
        lambda root: (root / "site").rename(root / "away"),
        lambda root: (root / "businesses/_desa.yaml").write_text("nama: C\n"),
        lambda root: unchanged.forget(root / ".cache", root / "site"),
        lambda root: [file.write_bytes(b"{") for file in (root / ".cache").rglob("*.json")],
        lambda root: [file.write_bytes(b'{"inputs": 1}') for file in (root / ".cache").rglob("*.json")],
    ],
)
def test_a_site_or_record_that_is_not_as_it_was_is_not(root: Path, change: Callable[[Path], object]) -> None:
    remembered(root)
    change(root)
    assert unchanged.recall(root / ".cache", root / "site", inputs(root)) is None
