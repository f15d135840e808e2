"""A village made of every real photograph there is: what owners send, not what we drew."""

from __future__ import annotations

import shutil
from pathlib import Path

import commands
import pytest
from sites import ROOT, SITE_URL, TODAY, pages

pytestmark = pytest.mark.slow

PHOTOS = ROOT.parent / "shared" / "photos"
ENTRY = """\
nama: Usaha {slug}
kategori: makanan
ringkasan: Foto sungguhan dari {slug}.
whatsapp: 0812-0000-0099
alamat:
  dusun: Dusun III
produk:
"""
PRODUCT = """\
  - nama: Barang {number}
    id: barang-{number}
    harga: 15.000
    foto: {file}
"""


@pytest.mark.parametrize("share", [4, pytest.param(1, marks=pytest.mark.deep)])
@pytest.mark.skipif(not PHOTOS.is_dir(), reason="the shared photographs are not beside this checkout")
def test_a_village_of_real_photos_builds(tmp_path: Path, share: int):
    """One of `share` photos in every folder."""
    village = tmp_path / "businesses"
    village.mkdir()
    shutil.copy(ROOT / "businesses" / "_desa.yaml", village)
    count = 0
    for folder in sorted(path for path in PHOTOS.iterdir() if path.is_dir()):
        target = village / folder.name
        target.mkdir()
        files = [Path(shutil.copy(path, target)).name for path in sorted(folder.iterdir())[::share]]
        entry = ENTRY.format(slug=folder.name)
        entry += "".join(PRODUCT.format(number=number, file=file) for number, file in enumerate(files, start=1))
        (target / "usaha.yaml").write_text(entry, encoding="utf-8")
        count += len(files)
    site = tmp_path / "site"
    done = commands.run("build", "--businesses", village, "--site", site, "--site-url", SITE_URL, "--today", TODAY)
    assert done.returncode == 0, done.stderr
    made = [page for page in pages(site / "usaha") if page.parent.name.startswith("barang-")]
    assert len(made) == count > 100 / share
    assert all(".avif" in page.read_text(encoding="utf-8") for page in made)
