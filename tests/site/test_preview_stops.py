"""A build stops at a page whose link preview would not show, by either command, and says which page and why."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from checkouts import SITE_URL, Checkout

pytestmark = pytest.mark.slow

HEAD = "overrides/head.html"


@pytest.fixture
def village(tmp_path: Path) -> Checkout:
    checkout = Checkout.made(tmp_path / "desa")
    checkout.add("warung-satu", number=1)
    return checkout


def change(checkout: Checkout, old: str, new: str) -> None:
    path = checkout.root / HEAD
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('content="{{ head.locale }}"', 'content="id"', "`og:locale` harus `id_ID`, bukan `id`"),
        ('property="og:title"', 'property="judul"', "`og:title` tidak ada"),
        ('property="og:image" content="{{ image }}"', 'property="og:image" content="/a.jpg"', "harus alamat lengkap"),
    ],
)
def test_no_page_is_published_without_its_preview(village: Checkout, old: str, new: str, reason: str) -> None:
    assert village.build().returncode == 0
    before = village.tree()
    change(village, old, new)
    done = village.build()
    assert done.returncode == 1
    assert re.search(rf"Pratinjau tautan /\S* tidak akan tampil: .*{re.escape(reason)}", done.stderr)
    assert "Traceback" not in done.stderr
    assert village.tree() == before


def test_plain_mkdocs_stops_too(village: Checkout) -> None:
    change(village, 'property="og:title"', 'property="judul"')
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    environment = {"KATALOG_URL": SITE_URL, "PATH": ""}
    done = subprocess.run(
        command, cwd=village.root, capture_output=True, text=True, check=False, timeout=600, env=environment
    )
    assert done.returncode != 0
    assert "`og:title` tidak ada" in done.stdout + done.stderr
    assert not village.site.exists()


def test_a_site_without_drawn_cards_is_checked_for_the_rest(village: Checkout) -> None:
    assert village.build("--tanpa-kartu").returncode == 0
    change(village, 'property="og:title"', 'property="judul"')
    done = village.build("--tanpa-kartu")
    assert done.returncode == 1
    assert "`og:title` tidak ada" in done.stderr
