"""Plans the change of an entry out of an owner's sentences: which business, what changes, what is not understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from katalog.entries import load
from katalog.entries.fix import plan as fixing
from katalog.entries.folder import find
from katalog.entries.yaml import encoding, reading
from katalog.volunteers.changes import apply
from katalog.volunteers.changes.change import USED, Change, Sentence, is_guarded
from katalog.volunteers.changes.said import changes_of
from katalog.volunteers.registration.account import SKIPPED, WORD, Account, Piece
from katalog.volunteers.registration.chat import SENT_BY, cleaned
from katalog.volunteers.registration.new import NotWrittenError, village_of
from katalog.volunteers.registration.phrases import is_courtesy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from katalog.contract.model import Business, Village
    from katalog.entries.folder import Found
    from katalog.problems import Problem
    from katalog.settings import Settings

Agree = Callable[[Change], bool]
_SENTENCES = re.compile(r"\s*\n\s*|\s*;\s*|(?<!\brp)(?<!\bno)(?<!\btgl)[.!](?:\s+|$)|(?<=\?)\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s+")
_AND = re.compile(r"\s+(?:dan|terus|lalu|sama)\s+", re.IGNORECASE)
_JOINING = frozenset({"dan", "terus", "lalu", "sama"})


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
    entry = _Entry(found, settings, village)
    if text is None or entry.business(text.text) is None:
        raise NotWrittenError(
            f"Isian `{found.slug}` belum benar. Perbaiki dulu; jalankan `check` untuk melihat salahnya."
        )
    planned = Planned(found, settings.shown(found.file), data, data, account)
    current = text.text
    for sentence in _sentences(account):
        current = _one(entry, current, sentence, planned, agree)
    planned.after = text.encoded(current) if current != text.text else data
    planned.problems = entry.problems(current)
    _settle(account, planned)
    return planned


class _Entry:
    """Reads texts of one entry."""

    def __init__(self, found: Found, settings: Settings, village: Village) -> None:
        self._found, self._settings = found, settings
        self.village = village
        self.today = settings.today

    def read(self, text: str) -> apply.Read | None:
        """Return `text` with what it says, None where it has errors."""
        source = reading.of_text(text, self._settings.shown(self._found.file))
        business, entry = load.examine(source, self._found, self._settings, self.village)
        return apply.Read(business, entry) if business is not None and not entry.errors and entry.source.root else None

    def business(self, text: str) -> Business | None:
        """Return the business that `text` is, None where it has errors."""
        read = self.read(text)
        return read.business if read else None

    def problems(self, text: str) -> tuple[Problem, ...]:
        """Return what a check says of `text`."""
        source = reading.of_text(text, self._settings.shown(self._found.file))
        return tuple(load.examine(source, self._found, self._settings, self.village)[1].problems)


def _one(entry: _Entry, text: str, sentence: Piece, planned: Planned, agree: Agree | None) -> str:
    """Return `text` with what `sentence` changes; of several things in it, with each that is understood.

    What `dan` joins is one thing: where half of it is not understood ("besok dan lusa libur"), none of it is.
    """
    after = _whole(entry, text, sentence, planned, agree)
    if after is not None or is_guarded(sentence.text):
        return text if after is None else after
    for part in sentence.split(_COMMA):
        halves = [part] if _says(entry, text, part) else part.split(_AND)
        if not all(_says(entry, text, half) for half in halves):
            continue
        for half in halves:
            made = _whole(entry, text, half, planned, agree)
            text = text if made is None else made
        for left in planned.account.left(part):
            if left.text.casefold() in _JOINING:
                planned.account.claim(left, SKIPPED)
    return text


def _says(entry: _Entry, text: str, sentence: Piece) -> bool:
    """Return whether `sentence` alone would change something, or say what is known."""
    read = entry.read(text)
    return read is not None and bool(changes_of(Sentence(sentence, read.business, entry.village, entry.today)))


def _whole(entry: _Entry, text: str, sentence: Piece, planned: Planned, agree: Agree | None) -> str | None:
    """Return `text` with what `sentence` changes if all of it is understood, None where it changes nothing."""
    read = entry.read(text)
    said = Sentence(sentence, read.business, entry.village, entry.today) if read else None
    changes = changes_of(said) if said else []
    if said is None or not changes:
        return None
    if wild := [change for change in changes if change.is_wild and not (agree is not None and agree(change))]:
        planned.wild += wild
        question = f"{wild[0].sentence}. Bedanya terlalu jauh, jadi belum ditulis: {sentence.text}"
        planned.account.remark(sentence, question)
        return text
    after: str | None = text
    for change in changes:
        after = apply.applied(after, change, entry.read) if after is not None else None
    if after is None:
        planned.account.remark(sentence, f"Belum bisa diubah di berkas ini, ubah dengan tangan: {sentence.text}")
        return text
    for later in said.later:
        note = f'"{later.text.strip()}" tidak dicatat: perubahan ini berlaku begitu situs diterbitkan'
        planned.account.remark(Piece(later.text, sentence.start + later.start), note)
    planned.account.claim(sentence, USED)
    planned.changes += changes
    return after


def _sentences(account: Account) -> Iterator[Piece]:
    """Yield what may be a change each: sentences, and parts between commas where each of them can stand alone."""
    for found in re.finditer(r"[^\n]+", account.text):
        line = Piece(found.group(), found.start())
        if sent := SENT_BY.match(line.text):
            account.claim(line.of(sent), SKIPPED)
            line = line.cut(sent.end())
        for sentence in line.split(_SENTENCES):
            if is_courtesy(sentence.text):
                account.claim(sentence, SKIPPED)
            else:
                yield sentence


def _settle(account: Account, planned: Planned) -> None:
    account.settle({USED: planned.changes or [True]})
    planned.remarks = account.remarks


def _business(settings: Settings, account: Account, slug: str) -> Found:
    entries = find(settings).entries
    if slug:
        named = [found for found in entries if found.slug == slug]
        if not named:
            raise NotWrittenError(f"Usaha `{slug}` tidak ada di {settings.shown(settings.businesses)}.")
        return named[0]
    catalogue = load.load(settings).catalogue
    known = {business.slug: business for business in (catalogue.businesses if catalogue else ())}
    matches = [slug for slug, business in known.items() if _is_named(account, business)]
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
