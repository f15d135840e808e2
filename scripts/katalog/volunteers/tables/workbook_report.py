"""What an import says: problems at the rows they come from, and what would be different."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from katalog.volunteers.tables.columns import LISTS, TableName, columns_of
from katalog.volunteers.tables.entries import Gathered, RowProblem
from katalog.volunteers.tables.entry_places import loc_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from katalog.problems import Problem
    from katalog.volunteers.writing.tree import Tree


def row_problem(problem: Problem, text: str, one: Gathered) -> RowProblem:
    """Return what the check says of an entry as a problem of the row and column it comes from."""
    loc = loc_at(text, problem.place)
    source, row = one.row
    rest = loc
    table: TableName = "Usaha"
    if len(loc) > 1 and loc[0] in {"produk", "promo"} and isinstance(loc[1], int):
        table = "Produk" if loc[0] == "produk" else "Promo"
        source, row = one.items.get((str(loc[0]), loc[1]), ("", 0))
        rest = loc[2:]
    ways = {column.way: column.header for column in columns_of(table) if column.way}
    header = next((ways[way] for end in (2, 1) if (way := tuple(map(str, rest[:end]))) in ways), "")
    shown = source or problem.place.path
    hint = re.sub(r"`[A-Za-z_]+: ([^`\n]+)`", r"`\1`", problem.hint) if header else problem.hint
    return RowProblem(shown, row, header if source else "", problem.message, hint, problem.severity)


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return one line for everything that is not the same, named as people call it."""
    lines: list[str] = []
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if key in LISTS.values():
            lines.extend(_item_differences(key, old or [], new or []))
        else:
            lines.append(f"{key}: {_short(old)} menjadi {_short(new)}")
    return lines


def _item_differences(key: str, before: list[Tree], after: list[Tree]) -> list[str]:
    old = {item.get("id", item["nama"]): item for item in before}
    lines = []
    for item in after:
        address = item.get("id", item["nama"])
        if address not in old:
            lines.append(f"{key} baru: {item['nama']}")
        else:
            lines.extend(f"{key} {item['nama']}, {line}" for line in differences(old[address], item))
    return lines


def _short(value: Any) -> str:
    if value is None:
        return "(kosong)"
    text = " ".join(str(value).split()) if isinstance(value, str) else ", ".join(map(str, value))
    return f"`{text[:60]}`" if len(text) <= 60 else f"`{text[:57]}...`"  # noqa: PLR2004 - fits a line
