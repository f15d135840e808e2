import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image
from samples import names_of

from katalog.photos import cache, make
from katalog.photos import decode as photo_decode
from katalog.photos.decode import Decoder
from katalog.photos.make import PhotoRequest
from katalog.problems import Place, Severity
from katalog.settings import Settings

ENTRY = "businesses/warung-siti/usaha.yaml"


@pytest.fixture
def settings(tmp_path):
    return Settings(
        root=tmp_path,
        businesses=tmp_path / "businesses",
        site_url="https://desa.example/",
        today=date(2026, 3, 20),
        jobs=2,
    )


@pytest.fixture
def decodes(monkeypatch):
    """Every decode that is asked for."""
    seen = []
    real = Decoder.decode

    def decode(self, source, hold):
        seen.append(len(source))
        return real(self, source, hold)

    monkeypatch.setattr(Decoder, "decode", decode)
    return seen


def photo(settings, name, colour="orange", size=(700, 500)):
    path = settings.businesses / "warung-siti" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    noisy = Image.effect_noise(size, 60).convert("RGB")
    Image.blend(Image.new("RGB", size, colour), noisy, 0.4).save(path, "JPEG")
    return path


def request_for(path, line=8, product=""):
    return PhotoRequest(("warung-siti", path.name), path, Place(ENTRY, line, 11), product)


def test_a_photo_becomes_files_in_the_cache(settings):
    path = photo(settings, "a.jpg")
    told = []
    results = make.make_pictures([request_for(path)], settings, lambda done, total: told.append((done, total)))
    made = results.pictures["warung-siti", "a.jpg"]
    assert results.problems == ()
    assert told == [(0, 1), (1, 1)]
    folder = make.published_from(settings)
    assert {each.name for each in folder.iterdir()} == names_of([made])
    assert folder.is_relative_to(settings.cache)
    assert (made.width, made.height) == (700, 500)


def test_an_unchanged_photo_is_neither_decoded_nor_read(settings, decodes, monkeypatch):
    request = request_for(photo(settings, "a.jpg"))
    first = make.make_pictures([request], settings, None)
    monkeypatch.setattr(Path, "read_bytes", _only_the_cache(Path.read_bytes))
    again = make.make_pictures([request], settings, pytest.fail)
    assert again.pictures == first.pictures
    assert (len(decodes), first.opened, again.opened) == (1, 1, 0)


def _only_the_cache(read):
    def read_bytes(path):
        assert ".cache" in path.parts, f"{path} was read"
        return read(path)

    return read_bytes


def test_a_touched_or_copied_photo_is_read_but_not_decoded(settings, decodes):
    path = photo(settings, "a.jpg")
    first = make.make_pictures([request_for(path)], settings, None)
    os.utime(path, (1, 1))
    copy = path.with_name("b.jpg")
    shutil.copy(path, copy)
    again = make.make_pictures([request_for(path), request_for(copy)], settings, None)
    assert again.pictures["warung-siti", "b.jpg"] == first.pictures["warung-siti", "a.jpg"]
    assert len(decodes) == 1


def test_a_photo_replaced_with_size_and_date_kept_is_noticed(settings, decodes):
    path = photo(settings, "a.jpg")
    first = make.make_pictures([request_for(path)], settings, None)
    before = path.stat()
    other = photo(settings, "other.jpg", "navy")
    content = other.read_bytes()[: before.st_size].ljust(before.st_size, b"\0")
    other.write_bytes(content)
    other.replace(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    again = make.make_pictures([request_for(path)], settings, None)
    assert len(decodes) == 2
    assert again.pictures != first.pictures


def test_a_damaged_picture_is_made_again(settings, decodes):
    request = request_for(photo(settings, "a.jpg"))
    made = make.make_pictures([request], settings, None).pictures["warung-siti", "a.jpg"]
    folder = make.published_from(settings)
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    (folder / made.avif[0].name).write_bytes(b"half")
    (folder / made.square.name).unlink()
    make.make_pictures([request], settings, None)
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before
    assert len(decodes) == 2


def test_another_library_version_makes_every_picture_anew(settings, decodes, monkeypatch):
    request = request_for(photo(settings, "a.jpg"))
    first = make.make_pictures([request], settings, None)
    monkeypatch.setattr(photo_decode, "library_versions", lambda: {"avif": "99"})
    again = make.make_pictures([request], settings, None)
    assert len(decodes) == 2
    assert again.pictures["warung-siti", "a.jpg"].square.name != first.pictures["warung-siti", "a.jpg"].square.name


def test_a_bad_photo_is_an_error_where_the_entry_names_it_and_stays_known(settings, decodes):
    good, bad = photo(settings, "a.jpg"), photo(settings, "b.jpg")
    bad.write_bytes(b"bukan foto sama sekali")
    requests = [request_for(good), request_for(bad, line=12), request_for(bad, line=30)]
    first = make.make_pictures(requests, settings, None)
    assert list(first.pictures) == [("warung-siti", "a.jpg")]
    assert [(str(p.place.path), p.place.line, p.severity) for p in first.problems] == [(ENTRY, 12, Severity.ERROR)]
    assert first.problems[0].message == "foto `b.jpg` bukan foto: isinya teks"
    again = make.make_pictures(requests, settings, None)
    assert again.problems == first.problems
    assert again.opened == 0
    assert len(decodes) == 2


def test_a_missing_photo_is_looked_for_again(settings):
    path = photo(settings, "a.jpg")
    hidden = path.rename(path.with_name("b.jpg"))
    missing = make.make_pictures([request_for(path)], settings, None)
    assert missing.problems[0].message == "foto `a.jpg` tidak ditemukan"
    hidden.rename(path)
    assert make.make_pictures([request_for(path)], settings, None).problems == ()


def test_a_folder_is_no_photo(settings):
    folder = settings.businesses / "warung-siti" / "a.jpg"
    folder.mkdir(parents=True)
    assert make.make_pictures([request_for(folder)], settings, None).problems[0].message == (
        "foto `a.jpg` tidak bisa dibuka"
    )


def test_a_photo_that_needs_too_much_memory_is_named_and_tried_again(settings, monkeypatch):
    path = photo(settings, "a.jpg")

    def no_memory(*_):
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(Decoder, "decode", no_memory)
        results = make.make_pictures([request_for(path)], settings, None)
        assert "memori" in results.problems[0].message
    assert make.make_pictures([request_for(path)], settings, None).problems == ()


def test_a_huge_file_is_not_read(settings, monkeypatch):
    monkeypatch.setattr(make, "MAX_FILE_BYTES", 1000)
    monkeypatch.setattr(Path, "read_bytes", _only_the_cache(Path.read_bytes))
    results = make.make_pictures([request_for(photo(settings, "a.jpg"))], settings, None)
    assert "terlalu besar" in results.problems[0].message


def test_two_products_with_one_picture_are_warned_about_once(settings):
    path = photo(settings, "a.jpg")
    copy = path.with_name("b.jpg")
    shutil.copy(path, copy)
    requests = [
        request_for(path),  # the business's own gallery may show it as well
        request_for(path, line=20, product="keripik-pedas"),
        request_for(path, line=21, product="keripik-pedas"),
        request_for(copy, line=30, product="keripik-original"),
    ]
    results = make.make_pictures(requests, settings, None)
    assert [(p.place.line, p.severity) for p in results.problems] == [(30, Severity.WARNING)]
    assert "`keripik-pedas` (baris 20)" in results.problems[0].message


def test_a_small_photo_is_published_with_a_warning(settings):
    results = make.make_pictures([request_for(photo(settings, "a.jpg", size=(300, 200)))], settings, None)
    assert results.pictures["warung-siti", "a.jpg"].width == 300
    assert "kecil (300 x 200 piksel)" in results.problems[0].message
    assert results.problems[0].severity is Severity.WARNING


def test_any_number_of_workers_makes_the_same_bytes(settings, tmp_path):
    requests = [request_for(photo(settings, f"{n}.jpg", colour)) for n, colour in enumerate(("red", "teal", "gold"))]
    made = []
    for jobs in (1, 3):
        other = Settings(
            root=tmp_path / str(jobs),
            businesses=settings.businesses,
            site_url=settings.site_url,
            today=settings.today,
            jobs=jobs,
        )
        make.make_pictures(requests, other, None)
        made.append({each.name: each.read_bytes() for each in make.published_from(other).iterdir()})
    assert made[0] == made[1]


def test_an_interrupted_build_keeps_what_it_made(settings, decodes):
    requests = [request_for(photo(settings, f"{n}.jpg", size=(640, 480))) for n in range(4)]

    def interrupt(done, _total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make.make_pictures(requests, settings, interrupt)
    before = len(decodes)
    make.make_pictures(requests, settings, None)
    assert len(decodes) - before <= 2


def test_no_photos_at_all(settings):
    assert make.make_pictures([], settings, None).pictures == {}


def test_clean_leaves_nothing(settings):
    make.make_pictures([request_for(photo(settings, "a.jpg"))], settings, None)
    cache.clean(settings.cache)
    assert list(settings.cache.iterdir()) == []


def test_a_later_build_forgets_photos_that_are_gone(settings, tmp_path):
    make.make_pictures([request_for(photo(settings, "a.jpg"))], settings, None)
    later = Settings(
        root=tmp_path,
        businesses=settings.businesses,
        site_url=settings.site_url,
        today=settings.today + timedelta(days=60),
        jobs=1,
    )
    made = make.make_pictures([request_for(photo(settings, "b.jpg", "navy"))], later, None)
    assert {each.name for each in make.published_from(later).iterdir()} == {
        each.name for one in made.pictures.values() for each in one.renditions
    }
