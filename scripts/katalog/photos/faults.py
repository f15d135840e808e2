"""Says what is wrong with a photo, in Indonesian sentences that say what to do about it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum

SEND_ORIGINAL = (
    "Minta pemiliknya mengirim ulang foto aslinya (di WhatsApp: kirim sebagai Dokumen), lalu ganti berkas ini."
)
SAVE_AS_JPG = "Buka fotonya di ponsel atau komputer, simpan sebagai JPG, lalu pakai berkas JPG itu."
TAKE_SMALLER = "Kecilkan dulu di ponsel (lebar 4000 piksel sudah lebih dari cukup), lalu pakai hasilnya."


class Kind(StrEnum):
    """Everything that can be wrong; the value is how the cache remembers it, so that sentences may change."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    CHANGING = "changing"
    EMPTY = "empty"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    STUFFED = "stuffed"
    SVG = "svg"
    NOT_A_PHOTO = "not-a-photo"
    OTHER_FORMAT = "other-format"
    NO_HEIC_READER = "no-heic-reader"
    TOO_MANY_PIXELS = "too-many-pixels"
    BOMB = "bomb"
    TOO_MANY_BYTES = "too-many-bytes"
    NO_MEMORY = "no-memory"
    BLANK = "blank"
    TOO_NARROW = "too-narrow"
    TOO_SMALL = "too-small"
    SMALL_LOGO = "small-logo"
    SMALL = "small"
    BLURRED = "blurred"
    DARK = "dark"
    REPEATED = "repeated"
    UNSURE = "unsure"


WARNINGS = frozenset({Kind.SMALL, Kind.BLURRED, Kind.DARK, Kind.REPEATED, Kind.UNSURE})
"""The kinds that leave a photo usable; every other kind is an error."""

PASSING = frozenset({Kind.MISSING, Kind.UNREADABLE, Kind.CHANGING, Kind.NO_MEMORY})
"""The kinds that say nothing about the file's content, so that the photo has to be tried again."""

SENTENCES = {  # kind: how "foto `x.jpg` ..." goes on, what to do; {} are the fault's values, {python} what runs
    Kind.MISSING: (
        "tidak ditemukan",
        "Taruh berkasnya di folder usaha ini dan tulis namanya persis, misalnya `foto: keripik.jpg`.",
    ),
    Kind.UNREADABLE: ("tidak bisa dibuka", "Tutup program lain yang sedang memakainya, atau salin ulang berkasnya."),
    Kind.CHANGING: ("sedang disalin atau diubah", "Tunggu sampai selesai disalin, lalu ulangi perintahnya."),
    Kind.EMPTY: ("kosong (0 byte)", SEND_ORIGINAL),
    Kind.TRUNCATED: ("terpotong: bagian akhir berkasnya hilang", SEND_ORIGINAL),
    Kind.DAMAGED: ("rusak dan tidak bisa dibaca", SEND_ORIGINAL),
    Kind.STUFFED: ("ditolak: catatan tersembunyi di dalamnya terlalu besar", SAVE_AS_JPG),
    Kind.SVG: (
        "adalah gambar SVG, bukan foto",
        "SVG ditolak karena bisa memuat program. Simpan gambarnya sebagai PNG atau JPG, lalu pakai berkas itu.",
    ),
    Kind.NOT_A_PHOTO: ("bukan foto: isinya {}", SEND_ORIGINAL),
    Kind.OTHER_FORMAT: ("berformat {}, yang tidak bisa dibaca di sini", SAVE_AS_JPG),
    Kind.NO_HEIC_READER: (
        "berformat HEIC (foto iPhone), dan pembaca HEIC belum terpasang",
        "Simpan fotonya sebagai JPG, atau pasang pembacanya dengan `{python} -m pip install pillow-heif`.",
    ),
    Kind.TOO_MANY_PIXELS: ("terlalu besar: {} x {} piksel (batasnya {} juta piksel)", TAKE_SMALLER),
    Kind.BOMB: ("terlalu besar: lebih dari {} juta piksel", TAKE_SMALLER),
    Kind.TOO_MANY_BYTES: ("terlalu besar: {} MB (batasnya {} MB)", TAKE_SMALLER),
    Kind.NO_MEMORY: ("terlalu besar untuk memori komputer ini", TAKE_SMALLER),
    Kind.BLANK: (
        "kosong: semua bagiannya transparan, jadi tidak ada yang terlihat",
        "Simpan ulang gambarnya dengan isi yang terlihat, sebagai PNG atau JPG.",
    ),
    Kind.TOO_NARROW: (
        "terlalu pipih: {} x {} piksel",
        "Potong (crop) fotonya sampai sisi panjangnya paling banyak {} kali sisi pendeknya.",
    ),
    Kind.TOO_SMALL: (
        "terlalu kecil: {} x {} piksel (paling sedikit {} x {})",
        "Mungkin yang tersimpan hanya gambar mininya. " + SEND_ORIGINAL,
    ),
    Kind.SMALL_LOGO: (
        "terlalu kecil: {} x {} piksel, padahal setiap sisinya paling sedikit {}",
        "Pakai gambar aslinya, yang lebih besar, sebagai PNG atau JPG.",
    ),
    Kind.SMALL: (
        "kecil ({} x {} piksel) dan akan tampak kabur",
        "Kalau ada, pakai foto aslinya, dengan sisi panjang {} piksel atau lebih.",
    ),
    Kind.BLURRED: (
        "tampak kabur",
        "Foto ulang di tempat terang: sentuh layar pada barangnya supaya fokus, dan tahan ponsel dengan dua tangan.",
    ),
    Kind.DARK: ("sangat gelap", "Foto ulang di tempat terang, misalnya dekat jendela pada siang hari."),
    Kind.UNSURE: (
        "mungkin foto HDR: berkasnya tidak menyebut warnanya, jadi warnanya bisa tampak pucat atau kelabu",
        SAVE_AS_JPG,
    ),
    Kind.REPEATED: (
        "sama dengan foto produk `{}` (baris {})",
        "Pembeli bisa salah pilih. Pakai foto yang berbeda untuk tiap produk.",
    ),
}


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a photo; `values` fill its sentences in their order."""

    kind: Kind
    values: tuple[int | str, ...] = ()

    @property
    def stops(self) -> bool:
        """Whether the photo cannot be used at all."""
        return self.kind not in WARNINGS

    @property
    def message(self) -> str:
        """What is wrong, as it goes on after "foto `x.jpg`"."""
        return self._filled()[0]

    @property
    def hint(self) -> str:
        """What to do about it."""
        return self._filled()[1]

    def _filled(self) -> tuple[str, str]:
        message, hint = SENTENCES[self.kind]
        used = message.count("{}")
        return message.format(*self.values[:used]), hint.format(*self.values[used:], python=sys.executable)


class PhotoError(Exception):
    """A photo that cannot be used; `fault` tells a volunteer why."""

    def __init__(self, kind: Kind, *values: int | str) -> None:
        """Make the fault."""
        self.fault = Fault(kind, values)
        super().__init__(self.fault.message)
