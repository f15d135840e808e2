"""What a visitor does with filters, distance and hearts: by thumb, by keys, without signal, without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import crowded_village
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from under_policy import restyle, until
from visits import BASE, Site, Visit, Visitor, served, write_site

pytestmark = pytest.mark.browser
CROWD = crowded_village.SELLERS * crowded_village.PRODUCTS_EACH
# What moved within the main part without a touch; the header is no business of lists.
SHIFTS = """
window.shifted = [];
new PerformanceObserver((list) => {
  const sources = list.getEntries().filter((each) => !each.hadRecentInput).flatMap((each) => each.sources);
  const within = sources.filter(({ node }) => node?.parentElement?.closest("main"));
  window.shifted.push(...within.map(({ node }) => node.className || node.nodeName));
}).observe({ type: "layout-shift", buffered: true });
"""
HERE = {"latitude": 3.508, "longitude": 98.77}  # at the door of Usaha 8


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A village with three pages of products, in the place of the small one."""
    root = tmp_path_factory.mktemp("crowded")
    folder = root / "site" / BASE.strip("/")
    assets = write_site(crowded_village.write(root / "businesses"), folder)
    with served(root / "site") as url:
        yield Site(f"{url}{BASE.removeprefix('/')}", folder, assets)


def requests_of(visit: Visit) -> list[str]:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    return asked


def names(page: Page) -> list[str]:
    return [name.strip() for name in page.locator(".found .card__name").all_text_contents()]


def settled(page: Page) -> Page:
    expect(page.locator("[aria-busy]")).to_have_count(0)
    expect(page.locator(".found")).to_be_visible()
    return page


def sheet_of(page: Page) -> Locator:
    page.get_by_role("button", name="Saring", exact=False).first.tap()
    sheet = page.get_by_role("dialog", name="Saring dan urutkan")
    expect(sheet).to_be_visible()
    return sheet


def test_nothing_of_it_loads_before_it_is_touched_and_nothing_leaves_the_site(visitor: Visitor) -> None:
    visit = visitor()
    asked = requests_of(visit)
    page = visit.go("produk/")
    page.wait_for_load_state("networkidle")
    late = re.compile(r"/data/(saring|kartu)|browse\.css|/browse/(?!start|hearts|keep)")
    assert not [url for url in asked if late.search(url)]
    page.get_by_role("button", name="Buka sekarang").tap()
    settled(page)
    assert [url for url in asked if "/data/saring-" in url]
    assert all(url.startswith(visit.site.url) for url in asked)
    assert visit.errors == []


def test_a_filter_finds_what_other_pages_hold_and_its_address_says_the_same_elsewhere(visitor: Visitor) -> None:
    page = visitor().go("produk/")
    sheet = sheet_of(page)
    sheet.get_by_label(re.compile("^Jasa")).check()
    sheet.get_by_label("Termurah").check()
    sheet.get_by_label("Sampai Rp5.000").check()
    sheet.get_by_role("button", name="Lihat 8 hasil").tap()
    expect(sheet).to_be_hidden()
    shown = names(settled(page))
    assert shown[:4] == ["Barang 3 0", "Barang 6 0", "Barang 3 1", "Barang 6 1"]
    assert len(shown) == 8
    assert urlsplit(page.url).query == "kategori=jasa&harga=-5000&urut=murah"
    elsewhere = visitor(timezone_id="America/New_York")
    other = elsewhere.page
    other.goto(page.url)
    assert names(settled(other)) == shown
    expect(other.get_by_role("status").first).to_have_text(f"8 dari {CROWD} produk")
    expect(other.locator(".grid > .card").first).to_be_visible()
    assert elsewhere.errors == []


def test_a_shared_address_moves_nothing_that_was_seen(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.page
    page.add_init_script(SHIFTS)
    page.goto(visit.site.url + "produk/?buka=1")
    settled(page)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifted") == []


def test_back_and_forward_go_through_choices_and_a_card_through_all(visitor: Visitor) -> None:
    page = visitor().go("produk/")
    page.get_by_role("button", name="Buka sekarang").tap()
    settled(page)
    assert all(int(name.split()[1]) % 2 for name in names(page))
    page.get_by_role("button", name="Promo").tap()
    expect(page.locator(".found .card__name")).to_have_text(["Barang 1 0"])
    page.go_back()
    expect(page.locator(".found__count")).to_have_text(f"80 dari {CROWD} produk")
    page.go_back()
    expect(page.locator(".found")).to_be_hidden()
    expect(page.locator("[data-listed] .card").first).to_be_visible()
    assert page.url.endswith("/produk/")
    page.go_forward()
    expect(page.locator(".found__count")).to_have_text(f"80 dari {CROWD} produk")
    page.locator(".found .card__name a").first.click()
    page.wait_for_url("**/usaha/usaha-1/b0/")
    page.go_back()
    settled(page)
    expect(page.get_by_role("button", name="Buka sekarang", exact=True)).to_have_attribute("aria-pressed", "true")


def test_a_long_result_goes_on_and_cards_are_those_of_the_pages(visitor: Visitor) -> None:
    page = visitor().go("produk/2/?urut=murah")
    settled(page)
    more = page.get_by_role("button", name=re.compile("^Tampilkan"))
    while more.is_visible():
        before = len(names(page))
        more.press("Enter")
        until(page, "(count) => document.querySelectorAll('.found .card').length > count", arg=before)
    found = names(page)
    assert len(found) == len(set(found)) == CROWD
    link = page.locator(".found .card__name a").last
    address = link.get_attribute("href") or ""
    assert address == "../../usaha/usaha-8/b19/"
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Barang 8 19")


def test_a_list_of_one_kind_keeps_to_it_and_passes_the_choice_on(visitor: Visitor) -> None:
    page = visitor().go("kategori/jasa/?buka=1")
    settled(page)
    expect(page.get_by_role("status").first).to_have_text("20 dari 40 produk · 1 dari 2 usaha")
    expect(page.locator(".found .shop")).to_have_count(1)
    expect(page.locator(".found .opening")).to_have_text("Buka sampai 17.00")
    expect(sheet_of(page).get_by_role("group", name="Kategori")).to_have_count(0)
    page.keyboard.press("Escape")
    page.get_by_role("navigation", name="Semua kategori").get_by_role("link", name="Camilan").click()
    page.wait_for_url("**/kategori/camilan/?buka=1")
    settled(page)
    page.goto(f"{page.url.split('/kategori/')[0]}/usaha/?antar=dusun-i")
    settled(page)
    expect(page.get_by_role("status").first).to_have_text("6 dari 8 usaha")


def test_an_empty_result_offers_ways_out(visitor: Visitor) -> None:
    page = visitor().go("produk/?bayar=qris&kategori=jasa")
    settled(page)
    expect(page.get_by_role("status").first).to_have_text("Tidak ada yang cocok")
    expect(page.get_by_role("button", name="Tanpa Jasa (20)")).to_be_visible()
    page.get_by_role("button", name="Tanpa QRIS (40)").tap()
    expect(page.locator(".found__count")).to_have_text(f"40 dari {CROWD} produk")
    page.get_by_role("button", name="Hapus Jasa").tap()
    expect(page.locator(".found")).to_be_hidden()
    assert page.url.endswith("/produk/")


def test_a_price_of_ones_own(visitor: Visitor) -> None:
    page = visitor().go("produk/")
    sheet = sheet_of(page)
    sheet.get_by_label("Paling murah").fill("20.000")
    sheet.get_by_label("Paling mahal").fill("20.003")
    sheet.get_by_label("Paling mahal").blur()
    sheet.get_by_role("button", name="Lihat 3 hasil").tap()
    assert sorted(names(settled(page))) == ["Barang 1 19", "Barang 2 19", "Barang 3 19"]


def test_near_is_asked_for_only_when_touched_and_kept_for_the_visit_only(visitor: Visitor) -> None:
    visit = visitor(geolocation=HERE, permissions=["geolocation"])
    asked = requests_of(visit)
    page = visit.page
    page.add_init_script(
        "const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation); window.asked = 0;"
        "navigator.geolocation.getCurrentPosition = (...how) => { window.asked += 1; ask(...how); };"
    )
    page.goto(visit.site.url + "usaha/?urut=dekat")
    settled(page)
    assert page.evaluate("window.asked") == 0
    page.get_by_role("button", name="Pakai lokasi saya").tap()
    expect(page.locator(".found .shop").first).to_contain_text("10 m dari Anda")
    assert page.locator(".found .shop__name").all_inner_texts() == [f"Usaha {number}" for number in range(8, 0, -1)]
    expect(page.locator(".found .far").last).to_have_text("780 m dari Anda")
    assert page.evaluate("[localStorage.length, Object.keys(sessionStorage)]") == [0, [f"lokasi {BASE}"]]
    assert not [url for url in asked if "3.50" in url or not url.startswith(visit.site.url)]
    visit.go("produk/?urut=dekat")
    assert names(settled(page))[0] == "Barang 8 0"
    assert page.evaluate("window.asked") == 0


def test_a_place_that_is_refused_is_no_dead_end(visitor: Visitor) -> None:
    page = visitor(permissions=[]).go("produk/")
    refuse = "navigator.geolocation.getCurrentPosition = (found, failed) => failed({ code: 1, PERMISSION_DENIED: 1 });"
    page.evaluate(f"() => {{ {refuse} }}")
    page.get_by_role("button", name="Terdekat").tap()
    settled(page)
    expect(page.get_by_text("Lokasi tidak diizinkan, tidak apa-apa.")).to_be_visible()
    page.locator(".place-ask").get_by_role("button", name="Dusun I", exact=True).tap()
    expect(page.locator(".place-ask")).to_have_count(0)
    assert names(page)[0] in {"Barang 4 0", "Barang 5 0"}  # the middle of Usaha 3 and Usaha 6
    expect(page.locator(".found .far").first).to_be_visible()


def test_without_signal_it_says_so_and_another_touch_tries_again(visitor: Visitor) -> None:
    page = visitor().go("produk/")
    page.route("**/data/saring-*", lambda route: route.abort())
    button = page.get_by_role("button", name="Buka sekarang")
    button.tap()
    expect(page.locator(".browse [role=status]")).to_contain_text("Periksa sinyal")
    expect(page.locator("[data-listed] .card").first).to_be_visible()
    page.unroute("**/data/saring-*")
    button.tap()
    settled(page)


def test_keys_open_choose_and_close(visitor: Visitor) -> None:
    page = visitor(is_mobile=False, has_touch=False, viewport={"width": 1280, "height": 800}).go("produk/")
    opener = page.get_by_role("button", name="Saring")
    opener.focus()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name="Saring dan urutkan")
    expect(sheet).to_be_visible()
    sheet.get_by_label("Buka sekarang").focus()
    page.keyboard.press("Space")
    expect(sheet.get_by_role("button", name="Lihat 80 hasil")).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()
    expect(page.locator(".found__count")).to_have_text(f"80 dari {CROWD} produk")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_sheet_open_in_results_and_on_the_page_of_what_is_kept(
    visitor: Visitor, scheme: str
) -> None:
    visit = visitor(color_scheme=scheme, reduced_motion="reduce")
    page = visit.go("produk/?bayar=qris&kategori=jasa&urut=dekat")
    settled(page)
    assert faults(page) == []
    sheet_of(page)
    assert faults(page) == []
    page.keyboard.press("Escape")
    page = visit.go("kategori/camilan/?buka=1")
    settled(page)
    heart(page, "Barang 1 0").tap()
    assert faults(page) == []
    page = visit.go("tersimpan/")
    expect(page.locator(".kept")).to_have_count(1)
    assert faults(page) == []


def faults(page: Page) -> list[Any]:
    restyle(page, "* { content-visibility: visible !important }")
    found = Axe().run(page).response["violations"]
    return [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found]


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_it_fits_every_width_and_thumb(visitor: Visitor, width: int) -> None:
    page = visitor(viewport={"width": width, "height": 800}, is_mobile=False).go(
        "produk/?buka=1&antar=dusun-ii&urut=baru"
    )
    settled(page)
    sheet = sheet_of(page)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    body = sheet.locator(".sheet__body")
    assert body.evaluate("(body) => body.scrollWidth <= body.clientWidth")
    small = sheet.evaluate(
        "(sheet) => [...sheet.querySelectorAll('button, .pick, input[type=text]')]"
        ".filter((each) => each.getBoundingClientRect().height < 47.5).map((each) => each.outerHTML)"
    )
    assert small == []


def test_without_script_lists_are_plain_and_no_dead_button_stands_there(visitor: Visitor) -> None:
    visit = visitor(java_script_enabled=False, script="")
    page = visit.page
    page.goto(visit.site.url + "produk/?buka=1")
    expect(page.get_by_role("button", name="Saring")).to_have_count(0)
    expect(page.locator(".card")).to_have_count(60)
    # By key: while sixty cards above are drawn for the first time, the links below them still move under a finger.
    page.get_by_role("link", name="Berikutnya").press("Enter")
    page.wait_for_url("**/produk/2/")
    page.get_by_role("navigation", name="Semua kategori").get_by_role("link", name="Jasa").press("Enter")
    expect(page.locator(".card")).to_have_count(40)


def heart(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=f"Simpan {name}", exact=True)


def test_hearts_are_kept_shown_with_todays_price_and_forgotten(visitor: Visitor) -> None:
    visit = visitor()
    asked = requests_of(visit)
    page = visit.go("produk/")
    heart(page, "Barang 2 0").tap()
    expect(heart(page, "Barang 2 0")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Buka sekarang").tap()
    settled(page)
    heart(page, "Barang 1 0").tap()
    visit.go("usaha/usaha-3/b1/")
    heart(page, "Barang 3 1").tap()
    page.get_by_role("status").get_by_role("link", name="Lihat").click()
    page.wait_for_url("**/tersimpan/")
    kept = page.locator("[data-part=saved] .kept")
    assert kept.locator("h3").all_inner_texts() == ["Barang 3 1", "Barang 1 0", "Barang 2 0"]
    expect(kept.first).to_contain_text("Rp2.003")
    expect(page.locator("[data-part=seen] .kept")).to_have_count(1)
    page.get_by_role("button", name="Hapus Barang 1 0").tap()
    expect(kept).to_have_count(2)
    page.get_by_role("button", name="Hapus semua yang tersimpan").tap()
    page.get_by_role("button", name="Hapus riwayat").tap()
    expect(page.get_by_text("Belum ada yang dilihat.")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == []
    assert all(url.startswith(visit.site.url) for url in asked)
    assert visit.errors == []


def test_what_was_seen_stands_below_and_moves_nothing(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.page
    page.add_init_script(SHIFTS)
    visit.go("usaha/usaha-3/b1/")
    expect(heart(page, "Barang 3 1")).to_be_visible()
    expect(page.locator("[data-seen]")).to_be_hidden()
    visit.go("")
    seen = page.locator("[data-seen] a")
    expect(seen).to_have_text(["Barang 3 1"])
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifted") == []
    seen.click()
    page.wait_for_url("**/usaha/usaha-3/b1/")


@pytest.mark.parametrize("stored", ["", "{", '{"v":1,"saved":[{"address":"javascript:alert(1)"}],"seen":7}', '{"v":9}'])
def test_damaged_storage_is_an_empty_shelf(visitor: Visitor, stored: str) -> None:
    visit = visitor()
    page = visit.go("tersimpan/")
    page.evaluate("(all) => localStorage.setItem(...all)", [f"tersimpan {BASE}", stored])
    visit.go("tersimpan/")
    expect(page.get_by_text("Belum ada. Tekan tanda hati")).to_be_visible()
    assert visit.errors == []


def test_refused_storage_is_said_and_breaks_nothing(visitor: Visitor) -> None:
    visit = visitor(script="Storage.prototype.setItem = () => { throw new Error('refused'); };")
    page = visit.go("produk/")
    heart(page, "Barang 2 0").tap()
    expect(page.get_by_text("Peramban ini tidak mengizinkan menyimpan.")).to_be_visible()
    assert visit.errors == []


def test_the_list_follows_the_villages_clock_and_is_left_alone_otherwise(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.page
    page.clock.install(time=datetime(2026, 3, 26, 9, 58, 30, tzinfo=UTC))  # 16.58 in the village
    page.goto(visit.site.url + "produk/?buka=1")
    settled(page)
    page.get_by_role("button", name=re.compile("^Tampilkan")).press("Enter")
    expect(page.locator(".found .card")).to_have_count(48)
    page.clock.run_for(60_000)
    expect(page.locator(".found .card")).to_have_count(48)
    page.clock.run_for(120_000)  # 17.01: those of the day have closed
    expect(page.locator(".browse [role=status]")).to_have_text("Tidak ada yang cocok")
