import errno
import os

import pytest

from katalog.site.publish import swap
from katalog.site.publish.swap import NotPublishedError


@pytest.fixture
def cache(tmp_path):
    return tmp_path / ".cache"


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("old")
    return folder


def staged(site, cache, text="new"):
    stage = swap.stage_for(site, cache)
    (stage / "index.html").write_text(text)
    return stage


def shown(site):
    return (site / "index.html").read_text()


def test_the_new_site_takes_the_place_of_the_old_one(site, cache):
    stage = staged(site, cache)
    assert shown(site) == "old"
    swap.swap_in(stage, site)
    assert shown(site) == "new"
    assert list(cache.iterdir()) == []


def test_a_first_site_is_put_where_none_was(tmp_path, cache):
    site = tmp_path / "deep" / "site"
    swap.swap_in(staged(site, cache), site)
    assert shown(site) == "new"


def test_a_link_stays_a_link(site, cache, tmp_path):
    link = tmp_path / "www"
    link.symlink_to(site, target_is_directory=True)
    swap.swap_in(staged(link, cache), link)
    assert link.is_symlink()
    assert shown(site) == "new"


def test_sites_in_different_folders_have_stages_of_their_own(site, cache, tmp_path):
    with swap.alone(site, cache), swap.alone(tmp_path / "other", cache):
        one, two = staged(site, cache, "one"), staged(tmp_path / "other", cache, "two")
        assert (one / "index.html").read_text() == "one"
        assert (two / "index.html").read_text() == "two"


def test_what_a_killed_build_of_another_site_left_goes(site, cache, tmp_path):
    left = staged(tmp_path / "other", cache)
    stage = staged(site, cache)
    assert not left.exists()
    assert stage.exists()


def test_only_one_at_a_time_makes_a_site(site, cache):
    with (
        swap.alone(site, cache),
        pytest.raises(NotPublishedError, match="sedang dibuat oleh perintah lain"),
        swap.alone(site.parent / "." / "site", cache),
    ):
        raise AssertionError("two at once")
    with swap.alone(site, cache):
        assert [path.suffix for path in cache.iterdir()] == [".kunci"]
    assert list(cache.iterdir()) == []


class TestWithoutAnExchangeInOneStep:
    @pytest.fixture(autouse=True)
    def no_exchange(self, monkeypatch):
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)

    def test_two_renames_do(self, site, cache):
        swap.swap_in(staged(site, cache), site)
        assert shown(site) == "new"
        assert list(cache.iterdir()) == []

    def test_a_site_that_a_killed_build_moved_aside_comes_back(self, site, cache, monkeypatch):
        stage = staged(site, cache)
        real = os.rename
        calls = []

        def killed(source, target):
            calls.append(source)
            if len(calls) == 2:
                raise KeyboardInterrupt
            real(source, target)

        monkeypatch.setattr("pathlib.os.rename", killed)
        with pytest.raises(KeyboardInterrupt):
            swap.swap_in(stage, site)
        monkeypatch.undo()
        assert not site.exists()
        swap.stage_for(site, cache)
        assert shown(site) == "old"

    def test_a_second_rename_that_fails_is_undone(self, site, cache, monkeypatch):
        stage = staged(site, cache)
        real = os.rename
        calls = []

        def failing(source, target):
            calls.append(source)
            if len(calls) == 2:
                raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(target))
            real(source, target)

        monkeypatch.setattr("pathlib.os.rename", failing)
        with pytest.raises(PermissionError):
            swap.swap_in(stage, site)
        assert shown(site) == "old"
        assert not stage.exists()


class TestWhereNoSiteMayGo:
    @pytest.mark.parametrize("name", [".", "businesses", "docs", "businesses/site"])
    def test_over_what_it_is_made_of_or_in_it(self, tmp_path, name):
        sources = [tmp_path / "businesses", tmp_path / "docs"]
        for folder in sources:
            folder.mkdir()
        with pytest.raises(NotPublishedError, match="bahan situs"):
            swap.refuse_unfit(tmp_path / name, sources)

    def test_over_a_folder_of_other_things(self, tmp_path):
        home = tmp_path / "home"
        home.mkdir()
        (home / "foto-keluarga.jpg").write_text("x")
        with pytest.raises(NotPublishedError, match="bukan situs"):
            swap.refuse_unfit(home, [])

    def test_over_a_repository(self, site):
        (site / ".git").mkdir()
        with pytest.raises(NotPublishedError, match="bukan situs"):
            swap.refuse_unfit(site, [])

    def test_over_a_file(self, tmp_path):
        (tmp_path / "site").write_text("x")
        with pytest.raises(NotPublishedError, match="adalah berkas"):
            swap.refuse_unfit(tmp_path / "site", [])

    def test_a_site_an_empty_folder_and_none_are_fine(self, site, tmp_path):
        (tmp_path / "empty").mkdir()
        for folder in (site, tmp_path / "empty", tmp_path / "none"):
            swap.refuse_unfit(folder, [tmp_path / "businesses"])


@pytest.mark.parametrize("links", [True, False])
def test_what_is_placed_over_another_file_leaves_that_one_as_it_was(tmp_path, site, monkeypatch, links):
    def no_links(*_):
        raise OSError(errno.EPERM, "no links here")

    if not links:
        monkeypatch.setattr(os, "link", no_links)
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("first")
    second.write_text("second")
    swap.place_all({"usaha/kecil.jpg": first}, site)
    swap.place_all({"usaha/kecil.jpg": second}, site)
    assert (site / "usaha" / "kecil.jpg").read_text() == "second"
    assert first.read_text() == "first"
