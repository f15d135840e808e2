"""Writes csv cells that no spreadsheet takes for a formula, whichever separator it expects (OWASP, "CSV Injection").

A program that is told the wrong separator begins a cell at every `,` `;` tab or line break of a text, quotes or not.
"""

from __future__ import annotations

import re
from typing import Final

_BEGINS: Final = (
    "((?:\\A|[,;\t\r\n])[\\s\"\0-\x1f\x7f\u200b-\u200f\u2060\ufeff]*){}('*[=+\\-@\uff1d\uff0b\uff0d\uff20])"
)
_FORMULA = re.compile(_BEGINS.format(""))
_GUARDED = re.compile(_BEGINS.format("'"))
_BREAK = re.compile("'*[\t\r]")  # dropped by some programs, with which the sign behind it begins the cell


def guarded(text: str) -> str:
    """Return `text` with a quote before all that might begin a formula."""
    text = _FORMULA.sub(r"\1'\2", text)
    return f"'{text}" if _BREAK.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text that `guarded` made `cell` of, or `cell` as it is."""
    if cell.startswith("'") and _BREAK.match(cell):
        cell = cell[1:]
    return _GUARDED.sub(r"\1\2", cell)
