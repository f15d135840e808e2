"""Rewrites an entry that can be read: keys by their own names, numbers in quotes, straight quotes, plain spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yaml.nodes import MappingNode, ScalarNode

from katalog.contract import key_names
from katalog.contract.shape import meanings
from katalog.entries.entry import Entry, Loc
from katalog.entries.fix.proof import Examine, Reading
from katalog.entries.yaml.lines import is_in_curly_quotes, is_key, quoted, without_odd_spaces

TRIES_MAX = 60
"""Times that a text is examined for one kind of edit; one bad edit among 10,000 is found in 28."""
_NUMBER = re.compile(r"0\d+|\+\d+")
"""What other programs take for a number, and save without its zero or plus."""


@dataclass(frozen=True)
class Rewrite:
    """Text to put in place of a stretch of one line (line and columns from 0), and what to call that.

    `says_as_before` tells whether the data must stay what they are; else problems must go and none may come.
    """

    line: int
    column: int
    end: int
    text: str
    remark: str
    says_as_before: bool = True


def rewritten(before: Reading, examine: Examine) -> tuple[Reading, list[str]]:
    """Return `before` with every edit that was proven to be good, and what was done.

    All edits of a kind are tried at once, and where that is no good in halves, down to each alone.
    """
    current, done = before, list[str]()
    for propose in (_odd_spaces, _tight_colons, _keys, _digits, _misspelled, _curly):
        edits = sorted(propose(current.entry), key=lambda edit: (edit.line, edit.column))
        if not edits:
            continue
        waiting = [edits]
        for _ in range(TRIES_MAX):
            if not waiting:
                break
            some = waiting.pop()
            after = examine(_applied(current.text, some))
            if _is_good(after, current, some):
                current = after
                done += [edit.remark for edit in some]
            elif len(some) > 1:  # from below, so that the places above stay what they are
                waiting += [some[: len(some) // 2], some[len(some) // 2 :]]
    return current, list(dict.fromkeys(done))


def _is_good(after: Reading, before: Reading, edits: Iterable[Rewrite]) -> bool:
    kinds = {edit.says_as_before for edit in edits}
    return all(after.says_as(before) if is_same else after.improves(before) for is_same in kinds)


def _applied(text: str, edits: list[Rewrite]) -> str:
    lines = text.split("\n")
    for edit in reversed(edits):
        line = lines[edit.line]
        lines[edit.line] = line[: edit.column] + edit.text + line[edit.end :]
    return "\n".join(lines)


def _odd_spaces(entry: Entry) -> Iterator[Rewrite]:
    """Put plain spaces for invisible ones and tabs."""
    for number, line in enumerate(entry.source.lines):
        if line.lstrip().startswith("#"):
            continue
        plain = without_odd_spaces(line).replace("\t", " ")
        if plain != line:
            yield Rewrite(number, 0, len(line), plain, "spasi tak terlihat dan Tab diganti spasi biasa")


def _tight_colons(entry: Entry) -> Iterator[Rewrite]:
    """Put the space after the colon of a key that was read as the rest of the text above it."""
    for key, node in entry.nodes.values():
        if isinstance(node, ScalarNode) and not node.style and key is not None:
            for number in range(node.start_mark.line + 1, node.end_mark.line + 1):
                line = entry.source.line(number + 1)
                found = re.match(r"\s*(?P<key>[A-Za-z][\w ]*):(?=[^\s/])", line)
                if found and is_key(found["key"]):
                    remark = "spasi ditambahkan setelah titik dua"
                    text = f"{' ' * key.start_mark.column}{found['key']}: "
                    yield Rewrite(number, 0, found.end(), text, remark, says_as_before=False)


def _keys(entry: Entry) -> Iterator[Rewrite]:
    """Write every key as the guides do: `No WA:` becomes `whatsapp:`."""
    seen: set[int] = set()
    for loc, (key, value) in sorted(entry.nodes.items(), key=lambda item: len(item[0])):
        if not isinstance(key, ScalarNode) or id(key) in seen:
            continue
        if isinstance(value, MappingNode) and isinstance(loc[-1], str) and _is_text(loc[-1]):
            continue  # `kontak:` with several below it is no number
        seen.add(id(key))
        name, written = loc[-1], str(key.value)
        is_known = written != name and name in key_names.own()
        if isinstance(name, str) and is_known and not key.style and _is_one_line(key):
            yield _of(key, name, f"`{written.strip()}` ditulis `{name}`")


def _digits(entry: Entry) -> Iterator[Rewrite]:
    """Put numbers that begin with a zero or a plus in quotes: a form or a spreadsheet would drop it."""
    for loc, node in _plain_texts(entry):
        if _is_number(loc[-1]) and _NUMBER.fullmatch(node.value):
            yield _of(node, quoted(node.value), "nomor yang diawali 0 atau + diberi tanda kutip")


def _misspelled(entry: Entry) -> Iterator[Rewrite]:
    """Mend keys that are one letter away from the only one they can mean."""
    for key, meant in entry.misspelled:
        if not key.style and _is_one_line(key) and is_one_apart(key_names.fold(str(key.value)), key_names.fold(meant)):
            remark = f"`{str(key.value).strip()}` diperbaiki menjadi `{meant}`"
            yield _of(key, meant, remark, says_as_before=False)


def _curly(entry: Entry) -> Iterator[Rewrite]:
    """Take off curly quotes around a whole value: YAML reads them as letters of it."""
    for _, node in _plain_texts(entry):
        inner = node.value[1:-1].strip()
        if is_in_curly_quotes(node.value) and inner:
            yield _of(node, quoted(inner), "kutip lengkung diganti kutip lurus", says_as_before=False)


def _plain_texts(entry: Entry) -> Iterator[tuple[Loc, ScalarNode]]:
    """Yield every text without quotes on one line, each once, with the shortest way to it."""
    seen: set[int] = set()
    for loc, (_, node) in sorted(entry.nodes.items(), key=lambda item: len(item[0])):
        if isinstance(node, ScalarNode) and not node.style and _is_one_line(node) and id(node) not in seen:
            seen.add(id(node))
            yield loc, node


def _of(node: ScalarNode, text: str, remark: str, *, says_as_before: bool = True) -> Rewrite:
    start, end = node.start_mark, node.end_mark
    return Rewrite(start.line, start.column, end.column, text, remark, says_as_before)


def _is_one_line(node: ScalarNode) -> bool:
    return bool(node.start_mark.line == node.end_mark.line)


def _is_text(key: str) -> bool:
    """Return whether `key` is always one text."""
    return all(field.kind == "text" for field in meanings(key))


def _is_number(step: str | int) -> bool:
    """Return whether the value at `step` may be digits that are no amount."""
    return isinstance(step, str) and any(field.key == step and field.is_number for field in meanings(step))


def is_one_apart(one: str, other: str) -> bool:
    """Return whether one letter put in, left out, changed, or swapped with the next makes `other` of `one`."""
    if len(one) > len(other):
        one, other = other, one
    head = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[head:] == other[head + 1 :]
    is_swap = one[head : head + 2] == other[head : head + 2][::-1] and one[head + 2 :] == other[head + 2 :]
    return one != other and (one[head + 1 :] == other[head + 1 :] or is_swap)
