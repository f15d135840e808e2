"""Reads the cells of a workbook's sheet as a stream: only what is filled is kept, and that is bounded.

Rules from outside: ECMA-376, part 1, 18.3 (worksheets) and 18.4 (shared strings). openpyxl builds an object for every
cell, fifteen times the bytes of a sheet, and one for each cell of a merged range, which may be the whole sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import XMLParser

from katalog.volunteers.tables.rows import CELLS_MAX, NOT_COMPUTED, ROWS_MAX, TOO_LONG, TableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

COLUMNS_MAX = 500
DEPTH_MAX = 100
"""Elements within each other; Excel has about ten."""
_CHUNK = 65_536
_OUT_OF_RANGE: Final = "#VALUE!"
"""What Excel shows for a number of days that no calendar has."""


@dataclass
class Cells:
    """What is filled in a sheet: `rows` by number (from 1), cells from the first column on; heights in points."""

    rows: dict[int, list[Any]] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    usual_height: float = 0


def read_cells(source: IO[bytes], texts: list[str], dates: Mapping[int, Callable[[float], Any]]) -> Cells:
    """Return what a sheet's part holds; `dates` by number of style: what makes a date of a number.

    A formula that was saved without its value is NOT_COMPUTED. Raises TableError where there is too much, and
    xml.etree.ElementTree.ParseError, ValueError or LookupError where the part is damaged.
    """
    reader = _SheetReader(texts, dates)
    _feed(source, reader)
    return reader.cells


def read_texts(source: IO[bytes]) -> list[str]:
    """Return the texts that the cells of a workbook share. Raises as `read_cells` does."""
    reader = _TextsReader()
    _feed(source, reader)
    return reader.texts


def _feed(source: IO[bytes], reader: _Reader) -> None:
    parser = XMLParser(target=reader)  # noqa: S314 - what makes XML dangerous needs a document type, which is refused
    while chunk := source.read(_CHUNK):
        parser.feed(chunk)
    parser.close()


class _Reader:
    """Collects the text of some elements; what sounds are written over (`rPh`) is no part of a text."""

    _wanted: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self._text: list[str] = []
        self._is_wanted = False
        self._is_sound = False
        self._depth = 0

    def doctype(self, *_: str | None) -> None:
        """Refuse what no spreadsheet program writes, and what entities need."""
        raise ValueError("a document type in a sheet")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self._depth += 1
        if self._depth > DEPTH_MAX:
            raise ValueError("elements within elements without end")
        name = tag.rpartition("}")[2]
        self._is_sound = self._is_sound or name == "rPh"
        self._is_wanted = name in self._wanted and not self._is_sound
        self._begin(name, attributes)

    def data(self, text: str) -> None:
        """Take a piece of text."""
        if self._is_wanted:
            self._text.append(text)

    def end(self, tag: str) -> None:
        """End an element."""
        self._depth -= 1
        name = tag.rpartition("}")[2]
        self._is_wanted = False
        self._is_sound = self._is_sound and name != "rPh"
        self._end(name)

    def close(self) -> None:
        """End the document."""

    def _taken(self) -> str:
        text = "".join(self._text)
        self._text.clear()
        return text

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        raise NotImplementedError

    def _end(self, name: str) -> None:
        raise NotImplementedError


class _TextsReader(_Reader):
    _wanted = frozenset({"t"})

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        del name, attributes

    def _end(self, name: str) -> None:
        if name == "si":
            self.texts.append(self._taken().replace("x005F_", ""))
            if len(self.texts) > CELLS_MAX:
                raise TableError(TOO_LONG)


class _SheetReader(_Reader):
    def __init__(self, texts: list[str], dates: Mapping[int, Callable[[float], Any]]) -> None:
        super().__init__()
        self.cells = Cells()
        self._texts = texts
        self._dates = dates
        self._row = self._column = self._slots = 0
        self._cell: dict[str, str] = {}
        self._has_formula = False

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "row":
                self._row = int(float(attributes["r"])) if "r" in attributes else self._row + 1
                self._column = 0
                if (height := float(attributes.get("ht", 0))) > 0 and len(self.cells.heights) < ROWS_MAX:
                    self.cells.heights[self._row] = height
            case "c":
                self._column = _column(attributes["r"]) if "r" in attributes else self._column + 1
                self._cell, self._has_formula = attributes, False
                self._wanted = frozenset({"t"} if attributes.get("t") == "inlineStr" else {"v"})
                self._text.clear()
            case "f":
                self._has_formula = True
            case "sheetFormatPr":
                self.cells.usual_height = max(0, float(attributes.get("defaultRowHeight", 0)))

    def _end(self, name: str) -> None:
        if name == "c":
            self._keep(self._value())
            self._wanted = frozenset()

    def _value(self) -> Any:
        kind, text = self._cell.get("t", "n"), self._taken()
        if not text:
            return NOT_COMPUTED if self._has_formula and kind != "str" else None
        match kind:
            case "n":
                number = float(text) if not text.lstrip("-").isdecimal() else int(text)
                as_date = self._dates.get(int(self._cell.get("s", 0)))
                return _date(as_date, number) if as_date else number
            case "s":
                return self._texts[int(text)]
            case "b":
                return bool(int(text))
            case "d":
                return datetime.fromisoformat(text)
            case _:
                return text

    def _keep(self, value: Any) -> None:
        """Keep what is filled. Formatting alone can make a sheet a million rows long."""
        if value is None or not 0 < self._column <= COLUMNS_MAX:
            return
        row = self.cells.rows.setdefault(self._row, [])
        if (missing := self._column - len(row)) > 0:
            row.extend([None] * missing)
            self._slots += missing
        row[self._column - 1] = value
        if len(self.cells.rows) > ROWS_MAX or self._slots > CELLS_MAX:
            raise TableError(TOO_LONG)


def _column(reference: str) -> int:
    """Return the column (from 1) of a cell's reference such as `AB12`."""
    number = 0
    for letter in reference.rstrip("0123456789").upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _date(as_date: Callable[[float], Any], number: float) -> Any:
    try:
        return as_date(number)
    except (OverflowError, ValueError):
        return _OUT_OF_RANGE
