"""Entries in which every key of the contract is used: a key that is new to it is tried without being told here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from katalog.contract.model import Group, Village
from katalog.contract.shape import Field, groups_below, shape_of

OF_VILLAGE: Final = frozenset({Village.written.section, *(shape.section for _, shape in groups_below(Village))})
"""The parts of `_desa.yaml`."""


def keys(group: type[Group], way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Field]]:
    """Yield every key of the contract below `group`, with the way to it."""
    for key, each in shape_of(group).fields.items():
        yield (*way, key), each
        if inner := (each.item or each).group:
            yield from keys(inner, (*way, key))


def complete(tree: dict[str, Any], group: type[Group]) -> dict[str, Any]:
    """Give `tree` the example of each key that it uses nowhere, in the first group on the way to it that is written."""
    for way, field in keys(group):
        holders = list(_holders(tree, way[:-1]))
        if holders and not any(way[-1] in holder for holder in holders):
            holders[0][way[-1]] = field.sample
    return tree


def _holders(tree: Any, way: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield the groups at `way`; one that is written as one text is left as it is."""
    if isinstance(tree, list):
        for item in tree:
            yield from _holders(item, way)
    elif isinstance(tree, dict):
        if not way:
            yield tree
        elif way[0] in tree:
            yield from _holders(tree[way[0]], way[1:])
