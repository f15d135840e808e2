"""Warns about values that YAML accepts and the author hardly meant: a text cut at ` #`, curly quotes."""

from __future__ import annotations

import re

from yaml.nodes import ScalarNode

from katalog.contract import key_names
from katalog.contract.shape import Field
from katalog.entries.entry import Entry, Loc
from katalog.entries.yaml.lines import BULLETS, CURLY, is_in_curly_quotes, is_key
from katalog.entries.yaml.reading import NULLS
from katalog.problems import Place, Severity
from katalog.safe_text import direction_signs

_COMMENT = re.compile(r"\s+#(?P<comment>\S.*)")
_GLUED = re.compile(r"(?<![\w/.@-])(?P<key>[a-z]+(?:_[a-z]+)*):(?P<value>[^\s/:].*)")
_LINE = re.compile(r"\s*(?P<key>[A-Za-z]+(?:[_ ][A-Za-z]+)?)(?P<sign>:(?=[^\s/])|\s*[=;]\s*|\s+)(?P<value>\S.*)")
_BULLET = re.compile(rf"(?:^|\s)[{BULLETS}]\s+(?=\S)")
_TURNED = re.compile(
    rf"(?P<sign>{direction_signs.TURNING.pattern})|(?:\\u|&#x)0*(?P<code>202[bde]|2067)", re.IGNORECASE
)
"""A sign that turns the direction of writing, itself or as YAML and Markdown spell it."""


def check(entry: Entry, node: ScalarNode, field: Field, loc: Loc) -> None:
    """Warn about the text `node` at `loc` where it is hardly what was meant; `field` is what is written there."""
    if node.style or field.kind not in {"text", "list"}:
        return  # in quotes or after `|` it is what it is
    value = node.value
    is_nothing = value in NULLS
    if field.is_prose or field.kind == "list" or is_nothing:
        _check_cut(entry, node, loc)
    if is_nothing or field.is_long:
        return
    if ":" in value or node.start_mark.line != node.end_mark.line:
        _check_two(entry, node, loc)
    if value[0] in CURLY and field.is_prose and is_in_curly_quotes(value.strip()):
        hint = f"Kutip lengkung dibaca sebagai huruf. Hapus: `{{key}}: {value.strip()[1:-1].strip()}`"
        entry.warn(loc, f"tanda kutip ikut menjadi bagian {entry.name(loc)}", hint)


def check_turned(entry: Entry) -> None:
    """Warn about lines with signs that turn the direction of writing.

    They are not taken over, but what is left was hardly meant to be read as it stands.
    """
    text = entry.source.text
    if text.isascii() and "\\u" not in text.lower() and "&#" not in text:
        return
    for number, line in enumerate(entry.source.lines, 1):
        if found := _TURNED.search(line):
            place = Place(entry.source.path, number, found.start() + 1, found.end() + 1)
            code = (found["code"] or f"{ord(found['sign']):04x}").upper()
            message = f"ada tanda tak terlihat yang membalik urutan tulisan (U+{code}); tanda itu tidak dipakai"
            hint = "Hapus isian ini, lalu ketik ulang, dan baca sekali lagi: nama dan nomornya mungkin terbalik."
            entry.problems.append(entry.source.problem(place, message, hint, Severity.WARNING))


def has_bullets(entry: Entry, node: ScalarNode, loc: Loc) -> bool:
    """Report a text where a list should be whose items begin with a dot or a star; return whether it was one."""
    if node.style or not (marks := _BULLET.findall(node.value)):
        return False
    first = next(part.strip() for part in _BULLET.split(node.value) if part.strip())
    message = f"{entry.name(loc)} memakai tanda `{marks[0].strip()}` di tempat tanda hubung (-)"
    entry.report(loc, message, f"Tulis setiap isi di baris sendiri, misalnya `- {first}`.")
    return True


def check_item(entry: Entry, node: ScalarNode) -> None:
    """Warn about an item of a list, `node`, that is nothing because a `#` hides it: `- #pedas`."""
    number, column = entry.source.typed(node.start_mark)
    if found := _COMMENT.search(entry.source.line(number), column - 1):
        place = Place(entry.source.path, number, found.start("comment"), found.end() + 1)
        hint = f'Semua sesudah ` #` tidak dibaca. Kalau bagian dari isian, beri tanda kutip: `- "#{found["comment"]}"`.'
        entry.problems.append(entry.source.problem(place, "isi daftar ini kosong", hint, Severity.WARNING))


def _check_cut(entry: Entry, node: ScalarNode, loc: Loc) -> None:
    """Warn where ` #` has turned the rest of a text into a comment."""
    number, column = entry.source.typed(node.end_mark)
    found = _COMMENT.match(entry.source.line(number), column - 1)
    if not found:
        return
    whole = f"{str(node.value).strip()} #{found['comment']}".strip()
    quoted = whole.replace("\\", "\\\\").replace('"', '\\"')
    entry.warn(
        loc,
        f"{entry.name(loc)} terpotong di tanda `#`",
        f'Semua sesudah ` #` tidak dibaca. Kalau bagian dari isian, beri tanda kutip: `{{key}}: "{quoted}"`.',
    )


def _check_two(entry: Entry, node: ScalarNode, loc: Loc) -> None:
    """Report where a text holds another entry: `Keripik harga:15000`, or a line below without colon or space."""
    first, last = (entry.source.typed(mark)[0] for mark in (node.start_mark, node.end_mark))
    for number in range(first + 1, last + 1):
        if _check_line(entry, number, loc):
            return
    found = _GLUED.search(str(node.value))
    if found and found.start() and _is_key(found["key"]):
        fixed = f"{found['key']}: {found['value'].strip()}"
        message = f"{entry.name(loc)} tampaknya memuat dua isian: ada `{found['key']}:` di dalamnya"
        entry.warn(loc, message, f"Kalau begitu, pindahkan ke baris sendiri: `{fixed}`. Kalau bukan, beri tanda kutip.")


def _check_line(entry: Entry, number: int, loc: Loc) -> bool:
    """Return whether line `number`, read as the rest of the text at `loc`, was meant as an entry; report that."""
    line = entry.source.line(number)
    found = _LINE.match(line)
    if found is None or not is_key(found["key"]):
        return False
    start, end = found.span("key")
    place = Place(entry.source.path, number, start + 1, end + 1)
    key = entry.nodes.get(loc, (None, None))[0]
    lead = line[:start] if key is None else " " * key.start_mark.column  # where the key of that text stands
    fixed = f"{lead}{found['key']}: {found['value'].strip()}"
    if found["sign"] == ":":
        message = "setelah titik dua harus ada satu spasi"
        entry.problems.append(entry.source.problem(place, message, f"Tulis: `{fixed}`"))
    elif _is_key(key_names.fold(found["key"])):
        message = f"baris ini terbaca sebagai lanjutan {entry.name(loc)}, karena tanpa titik dua"
        hint = f"Kalau isian sendiri, tulis: `{fixed}`"
        entry.problems.append(entry.source.problem(place, message, hint, Severity.WARNING))
    else:
        return False
    return True


def _is_key(word: str) -> bool:
    """Return whether `word` is a key by its own name: synonyms are words that any text may hold."""
    return word in key_names.own()
