"""RT/RW and points on the map, as people and programs write them."""

import pytest

from katalog.contract.values import coordinates, neighbourhood


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("05/12", "05/12"),
        ("RT 5 RW 12", "5/12"),
        ("Rt.005 / Rw.012", "005/012"),
        ("rt05,rw12", "05/12"),
        ("RW 12, RT 05", "05/12"),
        ("RT/RW 05-12", "05/12"),
        ("RT: 05 RW: 12", "05/12"),
        ("RT. 7", "RT 7"),
        ("rw 03", "RW 03"),
        ("RT/RW blok C", "blok C"),
    ],
)
def test_labels_of_rt_and_rw_are_read(written, read):
    assert neighbourhood(written) == read


@pytest.mark.parametrize(
    "written", ["03-Mei", "Mar-05", "3 Mei", "05/03/2026", "2026-03-05", "5 Maret 2026", "03/05/26"]
)
def test_what_a_spreadsheet_made_a_date_is_no_rt_and_rw(written):
    with pytest.raises(ValueError, match="terbaca sebagai tanggal") as caught:
        neighbourhood(written)
    assert {part.strip(" `") for part in caught.value.context["hint"].split("{key}: ")[1:]}
    for offer in caught.value.context["hint"].split("{key}: ")[1:]:
        assert neighbourhood(offer.split("`")[0]) in {"03/05", "05/03"}


@pytest.mark.parametrize(("written", "offered"), [("30-Mar", "30/03"), ("Des-31", "12/31"), ("Feb-2026", "")])
def test_only_the_numbers_that_stood_there_are_offered(written, offered):
    with pytest.raises(ValueError, match="terbaca sebagai tanggal") as caught:
        neighbourhood(written)
    hint = caught.value.context["hint"]
    assert offered in hint if offered else not set("0123456789") & set(hint)


@pytest.mark.parametrize(
    "written",
    [
        "-7.21 / 112.755",
        "7\u00b012\u203236\u2033S 112\u00b045\u203218\u2033E",
        "7\u00ba12'36\"S, 112\u00ba45'18\"E",
        "7\u00b0 12' 36,0\" LS 112\u00b0 45' 18,0\" BT",
        "S 7\u00b012'36\" E 112\u00b045'18\"",
        "112\u00b045'18\" BT 7\u00b012'36\" LS",
        "7\u00b012.6'S 112\u00b045.3'E",
        "LS 7,21 BT 112,755",
        "Lintang: -7.21, Bujur: 112.755",
        "lat=-7.21 lng=112.755",
        "-7.21, 112,755",
        "-7,21; 112.755",
        "7.21 lintang selatan, 112.755 bujur timur",
        ["-7.21", "112.755"],
        {"latitude": "-7.21", "longitude": "112.755"},
        {"Lat": "-7,21", "Long": "112,755"},
    ],
)
def test_a_point_is_the_same_in_every_notation(written):
    assert coordinates(written) == {"latitude": -7.21, "longitude": 112.755}


@pytest.mark.parametrize(
    "written",
    ["Surabaya", "7\u00b0S 8\u00b0S", {"latitude": "-7.21"}, {"latitude": "90", "longitude": "112"}, "112,755"],
)
def test_what_is_no_point_gets_no_point_of_ours(written):
    with pytest.raises(ValueError, match=r"titik peta|luar Indonesia") as caught:
        coordinates(written)
    assert not set("0123456789") & set(caught.value.context["hint"])
