"""The button "Daftarkan usaha": what it opens in WhatsApp, filled in, becomes an entry that passes the check."""

from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest
from villages import village
from visits import VILLAGE, write_site

from katalog.entries import load
from katalog.volunteers.registration import new

pytestmark = pytest.mark.slow

XHTML = "{http://www.w3.org/1999/xhtml}"
ANSWERS = {
    "Nama usaha": "Rujak Mak Ina",
    "Pemilik": "Ina",
    "Jenis usaha": "makanan",
    "Yang dijual dan harganya": "Rujak buah 10.000/porsi, es kelapa 7rb",
    "Nomor WhatsApp": "0812 0000 0077",
    "Dusun dan alamat": "Dusun II, Jl. Melati 5",
    "Jam buka": "Senin - Sabtu 10.00-17.00",
    "Media sosial": "IG @rujakmakina",
    "Pemilik setuju tampil di situs": "ya",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("situs")
    write_site(VILLAGE, folder)
    return folder


def registrations(page):
    """Return the messages of a page's links that ask to be listed."""
    links = [a.get("href") or "" for a in html5lib.parse(page.read_text(encoding="utf-8")).iter(f"{XHTML}a")]
    texts = [parse_qs(urlsplit(link).query).get("text", [""])[0] for link in links if link.startswith("https://wa.me/")]
    return [text for text in texts if "mendaftarkan usaha" in text]


@pytest.mark.parametrize("address", ["index.html", "usaha/index.html", "usaha/keripik-tempe/index.html"])
def test_the_button_is_on_every_page_and_opens_one_form(pages, address):
    found = registrations(pages / address)
    assert found
    assert set(found) == set(registrations(pages / "index.html"))


def test_the_form_filled_in_passes_the_check(pages, tmp_path):
    settings = village(tmp_path)
    text = registrations(pages / "index.html")[0]
    asked = [line.removesuffix(": ") for line in text.split("\n") if line.endswith(": ")]
    assert asked == list(ANSWERS)
    filled = "\n".join(line + ANSWERS.get(line.removesuffix(": "), "") for line in text.split("\n"))
    written = new.new(settings, registration=filled, ask=None, say=[].append)
    assert written.remarks == ()
    loaded = load.load(settings)
    assert [str(problem) for problem in loaded.problems] == []
    business = loaded.catalogue.businesses[0]
    assert (business.name, business.category, business.whatsapp) == ("Rujak Mak Ina", "makanan", "+6281200000077")
    assert [(product.name, product.price) for product in business.products] == [
        ("Rujak buah", 10000),
        ("es kelapa", 7000),
    ]
    assert business.address.hamlet == "Dusun II"
    assert business.consented == settings.today
    assert business.hours is not None
    assert [link.channel for link in business.social] == ["instagram"]
