"""What a business sells, with its variants and what is asked when it is ordered."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator

from katalog.contract import values
from katalog.contract.model.choices import AnswerKind, ProductKind, Stock
from katalog.contract.model.declared import Frozen, Group, key
from katalog.contract.model.kinds import IN_RUPIAH, Count, LongText, Price, Rupiah, Slug, Tag, Text, YesNo
from katalog.contract.model.media import Photo


class Variant(Group, section="varian", short="nama", pair=("nama", "harga")):
    """A size or flavour of a product; without a price it has the product's."""

    # fmt: off
    name: Text = key(
        "nama", label="Nama varian", hint="Misalnya 500 g atau Pedas.", example="Pedas",
        also=("varian", "ukuran", "rasa", "name", "jenis"),
    )
    price: Price | None = key(
        "harga", None, label="Harga varian", hint="Rupiah, atau gratis. Tidak diisi: harga produk.", example="16000",
        also=("price", "harga varian"), remark=IN_RUPIAH,
    )
    stock: Stock = key(
        "stok", Stock.AVAILABLE, label="Stok", hint="tersedia, habis, atau pre-order.", example="tersedia",
        also=("ketersediaan", "stock"),
    )
    # fmt: on


class Choice(Group, section="pilihan"):
    """A choice without a price (`pilihan`): which side dish, which flavour."""

    # fmt: off
    name: Text = key(
        "nama", label="Nama pilihan", hint="Misalnya Tingkat pedas.", example="Sambal",
        also=("pilihan", "name", "judul"),
    )
    options: tuple[Text, ...] = key(
        "opsi", label="Opsi", hint="Yang bisa dipilih.", example="[pedas, manis]",
        also=("pilihan isi", "isi", "options", "daftar"), min_length=1,
    )
    required: YesNo = key(
        "wajib", default=False, label="Wajib", hint="ya kalau pembeli harus memilih.", example="ya",
        also=("harus", "harus diisi", "required"), form_hint="Pembeli harus memilih.",
    )
    # fmt: on


class OrderQuestion(Group, section="isian", short="label", folded="{{fields.label}}"):
    """Something the seller asks when a buyer orders (`isian`)."""

    # fmt: off
    label: Text = key(
        "label", label="Pertanyaan", hint="Misalnya Tanggal acara.", example="Tanggal acara",
        also=("nama", "tanya", "pertanyaan", "judul"),
    )
    kind: AnswerKind = key(
        "jenis", AnswerKind.TEXT, label="Jenis jawaban", hint="teks, tanggal, jam, atau angka.", example="tanggal",
        also=("tipe", "type", "kind"),
    )
    required: YesNo = key(
        "wajib", default=False, label="Wajib", hint="ya kalau pembeli harus menjawab.", example="ya",
        also=("harus", "harus diisi", "required"), form_hint="Pembeli harus menjawab.",
    )
    # fmt: on


class LeadTime(Frozen):
    """How long before it is ready (`siap_dalam`), with the words as written."""

    duration: timedelta
    written: str


class Product(
    Group,
    section="produk",
    pair=("nama", "harga"),
    asked_first=("nama", "harga", "satuan", "foto", "deskripsi", "stok", "varian"),
):
    """Something a business sells, goods or service.

    `spoken_name` and `spoken_unit` are what the seller calls it, where a translation shows other words; orders use
    them.
    """

    # fmt: off
    id: Slug = key(
        "id", label="Id produk",
        hint="Menjadi alamat halaman. Tidak diisi: dibuat dari nama. Jangan diganti setelah terbit.",
        example="keripik-tempe", also=("kode", "kode produk", "slug", "sku"), filled_in=True,
        remark="menjadi alamat halaman produk, jangan diganti setelah terbit",
    )
    name: Text = key(
        "nama", label="Nama produk", hint="Nama barang atau jasa.", example="Keripik Tempe",
        also=("nama produk", "produk", "nama barang", "nama menu", "nama jasa", "menu", "name", "product"),
    )
    kind: ProductKind = key(
        "jenis", ProductKind.GOODS, label="Jenis", hint="barang atau jasa. Kalau tidak diisi: barang.",
        example="barang", also=("tipe", "jenis produk", "kind", "type"), form_hint="Kalau tidak dipilih: barang.",
    )
    price: Price | None = key(
        "harga", None, label="Harga", hint='Rupiah, atau gratis. Tidak diisi: halaman menulis "tanya harga".',
        example="15000", also=("harga satuan", "harga jual", "price"), remark=IN_RUPIAH,
    )
    price_from: Rupiah | None = key(
        "harga_mulai", None, label="Harga mulai",
        hint='Harga terendah, tampil "mulai Rp\u2026". Pilih ini atau harga.', example="15000",
        also=("mulai", "harga mulai dari", "mulai dari", "harga dari", "price from"),
    )
    price_before: Rupiah | None = key(
        "harga_coret", None, label="Harga coret", hint="Harga sebelum turun, di atas harga sekarang.", example="20000",
        also=("harga lama", "harga sebelum", "harga sebelumnya", "harga normal", "harga asli", "price before"),
    )
    unit: Text | None = key(
        "satuan", None, label="Satuan", hint="Untuk berapa, misalnya bungkus 250 g.", example="bungkus 250 g",
        also=("unit", "per", "ukuran", "kemasan", "isi"),
    )
    description: LongText | None = key(
        "deskripsi", None, label="Deskripsi", hint="Penjelasan produk. Boleh beberapa baris, **tebal**, dan daftar.",
        example="Renyah dan gurih.",
        also=("keterangan", "penjelasan", "detail", "rincian", "description", "desc", "desk", "ket"),
    )
    photos: tuple[Photo, ...] = key(
        "foto", (), label="Foto", hint="Nama berkas foto di folder usaha.", example="keripik.jpg",
        also=("gambar", "foto produk", "photo", "photos", "image", "images"),
        form_hint="Boleh lebih dari satu; yang pertama tampil di daftar.",
    )
    variants: tuple[Variant, ...] = key(
        "varian", (), label="Varian", hint="Ukuran atau rasa. Varian tanpa harga memakai harga produk.",
        example="\n  - nama: Pedas\n    harga: 16000",
        also=("variasi", "pilihan harga", "rasa", "variants", "variant"),
    )
    choices: tuple[Choice, ...] = key(
        "pilihan", (), label="Pilihan", hint="Yang dipilih pembeli tanpa mengubah harga.",
        example="\n  - nama: Sambal\n    opsi: [pedas, manis]",
        also=("opsi", "pilihan tambahan", "choices", "options"),
    )
    questions: tuple[OrderQuestion, ...] = key(
        "isian", (), label="Isian pesanan", hint="Yang ditanyakan ketika memesan, misalnya tanggal acara.",
        example="\n  - label: Tanggal acara\n    jenis: tanggal",
        also=("pertanyaan", "data pesanan", "formulir", "questions", "form"),
    )
    stock: Stock = key(
        "stok", Stock.AVAILABLE, label="Stok", hint="tersedia, habis, atau pre-order. Kalau tidak diisi: tersedia.",
        example="tersedia", also=("ketersediaan", "persediaan", "stock"), form_hint="Kalau tidak dipilih: tersedia.",
    )
    ready_in: Annotated[LeadTime, BeforeValidator(values.lead_time)] | None = key(
        "siap_dalam", None, label="Siap dalam", hint="Lama dibuat, misalnya 2 hari.", example="2 hari",
        also=("lama", "lama buat", "waktu buat", "siap", "lama pengerjaan", "pre order", "lead time", "ready in"),
    )
    order_min: Count | None = key(
        "minimal_pesan", None, label="Minimal pesan", hint="Jumlah paling sedikit sekali pesan.", example="10",
        also=("minimal", "minimal order", "minimal pesanan", "min order", "minimum", "minimum order"),
    )
    order_max: Count | None = key(
        "maksimal_pesan", None, label="Maksimal pesan", hint="Jumlah paling banyak sekali pesan.", example="100",
        also=("maksimal", "maksimal order", "max order", "maksimum", "maximum order"),
    )
    order_step: Count | None = key(
        "kelipatan", None, label="Kelipatan", hint="Jumlah pesanan harus kelipatan angka ini.", example="5",
        also=("kelipatan pesan", "step"),
    )
    specifications: tuple[tuple[Text, Text], ...] = key(
        "spesifikasi", (), label="Spesifikasi", hint="Keterangan berpasangan, misalnya RAM: 8 GB.",
        example="\n  Memori: 8 GB", also=("spek", "spec", "specs", "specifications", "spesifikasi produk"),
    )
    condition: Text | None = key(
        "kondisi", None, label="Kondisi", hint="Misalnya baru, atau bekas mulus.", example="bekas, mulus",
        also=("keadaan", "condition"),
    )
    warranty: Text | None = key(
        "garansi", None, label="Garansi", hint="Misalnya 1 bulan.", example="1 bulan", also=("jaminan", "warranty"),
    )
    weight: Text | None = key(
        "berat", None, label="Berat", hint="Misalnya 250 g.", example="250 g",
        also=("bobot", "weight", "netto", "berat bersih"), one_line=True,
    )
    brand: Text | None = key(
        "merek", None, label="Merek", hint="Merek barang.", example="Siti", also=("merk", "brand"),
    )
    featured: YesNo = key(
        "unggulan", default=False, label="Unggulan", hint="ya kalau tampil di halaman depan.", example="ya",
        also=("andalan", "produk unggulan", "favorit", "terlaris", "featured"), form_hint="Tampil di halaman depan.",
    )
    tags: tuple[Tag, ...] = key(
        "tag", (), label="Tag", hint="Kata untuk mencari, dipisah koma.", example="pedas, oleh-oleh",
        also=("tags", "label", "kata kunci"),
    )
    aliases: tuple[Slug, ...] = key(
        "alias", (), label="Id lama", hint="Id lama; tautan lama akan diarahkan ke produk ini.",
        example="keripik-lama", also=("id lama", "kode lama", "aliases"),
    )
    name_en: Text | None = key(
        "nama_en", None, label="Nama produk (Inggris)",
        hint="Untuk halaman berbahasa Inggris. Pesanan tetap memakai nama aslinya.", example="Tempeh chips",
        also=("nama inggris",),
    )
    unit_en: Text | None = key(
        "satuan_en", None, label="Satuan (Inggris)", hint="Misalnya 250 g bag.", example="250 g bag",
        also=("satuan inggris",),
    )
    description_en: LongText | None = key(
        "deskripsi_en", None, label="Deskripsi (Inggris)", hint="Untuk halaman berbahasa Inggris.",
        example="Crunchy and savoury.", also=("deskripsi inggris",),
    )
    spoken_name: str | None = None
    spoken_unit: str | None = None
    # fmt: on

    def price_of(self, variant: Variant | None) -> int | None:
        """Return what `variant` (or the product itself, for None) costs in rupiah, None where one has to ask."""
        if variant is not None and variant.price is not None:
            return variant.price
        return self.price

    @property
    def lowest_price(self) -> int | None:
        """The lowest price in rupiah over all variants, or the price "from"; None where one has to ask."""
        if self.price_from is not None:
            return self.price_from
        known = [price for v in self.variants or (None,) if (price := self.price_of(v)) is not None]
        return min(known, default=None)

    @property
    def has_price_range(self) -> bool:
        """Whether the lowest price is only a beginning ("mulai Rp...")."""
        return self.price_from is not None or len({self.price_of(v) for v in self.variants}) > 1

    @property
    def is_reduced(self) -> bool:
        """Whether its one price was cut: it was higher before."""
        if self.price_before is None or self.has_price_range:
            return False
        lowest = self.lowest_price
        return lowest is not None and self.price_before > lowest
