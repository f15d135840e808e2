"""Checks whether the parts of an entry, and entries among themselves, fit together."""

from __future__ import annotations

import re
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from katalog.contract import hamlets, key_names, values
from katalog.contract.model import Business, Licence, Licences, Service, Village, keys_of
from katalog.contract.shape import called
from katalog.contract.values import qris
from katalog.entries.checks import links, products
from katalog.entries.checks.names import nearest, offer, repeated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from katalog.entries.entry import Entry, Loc
    from katalog.problems import Problem
    from katalog.settings import Settings

STALE_AFTER = timedelta(days=365)
DAY_MINUTES, NOON = 24 * 60, 12 * 60
LONGEST = 16 * 60
"""Minutes that a business is open in one go through midnight, if it closes at all."""
LICENCE_NOTICE = timedelta(days=60)
NO_NUMBER = frozenset(
    {"", "ya", "tidak", "ada", "tidakada", "belum", "belumada", "sudah", "sudahada", "proses", "dalamproses"}
    | {"sedangdiurus", "menyusul", "yes", "no", "true", "false", "halal", "bpom", "nib", "pirt"}
)
"""What is written, folded, where a permit has no number."""
NIB_DIGITS = 13  # Peraturan BKPM 4/2021: the Nomor Induk Berusaha has 13 digits
VIDEO_HOSTS = ("youtube.com", "youtu.be", "tiktok.com", "instagram.com", "facebook.com", "fb.watch")
ICON_NEAR = 0.75
"""How alike two names of icons must be: there are 7,000, so that some are like any word."""
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,2}", re.IGNORECASE)
"""A long number as spreadsheets show it in a narrow column."""
_ICON_SET = re.compile(r":?(?:material|mdi)[-/: ]", re.IGNORECASE)
ALIKE = 0.5
"""How alike (0 to 1) a QRIS merchant's name and the business's must be not to be worth a question."""


def resolve(data: dict[str, Any], entry: Entry, village: Village | None) -> None:
    """Make category, hamlets and promo lines in `data` what the village and products call them; report strangers."""
    products.resolve_promos(data)
    if village is None:
        return
    _resolve_category(data, entry, village)
    names = [hamlet.name for hamlet in village.hamlets]
    address = data.get("alamat")
    if isinstance(address, dict) and isinstance(written := address.get("dusun"), str):
        known = hamlets.meant(written, names)
        if known is None:
            hint = offer(written, names, near=hamlets.nearest(written, names), is_near=False)
            entry.report(("alamat", "dusun"), f"dusun `{_short(written)}` tidak ada di `_desa.yaml`", hint)
        address["dusun"] = known or names[0]
    areas = data.get("ongkir")
    for area in areas if isinstance(areas, list) else ():
        if isinstance(area, dict) and isinstance(written := area.get("wilayah"), str):
            area["wilayah"] = hamlets.meant(written, names) or written


def check_village(village: Village, entry: Entry, icons: frozenset[str] | None) -> None:
    """Report categories that share an id or a name, and icons that are not among `icons`."""
    repeated(entry, ("kategori",), "id", [category.id for category in village.categories])
    repeated(entry, ("kategori",), "nama", [category.name for category in village.categories])
    links.check(entry, (village.whatsapp,))
    for number, category in enumerate(village.categories):
        if icons is not None and category.icon not in icons:
            bare = _ICON_SET.sub("", category.icon).strip(": ")
            near = bare if bare in icons else nearest(bare, sorted(icons), cutoff=ICON_NEAR)
            hint = (
                f"Mungkin maksudnya `{{key}}: {near}`." if near else "Pilih nama ikon Material dalam bahasa Inggris, "
            )
            hint += (
                "" if near else "misalnya `{key}: store`, `food`, `cookie`, `sprout`, `laptop`, atau `hammer-wrench`."
            )
            place = ("kategori", number, "ikon")
            entry.report(place, f"{entry.name(place)} tidak dikenal: `{_short(category.icon)}`", hint)


def check_business(business: Business, entry: Entry, village: Village | None, settings: Settings) -> None:
    """Report what does not fit together within `business`."""
    _check_dates(business, entry, settings)
    _check_licences(business, entry, settings)
    _check_hours(business, entry)
    _check_delivery(business, entry, village)
    _check_qris(business, entry)
    for number, video in enumerate(business.videos):
        host = urlsplit(video.url).hostname or ""
        if not any(host == known or host.endswith(f".{known}") for known in VIDEO_HOSTS):
            hint = "Pakai alamat dari YouTube, TikTok, Instagram, atau Facebook: "
            hint += "`{key}: https://www.youtube.com/watch?v=abc`."
            entry.report(
                ("video", number), f"{entry.name(('video', number))} bukan dari situs video yang dikenal", hint
            )
    for number, alias in enumerate(business.aliases):
        if alias == business.slug:
            entry.report(
                ("alias", number),
                "alias sama dengan alamat sekarang",
                "Hapus baris ini: alias hanya untuk alamat lama.",
            )
    products.check(business, entry, settings)
    links.check_business(business, entry)


def check_all(read: Sequence[tuple[Business, Entry]], slugs: Sequence[str]) -> list[tuple[str, Problem]]:
    """Return what does not fit between businesses, with the slug it is about; `slugs` are all that are taken."""
    found: list[tuple[str, Problem]] = []
    numbers: dict[str, tuple[Business, Entry]] = {}
    taken = dict.fromkeys(slugs, "nama folder usaha")
    before = {business.slug: len(entry.problems) for business, entry in read}
    _check_same_names(read)
    for business, entry in read:
        is_known = not entry.is_doubtful(("whatsapp",))
        first, _ = numbers.setdefault(business.whatsapp, (business, entry)) if is_known else (business, entry)
        if first is not business:
            message = f"nomor WhatsApp ini juga dipakai `{first.slug}` ({first.name})"
            entry.warn(("whatsapp",), message, "Periksa nomornya. Kalau pemiliknya memang sama, biarkan saja.")
        for number, alias in enumerate(business.aliases):
            if entry.is_doubtful(("alias", number)):
                continue
            if alias != business.slug and alias in taken:
                message = f"alias `{alias}` sudah dipakai: {taken[alias]}"
                entry.report(("alias", number), message, "Satu alamat hanya untuk satu halaman. Hapus alias ini.")
            taken.setdefault(alias, f"alias usaha `{business.slug}`")
        found.extend((business.slug, problem) for problem in entry.problems[before[business.slug] :])
    return found


def _check_same_names(read: Sequence[tuple[Business, Entry]]) -> None:
    """Warn about businesses of one hamlet that are called the same but for marks, each beside another one."""
    named: dict[tuple[str, str], list[tuple[Business, Entry]]] = {}
    for business, entry in read:
        if not entry.is_doubtful(("nama",)):
            name = values.slug_of(business.name) or business.name.casefold()
            named.setdefault((name, business.address.hamlet), []).append((business, entry))
    for same in named.values():
        for business, entry in same if len(same) > 1 else ():
            other = same[0][0] if business is not same[0][0] else same[1][0]
            message = f"ada usaha lain bernama sama di {business.address.hamlet}: `{other.slug}` ({other.name})"
            hint = "Kalau usahanya sama, cukup satu isian. Kalau bukan, beri nama yang membedakan, "
            hint += f"misalnya `{{key}}: {business.name} {business.owner or 'Dua'}`."
            entry.warn(("nama",), message, hint)


def _resolve_category(data: dict[str, Any], entry: Entry, village: Village) -> None:
    written = data.get("kategori")
    if isinstance(written, list) and written and all(isinstance(one, str) for one in written):
        ids = [category.id for category in village.categories]
        entry.report(("kategori",), "kategori hanya boleh satu", offer(written[0], ids))
        data["kategori"] = written = ids[0]
    if not isinstance(written, str):
        return
    known = {key_names.fold(category.name): category.id for category in village.categories}
    known |= {key_names.fold(category.id): category.id for category in village.categories}
    found = known.get(key_names.fold(written))
    if found is None:
        ids = [category.id for category in village.categories]
        near = nearest(written, [*ids, *(category.name for category in village.categories)])
        hint = offer(written, ids, near=known.get(key_names.fold(near)) if near else None)
        hint += " Kategori baru ditambahkan dulu di `kategori` dalam `_desa.yaml`."
        entry.report(("kategori",), f"kategori `{_short(written)}` tidak ada di `_desa.yaml`", hint)
    data["kategori"] = found or village.categories[0].id


def _check_dates(business: Business, entry: Entry, settings: Settings) -> None:
    for number, holiday in enumerate(business.holidays):
        if holiday.ends < holiday.starts and not entry.is_doubtful(("libur", number)):
            place: Loc = ("libur", number, "sampai")
            line = entry.line(("libur", number, "mulai"))
            hint = f"Mulai {_spoken(holiday.starts)} (baris {line}), jadi sampai tanggal itu atau sesudahnya: "
            hint += f"`{{key}}: {_dashed(holiday.starts)}`."
            entry.report(place, f"{entry.name(place)} lebih awal daripada mulainya", hint)
    for key, written in (("dikonfirmasi", business.confirmed), ("persetujuan", business.consented)):
        if written is not None and written > settings.today:
            entry.warn(
                (key,), f"tanggal {key} masih di masa depan", f"Hari ini {_spoken(settings.today)}. Periksa tahunnya."
            )
    if business.confirmed is not None and settings.today - business.confirmed > STALE_AFTER:
        hint = "Tanyakan pemiliknya apakah semua masih benar, lalu tulis tanggalnya: "
        hint += f"`{{key}}: {_dashed(settings.today)}`."
        entry.warn(("dikonfirmasi",), "isi berkas ini sudah lebih dari setahun belum dikonfirmasi", hint)
    for number, testimonial in enumerate(business.testimonials):
        if testimonial.date is not None and testimonial.date > settings.today:
            place = ("testimoni", number, "tanggal")
            entry.warn(
                place,
                f"{entry.name(place)} masih di masa depan",
                f"Hari ini {_spoken(settings.today)}. Periksa tahunnya.",
            )


def _check_licences(business: Business, entry: Entry, settings: Settings) -> None:
    for key, (name, _) in keys_of(Licences).items():
        licence: Licence | None = getattr(business.licences, name)
        if licence is None:
            continue
        place: Loc = ("izin", key)
        if key_names.fold(licence.number) in NO_NUMBER:
            hint = "Tulis nomor suratnya. Kalau belum ada, hapus baris ini."
            where = (*place, "nomor") if entry.has((*place, "nomor")) else place
            entry.report(where, f"izin {called()[key]} belum menyebut nomor", hint)
            continue
        if _SHORTENED.fullmatch(licence.number):
            message = f"nomor izin {called()[key]} disingkat oleh Excel, jadi sebagian angkanya hilang"
            entry.report(place, message, "Salin lagi nomornya dari suratnya, tulis di antara tanda kutip.")
            continue
        digits = "".join(sign for sign in licence.number if sign.isdecimal())
        if key == "nib" and len(digits) != NIB_DIGITS:
            message = f"NIB harus {NIB_DIGITS} angka, yang tertulis {len(digits)}"
            entry.warn(place, message, f"Salin semua {NIB_DIGITS} angkanya dari surat NIB.")
        ends = licence.valid_until
        if ends is not None and ends < settings.today:
            entry.warn(
                (*place, "berlaku_sampai"),
                f"izin {called()[key]} sudah habis sejak {_spoken(ends)}",
                "Perpanjang, lalu tulis tanggal barunya.",
            )
        elif ends is not None and ends - settings.today <= LICENCE_NOTICE:
            entry.warn(
                (*place, "berlaku_sampai"),
                f"izin {called()[key]} akan habis {_spoken(ends)}",
                "Ingatkan pemiliknya untuk memperpanjang.",
            )


def _check_hours(business: Business, entry: Entry) -> None:
    """Warn about hours that go on through the night into the day, which `08.00-05.00` says and hardly anyone means."""
    for day, intervals in enumerate(business.hours.days if business.hours else ()):
        for begin, end in intervals:
            if end > DAY_MINUTES and end - begin > LONGEST:
                meant = f"{begin // 60:02}.{begin % 60:02}-{(end - NOON) % DAY_MINUTES // 60:02}.{end % 60:02}"
                message = f"jam buka {values.DAYS[day]} lamanya {(end - begin) // 60} jam, melewati tengah malam"
                entry.warn(("jam_buka",), message, f"Kalau maksudnya tutup sore, tulis `{meant}`.")
                return


def _check_delivery(business: Business, entry: Entry, village: Village | None) -> None:
    repeated(entry, ("ongkir",), "wilayah", [area.area for area in business.delivery_areas])
    services = {Service.DELIVERY, Service.SHIPPING}
    is_known = not entry.is_doubtful(("layanan",))
    if business.delivery_areas and is_known and not services & set(business.services):
        hint = "Tambahkan `antar` supaya pembeli tahu: `layanan: ambil, antar`."
        entry.warn(("ongkir",), "ada ongkir, tetapi `layanan` tidak menyebut `antar`", hint, on_key=True)
    if village is None:
        return
    names = [hamlet.name for hamlet in village.hamlets]
    for number, area in enumerate(business.delivery_areas):
        near = nearest(area.area, names, cutoff=0.85)
        if area.area not in names and near:
            place = ("ongkir", number, "wilayah")
            entry.warn(
                place, f"{entry.name(place)} bukan nama dusun di `_desa.yaml`", f"Mungkin maksudnya `{{key}}: {near}`."
            )


def _check_qris(business: Business, entry: Entry) -> None:
    if business.qris is None:
        return
    hint = "Pindai kode QRIS dengan aplikasi pembaca QR, lalu salin semua teksnya tanpa diubah."
    try:
        found = qris.parse(business.qris)
    except qris.QrisError as error:
        entry.report(("qris",), f"QRIS {error}", hint)
        return
    if not found.static:
        entry.warn(
            ("qris",),
            "QRIS ini untuk satu kali bayar (dinamis)",
            "Pakai QRIS tetap (statis), yang dicetak dan ditempel di toko.",
        )
    own = [name for name in (business.name, business.owner) if name]
    if not any(_alike(found.merchant, name) for name in own) and not entry.is_doubtful(("nama",)):
        message = f"QRIS ini atas nama `{found.merchant}`, berbeda dari nama usaha dan pemilik"
        entry.warn(("qris",), message, "Pastikan uangnya sampai ke orang yang benar. Kalau sudah benar, biarkan saja.")


def _alike(first: str, second: str) -> bool:
    one, two = key_names.fold(first), key_names.fold(second)
    words = {word for word in first.casefold().split() if len(word) > 2} & set(second.casefold().split())  # noqa: PLR2004
    return bool(words) or one in two or two in one or SequenceMatcher(None, one, two).ratio() >= ALIKE


def _short(word: str) -> str:
    return word if len(word) <= 40 else word[:40] + "\u2026"  # noqa: PLR2004 - fits a phone's line


def _spoken(day: date) -> str:
    return f"{day.day} {values.MONTHS[day.month - 1]} {day.year}"


def _dashed(day: date) -> str:
    return f"{day.day:02}-{day.month:02}-{day.year}"
