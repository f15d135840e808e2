from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from katalog.contract.model import Product, Promo
from katalog.orders import whatsapp

NUMBER = "+6281234567890"
PAGE = "https://desa.example/usaha/keripik-tempe/keripik-original/"
TEXT = st.text(st.characters(exclude_categories=["Cs"]))

VILLAGE = samples.a_village()


def a_business(**more):
    return samples.a_business(**{"slug": "keripik-tempe", "nama": "Keripik Tempe", **more})


def a_product(**more):
    return Product.model_validate({"id": "keripik-original", "nama": "Keripik Original", "harga": "16000", **more})


def text_of(address):
    return parse_qs(urlsplit(address).query, keep_blank_values=True)["text"][0]


def test_a_link_is_digits_and_percent_encoded_text():
    address = whatsapp.link(NUMBER, "Halo, saya mau\npesan & tanya")
    assert address == "https://wa.me/6281234567890?text=Halo%2C%20saya%20mau%0Apesan%20%26%20tanya"


def test_a_link_without_text_only_opens_the_chat():
    assert whatsapp.link(NUMBER) == "https://wa.me/6281234567890"


@pytest.mark.parametrize("number", ["081234567890", "+62 812", "", "+0812345678", "+62" * 9, "+628123456789a"])
def test_a_link_wants_an_e164_number(number):
    with pytest.raises(ValueError, match=r"E\.164"):
        whatsapp.link(number, "Halo")


@given(TEXT.filter(lambda text: 0 < len(quote(text, safe="")) < 1_900))
def test_any_text_that_fits_comes_back_as_it_was(text):
    assert text_of(whatsapp.link(NUMBER, text)) == text


@given(st.lists(TEXT, max_size=40).map("\n".join))
def test_no_address_reaches_two_thousand_characters(text):
    address = whatsapp.link(NUMBER, text)
    assert len(address) < 2_000
    assert address.isascii()
    unquote(address, errors="strict")  # no character is cut in half


def test_a_lone_surrogate_is_no_crash():
    assert text_of(whatsapp.link(NUMBER, "a\ud800b")) == "a?b"


@given(st.text("🌶é a", min_size=300, max_size=2_000), st.integers(0, 60))
def test_a_shortened_message_keeps_its_first_line_and_the_address_of_the_page(name, more):
    lines = [f"Halo {name}, saya mau pesan:", "", f"{name} - Rp16.000", PAGE, *["Catatan: "] * more]
    kept = text_of(whatsapp.link(NUMBER, "\n".join(lines))).split("\n")
    assert PAGE in kept
    assert kept[0].startswith("Halo")


def test_only_lines_that_are_too_long_are_cut_and_whole_lines_go_from_the_end():
    lines = ["Halo", "x" * 1_000, PAGE, *[f"baris {number}: {'y' * 90}" for number in range(30)]]
    kept = text_of(whatsapp.link(NUMBER, "\n".join(lines))).split("\n")
    assert kept[0] == "Halo"
    assert kept[1].endswith("…")
    assert kept[2] == PAGE
    assert kept[3:] == lines[3 : len(kept)]
    assert 5 < len(kept) < 20


def test_a_page_address_that_cannot_fit_is_left_out_rather_than_cut():
    page = "https://desa.example/" + "a" * 2_000
    assert text_of(whatsapp.link(NUMBER, f"Halo\n{page}")) == "Halo"


def test_an_order_names_business_product_price_and_page():
    text = whatsapp.order_text(VILLAGE, a_business(), a_product(satuan="bungkus 250 g"), None, PAGE, "Rp16.000")
    assert text == (
        "Halo Keripik Tempe, saya mau pesan:\n"
        "\n"
        "Keripik Original - Rp16.000 / bungkus 250 g\n"
        f"{PAGE}\n"
        "\n"
        "Jumlah: \n"
        "Nama: \n"
        "\n"
        "(dari katalog Desa Dalu Sepuluh B)"
    )


def test_an_order_asks_what_the_seller_has_to_know():
    business = a_business(layanan=["antar", "kirim-berkas"])
    product = a_product(
        varian=[{"nama": "Pedas"}, {"nama": "Manis"}],
        pilihan=[{"nama": "Lauk", "opsi": ["ayam", "ikan"]}],
        isian=[{"label": "Tanggal acara", "jenis": "tanggal"}],
        minimal_pesan="20",
    )
    text = whatsapp.order_text(VILLAGE, business, product, None, PAGE, "Rp16.000")
    assert text.split("\n")[5:12] == [
        "Varian (Pedas / Manis): ",
        "Jumlah (minimal 20): ",
        "Lauk (ayam / ikan): ",
        "Tanggal acara: ",
        "Nama: ",
        "Alamat antar: ",
        "Berkas saya kirim setelah pesan ini.",
    ]


def test_whoever_makes_appointments_is_promised_no_files_unasked():
    business = a_business(layanan=["janji-temu", "kirim-berkas"])
    text = whatsapp.order_text(VILLAGE, business, a_product(jenis="jasa"), None, PAGE, "Rp16.000")
    assert "Berkas" not in text


@pytest.mark.parametrize(
    ("unit", "variant", "said"),
    [("porsi isi 4", "Isi 10", False), ("bungkus 250 g", "pedas", True), ("porsi", "Jumbo 200%", True)],
)
def test_a_unit_that_a_variant_contradicts_is_not_said(unit: str, variant: str, *, said: bool):
    product = a_product(satuan=unit, varian=[{"nama": variant}])
    text = whatsapp.order_text(VILLAGE, a_business(), product, product.variants[0], PAGE, "Rp16.000")
    assert (f"{variant} - Rp16.000 / {unit}\n" in text) is said


def test_a_bundle_says_what_it_holds_and_where_it_stands():
    business = a_business(produk=[a_product(id="asin", varian=[{"nama": "Pedas"}]), a_product(id="kopi", nama="Kopi")])
    promo = Promo.model_validate(
        {
            "id": "lebaran",
            "nama": "Paket Lebaran",
            "harga": "90000",
            "isi": [{"produk": "asin", "varian": "Pedas", "jumlah": "2"}, {"produk": "kopi", "jumlah": "1"}],
        }
    )
    text = whatsapp.promo_text(VILLAGE, business, promo, PAGE, "Rp90.000")
    assert text.split("\n")[2:5] == ["Paket Lebaran - Rp90.000", "(2 x Keripik Original, Pedas; 1 x Kopi)", PAGE]


def test_a_chosen_variant_is_named_and_not_asked_for():
    product = a_product(varian=[{"nama": "Pedas"}, {"nama": "Manis"}])
    text = whatsapp.order_text(VILLAGE, a_business(), product, product.variants[0], PAGE, "Rp16.000")
    assert "Keripik Original, Pedas - Rp16.000" in text
    assert "Varian" not in text


def test_an_order_without_a_product_leaves_room_for_it():
    text = whatsapp.order_text(VILLAGE, a_business(), None, None, PAGE, "")
    assert text.startswith("Halo Keripik Tempe, saya mau pesan:\n\n1. \n")
    assert text.endswith(f"\n{PAGE}")


def test_every_message_to_a_sample_business_says_that_it_is_one():
    sample = a_business(contoh="ya")
    promo = Promo.model_validate({"id": "lebaran", "nama": "Paket Lebaran", "harga": "90000"})
    for text in (
        whatsapp.order_text(VILLAGE, sample, a_product(), None, PAGE, "Rp16.000"),
        whatsapp.order_text(VILLAGE, sample, None, None, PAGE, ""),
        whatsapp.promo_text(VILLAGE, sample, promo, PAGE, "Rp90.000"),
        whatsapp.ask_text(VILLAGE, sample, a_product(), PAGE),
        whatsapp.ask_stock_text(VILLAGE, sample, a_product(), PAGE),
    ):
        assert text.startswith("[CONTOH - bukan pesanan sungguhan]\n\nHalo Keripik Tempe, ")
        assert PAGE in text.split("\n")


def test_a_promo_is_ordered_at_its_own_price():
    promo = Promo.model_validate({"id": "lebaran", "nama": "Paket Lebaran", "harga": "90000"})
    text = whatsapp.promo_text(VILLAGE, a_business(), promo, PAGE, "Rp90.000")
    assert text.split("\n")[:4] == ["Halo Keripik Tempe, saya mau pesan:", "", "Paket Lebaran - Rp90.000", PAGE]


def test_questions_name_what_they_are_about():
    assert whatsapp.ask_text(VILLAGE, a_business(), a_product(), PAGE).startswith(
        "Halo Keripik Tempe, saya mau bertanya tentang Keripik Original:"
    )
    assert whatsapp.ask_text(VILLAGE, a_business(), None, PAGE).startswith("Halo Keripik Tempe, saya mau bertanya:")
    assert "kapan Keripik Original tersedia lagi?" in whatsapp.ask_stock_text(VILLAGE, a_business(), a_product(), PAGE)


def test_messages_to_the_volunteers_are_forms():
    assert PAGE in whatsapp.report_text(PAGE).split("\n")
    assert whatsapp.report_text(PAGE).endswith("Yang benar: ")
    form = whatsapp.register_text()
    for label in ("Nama usaha: ", "Pemilik: ", "Nomor WhatsApp: "):
        assert label in form.split("\n")
    assert len(whatsapp.link(NUMBER, form)) < 1_000


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=3, max_size=60))
def test_braces_and_marks_in_names_are_only_text(name):
    business = a_business(nama=name)
    text = whatsapp.order_text(VILLAGE, business, a_product(nama="{business} %s <b>"), None, PAGE, "Rp1.000")
    assert text.split("\n")[0] == f"Halo {name}, saya mau pesan:"
    assert "{business} %s <b> - Rp1.000" in text
    assert text_of(whatsapp.link(NUMBER, text)) == text
