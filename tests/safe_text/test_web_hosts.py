"""Where addresses lead: to which host, and to whose WhatsApp."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.safe_text import markdown, web_hosts

TO_ONE = [
    "https://wa.me/6281999999999",
    "https://wa.me/+62 819-9999-9999?text=Pesan",
    "HTTPS://WA.ME/081999999999",
    "wa.me/c/6281999999999",
    "https://wa.me/p/2389/6281999999999",
    "https://api.whatsapp.com/send?phone=6281999999999&text=a",
    "https://api.whatsapp.com/send/?text=a&phone=%2B6281999999999",
    "https://web.whatsapp.com/send?phone=6281999999999",
    "https://www.whatsapp.com/catalog/6281999999999/?app_absent=0",
    "whatsapp://send?phone=6281999999999",
    "https://wa.me/?phone=6281999999999",
    "https://l.facebook.com/l.php?u=https%3A%2F%2Fwa.me%2F6281999999999",
    "https://jalan.example/?ke=https%253A%252F%252Fwa.me%252F6281999999999",
    "https&#58;//wa&#46;me/6281999999999",
    "https://wa\u3002me/6281999999999",
    "https://\uff57\uff41.me/6281999999999",
]


@pytest.mark.parametrize("address", TO_ONE)
def test_the_number_a_chat_opens_with_is_found(address: str) -> None:
    assert list(web_hosts.whatsapp_numbers(f"Pesan di {address}")) == ["6281999999999"]


@pytest.mark.parametrize(
    "address", ["https://wa.link/a1b2", "wa.me/message/ABC1", "https://wa.me/qr/XYZ", "walink.co/q"]
)
def test_a_chat_whose_number_cannot_be_seen_is_found(address: str) -> None:
    assert list(web_hosts.whatsapp_numbers(address)) == [""]


@pytest.mark.parametrize(
    "text", ["https://siwa.me/6281999999999", "https://wa.me/?text=Halo", "Jawa.me 0819", "https://wa-me.example/62812"]
)
def test_other_addresses_open_no_chat(text: str) -> None:
    assert list(web_hosts.whatsapp_numbers(text)) == []


@pytest.mark.parametrize(
    "address",
    [
        "http://contoh.id",
        "https://bank.id@jahat.id/",
        "https://:rahasia@jahat.id/",
        "https://127.0.0.1/",
        "https://0x7f.1/",
        "https://2130706433/",
        "https://[::1]/",
        "https://localhost:8000/",
        "https://printer.local/",
        "https://router.lan/",
        "https://contoh.id\\@jahat.id/",
        "https://jahat%2eid/",
        "https:///jahat.id",
        "https://contoh.id:x/",
    ],
)
def test_what_is_no_public_host_makes_no_link(address: str) -> None:
    assert web_hosts.host_of(address) == ""
    assert "<a" not in markdown.html(f"[tekan]({address})")


def test_a_host_in_other_letters_is_told_in_ascii() -> None:
    assert web_hosts.host_of("https://sh\u043epee.co.id/toko") == "xn--shpee-kye.co.id"


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("https://www.bca.co.id/", "https://jahat.example/"),
        ("bca.co.id", "https://jahat.example/bca.co.id"),
        ("Buka shopee.co.id sekarang", "https://shopee.co.id.jahat.example/"),
        ("www.contoh.id", "https://contoh.id.jahat.example"),
        ("https://desa/", "https://jahat.example/"),
        ("contoh\u3002id", "https://jahat.example/"),
    ],
)
def test_words_that_look_like_another_address_are_no_link(words: str, address: str) -> None:
    assert web_hosts.is_disguised(words, address)
    made = markdown.html(f"Lihat [{words}]({address}), ya")
    assert "<a" not in made
    assert words.rsplit("/", maxsplit=1)[-1] in made


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Toko kami", "https://tokopedia.com/siti"),
        ("tokopedia.com/siti", "https://www.tokopedia.com/siti"),
        ("siti.contoh.id", "https://contoh.id/siti"),
        ("@siti.id", "https://www.instagram.com/siti.id/"),
        ("Menu.pdf", "https://drive.google.com/x"),
        ("H. Siti, S.Pd", "https://contoh.id/"),
        ("https://contoh.id/", "https://contoh.id/"),
    ],
)
def test_honest_words_are_one(words: str, address: str) -> None:
    assert not web_hosts.is_disguised(words, address)
    assert f'href="{address}"' in markdown.html(f"Lihat [**{words}**]({address})")


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_looked_at_without_an_exception(words: str, rest: str) -> None:
    web_hosts.host_of(f"https://{rest}")
    web_hosts.is_disguised(words, f"https://{rest}")
    list(web_hosts.whatsapp_numbers(words))
    markdown.html(f"[{words}](https://{rest})")
