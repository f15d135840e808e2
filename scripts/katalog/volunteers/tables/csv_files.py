"""Reads tables from csv files of every kind that offices and phones make."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from katalog.data.csv_cells import unguarded
from katalog.entries.yaml import encoding
from katalog.volunteers.tables.rows import CELLS_MAX, ROWS_BEFORE_HEADER, ROWS_MAX, TOO_LONG, TableError


def csv_rows(data: bytes) -> list[tuple[int, list[Any]]]:
    """Return the rows of a csv file with the number of the line each begins at; any usual encoding and separator."""
    text = encoding.readable(data).removeprefix("\ufeff")
    first, _, rest = text.partition("\n")
    if found := re.fullmatch(r"\"?sep=(.)\"?\r?", first.strip("\r")):
        reader, skipped = csv.reader(io.StringIO(rest, newline=""), delimiter=found[1]), 1
    else:
        reader, skipped = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)), 0
    rows: list[tuple[int, list[Any]]] = []
    before, filled = skipped, 0
    try:
        for cells in reader:
            rows.append((before + 1, [unguarded(cell) for cell in cells]))
            before = skipped + reader.line_num
            filled += len(cells)
            if len(rows) > ROWS_MAX or filled > CELLS_MAX:
                raise TableError(TOO_LONG)
    except csv.Error as error:
        raise TableError(f"Berkas CSV ini rusak di sekitar baris {before + 1} ({error}).") from None
    return rows


def _delimiter(text: str) -> str:
    """Return what most often stands between the cells of the first lines: `;`, `,` or a tab."""
    head = re.sub(r'"(?:[^"]|"")*"', "", text[:20_000])
    lines = [line for line in head.splitlines() if line.strip()][:ROWS_BEFORE_HEADER]
    widest = max(lines, key=lambda line: sum(map(line.count, ";,\t")), default="")
    return max(";,\t", key=widest.count)
