"""The catalogue in English: its words where there are some, the seller's own elsewhere and in every order."""

from __future__ import annotations

from datetime import date, timedelta

from page_samples import ROOT
from samples import a_business, a_village

from katalog import formats
from katalog.contract.model import Catalogue
from katalog.orders import opening_hours, whatsapp
from katalog.pages.editions import editions_of, folders
from katalog.pages.english import OwnWords, in_english
from katalog.settings import Settings

URL = "https://contoh.example/"
BUSINESS = {
    "ringkasan_en": "Crunchy chips.",
    "jam_buka": "Senin - Jumat 08.00-17.00, Minggu 09.00-12.00",
    "produk": [
        {"id": "a", "nama": "Keripik", "nama_en": "Chips", "satuan": "bungkus", "satuan_en": "bag", "harga": "5.000"},
        {"id": "b", "nama": "Tempe", "harga": "4.000"},
    ],
    "promo": [{"id": "p", "nama": "Paket", "nama_en": "Bundle", "harga": "8.000", "isi": ["2 x a"]}],
}


def catalogue(**village: object) -> Catalogue:
    return Catalogue(village=a_village(**village), businesses=(a_business(**BUSINESS),))


def settings() -> Settings:
    return Settings(root=ROOT, businesses=ROOT / "businesses", site_url=URL, today=date(2026, 11, 24))


def test_words_in_english_stand_in_and_the_others_stay() -> None:
    english = in_english(catalogue(sambutan="Halo", sambutan_en="Hello"))
    business = english.businesses[0]
    assert (english.village.language, english.village.welcome) == ("en", "Hello")
    assert business.summary == "Crunchy chips."
    assert [(p.name, p.unit) for p in business.products] == [("Chips", "bag"), ("Tempe", None)]
    assert business.promos[0].name == "Bundle"


def test_orders_name_what_the_seller_knows() -> None:
    of = catalogue()
    plain, english = of.businesses[0], in_english(of).businesses[0]
    for before, after in zip(plain.products, english.products, strict=True):
        for made in (whatsapp.ask_text, whatsapp.ask_stock_text):
            assert made(of.village, english, after, URL) == made(of.village, plain, before, URL)
        asked = [whatsapp.order_text(of.village, plain, product, None, URL, "Rp5.000") for product in (before, after)]
        assert asked[0] == asked[1]
    promos = [whatsapp.promo_text(of.village, plain, each.promos[0], URL, "Rp8.000") for each in (plain, english)]
    assert promos[0] == promos[1]


def test_english_is_there_only_where_a_village_wants_it() -> None:
    assert folders(editions_of(catalogue(), {}, settings())) == {}
    both = editions_of(catalogue(inggris="ya"), {}, settings())
    assert folders(both) == {"id": "", "en": "en/"}
    own, english = both
    assert english.where.site_url == f"{URL}en/"
    assert english.where.root_url == own.where.root_url == URL
    here, there = ({page.address for page in each.pages} for each in both)
    assert here - there == {"404.html"}
    assert there <= here
    for page in english.pages:
        assert page.languages == {"id": "", "en": "en/"}


def test_pages_have_a_twin_just_where_both_languages_have_one() -> None:
    product = {"id": "keripik", "nama": "Keripik", "harga": "5.000", "alias": ["lama"]}
    businesses = (a_business(alias=["warung-lama"], produk=[product]),)
    both = editions_of(Catalogue(village=a_village(inggris="ya"), businesses=businesses), {}, settings())
    here, there = ({page.address for page in each.pages} for each in both)
    assert {"usaha/warung-lama/", "usaha/warung/lama/"} <= here - there
    assert {page.address for page in both[0].pages if page.languages} == here & there == there


def test_a_copy_leaves_what_it_was_made_of_as_it_was() -> None:
    product = catalogue().businesses[0].products[0]
    copied = product.model_copy(update={"name": "Lain"})
    assert (product.name, copied.name) == ("Keripik", "Lain")
    assert copied != product
    assert product.model_fields_set == copied.model_fields_set == set()  # no copy may add to what all share


def test_hours_and_dates_are_written_in_english() -> None:
    hours = catalogue().businesses[0].hours
    assert hours is not None
    assert opening_hours.rows(hours, "id") == hours.written
    assert opening_hours.rows(hours, "en") == (
        ("Monday – Friday", "08.00–17.00"),
        ("Saturday", "–"),
        ("Sunday", "09.00–12.00"),
    )
    assert formats.long_date(date(2026, 3, 20), "en") == "20 March 2026"
    assert formats.date_range(date(2026, 3, 20), date(2026, 4, 2), "en") == "20 March – 2 April 2026"
    assert formats.lead_time(timedelta(days=2), "2 hari", "en") == "2 days"
    assert formats.lead_time(timedelta(days=2), "dua hari", "id") == "dua hari"


def test_what_stays_in_the_entrys_language_says_so() -> None:
    english, plain = OwnWords("en/"), OwnWords("")
    assert english.attribute() == english.attribute(None) == ' lang="id"'
    assert english.attribute("Chips") == plain.attribute() == plain.attribute("Chips") == ""
    assert english.phrase("<Rasa>") == '<span lang="id">&lt;Rasa&gt;</span>'
    assert plain.phrase("<Rasa>") == "<Rasa>"  # for the template to escape
    marked = '<div class="prose" lang="id"><p>Gurih &amp; <em>renyah</em></p>\n</div>'
    assert english.prose("Gurih & *renyah*") == marked
    assert english.prose("Crunchy", "Crunchy") == plain.prose("Crunchy") == "<p>Crunchy</p>\n"
