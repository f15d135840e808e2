"""Finds the values of an entry that stand at places of its text."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from katalog.entries.yaml import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from katalog.problems import Place

Loc = tuple[str | int, ...]


class Places:
    """Where the values of an entry's `text` begin: read once for all places that are asked for."""

    def __init__(self, text: str) -> None:
        root = reading.of_text(text, "").root
        found = [] if root is None else list(_walk(root, ()))
        found.sort(key=lambda each: each[0])  # stable: of two at one place the inner one is last
        self._positions = [position for position, _ in found]
        self._locs = [loc for _, loc in found]

    def loc_at(self, place: Place) -> Loc:
        """Return the way to the value that stands at `place`, () where none does. Keys are as written."""
        at = bisect_right(self._positions, (place.line, place.column))
        return self._locs[at - 1] if at else ()


def _walk(node: Node, loc: Loc) -> Iterator[tuple[tuple[int, int], Loc]]:
    """Yield where each key and each item begins (line and column from 1), with the way to its value."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            here = (*loc, str(key.value) if isinstance(key, ScalarNode) else "?")
            yield (key.start_mark.line + 1, key.start_mark.column + 1), here
            yield from _walk(value, here)
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(node.value):
            yield (item.start_mark.line + 1, item.start_mark.column + 1), (*loc, number)
            yield from _walk(item, (*loc, number))
