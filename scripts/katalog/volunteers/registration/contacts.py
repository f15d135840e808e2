"""Finds telephone numbers and accounts on social media in a message."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from katalog.contract import key_names, values
from katalog.volunteers.registration.account import LABEL, SKIPPED, Account, Piece

_NUMBER = re.compile(
    r"(?:(?<![\w+])\+|(?<!\w))\(?\d[\d \t().-]{6,}\d(?!\w)|https?://(?:wa\.me|api\.whatsapp\.com)/\S+|\bwa\.me/\+?\d+"
)
_ABOUT = re.compile(
    r"(?:(?:(?:no(?:mor)?\.?\s*)?(?:wa|whatsapp|hp|telp|tlp|telepon|telpon)|no(?:mor)?|hubungi|kontak|cp|aktif|saya|ini|aja|saja|di|ke|nya)\b[\s.:]*)+$",
    re.IGNORECASE,
)
_LINE = re.compile(r"\b(?:nomor|nomer|wa|whatsapp|hp|telp|telepon|hubungi|kontak|cp|no)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NAMES: Final = {name for key, others in key_names.others("media_sosial").items() for name in (key, *others)}
_AMBIGUOUS: Final = frozenset({"x", "web", "site", "blog", "katalog", "tt", "thread", "grab", "gojek", "tele", "laman"})
"""Names of channels that are common words: only with a colon behind."""


def _any_of(names: set[str]) -> str:
    ways = (re.escape(name).replace("_", "[_ ]?").replace(r"\ ", r"[_ ]?") for name in names)
    return "|".join(sorted(ways, key=len, reverse=True))


_LABELLED = re.compile(
    rf"(?<![\w@.])(?:(?P<marked>{_any_of(_NAMES)})\s*[:=]\s*"
    rf"|(?P<bare>{_any_of(_NAMES - _AMBIGUOUS)})(?:\s+(?:nya\s+|kami\s+)?|(?=@)))"
    r"(?P<account>https?://\S+|@?[\w.][\w.-]*(?:/\S*)?)(?P<rest>[^,;\n]*)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[,;\n]\s*")
_NEXT = re.compile(rf"\s+(?=(?:{_any_of(_NAMES - _AMBIGUOUS)})\b\s*[:=@\s])|\s*/\s+|\s+(?:dan|&)\s+", re.IGNORECASE)
_BEHIND = re.compile(r"\s*\(?(?:ya|kak|bu|pak)\)?\s*", re.IGNORECASE)


@dataclass
class Contacts:
    """The number and the accounts read so far; `account` is that of the message."""

    account: Account
    whatsapp: str = ""
    phone: str = ""
    social: dict[str, Any] = field(default_factory=dict)

    def numbers(self, piece: Piece, *, sure: bool) -> bool:
        """Take the numbers in `piece`: the first mobile one is for orders, others are named. Return whether any was."""
        found = [piece.of(match) for match in _NUMBER.finditer(piece.text)]
        found = [one.strip(" .-" if ")" in one.text else " .-(") for one in found]
        found = [one for one in found if self.account.is_open(one)]
        mobiles = [one for one in found if is_mobile(one.text)]
        for one in mobiles:
            head = _ABOUT.search(piece.text, 0, one.start - piece.start)
            if head:
                self.account.claim(piece.of(head), SKIPPED)
            if not self.whatsapp or values.mobile(self.whatsapp) == values.mobile(one.text):
                self.whatsapp = self.whatsapp or one.text
                self.account.claim(one, "whatsapp")
            else:
                self.account.remark(one, f"Nomor kedua, belum dipakai: {one.text}")
        for left in self.account.left(piece) if mobiles else ():
            if left.text.casefold() in {
                "atau",
                "dan",
                "aktif",
                "ya",
                "kak",
                "wa",
                "hp",
                "telp",
                "telp/wa",
                "wa/telp",
                "hp/wa",
                "wa/hp",
            }:
                self.account.claim(left, SKIPPED)
        if sure and not self.whatsapp and (what := piece.strip()).text:
            self.account.remark(what, f"Nomor WhatsApp {_why(found[0].text if found else what.text)}: {what.text}")
        return bool(mobiles)

    def telephone(self, piece: Piece) -> None:
        """Take `piece` as another number, which a label calls it."""
        number = piece.strip(" \t")
        try:
            values.phone(number.text)
        except ValueError as error:
            message = (getattr(error, "context", None) or {}).get("message", "belum terbaca")
            self.account.remark(number, f"Telepon {message}: {number.text}")
        else:
            self.phone = self.phone or number.text
            self.account.claim(number, "telepon")

    def channels(self, piece: Piece, *, sure: bool) -> bool:
        """Take the accounts in `piece` and return whether there were any; `sure`: a label calls it social media."""
        taken = False
        for part in (half for one in piece.split(_PARTS) for half in one.split(_NEXT)):
            taken |= self._labelled(part)
        for match in _ADDRESS.finditer(piece.text):
            url = piece.of(match).strip(".,;)(")
            text = url.text if "//" in url.text else f"https://{url.text}"
            taken |= self.account.is_open(url) and self._take(_channel_of(text), text, url)
        for left in self.account.left(piece) if sure else ():
            self.account.remark(left, f"Media sosial yang belum terbaca: {left.text}")
        return taken

    def _labelled(self, part: Piece) -> bool:
        """Take `IG: @nama` or `fb nama`; more than one word without an @ is a name of people, no account."""
        found = _LABELLED.match(part.text) if self.account.is_open(part) else None
        if found is None:
            return False
        group = "marked" if found["marked"] else "bare"
        channel = key_names.canonical("media_sosial", found[group])
        account = part.of(found, "account").strip(".,;:-")
        is_name = account.text[:1] != "@" and "/" not in account.text
        if is_name and found["rest"].strip(" .)") and not _BEHIND.fullmatch(found["rest"]):
            return False
        if not channel or not self._take(channel, account.text, account):
            return False
        self.account.claim(part.of(found, group), LABEL)
        return True

    def channel(self, channel: str, piece: Piece) -> None:
        """Take `piece` as the account on `channel`, which a label calls it."""
        first, *others = [half for one in piece.split(_PARTS) for half in one.split(_NEXT)]
        if not self._take(channel, first.text, first):
            self.account.remark(first, f"Media sosial yang belum terbaca: {channel} {first.text}")
        for other in others:
            self.channels(other, sure=True)

    def _take(self, channel: str, account: str, piece: Piece) -> bool:
        try:
            values.social_links({channel: account})
        except ValueError:
            return False
        if self.social.setdefault(channel, account) != account:
            return False
        self.account.claim(piece, f"media_sosial.{channel}")
        return True


def is_mobile(text: str) -> bool:
    """Return whether `text` is a number that WhatsApp can have."""
    try:
        values.mobile(text)
    except ValueError:
        return False
    return True


def speaks_of_a_number(text: str) -> bool:
    """Return whether a line without a label is about a telephone number."""
    return any(is_mobile(match.group().strip(" .-(")) for match in _NUMBER.finditer(text)) and (
        _LINE.search(text) is not None or len(text) < 24  # noqa: PLR2004 - a number and hardly more
    )


def speaks_of_a_channel(text: str) -> bool:
    """Return whether a line without a label begins with the name of a channel, or is an address."""
    return _LABELLED.match(text) is not None or _ADDRESS.match(text) is not None


def _why(text: str) -> str:
    try:
        values.mobile(text)
    except ValueError as error:
        return str((getattr(error, "context", None) or {}).get("message", "belum terbaca"))
    return "belum terbaca"


def _channel_of(url: str) -> str:
    """Return the channel that an address belongs to."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # a bracket where there is no address of six groups
        return "situs"
    return next((key for key, on in values.PLATFORMS.items() if host.endswith(on.hosts or ("\0",))), "situs")


def channels_in(text: str) -> dict[str, Any]:
    """Return the channels in `IG: @nama, FB nama` with their accounts; parts that name none are left out."""
    found = Contacts(Account(text))
    found.channels(Piece(text), sure=False)
    return found.social
