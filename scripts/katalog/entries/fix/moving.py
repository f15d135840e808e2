"""Moves lines that stand in the wrong column of an entry that can be read: under their item, or to the left edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, Node, ScalarNode

from katalog.contract import key_names
from katalog.contract.model import Business
from katalog.contract.shape import shape_of
from katalog.entries.yaml.lines import indent_of, is_structure
from katalog.entries.yaml.rules_lists import left_behind, sections_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from katalog.entries.entry import Entry
    from katalog.entries.fix.proof import Examine, Reading


def moved(before: Reading, examine: Examine) -> tuple[Reading, list[str]]:
    """Return `before` with the first move that leaves fewer errors and brings none, and what was done."""
    for text, remark in (*_flattened(before.entry), *_under_items(before.entry)):
        after = examine(text)
        if after.improves(before):
            return after, [remark]
    return before, []


def _flattened(entry: Entry) -> Iterator[tuple[str, str]]:
    """Write keys that stand below one for a single text (`kontak:`) at the left edge, accounts as `media_sosial`."""
    for key, group in entry.loosened:
        rows = _rows(group)
        head = key.start_mark.line
        if rows is None or head in rows.values():
            continue
        plain = [n for name, n in rows.items() if key_names.canonical("usaha", name) in shape_of(Business).fields]
        media = [n for name, n in rows.items() if n not in plain and key_names.canonical("media_sosial", name)]
        if len(plain) + len(media) < len(rows) or (media and ("media_sosial",) in entry.nodes):
            continue
        lines: list[str | None] = list(entry.source.lines)
        remark = entry.source.lines[head].partition("#")[2]
        first = [f"#{remark}"] if remark else []
        first += [entry.source.lines[n][group.start_mark.column :] for n in plain]
        lines[head] = "\n".join([*first, *(["media_sosial:"] if media else [])])
        for n in plain:
            lines[n] = None
        text = "\n".join(line for line in lines if line is not None)
        yield text, f"isi `{str(key.value).strip()}` dipindah ke tepi kiri"


def _rows(group: MappingNode) -> dict[str, int] | None:
    """Return the line of each key of `group`, None where it is not one text a line."""
    if group.flow_style or not all(isinstance(key, ScalarNode) and _is_line(key, value) for key, value in group.value):
        return None
    rows = {str(key.value): int(key.start_mark.line) for key, _ in group.value}
    return rows if len(rows) == len(group.value) == len(set(rows.values())) else None


def _is_line(key: Node, value: Node) -> bool:
    return isinstance(value, ScalarNode) and bool(key.start_mark.line == value.end_mark.line)


def _under_items(entry: Entry) -> Iterator[tuple[str, str]]:
    """Move keys that stand in the column of a list's dashes under the first key of their item."""
    lines = entry.source.lines
    checked: set[int] = set()  # columns of lists whose first item was looked at: that looks at all of them
    for number, line in enumerate(lines):
        if not is_structure(line):
            continue
        column = indent_of(line)
        is_item = line.startswith("- ", column)
        checked = {each for each in checked if each < column or (is_item and each == column)}
        if not is_item or column in checked:
            continue
        checked.add(column)
        below = left_behind(lines, number)
        if below and not _goes_on(lines, below):
            text = "\n".join(f"  {each}" if n in below else each for n, each in enumerate(lines))
            yield text, "baris yang termasuk isi daftar digeser ke kanan"
            return


def _goes_on(lines: list[str], below: list[int]) -> bool:
    """Return whether the key behind `below` may be the item's as well as of what holds the list."""
    following = next((n for n in range(below[-1] + 1, len(lines)) if is_structure(lines[n])), None)
    if following is None or indent_of(lines[following]) != indent_of(lines[below[0]]):
        return False
    head = next((n for n in range(below[0], -1, -1) if sections_of(lines[n])[0]), below[0])
    section = sections_of(lines[head])[0]
    return key_names.canonical(section, lines[following].partition(":")[0]) is not None if section else True
