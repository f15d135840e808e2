"""A village's worth of real photos: all published, none opened twice, no warning that a photographer would deny."""

from datetime import date

import pytest
import shared_photos
from samples import names_of

from katalog.photos import make
from katalog.photos.decode import Decoder
from katalog.photos.make import PhotoRequest
from katalog.problems import Place
from katalog.settings import Settings

pytestmark = [shared_photos.needs(shared_photos.REAL), pytest.mark.slow]
PHOTOS = shared_photos.photos_in(shared_photos.REAL)


@pytest.fixture(scope="module", params=[4, pytest.param(1, marks=pytest.mark.deep)])
def built(request, tmp_path_factory):
    """What is asked for (one of so many photos), with what settings, and what came of it."""
    root = tmp_path_factory.mktemp("real")
    settings = Settings(root=root, businesses=root, site_url="https://desa.example/", today=date(2026, 3, 20))
    requests = [
        PhotoRequest((path.parent.name, path.name), path, Place("usaha.yaml", line))
        for line, path in enumerate(PHOTOS[:: request.param], 1)
    ]
    return requests, settings, make.make_pictures(requests, settings, None)


def test_every_photo_is_published(built):
    requests, settings, results = built
    assert len(PHOTOS) >= 120
    assert results.pictures.keys() == {request.key for request in requests}
    there = {path.name for path in make.published_from(settings).iterdir()}
    assert there == names_of(results.pictures.values())


def test_the_second_build_opens_none(built, monkeypatch):
    requests, settings, results = built
    monkeypatch.setattr(Decoder, "decode", lambda *_: pytest.fail("a photo was decoded"))
    again = make.make_pictures(requests, settings, pytest.fail)
    assert again.pictures == results.pictures
    assert again.problems == results.problems
    assert (results.opened, again.opened) == (len(requests), 0)


def test_sharp_and_light_photos_are_not_blamed(built):
    """All of them were chosen by photographers; only their sizes may be too small."""
    _requests, _settings, results = built
    assert [str(problem) for problem in results.problems if "kecil" not in problem.message] == []


def test_a_page_of_photos_is_light(built):
    """Twenty cards of a list at 500 px, as a phone of 360 px with a good screen loads them."""
    _requests, settings, results = built
    folder = make.published_from(settings)
    sizes = [
        (folder / rendition.name).stat().st_size
        for picture in results.pictures.values()
        for rendition in picture.avif
        if rendition.width == 500
    ]
    assert 20 * sum(sizes) / len(sizes) < 500_000
