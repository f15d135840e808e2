"""Checks whether the parts of an entry, and entries among themselves, fit together."""

from __future__ import annotations

import re
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from katalog.contract import hamlets, key_names, values
from katalog.contract.confirmation import UNSURE_AFTER, lacks_consent
from katalog.contract.icons import BY_MEANING
from katalog.contract.model import Business, Service, Village
from katalog.contract.spelling import is_slip
from katalog.contract.values import qris
from katalog.entries.checks import links, products, promos, samples
from katalog.entries.checks.licences import check_licences, spoken
from katalog.entries.checks.names import nearest, offer, repeated
from katalog.problems import Place, Problem, Severity
from katalog.safe_text import lookalikes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from katalog.entries.entry import Entry, Loc
    from katalog.settings import Settings

DAY_MINUTES, NOON = 24 * 60, 12 * 60
LONGEST = 16 * 60
"""Minutes that a business is open in one go through midnight, if it closes at all."""
VIDEO_HOSTS = ("youtube.com", "youtu.be", "tiktok.com", "instagram.com", "facebook.com", "fb.watch")
ICON_NEAR = 0.75
"""How alike two names of icons must be: there are 7,000, so that some are like any word."""
_ICON_SET = re.compile(r":?(?:material|mdi)[-/: ]", re.IGNORECASE)
ALIKE = 0.5
"""How alike (0 to 1) a QRIS merchant's name and the business's must be not to be worth a question."""


def resolve(data: dict[str, Any], entry: Entry, village: Village | None) -> None:
    """Make category, hamlets and promo lines in `data` what the village and products call them; report strangers."""
    promos.resolve_promos(data)
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
    office = village.office
    links.check(entry, (village.whatsapp, *((office.whatsapp, office.phone) if office else ())))
    for number, category in enumerate(village.categories):
        if icons is not None and category.icon not in icons:
            bare = _ICON_SET.sub("", category.icon).strip(": ")
            meant = [name for name in (bare, BY_MEANING.get(key_names.fold(bare), "")) if name in icons]
            near = meant[0] if meant else nearest(bare, sorted(icons), cutoff=ICON_NEAR)
            lead = f"Mungkin maksudnya `{{key}}: {near}`." if near else "Pilih nama ikon dalam bahasa Inggris."
            hint = f"{lead} Daftarnya ada di panduan relawan, bagian Kategori baru."
            place = ("kategori", number, "ikon")
            entry.report(place, f"{entry.name(place)} tidak dikenal: `{_short(category.icon)}`", hint)


def check_business(business: Business, entry: Entry, village: Village | None, settings: Settings) -> None:
    """Report what does not fit together within `business`."""
    _check_dates(business, entry, settings)
    check_licences(business, entry, settings)
    _check_hours(business, entry)
    _check_delivery(business, entry, village)
    _check_qris(business, entry)
    for number, video in enumerate(business.videos):
        host = urlsplit(video.url).hostname or ""
        if not any(host == known or host.endswith(f".{known}") for known in VIDEO_HOSTS):
            hint = "Salin alamat videonya dari YouTube, TikTok, Instagram, atau Facebook."
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
    if not entry.errors:
        samples.check(business, entry)
    if lacks_consent(business) and not entry.errors:  # said when nothing that was written is in the way any more
        hint = "Tambahkan baris `persetujuan: ...`. Isinya tanggal pemiliknya setuju; tanyakan dulu."
        missing = Problem(Place(entry.source.path), "persetujuan pemilik belum dicatat", hint, Severity.WARNING)
        entry.problems.append(missing)


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
            name = values.slug_of(lookalikes.as_latin(business.name)) or business.name.casefold()
            named.setdefault((name, business.address.hamlet), []).append((business, entry))
    for same in named.values():
        for business, entry in same if len(same) > 1 else ():
            other = same[0][0] if business is not same[0][0] else same[1][0]
            message = f"ada usaha lain bernama sama di {business.address.hamlet}: `{other.slug}` ({other.name})"
            hint = "Kalau usahanya sama, cukup satu isian. Kalau bukan, beri nama yang membedakan"
            hint += f", misalnya `{{key}}: {business.name} {business.owner}`." if business.owner else "."
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
        own, other = (key_names.fold(each or "") for each in (written, near))
        near = near if other and (is_slip(own, other) or own in other) else None  # else another trade
        hint = offer(written, ids, near=known.get(key_names.fold(near)) if near else None, is_near=False)
        hint += " Kategori baru ditambahkan dulu di `kategori` dalam `_desa.yaml`."
        entry.report(("kategori",), f"kategori `{_short(written)}` tidak ada di `_desa.yaml`", hint)
    data["kategori"] = found or village.categories[0].id


def _check_dates(business: Business, entry: Entry, settings: Settings) -> None:
    for number, holiday in enumerate(business.holidays):
        if holiday.ends < holiday.starts and not entry.is_doubtful(("libur", number)):
            place: Loc = ("libur", number, "sampai")
            line = entry.line(("libur", number, "mulai"))
            hint = f"Mulai {spoken(holiday.starts)} (baris {line}), jadi sampai tanggal itu atau sesudahnya: "
            hint += f"`{{key}}: {_dashed(holiday.starts)}`."
            entry.report(place, f"{entry.name(place)} lebih awal daripada mulainya", hint)
    for key, written in (("dikonfirmasi", business.confirmed), ("persetujuan", business.consented)):
        if written is not None and written > settings.today:
            entry.warn(
                (key,), f"tanggal {key} masih di masa depan", f"Hari ini {spoken(settings.today)}. Periksa tahunnya."
            )
    if business.confirmed is not None and settings.today - business.confirmed > UNSURE_AFTER:
        hint = "Tanyakan pemiliknya apakah semua masih benar, lalu tulis tanggal jawabannya: `{key}: ...`."
        entry.warn(("dikonfirmasi",), "isi berkas ini sudah lebih dari setahun belum dikonfirmasi", hint)
    for number, testimonial in enumerate(business.testimonials):
        if testimonial.date is not None and testimonial.date > settings.today:
            place = ("testimoni", number, "tanggal")
            entry.warn(
                place,
                f"{entry.name(place)} masih di masa depan",
                f"Hari ini {spoken(settings.today)}. Periksa tahunnya.",
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
        services_said = ", ".join(service.value for service in (*business.services, Service.DELIVERY))
        hint = f"Tambahkan `antar` supaya pembeli tahu: `layanan: {services_said}`."
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


def _dashed(day: date) -> str:
    return f"{day.day:02}-{day.month:02}-{day.year}"
