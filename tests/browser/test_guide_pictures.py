"""The guides' pictures: taken from the real program, and their words are still there.

`pytest tests/browser/test_guide_pictures.py --update-goldens` takes them all anew.
"""

import shutil
from datetime import date

import pytest
from form_visits import village_of, write_form
from guide_pictures import ELSEWHERE, HEIGHT, PICTURES, WIDTH, Tour, taken, words_on
from PIL import Image
from sites import TODAY
from visits import ROOT, served

from katalog.settings import Settings

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FOLDER = ROOT / "docs" / "panduan" / "gambar"


@pytest.fixture(scope="module")
def tour(browser, sample_site, tmp_path_factory):
    made = tmp_path_factory.mktemp("panduan")
    settings = Settings(ROOT, ROOT / "businesses", ELSEWHERE, date.fromisoformat(TODAY), repository="desa/katalog")
    write_form(village_of(settings).model_copy(update={"has_form": True}), settings, made / "form")
    photo = made / "kopi.jpg"
    shutil.copyfile(ROOT / "businesses" / "nasi-padang" / "teh-manis.jpg", photo)
    with served(sample_site) as site, served(made / "form") as form:
        yield Tour(browser, site, f"{form}admin/", made / "form", photo)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_shows_what_its_guide_says(tour, picture, update_goldens):
    page = picture.go(tour)
    seen = words_on(page)
    assert [words for words in picture.words if words not in seen] == []
    if update_goldens:
        (FOLDER / f"{picture.name}.webp").write_bytes(taken(page))
    page.close()
    with Image.open(FOLDER / f"{picture.name}.webp") as kept:
        assert kept.size == (WIDTH, HEIGHT)


def test_every_picture_is_used():
    guides = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.glob("*.md"))
    assert {path.stem for path in FOLDER.glob("*")} == {picture.name for picture in PICTURES}
    assert [picture.name for picture in PICTURES if f"gambar/{picture.name}.webp" not in guides] == []
