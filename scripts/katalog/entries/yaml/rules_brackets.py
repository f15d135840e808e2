"""Has the rules about brackets and braces that do not pair, and texts that only look like lists or groups."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from katalog.contract.shape import meanings
from katalog.entries.yaml.lines import ENTRY, Edit, is_key, quoted, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIRS = {"[": "]", "{": "}"}
_NAMES = {"[": "kurung siku", "{": "kurung kurawal"}
_COMMALESS = re.compile(r"(?<=[^\s,{\[:])(?P<gap>\s+)(?P<key>[A-Za-z_]+)(?=:\s)")
_REPAIRS_MAX = 12
_OTHER_KIND = str.maketrans("[]{}", "{}[]")
_BESIDE = re.compile(r"(?<=[\]}])[^\s,\]}]\s*(?=[,\]}]|$)|(?<=,)\s*[^\w\s{\[\"'](?=\s*[{\[])")


def brackets(lines: list[str], number: int) -> Iterator[Edit]:
    """Close a list in brackets or braces, make its signs pair, or quote what only looks like one."""
    line = lines[number]
    begin, value = value_of(line)
    if not value or value[0] not in "[{":
        return
    closing = _PAIRS[value[0]]
    head, end = line[:begin], begin + len(value)
    name = _NAMES[value[0]]
    if found := re.search(r"[\[,]\s*(?P<sign>#)", value):
        inside = value.partition(closing)[0][1:]
        fixed = head + "[" + ", ".join(quoted(part.strip()) for part in inside.split(",") if part.strip()) + "]"
        at = begin + found.start("sign")
        message = "tanda `#` memotong isi kurung siku ini"
        yield Edit(number, at, at + 1, message, f"Beri tanda kutip: `{fixed}`", ((number, fixed),), is_sure=True)
    if closing not in value:
        fixed = head + value.rstrip(", ") + closing
        message, hint = f"{name} dibuka tetapi tidak ditutup", f"Tulis: `{fixed}`"
        yield Edit(number, begin, end, message, hint, ((number, fixed),), is_sure=True)
    elif value.count(value[0]) > value.count(closing):
        fixed = head + value + closing
        yield Edit(number, begin, end, f"{name} dibuka tetapi tidak ditutup", f"Tulis: `{fixed}`", ((number, fixed),))
    if value[0] == "{" and (parted := _COMMALESS.sub(_with_comma, value)) != value:
        at = begin + next(n for n, (old, new) in enumerate(zip(value, parted, strict=False)) if old != new)
        hint = f"Tulis: `{head}{parted}`"
        yield Edit(
            number, at, at + 1, "antara dua isian di dalam kurung harus ada koma", hint, ((number, head + parted),)
        )
    fixed = head + quoted(value)
    message = f"isian yang dimulai {name} harus diberi tanda kutip"
    text = Edit(number, begin, end, message, f"Tulis: `{fixed}`", ((number, fixed),))
    if not _is_list(line):
        yield text
    for position, repaired in _repairs(value):
        fixed = head + repaired
        at = begin + position
        message = "tanda kurung di baris ini tidak berpasangan"
        yield Edit(number, at, at + 1, message, f"Tulis: `{fixed}`", ((number, fixed),))
    if _is_list(line):
        yield text


def _with_comma(found: re.Match[str]) -> str:
    return f", {found['key']}" if is_key(found["key"]) else found[0]


def _is_list(line: str) -> bool:
    found = ENTRY.fullmatch(line)
    return not found or any(field.takes_brackets for field in meanings(found["key"], at_edge=not found["lead"]))


def _repairs(value: str) -> Iterator[tuple[int, str]]:
    """Yield where one sign was changed and `value` with the change, for every change that makes its brackets pair."""
    seen = {value}
    made = 0
    for position, changed in _changes(value):
        if changed not in seen and _pairs_up(changed):
            seen.add(changed)
            made += 1
            yield position, changed
            if made == _REPAIRS_MAX:
                return


def _changes(value: str) -> Iterator[tuple[int, str]]:
    signs = [position for position, sign in enumerate(value) if sign in "[]{}"]
    for at in signs:  # a sign in the middle of a word slipped in
        if value[at - 1 : at].isalnum() and value[at + 1 : at + 2].isalnum():
            yield at, value[:at] + value[at + 1 :]
    yield from _slipped(value, signs)
    yield from _inserted(value)
    for at in signs:
        yield at, value[:at] + value[at + 1 :]
        yield at, value[:at] + value[at].translate(_OTHER_KIND) + value[at + 1 :]


def _slipped(value: str, signs: list[int]) -> Iterator[tuple[int, str]]:
    """Yield every bracket moved by one, and every stray sign beside one dropped."""
    for at in signs:
        yield at, value[:at] + value[at + 1 : at + 2] + value[at] + value[at + 2 :]
        if at > 1:
            yield at, value[: at - 1] + value[at] + value[at - 1] + value[at + 1 :]
    for found in _BESIDE.finditer(value):
        yield found.start(), value[: found.start()] + value[found.end() :]


def _inserted(value: str) -> Iterator[tuple[int, str]]:
    """Yield every bracket put in where one may be missing."""
    for found in re.finditer(r"[\[,]\s*(?=\w+:\s)", value):
        yield found.end(), value[: found.end()] + "{" + value[found.end() :]
    for found in re.finditer(r"(?=,\s*\{)|(?=\]$)|$", value):
        for sign in "}]":
            yield found.start(), value[: found.start()] + sign + value[found.start() :]


def _pairs_up(value: str) -> bool:
    """Return whether the brackets in `value` pair, outermost around all of it, and braces hold keys."""
    waiting: list[str] = []
    for position, sign in enumerate(value):
        if sign in _PAIRS:
            if position and not waiting:
                return False
            if sign == "{" and not re.match(r"\{\s*[\w\"']", value[position:]):
                return False
            waiting.append(_PAIRS[sign])
        elif sign in "]}":
            if not waiting or waiting.pop() != sign:
                return False
        elif not waiting:
            return not value[position:].strip() or value[position:].lstrip().startswith("#")
    return not waiting
