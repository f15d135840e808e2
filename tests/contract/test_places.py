"""RT/RW and points on the map, as people and programs write them."""

import pytest

from katalog.contract.values import neighbourhood


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


@pytest.mark.parametrize("written", ["03-Mei", "Mar-05", "3 Mei", "05/03/2026", "2026-03-05", "5 Maret 2026"])
def test_what_a_spreadsheet_made_a_date_is_no_rt_and_rw(written):
    with pytest.raises(ValueError, match="terbaca sebagai tanggal") as caught:
        neighbourhood(written)
    assert {part.strip(" `") for part in caught.value.context["hint"].split("{key}: ")[1:]}
    for offer in caught.value.context["hint"].split("{key}: ")[1:]:
        assert neighbourhood(offer.split("`")[0]) in {"03/05", "05/03"}
