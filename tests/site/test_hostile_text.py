"""Text from strangers stays text: markup in every field of an entry, and what browsers make of the pages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import commands
import pytest
from sites import HEAD_SCRIPT, ROOT, SITE_URL, TODAY, XHTML, pages, parsed

pytestmark = pytest.mark.slow

BAD = "Keripik & <b>Bu</b>\"'<script>alert(1)</script>"
LONG = f"{BAD}<img src=x onerror=alert(1)> \u202ekanan\u202c 😀 " + "panjang " * 250


def entry() -> dict[str, object]:
    return {
        "nama": BAD[:58],
        "kategori": "makanan",
        "ringkasan": BAD,
        "whatsapp": "081200000099",
        "pemilik": BAD,
        "cerita": f"{LONG}\n\n[tautan](javascript:alert(1)) ![gambar](https://jahat.example/x.png)",
        "alamat": {"dusun": "Dusun III", "jalan": BAD, "rt_rw": BAD, "patokan": BAD, "koordinat": "3.5214, 98.7731"},
        "jam_buka": {"senin-sabtu": "08.00-17.00"},
        "libur": [{"mulai": "2026-12-25", "sampai": "2026-12-26", "keterangan": BAD}],
        "layanan": ["antar", "ambil"],
        "ongkir": [{"wilayah": BAD, "biaya": "5.000"}],
        "izin": {"halal": BAD},
        "testimoni": [{"nama": BAD, "isi": LONG, "sumber": BAD}],
        "pertanyaan": [{"tanya": BAD, "jawab": LONG}],
        "produk": [
            {
                "nama": BAD,
                "id": "jahat",
                "harga": "15.000",
                "satuan": BAD,
                "deskripsi": LONG,
                "varian": [{"nama": BAD}, {"nama": f"{BAD} 2", "harga": "16.000"}],
                "pilihan": [{"nama": BAD, "opsi": [BAD, f"{BAD} 2"], "wajib": "ya"}],
                "isian": [{"label": BAD, "jenis": "teks"}],
                "spesifikasi": {BAD: BAD},
                "kondisi": BAD,
                "garansi": BAD,
                "berat": BAD,
                "merek": BAD,
                "tag": [BAD],
                "unggulan": "ya",
            }
        ],
        "promo": [
            {"nama": BAD, "isi": [{"produk": "jahat", "varian": BAD, "jumlah": "2"}], "harga": "25.000", "syarat": LONG}
        ],
    }


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    business = folder / "businesses" / "jahat"
    business.mkdir(parents=True)
    shutil.copy(ROOT / "businesses" / "_desa.yaml", business.parent)
    text = json.dumps(entry(), ensure_ascii=False)  # JSON of one line is YAML too
    (business / "usaha.yaml").write_text(text, encoding="utf-8")
    done = commands.run(
        "build", "--businesses", business.parent, "--site", folder / "site", "--site-url", SITE_URL, "--today", TODAY
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_no_markup_of_an_entry_becomes_an_element(hostile_site: Path):
    for page in pages(hostile_site):
        for element in parsed(page).iter():
            if not isinstance(element.tag, str):
                continue
            tag = element.tag.removeprefix(XHTML)
            assert tag != "b", page
            assert not [name for name in element.attrib if str(name).startswith("on")], page
            if tag == "script":
                data = element.get("type") in {"application/json", "application/ld+json"}
                assert element.get("src") or data or element.text == HEAD_SCRIPT, page
            if tag == "img":
                assert not (element.get("src") or "").startswith(("x", "http")), page


def test_no_link_runs_script(hostile_site: Path):
    for page in pages(hostile_site):
        for element in parsed(page).iter():
            for name in ("href", "src", "action"):
                value = (element.get(name) or "").strip().lower()
                assert not value.startswith(("javascript:", "data:text", "vbscript:")), page


def test_the_text_is_shown_as_it_was_written(hostile_site: Path):
    for page in ("usaha/jahat/index.html", "usaha/jahat/jahat/index.html"):
        text = "".join(parsed(hostile_site / page).itertext())
        assert BAD in text
        assert "<img src=x onerror=alert(1)>" in text


def test_data_inside_scripts_cannot_end_them(hostile_site: Path):
    found = 0
    for page in pages(hostile_site):
        for element in parsed(page).iter(f"{XHTML}script"):
            if (element.get("type") or "").endswith("json"):
                json.loads(element.text or "")
                found += 1
    assert found > 0
