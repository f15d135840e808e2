"""A small village for the tests of pages, written with the contract's keys, using every field that a page shows."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from katalog.contract.model import Business, Catalogue, Village
from katalog.photos.plan import Picture, Rendition
from katalog.settings import Settings

ROOT = Path(__file__).parents[2]
SITE_URL = "https://contoh.example/desa/"
SETTINGS = Settings(root=ROOT, businesses=ROOT / "businesses", site_url=SITE_URL, today=date(2026, 11, 24))

VILLAGE: dict[str, Any] = {
    "nama": "Desa Uji",
    "kecamatan": "Coba Raya",
    "kabupaten": "Kabupaten Percobaan",
    "provinsi": "Sumatera Utara",
    "whatsapp": "0812-0000-0000",
    "dusun": ["Dusun I", "Dusun II", "Dusun III"],
    "kategori": [
        {"id": "makanan", "nama": "Makanan", "ikon": "food"},
        {"id": "jasa", "nama": "Jasa", "ikon": "content-cut"},
        {"id": "kosong", "nama": "Kerajinan", "ikon": "hand-heart"},
    ],
    "sambutan": "Selamat datang di **pasar** kami.",
}

FULL: dict[str, Any] = {
    "slug": "keripik-uji",
    "nama": "Keripik Uji",
    "kategori": "makanan",
    "ringkasan": "Keripik tempe renyah dari dapur sendiri.",
    "whatsapp": "0812-0000-0001",
    "telepon": "061-555-0101",
    "pemilik": "SR",
    "alamat": {
        "jalan": "Jalan Melati 7",
        "dusun": "Dusun I",
        "rt_rw": "02/01",
        "patokan": "depan musala",
        "koordinat": "3.5214, 98.7731",
        "peta": "https://maps.app.goo.gl/contoh",
    },
    "cerita": "Mulai dari **satu kuali**.\n\n- digoreng pagi\n- dikemas sore\n\n[Kisah lengkap](https://kisah.example/)",
    "jam_buka": {"senin-sabtu": "08.00-17.00", "minggu": "tutup"},
    "libur": [{"mulai": "2026-12-24", "sampai": "2026-12-26", "keterangan": "cuti bersama"}],
    "layanan": ["ambil", "antar", "kirim", "makan-di-tempat", "janji-temu", "kirim-berkas"],
    "ongkir": [
        {"wilayah": "Dusun II", "biaya": "5000", "minimal": "50000"},
        {"wilayah": "Lubuk Pakam", "biaya": "gratis"},
    ],
    "pembayaran": ["tunai", "cod", "transfer", "qris", "e-wallet"],
    "media_sosial": {"instagram": "@contoh.keripik", "situs": "https://keripik.example/", "shopee": "contohkeripik"},
    "izin": {
        "nib": "1234567890123",
        "pirt": {"nomor": "2061212010001-26", "berlaku_sampai": "2027-05-01"},
        "halal": "ID12110000000000",
        "bpom": "MD 000000000",
        "merek": "IDM000000000",
    },
    "foto": [{"file": "sampul.jpg", "keterangan": "Dapur keripik"}, {"file": "kuali.jpg"}],
    "video": ["https://www.youtube.com/watch?v=contoh-video"],
    "testimoni": [{"nama": "Bu R", "isi": "Renyah sekali.", "tanggal": "2026-03-20", "sumber": "Facebook"}],
    "pertanyaan": [{"tanya": "Tahan berapa lama?", "jawab": "Tiga bulan di toples."}],
    "dikonfirmasi": "2026-10-01",
    "contoh": "ya",
    "alias": ["keripik-lama"],
    "produk": [
        {
            "id": "keripik-asin",
            "nama": "Keripik Asin",
            "harga": "16.000",
            "harga_coret": "20.000",
            "satuan": "bungkus 250 g",
            "deskripsi": "Gurih dan **renyah**.",
            "foto": [{"file": "asin.jpg", "keterangan": "Keripik di tampah"}],
            "pilihan": [{"nama": "Rasa", "opsi": ["asin", "pedas"], "wajib": "ya"}],
            "isian": [{"label": "Tanggal acara", "jenis": "tanggal", "wajib": "ya"}],
            "siap_dalam": "2 hari",
            "minimal_pesan": "4",
            "maksimal_pesan": "40",
            "kelipatan": "2",
            "spesifikasi": [("Isi", "kira-kira 40 keping")],
            "kondisi": "baru",
            "garansi": "ganti kalau melempem",
            "berat": "250 g",
            "merek": "Uji Rasa",
            "unggulan": "ya",
            "tag": ["oleh-oleh"],
            "alias": ["keripik-asin-lama"],
        },
        {
            "id": "keripik-kiloan",
            "nama": "Keripik Kiloan",
            "harga": "60.000",
            "varian": [
                {"nama": "setengah kilo", "harga": "32.000"},
                {"nama": "satu kilo"},
                {"nama": "dua kilo", "harga": "110.000", "stok": "habis"},
            ],
        },
        {"id": "keripik-pisang", "nama": "Keripik Pisang", "harga": "15.000", "stok": "habis"},
        {"id": "keripik-ubi", "nama": "Keripik Ubi", "stok": "pre-order"},
        {"id": "hampers", "nama": "Hampers", "harga_mulai": "75.000"},
    ],
    "promo": [
        {
            "id": "paket-lebaran",
            "nama": "Paket Lebaran",
            "isi": ["2 x keripik-asin", "1 x keripik-kiloan (satu kilo)"],
            "harga": "80.000",
            "mulai": "2026-11-01",
            "sampai": "2026-12-31",
            "foto": [{"file": "paket.jpg"}],
            "syarat": "Selama persediaan ada.",
        },
    ],
}

NEIGHBOUR: dict[str, Any] = {
    "slug": "salon-uji",
    "nama": "Salon Uji",
    "kategori": "jasa",
    "ringkasan": "Potong dan rawat rambut.",
    "whatsapp": "0812-0000-0002",
    "alamat": {"dusun": "Dusun II", "koordinat": "3.5250, 98.7790"},
    "produk": [{"id": "potong", "nama": "Potong rambut", "jenis": "jasa", "harga": "25.000"}],
}

RIVAL: dict[str, Any] = {
    "slug": "dapur-uji",
    "nama": "Dapur Uji",
    "kategori": "makanan",
    "ringkasan": "Nasi dan lauk.",
    "whatsapp": "0812-0000-0003",
    "alamat": {"dusun": "Dusun II"},
    "status": "tutup-sementara",
    "produk": [{"id": "nasi", "nama": "Nasi kotak", "harga": "18.000"}],
}

BARE: dict[str, Any] = {
    "slug": "warung-baru",
    "nama": "Warung Baru",
    "kategori": "makanan",
    "ringkasan": "Baru mulai.",
    "whatsapp": "0812-0000-0004",
    "alamat": {"dusun": "Dusun III"},
    "produk": [{"id": "teh", "nama": "Es teh", "harga": "5.000"}],
}


def business(entry: Mapping[str, Any], **changes: Any) -> Business:
    """Return a business from an entry, some of its keys changed."""
    return Business.model_validate({**deepcopy(dict(entry)), **changes})


def catalogue(*entries: Mapping[str, Any], **village: Any) -> Catalogue:
    """Return a catalogue of those entries, or of all that stand here."""
    chosen = entries or (BARE, RIVAL, FULL, NEIGHBOUR)
    return Catalogue(
        village=Village.model_validate({**VILLAGE, **village}),
        businesses=tuple(business(entry) for entry in chosen),
    )


def picture(name: str, width: int = 960, height: int = 720) -> Picture:
    """Return a picture as the photo stage would make it."""
    stem = name.rpartition(".")[0].replace("/", "-")

    def rendition(label: str, wide: int, high: int, kind: str) -> Rendition:
        return Rendition(f"{stem}-{label}", wide, high, kind)

    return Picture(
        width=width,
        height=height,
        avif=tuple(rendition(f"{w}.avif", w, w * height // width, "image/avif") for w in (320, 480, 640, 960)),
        fallback=rendition("640.jpg", 640, 640 * height // width, "image/jpeg"),
        square=rendition("square.jpg", 1080, 1080, "image/jpeg"),
        thumbnail=rendition("96x96.jpg", 96, 96, "image/jpeg"),
        colour="#a06432",
    )


def pictures(of: Catalogue) -> dict[tuple[str, str], Picture]:
    """Return a picture for every photo of a catalogue."""
    return {(owner.slug, photo.file): picture(f"{owner.slug}-{photo.file}") for owner, _, photo in of.photos()}
