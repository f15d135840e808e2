"""Every row of the data contract: each key arrives in the model, and a bad value is an error at its line."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from every_key import OF_VILLAGE
from pydantic import BaseModel

from katalog.contract import model
from katalog.contract.shape import shape_of, shapes
from katalog.entries import load as schema
from katalog.settings import Settings

ENTRIES = Path(__file__).parents[1] / "entries"
TODAY = date(2026, 3, 1)
PHOTOS = ("depan.jpg", "keripik.jpg", "paket.jpg")

CONTRACT = {
    "desa": "nama kecamatan kabupaten provinsi zona_waktu whatsapp dusun kategori sambutan bahasa inggris sambutan_en"
    " sinonim luring formulir repositori portal logo warna kantor",
    "kantor": "alamat jam telepon whatsapp situs media_sosial",
    "kategori": "id nama ikon nama_en",
    "usaha": "nama kategori ringkasan whatsapp alamat pemilik telepon cerita jam_buka libur layanan ongkir pembayaran"
    " qris media_sosial izin foto video testimoni pertanyaan status dikonfirmasi persetujuan alias contoh produk promo"
    " ringkasan_en cerita_en",
    "alamat": "jalan dusun rt_rw patokan koordinat peta",
    "libur": "mulai sampai keterangan",
    "ongkir": "wilayah biaya minimal",
    "izin": "nib pirt halal bpom merek",
    "surat": "nomor berlaku_sampai",
    "testimoni": "nama isi tanggal sumber",
    "pertanyaan": "tanya jawab",
    "produk": "nama id jenis harga harga_mulai harga_coret satuan deskripsi foto varian pilihan isian stok siap_dalam"
    " minimal_pesan maksimal_pesan kelipatan spesifikasi kondisi garansi berat merek unggulan tag alias"
    " nama_en satuan_en deskripsi_en",
    "varian": "nama harga stok",
    "pilihan": "nama opsi wajib",
    "isian": "label jenis wajib",
    "promo": "nama isi harga mulai sampai foto syarat nama_en syarat_en",
    "isi": "produk varian jumlah",
    "foto": "file keterangan",
    "video": "alamat judul",
}
REQUIRED = {
    "desa": "nama kecamatan kabupaten provinsi dusun kategori",
    "usaha": "nama kategori ringkasan whatsapp alamat",
    "alamat": "dusun",
    "produk": "nama",
    "promo": "nama harga",
}
CHANNELS = "instagram facebook tiktok youtube x threads telegram shopee tokopedia lazada tiktok_shop gofood grabfood"
CHANNELS += " shopeefood katalog_wa situs"
ROWS = [(section, key) for section, keys in CONTRACT.items() for key in keys.split()]
WAYS: dict[str, tuple[Any, ...]] = {
    "usaha": (),
    "alamat": ("alamat",),
    "libur": ("libur", 0),
    "ongkir": ("ongkir", 0),
    "izin": ("izin",),
    "surat": ("izin", "nib"),
    "testimoni": ("testimoni", 0),
    "pertanyaan": ("pertanyaan", 0),
    "produk": ("produk", 0),
    "varian": ("produk", 0, "varian", 0),
    "pilihan": ("produk", 0, "pilihan", 0),
    "isian": ("produk", 0, "isian", 0),
    "promo": ("promo", 0),
    "isi": ("promo", 0, "isi", 0),
    "foto": ("foto", 0),
    "video": ("video", 0),
    "desa": (),
    "kategori": ("kategori", 0),
    "kantor": ("kantor",),
}
NESTED = {"a": {"b": ["c"]}}
"""No key of the contract may hold this."""


def part(section: str, *left_out: str) -> dict[str, Any]:
    """Return the example of every key of `section`, as data."""
    return {key: field.sample for key, field in shapes()[section].fields.items() if key not in left_out}


def entry() -> dict[str, Any]:
    """Return an entry with an example of everything."""
    whole = part("usaha")
    whole["alamat"] = part("alamat")
    for section in ("libur", "ongkir", "testimoni", "pertanyaan"):
        whole[section] = [part(section)]
    whole["testimoni"][0]["tanggal"] = "20-02-2026"
    whole["dikonfirmasi"] = whole["persetujuan"] = "20-02-2026"
    whole["izin"] = {**part("izin"), "nib": part("surat")}
    whole["media_sosial"] = part("media_sosial")
    whole["video"] = [part("video")]
    whole["foto"] = [{"file": "depan.jpg", "keterangan": "Depan"}]
    product = part("produk", "harga_mulai")
    product["varian"], product["pilihan"], product["isian"] = [part("varian")], [part("pilihan")], [part("isian")]
    whole["produk"] = [product]
    whole["promo"] = [{**part("promo"), "isi": [part("isi")]}]
    return whole


def load(root: Path, business: dict[str, Any], village: dict[str, Any] | None = None) -> tuple[schema.Loaded, str]:
    """Write both as YAML, load them, and return what was loaded and the text of the business."""
    businesses = root / "businesses"
    shutil.rmtree(businesses, ignore_errors=True)
    (businesses / "warung-siti").mkdir(parents=True)
    for name in PHOTOS:
        (businesses / "warung-siti" / name).touch()
    text = yaml.safe_dump(business, allow_unicode=True, sort_keys=False, width=1000)
    (businesses / "warung-siti" / "usaha.yaml").write_text(text, encoding="utf-8")
    (businesses / "_logo.png").touch()
    (businesses / "_desa.yaml").write_text(yaml.safe_dump(village or part("desa"), sort_keys=False), encoding="utf-8")
    return schema.load(Settings(root, businesses, "https://contoh.desa.id/", TODAY)), text


def inside(data: Any, way: tuple[Any, ...]) -> Any:
    """Return what `way` leads to."""
    for step in way:
        data = data[step]
    return data


def field_of(section: str, key: str) -> tuple[type[BaseModel], str]:
    """Return the model and the name of its field for a key."""
    group = model.sections()[section]
    return group, model.keys_of(group)[key][0]


def test_the_model_has_the_rows_of_the_contract() -> None:
    for section, group in model.sections().items():
        keys = set(shape_of(group).fields) - ({"id"} if section == "promo" else set())
        assert keys == set(CONTRACT[section].split()), section


@pytest.mark.parametrize(("section", "key"), ROWS, ids=lambda part: part)
def test_a_key_arrives_in_the_model(section: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model.Frozen, "model_post_init", lambda *_: None)  # which forgets what was written
    whole, village = entry(), {**part("desa"), "kantor": part("kantor")}
    if (section, key) == ("produk", "harga_mulai"):
        whole["produk"][0]["harga_mulai"] = whole["produk"][0].pop("harga")
    loaded, _ = load(tmp_path, whole, village)
    assert [str(problem) for problem in loaded.problems if problem.severity == "error"] == []
    assert loaded.catalogue is not None
    business = loaded.catalogue.businesses[0]
    holders: dict[str, Any] = {
        "usaha": business, "desa": loaded.catalogue.village, "kategori": loaded.catalogue.village.categories[0],
        "alamat": business.address, "libur": business.holidays[0], "ongkir": business.delivery_areas[0],
        "izin": business.licences, "surat": business.licences.nib, "testimoni": business.testimonials[0],
        "pertanyaan": business.faq[0], "produk": business.products[0], "varian": business.products[0].variants[0],
        "pilihan": business.products[0].choices[0], "isian": business.products[0].questions[0],
        "promo": business.promos[0], "isi": business.promos[0].items[0], "foto": business.photos[0],
        "video": business.videos[0], "kantor": loaded.catalogue.village.office,
    }  # fmt: skip
    group, name = field_of(section, key)
    holder = holders[section]
    assert type(holder) is group
    assert name in holder.model_fields_set
    assert getattr(holder, name) not in {None, "", ()}


@pytest.mark.parametrize(("section", "key"), ROWS, ids=lambda part: part)
def test_a_bad_value_is_an_error_at_its_line(section: str, key: str, tmp_path: Path) -> None:
    whole, village = entry(), part("desa")
    holder = inside(village if section in OF_VILLAGE else whole, WAYS[section])
    holder[key] = NESTED
    loaded, _ = load(tmp_path, whole, village)
    file = "_desa.yaml" if section in OF_VILLAGE else "usaha.yaml"
    lines = (tmp_path / "businesses" / ("." if file[0] == "_" else "warung-siti") / file).read_text().split("\n")
    line = next(number for number, text in enumerate(lines, 1) if text.strip() == "a:")
    errors = [p.place.line for p in loaded.problems if p.severity == "error" and p.place.path.endswith(file)]
    assert any(line - 1 <= found <= line + 2 for found in errors), loaded.problems


@pytest.mark.parametrize(
    ("section", "key"), [(s, k) for s, keys in REQUIRED.items() for k in keys.split()], ids=lambda part: part
)
def test_a_required_key_is_asked_for_with_an_example(section: str, key: str, tmp_path: Path) -> None:
    whole, village = entry(), part("desa")
    del inside(village if section == "desa" else whole, WAYS[section])[key]
    loaded, _ = load(tmp_path, whole, village)
    asked = [problem for problem in loaded.problems if "belum ada" in problem.message]
    assert len(asked) == 1, loaded.problems
    assert f"{key}:" in asked[0].hint


@pytest.mark.parametrize("section", [s for s in CONTRACT if s not in OF_VILLAGE])
def test_an_unknown_key_is_an_error_at_its_line(section: str, tmp_path: Path) -> None:
    whole = entry()
    inside(whole, WAYS[section])["qwrtp"] = "x"
    loaded, text = load(tmp_path, whole)
    line = next(number for number, written in enumerate(text.split("\n"), 1) if "qwrtp" in written)
    assert [(p.place.line, "qwrtp" in p.message) for p in loaded.problems if p.severity == "error"] == [(line, True)]


@pytest.mark.parametrize("channel", CHANNELS.split())
def test_a_channel_arrives_and_a_bad_one_is_an_error(channel: str, tmp_path: Path) -> None:
    loaded, _ = load(tmp_path, entry())
    assert loaded.catalogue is not None
    link = next(link for link in loaded.catalogue.businesses[0].social if link.channel == channel)
    assert link.url.startswith("https://")
    assert link.handle
    whole = entry()
    whole["media_sosial"][channel] = "javascript:alert(1)"
    loaded, text = load(tmp_path, whole)
    line = next(number for number, written in enumerate(text.split("\n"), 1) if "javascript" in written)
    assert [problem.place.line for problem in loaded.problems if problem.severity == "error"] == [line]


@pytest.mark.parametrize("word", [word for words in (model.Service, model.Payment) for word in words])
def test_every_word_of_a_list_is_known(word: str, tmp_path: Path) -> None:
    whole = entry()
    whole["layanan" if word in list(model.Service) else "pembayaran"] = word.replace("-", " ").upper()
    loaded, _ = load(tmp_path, whole)
    assert not loaded.broken
