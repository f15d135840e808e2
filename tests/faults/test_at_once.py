"""Two builds at once, clocks that go back, and photos that change while they are read."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from checkouts import TODAY, Checkout, Tree, assert_plain_words, change, photo, tree

from katalog.photos import make
from katalog.photos.faults import Kind, PhotoError
from katalog.site.publish import swap

pytestmark = pytest.mark.slow


def test_a_second_build_of_one_site_is_sent_away(village: Checkout, old: Tree, new: Tree):
    change(village)
    with swap.alone(village.site, village.cache):
        done = village.build()
        assert_plain_words(done)
        assert done.returncode == 1
        assert "sedang dibuat oleh perintah lain" in done.stderr
        assert village.tree() == old
    assert village.build().returncode == 0
    assert village.tree() == new


def test_two_builds_of_one_site_at_the_same_moment(village: Checkout, new: Tree):
    change(village)
    ends = [command.done() for command in [village.start() for _ in range(2)]]
    for done in ends:
        assert_plain_words(done)
        assert done.returncode == 0 or "sedang dibuat oleh perintah lain" in done.stderr
    assert 0 in {done.returncode for done in ends}
    assert village.tree() == new
    assert list(village.cache.glob("situs-*")) == []


def test_two_sites_from_one_cache_at_the_same_moment(village: Checkout, tmp_path: Path, new: Tree):
    change(village)
    sites = [tmp_path / "one", tmp_path / "two"]
    ends = [command.done() for command in [village.start("--site", site) for site in sites]]
    assert [done.returncode for done in ends] == [0, 0], [done.stderr for done in ends]
    assert [tree(site) for site in sites] == [new, new]


def test_a_clock_that_went_back(village: Checkout, old: Tree):
    """Files from the future, and a day long before the one that the cache was last used on."""
    later = time.time() + 400 * 86_400
    for path in [*village.businesses.rglob("*"), *village.cache.rglob("*")]:
        os.utime(path, (later, later))
    past = village.build("--today", "2020-02-29")
    assert past.returncode == 0, past.stderr
    assert village.tree() != old, "the date is on the pages"
    present = village.build("--today", TODAY)
    assert present.returncode == 0, present.stderr
    assert village.tree() == old


@pytest.mark.parametrize("today", ["1970-01-01", "2105-12-31"])
def test_clocks_that_were_never_set(village: Checkout, today: str):
    done = village.build("--today", today)
    assert_plain_words(done)
    assert done.returncode == 0, done.stderr


def test_a_photo_that_is_copied_in_while_it_is_read(village: Checkout, old: Tree):
    target = village.businesses / "warung-satu" / "nasi.jpg"
    whole = target.read_bytes()
    other = photo(village.root / "lain.jpg", 5).read_bytes()
    stop = threading.Event()

    def writing() -> None:
        while not stop.is_set():
            for content in (other, whole):
                with target.open("wb") as file:
                    for at in range(0, len(content), 4096):
                        file.write(content[at : at + 4096])
                        file.flush()

    thread = threading.Thread(target=writing)
    thread.start()
    try:
        ends = [village.build() for _ in range(2)]
    finally:
        stop.set()
        thread.join()
    for done in ends:
        assert_plain_words(done)
        assert done.returncode == 0 or "nasi.jpg" in done.stderr
    target.write_bytes(whole)
    done = village.build()
    assert done.returncode == 0, done.stderr
    assert village.tree() == old, "what was read half-way is forgotten"


class Writer:
    """Another program that writes to a file each time it has been read, so many times."""

    def __init__(self, path: Path, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left = times
        real = make.Stamp.of

        def stamped(of: Path) -> make.Stamp:
            if self.left and self.read:
                self.left -= 1
                path.write_bytes(path.read_bytes() + b"more")
            self.read = True
            return real(of)

        self.read = False
        monkeypatch.setattr(make.Stamp, "of", staticmethod(stamped))


def test_a_photo_is_read_again_until_it_rests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"some")
    Writer(path, 2, monkeypatch)
    stamp, content = make._read(path)
    assert content == b"somemoremore"
    assert stamp.size == len(content)


def test_a_photo_that_never_rests_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"some")
    Writer(path, 1000, monkeypatch)
    with pytest.raises(PhotoError) as raised:
        make._read(path)
    assert raised.value.fault.kind == Kind.CHANGING
    assert "sedang disalin" in raised.value.fault.message
