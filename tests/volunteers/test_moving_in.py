"""Moving in: `businesses/` of a copy of the program's repository, put into a village that `mulai` has just made."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from samples import in_shell
from villages import TODAY

from katalog import program
from katalog.cli import main
from katalog.contract import icons
from katalog.entries import load
from katalog.problems import errors_in
from katalog.settings import Settings
from katalog.site import published_addresses
from katalog.site.contents import Site
from katalog.site.drawn import Drawn
from katalog.site.prepare import Prepared

SITE_URL = "https://desa.example/katalog/"
SAMPLE = Path(__file__).parents[2] / "businesses"
ANSWERS = "nama: Desa Baru\nkecamatan: Ubud\nkabupaten: Gianyar\nprovinsi: Bali\ndusun: Dusun X\nkategori: [makanan]\n"


def site_of(settings: Settings) -> Site:
    loaded = load.load(settings, icons.names())
    register = published_addresses.read(settings)
    assert loaded.catalogue is not None
    vanished = published_addresses.check(register, loaded.catalogue, settings)
    assert not errors_in((*loaded.problems, *vanished))
    return Site(
        Prepared((), catalogue=loaded.catalogue, register=register), settings, in_shell, draw=lambda *_: Drawn()
    )


@pytest.fixture
def old(tmp_path: Path) -> Settings:
    """A copy of the program's repository: nine businesses of its own, all published, one of them gone since."""
    businesses = tmp_path / "salinan" / "businesses"
    shutil.copytree(SAMPLE, businesses)
    for path in businesses.glob("*/usaha.yaml"):
        path.write_text(re.sub(r"(?m)^contoh:.*\n", "", path.read_text("utf-8")), "utf-8")
    settings = Settings(program.FOLDER, businesses, SITE_URL, TODAY)
    loaded = load.load(settings)
    assert loaded.catalogue is not None
    assert published_addresses.record(published_addresses.read(settings), loaded.catalogue, settings)
    shutil.rmtree(businesses / "fotokopi")
    register = published_addresses.path_of(settings)
    register.write_text(re.sub(r"(?m)^(usaha/fotokopi/: .*)$", r"\1 dihapus", register.read_text("utf-8")), "utf-8")
    return settings


def test_the_pages_are_the_same_and_every_registered_address_is_answered(old, tmp_path):
    (tmp_path / "jawaban.yaml").write_text(ANSWERS, "utf-8")
    home = tmp_path / "desa"
    words = ["mulai", str(home), "--jawaban", str(tmp_path / "jawaban.yaml")]
    assert main.main(words, load_site_maker=pytest.fail) == 0
    shutil.rmtree(home / "businesses")
    shutil.copytree(old.businesses, home / "businesses")
    new = Settings(program.FOLDER, home / "businesses", SITE_URL, TODAY, village=home)
    before, after = site_of(old), site_of(new)
    pages = dict(before.editions[0].pages.files())
    assert dict(after.editions[0].pages.files()) == pages
    registered = published_addresses.read(new).entries
    assert len([address for address in registered if address.startswith("usaha/fotokopi/")]) > 1
    assert len(registered) > 50
    assert [address for address in registered if after.at(address) is None] == []
