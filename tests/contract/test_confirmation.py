from datetime import date

import pytest
from samples import a_business

from katalog.contract.confirmation import is_old, lacks_consent, unsure_since

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("days", "since", "old"),
    [
        ({"dikonfirmasi": "27-11-2025"}, None, False),
        ({"dikonfirmasi": "26-11-2025"}, date(2025, 11, 26), False),
        ({"dikonfirmasi": "27-11-2024"}, date(2024, 11, 27), False),
        ({"dikonfirmasi": "26-11-2024"}, date(2024, 11, 26), True),
        ({"persetujuan": "26-11-2024"}, date(2024, 11, 26), True),
        ({"persetujuan": "26-11-2020", "dikonfirmasi": "26-11-2026"}, None, False),
        ({}, None, False),
        ({"dikonfirmasi": "26-11-2020", "contoh": "ya"}, None, False),
        ({"dikonfirmasi": "26-11-2020", "status": "tutup-permanen"}, None, False),
    ],
)
def test_how_old_an_entry_is(days, since, old):
    business = a_business(**days)
    assert unsure_since(business, TODAY) == since
    assert is_old(business, TODAY) is old


def test_only_what_is_no_sample_needs_a_consent():
    assert lacks_consent(a_business())
    assert not lacks_consent(a_business(persetujuan="01-01-2026"))
    assert not lacks_consent(a_business(contoh="ya"))
