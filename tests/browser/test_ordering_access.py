"""The order form and the basket for those who do not see or touch them, and how much script they take."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from under_policy import until
from visits import Visitor

pytestmark = pytest.mark.browser
ORIGINAL = "usaha/keripik-tempe/keripik-original/"
BOXES = "usaha/nasi-padang/nasi-kotak/"
SCRIPT_MAX = 20_000  # bytes, compressed, of all scripts a product page loads by itself, as in test_weight


def faults(page: Page) -> list[str]:
    result = Axe().run(page).response
    return [
        f"{fault['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for fault in result["violations"]
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visitor: Visitor, scheme: str) -> None:
    visit = visitor(color_scheme=scheme)
    page = visit.go(BOXES)
    page.locator("[data-order-link]").tap()  # with problems shown
    expect(page.locator(".order-error")).to_have_count(2)
    assert faults(page) == []
    page.get_by_label("Lauk").select_option("rendang")
    page.get_by_label("Tanggal acara").fill("2026-04-11")
    page.get_by_role("button", name="Masukkan keranjang").tap()
    page = visit.go(ORIGINAL)
    page.get_by_label("Kemasan").select_option("plastik")
    page.locator("[data-composer]").get_by_label("QRIS").check()
    page.get_by_role("button", name="Masukkan keranjang").tap()
    assert faults(page) == []
    page = visit.go("keranjang/")
    assert faults(page) == []
    page.get_by_label("Sudah terkirim").last.check()
    expect(page.get_by_role("link", name="Pesan ke Keripik Tempe")).to_be_hidden()
    assert faults(page) == []
    assert faults(visit.go("usaha/keripik-tempe/")) == []


@pytest.mark.parametrize("options", [{}, {"viewport": {"width": 1280, "height": 800}, "is_mobile": False}])
def test_nothing_is_wider_than_the_screen(visitor: Visitor, options: dict[str, Any]) -> None:
    visit = visitor(**options)
    page = visit.go(ORIGINAL)
    page.get_by_label("Kemasan").select_option("plastik")
    page.get_by_role("button", name="Masukkan keranjang").tap()
    for address in (ORIGINAL, "keranjang/"):
        page = visit.go(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        small = page.evaluate(
            """() => [...document.querySelectorAll(".order :is(button, a.button, select, .order-option)")]
              .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 47.5)
              .map((each) => each.outerHTML)"""
        )
        assert small == []


def test_names_are_those_a_screen_reader_needs(visitor: Visitor) -> None:
    page = visitor().go(ORIGINAL)
    form = page.get_by_role("region", name="Pesan", exact=True)
    for role, name in (
        ("radio", "pedas Rp17.500"),
        ("combobox", "Kemasan"),
        ("button", "Kurangi jumlah"),
        ("spinbutton", "Jumlah"),
        ("group", "Diambil atau diantar"),
        ("group", "Cara bayar"),
        ("combobox", "Untuk hari"),
        ("textbox", "Catatan untuk penjual"),
        ("checkbox", "Ingat nama dan alamat saya di HP ini"),
        ("link", "Pesan lewat WhatsApp"),
        ("button", "Salin pesan"),
    ):
        expect(form.get_by_role(role, name=name)).to_be_visible()
    expect(form.locator("output[data-total]")).to_have_text("Rp16.000")


def test_the_qris_code_stands_with_whom_it_pays_and_what_to_type(visitor: Visitor) -> None:
    visit = visitor(permissions=["clipboard-read", "clipboard-write"])
    page = visit.go(ORIGINAL)
    form = page.locator("[data-composer]")
    form.get_by_label("QRIS").check()
    expect(form).to_contain_text("Atas nama KERIPIK TEMPE, KAB UJI")
    expect(form).to_contain_text("Ketik jumlah Rp16.000")
    page.get_by_role("button", name="Tambah jumlah").tap()
    expect(form).to_contain_text("Ketik jumlah Rp32.000")
    form.get_by_role("button", name="Salin jumlah").tap()
    expect(form.get_by_text("Jumlah sudah disalin.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "32000"
    code = form.get_by_role("img", name="Kode QRIS Keripik Tempe")
    until(page, "(image) => image.complete", arg=code.element_handle())
    assert code.evaluate("(image) => image.naturalWidth > 0")
    form.get_by_label("Dikirim").check()
    expect(form).to_contain_text("Jumlahnya menunggu jawaban penjual.")
    form.get_by_label("Tunai").check()
    expect(code).to_have_count(0)
    assert not visit.errors


def test_opening_is_told_in_the_village_zone(visitor: Visitor) -> None:
    for zone in ("Asia/Jakarta", "Asia/Jayapura", "America/New_York"):
        page = visitor(timezone_id=zone).go("usaha/keripik-tempe/")
        expect(page.locator("[data-hours]").first).to_have_text("Buka sampai 17.00")


def test_all_script_of_a_product_page_is_small(visitor: Visitor) -> None:
    visit = visitor()
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.go(ORIGINAL)
    expect(visit.page.locator(".heart").first).to_be_visible()  # the last script that comes by itself
    root = visit.site.folder / visit.site.assets
    paths = [root / url.split(visit.site.assets)[1] for url in asked if url.endswith(".js")]
    found = {path: path.read_bytes() for path in paths}
    assert len(paths) == len(found)
    assert {path.name for path in found} == {"site.js", "composer.js", "hearts.js"}
    sizes = {path.name: len(gzip.compress(content, 9)) for path, content in found.items()}
    assert sum(sizes.values()) <= SCRIPT_MAX, sizes
