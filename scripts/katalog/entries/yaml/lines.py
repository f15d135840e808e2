"""Takes lines of YAML apart and puts them together differently: what the rules about lines are written in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from katalog.contract import key_names

CURLY = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb"
"""Quotes that a phone or Word puts for straight ones."""
BULLETS = "\u2010-\u2015\u2022\u2023\u25aa\u25cf\u00b7\uf0b7*"
"""What Word and phones put for the dash of a list, as the inside of a character class."""
INVISIBLE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that look like one and are none for YAML, as the inside of a character class."""
NOTHING = "\u200b-\u200f\u2060\ufeff\u00ad"
"""Signs that look like nothing, as the inside of a character class."""
ODD_SPACES = re.compile(f"[{INVISIBLE}{NOTHING}]")
ENTRY = re.compile(
    r"(?P<lead>\s*(?:-\s+)*)(?P<key>[^\s:#\"'\[\]{}-][^:#\"]*?)\s*:(?:(?P<gap>\s+)(?P<value>\S.*?)?)?\s*"
)
"""A line `key: value`, maybe after dashes, maybe without a value."""
ITEM = re.compile(r"(?P<lead>\s*(?:-\s+)+)(?P<value>\S.*?)\s*")
"""A line `- value`."""

_DAYS = frozenset(["senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu", "ahad", "setiap", "hari"])
_LEAD = re.compile(r"(?:[ \t]|-(?=[ \t]))*")
_SPECIAL = "@`%*&!|>?,{}[]#\"'" + CURLY


@dataclass(frozen=True)
class Edit:
    """How a line may have been meant: what to say about it, and the lines that change (numbers from 0).

    `column` and `end` (from 0) are what the carets go under. `is_sure` says that the line is wrong whatever follows.
    """

    line: int
    column: int
    end: int
    message: str
    hint: str
    changes: tuple[tuple[int, str], ...]
    is_sure: bool = False
    split: int | None = None
    """Where `line` becomes two: how many columns the second has moved to the left; None where it stays one."""

    @property
    def key(self) -> tuple[tuple[int, str], ...]:
        """What makes two edits the same."""
        return self.changes

    def applied(self, lines: list[str]) -> str:
        """Return the text of `lines` with the changes made."""
        mended = list(lines)
        for number, line in self.changes:
            mended[number] = line
        return "\n".join(mended)


def quoted(value: str) -> str:
    """Return `value` in the quotes that need the least escaping."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    if "'" not in value:
        return f"'{value}'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def is_in_curly_quotes(value: str) -> bool:
    """Return whether curly quotes stand around the whole of `value`, and none within."""
    inner = value[1:-1].replace("\u2019", "'")
    return len(value) > 2 and value[0] in CURLY and value[-1] in CURLY and not set(inner) & set(CURLY)  # noqa: PLR2004


def needs_quotes(value: str) -> bool:
    """Return whether `value` could not stand alone after a colon."""
    return value[:1] in _SPECIAL or bool(re.search(r":(?:\s|$)|\s#", value)) or bool(re.match(r"-\s", value))


def bare(value: str) -> str:
    """Return `value` without the quotes around it."""
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value.strip(CURLY)


def value_of(line: str) -> tuple[int, str]:
    """Return where the value of a line `key: value` or `- value` begins, and the value; nothing for other lines."""
    found = ENTRY.fullmatch(line) or ITEM.fullmatch(line)
    if not found or not found["value"]:
        return 0, ""
    return found.start("value"), found["value"]


def closing_of(value: str) -> int | None:
    """Return where the quote that opens `value` is closed."""
    sign, position = value[0], 1
    while position < len(value):
        if sign == '"' and value[position] == "\\":
            position += 2
        elif value[position] == sign:
            if sign == "'" and value[position + 1 : position + 2] == "'":
                position += 2
            else:
                return position
        else:
            position += 1
    return None


def lead_of(line: str) -> str:
    """Return the spaces, tabs and list dashes that `line` begins with."""
    found = _LEAD.match(line)
    return found.group() if found else ""


def indent_of(line: str) -> int:
    """Return how many spaces `line` begins with."""
    return len(line) - len(line.lstrip(" "))


def key_column(line: str) -> int:
    """Return the column (from 0) of what follows the spaces and dashes that `line` begins with."""
    found = re.match(r"\s*(?:-\s+)*", line)
    return found.end() if found else 0


def block_of(lines: list[str], number: int) -> list[int]:
    """Return the numbers of `number`'s line and of the lines below that are deeper."""
    own, block = indent_of(lines[number]), [number]
    for below in range(number + 1, len(lines)):
        if lines[below].strip():
            if indent_of(lines[below]) <= own:
                break
            block.append(below)
    return block


def moved(line: str, by: int) -> str:
    """Return `line` moved to the right by so many spaces, or to the left as far as it goes."""
    return " " * by + line if by > 0 else line[min(-by, indent_of(line)) :]


def also(numbers: list[int], first: int) -> str:
    """Return a remark that names the lines `numbers` (from 0) other than `first`, empty if there are none."""
    others = [n + 1 for n in numbers if n != first]
    if not others:
        return ""
    shown = ", ".join(str(n) for n in others[:5]) + (f", dan {len(others) - 5} lagi" if len(others) > 5 else "")  # noqa: PLR2004
    return f" (juga di baris {shown})"


def without_odd_spaces(line: str) -> str:
    """Return `line` with a plain space for each invisible one, and without signs that look like nothing."""
    return re.sub(f"[{INVISIBLE}]", " ", re.sub(f"[{NOTHING}]", "", line))


def is_key(word: str) -> bool:
    """Return whether any part of an entry knows `word` as a key."""
    if any(key_names.canonical(section, word) for section in key_names.sections()):
        return True
    return all(part in _DAYS for part in re.split(r"[\s-]+", word.casefold()))


def is_structure(line: str) -> bool:
    """Return whether `line` says anything: it is neither empty nor a remark."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def next_line(lines: list[str], number: int) -> int | None:
    """Return the number of the next line below `number` that is neither empty nor a remark."""
    return next((n for n in range(number + 1, len(lines)) if is_structure(lines[n])), None)


def dash_near(lines: list[str], number: int) -> bool:
    """Return whether the line above or below `number` begins with a dash."""
    return any(re.match(r"\s*-", lines[n]) for n in (number - 1, number + 1) if 0 <= n < len(lines))
