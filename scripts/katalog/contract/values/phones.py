"""Reads telephone numbers to E.164, as Indonesian ones unless they say otherwise."""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

from katalog.contract.values.mistakes import typed, wrong

REGION = "ID"
INDONESIA = 62
MOBILE_MIN, MOBILE_MAX = 9, 13
"""Digits of an Indonesian mobile number without its zero; up to twelve are in use, one is spare."""

_HINT = "Tulis nomor HP lengkap, diawali 08 atau +62."
_SIGNS = re.compile(r"[\s().-]")
_BETWEEN = re.compile(r"/|,|;|\bdan\b|\batau\b|&")
_LONG = re.compile(r"\d{7,}")
_DIGITS = re.compile(r"\+?\d+")
_BEFORE = re.compile(
    r"(?:https?://)?(?:www\.)?(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=)|(?:tel|telp|wa|whatsapp|hp|no)\b[\s.:]*",
    re.IGNORECASE,
)
"""What stands before a number in a link or a list of contacts."""
_AFTER = re.compile(r"(?:[?&][a-z_]+=.*|\s*\(?(?:wa|whatsapp|hp|aktif)\)?)$|(?<=\d{9})\.0$", re.IGNORECASE)
"""What follows one: the text of a link, or the zero that a spreadsheet adds."""
_WITHIN = re.compile(r"(?<![\w+])(?:\+?62|0)?[\s().-]*8[\d\s().-]{7,16}\d(?!\w)")
"""A mobile number among words."""
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,2}", re.IGNORECASE)
"""A long number as spreadsheets show it in a narrow column."""
_MOBILE_TYPES = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE})


def phone(value: object) -> str:
    """Return any possible telephone number in E.164; raises on anything else."""
    spelled = typed(value, _HINT)
    number = _parse(spelled)
    if (
        number.country_code == INDONESIA
        and re.match(r"[2-79]", _SIGNS.sub("", spelled))
        and not spelled.startswith("62")
    ):
        raise wrong("belum memuat kode wilayah", "Tulis lengkap dengan kode wilayahnya, diawali 0.")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def mobile(value: object) -> str:
    """Return a possible mobile number in E.164, fit for WhatsApp; raises on landlines and anything else."""
    return _mobile(typed(value, _HINT))


@lru_cache(maxsize=4096)
def _mobile(spelled: str) -> str:
    number = _parse(spelled)
    national = phonenumbers.national_significant_number(number)
    if number.country_code == INDONESIA:
        if len(national) > MOBILE_MAX:
            raise wrong("kelebihan angka", _HINT)
        if national.startswith("8") and len(national) < MOBILE_MIN:
            raise wrong("kurang angka", _HINT)
        fits = re.fullmatch(r"8[1-9]\d+", national) is not None  # all Indonesian mobile numbers begin with 08
    else:
        fits = phonenumbers.number_type(number) in _MOBILE_TYPES
    if not fits:
        raise wrong(
            "bukan nomor HP, melainkan nomor telepon rumah atau kantor",
            "Pesanan masuk lewat WhatsApp, jadi perlu nomor HP, diawali 08 atau +62. "
            "Nomor rumah boleh ditulis di `telepon`.",
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _parse(spelled: str) -> PhoneNumber:
    if _SHORTENED.fullmatch(spelled):
        raise wrong("disingkat oleh Excel, jadi sebagian angkanya hilang", _HINT)
    spelled = _AFTER.sub("", _BEFORE.sub("", spelled, count=1) if _BEFORE.match(spelled) else spelled)
    if sum(_LONG.search(_SIGNS.sub("", part)) is not None for part in _BETWEEN.split(spelled)) > 1:
        raise wrong("memuat lebih dari satu nomor", "Tulis satu nomor saja.")
    digits = _SIGNS.sub("", re.sub(r"\(0\)", "", spelled))
    if not digits.isascii() or not _DIGITS.fullmatch(digits):
        if within := _WITHIN.search(spelled):
            raise wrong("memuat kata lain", f"Tulis nomornya saja: `{{key}}: {within[0].strip()}`.")
        raise wrong("belum terbaca", _HINT)
    digits = re.sub(r"^00(?=[1-9])", "+", digits)
    digits = re.sub(r"^\+?0{0,2}(?:62\+?0{0,2}62|062)0{0,2}(?=8\d{9,11}$)", "+62", digits)  # the country's number twice
    digits = re.sub(r"^\+?620?(?=\d{7,}$)", "+62", digits)
    try:
        number = phonenumbers.parse(digits, REGION)
    except phonenumbers.NumberParseException:
        raise wrong("belum terbaca", _HINT) from None
    if phonenumbers.is_possible_number(number):
        return number
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == phonenumbers.ValidationResult.TOO_LONG:
        raise wrong("kelebihan angka", _HINT)
    if reason in {phonenumbers.ValidationResult.TOO_SHORT, phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY}:
        raise wrong("kurang angka", _HINT)
    raise wrong("belum terbaca", _HINT)
