"""Accounts among words: what is read, and that a hint offers only what was written."""

import pytest

from katalog.contract.values import social_links


@pytest.mark.parametrize(
    ("channel", "written"),
    [("youtube", "YT: @kedai"), ("x", "twitter = kedai"), ("shopee", "Shopee: kedai"), ("telegram", "tele: @kedai")],
)
def test_an_account_is_read_behind_the_name_of_its_medium(channel, written):
    (link,) = social_links({channel: written})
    assert link["handle"] == ("kedai" if channel == "shopee" else "@kedai")


@pytest.mark.parametrize(
    ("channel", "written", "offered"),
    [
        ("instagram", "@satu atau @dua", '`{key}: "@satu"`'),
        ("tokopedia", "cari @satu", "`{key}: satu`"),
        ("situs", "https://satu.id dan https://dua.id", "`{key}: https://satu.id`"),
        ("facebook", "buka https://facebook.com/satu.", "`{key}: https://facebook.com/satu`"),
    ],
)
def test_what_was_written_is_offered(channel, written, offered):
    with pytest.raises(ValueError, match="memuat") as caught:
        social_links({channel: written})
    (mistake,) = caught.value.context["mistakes"]
    assert offered in mistake.hint
    assert social_links({channel: offered.removeprefix("`{key}: ").strip('"`')})


@pytest.mark.parametrize("written", ["Warung Satu", "FB: satu", "https://situs.lain/satu", "-"])
def test_no_account_of_ours_is_offered(written):
    with pytest.raises(ValueError, match="Instagram") as caught:
        social_links({"instagram": written})
    assert "{key}: " not in caught.value.context["mistakes"][0].hint
