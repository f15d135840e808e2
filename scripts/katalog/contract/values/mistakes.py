"""Makes the error that a parser raises: a predicate that follows the field's name, and a hint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from collections.abc import Sequence

At = tuple[str | int, ...]
LINE_MAX = 1_000
"""Characters of one line of text; a page, a card and a message to a phone can hold no more."""
SHORT_MAX = 150
"""Characters of a number, a date, a price, a phone number, however wordily it is written."""
KIND = "katalog"
"""The `type` of every validation error that is raised here."""


@dataclass(frozen=True)
class Mistake:
    """One thing wrong in a value.

    `message` goes on after the name of the field ("belum terbaca"). In `hint`, `{key}: ` stands for what the entry has
    before the value: the key as it is written there, or the dash of a list. `at` leads to the part of the value that
    is meant, `on_key` says that it is that part's key.
    """

    message: str
    hint: str = ""
    at: At = ()
    on_key: bool = False


AS_TYPED = str.maketrans(
    {
        **dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-"),
        **dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " "),
        **dict.fromkeys((0x2018, 0x2019, 0x201B, 0x2BC, 0xB4), "'"),
        **dict.fromkeys((0x201C, 0x201D, 0x201E, 0x201F), '"'),
        **dict.fromkeys((0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF), None),
    }
)
"""What Word, WhatsApp and phones put for the signs of a keyboard: long dashes, unbreakable spaces, curly quotes; and
marks that nobody sees."""


def refusal(mistakes: Sequence[Mistake]) -> PydanticCustomError:
    """Return the error that carries `mistakes` (at least one) to whoever validates."""
    first = mistakes[0]
    context = {"message": first.message, "hint": first.hint, "mistakes": tuple(mistakes)}
    return PydanticCustomError(KIND, "{message}", context)


def wrong(message: str, hint: str = "") -> PydanticCustomError:
    """Return the error for one mistake in the whole value."""
    return refusal([Mistake(message, hint)])


def written(value: object, hint: str, most: int = LINE_MAX) -> str:
    """Return `value` stripped if it is text of at most `most` characters; raise on more, on a list or a mapping.

    The limit also keeps patterns that look back and forth, as those for prices and hours do, from taking long.
    """
    if isinstance(value, str):
        if len(value) > most:
            raise wrong(f"terlalu panjang: {len(value)} huruf, paling banyak {most}", hint)
        return value.strip()
    if isinstance(value, list | tuple):
        raise wrong("seharusnya satu isian saja, bukan daftar", hint)
    if isinstance(value, dict):
        raise wrong("seharusnya satu isian saja, bukan kelompok isian", hint)
    raise wrong("belum terbaca", hint)


def typed(value: object, hint: str, most: int = SHORT_MAX) -> str:
    """Return `value` as `written` does, with the signs of a keyboard and no quotes around: for all that is no prose."""
    return written(value, hint, most).translate(AS_TYPED).strip(" '\"")
