"""Has the rules about dashes of lists that got lost, slipped in, or stand too far from what they begin."""

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


def left_keys(lines: list[str], number: int) -> Iterator[Edit]:
    """Move the keys of a list's items under their first key, where all stand in the column of the dashes."""
    below = left_behind(lines, number)
    if not below:
        return
    first = below[0]
    fixed = "  " + lines[first].rstrip()
    keys = [n for n in below if indent_of(lines[n]) == indent_of(lines[first])]
    at = indent_of(lines[first])
    message = "baris ini bagian dari isi daftar di atasnya, jadi harus menjorok"
    hint = f"Geser dua spasi ke kanan, sejajar dengan isian sesudah tanda hubung (-): `{fixed}`{also(keys, first)}"
    yield Edit(first, at, len(lines[first].rstrip()), message, hint, tuple((n, "  " + lines[n]) for n in below))


def left_behind(lines: list[str], number: int) -> list[int]:
    """Return the lines that belong to items of the list in which line `number` begins one, but stand at its dashes.

    Only keys of such an item are, and after the last item none that may as well be of what holds the list.
    """
    column = indent_of(lines[number])
    head = _head_of(lines, number, column)
    if head is None:
        return []
    section, outer = sections_of(lines[head])
    found: list[int] = []
    moved: set[str] = set()
    is_moving = False
    for n in range(head + 1, min(len(lines), head + 8 * ITEM_BACK)):
        own = indent_of(lines[n])
        if not is_structure(lines[n]):
            continue
        if own < column:
            break
        if own == column and not lines[n].startswith("- ", column):
            key = lines[n].partition(":")[0]
            is_last = not any(
                lines[m].startswith("- ", column) and indent_of(lines[m]) == column for m in _run(lines, n, column)
            )
            depth = column - indent_of(lines[head])
            is_moving = key_names.fold(key) in moved or _is_of_item(key, section, outer, depth, is_last=is_last)
            if not is_moving:
                break
            moved.add(key_names.fold(key))
        elif own == column:
            is_moving = False
        if is_moving:
            found.append(n)
    return found


def _run(lines: list[str], number: int, column: int) -> Iterator[int]:
    """Yield the lines below `number` up to the first that is less deep than `column`."""
    for n in range(number + 1, min(len(lines), number + ITEM_BACK)):
        if is_structure(lines[n]) and indent_of(lines[n]) < column:
            return
        yield n


def _head_of(lines: list[str], number: int, column: int) -> int | None:
    """Return the line of the key that holds the list with a dash in `column` of line `number`."""
    for n in range(number, max(-1, number - 4 * ITEM_BACK), -1):
        is_above = is_structure(lines[n]) and indent_of(lines[n]) <= column and not lines[n].startswith("- ", column)
        if is_above and re.fullmatch(r"\s*[A-Za-z_ ]+:\s*", lines[n]):
            below = next_line(lines, n)
            if below is not None and re.match(rf"\s{{{column}}}- +[A-Za-z_ ]+:", lines[below]):
                return n
        if is_structure(lines[n]) and indent_of(lines[n]) < column:
            return None
    return None


def sections_of(line: str) -> tuple[str, str]:
    """Return the section of the items of the list that `line` names, and the section that has it; "" for no list."""
    key, colon, rest = line.strip(" -\t").partition(":")
    if not colon or rest.strip():
        return "", ""
    for outer in ("usaha", *key_names.sections()):
        section = key_names.canonical(outer, key)
        if section in key_names.sections():
            return section, outer
    return "", ""


def _is_of_item(key: str, section: str, outer: str, depth: int, *, is_last: bool) -> bool:
    """Return whether `key` is one of an item of `section`: sure between two items, where nothing else can stand."""
    mine = key_names.canonical(section, key) if section else None
    if mine is None:
        return False
    others = key_names.canonical(outer, key)
    is_own = key_names.fold(mine) == key_names.fold(key)
    is_others_own = others is not None and key_names.fold(others) == key_names.fold(key)
    return bool(depth) or others is None or not is_last or (not is_others_own and is_own)


def _items_above(lines: list[str], number: int, key: str) -> Iterator[re.Match[str]]:
    """Yield the lines above `number` that begin an item with `key`, nearest first, up to the list's own key."""
    for above in range(number - 1, max(-1, number - ITEM_BACK), -1):
        item = _ITEM_ABOVE.match(lines[above])
        if item and key_names.fold(item["key"]) == key_names.fold(key):
            yield item
        if is_structure(lines[above]) and not indent_of(lines[above]) and not lines[above].startswith("-"):
            return
