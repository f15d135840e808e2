"""What a buyer does: choose, fill in, send; decoded messages are compared with `tests/golden/orders/`."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from visits import BASE, SITE_URL, Visit, Visitor

pytestmark = pytest.mark.browser
GOLDEN = Path(__file__).parents[1] / "golden" / "orders"
AFTERNOON = datetime(2026, 3, 26, 9, 30, tzinfo=UTC)  # 16.30 in the village and open; 18.30 in Papua, closed there
ORIGINAL = "usaha/keripik-tempe/keripik-original/"
RAW = "usaha/keripik-tempe/keripik-mentah/"
BOXES = "usaha/nasi-padang/nasi-kotak/"
TEA = "usaha/nasi-padang/teh-manis/"
BASKET = f"keranjang {BASE}"  # where it is kept: several sites may share an origin


def message(address: str) -> str:
    parts = urlsplit(address)
    assert (parts.scheme, parts.netloc) == ("https", "wa.me")
    assert len(address) < 2000
    return parse_qs(parts.query, strict_parsing=True)["text"][0]


def golden(name: str, text: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-goldens", default=False):
        path.write_text(text + "\n", "utf-8", newline="\n")
    assert text + "\n" == path.read_text("utf-8")


def form(page: Page) -> Locator:
    return page.locator("[data-composer]")


def add_to_basket(page: Page) -> None:
    page.get_by_role("button", name="Masukkan keranjang").tap()
    expect(page.locator("[data-status]")).to_contain_text("Sudah masuk keranjang")


def fill_basket(visit: Visit) -> None:
    page = visit.go(ORIGINAL + "?dari=fb")
    form(page).get_by_label("pedas").tap()
    page.get_by_label("Kemasan").select_option("kertas")
    for _ in range(2):
        page.get_by_role("button", name="Tambah jumlah").tap()
    assert page.locator("[name=quantity]").input_value() == "3"
    expect(page.locator("[data-total]")).to_have_text("Rp52.500")
    add_to_basket(page)
    page = visit.go(RAW)
    page.get_by_role("button", name="Tambah jumlah").tap()
    add_to_basket(page)
    page = visit.go("usaha/keripik-tempe/")
    deal = page.locator("#promo-paket-lebaran")
    deal.get_by_role("button", name="Masukkan keranjang").tap()
    expect(deal.get_by_role("status")).to_contain_text("Sudah masuk keranjang")
    page = visit.go(BOXES)
    page.get_by_label("Lauk").select_option("rendang")
    page.get_by_label("Tanggal acara").fill("2026-04-11")
    page.get_by_label("Jam acara").fill("12:00")
    page.get_by_label("Jumlah tamu").fill("25")
    page.get_by_label("Nama acara").fill("Syukuran & doa")
    add_to_basket(page)


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"color_scheme": "dark"},
        {"timezone_id": "Asia/Jayapura"},
    ],
    ids=["phone", "dark", "papua"],
)
def test_goods_of_two_sellers_become_two_messages(
    visitor: Visitor, request: pytest.FixtureRequest, options: dict[str, Any]
) -> None:
    visit = visitor(now=AFTERNOON, **options)
    fill_basket(visit)
    page = visit.go("keranjang/")
    expect(page.locator("[data-basket-count]")).to_have_text("4")
    chips = page.get_by_role("region", name="Keripik Tempe")
    chips.get_by_label("Diantar", exact=True).check()
    chips.get_by_label("Diantar ke wilayah").select_option("Dusun III")
    chips.get_by_label("Alamat lengkap").fill("Gg. Melati 4, rumah hijau")
    chips.get_by_label("COD").check()
    days = chips.get_by_label("Untuk hari")
    assert days.locator("option").all_inner_texts()[:3] == [
        "Secepatnya",
        "Jumat, 27 Maret 2026",
        "Sabtu, 28 Maret 2026",
    ]
    days.select_option("2026-03-28")
    chips.get_by_label("Pukul").select_option("10.00")
    chips.get_by_label("Catatan").fill("Tolong yang baru digoreng.")
    chips.get_by_label("Nama Anda").fill("SR")
    expect(chips.locator(".order-total output")).to_have_text("Rp327.500")
    chips.get_by_role("link", name="Pesan ke Keripik Tempe").tap()
    page.wait_for_url("https://wa.me/**")
    page = visit.go("keranjang/")
    rice = page.get_by_role("region", name="Warung Nasi Padang")
    assert rice.get_by_label("Untuk hari").count() == 0  # the event's own date is asked already
    rice.get_by_label("transfer").check()
    rice.get_by_role("link", name="Pesan ke Warung Nasi Padang").tap()
    page.wait_for_url("https://wa.me/**")
    first, second = map(message, visit.sent)
    golden("keripik-tempe", first, request)
    golden("nasi-padang", second, request)
    assert not visit.errors


def test_one_product_is_ordered_from_its_page(visitor: Visitor, request: pytest.FixtureRequest) -> None:
    visit = visitor()
    page = visit.go("usaha/keripik-tempe/toples-besar/?dari=qr")
    expect(page.locator("[data-total]")).to_have_text("mulai Rp60.000")
    form(page).get_by_label("Dikirim").check()
    form(page).get_by_label("Alamat lengkap").fill("Jl. Sudirman 1\nMedan")
    page.locator("[data-order-link]").tap()
    page.wait_for_url("https://wa.me/**")
    golden("toples-besar", message(visit.sent[0]), request)
    assert not visit.errors


def test_the_address_of_a_variant_opens_with_it_chosen(visitor: Visitor) -> None:
    visit, product = visitor(), "usaha/keripik-tempe/keripik-original/"
    page = visit.go(product)
    chosen = form(page).locator("[name=variant]:checked")
    usual = chosen.input_value()
    for key, wanted in (("pedas", "pedas"), ("tawar", "tawar"), ("tidak-ada", usual)):
        page = visit.go(f"{product}?varian={key}")
        expect(form(page).locator("[name=variant]:checked")).to_have_value(wanted)
    assert not visit.errors


def test_what_must_be_filled_in_is_asked_for_before_sending(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(BOXES)
    page.locator("[data-order-link]").tap()
    page.wait_for_timeout(200)
    assert visit.sent == []
    assert page.locator(".order-error").all_inner_texts() == ["Pilih salah satu dulu.", "Bagian ini perlu diisi."]
    side = page.get_by_label("Lauk")
    expect(side).to_be_focused()
    expect(side).to_have_attribute("aria-invalid", "true")
    described = side.get_attribute("aria-describedby")
    assert page.locator(f"#{described}").inner_text() == "Pilih salah satu dulu."
    side.select_option("rendang")
    assert page.locator(".order-error").count() == 1
    for day, said in (
        ("2026-03-27", "Paling cepat Sabtu, 28 Maret 2026."),
        ("2026-04-04", "Tutup pada Sabtu, 4 April 2026. Pilih hari lain."),
    ):
        page.get_by_label("Tanggal acara").fill(day)
        page.locator("[data-order-link]").tap()
        expect(page.locator(".order-error")).to_have_text(said)
    page.get_by_label("Tanggal acara").fill("2026-03-28")
    page.get_by_label("Jam acara").fill("22:15")
    page.locator("[data-order-link]").tap()
    expect(page.locator(".order-error")).to_have_text("Tidak buka pukul 22.15 pada hari itu. Buka 07.00-21.00.")
    page.get_by_label("Jam acara").fill("")
    page.locator("[name=quantity]").fill("19")
    page.locator("[data-order-link]").tap()
    expect(page.locator(".order-error")).to_have_text("Paling sedikit 20.")
    assert visit.sent == []
    assert not visit.errors


def test_a_delivery_area_has_its_minimum(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(ORIGINAL)
    page.get_by_label("Kemasan").select_option("plastik")
    form(page).get_by_label("Diantar", exact=True).check()
    form(page).get_by_label("Diantar ke wilayah").select_option("Dusun I")
    form(page).get_by_label("Alamat lengkap").fill("Jl. Mawar")
    page.locator("[data-order-link]").tap()
    expect(page.locator(".order-error")).to_have_text(
        "Antar ke Dusun I minimal belanja Rp200.000, kurang Rp184.000 lagi."
    )
    assert visit.sent == []


def test_sold_out_asks_for_stock_instead(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("usaha/toko-habis/kue-lapis/")
    assert form(page).count() == 0
    page.locator("#pesan").get_by_role("link", name="Tanya stok").tap()
    page.wait_for_url("https://wa.me/**")
    assert message(visit.sent[0]).startswith("Halo Toko Habis, kapan Kue Lapis tersedia lagi?")


def test_closed_now_says_when_an_answer_can_be_expected(visitor: Visitor) -> None:
    night = datetime(2026, 3, 28, 13, 0, tzinfo=UTC)  # Saturday, 20.00
    page = visitor(now=night).go(ORIGINAL)
    expect(form(page)).to_contain_text(
        "Tutup, buka lagi Senin 08.00. Pesanan boleh dikirim sekarang, jawabannya kira-kira "
        "Senin, 30 Maret 2026 setelah pukul 08.00."
    )
    holiday = datetime(2026, 4, 4, 3, 0, tzinfo=UTC)
    page = visitor(now=holiday).go(TEA)
    expect(form(page)).to_contain_text(
        "Libur s.d. 5 April. Pesanan boleh dikirim sekarang, jawabannya kira-kira Senin, 6 April 2026"
    )


def test_a_sample_is_not_ordered_unnoticed(visitor: Visitor, request: pytest.FixtureRequest) -> None:
    visit = visitor()
    page = visit.go("usaha/salon-contoh/potong-rambut/")
    page.locator("[data-order-link]").tap()
    expect(page.locator(".order-error")).to_have_text("Centang dulu bahwa Anda paham ini hanya contoh.")
    assert visit.sent == []
    expect(form(page)).to_contain_text("lampirkan berkasnya di chat yang sama")
    page.get_by_label("Saya paham ini usaha contoh").check()
    page.locator("[data-order-link]").tap()
    page.wait_for_url("https://wa.me/**")
    golden("salon-contoh", message(visit.sent[0]), request)


def test_files_are_spoken_of_only_by_a_buyer_who_sends_some(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("usaha/salon-contoh/potong-rambut/")
    page.get_by_label("Saya paham ini usaha contoh").check()
    for ticked in (False, True):
        page.get_by_label("Saya akan mengirim berkas di chat").set_checked(ticked)
        link = page.locator("[data-order-link]").get_attribute("href") or ""
        assert ("Berkas: saya kirim di chat ini" in message(link)) is ticked


def test_prices_and_stock_are_checked_again_in_the_basket(visitor: Visitor) -> None:
    visit = visitor()
    fill_basket(visit)
    chips = json.loads((visit.site.folder / "data/pesanan/keripik-tempe.json").read_text("utf-8"))
    chips["items"][0]["variants"][1]["price"] = 19000
    chips["items"][1]["stock"] = "habis"
    chips["promos"][0]["ends"] = "2026-03-25"
    visit.page.context.route("**/data/pesanan/keripik-tempe.json", lambda route: route.fulfill(json=chips))
    visit.page.context.route("**/data/pesanan/nasi-padang.json", lambda route: route.fulfill(status=404))
    visit.errors.clear()
    page = visit.go("keranjang/")
    region = page.get_by_role("region", name="Keripik Tempe")
    said = region.locator(".order-notice").all_inner_texts()
    assert said == [
        "Harga berubah dari Rp17.500 menjadi Rp19.000.",
        "Sedang habis. Tidak ikut dipesan.",
        "Promo ini tidak berlaku hari ini. Tidak ikut dipesan.",
    ]
    expect(region.locator(".order-total output")).to_have_text("Rp57.000")
    gone = page.get_by_role("region", name="Warung Nasi Padang")
    expect(gone).to_contain_text("Usaha ini tidak ada lagi di katalog")
    assert gone.get_by_role("link", name=re.compile("Pesan ke")).count() == 0
    gone.get_by_role("button", name="Kosongkan pesanan").tap()
    gone.get_by_role("button", name="Ya, kosongkan").tap()
    expect(gone).to_have_count(0)
    region.get_by_role("link", name="Pesan ke Keripik Tempe").tap()
    page.wait_for_url("https://wa.me/**")
    assert message(visit.sent[0]).count("Rp19.000") == 1
    assert "Mentah" not in message(visit.sent[0])


def test_without_a_network_the_basket_still_sends(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(TEA)
    add_to_basket(page)
    visit.page.context.route("**/data/pesanan/*.json", lambda route: route.abort())
    page = visit.go("keranjang/")
    expect(page.get_by_role("alert")).to_contain_text("Harga dan stok belum bisa diperiksa")
    page.get_by_role("link", name="Pesan ke Warung Nasi Padang").tap()
    page.wait_for_url("https://wa.me/**")
    assert f"   1 x Rp5.000\n   {SITE_URL}{TEA}\n" in message(visit.sent[0])


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "{",
        "null",
        "[]",
        '{"v":9}',
        '{"v":1,"sellers":[{}]}',
        '{"v":1,"sellers":[{"seller":{"slug":"../x"},"lines":[]}]}',
    ],
)
def test_a_damaged_basket_is_said_and_begun_anew(visitor: Visitor, stored: str) -> None:
    visit = visitor()
    page = visit.go(TEA)
    page.evaluate("(all) => localStorage.setItem(...all)", [BASKET, stored])
    page = visit.go("keranjang/")
    expect(page.get_by_role("alert")).to_contain_text("keranjang dimulai dari kosong")
    expect(page.get_by_role("link", name="Lihat semua produk")).to_be_visible()
    page = visit.go(TEA)
    add_to_basket(page)
    assert not visit.errors


REFUSE = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });
}
"""


def test_refused_storage_leaves_a_way_on(visitor: Visitor) -> None:
    visit = visitor(script=REFUSE)
    page = visit.go(TEA + "?dari=tt")
    page.get_by_role("button", name="Masukkan keranjang").tap()
    expect(page.locator("[data-status]")).to_contain_text("tidak mengizinkan menyimpan keranjang")
    page.locator("[data-order-link]").tap()
    page.wait_for_url("https://wa.me/**")
    assert message(visit.sent[0]).endswith("(dari katalog Desa Uji, lewat TikTok)")
    page = visit.go("keranjang/")
    expect(page.get_by_role("alert")).to_contain_text("Anda tetap bisa memesan dari halaman tiap produk")
    expect(page.get_by_role("link", name="Lihat semua produk")).to_be_visible()
    assert not visit.errors


@pytest.mark.parametrize("address", ["usaha/keripik-tempe/", ORIGINAL, "promo/keripik-tempe/paket-lebaran/"])
def test_the_sellers_number_stands_on_paper(visitor: Visitor, address: str) -> None:
    page = visitor().go(address)
    page.emulate_media(media="print")
    assert "0812-0000-0001" in page.inner_text("main")


def test_without_script_the_plain_link_orders(visitor: Visitor) -> None:
    visit = visitor(java_script_enabled=False)
    page = visit.page
    page.goto(visit.site.url + ORIGINAL)
    expect(form(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Masukkan keranjang")).to_have_count(0)
    link = page.locator("[data-order-link]")
    text = message(link.get_attribute("href") or "")
    assert text.startswith("Halo Keripik Tempe, saya mau pesan:")
    assert SITE_URL + ORIGINAL in text
    expect(page.locator("#pesan")).to_contain_text("0812-0000-0001")
    page.goto(visit.site.url + "keranjang/")
    expect(page.get_by_text("Anda tetap bisa memesan dari halaman tiap produk")).to_be_visible()


def test_the_buyer_is_remembered_only_when_asked(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(ORIGINAL)
    page.get_by_label("Kemasan").select_option("plastik")
    form(page).get_by_label("Diantar", exact=True).check()
    form(page).get_by_label("Diantar ke wilayah").select_option("Dusun II")
    form(page).get_by_label("Alamat lengkap").fill("Jl. Rahasia 7")
    form(page).get_by_label("Nama Anda").fill("Ibu DW")
    add_to_basket(page)
    page.locator("[data-order-link]").tap()
    page.wait_for_url("https://wa.me/**")
    page = visit.go(ORIGINAL)
    stored = page.evaluate("JSON.stringify({ ...localStorage })")
    assert "Rahasia" not in stored
    assert "DW" not in stored
    expect(form(page).get_by_label("Nama Anda")).to_have_value("")
    form(page).get_by_label("Nama Anda").fill("Ibu DW")
    form(page).get_by_label("Alamat lengkap").fill("Jl. Rahasia 7")
    form(page).get_by_label("Ingat nama dan alamat saya").check()
    page.get_by_label("Kemasan").select_option("plastik")
    page.locator("[data-order-link]").tap()
    page.wait_for_url("https://wa.me/**")
    page = visit.go(TEA)
    expect(form(page).get_by_label("Nama Anda")).to_have_value("Ibu DW")
    form(page).get_by_label("Ingat nama dan alamat saya").uncheck()
    assert page.evaluate("(key) => localStorage.getItem(key)", f"pembeli {BASE}") is None


def test_copying_works_and_where_it_is_refused_the_text_is_shown(visitor: Visitor) -> None:
    visit = visitor(permissions=["clipboard-read", "clipboard-write"])
    page = visit.go(TEA)
    page.get_by_role("button", name="Salin nomor").tap()
    expect(page.locator("[data-status]")).to_have_text("Nomor sudah disalin.")
    assert page.evaluate("navigator.clipboard.readText()") == "+6281200000002"
    page.get_by_role("button", name="Salin pesan").tap()
    expect(page.locator("[data-status]")).to_contain_text("Pesan sudah disalin")
    assert page.evaluate("navigator.clipboard.readText()").startswith(
        'Halo Warung Nasi Padang & "Katering", saya mau pesan:'
    )
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;"
    )
    page.get_by_role("button", name="Salin pesan").tap()
    expect(page.get_by_label("Teks pesan")).to_have_value(re.compile("Halo Warung"))


def test_the_channel_lasts_for_the_visit_and_leaves_the_address(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("?dari=ig")
    assert page.url == visit.site.url
    page = visit.go(TEA + "?dari=jahat%0AHalo")
    page.locator("[data-order-link]").tap()
    page.wait_for_url("https://wa.me/**")
    assert message(visit.sent[0]).endswith("\n(dari katalog Desa Uji, lewat Instagram)")


def test_a_long_basket_is_sent_in_parts(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(ORIGINAL)
    page.get_by_label("Kemasan").select_option("plastik")
    add_to_basket(page)
    page.evaluate(
        """(key) => {
          const basket = JSON.parse(localStorage[key]);
          const [line] = basket.sellers[0].lines;
          basket.sellers[0].lines = ["tawar", "pedas"].flatMap((variant) => ["plastik", "kertas"].flatMap((kind) =>
            [1, 2, 3, 4].map((quantity) => ({ ...line, variant, choices: [["Kemasan", kind]], quantity }))));
          localStorage[key] = JSON.stringify(basket);
        }""",
        BASKET,
    )
    page = visit.go("keranjang/")
    links = page.get_by_role("link", name=re.compile("Kirim bagian"))
    count = links.count()
    assert count > 1
    texts = [message(link.get_attribute("href") or "") for link in links.all()]
    assert [f"bagian {n + 1} dari {count}" in text for n, text in enumerate(texts)] == [True] * count
    numbers = re.findall(r"^(\d+)\. ", "\n".join(texts), re.MULTILINE)
    assert numbers == [str(n + 1) for n in range(16)]


def test_a_message_too_long_for_a_link_is_copied_whole(visitor: Visitor) -> None:
    visit = visitor(permissions=["clipboard-read", "clipboard-write"])
    page = visit.go(TEA)
    note = "é" * 1000
    form(page).get_by_label("Catatan").fill(note)
    page.locator("[data-order-link]").tap()
    expect(page.locator("[data-status]")).to_contain_text("terlalu panjang untuk dibuka langsung")
    chat = page.get_by_role("link", name="Buka chat penjual")
    expect(chat).to_have_attribute("href", "https://wa.me/6281200000002")
    assert visit.sent == []
    page.get_by_role("button", name="Salin pesan").tap()
    expect(page.locator("[data-status]")).to_contain_text("Pesan sudah disalin")
    assert note in page.evaluate("navigator.clipboard.readText()")


def test_what_was_sent_is_ticked_and_the_next_order_has_a_number_of_its_own(visitor: Visitor) -> None:
    visit = visitor()
    add_to_basket(visit.go(TEA))
    page = visit.go("keranjang/")
    page.get_by_role("link", name="Pesan ke Warung Nasi Padang").tap()
    page.wait_for_url("https://wa.me/**")
    page = visit.go("keranjang/")
    page.get_by_label("Sudah terkirim").check()
    page = visit.go("keranjang/")
    expect(page.get_by_label("Sudah terkirim")).to_be_checked()
    kept = page.evaluate("(key) => JSON.parse(localStorage[key]).sellers[0]", BASKET)
    assert kept["sent"] is True
    assert f"No. pesanan: {kept['number']}" in message(visit.sent[0])
    add_to_basket(visit.go(TEA))
    again = page.evaluate("(key) => JSON.parse(localStorage[key]).sellers[0]", BASKET)
    assert (again["sent"], again["number"]) == (False, "")
    assert again["lines"][0]["quantity"] == 2


def test_everything_works_by_keyboard(visitor: Visitor) -> None:
    visit = visitor(has_touch=False, is_mobile=False)
    page = visit.go(ORIGINAL)
    form(page).get_by_label("tawar").focus()
    for key in ("ArrowDown", "Tab", "ArrowDown", "Tab", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    assert page.locator("[name=quantity]").input_value() == "2"
    expect(page.locator("[data-total]")).to_have_text("Rp35.000")
    page.locator("[data-order-link]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("https://wa.me/**")
    assert "2 x Rp17.500 = Rp35.000" in message(visit.sent[0])
