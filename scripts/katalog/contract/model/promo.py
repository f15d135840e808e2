"""Bundles at a price of their own."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from katalog.contract import values
from katalog.contract.model.declared import Group, key
from katalog.contract.model.kinds import IN_RUPIAH, Count, Day, LongText, Rupiah, Slug, Text
from katalog.contract.model.media import Photo


class PromoItem(Group, section="isi", is_line=True):
    """A line of a bundle: so many of one product, of one of its variants where it has any."""

    # fmt: off
    product_id: Slug = key(
        "produk", label="Produk", hint="Id produk.", example="keripik-tempe", also=("nama", "id", "product"),
        by_name=True,
    )
    variant: Text | None = key(
        "varian", None, label="Varian", hint="Nama varian produk itu.", example="Pedas",
        also=("variant", "rasa", "ukuran"),
    )
    quantity: Count = key(
        "jumlah", 1, label="Jumlah", hint="Berapa banyak. Tidak diisi: 1.", example="2",
        also=("banyak", "qty", "quantity"),
    )
    # fmt: on


class Promo(
    Group,
    section="promo",
    asked_first=("nama", "isi", "harga", "mulai", "sampai", "foto", "syarat"),
):
    """A bundle at a price of its own (`promo`), current from `starts` to `ends` in the village's zone, both in."""

    # fmt: off
    id: Slug = key(
        "id", label="Id promo", hint="Tidak perlu diisi: dibuat dari nama.", example="paket-hemat",
        also=("kode", "slug"), filled_in=True,
    )
    name: Text = key(
        "nama", label="Nama promo", hint="Nama paket.", example="Paket Hemat",
        also=("nama promo", "nama paket", "promo", "paket", "name", "judul"),
    )
    price: Rupiah = key(
        "harga", label="Harga paket", hint="Rupiah; harga biasanya dihitung sendiri.", example="25000",
        also=("harga paket", "harga promo", "price"), remark=IN_RUPIAH,
    )
    items: tuple[Annotated[PromoItem, BeforeValidator(values.promo_item)], ...] = key(
        "isi", (), label="Isi paket", hint="Jumlah dan id produk, misalnya 2 x keripik-original.",
        example="\n  - 2 x keripik-tempe", also=("isi paket", "produk", "items", "daftar"),
    )
    starts: Day | None = key(
        "mulai", None, label="Mulai", hint="Hari pertama berlaku.", example="20-03-2026",
        also=("dari", "tanggal mulai", "berlaku mulai", "starts", "from"),
    )
    ends: Day | None = key(
        "sampai", None, label="Sampai", hint="Hari terakhir berlaku.", example="27-03-2026",
        also=("hingga", "selesai", "berlaku sampai", "berlaku hingga", "tanggal selesai", "ends", "until"),
    )
    photos: tuple[Photo, ...] = key(
        "foto", (), label="Foto", hint="Nama berkas foto di folder usaha.", example="paket.jpg",
        also=("gambar", "photo", "photos", "image"),
    )
    terms: LongText | None = key(
        "syarat", None, label="Syarat", hint="Syarat promo, satu atau beberapa baris.",
        example="Selama persediaan ada.", also=("syarat dan ketentuan", "ketentuan", "catatan", "keterangan", "terms"),
    )
    name_en: Text | None = key(
        "nama_en", None, label="Nama promo (Inggris)", hint="Untuk halaman berbahasa Inggris.", example="Family pack",
        also=("nama inggris",),
    )
    terms_en: LongText | None = key(
        "syarat_en", None, label="Syarat (Inggris)", hint="Untuk halaman berbahasa Inggris.",
        example="While stocks last.", also=("syarat inggris",),
    )
    spoken_name: str | None = None
    # fmt: on
