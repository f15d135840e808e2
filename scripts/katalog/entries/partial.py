"""Leaves the broken parts of an entry out, so that the rest is checked in the same run; never published."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from katalog.contract.model import Group
from katalog.contract.shape import Field, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from katalog.entries.entry import Loc

_Group = TypeVar("_Group", bound=Group)
ROUNDS = 3
"""Times that the parts found broken are taken out; one is enough unless a stand-in does not fit."""


def without(data: dict[str, Any], broken: Iterable[Loc], group: type[_Group]) -> _Group | None:
    """Return `data` as `group` with each of `broken` left out, or replaced by an example where it must be there.

    None where that is no use. Positions in lists stay what they are.
    """
    patched = copy.deepcopy(data)
    for _ in range(ROUNDS):
        for loc in broken:
            _patch(patched, loc, group)
        try:
            return group.model_validate(patched)
        except ValidationError as error:
            broken = [tuple(item["loc"]) for item in error.errors(include_url=False, include_input=False)]
    return None


def _patch(data: dict[str, Any], loc: Loc, group: type[Group]) -> None:
    holder: Any = data
    current: type[Group] | None = group
    field: Field | None = None
    cut: tuple[Any, Any, Field] | None = None  # the last step that has a field of its own
    for position, step in enumerate(loc):
        last = position == len(loc) - 1
        if isinstance(step, str):
            if current is None or not isinstance(holder, dict):
                break
            field = shape_of(current).fields.get(step)
            if field is None:
                break
            cut = (holder, step, field)
            current = field.group or (field.item.group if field.item else None)
        if last:
            break
        try:
            holder = holder[step]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(step, int) and not isinstance(holder, dict):
            break
    if cut is None:
        return
    owner, key, found = cut
    if found.required or found.more.get("filled_in"):
        owner[key] = found.sample
    else:
        owner.pop(key, None)
