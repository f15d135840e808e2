"""Which hamlets an area reaches, in the words people use for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import a_business, a_village

from katalog.orders.delivery import hamlets_reached

VILLAGE = a_village(dusun=["Dusun I", "Dusun II", "Dusun III", "Kampung Baru"])


def reached(*areas: str, services: tuple[str, ...] = ("antar",)) -> tuple[int, ...]:
    business = a_business(layanan=list(services), ongkir=[{"wilayah": area, "biaya": "5.000"} for area in areas])
    return hamlets_reached(business, VILLAGE)


@pytest.mark.parametrize(
    ("areas", "places"),
    [
        (("Dusun II",), (1,)),
        (("dusun ii", "Kampung  Baru"), (1, 3)),
        (("Dusun I dan Dusun III",), (0, 2)),
        (("Dusun III (dekat sekolah)",), (2,)),
        (("Kota Medan",), ()),
        (("Kota Medan", "Dusun I"), (0,)),
        (("Seluruh desa",), (0, 1, 2, 3)),
        (("sedesa",), (0, 1, 2, 3)),
        (("Semua dusun",), (0, 1, 2, 3)),
        (("Desa Dalu Sepuluh B",), (0, 1, 2, 3)),
        (("Kec. Tanjung Morawa",), (0, 1, 2, 3)),
        (("Kabupaten Deli Serdang",), (0, 1, 2, 3)),
        (("Luar Sumatera Utara (JNE)",), ()),
    ],
)
def test_an_area_in_the_words_people_use(areas: tuple[str, ...], places: tuple[int, ...]) -> None:
    assert reached(*areas) == places


def test_who_delivers_without_naming_areas_delivers_in_the_village() -> None:
    assert reached() == (0, 1, 2, 3)
    assert reached(services=("ambil", "kirim")) == ()


def test_an_area_counts_only_where_something_is_brought() -> None:
    assert reached("Dusun I", services=("ambil",)) == ()
    assert reached("Dusun I", services=("kirim",)) == (0,)


@given(st.text(min_size=1, max_size=80).filter(lambda text: text.strip() and text.isprintable()))
def test_any_area_can_be_read(area: str) -> None:
    assert set(reached(area)) <= {0, 1, 2, 3}
