"""What is wrong with the keys of an entry: unknown, in the wrong place, there twice, or no word at all."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from yaml.nodes import Node, ScalarNode

from katalog import model, synonyms
from katalog.schema_examples import example
from katalog.schema_shapes import Shape, groups_below, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pydantic import BaseModel

    from katalog.schema_entry import Entry, Loc

NEAR = 0.6
"""How alike two words must be (0 to 1) for one to be offered for the other."""
SHORTEST = 3
"""Letters that a key must have to be like another."""
PATIENCE = 200
"""Problems of one file up to which a nearest key is looked for; more are no slips of the finger."""
SHOWN = 40
"""Characters of an unknown key that a message repeats."""

_HIDDEN = re.compile(r"\s*(?:-\s*)?#\s*(?:-\s*)?(?P<key>[A-Za-z_][\w -]*?)\s*:(?:\s|$)")


def report_form(entry: Entry, key_node: Node) -> None:
    """Report a key that is a list or a group itself."""
    hint = "Tulis nama isian, titik dua, lalu isinya, misalnya `nama: Warung Siti`."
    _add(entry, key_node, "nama isian harus satu kata biasa", hint)


def report_twice(entry: Entry, pairs: Sequence[tuple[Node, Node]], item_of: str = "") -> None:
    """Report keys of one group that mean the same as an earlier one (`pairs` of first and second), naming both lines.

    `item_of` is the key that every item of the list begins with, where the group is one: its line may be lost.
    """
    first, second = pairs[0]
    lines = tuple(entry.source.typed(node.start_mark)[0] for node in (first, second))
    old, new = (str(node.value).strip() for node in (first, second))
    if synonyms.fold(old) == synonyms.fold(new):
        message = f"`{new}` ditulis dua kali: di baris {lines[0]} dan baris {lines[1]}"
    else:
        message = f"`{old}` di baris {lines[0]} dan `{new}` di baris {lines[1]} artinya sama"
    if others := ", ".join(f"`{str(node.value).strip()}`" for _, node in pairs[1:]):
        message += f" (juga {others})"
    hint = "Hapus salah satunya, atau gabungkan isinya."
    if remark := hidden_line(entry, lines[0], lines[1]):
        hint = hidden_hint(remark)
    elif item_of:
        hint = f"Hapus salah satunya. Kalau ini isi baru dalam daftar, mulai dengan baris `- {item_of}: ...`."
    _add(entry, second, message, hint)


def hidden_line(entry: Entry, first: int, last: int, is_meant: Callable[[str], bool] = bool) -> int | None:
    """Return the line between `first` and `last` (from 1) where a `#` hides a key that `is_meant`, None without one."""
    for number in range(max(1, first), last + 1):
        found = _HIDDEN.match(entry.source.line(number))
        if found and is_meant(found["key"]):
            return number
    return None


def hidden_hint(line: int) -> str:
    """Return what to do about a key in `line` that a `#` hides."""
    return f"Di baris {line} ada tanda `#`, jadi baris itu tidak dibaca. Hapus tanda itu kalau isinya benar."


def is_like(word: str, key: str, section: str) -> bool:
    """Return whether `word`, maybe without its first letter, may be `key` of `section`."""
    return synonyms.canonical(section, word) == key or bool(get_close_matches(synonyms.fold(word), [key], 1, 0.75))


def report_unknown(entry: Entry, key_node: ScalarNode, value: Node, group: type[BaseModel], loc: Loc) -> None:
    """Report a key that `group` (at `loc`) does not know: misspelled, from another group, or a stranger."""
    word = str(key_node.value).strip()
    where = f"di {entry.name(loc)}" if loc else "di sini"
    if word.startswith("-"):
        rest = f" {value.value}" if isinstance(value, ScalarNode) and value.value else ""
        hint = f"Tulis: `- {word.lstrip('-').strip()}:{rest}`"
        _add(entry, key_node, "setelah tanda hubung (-) harus ada satu spasi", hint)
        return
    shape = shape_of(group)
    near = _near(word, shape.section, shape.fields) if len(entry.problems) < PATIENCE else None
    if elsewhere := _elsewhere(entry, word, group, loc, exact=near is not None):
        _add(entry, key_node, f"`{word[:SHOWN]}` bukan tempatnya {where}", elsewhere)
    else:
        if near is not None:
            entry.meant.add((*loc, near))
            entry.misspelled.append((key_node, near))
        report_stranger(entry, key_node, shape.section, list(shape.fields), where)


def report_stranger(entry: Entry, key_node: ScalarNode, section: str, known: list[str], where: str) -> None:
    """Report a key that is not among `known`, with the nearest of them, or all."""
    word = str(key_node.value).strip()
    near = _near(word, section, known) if len(entry.problems) < PATIENCE else None
    if near is None:
        hint = f"Yang bisa diisi {where}: {', '.join(known)}."
    elif "\n" in (sample := example(section, near)):
        hint = f"Mungkin maksudnya `{near}`:\n{sample}"
    else:
        hint = f"Mungkin maksudnya `{near}`: tulis `{sample}`."
    shown = word if len(word) <= SHOWN else word[:SHOWN] + "\u2026"
    _add(entry, key_node, f"`{shown}` tidak dikenal {where}", hint)


def _add(entry: Entry, node: Node, message: str, hint: str) -> None:
    entry.problems.append(entry.source.problem(entry.source.place(node), message, hint))


def _near(word: str, section: str, known: Iterable[str]) -> str | None:
    if len(synonyms.fold(word[:60])) < SHORTEST:
        return None
    spellings = {spelling: key for spelling, key in synonyms.spellings(section).items() if key in known}
    found = get_close_matches(synonyms.fold(word[:60]), spellings, n=1, cutoff=NEAR)
    return spellings[found[0]] if found else None


def _elsewhere(entry: Entry, word: str, group: type[BaseModel], loc: Loc, *, exact: bool) -> str | None:
    """Return a hint if `word` is a key (`exact`: spelled as in the contract) of another group of the entry."""
    top = model.Village if entry.owner == "desa" else model.Business
    if loc and (key := _means(word, shape_of(top), exact=exact)):
        return f"Letakkan di tepi kiri, tanpa spasi di depannya:\n{example(shape_of(top).section, key)}"
    for way, shape in (*groups_below(group), *(groups_below(top) if loc else ())):
        if key := _means(word, shape, exact=exact):
            return f"Letakkan di dalam `{way}`, menjorok dua spasi:\n{way}:\n  {example(shape.section, key)}"
    return None


def _means(word: str, shape: Shape, *, exact: bool) -> str | None:
    key = shape.key(word)
    return key if key and (not exact or synonyms.fold(key) == synonyms.fold(word)) else None
