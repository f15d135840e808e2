"""Dashes of lists that got lost, slipped in, or stand too far from what they begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from katalog.contract import key_names
from katalog.entries.yaml.lines import (
    BULLETS,
    Edit,
    also,
    block_of,
    dash_near,
    indent_of,
    is_key,
    is_structure,
    key_column,
    next_line,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

ITEM_BACK = 80
"""How far above a line the item before it is looked for."""

_BULLET = re.compile(rf"(?P<begin>\s*[{BULLETS}])\s+\S")
_TIGHT_DASH = re.compile(r"(?P<lead>\s*)-(?P<rest>[^\s\-].*)")
_ITEM_KEY = re.compile(
    r"(?P<before>\s*(?:[^\s-](?=[\s-])\s*)?(?:-+\s*)?(?:[^\w\s]\s*)?)"
    r"(?P<rest>(?P<key>[A-Za-z_]+(?:[ _][A-Za-z]+)?)\s*:(?:\s.*)?)"
)
_ITEM_ABOVE = re.compile(r"(?P<lead>\s*)(?P<dash>-\s+)(?P<key>[A-Za-z_]+(?:[ _][A-Za-z]+)?)\s*:(?:\s|$)")


def tight_dash(lines: list[str], number: int) -> Iterator[Edit]:
    """Put the space after a list's dash: `-nama: A`."""
    found = _TIGHT_DASH.fullmatch(lines[number])
    if not found or not (lines[number].strip("-") and (":" in found["rest"] or dash_near(lines, number))):
        return
    at = len(found["lead"])
    fixed = f"{found['lead']}- {found['rest']}"
    message = "setelah tanda hubung (-) harus ada satu spasi"
    yield Edit(number, at, at + 1, message, f"Tulis: `{fixed.rstrip()}`", ((number, fixed),))
    below = block_of(lines, number)[1:]
    for shift in (1, 2) if below else ():
        hint = f"Tulis: `{fixed.rstrip()}`, lalu geser baris di bawahnya {shift} spasi ke kanan."
        changes = ((number, fixed), *((n, " " * shift + lines[n]) for n in below))
        yield Edit(number, at, at + 1, message, hint, changes)


def bullet(lines: list[str], number: int) -> Iterator[Edit]:
    """Put a list's dash for a long dash, a dot or a star, in all lines that begin with it in the same column."""
    found = _BULLET.match(lines[number])
    if not found:
        return
    others = [n for n, line in enumerate(lines) if (one := _BULLET.match(line)) and one["begin"] == found["begin"]]
    first, at = others[0], len(found["begin"]) - 1
    changes = tuple((n, lines[n][:at] + "-" + lines[n][at + 1 :]) for n in others)
    message = f"tanda `{found['begin'][-1]}` di awal baris ini bukan tanda hubung (-) biasa"
    hint = f"Tulis: `{dict(changes)[first].rstrip()}`{also(others, first)}"
    yield Edit(first, at, at + 1, message, hint, changes)


def lost_dash(lines: list[str], number: int) -> Iterator[Edit]:
    """Put back the dash of an item that begins with the same key as the item above: `nama: B` after `- nama: A`."""
    line = lines[number]
    found = _ITEM_KEY.fullmatch(line)
    if not found or not is_key(found["key"]) or re.match(r" *- +\w", line):
        return
    column = len(found["before"])
    for item in _items_above(lines, number, found["key"]):
        dash = len(item["lead"])
        fixed = item["lead"] + item["dash"] + found["rest"]
        if dash - 2 < column <= dash + len(item["dash"]) + 2 and fixed != line:
            break
    else:
        return
    begin = min(indent_of(line), column)
    message = "setiap isi daftar dimulai dengan tanda hubung (-) dan satu spasi"
    yield Edit(number, begin, max(column, begin + 1), message, f"Tulis: `{fixed.rstrip()}`", ((number, fixed),))


def wide_dash(lines: list[str], number: int) -> Iterator[Edit]:
    """Take out spaces after a dash, so that the first key stands above the others: `-  nama: A`."""
    found = re.fullmatch(r"(?P<lead>\s*-)(?P<gap>\s{2,})(?P<rest>\S.*)", lines[number])
    below = next_line(lines, number)
    if not found or below is None:
        return
    gap = indent_of(lines[below]) - len(found["lead"])
    if 0 < gap < len(found["gap"]):
        fixed = found["lead"] + " " * gap + found["rest"]
        at = len(found["lead"])
        message = "terlalu banyak spasi setelah tanda hubung (-)"
        yield Edit(number, at, at + len(found["gap"]), message, f"Tulis: `{fixed.rstrip()}`", ((number, fixed),))


def stray_dash(lines: list[str], number: int) -> Iterator[Edit]:
    """Drop a dash that slipped in before a key that goes on with the group above."""
    found = re.fullmatch(r"(?P<lead>\s*)-\s*(?P<rest>(?P<key>[A-Za-z_][\w ]*):(?:\s.*)?)", lines[number])
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), None)
    if not found or above is None or any(_items_above(lines, number, found["key"])):
        return
    at = len(found["lead"])
    for column in dict.fromkeys((key_column(lines[above]), indent_of(lines[above]))):
        fixed = " " * column + found["rest"]
        message = "tanda hubung (-) ini tersesat"
        yield Edit(number, at, at + 1, message, f"Tulis: `{fixed.rstrip()}`", ((number, fixed),))


def _items_above(lines: list[str], number: int, key: str) -> Iterator[re.Match[str]]:
    """Yield the lines above `number` that begin an item with `key`, nearest first, up to the list's own key."""
    for above in range(number - 1, max(-1, number - ITEM_BACK), -1):
        item = _ITEM_ABOVE.match(lines[above])
        if item and key_names.fold(item["key"]) == key_names.fold(key):
            yield item
        if is_structure(lines[above]) and not indent_of(lines[above]) and not lines[above].startswith("-"):
            return
