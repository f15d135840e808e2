"""The page about the catalogue claims only what is true of this one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import markdown
from samples import a_business, a_village

from katalog.contract.model import Catalogue
from katalog.pages import about
from katalog.texts import Texts

ROOT = Path(__file__).parents[2]
TEXTS = Texts.read(ROOT / "overrides")
PAGE = markdown((ROOT / "docs" / "tentang.md").read_text("utf-8").partition("---\n\n")[2])
DAY = "2026-01-01"


def told(*businesses: dict[str, str], **village: object) -> str:
    made = tuple(
        a_business(slug=f"usaha-{number}", nama=f"Usaha {number}", **each) for number, each in enumerate(businesses)
    )
    return about.told(PAGE, Catalogue(village=a_village(**village), businesses=made), TEXTS)


@pytest.mark.parametrize(
    ("businesses", "said", "not_said"),
    [
        ([], [], ["ersetujuan pemilik", "Setiap pemilik sudah", "contoh"]),
        ([{"contoh": "ya"}], ["Data contoh"], ["ersetujuan pemilik", "Setiap pemilik sudah"]),
        ([{"persetujuan": DAY}], ["Setiap pemilik sudah setuju"], ["contoh", "belum tercatat"]),
        ([{"persetujuan": DAY}, {}, {"contoh": "ya"}], ["tercatat untuk 1 dari 2 usaha", "Data contoh"], ["Setiap"]),
        ([{}], ["belum tercatat"], ["Setiap pemilik sudah", "contoh"]),
    ],
)
def test_consents_and_samples_are_told_as_they_are(businesses, said, not_said):
    html = told(*businesses)
    assert not re.search(r"@@|<p></p>", html)
    assert [words for words in said if words not in html] == []
    assert [words for words in not_said if words in html] == []


@pytest.mark.parametrize(
    ("village", "said"),
    [
        ({"whatsapp": "0812-3456-7801"}, "Beri tahu relawan lewat nomor WhatsApp"),
        ({"kantor": {"telepon": "0361-975123"}}, "Beri tahu kantor desa lewat nomor"),
        ({"kantor": {"alamat": "Jalan Balai Desa 1"}}, "Beri tahu kantor desa atau relawan"),
        ({}, "Beri tahu kantor desa atau relawan"),
    ],
)
def test_it_names_a_number_only_where_there_is_one(village, said):
    assert said in told(**village)
