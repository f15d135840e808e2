"""What lets a buyer trust a business: hours it keeps, permits, what customers say, answers to questions."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from katalog.contract import values
from katalog.contract.model.declared import Frozen, Group, key
from katalog.contract.model.kinds import Day, LongText, Text


class OpeningHours(Frozen):
    """Weekly hours: `days[0]` is Monday; intervals in minutes from that day's midnight, an end past 1440 is next day.

    `written` keeps the hours as the volunteer wrote them, a (days, hours) pair a line, to be shown as they are.
    """

    days: tuple[tuple[tuple[int, int], ...], ...]
    written: tuple[tuple[str, str], ...]


class Holiday(Group, section="libur", short="mulai", folded="{{fields.mulai}} sampai {{fields.sampai}}"):
    """Closed days that override the weekly hours (`libur`); both ends included."""

    # fmt: off
    starts: Day = key(
        "mulai", label="Mulai libur", hint="Hari pertama tutup.", example="20-03-2026",
        also=("dari", "tanggal mulai", "tanggal", "tgl", "hari", "sejak", "starts", "from"),
    )
    ends: Day = key(
        "sampai", label="Sampai", hint="Hari terakhir tutup. Tidak diisi: satu hari saja.", example="27-03-2026",
        also=("hingga", "selesai", "tanggal selesai", "akhir", "ends", "until", "to"), filled_in=True,
    )
    reason: Text | None = key(
        "keterangan", None, label="Keterangan", hint="Alasan libur, tampil di halaman.", example="Lebaran",
        also=("alasan", "catatan", "acara", "reason", "note"),
    )
    # fmt: on


class Licence(Group, section="surat", short="nomor"):
    """A permit's number and, where it ends, its last day."""

    # fmt: off
    number: Text = key(
        "nomor", label="Nomor", hint="Nomor izin seperti di suratnya.", example="1234567890123", also=("no", "number"),
        called="", one_line=True, is_number=True,
    )
    valid_until: Day | None = key(
        "berlaku_sampai", None, label="Berlaku sampai", hint="Hari terakhir izin berlaku.", example="31-12-2027",
        also=("berlaku", "berlaku hingga", "masa berlaku", "habis", "kedaluwarsa", "valid until"),
        called="tanggal habis",
    )
    # fmt: on


LicenceField = Annotated[Licence, BeforeValidator(values.licence)] | None


class Licences(Group, section="izin"):
    """Permits of a business (`izin`)."""

    # fmt: off
    nib: LicenceField = key(
        "nib", None, label="NIB", hint="Nomor Induk Berusaha, 13 angka.", example="1234567890123",
        also=("nomor induk berusaha", "no nib", "nomor nib"), spelled="NIB",
    )
    pirt: LicenceField = key(
        "pirt", None, label="P-IRT", hint="Nomor izin pangan rumahan.", example="2061234567890-28",
        also=("p-irt", "sppirt", "spp-irt", "no pirt", "nomor pirt"), spelled="P-IRT",
    )
    halal: LicenceField = key(
        "halal", None, label="Halal", hint="Nomor sertifikat halal.", example="ID12110000123456",
        also=("sertifikat halal", "no halal", "nomor halal"),
    )
    bpom: LicenceField = key(
        "bpom", None, label="BPOM", hint="Nomor MD atau ML.", example="MD 123456789012",
        also=("no bpom", "nomor bpom", "md", "izin edar"), spelled="BPOM",
    )
    trademark: LicenceField = key(
        "merek", None, label="Merek dagang", hint="Nomor pendaftaran merek.", example="IDM000123456",
        also=("hak merek", "haki", "merek dagang", "merk", "trademark"),
    )
    # fmt: on


class Testimonial(Group, section="testimoni", pair=("nama", "isi")):
    """What a customer said, who, when and where."""

    # fmt: off
    name: Text = key(
        "nama", label="Nama", hint="Siapa yang berkata, boleh nama depan saja.", example="Ani",
        also=("dari", "pelanggan", "name"),
    )
    text: LongText = key(
        "isi", label="Isi", hint="Kata-katanya.", example="Enak sekali.",
        also=("kata", "ulasan", "testimoni", "komentar", "pesan", "text"),
    )
    date: Day | None = key(
        "tanggal", None, label="Tanggal", hint="Kapan dikatakan.", example="20-03-2026", also=("tgl", "date"),
    )
    source: Text | None = key(
        "sumber", None, label="Sumber", hint="Di mana, misalnya WhatsApp.", example="WhatsApp",
        also=("asal", "source"),
    )
    # fmt: on


class Question(Group, section="pertanyaan", pair=("tanya", "jawab"), folded="{{fields.tanya}}"):
    """A question that buyers often ask, and its answer."""

    # fmt: off
    question: Text = key(
        "tanya", label="Pertanyaan", hint="Pertanyaan pembeli.", example="Bisa dikirim?",
        also=("pertanyaan", "question", "q"), is_speech=True,
    )
    answer: LongText = key(
        "jawab", label="Jawaban", hint="Jawaban usaha.", example="Bisa.", also=("jawaban", "answer", "a"),
    )
    # fmt: on
