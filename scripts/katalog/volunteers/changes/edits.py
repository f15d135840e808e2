"""Edits the text of an entry: one value set, one key or item added or taken out; remarks and order stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from katalog.contract.model import Business
from katalog.contract.shape import field_at, shape_of
from katalog.volunteers.writing import to_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from katalog.entries.entry import Entry, Loc


class NotEditedError(Exception):
    """The text is written in a way that this edit has no safe place in."""


def with_value(entry: Entry, loc: Loc, value: str) -> str:
    """Return the text of `entry` with `value` at `loc`, where something else or nothing stands now."""
    lines = entry.source.text.split("\n")
    field = field_at(Business, loc)
    written = value if field is not None and field.is_amount else to_yaml.scalar(value, field)
    if loc in entry.nodes and entry.nodes[loc][0] is not None:
        _replace(lines, entry.nodes[loc][1], written)
    else:
        _add_key(lines, entry, loc, written)
    return "\n".join(lines)


def without_item(entry: Entry, loc: Loc) -> str:
    """Return the text of `entry` without the item of a list at `loc`; a list's last item takes the list's key along."""
    lines = entry.source.text.split("\n")
    key, around = entry.nodes[loc[:-1]]
    node = entry.nodes[loc][1]
    if not isinstance(around, SequenceNode) or around.flow_style:
        raise NotEditedError
    first, last = node.start_mark.line, _last_line(node)
    if len(around.value) == 1 and key is not None:
        first = key.start_mark.line
    while first > 0 and not lines[first - 1].strip() and last + 1 < len(lines) and not lines[last + 1].strip():
        first -= 1
    del lines[first : last + 1]
    return "\n".join(lines)


def with_item(entry: Entry, key: str, item: dict[str, Any]) -> str:
    """Return the text of `entry` with `item` at the end of the list `key`, which is made where there is none."""
    lines = entry.source.text.split("\n")
    written = to_yaml.block(key, [item])
    node = entry.nodes[(key,)][1] if (key,) in entry.nodes else None
    if node is None or (isinstance(node, SequenceNode | ScalarNode) and not node.value):
        return _with_block(lines, entry, key, written)
    if not isinstance(node, SequenceNode) or node.flow_style:
        raise NotEditedError
    last = node.value[-1]
    column = lines[last.start_mark.line].index("-")
    at = _last_line(last) + 1
    added = [f"{' ' * column}{line[2:]}" if line.startswith("  ") else line for line in written[1:]]
    is_parted = len(node.value) > 1 and not lines[last.start_mark.line - 1].strip()
    lines[at:at] = ["", *added] if is_parted else added
    return "\n".join(lines)


def with_line(entry: Entry, key: str, value: str) -> str:
    """Return the text of `entry` with the whole of the top-level `key` written in one line."""
    lines = entry.source.text.split("\n")
    if (key,) not in entry.nodes:
        return _with_block(lines, entry, key, [f"{key}: {to_yaml.scalar(value)}"])
    key_node, node = entry.nodes[(key,)]
    if key_node is None:
        raise NotEditedError
    lines[key_node.start_mark.line : _last_line(node) + 1] = [f"{key}: {to_yaml.scalar(value)}"]
    return "\n".join(lines)


def renamed(entry: Entry, loc: Loc, name: str) -> str:
    """Return the text of `entry` with the key at `loc` called `name`."""
    lines = entry.source.text.split("\n")
    key = entry.nodes[loc][0]
    if key is None:
        raise NotEditedError
    _replace(lines, key, to_yaml.scalar(name))
    return "\n".join(lines)


def _replace(lines: list[str], node: Node, written: str) -> None:
    start, end = node.start_mark, node.end_mark
    if not isinstance(node, ScalarNode) or start.line != end.line:
        raise NotEditedError
    line = lines[start.line]
    lines[start.line] = (
        line[: start.column] + written + _aligned(line[end.column :], start.column, end.column, len(written))
    )


def _aligned(rest: str, start: int, end: int, width: int) -> str:
    """Return what follows a value, its remark where it stood before if there is room."""
    gap = len(rest) - len(rest.lstrip(" "))
    if not rest.lstrip(" ").startswith("#"):
        return rest
    return " " * max(min(gap, 2), gap + (end - start) - width) + rest[gap:]


def _add_key(lines: list[str], entry: Entry, loc: Loc, written: str) -> None:
    parent = entry.source.root if len(loc) == 1 else entry.nodes[loc[:-1]][1] if loc[:-1] in entry.nodes else None
    name = loc[-1]
    if isinstance(parent, ScalarNode):  # a variant written as its name only
        lines_of = f"{{nama: {to_yaml.scalar(parent.value, flow=True)}, {name}: {written}}}"
        _replace(lines, parent, lines_of)
    elif not isinstance(parent, MappingNode) or not parent.value:
        raise NotEditedError
    elif parent.flow_style:
        end = parent.end_mark
        line = lines[end.line]
        lines[end.line] = f"{line[: end.column - 1].rstrip()}, {name}: {written}{line[end.column - 1 :]}"
    else:
        key, before = _anchor(parent)
        lines.insert(before + 1, f"{' ' * key.start_mark.column}{name}: {written}")


def _anchor(parent: MappingNode) -> tuple[Node, int]:
    """Return a key of `parent` and the line after which another may stand: that of the last short value on top."""
    at = 0
    for number, (_, value) in enumerate(parent.value):
        if not isinstance(value, ScalarNode) or value.start_mark.line != value.end_mark.line:
            break
        at = number
    key, value = parent.value[at]
    return key, _last_line(value)


def _with_block(lines: list[str], entry: Entry, key: str, written: Sequence[str]) -> str:
    """Put a new top-level block behind the last of the keys that stand before it in the data contract."""
    order = list(shape_of(Business).fields)
    if (key,) in entry.nodes:
        raise NotEditedError
    before = [
        loc[0]
        for loc in entry.nodes
        if len(loc) == 1 and loc[0] in order and order.index(str(loc[0])) < order.index(key)
    ]
    if not before:
        raise NotEditedError
    after = max(before, key=lambda name: entry.nodes[(name,)][1].start_mark.line)
    at = _last_line(entry.nodes[(after,)][1]) + 1
    lines[at:at] = ["", *written] if len(written) > 1 else written
    return "\n".join(lines)


def _last_line(node: Node) -> int:
    """Return the last line (from 0) that says something of `node`."""
    if isinstance(node, MappingNode) and node.value and not node.flow_style:
        return max(_last_line(value) for _, value in node.value)
    if isinstance(node, SequenceNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1])
    end = node.end_mark
    is_block = isinstance(node, ScalarNode) and node.style in {"|", ">"}
    return int(end.line - 1 if is_block and end.column == 0 and end.line > node.start_mark.line else end.line)
