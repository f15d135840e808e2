"""A live preview shows, one by one, what a build makes of the same entries."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from samples import a_business, a_village

from katalog import addresses
from katalog.contract.model import Catalogue
from katalog.pages.editions import folders
from katalog.problems import Place, Problem
from katalog.settings import Settings
from katalog.site import contents
from katalog.site.preview import PreviewSite
from katalog.site.published_addresses import Register
from katalog.site.render import PREVIEW_DATA, Renderer

ROOT = Path(__file__).resolve().parents[2]


def prepared() -> contents.Prepared:
    product = {"id": "keripik", "nama": "Keripik", "harga": "15.000", "alias": ["kripik-lama"]}
    promo = {"id": "paket", "nama": "Paket", "harga": "20.000", "isi": [{"produk": "keripik", "jumlah": 2}]}
    businesses = (
        a_business(slug="salon", nama="Salon Rani", alias=["salon-lama"]),
        a_business(produk=[product], promo=[promo], status="tutup-sementara"),
    )
    return contents.Prepared((), catalogue=Catalogue(village=a_village(inggris="ya"), businesses=businesses))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    shown = {"keep_going": True, "cards": False, "kits": False, "is_preview": True}
    return Settings(tmp_path, ROOT / "businesses", "http://127.0.0.1:8000/", date(2026, 11, 24), **shown)


@pytest.fixture
def settings_with_ours(settings: Settings) -> Settings:
    (settings.root / "overrides").symlink_to(ROOT / "overrides")
    return settings


def test_every_page_and_file_of_a_build_is_shown(settings_with_ours: Settings) -> None:
    settings = settings_with_ours
    site = contents.site(prepared(), settings)
    shown = PreviewSite(prepared(), settings, {})
    count = 0
    for edition in site.editions:
        renderer = Renderer(edition, {}, editions=folders(site.editions), marks=site.marks)
        for page in edition.pages:
            found = shown.page(edition.settings.edition + page.address)
            assert found is not None, page.address
            assert found[1].head(found[0]) + found[1].body(found[0]) == renderer.head(page) + renderer.body(page)
            count += 1
        for address, content in renderer.files().items():
            assert shown.file(edition.settings.edition + address) == content, address
    assert count > 30
    for address, content in {**dict(contents.contents(site, prepared(), settings)), **site.files}.items():
        assert shown.file(address) == content, address


@pytest.mark.parametrize(
    "address", ["apple-touch-icon.png", "tidak-ada/", "usaha/salon/kit/foto.jpg", "data/lain.json", "x.json"]
)
def test_what_is_not_there_is_not_made(settings_with_ours: Settings, address: str) -> None:
    shown = PreviewSite(prepared(), settings_with_ours, {})
    assert shown.page(address) is None
    assert shown.file(address) is None


def test_search_and_filters_begin_at_a_fixed_place(settings_with_ours: Settings) -> None:
    shown = PreviewSite(prepared(), settings_with_ours, {})
    search, browse = PREVIEW_DATA
    found = shown.page(addresses.PRODUCTS)
    assert found is not None
    body = found[1].body(found[0])
    assert f'data-search="../{search}"' in body
    assert f'data-browse="../{browse}"' in body
    assert shown.file(search)
    assert shown.file(browse)


def test_nothing_can_be_shown_of_a_village_with_errors(settings_with_ours: Settings) -> None:
    broken = contents.Prepared((Problem(Place("businesses/_desa.yaml"), "berkas `_desa.yaml` tidak ada"),))
    with pytest.raises(ValueError, match="nothing to show"):
        PreviewSite(broken, settings_with_ours, {})


def test_a_page_that_was_published_and_is_gone_says_so(settings_with_ours: Settings) -> None:
    before = Register().after(prepared().catalogue, date(2026, 1, 1))  # type: ignore[arg-type]
    catalogue = Catalogue(village=a_village(), businesses=(a_business(slug="salon", nama="Salon Rani"),))
    shown = PreviewSite(contents.Prepared((), catalogue=catalogue, register=before), settings_with_ours, {})
    found = shown.page("usaha/warung/")
    assert found is not None
    assert found[0].template == "gone.html"
