"""Has the rules about lines that were joined or broken in two, and keys whose colon slipped."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from katalog.contract import key_names
from katalog.entries.yaml.lines import ENTRY, Edit, indent_of, is_key, key_column, next_line, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLON = re.compile(r"(?P<word>[a-z_]+):(?=\s|$)")
_SLIPPED = re.compile(r"(?P<lead>\s*(?:-\s+)*)(?P<word>[A-Za-z_]*):(?P<junk>\S{1,2})\s*")
NEAR = 0.8
"""How alike (0 to 1) a broken word must be to a key."""
_SHORTEST = 4  # letters of a key that is found at the end of another word


def joined(lines: list[str], number: int) -> Iterator[Edit]:
    """Break a line where the next one begins, as after a lost Enter: `id: keripik    harga: 15000`."""
    line = lines[number]
    is_list = value_of(line)[1][:1] in {"[", "{"}
    columns = _columns(lines, number)
    for colon in _COLON.finditer(line):
        for key in _keys_ending(colon["word"]):
            start = colon.end("word") - len(key)
            before = line[:start]
            dash = re.search(r"-\s+$", before)
            if dash and before[: dash.start()].strip():
                start, before = dash.start(), line[: dash.start()]
            if not before.strip() or before.endswith("_") or (is_list and before.rstrip()[-1] not in "]}"):
                continue
            yield from _broken(lines, number, start, columns)


def _broken(lines: list[str], number: int, start: int, columns: set[int]) -> Iterator[Edit]:
    line = lines[number]
    before = line[:start]
    first = before.rstrip(" \u00a0")
    gap = len(before) - len(first)
    if not first.strip(" -"):
        return
    key = re.sub(r"^-\s+", "", line[start:]).split(":")[0]
    beside = [key_column(line)] if gap == 1 else []  # two on one line, rather than a line that lost its Enter
    for column in dict.fromkeys((*beside, gap, gap - 1)):
        is_new = column or not any(other.startswith(f"{key}:") for other in lines)
        if column not in columns or not is_new:
            continue
        heads = (first, first[:-1] if re.match(r"\W", first[-1]) else first)
        for head in dict.fromkeys(reversed(heads) if first[-1] in ",;" else heads):
            second = " " * column + line[start:]
            message = f"`{key}` harus ditulis di baris sendiri"
            hint = f"Tekan Enter di depannya, sehingga menjadi dua baris: `{head.rstrip()}` dan `{second.rstrip()}`"
            yield Edit(
                number,
                start,
                start + len(key),
                message,
                hint,
                ((number, f"{head}\n{second}"),),
                split=start - column,
            )


def broken_key(lines: list[str], number: int) -> Iterator[Edit]:
    """Put a key together that Enter has cut in two: `minimal` and `_pesan: 10` below it."""
    found = re.fullmatch(r"(?P<lead>\s*(?:-\s+)*)(?P<head>[A-Za-z_]+)\s*", lines[number])
    tail = lines[number + 1] if number + 1 < len(lines) else ""
    rest = re.fullmatch(r"(?P<tail>[A-Za-z_]*):(?:\s.*)?", tail)
    if not found or not rest or is_key(rest["tail"]):
        return
    if not get_close_matches(found["head"] + rest["tail"], _names(), n=1, cutoff=NEAR):
        return
    fixed = lines[number].rstrip() + tail
    begin = len(found["lead"])
    hint = f"Satukan dengan baris di bawahnya: `{fixed.rstrip()}`"
    changes = ((number, fixed), (number + 1, ""))
    yield Edit(number, begin, found.end("head"), "baris ini terputus di tengah kata", hint, changes)


def slipped_colon(lines: list[str], number: int) -> Iterator[Edit]:
    """Put the colon at the end of a key that has only deeper lines: `produ:k`, `foto:a`, `foto::`."""
    found = _SLIPPED.fullmatch(lines[number])
    below = next_line(lines, number)
    if not found or below is None or key_column(lines[below]) <= len(found["lead"]):
        return
    word, junk = found["word"], found["junk"]
    for key in (word + junk, word):
        if not is_key(key):
            continue
        fixed = f"{found['lead']}{key}:"
        at = found.end("word")
        message = f"`{key}` harus diakhiri titik dua, tanpa tanda lain"
        yield Edit(number, at, at + 1 + len(junk), message, f"Tulis: `{fixed}`", ((number, fixed),))


@cache
def _names() -> tuple[str, ...]:
    """Return the keys of the data contract, longest first."""
    names = key_names.own()
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@cache
def _keys_ending(word: str) -> tuple[str, ...]:
    """Return the keys that `word` is, or ends with."""
    return tuple(name for name in _names() if name == word or (len(name) >= _SHORTEST and word.endswith(name)))


def _columns(lines: list[str], number: int) -> set[int]:
    """Return where a line after `number` may begin: as it, as those around it, or two deeper."""
    near = [n for n in range(max(0, number - 12), min(len(lines), number + 13)) if lines[n].strip()]
    own = {indent_of(lines[n]) for n in near} | {key_column(lines[n]) for n in near}
    return own | ({key_column(lines[number]) + 2} if ENTRY.fullmatch(lines[number]) else set())
