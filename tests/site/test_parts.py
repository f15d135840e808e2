"""Parts of a site: each knows its addresses, makes no more than it is asked for, and keeps no more than it has to."""

from __future__ import annotations

from katalog.data.begun import BegunFiles
from katalog.site.parts import Data, Files, Ready

MADE = BegunFiles("data/cari-1.json", {"data/cari-0.json": b"more", "data/cari-1.json": b"begin"})


class Maker:
    """Counts how often the data is made."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> BegunFiles:
        self.count += 1
        return MADE


def is_data(address: str) -> bool:
    return address.startswith("data/cari")


def test_the_data_of_a_build_is_made_once_whoever_asks_first() -> None:
    for asked_before in (True, False):
        make = Maker()
        data = Data(is_data, make, "en/")
        if asked_before:
            assert data.start == MADE.start
        assert dict(data.files()) == {f"en/{address}": content for address, content in MADE.contents.items()}
        assert data.start == MADE.start
        assert make.count == 1


def test_what_is_written_is_forgotten() -> None:
    make = Maker()
    data = Data(is_data, make, "")
    list(data.files())
    list(data.files())
    assert make.count == 2, "it was not kept"


def test_the_data_of_a_preview_begins_at_a_fixed_place_and_is_made_when_it_is_asked_for() -> None:
    make = Maker()
    data = Data(is_data, make, "en/", "data/cari.json")
    assert (data.start, make.count) == ("data/cari.json", 0)
    assert data.at("en/data/cari.json") == data.at("en/data/cari-1.json") == b"begin"
    assert data.at("en/data/cari-0.json") == b"more"
    assert data.at("en/data/cari-9.json") is None
    assert make.count == 1


def test_a_part_covers_what_lies_in_its_folder() -> None:
    part = Files(is_data, lambda: [("data/cari.json", b"{}")], "en/")
    assert part.covers("en/data/cari.json")
    assert not part.covers("data/cari.json")
    assert not part.covers("en/usaha/")
    assert list(part.files()) == [("en/data/cari.json", b"{}")]


def test_a_part_that_lies_ready_covers_its_files_alone() -> None:
    part = Ready({"favicon.ico": b"icon"})
    assert (part.covers("favicon.ico"), part.at("favicon.ico")) == (True, b"icon")
    assert not part.covers("gambar/favicon.ico")
