"""Writes regular expressions that hold for whatever the loader accepts, for editors that check while one types.

Each is looser than the loader, never stricter: an editor must not mark what the check takes. They are written for
ECMA-262 with the `u` flag, as the YAML language server uses them, and mean the same to Python's `re`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from katalog.contract import key_names, values
from katalog.contract.nothing import ALONE, NO, VERBS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from katalog.contract.shape import Field, Parser

_AROUND = r"[\s\u200b\u200c\u2060\ufeff]*"
"""What the loader takes off both ends of a text."""
_BETWEEN = r"[\W_]*"
"""What may stand between the letters of a key or a word."""
FOREIGN = r"[^\x00-\x7F]"
"""A text with such a sign is left to the loader: Unicode has more ways to write a letter than a pattern can list."""


def any_case(word: str) -> str:
    """Return a pattern for `word` in capitals, small letters or both."""
    return "".join(f"[{char}{char.upper()}]" if char.isalpha() else _quoted(char) for char in word)


def spelled(words: Iterable[str], *, but: str = "") -> str:
    """Return a pattern for any of `words` as `synonyms.fold` compares them, except for `but` exactly as it is."""
    folded = sorted({key_names.fold(word) for word in words})
    letters = (_BETWEEN.join(any_case(char) for char in word) for word in folded)
    except_for = f"(?!{but}$)" if but else ""
    return f"^{except_for}{_BETWEEN}(?:{'|'.join(letters)}){_BETWEEN}$"


def of_length(least: int, most: int) -> str:
    """Return a pattern for a text of `least` to `most` characters, white space counted as one each."""
    return rf"^{_AROUND}(?!\s)(?:\S|\s+(?=\S)){{{least},{most}}}{_AROUND}$|[\u0300-\u036f]"


def of_field(field: Field) -> tuple[str, str]:
    """Return pattern and sentence for the text of a field, two empty texts where any text will do."""
    if field.lengths:
        least, most = field.lengths
        return of_length(least, most), f"Tulis {least} sampai {most} huruf."
    return next((_RULES[parser] for parser in field.reads if parser in _RULES), ("", ""))


def _quoted(char: str) -> str:
    return f"\\{char}" if char in "./()+*?|[]{}^$\\" else char


def _either(*words: str) -> str:
    return f"(?:{'|'.join(map(any_case, words))})"


def _whole(inner: str) -> str:
    return f"^{_AROUND}{inner}{_AROUND}$|{FOREIGN}"


def nothing(*, words: bool) -> str:
    """Return a pattern for what says nothing, as `katalog.contract.nothing` has it; with `words` those for it too."""
    signs = r"^[\s_.\/()\[\]\u2010-\u2015\u2212-]*$|^\s*#?[nN]\/?[aA]\s*$"
    if not words:
        return signs
    several = rf"{_either(*NO)}[\s_-]*{_either(*VERBS)}|{_either(*ALONE)}"
    return rf"{signs}|^[\s.()\[\]]*(?:{several})[\s.()\[\]]*$"


_AMOUNT = (
    rf"['\x22\s]*(?:@\s*)?(?:{any_case('rp')}\s*\.?|{any_case('idr')})?\s*\d[\d.,\s]*(?:[,.]?\s*-{{1,2}})?"
    rf"\s*{_either('ribu', 'rebu', 'rbu', 'rb', 'juta', 'jt', 'k')}?"
    rf"(?:\s*\d{{1,3}}\s*{_either('ribu', 'rebu', 'rbu', 'rb', 'k')})?\s*{_either('rupiah', 'idr')}?"
    r"\s*(?:,\s*-{1,2}|\.-)?['\x22\s]*"
)
_FREE = (
    rf"{_either('gratis', 'free', 'bebas', 'tanpa', 'cuma-cuma', 'cuma cuma', 'tidak bayar')}"
    rf"(?:\s+{_either('biaya', 'ongkir', 'ongkos')}(?:\s+{any_case('kirim')})?)?!*"
)
_DATE = (
    r"[A-Za-z',.\/\s]*\d{1,4}[\s./-]*(?:[A-Za-z]+|\d{1,2})[.\s,/-]*\d{1,4}"
    r"(?:,?[tT\s]+\d[\d:.+zZ]*)?[.\s]*"
)
_YES_NO = _either("ya", "iya", "yes", "y", "true", "benar", "tidak", "no", "n", "false", "bukan")
_LEAD = rf"\d{{1,3}}\s*{_either('menit', 'jam', 'hari', 'minggu', 'bulan')}(?:\s+{_either('kerja')})?"
_LEAD_WORDS = (
    _either("satu", "dua", "tiga", "setengah", "se") + rf"\s*{_either('menit', 'jam', 'hari', 'minggu', 'bulan')}"
)
_LEAD_DAYS = rf"{_either('h')}-[1-3]|[1-3]\s?[xX]\s?24 {_either('jam')}"
_MONEY_SENTENCE = "Tulis angka rupiah saja, tanpa kata lain; titik boleh tiap tiga angka."
_PHONE = (r"^(?:\D*\d){5}|" + FOREIGN, "Tulis nomor HP lengkap, diawali 08 atau +62.")

_ADDRESS = (_whole(rf"{any_case('https')}:\/\/\S+"), "Tulis alamat lengkap yang diawali https://.")

_RULES: Final[dict[Parser, tuple[str, str]]] = {
    values.rupiah: (_whole(_AMOUNT), _MONEY_SENTENCE),
    values.price: (_whole(rf"(?:{_FREE}|{_AMOUNT})"), _MONEY_SENTENCE),
    values.fee: (_whole(rf"(?:{_FREE}|{_AMOUNT})"), "Tulis angka rupiah saja, atau gratis."),
    values.mobile: _PHONE,
    values.phone: _PHONE,
    values.yes_no: (_whole(_YES_NO), "Tulis ya atau tidak."),
    values.day: (_whole(_DATE), "Tulis tanggal, lalu bulan (angka atau namanya), lalu tahun dengan empat angka."),
    values.web_address: _ADDRESS,
    values.video: _ADDRESS,
    values.colour: (
        _whole(rf"['\x22\s]*(?:#?[0-9a-fA-F]{{3}}(?:[0-9a-fA-F]{{3}})?|{_either(*values.colours.WORDS)})['\x22\s]*"),
        f'Pilih {", ".join(values.colours.NAMES)}, atau tulis kode warnanya, misalnya "{values.colours.GREEN}".',
    ),
    values.count: (_whole(r"\d[\d.]*"), "Tulis angka bulat."),
    values.slug: (_whole(r"[a-z0-9]+(?:-[a-z0-9]+)*"), "Pakai huruf kecil, angka, dan tanda hubung (-)."),
    values.lead_time: (
        _whole(rf"(?:{_LEAD}|{_LEAD_WORDS}|{_LEAD_DAYS})"),
        "Tulis angka, lalu menit, jam, hari, minggu, atau bulan.",
    ),
}
"""For each parser of the model: what every text it takes looks like, and what to type."""
