"""Plans the change of an entry out of an owner's sentences: which business, what changes, what is not understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from katalog.entries import load
from katalog.entries.fix import plan as fixing
from katalog.entries.folder import find
from katalog.entries.yaml import encoding
from katalog.volunteers.changes import written
from katalog.volunteers.changes.change import USED, Change
from katalog.volunteers.changes.message import EntryText, Message
from katalog.volunteers.registration.account import WORD, Account
from katalog.volunteers.registration.chat import cleaned
from katalog.volunteers.registration.new import NotWrittenError, village_of

if TYPE_CHECKING:
    from katalog.contract.model import Business
    from katalog.entries.folder import Found
    from katalog.problems import Problem
    from katalog.settings import Settings
    from katalog.volunteers.changes.message import Agree


@dataclass
class Planned:
    """What a message makes of an entry: its file before and after, and in Indonesian what changes and what is left.

    `wild` are amounts that nobody has agreed to yet: they are not in `after`.
    """

    found: Found
    shown: str
    before: bytes
    after: bytes
    account: Account
    changes: list[Change] = field(default_factory=list)
    wild: list[Change] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after

    def as_fix(self) -> fixing.Fixed:
        """Return it as what shows differences and writes files."""
        return fixing.Fixed(self.found.file, self.shown, self.before, self.after, (), (), self.problems)


def plan(settings: Settings, message: str, slug: str = "", agree: Agree | None = None) -> Planned:
    """Return what `message` changes in the entry of `slug`, or of the business that it names.

    `agree` is asked about each amount that is many times what it was; without it those are named and left out. Raises
    NotWrittenError where the business is not clear or its entry has errors.
    """
    village = village_of(settings)
    account = Account(cleaned(message))
    found = _business(settings, account, slug)
    data = found.file.read_bytes()
    text = encoding.decode(data)
    entry = EntryText(found, settings, village)
    first = entry.business(text.text) if text is not None else None
    if text is None or first is None:
        raise NotWrittenError(
            f"Isian `{found.slug}` belum benar. Perbaiki dulu; jalankan `check` untuk melihat salahnya."
        )
    read = Message(entry, text.text, account, first, agree)
    read.take()
    account.settle({USED: read.changes or [True]})
    after = text.encoded(read.text) if read.text != text.text else data
    planned = Planned(found, settings.shown(found.file), data, after, account)
    planned.changes, planned.wild, planned.remarks = read.changes, read.wild, account.remarks
    planned.problems = entry.problems(read.text)
    return planned


def _business(settings: Settings, account: Account, slug: str) -> Found:
    entries = find(settings).entries
    if slug and slug not in {found.slug for found in entries}:
        raise NotWrittenError(f"Usaha `{slug}` tidak ada di {settings.shown(settings.businesses)}.")
    catalogue = load.load(settings).catalogue
    known = {business.slug: business for business in (catalogue.businesses if catalogue else ())}
    pages = {page["slug"].casefold() for page in written.pages_in(account.text)}
    matches = [slug for slug, business in known.items() if not pages.isdisjoint((slug, *business.aliases))]
    if slug and matches and slug not in matches:
        raise NotWrittenError(f"Pesan ini tentang `{matches[0]}`, bukan `{slug}`: alamat halamannya ada di pesan.")
    matches = matches or [slug for slug, business in known.items() if _is_named(account, business)]
    if slug:
        matches = [slug]
    if len(matches) != 1:
        listed = f" Yang cocok: {', '.join(matches)}." if matches else ""
        raise NotWrittenError(
            f"Belum jelas usaha mana.{listed} Sebutkan nama foldernya: `ubah --dari-teks BERKAS nama-folder`."
        )
    return next(found for found in entries if found.slug == matches[0])


def _is_named(account: Account, business: Business) -> bool:
    """Return whether the message has the business's whole name, or the number that orders go to."""
    words = f" {' '.join(word.casefold() for word in WORD.findall(account.text))} "
    name = f" {' '.join(word.casefold() for word in WORD.findall(business.name))} "
    if name in words:
        return True
    digits = re.sub(r"[\s().-]", "", account.text)
    return business.whatsapp[3:] in digits
