"""From a tree of texts to a commented YAML entry that reads back as the same texts, here and in other YAML tools."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml
from yaml.nodes import ScalarNode

from katalog.contract.examples import example

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from katalog.volunteers.writing.tree import Tree

MODELINE = "# yaml-language-server: $schema=../../schema/usaha.schema.json"
"""Tells editors with the YAML language server which schema is meant, without any setting."""
KEY_MAX = 500
"""Characters of a key before it is written with `?`: YAML allows 1,024 bytes for one without."""
LINE_MAX = 100
"""Characters of a line up to which a remark may stand behind its value."""

_NUMBERS = frozenset(
    {"harga", "harga_mulai", "harga_coret", "biaya", "minimal", "minimal_pesan", "maksimal_pesan", "kelipatan"}
    | {"jumlah"}
)
"""Keys whose digits other tools may well take for a number."""
_QUOTED = frozenset({"whatsapp", "telepon", "koordinat"})
"""Keys whose values other tools spoil when they stand without quotes."""
_ADDRESSED = frozenset({"jam_buka", "libur", "layanan", "media_sosial", "izin", "foto", "cerita", "status", "alamat"})
"""Keys that open a paragraph of their own."""
_OPENS_PARAGRAPH = _ADDRESSED | {"video", "testimoni", "pertanyaan", "produk", "promo", "qris"}
_FORBIDDEN = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What the loader refuses, or would not keep, when it is not escaped."""
_NUMBER_LIKE = re.compile(r"[-+]?(?:\d[\d_]*|0o[0-7]+|0x[0-9a-fA-F]+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)")
_DIGITS = re.compile(r"[1-9]\d*|0")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FLOW_SIGNS = frozenset(",[]{}:")
_NAMED_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_RESOLVER = yaml.resolver.Resolver()

COMMENTS: Final[dict[str, str]] = {
    "kategori": "salah satu id kategori di businesses/_desa.yaml",
    "ringkasan": "satu kalimat, paling banyak 160 huruf",
    "whatsapp": "pesanan masuk ke nomor ini; pakai tanda kutip supaya nol di depan tidak hilang",
    "dusun": "harus sama dengan nama dusun di businesses/_desa.yaml",
    "koordinat": "salin dari Google Maps, pakai tanda kutip",
    "dikonfirmasi": "tanggal terakhir pemilik menyatakan isian ini benar",
    "persetujuan": "tanggal pemilik setuju usahanya ditampilkan",
    "id": "menjadi alamat halaman produk, jangan diganti setelah terbit",
    "harga": "rupiah, tanpa Rp",
    "qris": "isi kode QRIS, disalin utuh",
}
"""What stands behind a key, the first time it is written."""
HEADER: Final = (
    "Isian satu usaha. Yang di belakang tanda # hanya keterangan, tidak tampil di situs.",
    "Teks yang memuat titik dua atau tanda # ditulis di antara tanda kutip.",
)


def write(tree: Tree, *, notes: Sequence[str] = (), offers: Sequence[tuple[str, str]] = ()) -> str:
    """Return `tree` as the text of an entry, with comments.

    `notes` are remarks for whoever goes on with the entry, put at the top behind `#`. `offers` are keys (section and
    key, as in `katalog.schema_examples`) that are not filled in: each is put at the end as an example. Texts come back
    as they are, but for white space around them and lone surrogates, which no file can hold: those become U+FFFD.
    """
    lines = [MODELINE, *(f"# {line}" for line in HEADER)]
    lines += [f"# {line}" for note in notes for line in comment_lines(note)] + [""]
    seen: set[str] = set()
    for key, value in tree.items():
        if key in _OPENS_PARAGRAPH and lines[-1]:
            lines.append("")
        lines.extend(_pair(key, value, 0, seen))
    if offers:
        lines += ["", "# Boleh ditambahkan: hapus tanda # di depannya, lalu ganti isinya."]
        for section, key in offers:
            lines += [f"# {line}" for line in example(section, key).split("\n")]
    return "\n".join(lines) + "\n"


def comment_lines(note: str) -> list[str]:
    """Return `note` as lines that can stand behind `#`: nothing in them ends a line or is unfit for a file."""
    return [_FORBIDDEN.sub("\ufffd", line) for line in note.split("\n")]


def scalar(text: str, key: str = "", *, flow: bool = False) -> str:
    """Return one line of YAML for `text`: as it is where every reader takes it for that text, else in quotes."""
    text = text.strip()
    return text if _is_plain(text, key, flow=flow) else quoted(text)


def quoted(text: str) -> str:
    """Return `text` in double quotes, with everything escaped that would not survive a file."""
    return '"' + "".join(_NAMED_ESCAPES.get(char) or _escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - half a character, in no file
        return "\ufffd"
    if not _FORBIDDEN.match(char):
        return char
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"  # noqa: PLR2004


def _is_plain(text: str, key: str, *, flow: bool) -> bool:
    if not text or not text[0].isalnum() or _FORBIDDEN.search(text) or "\n" in text:
        return False
    if ": " in text or " #" in text or text.endswith(":") or (flow and not _FLOW_SIGNS.isdisjoint(text)):
        return False
    if key in _NUMBERS and _DIGITS.fullmatch(text):
        return True
    if key in _QUOTED or _NUMBER_LIKE.fullmatch(text):
        return False
    if _ISO_DATE.fullmatch(text):
        return True
    tag: str = _RESOLVER.resolve(ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag == "tag:yaml.org,2002:str"


def _pair(key: str, value: Any, depth: int, seen: set[str]) -> Iterator[str]:
    """Yield the lines of one key and its value, `depth` spaces in."""
    lead = " " * depth
    name = scalar(key)
    head = f"{lead}? {name}\n{lead}:" if len(name) > KEY_MAX else f"{lead}{name}:"
    remark = ""
    if key in COMMENTS and key not in seen and (depth == 0 or key in {"dusun", "koordinat", "id", "harga"}):
        seen.add(key)
        remark = COMMENTS[key]
    if isinstance(value, str):
        yield from _text(head, value, key, depth, remark)
        return
    if isinstance(value, list) and value and (flow := _flow(value)):
        yield f"{head} {flow}"
        return
    if not value:
        return
    yield head
    if isinstance(value, list):
        for item in value:
            yield from _item(item, key, depth + 2, seen)
            if key in {"produk", "promo"} and item is not value[-1]:
                yield ""
    else:
        for inner_key, inner in value.items():
            yield from _pair(inner_key, inner, depth + 2, seen)


def _text(head: str, text: str, key: str, depth: int, remark: str) -> Iterator[str]:
    text = text.strip()
    if _fits_block(text):
        yield f"{head} |"
        for line in text.split("\n"):
            yield f"{' ' * (depth + 2)}{line}" if line else ""
        return
    line = f"{head} {scalar(text, key)}"
    if remark and len(line) + len(remark) > LINE_MAX:
        yield f"{' ' * depth}# {remark[0].upper()}{remark[1:]}."
    elif remark:
        line = f"{line}  # {remark}"
    yield line


def _fits_block(text: str) -> bool:
    return "\n" in text and not _FORBIDDEN.search(text)


def _item(item: Any, key: str, depth: int, seen: set[str]) -> Iterator[str]:
    """Yield the lines of one item of a list, whose dash stands `depth` spaces in."""
    lead = " " * depth
    if isinstance(item, str):
        yield from _text(f"{lead}-", item, key, depth, "")
        return
    lines = [line for inner, value in item.items() for line in _pair(inner, value, depth + 2, seen)]
    if lines:
        yield f"{lead}- {lines[0][depth + 2 :]}"
        yield from lines[1:]


def _flow(items: list[Any]) -> str:
    """Return a short list of short texts on one line, or nothing."""
    if not all(isinstance(item, str) and len(item.strip()) < 30 and "\n" not in item for item in items):  # noqa: PLR2004 - a word or two
        return ""
    line = "[" + ", ".join(scalar(item, flow=True) for item in items) + "]"
    return line if len(line) < LINE_MAX else ""
