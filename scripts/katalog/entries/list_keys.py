"""Finds keys that stand in the column of a list's dashes but belong to its last item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.nodes import ScalarNode, SequenceNode

from katalog.contract import key_names
from katalog.entries.yaml import rules_lists

if TYPE_CHECKING:
    from katalog.entries.entry import Entry, Loc


def left_behind(entry: Entry, key_node: ScalarNode) -> list[int]:
    """Return the lines (from 0) of an item's keys that stand at its dash, if `key_node` is one of them."""
    lines, line = entry.source.lines, entry.source.typed(key_node.start_mark)[0] - 1
    above = range(line - 1, max(-1, line - rules_lists.ITEM_BACK), -1)
    dash = next((n for n in above if lines[n].startswith("- ")), None)
    below = rules_lists.left_behind(lines, dash) if dash is not None else []
    return below if line in below else []


def of_last_item(entry: Entry, word: str, line: int) -> set[Loc]:
    """Return where the key `word` is meant to stand that is in `line` (from 0), behind the last item of a list."""
    for loc, (_, value) in entry.nodes.items():
        if len(loc) > 1 or not isinstance(value, SequenceNode) or not value.value:
            continue
        first, last = (entry.source.typed(mark)[0] for mark in (value.value[-1].start_mark, value.end_mark))
        if first <= line <= last and loc[0] in key_names.sections():
            key = key_names.canonical(str(loc[0]), word)
            return {(*loc, len(value.value) - 1, key)} if key else set()
    return set()
