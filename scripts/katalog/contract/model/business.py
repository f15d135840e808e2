"""A business: the keys of `usaha.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from katalog.contract import values
from katalog.contract.model.choices import Payment, Service, Status
from katalog.contract.model.declared import Frozen, Group, key
from katalog.contract.model.kinds import Day, LongText, Mobile, Payload, Phone, Slug, Text, YesNo
from katalog.contract.model.media import Photo, Video
from katalog.contract.model.place import Address, DeliveryArea
from katalog.contract.model.product import Product
from katalog.contract.model.promo import Promo
from katalog.contract.model.trust import Holiday, Licences, OpeningHours, Question, Testimonial

NAME_MIN, NAME_MAX = 3, 60
SUMMARY_MAX = 160  # what a card and a link preview can show


class SocialLink(Frozen):
    """A channel of a business: `channel` is the key (`instagram`, `shopee`, ...), `url` its https address.

    `handle` is what a person would call it: `@nama`, or the address without its scheme.
    """

    channel: str
    url: str
    handle: str


class Business(
    Group,
    section="usaha",
    asked_first=(
        *("nama", "kategori", "ringkasan", "whatsapp", "pemilik", "persetujuan", "dikonfirmasi", "alamat"),
        *("produk", "foto", "jam_buka", "layanan", "pembayaran", "ongkir"),
    ),
):
    """One business; `slug` is its folder's name and its address for ever."""

    # fmt: off
    slug: str
    name: Text = key(
        "nama", label="Nama usaha", hint="3 sampai 60 huruf, seperti dikenal pembeli.", example="Warung Siti",
        also=("nama usaha", "nama toko", "nama warung", "usaha", "toko", "name", "business name"), min_length=NAME_MIN,
        max_length=NAME_MAX,
    )
    category: Slug = key(
        "kategori", label="Kategori", hint="Salah satu id kategori di `_desa.yaml`.", example="makanan",
        also=("jenis usaha", "kategori usaha", "bidang", "bidang usaha", "category"), of_village="categories",
        remark="salah satu id kategori di businesses/_desa.yaml", form_hint="",
    )
    summary: Text = key(
        "ringkasan", label="Ringkasan",
        hint="Satu kalimat, paling banyak 160 huruf. Tampil di daftar dan pratinjau WhatsApp.",
        example="Keripik tempe renyah, dibuat setiap pagi.",
        also=(
            "deskripsi singkat", "keterangan singkat", "ringkas", "tentang singkat", "slogan", "summary",
            "short description", "deskripsi", "description", "desc", "desk",
        ),
        max_length=SUMMARY_MAX, remark="satu kalimat, paling banyak 160 huruf",
    )
    whatsapp: Mobile = key(
        "whatsapp", label="Nomor WhatsApp",
        hint="Pesanan masuk ke nomor HP ini. Pakai tanda kutip supaya nolnya tidak hilang.", example="0812-3456-7890",
        also=(
            "wa", "no wa", "nomor wa", "nomor whatsapp", "no whatsapp", "hp", "no hp", "nomor hp", "handphone",
            "ponsel", "kontak", "nomor pesan", "wa pesan", "mobile", "whatsapp number", "wa usaha",
        ),
        spelled="WhatsApp", remark="pesanan masuk ke nomor ini; pakai tanda kutip supaya nol di depan tidak hilang",
        form_hint="Pesanan masuk ke nomor HP ini.",
    )
    address: Address = key(
        "alamat", label="Alamat", hint="Dusun wajib diisi; jalan, patokan, dan titik peta membantu pembeli.",
        example="\n  dusun: Dusun I\n  jalan: Jalan Melati 5", also=("alamat usaha", "lokasi", "tempat", "address"),
        paragraph=True,
    )
    owner: Text | None = key(
        "pemilik", None, label="Pemilik", hint="Nama pemilik, kalau boleh ditampilkan.", example="Siti",
        also=("nama pemilik", "owner", "pengelola", "penanggung jawab"),
    )
    phone: Phone | None = key(
        "telepon", None, label="Telepon", hint="Nomor telepon lain, boleh nomor rumah.", example="061-7951234",
        also=("telp", "tlp", "no telp", "nomor telepon", "no telepon", "telpon", "phone", "telephone"),
    )
    story: LongText | None = key(
        "cerita", None, label="Cerita", hint="Cerita usaha ini. Boleh beberapa paragraf, **tebal**, dan daftar.",
        example="Kami mulai berjualan pada tahun 2010.",
        also=("tentang", "tentang kami", "cerita usaha", "profil", "sejarah", "deskripsi lengkap", "story", "about"),
        paragraph=True,
    )
    hours: Annotated[OpeningHours, BeforeValidator(values.opening_hours)] | None = key(
        "jam_buka", None, label="Jam buka",
        hint="Satu baris, atau hari dan jamnya. Hari yang tidak disebut berarti tutup.",
        example="Senin - Sabtu (08.00 - 17.00 WIB)",
        also=("jam", "jam operasional", "jam kerja", "buka", "hari buka", "waktu buka", "opening hours", "hours"),
        paragraph=True,
    )
    holidays: tuple[Holiday, ...] = key(
        "libur", (), label="Hari libur", hint="Tanggal tutup yang mengalahkan jam buka, misalnya Lebaran.",
        example="\n  - mulai: 20-03-2026\n    sampai: 27-03-2026\n    keterangan: Lebaran",
        also=("hari libur", "tutup", "cuti", "holidays", "holiday"), paragraph=True,
    )
    services: Annotated[tuple[Service, ...], AfterValidator(values.once)] = key(
        "layanan", (), label="Layanan",
        hint="Cara melayani: ambil, antar, kirim, makan-di-tempat, janji-temu, kirim-berkas.", example="ambil, antar",
        also=("cara layanan", "jenis layanan", "pelayanan", "pengambilan", "services", "service"), paragraph=True,
        form_hint="", found_by=True,
    )
    delivery_areas: tuple[DeliveryArea, ...] = key(
        "ongkir", (), label="Ongkos kirim", hint="Biaya antar atau kirim ke tiap wilayah.",
        example="\n  - wilayah: Dusun I\n    biaya: 5000",
        also=("ongkos kirim", "biaya kirim", "biaya antar", "ongkos antar", "biaya pengiriman", "delivery"),
    )
    payments: Annotated[tuple[Payment, ...], AfterValidator(values.once)] = key(
        "pembayaran", (), label="Pembayaran", hint="Cara membayar: tunai, cod, transfer, qris, e-wallet.",
        example="tunai, transfer",
        also=("bayar", "cara bayar", "cara pembayaran", "metode pembayaran", "metode bayar", "payment", "payments"),
        form_hint="",
        found_by=True,
    )
    qris: Payload | None = key(
        "qris", None, label="Isi QRIS", hint="Teks di dalam kode QRIS, disalin utuh dan diawali 000201.",
        example="00020101021151440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204549953"
        "033605802ID5911WARUNG SITI6012DELI SERDANG61052036263048356",
        also=("kode qris", "qr", "qr code"), spelled="QRIS", is_code=True, paragraph=True,
        remark="isi kode QRIS, disalin utuh",
    )
    social: Annotated[tuple[SocialLink, ...], BeforeValidator(values.social_links)] = key(
        "media_sosial", (), label="Media sosial", hint="Akun di media sosial dan toko daring.",
        example='\n  instagram: "@warungsiti"',
        also=("medsos", "sosial media", "sosmed", "media sosial", "social media", "social", "akun"), paragraph=True,
    )
    licences: Licences = key(
        "izin", Licences(), label="Izin", hint="Nomor izin: NIB, P-IRT, halal, BPOM, merek.",
        example="\n  nib: 1234567890123",
        also=("perizinan", "ijin", "legalitas", "izin usaha", "sertifikat", "licences", "licenses", "permits"),
        called="", paragraph=True, found_by=True,
    )
    photos: tuple[Photo, ...] = key(
        "foto", (), label="Foto",
        hint="Nama berkas di folder usaha. Tidak diisi: semua foto yang belum dipakai produk.", example="depan.jpg",
        also=("gambar", "foto usaha", "galeri", "photo", "photos", "image", "images", "foto-foto"), paragraph=True,
        form_hint="Foto usahanya sendiri. Foto yang sudah dipakai produk tidak perlu diulang di sini.",
    )
    videos: tuple[Annotated[Video, BeforeValidator(values.video)], ...] = key(
        "video", (), label="Video", hint="Alamat video YouTube, TikTok, Instagram, atau Facebook.",
        example="https://www.youtube.com/watch?v=abc", also=("videos", "video usaha"), paragraph=True,
    )
    testimonials: tuple[Testimonial, ...] = key(
        "testimoni", (), label="Testimoni", hint="Kata pelanggan, dengan izin mereka.",
        example="\n  - nama: Ani\n    isi: Enak sekali.",
        also=("ulasan", "testimonial", "testimonials", "kata pelanggan", "review", "reviews"), paragraph=True,
    )
    faq: tuple[Question, ...] = key(
        "pertanyaan", (), label="Tanya jawab", hint="Pertanyaan yang sering datang dan jawabannya.",
        example="\n  - tanya: Bisa dikirim?\n    jawab: Bisa.",
        also=("tanya jawab", "faq", "pertanyaan umum", "questions"), paragraph=True,
    )
    status: Status = key(
        "status", Status.OPEN, label="Status",
        hint="buka, tutup-sementara, atau tutup-permanen. Kalau tidak diisi: buka.", example="buka",
        also=("status usaha", "keadaan"), paragraph=True, form_hint="Kalau tidak dipilih: buka.",
    )
    confirmed: Day | None = key(
        "dikonfirmasi", None, label="Terakhir dikonfirmasi",
        hint="Tanggal pemilik menyatakan isian ini benar. Tampil di halaman.", example="20-03-2026",
        also=("konfirmasi", "tanggal konfirmasi", "terakhir dikonfirmasi", "diperbarui", "confirmed"),
        remark="tanggal terakhir pemilik menyatakan isian ini benar",
    )
    consented: Day | None = key(
        "persetujuan", None, label="Persetujuan", hint="Tanggal pemilik setuju usahanya ditampilkan.",
        example="20-03-2026", also=("tanggal persetujuan", "setuju", "izin tampil", "consent", "consented"),
        remark="tanggal pemilik setuju usahanya ditampilkan",
        form_hint="Tanggal pemilik setuju usahanya, nomornya, dan fotonya ditampilkan. Tanyakan dulu.",
        form_required=True,
    )
    aliases: tuple[Slug, ...] = key(
        "alias", (), label="Alamat lama", hint="Nama folder lama; tautan lama akan diarahkan ke halaman ini.",
        example="warung-lama", also=("alamat lama", "nama lama", "aliases"),
    )
    sample: YesNo = key(
        "contoh", default=False, label="Data contoh", hint="ya kalau ini bukan usaha sungguhan: halaman diberi tanda.",
        example="ya", also=("data contoh", "sampel", "sample", "example"),
        form_hint="Nyalakan kalau ini bukan usaha sungguhan: halaman diberi tanda.",
    )
    products: tuple[Product, ...] = key(
        "produk", (), label="Produk dan jasa", hint="Yang dijual, satu demi satu.",
        example="\n  - nama: Keripik Tempe\n    harga: 15000",
        also=(
            "daftar produk", "produk dan jasa", "menu", "barang", "jualan", "dagangan", "jasa", "products", "product",
        ),
        paragraph=True,
    )
    promos: tuple[Promo, ...] = key(
        "promo", (), label="Promo", hint="Paket dengan harga sendiri dan tanggal berlaku.",
        example="\n  - nama: Paket Hemat\n    harga: 25000",
        also=("promosi", "paket", "promo paket", "diskon", "promos", "bundle"), paragraph=True,
    )
    summary_en: Text | None = key(
        "ringkasan_en", None, label="Ringkasan (Inggris)",
        hint="Untuk halaman berbahasa Inggris. Tidak diisi: memakai ringkasan.",
        example="Crunchy tempeh chips, made every morning.", also=("ringkasan inggris",), max_length=SUMMARY_MAX,
    )
    story_en: LongText | None = key(
        "cerita_en", None, label="Cerita (Inggris)", hint="Untuk halaman berbahasa Inggris.",
        example="We began selling in 2010.", also=("cerita inggris",),
    )
    # fmt: on

    def product(self, product_id: str) -> Product | None:
        """Return the product with that id, or None."""
        return next((product for product in self.products if product.id == product_id), None)
