"""Reads a message line by line, as people type it in WhatsApp: labels with or without colons, lists, bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from katalog.contract import key_names
from katalog.orders import whatsapp
from katalog.volunteers.registration.account import LABEL, SKIPPED, WORD, Account, Piece
from katalog.volunteers.registration.labels import BARE, LABEL_MAX, SPELLINGS, key_of
from katalog.volunteers.registration.phrases import is_about_consent, is_courtesy, is_of_the_form

_BULLET = re.compile(
    r"\s*(?:[-*\u2022\u2023\u25aa\u25cf\u2013\u2014>]+(?!\d)|\(?\d{1,2}[.)](?![\d])"
    r"|[\U0001F000-\U0001FAFF\u2190-\u2bff\u3030\ufe0f\u200d]+)\s*"
)
"""A dash, a dot, a number or a small picture before a line."""
_MARKS = re.compile("[*\u200b\u200e\u200f\u2060\ufeff]+|(?<!\\w)[_~](?=\\w)|(?<=\\w)[_~](?!\\w)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
SENT_BY = re.compile(
    r"\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\]?(?:\s*-)?\s+[^:\[\]]{1,40}:\s"
)
_LABELLED = re.compile(rf"(?P<label>[^:=]{{1,{LABEL_MAX}}}?)\s*(?P<sign>[:=])(?!//)\s*")
_AFTER_COMMA = re.compile(r"\s*[,;]\s+")
_COLON = re.compile(r"\s*:\s")
_LABEL_WORDS = 6
"""Words that a label has at most."""
_OF_PRODUCTS: Final = frozenset({"harga", "satuan", "deskripsi"})
_OF_AREAS: Final = frozenset({"ongkir", "layanan", "alamat"})
"""Fields whose values name hamlets."""
_PROSE: Final = frozenset({"cerita", "ringkasan"})
_NOT_INSIDE: Final = frozenset({"harga", "satuan", "jam_buka", "libur", "alamat.rt_rw"}) | _PROSE


@dataclass(frozen=True)
class Said:
    """One thing that was said: the key that a label gives it ("" for none), and the label it stands below."""

    key: str
    piece: Piece
    below: str = ""
    label: str = ""
    """The label, as it was written."""


@dataclass
class Form:
    """A registration: what was said, and the account of the message."""

    account: Account
    said: list[Said] = field(default_factory=list)

    @property
    def has_labels(self) -> bool:
        """Whether anything had a label."""
        return any(one.key for one in self.said)


def clean(text: str) -> str:
    """Return `text` without what no entry may hold: control characters and halves of characters."""
    return _CONTROL.sub("", text).strip()


def plain(text: str) -> str:
    """Return `text` with plain line ends, single spaces, and nothing that no entry may hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").replace("\u2028", "\n")
    text = re.sub(r"[^\S\n]+", " ", _CONTROL.sub("", text))
    text = re.sub(r"([^\w\s])\1{3,}", r"\1\1\1", text)  # rows of dashes say nothing, and are slow to look through
    return re.sub(r"\n(?: ?\n)+", "\n\n", text)


def cleaned(text: str) -> str:
    """Return a message without marks of WhatsApp and invisible signs; its letters and digits are kept."""
    return _MARKS.sub("", re.sub(r"(?m)^( *)\*+(?=\s)", r"\1-", plain(text)))


def parse(text: str) -> Form:
    """Return what `text` says. Never raises; what has no label keeps the one it stands below."""
    form = Form(Account(cleaned(text)))
    below, waits = "", False
    for found in re.finditer(r"[^\n]+", form.account.text):
        line = Piece(found.group(), found.start())
        if sent := SENT_BY.match(line.text):
            form.account.claim(line.of(sent), SKIPPED)
            line = line.cut(sent.end())
        if bullet := _BULLET.match(line.text):
            form.account.claim(line.of(bullet), SKIPPED)
            line = line.cut(bullet.end())
        line = line.strip(" \t")
        if not WORD.search(line.text):
            continue
        for part in _parts(line, below):
            key, value = _labelled(part, below, form.account)
            if key:
                below, waits = "produk" if key in _OF_PRODUCTS else key, not WORD.search(value.text)
                form.said.append(Said(key, value.strip(" \t"), key, _line_label(part, value)))
            elif _is_of_the_form(part.text):
                form.account.claim(part, LABEL)
            elif is_courtesy(part.text) and not waits:
                form.account.claim(part, SKIPPED)
            else:
                form.said.append(Said(below if waits else "", part, below))
                waits = False
    return _with_owner(form)


def _line_label(line: Piece, value: Piece) -> str:
    """Return what stands before `value` in `line`, folded: its label."""
    return key_names.fold(line.text[: value.start - line.start])


def _with_owner(form: Form) -> Form:
    """Take a bare `Nama` for the owner's where the business is named besides, else `Usaha` behind it for the trade."""
    labels = [one.label for one in form.said if one.key == "nama"]
    if len(labels) < 2 or labels[0] != "nama":  # noqa: PLR2004 - two names
        return form
    has_trade = any(one.key == "kategori" for one in form.said)
    is_named = any(label not in {"nama", "usaha"} for label in labels) or ("usaha" in labels and has_trade)
    meant = {"nama": "pemilik"} if is_named else {"usaha": "kategori"}
    form.said = [replace(one, key=meant.get(one.label, one.key)) if one.key == "nama" else one for one in form.said]
    return form


def _parts(line: Piece, below: str) -> list[Piece]:
    """Return `line`, cut before labels of other fields that stand in it: `Nama: Warung Siti, WA: 0812...`."""
    if below in _PROSE and not key_of(line.text.partition(":")[0]):
        return [line]
    own = key_of(line.text.partition(":")[0])
    behind = ((found.end(), _bare_label(line.text[found.end() :])) for found in _AFTER_COMMA.finditer(line.text))
    begins = [0, *(at for at, bare in behind if bare and not (own in _OF_AREAS and bare[1] == "alamat.dusun"))]
    begins = begins if len(begins) > 1 and (_bare_label(line.text) or own) else [0]
    for colon in _COLON.finditer(line.text):
        last = max(begin for begin in begins if begin <= colon.start())
        words = list(re.finditer(r"\S+", line.text[last : colon.start()]))[-_LABEL_WORDS:]
        found = (last + word.start() for word in words)
        inner = (begin for begin in found if _is_inner_label(line.text[last:begin], line.text[begin : colon.start()]))
        begins += [begin for begin in [next(inner, 0)] if begin]
    begins = sorted(set(begins))
    return [line.cut(begin, end) for begin, end in zip(begins, [*begins[1:], len(line.text)], strict=True)]


def _is_inner_label(before: str, label: str) -> bool:
    """Return whether `label` begins something new in a line: what stands before it has to say something already."""
    key = SPELLINGS.get(key_names.fold(label), "")
    if not key or key.startswith("media_sosial.") or key in _NOT_INSIDE:
        return False
    is_after_something = ":" in before or re.search(r"(?:[,;]|\w{3}\.)\s*$", before) is not None
    return is_after_something and WORD.search(before.partition(":")[2] if ":" in before else before) is not None


def _labelled(line: Piece, below: str, account: Account) -> tuple[str, Piece]:
    """Return the field that `line` begins and what it says of it, or no key and the line."""
    found = _LABELLED.match(line.text)
    if found and not (found["label"][-1:].isdigit() and line.text[found.end("sign") :][:2].isdigit()):
        key = key_of(found["label"])
        is_channel_of_list = below == "media_sosial" and key.startswith("media_sosial.")
        if key and not is_channel_of_list:
            account.claim(line.of(found), LABEL)
            return key, line.cut(found.end())
        if key or below == "produk":
            return "", line
    if is_about_consent(line.text):
        return "", line
    if bare := _bare_label(line.text):
        label, key = bare
        account.claim(line.cut(0, len(label)), LABEL)
        return key, line.cut(len(label)).strip(" -:=")
    return "", line


def _bare_label(text: str) -> tuple[str, str] | None:
    """Return the label without a colon that `text` begins with, and its key."""
    low = text.casefold()
    return next(((label, key) for label, key in BARE if low.startswith(f"{label} ") or low == label), None)


def _is_of_the_form(line: str) -> bool:
    """Return whether `line` is only what the form itself says."""
    return line.strip() in {whatsapp.TEXTS["register"], whatsapp.TEXTS["register_end"]} or is_of_the_form(line)
