"""What else people call a key: one table for YAML entries and for the headers of a spreadsheet.

Keys are compared without regard to case, spaces, `-`, `_`, `.` and `/`, so `No. WA` and `no_wa` are one spelling.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

IGNORED = re.compile("[\\s\\-_./:\u2010-\u2015\u200b-\u200f\u2060\ufeff'\"`\u2018\u2019\u201c\u201d*?]+")

SYNONYMS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "desa": {
        "nama": ("nama desa", "desa", "kelurahan", "nagari", "name", "village"),
        "kecamatan": ("kec", "district", "distrik"),
        "kabupaten": ("kab", "kota", "kabupaten/kota", "regency"),
        "provinsi": ("prov", "propinsi", "province"),
        "zona_waktu": ("zona", "waktu", "time zone", "timezone"),
        "whatsapp": ("wa", "no wa", "nomor wa", "nomor whatsapp", "no whatsapp", "hp", "no hp", "nomor hp"),
        "dusun": ("daftar dusun", "lingkungan", "dukuh", "banjar", "hamlets", "hamlet"),
        "kategori": ("daftar kategori", "jenis usaha", "categories", "category"),
        "sambutan": ("selamat datang", "kata sambutan", "welcome"),
        "bahasa": ("language", "lang"),
        "inggris": ("bahasa inggris", "english"),
        "sambutan_en": ("sambutan inggris",),
        "sinonim": ("persamaan kata", "kata lain", "padanan kata", "synonyms", "synonym"),
        "luring": ("offline", "tanpa sinyal", "tanpa internet", "simpan halaman"),
        "formulir": ("form", "formulir isian", "admin"),
        "repositori": ("repo", "repository", "github", "alamat repositori"),
    },
    "kategori": {
        "id": ("kode", "slug"),
        "nama": ("nama kategori", "name", "judul"),
        "ikon": ("icon", "simbol"),
        "nama_en": ("nama inggris",),
    },
    "usaha": {
        "nama": ("nama usaha", "nama toko", "nama warung", "usaha", "toko", "name", "business name"),
        "kategori": ("jenis usaha", "kategori usaha", "bidang", "bidang usaha", "category"),
        "ringkasan": (
            "deskripsi singkat", "keterangan singkat", "ringkas", "tentang singkat", "slogan", "summary",
            "short description", "deskripsi", "description",
        ),
        "whatsapp": (
            "wa", "no wa", "nomor wa", "nomor whatsapp", "no whatsapp", "hp", "no hp", "nomor hp", "handphone",
            "ponsel", "kontak", "nomor pesan", "wa pesan", "mobile", "whatsapp number", "wa usaha",
        ),
        "alamat": ("alamat usaha", "lokasi", "tempat", "address"),
        "pemilik": ("nama pemilik", "owner", "pengelola", "penanggung jawab"),
        "telepon": ("telp", "tlp", "no telp", "nomor telepon", "no telepon", "telpon", "phone", "telephone"),
        "cerita": (
            "tentang", "tentang kami", "cerita usaha", "profil", "sejarah",
            "deskripsi lengkap", "story", "about",
        ),
        "jam_buka": (
            "jam", "jam operasional", "jam kerja", "buka", "hari buka", "waktu buka",
            "opening hours", "hours",
        ),
        "libur": ("hari libur", "tutup", "cuti", "holidays", "holiday"),
        "layanan": ("cara layanan", "jenis layanan", "pelayanan", "pengambilan", "services", "service"),
        "ongkir": ("ongkos kirim", "biaya kirim", "biaya antar", "ongkos antar", "biaya pengiriman", "delivery"),
        "pembayaran": ("bayar", "cara bayar", "cara pembayaran", "metode pembayaran", "payment", "payments"),
        "qris": ("kode qris", "qr", "qr code"),
        "media_sosial": ("medsos", "sosial media", "sosmed", "media sosial", "social media", "social", "akun"),
        "izin": ("perizinan", "ijin", "legalitas", "izin usaha", "sertifikat", "licences", "licenses", "permits"),
        "foto": ("gambar", "foto usaha", "galeri", "photo", "photos", "image", "images", "foto-foto"),
        "video": ("videos", "video usaha"),
        "testimoni": ("ulasan", "testimonial", "testimonials", "kata pelanggan", "review", "reviews"),
        "pertanyaan": ("tanya jawab", "faq", "pertanyaan umum", "questions"),
        "status": ("status usaha", "keadaan"),
        "dikonfirmasi": ("konfirmasi", "tanggal konfirmasi", "terakhir dikonfirmasi", "diperbarui", "confirmed"),
        "persetujuan": ("tanggal persetujuan", "setuju", "izin tampil", "consent", "consented"),
        "alias": ("alamat lama", "nama lama", "aliases"),
        "contoh": ("data contoh", "sampel", "sample", "example"),
        "produk": (
            "daftar produk", "produk dan jasa", "menu", "barang", "jualan", "dagangan",
            "jasa", "products", "product",
        ),
        "promo": ("promosi", "paket", "promo paket", "diskon", "promos", "bundle"),
        "ringkasan_en": ("ringkasan inggris",),
        "cerita_en": ("cerita inggris",),
    },
    "alamat": {
        "jalan": ("alamat", "nama jalan", "jl", "alamat lengkap", "street"),
        "dusun": ("lingkungan", "dukuh", "banjar", "nama dusun", "hamlet"),
        "rt_rw": ("rt", "rw", "rt rw", "rtrw", "rt dan rw"),
        "patokan": ("dekat", "ancar-ancar", "petunjuk", "landmark"),
        "koordinat": ("titik", "titik peta", "gps", "lokasi", "lat long", "latlong", "coordinates"),
        "peta": ("google maps", "gmaps", "maps", "link peta", "link maps", "peta google", "map"),
    },
    "libur": {
        "mulai": ("dari", "tanggal mulai", "tanggal", "tgl", "hari", "sejak", "starts", "from"),
        "sampai": ("hingga", "selesai", "tanggal selesai", "akhir", "ends", "until", "to"),
        "keterangan": ("alasan", "catatan", "acara", "reason", "note"),
    },
    "ongkir": {
        "wilayah": ("daerah", "tujuan", "dusun", "area", "ke"),
        "biaya": ("ongkir", "ongkos", "harga", "tarif", "fee", "cost"),
        "minimal": ("minimal belanja", "minimal pesan", "minimum", "min"),
    },
    "media_sosial": {
        "instagram": ("ig", "insta", "instagram url"),
        "facebook": ("fb", "facebook page", "halaman facebook"),
        "tiktok": ("tik tok", "tt"),
        "youtube": ("yt", "you tube", "kanal youtube"),
        "x": ("twitter", "x twitter"),
        "threads": ("thread",),
        "telegram": ("tele", "tg"),
        "shopee": ("toko shopee",),
        "tokopedia": ("tokped", "toped"),
        "lazada": (),
        "tiktok_shop": ("tiktok shop", "tiktokshop", "toko tiktok"),
        "gofood": ("go food", "gojek"),
        "grabfood": ("grab food", "grab"),
        "shopeefood": ("shopee food",),
        "katalog_wa": ("katalog whatsapp", "katalog wa", "katalog", "wa katalog", "whatsapp catalog"),
        "situs": ("web", "website", "situs web", "laman", "blog", "site"),
    },
    "izin": {
        "nib": ("nomor induk berusaha", "no nib", "nomor nib"),
        "pirt": ("p-irt", "sppirt", "spp-irt", "no pirt", "nomor pirt"),
        "halal": ("sertifikat halal", "no halal", "nomor halal"),
        "bpom": ("no bpom", "nomor bpom", "md", "izin edar"),
        "merek": ("hak merek", "haki", "merek dagang", "merk", "trademark"),
    },
    "surat": {
        "nomor": ("no", "number"),
        "berlaku_sampai": ("berlaku", "berlaku hingga", "masa berlaku", "habis", "kedaluwarsa", "valid until"),
    },
    "testimoni": {
        "nama": ("dari", "pelanggan", "name"),
        "isi": ("kata", "ulasan", "testimoni", "komentar", "pesan", "text"),
        "tanggal": ("tgl", "date"),
        "sumber": ("asal", "source"),
    },
    "pertanyaan": {
        "tanya": ("pertanyaan", "question", "q"),
        "jawab": ("jawaban", "answer", "a"),
    },
    "produk": {
        "nama": ("nama produk", "produk", "nama barang", "nama menu", "nama jasa", "menu", "name", "product"),
        "id": ("kode", "kode produk", "slug", "sku"),
        "jenis": ("tipe", "jenis produk", "kind", "type"),
        "harga": ("harga satuan", "harga jual", "price"),
        "harga_mulai": ("mulai", "harga mulai dari", "mulai dari", "harga dari", "price from"),
        "harga_coret": (
            "harga lama", "harga sebelum", "harga sebelumnya", "harga normal",
            "harga asli", "price before",
        ),
        "satuan": ("unit", "per", "ukuran", "kemasan", "isi"),
        "deskripsi": ("keterangan", "penjelasan", "detail", "rincian", "description"),
        "foto": ("gambar", "foto produk", "photo", "photos", "image", "images"),
        "varian": ("variasi", "pilihan harga", "rasa", "variants", "variant"),
        "pilihan": ("opsi", "pilihan tambahan", "choices", "options"),
        "isian": ("pertanyaan", "data pesanan", "formulir", "questions", "form"),
        "stok": ("ketersediaan", "persediaan", "stock"),
        "siap_dalam": (
            "lama", "lama buat", "waktu buat", "siap", "lama pengerjaan", "pre order",
            "lead time", "ready in",
        ),
        "minimal_pesan": ("minimal", "minimal order", "minimal pesanan", "min order", "minimum", "minimum order"),
        "maksimal_pesan": ("maksimal", "maksimal order", "max order", "maksimum", "maximum order"),
        "kelipatan": ("kelipatan pesan", "step"),
        "spesifikasi": ("spek", "spec", "specs", "specifications", "spesifikasi produk"),
        "kondisi": ("keadaan", "condition"),
        "garansi": ("jaminan", "warranty"),
        "berat": ("bobot", "weight", "netto", "berat bersih"),
        "merek": ("merk", "brand"),
        "unggulan": ("andalan", "produk unggulan", "favorit", "terlaris", "featured"),
        "tag": ("tags", "label", "kata kunci"),
        "alias": ("id lama", "kode lama", "aliases"),
        "nama_en": ("nama inggris",),
        "satuan_en": ("satuan inggris",),
        "deskripsi_en": ("deskripsi inggris",),
    },
    "varian": {
        "nama": ("varian", "ukuran", "rasa", "name", "jenis"),
        "harga": ("price", "harga varian"),
        "stok": ("ketersediaan", "stock"),
    },
    "pilihan": {
        "nama": ("pilihan", "name", "judul"),
        "opsi": ("pilihan isi", "isi", "options", "daftar"),
        "wajib": ("harus", "harus diisi", "required"),
    },
    "isian": {
        "label": ("nama", "tanya", "pertanyaan", "judul"),
        "jenis": ("tipe", "type", "kind"),
        "wajib": ("harus", "harus diisi", "required"),
    },
    "promo": {
        "nama": ("nama promo", "nama paket", "promo", "paket", "name", "judul"),
        "id": ("kode", "slug"),
        "isi": ("isi paket", "produk", "items", "daftar"),
        "harga": ("harga paket", "harga promo", "price"),
        "mulai": ("dari", "tanggal mulai", "berlaku mulai", "starts", "from"),
        "sampai": ("hingga", "selesai", "berlaku sampai", "berlaku hingga", "tanggal selesai", "ends", "until"),
        "foto": ("gambar", "photo", "photos", "image"),
        "syarat": ("syarat dan ketentuan", "ketentuan", "catatan", "keterangan", "terms"),
        "nama_en": ("nama inggris",),
        "syarat_en": ("syarat inggris",),
    },
    "isi": {
        "produk": ("nama", "id", "product"),
        "varian": ("variant", "rasa", "ukuran"),
        "jumlah": ("banyak", "qty", "quantity"),
    },
    "foto": {
        "file": ("berkas", "nama file", "foto", "gambar", "nama"),
        "keterangan": ("judul", "alt", "caption", "deskripsi"),
    },
    "video": {
        "alamat": ("url", "link", "tautan", "video", "alamat video"),
        "judul": ("nama", "keterangan", "title", "judul video"),
    },
}  # fmt: skip
"""For each part of an entry, the keys of the data contract and their other names."""


@lru_cache(maxsize=65_536)
def fold(key: str) -> str:
    """Return `key` as it is compared: small letters and digits, nothing between them."""
    return IGNORED.sub("", unicodedata.normalize("NFKC", key).casefold())


@cache
def spellings(section: str) -> dict[str, str]:
    """Return every folded spelling of `section` with the key it means; a key's own name comes before any synonym."""
    table = SYNONYMS[section]
    known = {fold(key): key for key in table}
    for key, others in table.items():
        for other in others:
            known.setdefault(fold(other), key)
    return known


def canonical(section: str, key: str) -> str | None:
    """Return the contract's key that `key` means in `section`, or None."""
    return spellings(section).get(fold(key))
