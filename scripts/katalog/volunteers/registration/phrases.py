"""Recognises what people say in a message that is no data: greetings, thanks, nothing, yes and no."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from katalog.contract.nothing import NOT, NOT_YET

ABBREVIATION: Final = 3
"""Letters of what stays in capitals in a name: `PT`, `UD`."""
_COURTESY: Final = frozenset({
    "assalamualaikum", "assalamu", "alaikum", "asalamualaikum", "ass", "wr", "wb", "waalaikumsalam", "salam",
    "halo", "hallo", "hai", "hi", "hello", "permisi", "punten", "misi", "selamat", "pagi", "siang", "sore", "malam",
    "pak", "bu", "bapak", "ibu", "kak", "kakak", "mas", "mbak", "bang", "abang", "min", "admin", "gan", "bun",
    "relawan", "om", "tante", "mau", "ingin", "saya", "aku", "kami", "mo", "daftar", "daftarkan", "mendaftar",
    "mendaftarkan", "usaha", "jualan", "warung", "toko", "di", "ke", "ya", "yah", "nih", "ini", "dong", "katalog",
    "desa", "situs", "website", "web", "terima", "kasih", "makasih", "trims", "tks", "thanks", "thx", "mohon",
    "bantuannya", "bantu", "dibantu", "tolong", "izin", "ijin", "untuk", "sebelumnya", "berikut", "datanya", "data",
    "pendaftaran", "untuknya", "nya", "monggo", "matur", "nuwun", "suwun", "hatur", "nuhun",
})  # fmt: skip
_SPEAKS: Final = frozenset({
    "terima", "kasih", "makasih", "trims", "foto", "fotonya", "menyusul", "nanti", "mohon", "tolong", "saya",
    "kami", "kak", "pak", "maaf", "info", "kabari", "hubungi", "bisa", "boleh", "kalau", "kalo", "tapi", "sudah",
    "belum", "besok", "sekarang", "melayani", "terimakasih", "silakan", "silahkan", "setuju",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def is_courtesy(text: str) -> bool:
    """Return whether `text` is a greeting or thanks and nothing else."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return bool(words) and not any(sign.isdigit() for sign in text) and set(words) <= _COURTESY


def is_chat(text: str) -> bool:
    """Return whether `text` speaks to somebody, so that it is no name of a product."""
    return not _SPEAKS.isdisjoint(word.casefold() for word in _WORD.findall(text))


def is_of_the_form(text: str) -> bool:
    """Return whether `text` is a heading that forms have."""
    return (
        re.fullmatch(r"(?:form(?:ulir)?|data|pendaftaran)(?:\s+[^\W\d_]+){0,3}", text.strip(" :=-."), re.IGNORECASE)
        is not None
    )


class Consent(Enum):
    """What an owner answered to being listed."""

    YES = "ya"
    NO = "tidak"
    NOT_YET = "belum"
    UNCLEAR = "belum jelas"


_NOT: Final = "|".join(NOT)
_FINE: Final = re.compile(
    rf"\b(?:(?:{_NOT}|g)\s*(?:keberatan|masalah|mengapa|apa(?:[\s-]*apa)?|papa|pa\s*pa)|gapapa|gpp)\b",
    re.IGNORECASE,
)
_YES: Final = re.compile(
    r"\b(?:ya+|iya+|y|yes|yup|setuju+|boleh|oke+|ok|okay|okey|siap|sip|bersedia|mau|monggo|tentu|silakan|silahkan|bisa"
    r"|diizinkan|izinkan|mengizinkan|mangga|nggih|inggih|enggih"
    r"|dengan senang hati|agree|sudah)\b",
    re.IGNORECASE,
)
_NO: Final = re.compile(
    rf"\b(?:{_NOT}|g|jangan|jgn|no|bukan|keberatan|menolak|tolak|mboten|ora|n)\b",
    re.IGNORECASE,
)
_LATER: Final = re.compile(
    rf"\b(?:{'|'.join(NOT_YET)}|kurang|ragu|nanti|pikir|tunggu|dulu|mungkin|kalau|kalo|asal|asalkan|tapi|tetapi|kecuali)\b",
    re.IGNORECASE,
)
_PARTICLE: Final = re.compile(r"(?<=\w)[\s,]+(?:ya+h?|kak|pak|bu|min|dong|deh)[\s.!]*$", re.IGNORECASE)
_ABOUT: Final = re.compile(
    r"\bsetuju\b|\bpersetujuan\b|\b(?:boleh|izin|ijin|bersedia|silakan|silahkan|mau|jangan|tidak|gak|ga|oke|ok)\b.*\b(?:di)?(?:tampil|tampilkan|muat|masukkan|publikasi|terbit)",
    re.IGNORECASE,
)


_YES_SIGNS: Final = re.compile("[\u2611\u2705\u2713\u2714\U0001f197\U0001f44c\U0001f44d]")
_NO_SIGNS: Final = re.compile("[\u274c\u274e\u2716\u2717\u2718\U0001f44e\U0001f6ab\U0001f645]")


def consent(text: str) -> Consent:
    """Return what `text` answers to the question whether the business may be listed; in doubt it is not a yes.

    A tick or a thumb is an answer where nothing else is said.
    """
    if not _WORD.search(text):
        is_yes, is_no = _YES_SIGNS.search(text), _NO_SIGNS.search(text)
        return Consent.UNCLEAR if bool(is_yes) == bool(is_no) else Consent.YES if is_yes else Consent.NO
    rest = _FINE.sub(" ", text)
    fine = rest != text
    rest = _PARTICLE.sub("", rest)
    if _LATER.search(rest):
        return (
            Consent.NOT_YET
            if not (fine or _YES.search(rest)) or re.search(r"\b(?:belum|blm)\b", rest, re.IGNORECASE)
            else Consent.UNCLEAR
        )
    if _NO.search(rest):
        return (
            Consent.UNCLEAR
            if fine or re.search(r"\b(?:ya+|iya+|yes|oke?|boleh)\b", rest, re.IGNORECASE)
            else Consent.NO
        )
    return Consent.YES if fine or _YES.search(rest) else Consent.UNCLEAR


def is_about_consent(text: str) -> bool:
    """Return whether a line without a label speaks of being listed: `setuju ditampilkan`."""
    return _ABOUT.search(text) is not None and "?" not in text


def as_a_name(text: str) -> str:
    """Return a name that is all capitals or all small letters with capitals where names have them."""
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) <= ABBREVIATION or not (text.isupper() or text.islower()):
        return text
    return " ".join(
        word if len(word) < ABBREVIATION and word.isupper() else word[:1].upper() + word[1:].lower()
        for word in text.split(" ")
    )
