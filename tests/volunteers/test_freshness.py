from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
from villages import village

from katalog.cli import main
from katalog.entries import load
from katalog.volunteers import freshness

ENTRY = """\
nama: Warung {name}
kategori: camilan
ringkasan: Keripik.
pemilik: Ibu {name}
whatsapp: "0812-3456-78{number}"
alamat: {{dusun: Dusun I, jalan: Jl. Melati 5}}
jam_buka: Senin 8-17
produk:
  - {{nama: Keripik, harga: 15000}}
  - {{nama: Peyek, varian: [{{nama: kecil, harga: 5000}}, {{nama: besar, harga: 9000}}]}}
  - {{nama: Rias}}
{more}
"""


@pytest.fixture
def settings(tmp_path):
    more = {
        "ani": "dikonfirmasi: 2025-11-23",
        "budi": "dikonfirmasi: 2025-11-24",
        "cici": "",
        "dodi": "status: tutup-permanen",
        "eka": "contoh: ya",
        "fifi": "dikonfirmasi: 2024-01-31",
    }
    entries = enumerate(more.items(), 10)
    return village(tmp_path, {s: ENTRY.format(name=s.title(), number=n, more=line) for n, (s, line) in entries})


def due(settings, **options):
    return freshness.due(load.load(settings).catalogue, settings, **options)


def test_never_confirmed_first_then_the_oldest_closed_and_samples_not_at_all(settings):
    found = due(settings)
    assert [(entry.slug, entry.confirmed, entry.days) for entry in found] == [
        ("cici", None, None),
        ("fifi", date(2024, 1, 31), 1028),
        ("ani", date(2025, 11, 23), 366),
    ]


def test_the_limit_can_be_set(settings):
    assert [entry.slug for entry in due(settings, older_than_days=364)] == ["cici", "fifi", "ani", "budi"]
    assert [entry.slug for entry in due(settings, older_than_days=5000)] == ["cici"]


def test_the_link_opens_a_chat_with_the_owner_and_the_whole_message(settings):
    entry = due(settings)[0]
    parts = urlsplit(entry.link)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "wa.me", "/6281234567812")
    assert parse_qs(parts.query)["text"] == [entry.message]
    lines = entry.message.split("\n")
    assert lines[0] == "Halo Ibu Cici, kami relawan katalog Desa Contoh."
    assert "https://desa.example/usaha/cici/" in lines
    assert "Jam buka: Senin 8-17" in lines
    assert "Alamat: Jl. Melati 5, Dusun I" in lines
    assert [line for line in lines if line.startswith("- ")] == [
        "- Keripik: Rp15.000",
        "- Peyek: mulai Rp5.000",
        "- Rias: tanya harga",
    ]


def test_a_long_list_of_prices_is_cut(settings):
    catalogue = load.load(settings).catalogue
    business = catalogue.businesses[0]
    many = business.model_copy(update={"products": business.products * 20})
    lines = freshness.message_to_owner(many, catalogue.village, settings).split("\n")
    assert sum(line.startswith("- ") for line in lines) == freshness.PRODUCTS_ASKED + 1
    assert "- dan 48 produk lain" in lines


@pytest.mark.parametrize("length", [1, 30, 200, 600])
def test_the_end_of_the_message_is_never_cut_off(settings, length):
    catalogue = load.load(settings).catalogue
    business = catalogue.businesses[0]
    products = tuple(p.model_copy(update={"name": "Kue " * length}) for p in business.products * 5)
    many = business.model_copy(update={"products": products, "confirmed": None})
    found = freshness.due(catalogue.model_copy(update={"businesses": (many,)}), settings)[0]
    assert parse_qs(urlsplit(found.link).query)["text"] == [found.message]
    assert found.message.endswith("Terima kasih.")
    assert len(found.link) < 2000


def test_what_the_terminal_shows(settings):
    text = "\n".join(freshness.sentences(due(settings)))
    assert text.startswith("3 usaha perlu ditanyakan lagi")
    assert (
        f"Warung Cici (cici): belum pernah\n  {freshness.NO_CONSENT}\n  0812-3456-7812\n  https://wa.me/6281234567812?text="
        in text
    )
    assert "Warung Fifi (fifi): 31 Januari 2024, 1028 hari" in text
    tomorrow = replace(settings, today=date(2026, 11, 25))
    assert len(due(tomorrow)) == 4
    assert freshness.sentences(()) == ["Semua usaha sudah dikonfirmasi dalam 365 hari terakhir."]


def lacks(settings, slug):
    found = freshness.lacking(load.load(settings).catalogue, settings)
    return next((entry.lacks for entry in found if entry.slug == slug), ())


def test_what_an_entry_lacks(tmp_path):
    whole = ENTRY.replace("  - {{nama: Rias}}\n", "").replace("harga: 15000", "harga: 15000, foto: a.jpg")
    permits = "izin: {nib: {nomor: 1, berlaku_sampai: 23-11-2026}, pirt: {nomor: 2, berlaku_sampai: 23-01-2027}}"
    more = {
        "ani": (whole, "persetujuan: 01-11-2026\nfoto: a.jpg\n" + permits),
        "budi": (ENTRY, "persetujuan: 01-11-2026"),
        "cici": (whole, ""),
        "dodi": (ENTRY, "contoh: ya"),
        "eka": (ENTRY, "status: tutup-permanen"),
    }
    entries = {s: text.format(name=s.title(), number=n, more=m) for n, (s, (text, m)) in enumerate(more.items(), 10)}
    settings = village(tmp_path, entries)
    for slug in entries:
        (settings.businesses / slug / "a.jpg").write_bytes(b"x") if slug in {"ani", "cici"} else None
    assert lacks(settings, "ani") == (
        "Tanpa foto: Peyek.",
        "Izin NIB sudah habis 23 November 2026.",
        "Izin P-IRT akan habis 23 Januari 2027.",
    )
    assert lacks(settings, "budi") == ("Belum ada foto satu pun.", "Tanpa harga: Rias.")
    assert lacks(settings, "cici") == (freshness.NO_CONSENT, "Tanpa foto: Peyek.")
    assert lacks(settings, "dodi") == lacks(settings, "eka") == ()


def test_an_owner_who_has_not_agreed_is_asked(settings):
    entry = due(settings)[0]
    assert "Balas SETUJU kalau boleh." in entry.message
    assert f"Warung Cici (cici): belum pernah\n  {freshness.NO_CONSENT}" in "\n".join(freshness.sentences((entry,)))


def test_the_page_for_the_clerk(tmp_path):
    strange = ENTRY.format(name="<script>", number=10, more="")
    settings = village(tmp_path, {"ani": strange})
    file = tmp_path / "basi.html"
    options = ("--businesses", settings.businesses, "--site-url", "https://desa.example/", "--today", "2026-11-24")
    assert main.main(["basi", *map(str, options), "--html", str(file)], load_site_maker=pytest.fail) == 0
    tree = lxml.html.fromstring(file.read_bytes())
    assert tree.xpath("//h2/text()") == ["Perlu ditanyakan lagi (1)", "Belum lengkap (1)"]
    assert not tree.xpath("//script|//link|//img")
    assert tree.xpath("//strong/text()") == ["Warung <script>"] * 2
    assert {urlsplit(link).netloc for link in tree.xpath("//a/@href")} == {"wa.me"}
    assert freshness.NO_CONSENT in tree.text_content()
