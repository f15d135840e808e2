"""Knows what the parts of a registration are called: in the site's form, by people from memory, and in entries."""

from __future__ import annotations

import re
from typing import Final

from katalog.contract import key_names

LABEL_MAX = 45
"""Characters before a colon up to which they can be a label."""
FORM: Final[dict[str, tuple[str, ...]]] = {
    "nama": ("nama usaha", "nama", "usaha", "nama toko", "nama warung", "nama kedai", "nama bisnis"),
    "pemilik": ("pemilik", "nama pemilik", "pemilik usaha", "nama saya", "owner", "atas nama"),
    "kategori": ("jenis usaha", "kategori", "bidang usaha", "bidang", "jenis"),
    "ringkasan": ("satu kalimat tentang usaha", "keterangan usaha", "deskripsi usaha"),
    "produk": (
        "yang dijual dan harganya", "yang dijual", "produk dan harga", "menu dan harga", "daftar produk",
        "produk dan harganya", "produk", "jualan", "nama produk", "menu",
        "daftar harga", "daftar menu", "harga dan produk", "yg dijual", "yg dijual dan harganya", "menjual",
        "produk/jasa", "barang", "layanan dan harga", "price list", "pricelist", "yang disewakan", "yang ditawarkan",
        "disewakan", "jasa dan harga", "jasa dan tarif", "tarif", "daftar jasa", "daftar layanan", "daftar tarif",
        "list harga", "list menu", "menu dan harganya", "harga menu", "paket dan harga", "harga dan menu",
    ),
    "harga": ("harga", "harganya", "harga produk", "harga jual"),
    "satuan": ("satuan", "ukuran", "kemasan"),
    "deskripsi": ("deskripsi produk", "keterangan produk"),
    "whatsapp": (
        "nomor whatsapp", "nomor wa", "no wa", "wa", "whatsapp", "no hp", "nomor hp", "hp", "no whatsapp",
        "no hp/wa", "no wa/hp", "kontak", "no", "nomor", "nomer wa", "nomer hp", "no telp/wa", "no tlp/wa",
        "hubungi", "order", "pesan",
    ),
    "alamat": (
        "dusun dan alamat", "alamat", "alamat usaha", "lokasi", "alamat lengkap", "tempat", "alamat rumah",
        "alamat dan dusun",
    ),
    "alamat.dusun": ("dusun", "dsn"),
    "jam_buka": (
        "jam buka", "jam operasional", "buka", "jam", "hari buka", "waktu buka", "jam kerja", "hari dan jam buka",
        "jadwal",
    ),
    "libur": ("libur", "hari libur", "tutup"),
    "media_sosial": ("media sosial", "medsos", "sosmed", "sosial media"),
    "layanan": ("layanan", "cara melayani", "pelayanan"),
    "pembayaran": ("pembayaran", "cara bayar", "cara membayar", "bayar", "cara pembayaran", "metode pembayaran"),
    "ongkir": (
        "pengantaran", "ongkir", "ongkos kirim", "antar", "delivery", "pengiriman", "biaya antar", "kirim",
        "antaran", "bisa antar",
    ),
    "persetujuan": (
        "persetujuan", "setuju", "pemilik setuju", "pemilik setuju tampil di situs", "setuju tampil",
        "setuju ditampilkan", "bersedia", "setuju tampil di situs", "izin tampil", "persetujuan pemilik",
        "setuju/tidak", "boleh ditampilkan",
    ),
}  # fmt: skip
"""What each field is called in the form, or by people who type it from memory."""
_BARE_NOT: Final = frozenset({
    "usaha", "buka", "menu", "jam", "no", "nomor", "order", "pesan", "barang", "jadwal", "setuju", "bersedia",
    "tutup", "libur", "bayar", "antar", "kirim", "jenis", "bidang", "tempat", "hubungi", "kontak", "layanan",
    "ukuran", "kemasan", "delivery",
})  # fmt: skip
"""Labels that begin too many sentences to be understood without a colon."""
_TAIL = re.compile(
    r"\s*(?:saya|kami|anda|nya|usahanya|kak|saudara|bapak/ibu|aktif|singkat|lengkap|yang|\(.*\))\s*[?.]*\s*$",
    re.IGNORECASE,
)


def _spellings() -> dict[str, str]:
    known = {key_names.fold(label): key for key, labels in FORM.items() for label in labels}
    for key in (
        "nama",
        "produk",
        "jam_buka",
        "ongkir",
        "media_sosial",
        "persetujuan",
        "ringkasan",
        "telepon",
        "cerita",
        "layanan",
        "pembayaran",
        "libur",
        "qris",
        "kategori",
        "whatsapp",
        "pemilik",
    ):
        for label in (key, *key_names.others("usaha")[key]):
            known.setdefault(key_names.fold(label), key)
    known.setdefault("address", "alamat")
    for section in ("alamat", "media_sosial", "izin"):
        for key, others in key_names.others(section).items():
            for label in (key, *others):
                known.setdefault(key_names.fold(label), f"{section}.{key}")
    return known


SPELLINGS: Final = _spellings()
"""Every label that is understood before a colon, folded, with the key it means."""
BARE: Final = sorted(
    ((label, key) for key, labels in FORM.items() for label in labels if label not in _BARE_NOT),
    key=lambda pair: -len(pair[0]),
)
"""Labels that are understood without a colon, the longest first."""


def key_of(label: str) -> str:
    """Return the key that `label`, what stands before a colon, means, "" for none; `Produk 2` is a product."""
    label = label.replace("&", " dan ")
    while True:
        if key := SPELLINGS.get(re.sub(r"\d+$", "", key_names.fold(label))):
            return key
        shorter = _TAIL.sub("", label)
        if shorter == label or not shorter:
            return ""
        label = shorter
