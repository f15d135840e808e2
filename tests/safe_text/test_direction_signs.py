"""Signs that turn the direction of writing: none is taken over, and whoever edits the entry is told of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from villages import village

from katalog.entries import load
from katalog.problems import Severity
from katalog.safe_text import direction_signs, markdown

SIGNS = [chr(code) for code in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
TURNING = ["\u202b", "\u202d", "\u202e", "\u2067"]


def entry(name: str, more: str = "") -> str:
    return (
        f"nama: {name}\nkategori: makanan\nringkasan: Enak.\npersetujuan: 02-01-2026\nwhatsapp: 0812-0000-0099\n"
        f"alamat: {{dusun: Dusun I}}\n{more}"
    )


@pytest.mark.parametrize("sign", SIGNS)
def test_no_text_of_an_entry_keeps_one(tmp_path: Path, sign: str) -> None:
    more = (
        f"pemilik: Bu {sign}Siti\ncerita: |\n  Satu {sign}dua\njam_buka: {{Senin{sign}: 08.00-17.00}}\n"
        f"produk:\n  - nama: Nasi{sign} 0001\n    deskripsi: 'Enak{sign}'\n"
        f"    spesifikasi: {{'Be{sign}rat': '1{sign} kg'}}\n"
        f"    varian: [Kecil{sign}, Besar]\n    tag: 'pe{sign}das, gurih'\n"
    )
    loaded = load.load(village(tmp_path, {"warung": entry(f"Warung {sign}Siti", more)}))
    assert loaded.catalogue is not None
    (business,) = loaded.catalogue.businesses
    assert business.name == "Warung Siti"
    assert business.products[0].specifications == (("Berat", "1 kg"),)
    assert sign not in json.dumps(business.model_dump(mode="json"), ensure_ascii=False)
    assert any("membalik" in problem.message for problem in loaded.problems) == (sign in TURNING)
    assert all(problem.severity is Severity.WARNING for problem in loaded.problems)
    assert sign not in "\n".join(map(str, loaded.problems))


@pytest.mark.parametrize("spelled", ['"Warung \\u202E.utaS"', '"Warung \\U0000202e.utaS"'])
def test_a_sign_that_yaml_spells_out_is_one(tmp_path: Path, spelled: str) -> None:
    loaded = load.load(village(tmp_path, {"warung": entry(spelled)}))
    assert loaded.catalogue is not None
    assert loaded.catalogue.businesses[0].name == "Warung .utaS"
    (problem,) = loaded.problems
    assert "U+202E" in problem.message
    assert problem.place.line == 1


def test_the_village_s_own_file_is_read_the_same(tmp_path: Path) -> None:
    settings = village(tmp_path)
    file = settings.businesses / "_desa.yaml"
    file.write_text(file.read_text("utf-8").replace("Desa Contoh", "Desa \u2067Contoh\u2069"), "utf-8")
    loaded = load.load(settings)
    assert loaded.catalogue is not None
    assert loaded.catalogue.village.name == "Desa Contoh"
    assert [problem.place.line for problem in loaded.problems] == [1]


def test_a_number_copied_from_a_contact_is_no_reason_to_warn(tmp_path: Path) -> None:
    text = entry("Warung Siti").replace("0812-0000-0099", "\u202a+62 812-0000-0099\u202c")
    loaded = load.load(village(tmp_path, {"warung": text}))
    assert not loaded.problems
    assert loaded.catalogue is not None
    assert loaded.catalogue.businesses[0].whatsapp == "+6281200000099"


@pytest.mark.parametrize("text", ["Enak &#x202E;sekali *ya*", "Enak &#8238;sekali [ya](https://a.id/)", "A &rlm;*b*"])
def test_markdown_makes_none_either(text: str) -> None:
    for made in (str(markdown.html(text)), markdown.plain(text)):
        assert direction_signs.without(made) == made
