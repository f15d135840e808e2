"""What a visitor does with words and filters together: narrows, sorts, shares, takes either away."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import crowded_village
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from under_policy import restyle
from visits import BASE, Site, Visitor, served, write_site

from katalog.data import search_index

pytestmark = pytest.mark.browser
FIELD = ".top input[name=q]"
SHIFTS = """
window.shifted = [];
new PerformanceObserver((list) => {
  const sources = list.getEntries().filter((each) => !each.hadRecentInput).flatMap((each) => each.sources);
  const within = sources.filter(({ node }) => node?.parentElement?.closest("main"));
  window.shifted.push(...within.map(({ node }) => node.className || node.nodeName));
}).observe({ type: "layout-shift", buffered: true });
"""
DAY, NIGHT = "08.00-17.00", "18.00-23.00"  # visits are at ten in the morning
SHOPS: dict[str, tuple[str, str, str, list[str], dict[str, int]]] = {
    "Keripik Bu Sari": ("camilan", "Dusun I", DAY, ["tunai", "qris"],
                        {"Keripik Tempe": 15_000, "Keripik Singkong": 12_000, "Rempeyek Kacang": 9_000}),
    "Warung Malam": ("camilan", "Dusun II", NIGHT, ["tunai"],
                     {"Keripik Pisang": 14_000, "Pisang Goreng Keripik": 8_000}),
    "Penjahit Ani": ("jasa", "Dusun III", DAY, ["tunai"], {"Jahit Baju": 50_000, "Permak Celana": 20_000}),
    "Toko Emping": ("camilan", "Dusun III", DAY, ["tunai"], {f"Emping Nomor {n}": 1_000 * n for n in range(1, 31)}),
    "Keripik Pak Joko": ("jasa", "Dusun II", DAY, ["tunai"], {"Sewa Tenda": 300_000}),
    "Keripik Mbak Rini": ("jasa", "Dusun III", DAY, ["tunai"], {"Sewa Kursi": 3_000}),
    "Keripik Mas Tono": ("jasa", "Dusun I", DAY, ["tunai"], {"Sewa Meja": 8_000}),
}  # fmt: skip


def entry(name: str) -> dict[str, Any]:
    category, hamlet, hours, payments, products = SHOPS[name]
    return {
        "nama": name,
        "kategori": category,
        "ringkasan": f"{name} dari warga.",
        "whatsapp": "0812-0000-0001",
        "alamat": {"dusun": hamlet},
        "jam_buka": {"setiap hari": hours},
        "pembayaran": payments,
        "produk": [{"nama": each, "harga": str(price)} for each, price in products.items()],
    }


def write_village(folder: Path, entries: list[dict[str, Any]]) -> Path:
    folder.mkdir(parents=True)
    (folder / "_desa.yaml").write_text(json.dumps(crowded_village.VILLAGE), encoding="utf-8")  # JSON is YAML
    for each in entries:
        name = each["nama"].lower().replace(" ", "-")
        (folder / f"{name}.yaml").write_text(json.dumps(each), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A village where words find products, businesses and kinds, in the place of the small one."""
    root = tmp_path_factory.mktemp("narrowed")
    folder = root / "site" / BASE.strip("/")
    assets = write_site(write_village(root / "businesses", [entry(name) for name in SHOPS]), folder)
    with served(root / "site") as url:
        yield Site(f"{url}{BASE.removeprefix('/')}", folder, assets)


def settled(page: Page) -> Page:
    expect(page.locator("[aria-busy]")).to_have_count(0)
    expect(page.locator(".found")).to_be_visible()
    return page


def names(page: Page) -> list[str]:
    return [name.strip() for name in page.locator(".found .card__name").all_text_contents()]


def others(page: Page) -> Locator:
    return page.locator(".answer__rows .hit__name")


def query_of(page: Page) -> str:
    return unquote(urlsplit(page.url).query)


def sheet_of(page: Page) -> Locator:
    page.get_by_role("button", name="Saring", exact=False).first.tap()
    sheet = page.get_by_role("dialog", name="Saring dan urutkan")
    expect(sheet).to_be_visible()
    return sheet


def enter(page: Page, words: str) -> None:
    page.locator(FIELD).tap()
    expect(page.locator(FIELD)).to_have_attribute("role", "combobox")  # search is here
    page.locator(FIELD).fill(words)
    page.locator(FIELD).press("Enter")


def test_words_filters_and_an_order_stand_in_the_address_and_say_the_same_elsewhere(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("produk/?q=kripik&dusun=dusun-i,dusun-ii&urut=murah")
    settled(page)
    shown = ["Pisang Goreng Keripik", "Keripik Singkong", "Keripik Pisang", "Keripik Tempe"]
    assert names(page) == shown
    expect(page.locator(".found__count")).to_have_text("4 dari 4 produk")
    expect(page.get_by_role("heading", name="Hasil pencarian: kripik")).to_be_visible()
    expect(page.locator(FIELD)).to_have_value("kripik")
    page.get_by_role("button", name="Hapus Dusun II").tap()
    expect(page.locator(".found__count")).to_have_text("2 dari 4 produk")
    assert query_of(page) == "q=kripik&dusun=dusun-i&urut=murah"
    elsewhere = visitor(timezone_id="America/New_York", is_mobile=False, viewport={"width": 1280, "height": 800})
    other = elsewhere.page
    other.goto(page.url)
    assert names(settled(other)) == names(page) == ["Keripik Singkong", "Keripik Tempe"]
    assert visit.errors == elsewhere.errors == []


def test_the_best_fit_comes_first_unless_an_order_is_chosen(visitor: Visitor) -> None:
    page = visitor().go("produk/?q=keripik+pisang")
    settled(page)
    assert names(page) == ["Keripik Pisang", "Pisang Goreng Keripik"]
    sheet = sheet_of(page)
    expect(sheet.get_by_label("Paling cocok")).to_be_checked()
    sheet.get_by_label("Termurah").check()
    page.keyboard.press("Escape")
    expect(page.locator(".found .card__name").first).to_have_text("Pisang Goreng Keripik")
    assert query_of(page) == "q=keripik pisang&urut=murah"


def test_options_count_what_the_words_find(visitor: Visitor) -> None:
    page = visitor().go("")
    enter(page, "keripik")
    page.wait_for_url("**/produk/?q=keripik")
    settled(page)
    expect(page.locator(".found__count")).to_have_text("4 produk")
    sheet = sheet_of(page)
    expect(sheet.locator("[data-group=kategori] .pick")).to_have_text([re.compile("Camilan 4"), re.compile("Jasa 0")])
    hamlets = sheet.locator("[data-group=dusun] .pick")
    expect(hamlets).to_have_text(["Dusun I 2", "Dusun II 2", "Dusun III 0"])
    sheet.get_by_label("Buka sekarang").check()
    expect(hamlets).to_have_text(["Dusun I 2", "Dusun II 0", "Dusun III 0"])
    sheet.get_by_role("button", name="Lihat 2 hasil").tap()
    assert names(page) == ["Keripik Tempe", "Keripik Singkong"]
    expect(page.locator(".found__count")).to_have_text("2 dari 4 produk")
    assert query_of(page) == "q=keripik&buka=1"


def test_words_go_and_filters_stay_and_the_other_way_round(visitor: Visitor) -> None:
    page = visitor().go("produk/?q=keripik&dusun=dusun-ii")
    settled(page)
    page.get_by_role("button", name="Hapus “keripik”").tap()
    expect(page.locator(".answer")).to_have_count(0)
    assert query_of(page) == "dusun=dusun-ii"
    assert sorted(names(page)) == ["Keripik Pisang", "Pisang Goreng Keripik", "Sewa Tenda"]
    expect(page.locator(FIELD)).to_have_value("")
    page.go_back()
    expect(page.locator(".answer h2")).to_have_text("Hasil pencarian: keripik")
    expect(page.locator(FIELD)).to_have_value("keripik")
    assert names(page) == ["Keripik Pisang", "Pisang Goreng Keripik"]
    page.get_by_role("button", name="Hapus Dusun II").tap()
    expect(page.locator(".found__count")).to_have_text("4 produk")
    assert query_of(page) == "q=keripik"
    page.go_back()
    sheet = sheet_of(page)
    sheet.get_by_role("button", name="Hapus semua").tap()  # of what the sheet shows
    page.keyboard.press("Escape")
    expect(page.locator(".found__count")).to_have_text("4 produk")
    assert query_of(page) == "q=keripik"
    page.get_by_role("button", name="Hapus “keripik”").tap()
    expect(page.locator(".found")).to_be_hidden()
    expect(page.locator("[data-listed] .card").first).to_be_visible()
    assert query_of(page) == ""


def test_everything_goes_at_one_touch(visitor: Visitor) -> None:
    page = visitor().go("produk/?q=keripik&buka=1&urut=murah")
    settled(page)
    page.locator(".found__head").get_by_role("button", name="Hapus semua").tap()
    expect(page.locator(".found")).to_be_hidden()
    assert query_of(page) == ""


def test_other_words_typed_on_the_page_of_results_keep_its_filters(visitor: Visitor) -> None:
    page = visitor().go("produk/?dusun=dusun-i,dusun-ii&q=keripik&urut=murah")
    settled(page)
    enter(page, "pisang")
    page.wait_for_url("**q=pisang**")
    settled(page)
    assert query_of(page) == "dusun=dusun-i,dusun-ii&q=pisang&urut=murah"
    assert names(page) == ["Pisang Goreng Keripik", "Keripik Pisang"]
    enter(page, "")
    page.wait_for_url(re.compile(r"^[^q]*\?dusun=[^q]*urut=murah$"))
    settled(page)
    assert len(names(page)) == 7


def test_an_empty_result_names_the_filter_and_offers_to_drop_it(visitor: Visitor) -> None:
    page = visitor().go("produk/?q=keripik&dusun=dusun-iii")
    settled(page)
    empty = page.locator(".empty")
    expect(empty).to_contain_text("“keripik” ada 4, tetapi tidak satu pun cocok dengan: Dusun III.")
    expect(empty.get_by_role("button", name="Tanpa “keripik” (33)")).to_be_visible()
    empty.get_by_role("button", name="Tanpa Dusun III (4)").tap()
    expect(page.locator(".found__count")).to_have_text("4 produk")
    # Of two the one that is in the way; of two that are both, both.
    page = visitor().go("produk/?q=keripik&bayar=qris&dusun=dusun-ii")
    settled(page)
    expect(empty_of(page)).to_contain_text("cocok dengan: Dusun II, QRIS.")
    page = visitor().go("produk/?q=keripik&dusun=dusun-i&kategori=jasa")
    settled(page)
    expect(empty_of(page)).to_contain_text("cocok dengan: Jasa.")
    empty_of(page).get_by_role("button", name="Lihat semua 4 “keripik”").tap()
    expect(page.locator(".found__count")).to_have_text("4 produk")
    assert query_of(page) == "q=keripik"


def empty_of(page: Page) -> Locator:
    return page.locator(".empty")


def test_words_that_find_nothing_say_so_and_lead_on(visitor: Visitor) -> None:
    page = visitor().go("produk/?q=zzzzqq")
    settled(page)
    expect(empty_of(page)).to_contain_text("Tidak ada yang cocok. Coba kata lain")
    empty_of(page).get_by_role("button", name="Lihat semua").tap()
    expect(page.locator(".found")).to_be_hidden()
    assert query_of(page) == ""


def test_words_that_do_not_all_fit_say_so(visitor: Visitor) -> None:
    page = visitor().go("produk/?q=keripik+zzzzqq")
    settled(page)
    expect(page.locator(".answer")).to_contain_text("Yang paling mirip")
    assert "Keripik Tempe" in names(page)


def test_an_amount_is_the_most_that_may_be_paid_and_is_said(visitor: Visitor) -> None:
    page = visitor().go("produk/?q=keripik+di+bawah+13+ribu&urut=murah")
    settled(page)
    expect(page.locator(".answer")).to_contain_text("harga sampai Rp13.000")
    assert names(page) == ["Pisang Goreng Keripik", "Keripik Singkong"]


@pytest.mark.parametrize(
    ("typed", "rest", "count"),
    [("keripik buka sekarang", "q=keripik&", "2 dari 4 produk"), ("buka sekarang", "", "38 dari 40 produk")],
)
def test_a_filter_that_is_typed_is_that_filter(visitor: Visitor, typed: str, rest: str, count: str) -> None:
    page = visitor().go(f"produk/?q={typed.replace(' ', '+')}")
    settled(page)
    expect(page.get_by_role("button", name="Buka sekarang", exact=True)).to_have_attribute("aria-pressed", "true")
    assert query_of(page) == f"{rest}buka=1"
    expect(page.locator(".found__count")).to_have_text(count)
    expect(page.get_by_role("searchbox").or_(page.get_by_role("combobox")).first).to_have_value(
        typed.partition("buka")[0].strip()
    )
    page.get_by_role("button", name="Buka sekarang", exact=True).tap()
    expect(page.get_by_role("button", name="Buka sekarang", exact=True)).to_have_attribute("aria-pressed", "false")


def test_businesses_and_places_stand_above_the_products(visitor: Visitor) -> None:
    page = visitor().go("produk/?q=keripik")
    settled(page)
    expect(page.locator(".answer__rows .hit:visible")).to_have_count(3)
    page.get_by_role("button", name="Tampilkan 1 lainnya").tap()
    expect(page.locator(".answer__rows .hit:visible")).to_have_count(4)
    expect(page.locator(".answer__rows .hit").nth(3)).to_be_focused()
    page.get_by_role("button", name="Buka sekarang").tap()
    expect(page.locator(".found__count")).to_have_text("2 dari 4 produk")
    page = visitor().go("produk/?q=keripik&dusun=dusun-i")
    settled(page)
    expect(others(page)).to_have_text(["Keripik Bu Sari", "Keripik Mas Tono"])
    page = visitor().go("produk/?q=camilan")
    settled(page)
    expect(others(page).first).to_have_text("Camilan")
    assert len(names(page)) == 12  # the best at once, 23 more on demand
    page.get_by_role("button", name="Tampilkan 23 lagi (sisa 23)").press("Enter")
    expect(page.locator(".found .card")).to_have_count(35)
    page.get_by_role("button", name="Buka sekarang").tap()
    expect(page.locator(".found__count")).to_have_text("33 dari 35 produk")
    expect(others(page)).not_to_contain_text(["Camilan"])


def test_a_business_that_sells_nothing_of_its_name_is_found_alone(visitor: Visitor) -> None:
    page = visitor().go("produk/?q=pak+joko")
    settled(page)
    expect(others(page)).to_have_text(["Keripik Pak Joko"])
    expect(empty_of(page)).to_contain_text("Tidak ada “pak joko” di daftar ini.")
    page.locator(".answer__rows a").tap()
    page.wait_for_url("**/usaha/keripik-pak-joko/")


def test_a_list_of_one_kind_is_narrowed_by_the_same_words(visitor: Visitor) -> None:
    page = visitor().go("produk/?q=keripik")
    settled(page)
    page.get_by_role("navigation", name="Semua kategori").get_by_role("link", name="Jasa").click()
    page.wait_for_url("**/kategori/jasa/?q=keripik")
    settled(page)
    expect(page.get_by_role("status").first).to_have_text("0 produk · 3 usaha")
    expect(page.locator(".found .shop__name")).to_have_text(
        ["Keripik Mas Tono", "Keripik Mbak Rini", "Keripik Pak Joko"]
    )
    expect(page.locator(".answer__rows")).to_have_count(0)
    page = visitor().go("kategori/jasa/?q=emping")
    settled(page)
    expect(empty_of(page)).to_contain_text("Tidak ada “emping” di daftar ini.")
    empty_of(page).get_by_role("link", name="Cari “emping” di semua produk").tap()
    page.wait_for_url("**/produk/?q=emping")
    settled(page)
    expect(page.locator(".found__count")).to_have_text("30 produk")
    page = visitor().go("usaha/?q=rempeyek")
    settled(page)
    expect(page.locator(".found .shop__name")).to_have_text(["Keripik Bu Sari"])  # by what it sells


def test_nothing_comes_before_it_is_asked_for_and_everything_once(visitor: Visitor) -> None:
    visit = visitor()
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    page = visit.go("produk/")
    page.wait_for_load_state("networkidle")
    late = re.compile(r"/data/(cari|saring|kartu)|browse\.css|search|/browse/(?!start|hearts|keep)")
    assert not [url for url in asked if late.search(url)]
    asked.clear()
    page = visit.go("produk/?q=keripik")
    settled(page)
    assert len([url for url in asked if "/data/cari-" in url]) == 1
    assert len([url for url in asked if "/data/saring-" in url]) == 1
    assert all(url.startswith(visit.site.url) for url in asked)
    assert visit.errors == []


def test_a_shared_search_moves_nothing_that_was_seen(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.page
    page.add_init_script(SHIFTS)
    page.goto(visit.site.url + "produk/?q=keripik&buka=1")
    settled(page)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifted") == []


def test_without_signal_it_says_so_and_another_touch_tries_again(visitor: Visitor) -> None:
    page = visitor().page
    page.route("**/data/cari-*", lambda route: route.abort())
    page.goto(f"{visitor().site.url}produk/?q=keripik")
    expect(page.locator(".browse [role=status]")).to_contain_text("Periksa sinyal")
    expect(page.locator("[data-listed] .card").first).to_be_visible()
    page.unroute("**/data/cari-*")
    page.get_by_role("button", name="Buka sekarang").tap()
    settled(page)
    assert names(page) == ["Keripik Tempe", "Keripik Singkong"]


@pytest.mark.parametrize("asked", ["q=+", "kategori=lama", "harga=murah"])
def test_an_address_that_asks_for_nothing_shows_everything(visitor: Visitor, asked: str) -> None:
    page = visitor().go(f"produk/?{asked}")
    expect(page.get_by_role("status").first).to_have_text("Semua ditampilkan.")
    expect(page.locator("[data-listed] .card").first).to_be_visible()


def test_words_that_are_taken_back_while_they_are_on_their_way_leave_nothing_waiting(visitor: Visitor) -> None:
    page = visitor().go("produk/?buka=1")
    settled(page)
    page.route("**/data/cari-*", lambda route: (page.wait_for_timeout(800), route.continue_()))
    page.evaluate("history.pushState(null, '', '?q=keripik&buka=1'); dispatchEvent(new PopStateEvent('popstate'))")
    expect(page.locator("[aria-busy]")).to_have_count(1)
    page.evaluate("history.pushState(null, '', '?buka=1'); dispatchEvent(new PopStateEvent('popstate'))")
    settled(page)
    page.wait_for_timeout(1000)
    expect(page.locator(".answer")).to_have_count(0)
    expect(page.locator("[aria-busy]")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_narrowed_results(visitor: Visitor, scheme: str) -> None:
    visit = visitor(color_scheme=scheme, reduced_motion="reduce")
    for address in ("produk/?q=keripik&buka=1", "produk/?q=keripik&dusun=dusun-iii", "produk/?q=pak+joko"):
        page = visit.go(address)
        settled(page)
        restyle(page, "* { content-visibility: visible !important }")
        found = Axe().run(page).response["violations"]
        assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == [], address


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("words", ["keripik", "keripik" * 12])
def test_it_fits_every_width_and_thumb(visitor: Visitor, width: int, words: str) -> None:
    page = visitor(viewport={"width": width, "height": 800}, is_mobile=False).go(
        f"produk/?q={words}&dusun=dusun-i&urut=murah"
    )
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    small = page.evaluate(
        "() => [...document.querySelectorAll('.found button:not(.heart, [hidden]), .found .hit')]"
        ".filter((each) => each.getBoundingClientRect().height < 47.5).map((each) => each.outerHTML)"
    )
    assert small == []


def test_a_village_too_large_for_one_index_is_narrowed_too(
    visitor: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "WHOLE_MAX", 0)
    monkeypatch.setattr(search_index, "PIECE_PRODUCTS", 3)
    write_site(write_village(tmp_path / "businesses", [entry(name) for name in SHOPS]), tmp_path / "site")
    with served(tmp_path / "site") as url:
        page = visitor().page
        page.goto(f"{url}produk/?q=kripik&dusun=dusun-i&urut=murah")
        settled(page)
        assert names(page) == ["Keripik Singkong", "Keripik Tempe"]


def test_a_village_without_products_shows_its_businesses(visitor: Visitor, tmp_path: Path) -> None:
    entries = [{**entry("Penjahit Ani"), "produk": []}]
    write_site(write_village(tmp_path / "businesses", entries), tmp_path / "site")
    with served(tmp_path / "site") as url:
        page = visitor().page
        page.goto(f"{url}produk/?q=penjahit")
        results = page.locator("[data-search-results]")
        expect(results.get_by_role("heading")).to_have_text("Hasil pencarian: penjahit")
        expect(results.locator(".hit__name")).to_have_text(["Penjahit Ani"])
        expect(results.get_by_role("status")).to_have_text("1 hasil")
