"""Finds the value of an entry that stands at a place of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from katalog.entries.yaml import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from katalog.problems import Place

Loc = tuple[str | int, ...]


def loc_at(text: str, place: Place) -> Loc:
    """Return the way to the value that stands at `place` in `text`, () where none does. Keys are as written."""
    root = reading.of_text(text, place.path).root
    if root is None:
        return ()
    best: tuple[tuple[int, int], Loc] = ((0, 0), ())
    for position, loc in _walk(root, ()):
        if best[0] <= position <= (place.line, place.column):
            best = (position, loc)
    return best[1]


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
