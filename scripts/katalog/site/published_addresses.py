"""Keeps the register of published addresses: which page has been where since when, so that no shared link ever dies.

`businesses/_alamat.yaml` has one line an address, in order, so that two volunteers' changes seldom touch the same line;
lines of both sides of a merge may stand in it, in any order. Only a build that is published adds to it. People change
one thing in it: `dihapus` after the day says that a page is gone for good.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from katalog import addresses
from katalog.contract.model import Business, Catalogue
from katalog.contract.values.words import SLUG, SLUG_MAX
from katalog.entries.folder import ENTRY
from katalog.files import write_whole
from katalog.problems import Place, Problem, Severity, errors_in
from katalog.settings import Settings

REGISTER = "_alamat.yaml"
MAX_BYTES = 20_000_000  # some 300,000 addresses; more is no register of a village
GONE = "dihapus"
HEADER = f"""\
# Semua alamat halaman yang pernah terbit, ditulis oleh program. Jangan hapus barisnya, supaya tautan lama tetap hidup.
# Halaman yang memang tidak ada lagi diberi kata `{GONE}` di belakang tanggalnya.
"""
_LINE = re.compile(
    rf"((?:usaha/{SLUG.pattern}|(?:usaha|promo)/{SLUG.pattern}/{SLUG.pattern})/): *(\d{{4}}-\d\d-\d\d)(?: +({GONE}))?"
)
_MERGE_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")  # what git leaves where a volunteer did not choose a side
_LIKE = 0.5  # how alike (0 to 1) an old and a new id are where a product may have got a new name


@dataclass(frozen=True)
class Published:
    """An address that was published: since when, whether its page is gone for good, and its line in the register."""

    address: str
    since: date
    gone: bool = False
    line: int = 0

    @property
    def slug(self) -> str:
        """Return the slug of its business."""
        return self.address.split("/")[1]

    @property
    def part(self) -> str:
        """Return the id of its product or promo, "" for a business's own address."""
        return self.address.split("/")[2]

    @property
    def is_promo(self) -> bool:
        """Return whether it is a promo's: those come and go, and nobody has to say so."""
        return self.address.startswith(addresses.PROMOS)


@dataclass(frozen=True)
class Register:
    """What the register says, by site-relative address, and what in it could not be read."""

    entries: Mapping[str, Published] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def after(self, catalogue: Catalogue, today: date) -> Register:
        """Return the register as it is once `catalogue` was published on `today`.

        Samples are left out: they go when a village's own businesses come.
        """
        entries = dict(self.entries)
        for business in catalogue.businesses:
            if not business.sample:
                for address in _pages(business):
                    entries.setdefault(address, Published(address, today))
        return Register(entries, self.problems)

    def first_seen(self, today: date) -> dict[str, date]:
        """Return since when each address is there; nothing is newer than `today`."""
        return {address: min(entry.since, today) for address, entry in self.entries.items()}

    @property
    def text(self) -> str:
        """Return the register as it is written."""
        rows = (
            f"{address}: {entry.since.isoformat()}{f' {GONE}' if entry.gone else ''}\n"
            for address, entry in sorted(self.entries.items())
        )
        return HEADER + "".join(rows)

    def missing(self, catalogue: Catalogue) -> list[Published]:
        """Return what has no page and no redirect in `catalogue`, by address."""
        served = set(_served(catalogue.businesses))
        return [entry for address, entry in sorted(self.entries.items()) if address not in served]

    def is_gone(self, entry: Published) -> bool:
        """Return whether somebody said that the page, or the whole business, is gone for good."""
        business = self.entries.get(addresses.business(entry.slug))
        return entry.gone or (business is not None and business.gone)


def path_of(settings: Settings) -> Path:
    """Return where the register of these entries lies: beside them."""
    return settings.businesses / REGISTER


def read(settings: Settings) -> Register:
    """Return the register, an empty one where there is none. Never raises for what is in it: that becomes a problem."""
    path = path_of(settings)
    shown = settings.shown(path)
    if not path.exists():
        return Register()
    if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
        hint = "Kembalikan dari riwayat git, atau hapus supaya program membuat yang baru."
        return Register(problems=(Problem(Place(shown), "daftar alamat ini bukan berkas biasa", hint),))
    return parse(path.read_text(encoding="utf-8-sig", errors="replace"), shown)


def parse(text: str, shown: str = REGISTER) -> Register:
    """Return what the text of a register says; the earliest day of an address counts, and `dihapus` on any line."""
    entries: dict[str, Published] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        row = line.strip()
        if not row or row.startswith(("#", *_MERGE_MARKS)):
            continue
        entry = _entry(row, number)
        if entry is None:
            place = Place(shown, number, 1, len(line) + 1)
            hint = "Tulis alamat dan tanggalnya, misalnya `usaha/warung-siti/: 2026-03-20`, atau hapus baris ini."
            message = "baris daftar alamat ini belum terbaca, jadi dilewati"
            problems.append(Problem(place, message, hint, Severity.WARNING, line))
            continue
        known = entries.get(entry.address)
        if known is not None:
            entry = Published(entry.address, min(known.since, entry.since), known.gone or entry.gone, entry.line)
        entries[entry.address] = entry
    return Register(entries, tuple(problems))


def check(
    register: Register, catalogue: Catalogue, settings: Settings, left_out: frozenset[str] = frozenset()
) -> list[Problem]:
    """Return an error for every page that vanished without a word, with the line that mends it.

    Of businesses that are `left_out` (they have errors of their own) nothing is known, so nothing is said; nor of whole
    businesses while any is, since the new name of one may be among them.
    """
    if not register.entries:
        return []
    sellers = {slug: business for business in catalogue.businesses for slug in (business.slug, *business.aliases)}
    found = list(_still_there(register, catalogue, settings))
    lost: set[str] = set()
    for entry in register.missing(catalogue):
        if entry.is_promo or entry.slug in left_out or register.is_gone(entry):
            continue
        seller = sellers.get(entry.slug)
        if seller is not None:
            found.append(_product_vanished(entry, seller, register, settings))
        elif not left_out and entry.slug not in lost:
            lost.add(entry.slug)
            found.append(_business_vanished(entry, catalogue.businesses, register, settings))
    return found


def record(register: Register, catalogue: Catalogue, settings: Settings) -> bool:
    """Note the addresses that were published today; return whether any was new.

    A register that could not be read stays as it is. Raises OSError where the file cannot be written, leaving the old.
    """
    path = path_of(settings)
    content = register.after(catalogue, settings.today).text.encode()
    before = path.read_bytes() if path.exists() else HEADER.encode()
    if errors_in(register.problems) or content == before:
        return False
    write_whole(path, content)
    return True


def _entry(row: str, number: int) -> Published | None:
    found = _LINE.fullmatch(row)
    if found is None or any(len(part) > SLUG_MAX for part in found[1].split("/")):
        return None
    try:
        since = date.fromisoformat(found[2])
    except ValueError:
        return None
    return Published(found[1], since, found[3] is not None, number)


def _pages(business: Business) -> Iterator[str]:
    yield addresses.business(business.slug)
    for product in business.products:
        yield addresses.product(business.slug, product.id)
    for promo in business.promos:
        yield addresses.promo_page(business.slug, promo.id)


def _served(businesses: Iterable[Business]) -> Iterator[str]:
    """Yield every address of a business or product that has a page or leads to one."""
    for business in businesses:
        for slug in (business.slug, *business.aliases):
            yield addresses.business(slug)
            for product in business.products:
                for product_id in (product.id, *product.aliases):
                    yield addresses.product(slug, product_id)
            for promo in business.promos:
                yield addresses.promo_page(slug, promo.id)


def _still_there(register: Register, catalogue: Catalogue, settings: Settings) -> Iterator[Problem]:
    for business in catalogue.businesses:
        for address in _pages(business):
            entry = register.entries.get(address)
            if entry is not None and entry.gone:
                hint = f"Kalau halamannya memang ada lagi, hapus kata `{GONE}` di baris ini."
                message = f"alamat ini ditandai `{GONE}`, tetapi halamannya masih ada"
                yield _problem(entry, message, hint, settings, Severity.WARNING)


def _product_vanished(entry: Published, seller: Business, register: Register, settings: Settings) -> Problem:
    path = settings.shown(settings.businesses / seller.slug / ENTRY)
    new = [item.id for item in seller.products if addresses.product(seller.slug, item.id) not in register.entries]
    hint = f"Kalau produknya berganti nama, tulis `alias: {entry.part}` pada produk itu di `{path}`"
    hint += _perhaps(entry.part, new) + f"\n{_gone_hint(entry, 'Kalau memang tidak dijual lagi')}"
    return _problem(entry, f"produk `{entry.part}` pernah terbit, sekarang tidak ada lagi", hint, settings)


def _business_vanished(
    entry: Published, businesses: Iterable[Business], register: Register, settings: Settings
) -> Problem:
    new = [business.slug for business in businesses if addresses.business(business.slug) not in register.entries]
    hint = f"Kalau foldernya berganti nama, tulis `alias: {entry.slug}` di `{ENTRY}` usaha itu"
    hint += _perhaps(entry.slug, new)
    hint += f"\nKalau usahanya tutup, kembalikan foldernya dan tulis `status: tutup-permanen` di `{ENTRY}`."
    hint += f"\n{_gone_hint(entry, 'Kalau datanya memang harus dihapus')}"
    return _problem(entry, f"usaha `{entry.slug}` pernah terbit, sekarang tidak ada lagi", hint, settings)


def _perhaps(old: str, new: list[str]) -> str:
    if len(new) == 1:
        return f" (mungkin `{new[0]}`)."
    close = get_close_matches(old, new, n=1, cutoff=_LIKE)
    return f" (mungkin `{close[0]}`)." if close else "."


def _gone_hint(entry: Published, when: str) -> str:
    return f"{when}, ganti baris ini menjadi `{entry.address}: {entry.since.isoformat()} {GONE}`."


def _problem(
    entry: Published, message: str, hint: str, settings: Settings, severity: Severity = Severity.ERROR
) -> Problem:
    place = Place(settings.shown(path_of(settings)), entry.line, 1, len(entry.address) + 1)
    return Problem(place, message, hint, severity)
