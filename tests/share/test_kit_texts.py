"""Shared addresses and hashtags."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.share.kit import links
from katalog.share.kit.captions import hashtag


@given(st.from_regex(r"https://[a-z]{1,9}\.id/([a-z-]{1,9}/){0,3}(#promo-[a-z]{1,9})?", fullmatch=True))
def test_channel_is_added_before_the_fragment(url):
    tagged = urlsplit(links.with_channel(url, "qr"))
    plain = urlsplit(url)
    assert parse_qs(tagged.query) == {"dari": ["qr"]}
    assert (tagged.netloc, tagged.path, tagged.fragment) == (plain.netloc, plain.path, plain.fragment)


def test_channel_joins_an_address_with_a_question():
    assert links.with_channel("https://a.id/?x=1#y", "wa") == "https://a.id/?x=1&dari=wa#y"


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("Keripik Tempe", "#KeripikTempe"),
        ("oleh-oleh", "#OlehOleh"),
        ("Warung Bu Rina & Anak", "#WarungBuRinaAnak"),
        ("2025", ""),
        ("🍜", ""),
        ("kata " * 20, ""),
        ("<script>", "#Script"),
    ],
)
def test_hashtag(words, tag):
    assert hashtag(words) == tag
