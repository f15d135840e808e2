"""Telephone numbers to E.164, Indonesian unless they say otherwise."""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

from katalog.values.mistakes import SHORT_MAX, written, wrong

REGION = "ID"
INDONESIA = 62
MOBILE_MIN, MOBILE_MAX = 9, 13
"""Digits of an Indonesian mobile number without its zero; up to twelve are in use, one is spare."""

_HINT = "Tulis nomor HP lengkap, misalnya `{key}: 0812-3456-7890`."
_SIGNS = re.compile(r"[\s().\-\u2010-\u2015\u00a0\u200b\u202a\u202c]")
_BETWEEN = re.compile(r"/|,|;|\bdan\b|\batau\b|&")
_LONG = re.compile(r"\d{8,}")
_DIGITS = re.compile(r"\+?\d+")
_MOBILE_TYPES = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE})


def phone(value: object) -> str:
    """Return any possible telephone number in E.164; raises on anything else."""
    number = _parse(written(value, _HINT, SHORT_MAX))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def mobile(value: object) -> str:
    """Return a possible mobile number in E.164, fit for WhatsApp; raises on landlines and anything else."""
    return _mobile(written(value, _HINT, SHORT_MAX))


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
            "Pesanan masuk lewat WhatsApp, jadi perlu nomor HP, misalnya `{key}: 0812-3456-7890`. "
            "Nomor rumah boleh ditulis di `telepon`.",
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _parse(spelled: str) -> PhoneNumber:
    if sum(_LONG.search(part) is not None for part in _BETWEEN.split(_SIGNS.sub("", spelled))) > 1:
        raise wrong("memuat lebih dari satu nomor", "Tulis satu nomor saja, misalnya `{key}: 0812-3456-7890`.")
    digits = _SIGNS.sub("", re.sub(r"\(0\)", "", spelled))
    digits = re.sub(r"^(?:tel:|wa:|hp:|https://wa\.me/)", "", digits, flags=re.IGNORECASE)
    if not digits.isascii() or not _DIGITS.fullmatch(digits):
        raise wrong("belum terbaca", _HINT)
    digits = re.sub(r"^00(?=[1-9])", "+", digits)
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
