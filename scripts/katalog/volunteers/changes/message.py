"""Reads a message of an owner line by line and makes each change in the text of the entry as it goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from katalog.entries import load
from katalog.entries.yaml import reading
from katalog.orders.owner_changes import fold
from katalog.volunteers.changes import apply, written
from katalog.volunteers.changes.change import USED, Change, Sentence, is_guarded
from katalog.volunteers.changes.said import changes_of
from katalog.volunteers.registration.account import LABEL, SKIPPED, Account, Piece
from katalog.volunteers.registration.chat import SENT_BY
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


class EntryText:
    """Reads texts of one entry of a village."""

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


@dataclass
class Message:
    """A message about an entry: `text` is the entry with what was read so far, `first` the business before it.

    `agree` is asked about amounts far from what they were; without its consent they are `wild`, and not in `text`.
    """

    entry: EntryText
    text: str
    account: Account
    first: Business
    agree: Agree | None = None
    changes: list[Change] = field(default_factory=list)
    wild: list[Change] = field(default_factory=list)

    def take(self) -> None:
        """Read all of the message."""
        for line in self._lines():
            if self._take_of_form(line):
                continue
            for sentence in line.split(_SENTENCES):
                if is_courtesy(sentence.text):
                    self.account.claim(sentence, SKIPPED)
                else:
                    self._take_sentence(sentence)

    def _lines(self) -> Iterator[Piece]:
        """Yield the lines that may say something: without who sent them, and what only names the business."""
        for found in re.finditer(r"[^\n]+", self.account.text):
            line = Piece(found.group(), found.start())
            if sent := SENT_BY.match(line.text):
                self.account.claim(line.of(sent), SKIPPED)
                line = line.cut(sent.end())
            for page in written.pages_in(line.text):
                self.account.claim(line.of(page), LABEL)
                line = Piece(line.text.replace(page.group(), " " * len(page.group())), line.start)
            line = line.strip(" ")
            if (head := written.part_of(line.text, written.HEAD)) and fold(head["name"]) == fold(self.first.name):
                self.account.claim(line, LABEL)
            elif note := written.part_of(line.text, written.NOTE):
                self.account.claim(line.cut(0, note.start("note")), LABEL)
                yield line.cut(note.start("note"))
            else:
                yield line

    def _take_of_form(self, line: Piece) -> bool:
        """Take a line of the owner's form; return whether it is one."""
        business = self.entry.business(self.text)
        about = written.About(business, self.first, self.entry.today) if business else None
        changes = written.changes_of(line.text, about) if about else []
        if changes:
            self._make(line, changes)
        return bool(changes)

    def _take_sentence(self, sentence: Piece) -> None:
        """Take `sentence`, or of several things in it each that is understood.

        What `dan` joins is one thing: where half of it is not understood ("besok dan lusa libur"), none of it is.
        """
        if self._take_whole(sentence) or is_guarded(sentence.text):
            return
        for part in sentence.split(_COMMA):
            halves = [part] if changes_of(self._said(part)) else part.split(_AND)
            if not all(changes_of(self._said(half)) for half in halves):
                continue
            for half in halves:
                self._take_whole(half)
            for left in self.account.left(part):
                if left.text.casefold() in _JOINING:
                    self.account.claim(left, SKIPPED)

    def _said(self, sentence: Piece) -> Sentence:
        business = self.entry.business(self.text) or self.first
        return Sentence(sentence, business, self.entry.village, self.entry.today)

    def _take_whole(self, sentence: Piece) -> bool:
        """Take `sentence` if all of it is understood; return whether it is."""
        said = self._said(sentence)
        changes = changes_of(said)
        if not changes:
            return False
        for later in said.later if self._make(sentence, changes) else ():
            note = f'"{later.text.strip()}" tidak dicatat: perubahan ini berlaku begitu situs diterbitkan'
            self.account.remark(Piece(later.text, sentence.start + later.start), note)
        return True

    def _make(self, sentence: Piece, changes: list[Change]) -> bool:
        """Make `changes`, all that `sentence` says; one that cannot be made is named, and none of them is made."""
        if wild := [change for change in changes if change.is_wild and not (self.agree and self.agree(change))]:
            self.wild += wild
            question = f"{wild[0].sentence}. Bedanya terlalu jauh, jadi belum ditulis: {sentence.text}"
            self.account.remark(sentence, question)
            return False
        after: str | None = self.text
        for change in changes:
            after = apply.applied(after, change, self.entry.read) if after is not None else None
        if after is None:
            self.account.remark(sentence, f"Belum bisa diubah di berkas ini, ubah dengan tangan: {sentence.text}")
            return False
        self.text = after
        self.account.claim(sentence, USED)
        self.changes += changes
        return True
