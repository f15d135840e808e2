"""Which videos play on our pages, and that no address can put anything else there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.pages.videos import embed

PLAYER = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&t=10s",
        "https://m.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://music.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ?si=abc",
        "https://www.youtube.com/shorts/dQw4w9WgXcQ",
        "https://www.youtube.com/live/dQw4w9WgXcQ?feature=share",
        "https://www.youtube.com/embed/dQw4w9WgXcQ",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
    ],
)
def test_every_way_to_write_a_video_leads_to_the_player_without_cookies(url: str) -> None:
    assert embed(url) == PLAYER


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/@warungsiti",
        "https://www.youtube.com/playlist?list=PL0123456789",
        "https://www.youtube.com/watch?v=pendek",
        "https://www.youtube.com/watch",
        "https://youtu.be/",
        "https://youtube.com.contoh.example/watch?v=dQw4w9WgXcQ",
        "https://contoh.example/watch?v=dQw4w9WgXcQ",
        "https://www.tiktok.com/@contoh/video/1000000000000000001",
        "https://www.instagram.com/reel/abcdefghijk/",
        "https://fb.watch/abcdefghijk/",
    ],
)
def test_what_has_no_such_player_stays_a_link(url: str) -> None:
    assert embed(url) == ""


@given(st.text(max_size=40), st.sampled_from(["watch?v=", "shorts/", "embed/", "x/"]))
def test_nothing_but_an_id_gets_into_the_address(text: str, way: str) -> None:
    found = embed(f"https://www.youtube.com/{way}{text}")
    assert found == "" or re.fullmatch(r"https://www\.youtube-nocookie\.com/embed/[A-Za-z0-9_-]{11}", found)
