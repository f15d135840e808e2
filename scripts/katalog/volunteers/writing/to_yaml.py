"""Writes a tree of texts as a commented YAML entry that reads back as the same texts, here and in other YAML tools."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml
from yaml.nodes import ScalarNode

from katalog.contract import values
from katalog.contract.model import Business, Village
from katalog.contract.shape import Field, Shape, blank, shape_of, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from katalog.volunteers.writing.tree import Tree

KEY_MAX = 500
"""Characters of a key before it is written with `?`: YAML allows 1,024 bytes for one without."""
LINE_MAX = 100
"""Characters of a line up to which a remark may stand behind its value."""

_FORBIDDEN = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What the loader refuses, or would not keep, when it is not escaped."""
_NUMBER_LIKE = re.compile(r"[-+]?(?:\d[\d_]*|0o[0-7]+|0x[0-9a-fA-F]+|(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)")
_DIGITS = re.compile(r"[1-9]\d*|0")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPOILT = frozenset({values.mobile, values.phone, values.coordinates})
"""What reads the values that other tools spoil when they stand without quotes."""
_FLOW_SIGNS = frozenset(",[]{}:")
_NAMED_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_RESOLVER = yaml.resolver.Resolver()

HEADER: Final = (
    "Isian satu usaha. Yang di belakang tanda # hanya keterangan, tidak tampil di situs.",
    "Teks yang memuat titik dua atau tanda # ditulis di antara tanda kutip.",
)


def write(
    tree: Tree,
    *,
    notes: Sequence[str] = (),
    offers: Sequence[tuple[str, str]] = (),
) -> str:
    """Return `tree` as the text of an entry, with comments.

    `notes` are remarks for whoever goes on with the entry, put at the top behind `#`. `offers` are keys (section and
    key, as in `katalog.contract.shape`) that are not filled in: each is put at the end with blanks. Texts come back
    as they are, but for white space around them and lone surrogates, which no file can hold: those become U+FFFD.
    """
    lines = [f"# {line}" for line in HEADER]
    lines += [f"# {line}" for note in notes for line in comment_lines(note)] + [""]
    seen: set[str] = set()
    shape = shape_of(Business)
    for key, value in tree.items():
        if (field := shape.fields.get(key)) and field.more.get("paragraph") and lines[-1]:
            lines.append("")
        lines.extend(_pair(key, value, shape, 0, seen))
    if offers:
        lines += ["", "# Boleh ditambahkan: hapus tanda # di depannya, lalu isi titik-titiknya."]
        for section, key in offers:
            lines += [f"# {line}" for line in blank(section, key).split("\n")]
    return "\n".join(lines) + "\n"


def village(tree: Tree, notes: Sequence[str]) -> str:
    """Return `tree` as the text of `_desa.yaml`, with `notes` behind `#` at its top."""
    lines = [f"# {line}" for note in notes for line in comment_lines(note)]
    for key, value in tree.items():
        pair = list(_pair(key, value, shape_of(Village), 0, None))
        lines += ["", *pair] if len(pair) > 1 or len(lines) == len(notes) else pair
    return "\n".join(lines) + "\n"


def block(key: str, value: Any) -> list[str]:
    """Return the lines of one key of a business and its value, without remarks."""
    return list(_pair(key, value, shape_of(Business), 0, None))


def comment_lines(note: str) -> list[str]:
    """Return `note` as lines that can stand behind `#`: nothing in them ends a line or is unfit for a file."""
    return [_FORBIDDEN.sub("\ufffd", line) for line in note.split("\n")]


def scalar(text: str, field: Field | None = None, *, flow: bool = False) -> str:
    """Return one line of YAML for `text`: as it is where every reader takes it for that text, else in quotes.

    An amount may well be a number to other tools; telephones and coordinates they would spoil.
    """
    text = text.strip()
    return text if _is_plain(text, field, flow=flow) else quoted(text)


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


def _is_plain(text: str, field: Field | None, *, flow: bool) -> bool:
    if not text or not text[0].isalnum() or _FORBIDDEN.search(text) or "\n" in text:
        return False
    if ": " in text or " #" in text or text.endswith(":") or (flow and not _FLOW_SIGNS.isdisjoint(text)):
        return False
    if field is not None and field.is_amount and _DIGITS.fullmatch(text):
        return True
    if (field is not None and field.reads & _SPOILT) or _NUMBER_LIKE.fullmatch(text):
        return False
    if _ISO_DATE.fullmatch(text):
        return True
    tag: str = _RESOLVER.resolve(ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag == "tag:yaml.org,2002:str"


def _pair(key: str, value: Any, shape: Shape | None, depth: int, seen: set[str] | None) -> Iterator[str]:
    """Yield the lines of one key of `shape` (None: people make keys up) and its value, `depth` spaces in.

    Keys that are `seen` get no remark, and none does where that is None.
    """
    lead, field = " " * depth, shape.fields.get(key) if shape else None
    name = scalar(key)
    head = f"{lead}? {name}\n{lead}:" if len(name) > KEY_MAX else f"{lead}{name}:"
    remark = ""
    if field and seen is not None and key not in seen and (remark := field.more.get("remark", "")):
        seen.add(key)
    if isinstance(value, str):
        yield from _text(head, value, field, depth, remark)
        return
    if isinstance(value, list) and value and (flow := _flow(value)):
        yield f"{head} {flow}"
        return
    if not value:
        return
    yield head
    if isinstance(value, list):
        for item in value:
            yield from _item(item, field, depth + 2, seen)
            if depth == 0 and key in {"produk", "promo"} and item is not value[-1]:
                yield ""
    else:
        for inner_key, inner in value.items():
            yield from _pair(inner_key, inner, _below(field), depth + 2, seen)


def _below(field: Field | None) -> Shape | None:
    """Return the keys of what stands in `field`."""
    if field is None or field.kind in {"hours", "pairs"}:
        return None
    group = field.group or (field.item.group if field.item else None)
    return shape_of(group) if group else shapes().get(field.key)


def _text(head: str, text: str, field: Field | None, depth: int, remark: str) -> Iterator[str]:
    text = text.strip()
    if _fits_block(text):
        yield f"{head} |"
        for line in text.split("\n"):
            yield f"{' ' * (depth + 2)}{line}" if line else ""
        return
    line = f"{head} {scalar(text, field)}"
    if remark and len(line) + len(remark) > LINE_MAX:
        yield f"{' ' * depth}# {remark[0].upper()}{remark[1:]}."
    elif remark:
        line = f"{line}  # {remark}"
    yield line


def _fits_block(text: str) -> bool:
    return "\n" in text and not _FORBIDDEN.search(text)


def _item(item: Any, field: Field | None, depth: int, seen: set[str] | None) -> Iterator[str]:
    """Yield the lines of one item of a list, whose dash stands `depth` spaces in."""
    lead = " " * depth
    if isinstance(item, str):
        yield from _text(f"{lead}-", item, field, depth, "")
        return
    lines = [line for inner, value in item.items() for line in _pair(inner, value, _below(field), depth + 2, seen)]
    if lines:
        yield f"{lead}- {lines[0][depth + 2 :]}"
        yield from lines[1:]


def _flow(items: list[Any]) -> str:
    """Return a short list of short texts on one line, or nothing."""
    if not all(isinstance(item, str) and len(item.strip()) < 30 and "\n" not in item for item in items):  # noqa: PLR2004 - a word or two
        return ""
    line = "[" + ", ".join(scalar(item, flow=True) for item in items) + "]"
    return line if len(line) < LINE_MAX else ""
