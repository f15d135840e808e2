"""Lists the rules about mistakes within a line of YAML: each looks at one line and says how it may have been meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from katalog.entries.yaml.lines import (
    CURLY,
    ENTRY,
    Edit,
    bare,
    closing_of,
    indent_of,
    is_key,
    needs_quotes,
    quoted,
    value_of,
)
from katalog.entries.yaml.rules_brackets import brackets
from katalog.entries.yaml.rules_joins import broken_key, joined, slipped_colon
from katalog.entries.yaml.rules_layout import continued, indent, invisible, no_entry, root_dash, stray_line, tab, uneven
from katalog.entries.yaml.rules_lists import bullet, left_keys, lost_dash, stray_dash, tight_dash, wide_dash

Rule = Callable[[list[str], int], Iterator[Edit]]

_TIGHT = re.compile(r"(?P<head>\s*(?:-\s+)*(?P<key>[A-Za-z][\w /.-]{0,30}):)(?P<value>[^\s/].*)")
_STRAY = re.compile(
    r"(?P<lead>\s*(?:-\s+)*-?)(?P<sign>\w(?=\s)|[\[\]{}\"'%&*!|>@`,:?#.;=+~\u201c\u201d]+)(?P<gap>\s*)"
    r"(?P<rest>(?:-\s+)?(?P<key>[A-Za-z_]+(?:[ _][A-Za-z]+)?)\s*:(?:\s.*)?)"
)
TYPED = re.compile(r"!!(?:int|float|str|bool|timestamp|date)\s+(?=\S)")
"""What other programs put before a value to say of which type it is (YAML 1.1, "tag:yaml.org,2002:int")."""
_BLOCKS = frozenset({"|", ">", "|-", ">-"})
"""What begins a text of several lines."""
_MARKS = frozenset("!&*@`>|%")
"""Signs that cannot begin a key, known or not."""
_NAMES = {
    "@": "tanda @", "`": "tanda `", "%": "tanda %", "*": "tanda bintang (*)", "&": "tanda &", "!": "tanda seru (!)",
    "|": "tanda |", ">": "tanda >", "?": "tanda tanya", ",": "tanda koma", "{": "kurung kurawal", "[": "kurung siku",
    "}": "kurung kurawal", "]": "kurung siku", "#": "tanda #",
}  # fmt: skip


def second_document(lines: list[str], number: int) -> Iterator[Edit]:
    """Drop a line `---` or `...` in the middle of a file, or a `%` directive on top."""
    line = lines[number]
    if re.fullmatch(r"(?:---+|\.\.\.+|===+|\*\*\*+|___+)\s*(?:#.*)?", line):
        message = f"baris `{line.strip()[:10]}` memutus berkas ini"
        yield Edit(
            number, 0, len(line.rstrip()), message, "Satu berkas untuk satu usaha. Hapus baris itu.", ((number, ""),)
        )
    elif re.fullmatch(r"```\w*\s*", line):
        message = "tanda ``` bukan bagian isian"
        yield Edit(number, 0, len(line.rstrip()), message, "Hapus baris ini.", ((number, ""),))
    elif re.match(r"%[A-Z]+\s", line):
        yield Edit(
            number,
            0,
            len(line.rstrip()),
            "baris yang dimulai `%` tidak dipakai di sini",
            "Hapus baris ini.",
            ((number, ""),),
        )


def tight_colon(lines: list[str], number: int) -> Iterator[Edit]:
    """Put the space after a key's colon: `nama:Warung`."""
    found = _TIGHT.fullmatch(lines[number])
    if not found or found["key"].casefold() in {"http", "https"}:
        return
    at = len(found["head"]) - 1
    fixed = f"{found['head']} {found['value']}"
    message = "setelah titik dua harus ada satu spasi"
    is_sure = is_key(found["key"])
    yield Edit(number, at, at + 2, message, f"Tulis: `{fixed.rstrip()}`", ((number, fixed),), is_sure=is_sure)
    value = found["value"].rstrip()
    if needs_quotes(value):
        fixed = f"{found['head']} {quoted(bare(value))}"
        yield Edit(number, at, at + 2, message, f"Tulis: `{fixed}`", ((number, fixed),))


def no_colon(lines: list[str], number: int) -> Iterator[Edit]:
    """Put the colon after a known key: `nama Warung`, `nama = Warung`."""
    found = re.fullmatch(
        r"(?P<lead>\s*(?:-\s+)*)(?P<key>[A-Za-z_]+(?:[ _-][A-Za-z]+)?)\s*(?P<sign>[^\w\s:-]|\s)\s*(?P<value>\S.*)",
        lines[number],
    )
    if not found or not is_key(found["key"]):
        found = re.fullmatch(
            r"(?P<lead>\s*(?:-\s+)*)(?P<key>[A-Za-z_]+)(?P<sign>\s*[^\w\s:]\s*|\s+)(?P<value>\S.*)", lines[number]
        )
    if not found or not is_key(found["key"]):  # a letter in the colon's place: `satuana bungkus`
        found = re.fullmatch(r"(?P<lead>\s*(?:-\s+)*)(?P<key>[A-Za-z_]+)(?P<sign>\w\s+)(?P<value>\S.*)", lines[number])
    if not found or not is_key(found["key"]) or ": " in found["value"]:
        return
    value = found["value"].rstrip()
    at = len(found["lead"])
    value = quoted(bare(value)) if needs_quotes(value) and value not in _BLOCKS else value
    fixed = f"{found['lead']}{found['key']}: {value}"
    yield Edit(
        number,
        at,
        at + len(found["key"]),
        f"setelah `{found['key']}` harus ada titik dua",
        f"Tulis: `{fixed}`",
        ((number, fixed),),
    )


def lone_key(lines: list[str], number: int) -> Iterator[Edit]:
    """Put the colon after a known key that stands alone above what belongs to it."""
    found = re.fullmatch(r"(?P<lead>\s*(?:-\s+)*)(?P<key>[A-Za-z_]+(?:[ _][A-Za-z]+)?)\s*[^\w\s]?\s*", lines[number])
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    if not found or indent_of(below) < len(found["lead"]):
        return
    key = next((word for word in (found["key"], found["key"][:-1]) if is_key(word)), None)
    if key is None:
        return
    fixed = f"{found['lead']}{key}:"
    at = len(found["lead"])
    message = f"setelah `{key}` harus ada titik dua"
    yield Edit(number, at, at + len(key), message, f"Tulis: `{fixed}`", ((number, fixed),))


def stray_sign(lines: list[str], number: int) -> Iterator[Edit]:
    """Drop a sign that slipped in before a known key: `{jam_buka:`, `-%label:`."""
    line = lines[number]
    if before_dash := re.fullmatch(r"(?P<lead>\s*)(?P<sign>[^\w\s#-])(?P<rest>\s*-\s.*)", line):
        lead, sign, rest = before_dash.groups()
        message = f"ada tanda `{sign}` yang tersesat di depan tanda hubung"
        hint = f"Hapus tanda itu: `{lead}{rest}`"
        yield Edit(number, len(lead), len(lead) + 1, message, hint, ((number, f"{lead}{rest}"),))
    found = _STRAY.fullmatch(line)
    if not found:
        return
    opens = found["sign"][0] in "\"'[{" and not re.search(r"[]}\"']\s*$", found["rest"])
    if not opens and not is_key(found["key"]) and found["sign"] not in _MARKS:
        return
    at, sign = len(found["lead"]), found["sign"]
    message = f"ada tanda `{sign}` yang tersesat di depan `{found['key']}`"
    spaces = found["gap"] + " " * len(sign)
    for between in dict.fromkeys((found["gap"], spaces, "- ", f" {found['gap']}")):
        fixed = f"{found['lead']}{between}{found['rest']}"
        hint = f"Hapus tanda itu: `{fixed.rstrip()}`"
        yield Edit(number, at, at + len(sign), message, hint, ((number, fixed),), is_sure=opens)


def lone_dash(lines: list[str], number: int) -> Iterator[Edit]:
    """Leave out a dash alone behind a key, which is how people write that there is nothing: `merek: -`."""
    found = re.fullmatch(r"(?P<head>.*:)\s+-\s*(?P<remark>#.*)?", lines[number])
    if found and ENTRY.fullmatch(lines[number]):
        fixed, at = found["head"] + (f"  {found['remark']}" if found["remark"] else ""), found.end("head")
        hint = f"Kalau tidak ada isinya, tulis: `{fixed}`"
        yield Edit(number, at, len(lines[number]), "tanda hubung (-) bukan isian", hint, ((number, fixed),))


def dash_after_colon(lines: list[str], number: int) -> Iterator[Edit]:
    """Drop a list's dash on the line of its key: `layanan: - ambil`."""
    found = ENTRY.fullmatch(lines[number])
    if not found or not re.match(r"-\s", found["value"] or ""):
        return
    head = lines[number][: found.start("value")]
    fixed = head + found["value"][1:].strip()
    hint = f"Kalau isinya satu saja, tulis: `{fixed}`. Kalau daftar, setiap `-` ditulis di baris sendiri."
    yield Edit(
        number,
        found.start("value"),
        found.start("value") + 1,
        "tanda hubung (-) tidak boleh langsung sesudah titik dua",
        hint,
        ((number, fixed),),
    )


def quotes(lines: list[str], number: int) -> Iterator[Edit]:
    """Close a quote that is not closed, or that is closed too early."""
    begin, value = value_of(lines[number])
    if not value or value[0] not in "\"'":
        return
    sign, line = value[0], lines[number]
    closing = closing_of(value)
    end = begin + len(value)
    head = line[:begin]
    if closing is None:
        fixed = head + quoted(value[1:].rstrip())
        yield Edit(
            number,
            begin,
            end,
            "tanda kutip dibuka tetapi tidak ditutup",
            f"Tulis: `{fixed}`",
            ((number, fixed),),
            is_sure=True,
        )
    elif (rest := value[closing + 1 :].strip()) and not rest.startswith("#"):
        inner = value.strip(sign) if value.startswith(sign * 2) else value
        inner = value[1:-1] if inner == value and value.endswith(sign) else inner
        fixed = head + quoted(inner)
        message = "ada tulisan sesudah tanda kutip penutup"
        yield Edit(
            number,
            begin + closing + 1,
            end,
            message,
            f"Beri kutip di awal dan akhir seluruh isian: `{fixed}`",
            ((number, fixed),),
            is_sure=True,
        )
    elif sign == '"' and "\\" in value:
        fixed = head + quoted(value[1:closing])
        yield Edit(
            number,
            begin,
            end,
            "garis miring terbalik (\\) di dalam kutip ganda punya arti khusus",
            f"Tulis: `{fixed}`",
            ((number, fixed),),
        )


def curly(lines: list[str], number: int) -> Iterator[Edit]:
    """Put straight quotes for curly ones, which YAML takes for letters."""
    begin, value = value_of(lines[number])
    if not value or not any(sign in CURLY for sign in value):
        return
    inner = value.strip(CURLY + "\"'")
    fixed = lines[number][:begin] + quoted(inner)
    hint = f"Pakai kutip lurus: `{fixed}`"
    at = begin + next(position for position, sign in enumerate(value) if sign in CURLY)
    yield Edit(
        number, at, at + 1, "ada tanda kutip lengkung (\u201c \u201d), bukan kutip lurus", hint, ((number, fixed),)
    )


def special_start(lines: list[str], number: int) -> Iterator[Edit]:
    """Quote a value that begins with a sign that means something to YAML: `@`, `*`, `&`, `%`, `!`."""
    begin, value = value_of(lines[number])
    if not value or value[0] not in "@`%*&!|>?,]}":
        return
    if typed := TYPED.match(value):
        fixed = lines[number][:begin] + value[typed.end() :]
        message = f"`{typed[0].strip()}` tidak perlu dan tidak dipakai di sini"
        yield Edit(number, begin, begin + typed.end() - 1, message, f"Tulis: `{fixed}`", ((number, fixed),))
        return
    fixed = lines[number][:begin] + quoted(value)
    message = f"isian yang dimulai {_NAMES[value[0]]} harus diberi tanda kutip"
    yield Edit(number, begin, begin + len(value), message, f"Tulis: `{fixed}`", ((number, fixed),))


def colon_in_text(lines: list[str], number: int) -> Iterator[Edit]:
    """Quote a text with a colon in it: `deskripsi: Kami menjual: keripik`."""
    begin, value = value_of(lines[number])
    colon = re.search(r":(?:\s|$)", value)
    if not colon or value[0] in "\"'":
        return
    at = begin + colon.start()
    fixed = lines[number][:begin] + quoted(value)
    message = "ada titik dua di dalam isian"
    yield Edit(number, at, at + 1, message, f"Beri tanda kutip di awal dan akhir isian: `{fixed}`", ((number, fixed),))


RULES: tuple[Rule, ...] = (
    tab,
    invisible,
    second_document,
    left_keys,
    bullet,
    quotes,
    tight_dash,
    lost_dash,
    slipped_colon,
    tight_colon,
    stray_sign,
    special_start,
    curly,
    joined,
    brackets,
    lone_dash,
    dash_after_colon,
    colon_in_text,
    no_colon,
    broken_key,
    lone_key,
    root_dash,
    wide_dash,
    stray_dash,
    stray_line,
    continued,
    no_entry,
    uneven,
    indent,
)
"""In the order in which they are tried: what is seen in the line itself before what depends on its neighbours."""


LAYOUT: frozenset[Rule] = frozenset({indent, uneven, stray_dash})
"""Rules about where a line begins: what the parser says of such a line it says before the lines below it have ended."""
AT_STUMBLE: frozenset[Rule] = frozenset({joined})
"""Rules about a line over which itself the parser stumbles."""
