"""The village: the keys of `_desa.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from katalog.contract import values
from katalog.contract.model.business import SocialLink
from katalog.contract.model.choices import TimeZone
from katalog.contract.model.declared import Frozen, Group, key
from katalog.contract.model.kinds import (
    Colour,
    FileName,
    Language,
    LongText,
    Mobile,
    Phone,
    Repository,
    Slug,
    Text,
    Ways,
    WebAddress,
    YesNo,
)
from katalog.contract.model.trust import OpeningHours
from katalog.problems import Place


class Category(Group, section="kategori"):
    """A kind of business; `icon` is the name of a Material icon."""

    # fmt: off
    id: Slug = key(
        "id", label="Id kategori",
        hint="Menjadi alamat halaman: huruf kecil, angka, tanda hubung. Jangan diganti lagi.", example="makanan",
        also=("kode", "slug"),
    )
    name: Text = key(
        "nama", label="Nama kategori", hint="Nama yang dilihat pengunjung.", example="Makanan",
        also=("nama kategori", "name", "judul"),
    )
    icon: Text = key(
        "ikon", label="Ikon", hint="Nama ikon Material, misalnya food atau laptop.", example="food",
        also=("icon", "simbol"), is_code=True,
    )
    name_en: Text | None = key(
        "nama_en", None, label="Nama kategori (Inggris)", hint="Untuk halaman berbahasa Inggris.", example="Food",
        also=("nama inggris",),
    )
    # fmt: on


class Hamlet(Frozen):
    """A part of the village (`dusun`); `slug` is made from its name."""

    name: str
    slug: str


class Office(Group, section="kantor"):
    """Where the village's office is and how it is reached (`kantor`)."""

    # fmt: off
    address: Text | None = key(
        "alamat", None, label="Alamat kantor", hint="Jalan dan nomor kantor desa.", example="Jalan Balai Desa 1",
        also=("alamat kantor", "jalan", "lokasi", "address"),
    )
    hours: Annotated[OpeningHours, BeforeValidator(values.opening_hours)] | None = key(
        "jam", None, label="Jam layanan", hint="Hari dan jam kantor melayani warga.",
        example="Senin - Jumat 08.00-15.00",
        also=("jam layanan", "jam buka", "jam kerja", "jam kantor", "hours", "opening hours"),
    )
    phone: Phone | None = key(
        "telepon", None, label="Telepon kantor", hint="Nomor telepon kantor desa, dengan kode wilayah.",
        example="061-7951234", also=("telp", "tlp", "no telp", "nomor telepon", "telepon kantor", "phone", "telephone"),
    )
    whatsapp: Mobile | None = key(
        "whatsapp", None, label="WhatsApp kantor", hint="Nomor WhatsApp kantor desa.", example="0812-3456-7890",
        also=("wa", "no wa", "nomor wa", "nomor whatsapp", "hp", "no hp", "nomor hp"), spelled="WhatsApp",
    )
    website: WebAddress | None = key(
        "situs", None, label="Situs kantor", hint="Alamat situs resmi desa.", example="https://desa-kami.desa.id/",
        also=("website", "web", "situs web", "situs desa", "laman"),
    )
    social: Annotated[tuple[SocialLink, ...], BeforeValidator(values.social_links)] = key(
        "media_sosial", (), label="Media sosial kantor", hint="Akun resmi desa di media sosial.",
        example='\n  instagram: "@desakami"',
        also=("medsos", "sosial media", "sosmed", "media sosial", "social media", "social", "akun"),
    )
    # fmt: on


class Village(Group, section="desa"):
    """The village (`_desa.yaml`); `logo_place` is where it names its logo."""

    # fmt: off
    name: Text = key(
        "nama", label="Nama desa", hint="Nama desa seperti ditulis di papan nama.", example="Desa Sukamaju",
        also=("nama desa", "desa", "kelurahan", "nagari", "name", "village"),
    )
    district: Text = key(
        "kecamatan", label="Kecamatan", hint="Nama kecamatan.", example="Sukajaya",
        also=("kec", "district", "distrik"),
    )
    regency: Text = key(
        "kabupaten", label="Kabupaten atau kota", hint="Nama kabupaten atau kota.", example="Sukabumi",
        also=("kab", "kota", "kabupaten/kota", "regency"),
    )
    province: Text = key(
        "provinsi", label="Provinsi", hint="Nama provinsi.", example="Jawa Barat",
        also=("prov", "propinsi", "province"),
    )
    time_zone: TimeZone = key(
        "zona_waktu", TimeZone.WIB, label="Zona waktu", hint="WIB, WITA, atau WIT. Kalau tidak diisi: WIB.",
        example="WIB", also=("zona", "waktu", "time zone", "timezone"),
    )
    whatsapp: Mobile | None = key(
        "whatsapp", None, label="WhatsApp relawan",
        hint='Nomor relawan: tujuan "daftarkan usaha" dan "laporkan data salah".', example="0812-3456-7890",
        also=("wa", "no wa", "nomor wa", "nomor whatsapp", "no whatsapp", "hp", "no hp", "nomor hp"),
        spelled="WhatsApp",
    )
    hamlets: Annotated[tuple[Hamlet, ...], BeforeValidator(values.hamlets)] = key(
        "dusun", label="Daftar dusun", hint="Nama semua dusun. Usaha memakai ejaan yang sama.",
        example="\n  - Dusun I\n  - Dusun II",
        also=("daftar dusun", "lingkungan", "dukuh", "banjar", "hamlets", "hamlet"), min_length=1,
    )
    categories: tuple[Category, ...] = key(
        "kategori", label="Daftar kategori", hint="Jenis usaha di desa, masing-masing dengan id, nama, dan ikon.",
        example="\n  - id: makanan\n    nama: Makanan\n    ikon: food\n    nama_en: Food",
        also=("daftar kategori", "jenis usaha", "categories", "category"), min_length=1,
    )
    welcome: LongText | None = key(
        "sambutan", None, label="Sambutan",
        hint="Beberapa kalimat pembuka di halaman depan. Boleh **tebal** dan daftar.",
        example="Selamat datang di pasar desa kami.", also=("selamat datang", "kata sambutan", "welcome"),
    )
    language: Language = key(
        "bahasa", "id", label="Bahasa", hint="Kode bahasa situs. Kalau tidak diisi: id.", example="id",
        also=("language", "lang"),
    )
    in_english: YesNo = key(
        "inggris", default=False, label="Bahasa Inggris",
        hint="ya kalau situs juga punya halaman berbahasa Inggris di /en/.", example="ya",
        also=("bahasa inggris", "english"),
    )
    welcome_en: LongText | None = key(
        "sambutan_en", None, label="Sambutan (Inggris)", hint="Sambutan untuk halaman berbahasa Inggris.",
        example="Welcome to our village market.", also=("sambutan inggris",),
    )
    synonyms: tuple[Ways, ...] = key(
        "sinonim", (), label="Sinonim",
        hint="Kata lain yang dipakai pembeli saat mencari. Satu baris satu hal, dipisah koma.",
        example="\n  - dodol, jenang\n  - permak, kecilkan baju",
        also=("persamaan kata", "kata lain", "padanan kata", "synonyms", "synonym"),
    )
    offline: YesNo = key(
        "luring", default=True, label="Tanpa sinyal",
        hint="Halaman yang pernah dibuka tetap bisa dibaca tanpa sinyal. Tulis tidak untuk mematikannya.",
        example="tidak", also=("offline", "tanpa sinyal", "tanpa internet", "simpan halaman"),
    )
    has_form: YesNo = key(
        "formulir", default=False, label="Formulir isian",
        hint="ya kalau situs punya halaman /admin/ untuk mengisi data lewat formulir.", example="ya",
        also=("form", "formulir isian", "admin"),
    )
    repository: Repository | None = key(
        "repositori", None, label="Repositori", hint="Tempat berkas katalog di GitHub, misalnya desa-kami/katalog.",
        example="desa-kami/katalog", also=("repo", "repository", "github", "alamat repositori"),
    )
    portal: WebAddress | None = key(
        "portal", None, label="Portal kabupaten", hint="Alamat portal kabupaten yang memuat katalog desa ini.",
        example="https://kabupaten.example/", also=("portal kabupaten", "situs kabupaten", "alamat portal"),
    )
    logo: FileName | None = key(
        "logo", None, label="Logo",
        hint="Nama berkas gambar di sebelah `_desa.yaml`, diawali garis bawah. Sisinya paling sedikit 192 piksel.",
        example="_logo.png", also=("lambang", "logo desa", "lambang desa", "emblem"), one_line=True, is_code=True,
    )
    colour: Colour | None = key(
        "warna", None, label="Warna",
        hint='Warna kepala dan tombol: hijau, biru, merah, ungu, cokelat, jingga, atau kode seperti "#0d4a2b".',
        example="biru", also=("warna desa", "warna situs", "tema", "colour", "color"),
        form_hint="Warna kepala dan tombol: hijau, biru, merah, ungu, cokelat, jingga, atau kode seperti #0d4a2b.",
    )
    office: Office | None = key(
        "kantor", None, label="Kantor desa", hint="Alamat, jam, dan nomor kantor desa: tampil di kaki setiap halaman.",
        example="\n  alamat: Jalan Balai Desa 1\n  jam: Senin - Jumat 08.00-15.00",
        also=("kantor desa", "balai desa", "kantor kelurahan", "office"),
    )
    # fmt: on
    logo_place: Place | None = None

    def category(self, category_id: str) -> Category | None:
        """Return the category with that id, or None."""
        return next((category for category in self.categories if category.id == category_id), None)

    def hamlet(self, name: str) -> Hamlet | None:
        """Return the hamlet with that name, or None."""
        return next((hamlet for hamlet in self.hamlets if hamlet.name == name), None)
