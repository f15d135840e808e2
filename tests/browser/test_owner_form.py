"""The owner's form of changes: what is changed goes out as one message, which `ubah` understands to the last word."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from visits import ROOT, SITE_URL, TODAY, VILLAGE, Visitor

from katalog.orders import owner_changes
from katalog.settings import Settings
from katalog.volunteers.changes import plan

pytestmark = pytest.mark.browser
FORM = "usaha/keripik-tempe/perbarui/"


def understood(message: str, folder: Path) -> plan.Planned:
    shutil.copytree(VILLAGE, folder)
    return plan.plan(Settings(root=ROOT, businesses=folder, site_url=SITE_URL, today=TODAY), message)


def test_what_is_changed_goes_out_as_one_message_that_the_program_reads(visitor: Visitor, tmp_path: Path) -> None:
    visit = visitor()
    page = visit.go(FORM)
    send = page.get_by_role("link", name="Kirim", exact=True)
    send.tap()
    assert visit.sent == []  # nothing is changed yet
    spicy = page.get_by_role("group", name="Keripik Tempe Original, pedas")
    spicy.locator("[data-price]").fill("15")
    send.tap()
    expect(spicy.locator("[data-price]")).to_be_focused()
    expect(spicy).to_contain_text("Tulis angkanya saja")
    spicy.locator("[data-price]").fill("19 rb")
    page.get_by_role("group", name="Keripik Tempe Original, keju").get_by_label("Stok").select_option("Ada")
    page.get_by_role("group", name="Toples Besar").get_by_label("Tidak dijual lagi").check()
    new = page.get_by_role("group", name="Produk yang belum ada di katalog")
    new.get_by_label("Nama").fill(" Rengginang *Terasi*; manis ")
    new.get_by_label("Harga (Rp)").fill("Rp 12.500")
    new.get_by_label("Per").fill("toples _besar_")
    page.get_by_role("button", name="Tambah satu produk lagi").tap()
    new.last.get_by_label("Nama").fill("Es Lilin")
    new.last.get_by_label("Harga (Rp)").fill("1000")
    page.get_by_label("Senin").fill("8-12, 13:30-17")
    page.get_by_label("Sabtu").fill("")
    page.get_by_label("Libur mulai").fill("2026-04-08")
    page.get_by_label("Sampai").fill("2026-04-15")
    page.get_by_label("Karena").fill("acara\tkeluarga")
    page.get_by_label("Nomor WhatsApp untuk pesanan").fill("0813 0000 0042")
    page.get_by_label("Ongkir Dusun III").fill("gratis")
    page.get_by_label("Wilayah antar baru").fill("Luar desa")
    page.get_by_label("Ongkirnya").fill("9000")
    page.get_by_label("Tulis dengan kalimat sendiri").fill("keripik mentah jadi 13.000\nsampai jumpa")
    page.get_by_label("Data lain di katalog").check()
    expect(page.get_by_text("14 perubahan")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    send.tap()
    page.wait_for_url("https://wa.me/**")
    (sent,) = visit.sent
    assert sent.startswith("https://wa.me/6281200000010?text=")
    made = understood(parse_qs(urlsplit(sent).query)["text"][0], tmp_path / "businesses")
    assert made.found.slug == "keripik-tempe"
    assert made.remarks == ["Belum terpakai: Catatan: sampai jumpa"]
    assert [(change.loc, change.value or change.item or change.days) for change in made.changes] == [
        (("produk", 0, "varian", 1, "harga"), "19.000"),
        (("produk", 0, "varian", 2, "stok"), "tersedia"),
        (("produk", 2), ()),
        (
            ("produk",),
            {
                "nama": "Rengginang Terasi manis",
                "id": "rengginang-terasi-manis",
                "harga": "12500",
                "satuan": "toples besar",
            },
        ),
        (("produk",), {"nama": "Es Lilin", "id": "es-lilin", "harga": "1000"}),
        (("jam_buka",), "08.00-12.00, 13.30-17.00"),
        (("jam_buka",), "tutup"),
        (("libur",), {"mulai": "2026-04-08", "sampai": "2026-04-15", "keterangan": "acara keluarga"}),
        (("whatsapp",), "0813-0000-0042"),
        (("ongkir", 0, "biaya"), "gratis"),
        (("ongkir",), {"wilayah": "Luar desa", "biaya": "9000"}),
        (("produk", 1, "harga"), "13.000"),
        (("dikonfirmasi",), TODAY.isoformat()),
    ]
    assert visit.errors == []


def test_script_and_program_take_the_same_signs_out_of_what_was_typed(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(FORM)
    texts = [
        "  a*b_c~d`e;f  ",
        "Es  Teh\t!!!!!!",
        "caf\u00e9 \u200bx\ufeff",
        "\U0001f35e\U0001f35e\U0001f35e\U0001f35e roti",
        "-----",
        "((((a))))",
    ]
    address = visit.site.url + visit.site.assets
    tidied = page.evaluate(f"(texts) => import('{address}update.js').then(({{ typed }}) => texts.map(typed))", texts)
    assert tidied == [owner_changes.typed(text) for text in texts]


def test_a_message_too_long_for_a_link_is_copied_instead(visitor: Visitor) -> None:
    page = visitor(permissions=["clipboard-read", "clipboard-write"]).go(FORM)
    note = page.get_by_label("Tulis dengan kalimat sendiri")
    note.evaluate("(field) => { field.maxLength = 9999; }")
    note.fill("kalimat yang panjang " * 90)
    expect(page.get_by_text("Pesannya terlalu panjang")).to_be_visible()
    assert page.locator("[data-send]").get_attribute("href") == "https://wa.me/6281200000010"
    page.get_by_role("button", name="Salin pesan").tap()
    expect(page.get_by_text("Pesan sudah disalin.")).to_be_visible()
    assert "Catatan: kalimat yang panjang" in page.evaluate("navigator.clipboard.readText()")


def test_without_script_there_is_a_link_to_write_by_hand(visitor: Visitor) -> None:
    visit = visitor(java_script_enabled=False)
    page = visit.page
    page.goto(visit.site.url + FORM)
    expect(page.locator("form[data-update]")).to_be_hidden()
    expect(page.get_by_text("Harga keripik original 250 g jadi 19.000.")).to_be_visible()
    address = page.get_by_role("link", name="Tulis perubahan di WhatsApp").get_attribute("href")
    assert "/usaha/keripik-tempe/" in parse_qs(urlsplit(str(address)).query)["text"][0]
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
