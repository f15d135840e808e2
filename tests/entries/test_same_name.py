"""A second business of the same name in the same hamlet is named: a stranger's, or one that was entered twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from villages import village

from katalog.entries import load
from katalog.problems import Severity
from katalog.volunteers.github import proposal

FIRST = "Keripik Bu Ani"


def entry(name: str, hamlet: str = "Dusun II", number: str = "0812-0000-0001") -> str:
    return f"nama: {name}\nkategori: camilan\nringkasan: Renyah.\nwhatsapp: {number}\nalamat: {{dusun: {hamlet}}}\n"


def warnings(root: Path, second: str) -> list[str]:
    loaded = load.load(village(root, {"ani": entry(FIRST), "ani-2": second}))
    assert loaded.catalogue is not None
    assert len(loaded.catalogue.businesses) == 2, "a warning only"
    return [
        f"{problem.place.path}:{problem.place.line} {problem.message}"
        for problem in loaded.problems
        if problem.severity is Severity.WARNING and "bernama sama di" in problem.message
    ]


@pytest.mark.parametrize(
    "name",
    [
        FIRST,
        "KERIPIK BU ANI",
        "Keripik  'Bu' Ani.",
        "Keripik-Bu-\u00c1ni",
        "K\u0435ripik Bu \u0391ni",
        "Keripik\u200b Bu Ani\ufe0f",
    ],
)
def test_the_same_name_in_the_same_hamlet_is_named(tmp_path: Path, name: str) -> None:
    first, second = warnings(tmp_path, entry(name, number="0812-0000-0002"))
    assert first.startswith("businesses/ani-2/usaha.yaml:1 ")
    assert f"`ani` ({FIRST})" in first
    assert second.startswith("businesses/ani/usaha.yaml:1 ")
    assert "`ani-2`" in second


@pytest.mark.parametrize(("name", "hamlet"), [(FIRST, "Dusun III"), ("Keripik Bu Ana", "Dusun II")])
def test_another_name_or_hamlet_is_not(tmp_path: Path, name: str, hamlet: str) -> None:
    assert warnings(tmp_path, entry(name, hamlet, "0812-0000-0002")) == []


@pytest.mark.parametrize("slug", ["ani", "warung-ani"])
def test_a_proposal_of_a_name_that_is_there_says_so(tmp_path: Path, slug: str) -> None:
    settings = village(tmp_path, {slug: entry(FIRST)})
    answers = {
        "Nama usaha": "keripik bu ani",
        "Jenis usaha": "camilan",
        "Nomor WhatsApp": "0819-9999-9999",
        "Dusun": "Dusun II",
        "Yang dijual dan harganya": "Keripik 15.000",
        "Persetujuan": "- [x] Pemilik setuju",
    }
    body = "\n\n".join(f"### {heading}\n\n{answer}" for heading, answer in answers.items())
    made = proposal.propose(settings, {"issue": {"number": 7, "body": body}})
    assert made.slug == "keripik-bu-ani"
    assert f"ada usaha lain bernama sama di Dusun II: `{slug}`" in made.message
