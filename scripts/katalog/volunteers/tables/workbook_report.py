"""Says what an import would do: problems at the rows they come from, and what would be different."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from katalog.volunteers.tables.columns import LISTS, TableName, columns_of
from katalog.volunteers.tables.entries import Gathered, RowProblem
from katalog.volunteers.tables.entry_places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from katalog.problems import Problem
    from katalog.volunteers.tables.entry_places import Loc
    from katalog.volunteers.writing.tree import Tree


_OFFER = re.compile(r"`(?P<key>[A-Za-z_]+): (?P<value>[^`\n]+)`")
_PAIR = re.compile(r"\s*(?P<key>[a-z_]+): (?P<value>.+)")
_MISSING = re.compile(r"(?:Tambahkan baris|Isi) (?:`|berikut:\n)(?P<key>[a-z_]+):[^`]*(?:`\.|$)")
_KEY = re.compile(r"`([a-z_]+)`")
_CELL_WORDS = (
    (re.compile(r"\b([Hh])apus baris ini"), lambda found: f"{'K' if found[1] == 'H' else 'k'}osongkan sel ini"),
    (re.compile(r",? di antara tanda kutip"), ""),
    (re.compile(r" Kalau ini lanjutan isi di atasnya.*"), ""),
    (re.compile(r" di `kategori` dalam `_desa\.yaml`"), " di bagian kategori dalam `_desa.yaml`"),
    (re.compile(r" di `_desa\.yaml`\. Hapus baris ini"), " di `_desa.yaml`. Kosongkan sel ini"),
)
"""What is said of the lines of an entry, and what instead of the cells of a table."""


def row_problems(problems: Iterable[Problem], text: str, one: Gathered) -> Iterator[RowProblem]:
    """Yield what the check says of an entry's `text` as problems of the rows and columns they come from."""
    places = Places(text)
    for problem in problems:
        yield _row_problem(problem, places.loc_at(problem.place), one)


def _row_problem(problem: Problem, loc: Loc, one: Gathered) -> RowProblem:
    source, row = one.row
    rest = loc
    table: TableName = "Usaha"
    if len(loc) > 1 and loc[0] in {"produk", "promo"} and isinstance(loc[1], int):
        table = "Produk" if loc[0] == "produk" else "Promo"
        source, row = one.items.get((str(loc[0]), loc[1]), ("", 0))
        rest = loc[2:]
    names = {column.way: column.header for column in columns_of(table) if column.way}
    own = one.headers.get(source, {})
    ways = [tuple(map(str, rest[:end])) for end in (2, 1)]
    way = next((way for known in (own, names) for way in ways if way in known), ())
    if missing := _MISSING.search(problem.hint):
        way = next((known for known in names if known[-1] == missing["key"]), way)
    header = own.get(way) or names.get(way, "")
    by_key = {known[-1]: name for known, name in (names | {known: own[known] for known in own if known}).items()}
    by_key |= {known[-1]: header for known in names if len(known) > 1 and known[:1] == way}  # several in one column
    by_key.setdefault("alamat", by_key.get("dusun", header))
    hint = hint_for_cells(problem.hint, header, by_key)
    shown = source or problem.place.path
    return RowProblem(shown, row, header if source else "", problem.message, hint, problem.severity)


def hint_for_cells(hint: str, header: str, names: Mapping[str, str]) -> str:
    """Return a hint about lines of an entry as one about cells: `header` is the column it is at, `names` are of all.

    An offer for another column says so, and that this one is to be emptied: typed here it would be something else.
    """
    if missing := _MISSING.search(hint):
        return f"Isi kolom {names.get(missing['key'], header)}."

    def cell(found: re.Match[str]) -> str:
        name, value = names.get(found["key"], found["key"]), found["value"].strip('"[]')
        others = f" di kolom {name}, kosongkan kolom {header}" if header and name != header else ""
        return f"`{value}`{others}"

    lines = hint.split("\n")
    pairs = [found for line in lines[1:] if (found := _PAIR.fullmatch(line)) and found["key"] in names]
    if pairs and len(pairs) == len(lines) - 1:
        return "Tulis " + " dan ".join(f"`{pair['value']}` di kolom {names[pair['key']]}" for pair in pairs) + "."
    hint = _OFFER.sub(cell, hint)
    for pattern, words in _CELL_WORDS:
        hint = pattern.sub(words, hint)
    return _KEY.sub(lambda found: f"kolom {names[found[1]]}" if found[1] in names else found[0], hint)


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
