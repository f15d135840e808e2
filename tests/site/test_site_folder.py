"""What is written stands at its address, whatever was written before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from katalog.site.site_folder import SiteFolder

ADDRESSES = (
    "",
    "usaha/salon/potong/",
    "usaha/salon/",
    "data/pesanan/salon.json",
    "usaha/warung/",
    "data/pesanan/warung.json",
    "404.html",
    "usaha/salon/potong/qris.svg",
)


def test_every_address_has_its_file(tmp_path: Path) -> None:
    folder = SiteFolder(tmp_path)
    for address in ADDRESSES:
        folder.write(address, address.encode())
    for address in ADDRESSES:
        name = address if address and not address.endswith("/") else f"{address}index.html"
        assert (tmp_path / name).read_text() == address


def test_a_second_builder_of_the_folder_finds_what_is_there(tmp_path: Path) -> None:
    for content in (b"satu", b"dua"):
        SiteFolder(tmp_path).write("usaha/salon/", content)
    assert (tmp_path / "usaha/salon/index.html").read_bytes() == b"dua"


def test_a_file_in_the_way_is_no_folder(tmp_path: Path) -> None:
    folder = SiteFolder(tmp_path)
    folder.write("usaha", b"berkas")
    with pytest.raises(OSError, match="usaha"):
        folder.write("usaha/salon/", b"")
