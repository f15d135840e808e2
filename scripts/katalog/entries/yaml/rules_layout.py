"""Has the rules about lines that begin with the wrong white space: tabs, invisible signs, a space too many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from katalog.contract import key_names
from katalog.contract.shape import meanings
from katalog.entries.yaml.lines import (
    ENTRY,
    NOTHING,
    ODD_SPACES,
    Edit,
    also,
    block_of,
    indent_of,
    key_column,
    lead_of,
    moved,
    without_odd_spaces,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRUCTURE = re.compile(rf"[\s{NOTHING}]*(?:-[\s{NOTHING}]+)*(?:[^\s:#\"'][^:#\"']*?:[\s{NOTHING}]*)?")


def tab(lines: list[str], number: int) -> Iterator[Edit]:
    """Put spaces for tabs at the beginning of lines, everywhere at once."""
    if "\t" not in lead_of(lines[number]):
        return
    others = [n for n, line in enumerate(lines) if "\t" in lead_of(line)]
    first = others[0]
    for width in (2, 4, 1, 0):
        changes = tuple(
            (n, lead_of(lines[n]).replace("\t", " " * width) + lines[n][len(lead_of(lines[n])) :]) for n in others
        )
        fixed = dict(changes)[first]
        hint = f"Di sini hanya boleh spasi. Hapus Tab itu, ganti dengan spasi: `{fixed}`{also(others, first)}"
        position = lines[first].find("\t")
        yield Edit(first, position, position + 1, "ada tombol Tab di depan baris ini", hint, changes)


def invisible(lines: list[str], number: int) -> Iterator[Edit]:
    """Put plain spaces for the no-break and invisible ones that come from WhatsApp or Word."""
    if not _odd(lines[number]):
        return
    others = [n for n, line in enumerate(lines) if _odd(line)]
    first = others[0]
    changes = tuple((n, without_odd_spaces(lines[n])) for n in others)
    found = ODD_SPACES.search(lines[first])
    at = found.start() if found else 0
    message = "ada spasi tak terlihat, biasanya tersalin dari WhatsApp atau Word"
    yield Edit(
        first, at, at + 1, message, f"Ketik ulang spasinya: `{dict(changes)[first]}`{also(others, first)}", changes
    )
    found = ODD_SPACES.search(lines[number])
    at = found.start() if found else 0
    for one in (without_odd_spaces(lines[number]), ODD_SPACES.sub("", lines[number])):
        yield Edit(number, at, at + 1, message, f"Ketik ulang spasinya: `{one}`", ((number, one),))


def indent(lines: list[str], number: int) -> Iterator[Edit]:
    """Move a line, or a block of lines, to a column where others begin."""
    line = lines[number]
    if not ENTRY.fullmatch(line) and not re.match(r"\s*-(?:\s|$)", line):
        return
    own = indent_of(line)
    block = block_of(lines, number)
    columns: list[int] = []
    for above in range(number - 1, max(-1, number - 60), -1):
        if lines[above].strip() and not lines[above].lstrip().startswith("#"):
            for column in (key_column(lines[above]), indent_of(lines[above])):
                if column not in columns:
                    columns.append(column)
    following = next((indent_of(lines[n]) for n in range(number + 1, len(lines)) if lines[n].strip()), None)
    if following is not None and following not in columns:
        columns.append(following)
    columns.extend(column + 2 for column in columns[:1] if column + 2 not in columns)
    at_edge = _belongs_at_edge(lines, number)
    for column in sorted((c for c in columns if c != own), key=lambda c: (bool(c) is at_edge, abs(c - own))):
        for numbers in dict.fromkeys((tuple(block), (number,))):
            changes = tuple((n, moved(lines[n], column - own)) for n in numbers)
            fixed = changes[0][1].rstrip()
            more = " dan geser juga baris di bawahnya" if len(numbers) > 1 else ""
            side = "kurang" if column > own else "kelebihan"
            message = f"baris ini tidak sejajar: {side} {abs(column - own)} spasi di depannya"
            yield Edit(number, own, len(line.rstrip()), message, f"Tulis: `{fixed}`{more}", changes)


def _belongs_at_edge(lines: list[str], number: int) -> bool:
    """Return whether a line holds a key of the whole entry that the group above it does not have."""
    found = ENTRY.fullmatch(lines[number])
    if found is None or "-" in found["lead"] or key_names.canonical("usaha", found["key"]) != found["key"]:
        return False
    above = (
        lines[n] for n in range(number - 1, -1, -1) if lines[n].strip() and not lines[n].startswith((" ", "#", "-"))
    )
    group = ENTRY.fullmatch(next(above, ""))
    section = group["key"] if group else ""
    return section in key_names.sections() and key_names.canonical(section, found["key"]) is None


def stray_line(lines: list[str], number: int) -> Iterator[Edit]:
    """Drop a line of one or two signs that mean nothing."""
    found = re.fullmatch(r"\s*(?P<signs>[^\s#\[\]{}\"'-]{1,2})\s*", lines[number])
    if found:
        message = f"baris ini hanya berisi `{found['signs']}`"
        yield Edit(number, found.start("signs"), found.end("signs"), message, "Hapus baris ini.", ((number, ""),))


def continued(lines: list[str], number: int) -> Iterator[Edit]:
    """Indent the second line of a text, and the lines after it that are alike."""
    line = lines[number]
    if not _is_text(line):
        return
    above = next((n for n in range(number - 1, -1, -1) if ENTRY.fullmatch(lines[n])), None)
    if above is None:
        return
    if not _takes_more(lines[above]) or " #" in lines[number - 1]:
        return  # said by the next rule
    key = key_column(lines[above])
    first = next((n for n in range(above + 1, number) if lines[n].strip() and indent_of(lines[n]) <= key), number)
    last = number
    while last + 1 < len(lines) and _is_text(lines[last + 1]):
        last += 1
    depth = key + 2
    changes = tuple((n, " " * depth + lines[n].lstrip()) for n in range(first, last + 1) if lines[n].strip())
    fixed = dict(changes).get(first, line)
    begin = indent_of(lines[first])
    message = "baris ini bukan `nama: isian`"
    hint = f"Kalau sambungan dari baris di atas, beri {depth} spasi di depannya: `{fixed.rstrip()}`"
    hint += also([n for n, _ in changes], first)
    yield Edit(first, begin, len(lines[first].rstrip()), message, hint, changes)


def _takes_more(line: str) -> bool:
    """Return whether the value on `line` is a text that may go on below."""
    found = ENTRY.fullmatch(line)
    if not found:
        return False
    return not any(field.takes_one_line for field in meanings(found["key"], at_edge=not found["lead"]))


def no_entry(lines: list[str], number: int) -> Iterator[Edit]:
    """Take a line that is no entry and goes on with none for a remark."""
    line = lines[number]
    if not _is_text(line):
        return
    begin = indent_of(line)
    hint = (
        f"Tulis nama isian, titik dua, lalu isinya, misalnya `stok: tersedia`. Kalau catatan saja: `# {line.strip()}`"
    )
    changes = ((number, f"{line[:begin]}# {line.strip()}"),)
    yield Edit(number, begin, len(line.rstrip()), "baris ini bukan `nama: isian`", hint, changes)


def root_dash(lines: list[str], number: int) -> Iterator[Edit]:
    """Drop the dashes of an entry that was written as a list."""
    first = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), number)
    if number != first or not lines[number].startswith("- "):
        return
    changes = tuple((n, line[2:]) for n, line in enumerate(lines) if line.startswith(("- ", "  ")))
    hint = f"Hapus tanda itu: `{lines[number][2:].rstrip()}`{also([n for n, _ in changes], number)}"
    yield Edit(number, 0, 1, "baris di tepi kiri tidak perlu tanda hubung (-)", hint, changes)


def _is_text(line: str) -> bool:
    """Return whether `line` can only be the rest of a text: no key, no dash, no remark."""
    return bool(line.strip()) and not ENTRY.fullmatch(line) and not re.match(r"\s*(?:-\s|#)", line)


def uneven(lines: list[str], number: int) -> Iterator[Edit]:
    """Move a line that begins in a column where hardly any other does, before one of its neighbours is moved."""
    own = indent_of(lines[number])
    alike = sum(1 for line in lines if line.strip() and indent_of(line) == own)
    if own % 2 or alike == 1:
        yield from indent(lines, number)


def _odd(line: str) -> bool:
    found = _STRUCTURE.match(line)
    return bool(found and ODD_SPACES.search(found.group()))
