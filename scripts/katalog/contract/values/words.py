"""Reads texts, yes and no, whole numbers, and names that become addresses."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, TypeVar
from zlib import crc32

from katalog.contract.values.mistakes import LINE_MAX, SHORT_MAX, typed, written, wrong

SLUG_MAX = 60
"""Characters of an address part (data contract, "Folders")."""
SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
COUNT_MAX = 1_000_000
PROSE_MAX = 20_000
"""Characters of a story or a description: some ten pages of a book."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile("['`\u2018\u2019\u02bc]")
_BETWEEN_WAYS = re.compile(r"[,;=/]")
WAYS_HINT: Final = "Tulis semuanya dalam satu baris, dipisah koma, misalnya `- dodol, jenang`."
_Word = TypeVar("_Word")
LANGUAGES: Final = {
    **dict.fromkeys(("id", "indonesia", "bahasa indonesia", "indonesian"), "id"),
    **dict.fromkeys(("en", "inggris", "bahasa inggris", "english"), "en"),
}
"""The languages of `overrides/texts/`, by what they are called."""
_REGION = re.compile("[-_][a-z]{2}$")  # `id-ID`
_LANGUAGE_HINT = "Tulis `{key}: id` untuk bahasa Indonesia atau `{key}: en` untuk bahasa Inggris."
_WHOLE = re.compile(r"\d+|\d{1,3}(?:\.\d{3})+")
_WORDS = {
    **dict.fromkeys(("ya", "iya", "yes", "y", "true", "benar"), True),
    **dict.fromkeys(("tidak", "no", "n", "false", "bukan"), False),
}


def text(value: object) -> str:
    """Return one line of text: stripped, white space made single spaces. Raises on nothing or control characters."""
    if (
        type(value) is str
        and len(value) <= LINE_MAX
        and value.isprintable()
        and "  " not in value
        and (stripped := value.strip())
    ):
        return stripped
    line = _SPACES.sub(" ", _without_controls(written(value, "Tulis satu baris teks saja.")))
    if not (line := line.strip()):
        raise wrong("belum diisi", "Isi teksnya, atau hapus baris ini kalau tidak perlu.")
    return line


def file_name(value: object) -> str:
    """Return a file's name with every space that it has. Raises on nothing or control characters."""
    return (
        value
        if type(value) is str and len(value) <= LINE_MAX and value.isprintable() and value.strip()
        else text(value)
    )


def long_text(value: object) -> str:
    """Return text of several lines, stripped, ended by line feeds. Raises on nothing or control characters."""
    block = written(value, "Tulis teks biasa saja.", PROSE_MAX)
    block = _without_controls(block.replace("\r\n", "\n").replace("\r", "\n"))
    if not block:
        raise wrong("belum diisi", "Isi teksnya, atau hapus baris ini.")
    return block


def ways(value: object) -> object:
    """Return several ways to call one thing: a list, or one text with commas; raises on fewer than two."""
    if isinstance(value, str):
        value = [part for part in _BETWEEN_WAYS.split(value) if part.strip()]
    if not isinstance(value, list | tuple) or any(isinstance(part, list | dict) for part in value):
        raise wrong("harus beberapa kata yang artinya sama", WAYS_HINT)
    found = tuple(dict.fromkeys(text(part) for part in value))
    if len(found) < 2:  # noqa: PLR2004 - a word alone is no synonym
        raise wrong("baru satu kata, padahal isinya kata-kata yang artinya sama", WAYS_HINT)
    return found


def yes_no(value: object) -> bool:
    """Return whether `value` says yes; raises on anything but yes or no."""
    if isinstance(value, bool):
        return value
    word = written(value, "Tulis `{key}: ya` atau `{key}: tidak`.", SHORT_MAX).casefold()
    if word not in _WORDS:
        raise wrong("harus `ya` atau `tidak`", "Tulis `{key}: ya` atau `{key}: tidak`.")
    return _WORDS[word]


def count(value: object) -> int:
    """Return a whole number from 1; raises on anything else."""
    if isinstance(value, int):
        return value
    digits = written(value, "Tulis angka bulat, misalnya `{key}: 10`.", SHORT_MAX)
    if not digits.isascii() or not _WHOLE.fullmatch(digits):
        leading = re.match(r"\d+", digits)
        example = leading.group() if leading and digits.isascii() and int(leading.group()[:9]) else "10"
        raise wrong("harus angka bulat", f"Tulis angkanya saja, tanpa kata lain, misalnya `{{key}}: {example[:6]}`.")
    number = int(digits.replace(".", "")[:30])
    if not 1 <= number <= COUNT_MAX:
        raise wrong("harus angka bulat mulai dari 1", "Tulis jumlah yang wajar, misalnya `{key}: 10`.")
    return number


def slug(value: object) -> str:
    """Return `value` if it can be part of an address; raises with the nearest one that can."""
    name = written(value, "Tulis satu kata kecil, misalnya `{key}: keripik-tempe`.")
    if len(name) <= SLUG_MAX and SLUG.fullmatch(name):
        return name
    example = slug_of(name) or "keripik-tempe"
    if len(name) > SLUG_MAX:
        raise wrong(f"terlalu panjang, paling banyak {SLUG_MAX} huruf", f"Pendekkan, misalnya `{{key}}: {example}`.")
    raise wrong(
        "hanya boleh huruf kecil, angka, dan tanda hubung (-)",
        f"Bagian ini menjadi alamat halaman. Tulis misalnya `{{key}}: {example}`.",
    )


def slug_of(name: str) -> str:
    """Return the address part for a name: ASCII letters, digits, `-`, at most 60 characters; empty if none is left."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name)).encode("ascii", "ignore").decode().lower()
    whole = _NOT_SLUG.sub("-", plain).strip("-")
    if len(whole) <= SLUG_MAX:
        return whole
    words = whole[: SLUG_MAX + 1].rpartition("-")[0]
    return words or whole[:SLUG_MAX]


def promo_id(name: str) -> str:
    """Return the id of a promo, which has no page: from its name, or from the bytes of a name without any letter."""
    return slug_of(name) or f"promo-{crc32(name.encode()):08x}"


def language(value: object) -> str:
    """Return the code of a language that the interface speaks; raises on any other."""
    word = _REGION.sub("", typed(value, _LANGUAGE_HINT).casefold())
    if word not in LANGUAGES:
        raise wrong("bukan bahasa yang tersedia", _LANGUAGE_HINT)
    return LANGUAGES[word]


def tag(value: object) -> str:
    """Return a tag without the `#` that social media put before it."""
    return text(text(value).lstrip("#"))


def once(several: tuple[_Word, ...]) -> tuple[_Word, ...]:
    """Return each of `several` once, in the order written."""
    return tuple(dict.fromkeys(several))


def hamlets(value: object) -> object:
    """Return hamlet names (a list, or one text with commas) as `{name, slug}`; raises on two with one address."""
    if isinstance(value, str):
        value = [part for part in value.split(",") if part.strip()]
    if not isinstance(value, list | tuple) or not all(isinstance(part, str) for part in value):
        if isinstance(value, list | tuple) and not any(isinstance(part, list | dict) for part in value):
            return value
        raise wrong("harus daftar nama dusun", "Tulis satu dusun satu baris:\n{key}:\n  - Dusun I\n  - Dusun II")
    made: dict[str, str] = {}
    for part in value:
        name = text(part)
        address = slug_of(name)
        if not address:
            raise wrong(f"memuat nama tanpa huruf: `{name}`", "Tulis nama dusun dengan huruf, misalnya `- Dusun I`.")
        if address in made:
            raise wrong(f"memuat `{name}` dua kali", "Setiap dusun ditulis satu kali saja. Hapus salah satunya.")
        made[address] = name
    return [{"name": name, "slug": address} for address, name in made.items()]


def _without_controls(value: str) -> str:
    if found := _CONTROL.search(value):
        code = f"U+{ord(found.group()):04X}"
        raise wrong(f"memuat tanda yang tidak bisa ditampilkan ({code})", "Hapus isian ini, lalu ketik ulang.")
    return value
