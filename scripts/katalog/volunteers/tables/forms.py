"""Joins what forms keep in several columns: opening and closing, RT and RW, the two numbers of a point, consent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from katalog.contract import key_names, values
from katalog.contract.values.places import LATITUDES
from katalog.volunteers.registration.phrases import Consent, consent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STAMPS: Final = frozenset(
    {"timestamp", "stempelwaktu", "capwaktu", "tanggalpengisian", "waktupengisian", "submittedat"}
)
"""What the column is called in which a form notes when it was sent, folded."""
_OPENING: Final = frozenset({"jambuka", "buka", "bukajam", "bukapukul", "waktubuka", "jammulai", "openingtime"})
_CLOSING: Final = frozenset({"jamtutup", "tutup", "tutupjam", "tutuppukul", "waktututup", "jamselesai", "closingtime"})
_PAIRS: Final = (
    (_OPENING, _CLOSING, "-"),
    (frozenset({"rt"}), frozenset({"rw"}), "/"),
    (
        frozenset(word for word, part in LATITUDES.items() if part == "latitude"),
        frozenset(word for word, part in LATITUDES.items() if part == "longitude"),
        "; ",
    ),
)
"""Headers of two columns that are one value, and what stands between its parts."""
_POINT: Final = "Koordinat"
_NOT_AGREED: Final = "pemilik menjawab: {}. Jangan diterbitkan sebelum pemilik setuju"
_NO_DAY: Final = "pemilik setuju, tetapi belum tertulis kapan; tulis tanggalnya"


def joined(
    header: Sequence[Any], rows: Sequence[tuple[int, Sequence[Any]]], text: Callable[[Any], str]
) -> tuple[list[Any], list[tuple[int, list[Any]]]]:
    """Return a table's header and rows with columns that belong together in the first of them; `text` reads a cell."""
    names = [key_names.fold(str(cell)) if cell is not None else "" for cell in header]
    head, body = list(header), [(number, list(cells)) for number, cells in rows]
    for firsts, seconds, between in _PAIRS:
        one = next((at for at, name in enumerate(names) if name in firsts), None)
        other = next((at for at, name in enumerate(names) if name in seconds), None)
        if one is None or other is None:
            continue
        head[other] = None
        if between == "; ":
            head[one] = _POINT
        for _, cells in body:
            parts = [text(cells[at]) if at < len(cells) else "" for at in (one, other)]
            if all(parts):
                cells[one] = between.join(parts)
            elif parts[1] and one < len(cells):
                cells[one] = parts[1] if between != "/" else f"RW {parts[1]}"
    return head, body


def agreed(answer: str, stamp: str) -> tuple[str, str]:
    """Return the day of consent for an `answer` that is no date, from the form's time `stamp`, and what is wrong.

    A yes is of the day that the form was sent; anything else is to be told.
    """
    try:
        values.day(answer)
    except ValueError:
        pass
    else:
        return answer, ""
    said = consent(answer)
    if said in {Consent.NO, Consent.NOT_YET}:
        return "", _NOT_AGREED.format(answer)
    if said is Consent.UNCLEAR:
        return answer, ""
    day = re.sub(r"\s.*", "", stamp.strip())
    try:
        return values.day(day).isoformat(), ""
    except ValueError:
        return "", _NO_DAY
