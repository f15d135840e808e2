"""A live preview shows, one by one, what a build makes of the same entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest
from samples import a_business, a_village, in_shell

from katalog import addresses
from katalog.contract.model import Catalogue
from katalog.pages.views import VillageView
from katalog.problems import Place, Problem
from katalog.settings import Settings
from katalog.site import preview as module
from katalog.site.contents import Site
from katalog.site.edition_parts import PREVIEW_DATA, Shown
from katalog.site.gone_pages import GonePage
from katalog.site.prepare import Prepared
from katalog.site.preview import Preview
from katalog.site.publish.swap import NotPublishedError
from katalog.site.published_addresses import Register

ROOT = Path(__file__).resolve().parents[2]


def prepared() -> Prepared:
    product = {"id": "keripik", "nama": "Keripik", "harga": "15.000", "alias": ["kripik-lama"]}
    promo = {"id": "paket", "nama": "Paket", "harga": "20.000", "isi": [{"produk": "keripik", "jumlah": 2}]}
    businesses = (
        a_business(slug="salon", nama="Salon Rani", alias=["salon-lama"]),
        a_business(produk=[product], promo=[promo], status="tutup-sementara"),
    )
    return Prepared((), catalogue=Catalogue(village=a_village(inggris="ya"), businesses=businesses))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    asked = Settings(tmp_path, ROOT / "businesses", "", date(2026, 11, 24))
    return asked.for_preview("http://127.0.0.1:8000/")


@pytest.fixture
def settings_with_ours(settings: Settings) -> Settings:
    (settings.root / "overrides").symlink_to(ROOT / "overrides")
    return settings


def shown(settings: Settings, of: Prepared | None = None) -> Site:
    return Site(of or prepared(), settings, in_shell, shown=Shown((), {}))


def test_every_page_and_file_of_a_build_is_shown(settings_with_ours: Settings) -> None:
    site, asked = shown(settings_with_ours), shown(settings_with_ours)
    written = dict(site.files())
    assert {"", "en/", "404.html", "usaha/salon-lama/", "usaha/salon/kit/", "sw.js", "en/sw.js"} <= set(written)
    assert {"sitemap.xml", "robots.txt", "favicon.ico", *PREVIEW_DATA, "data/pesanan/salon.json"} <= set(written)
    assert sum(address.endswith("/") for address in written) > 30
    for address, content in written.items():
        assert asked.at(address) == content, address


def test_each_file_is_covered_by_the_part_that_makes_it(settings_with_ours: Settings) -> None:
    for part in shown(settings_with_ours).parts:
        for address, _ in part.files():
            assert part.covers(address), address


@pytest.mark.parametrize(
    "address", ["apple-touch-icon.png", "tidak-ada/", "usaha/salon/kit/foto.jpg", "data/lain.json", "x.json", "usaha"]
)
def test_what_is_not_there_is_not_made(settings_with_ours: Settings, address: str) -> None:
    assert shown(settings_with_ours).at(address) is None


@pytest.mark.parametrize("address", ["apple-touch-icon.png", "data/lain.json", "x.json", "usaha/salon/foto.jpg"])
def test_nothing_is_worked_out_for_what_cannot_be_there(
    settings_with_ours: Settings, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    site = shown(settings_with_ours)

    def touched(*_: object) -> NoReturn:
        pytest.fail("a view was made")

    monkeypatch.setattr(VillageView, "_view_at", touched)
    assert site.at(address) is None


def test_search_and_filters_begin_at_a_fixed_place(settings_with_ours: Settings) -> None:
    site = shown(settings_with_ours)
    search, browse = PREVIEW_DATA
    body = bytes(site.at(addresses.PRODUCTS) or b"").decode()  # type: ignore[arg-type]
    assert f'data-search="../{search}"' in body
    assert f'data-browse="../{browse}"' in body
    assert site.at(search)
    assert site.at(browse)


def test_nothing_can_be_shown_of_a_village_with_errors(
    settings_with_ours: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Prepared((Problem(Place("businesses/_desa.yaml"), "berkas `_desa.yaml` tidak ada"),))
    with pytest.raises(ValueError, match="nothing to show"):
        shown(settings_with_ours, broken)
    monkeypatch.setattr(module, "prepare", lambda *_: broken)
    with pytest.raises(NotPublishedError):
        Preview().begin(settings_with_ours)


def test_a_mistake_is_told_on_every_page_until_it_is_mended(
    settings_with_ours: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = prepared()
    mistake = Problem(Place("businesses/salon/usaha.yaml"), "`harga` belum benar")
    edits: Iterator[Prepared] = iter((good, Prepared((mistake,), catalogue=good.catalogue), good))
    monkeypatch.setattr(module, "prepare", lambda *_: next(edits))
    preview = Preview()
    told = []
    for _ in range(3):
        preview.begin(settings_with_ours)
        site = preview.compose(in_shell, (), ())
        told.append([b"preview-problems" in bytes(site.at(at) or b"") for at in ("", "en/usaha/salon/")])  # type: ignore[arg-type]
    assert told == [[False, False], [True, True], [False, False]]


def test_a_page_that_was_published_and_is_gone_says_so(settings_with_ours: Settings) -> None:
    before = Register().after(prepared().catalogue, date(2026, 1, 1))  # type: ignore[arg-type]
    catalogue = Catalogue(village=a_village(), businesses=(a_business(slug="salon", nama="Salon Rani"),))
    site = shown(settings_with_ours, Prepared((), catalogue=catalogue, register=before))
    page = next(page for page in site.editions[0].pages if page.address == "usaha/warung/")
    assert isinstance(page, GonePage)
    assert site.at("usaha/warung/") == site.editions[0].pages.html(page).encode()
