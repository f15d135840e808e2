"""Explains a mistake of spelling in YAML in one Indonesian sentence, at the line where it was made, with a fix.

The parser says where it stumbled, which may be far below the mistake. So each rule of `rules` that fits a line at or
above is tried: the line is mended in a copy, the copy is parsed, and the rule is right if the parser gets
further. No fix is offered that was not found good in this way.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from katalog.entries.yaml import rules
from katalog.entries.yaml.lines import indent_of, is_structure

if TYPE_CHECKING:
    from katalog.entries.yaml.lines import Edit

ALIAS, ANCHOR, TAG, DIRECTIVE, MERGE, TOO_DEEP = "alias", "anchor", "tag", "directive", "merge", "too deep"
TOO_LONG = "too long"
NOT_KEYS = "not keys and values"
"""Stumbles that are no parser errors: features that entries do without."""

MAX_TRIES = 80
MIN_TRIES = 8
"""How often the largest file is parsed to find its mistakes."""
LINES_BACK = 400
CHARACTERS_BACK = 40_000
"""How far above the stumble a mistake is looked for, in lines and in all their characters."""
LINE_MAX = 500
"""Characters of a line that rules look at: nobody types longer keys, and patterns take long on longer lines."""

NO_MISTAKE = frozenset({rules.lone_dash.__name__})
"""Rules about what is no YAML but as good as an empty value: nobody has to be told."""
_GUESSES = frozenset(rule.__name__ for rule in rules.LAYOUT)


@dataclass(frozen=True)
class Stumble:
    """Where the parser gave up (line and column from 0) and what it said; the context is where it began."""

    line: int
    column: int
    problem: str
    context_line: int = 0
    context: str = ""

    @property
    def anchor(self) -> int:
        """The line that the trouble hangs on: where a quote, bracket or key began, or where the parser gave up."""
        began = "quoted" in self.context or "flow" in self.context or "simple key" in self.context
        return self.context_line if began else self.line


@dataclass(frozen=True)
class Explained:
    """One mistake: line and columns from 1, what to say, and the text with it mended (None where nobody knows how).

    `tries` is how often the text was parsed to find that out.
    """

    line: int
    column: int
    end_column: int
    message: str
    hint: str = ""
    mended: str | None = None
    split: int | None = None
    """As in `Edit`: whether the line became two in `mended`."""
    rule: str = ""
    """The name of the rule that knew."""
    is_sure: bool = False
    """As in `Edit`: whether the line is wrong whatever follows."""
    tries: int = 0
    """How often a text was parsed to find this."""


Parse = Callable[[str], Stumble | None]


def explain(text: str, found: Stumble, parse: Parse, most: int = MAX_TRIES) -> Explained:
    """Return what is wrong where the parser stumbled (`found`) in `text`; `parse` tries a text again, `most` times."""
    left = most = min(most, MAX_TRIES)

    def counted(mended: str) -> Stumble | None:
        nonlocal left
        left -= 1
        return parse(mended)

    return replace(_explain(text, found, counted, most), tries=most - left)


def _explain(text: str, found: Stumble, parse: Parse, tries: int) -> Explained:
    lines = text.split("\n")
    if found.problem in {MERGE, TOO_DEEP, TOO_LONG} or _is_real_anchor(lines, found):
        return _refused(text, found)
    fallback: Edit | None = None
    second_best: Explained | None = None
    for rule, edit, mended, left in _tried(lines, found, parse, tries):
        if second_best is not None and second_best.is_sure and rule in _GUESSES:
            break
        if left is None:
            return _explained(lines, edit, mended, rule)
        if second_best is None and _is_further(left, found, edit):
            second_best = _explained(lines, edit, mended, rule)
        if fallback is None and edit.line == found.line:
            fallback = edit
    return second_best or _unknown(lines, found, fallback)


def readings(text: str, found: Stumble, parse: Parse, most: int = MAX_TRIES) -> Iterator[Explained]:
    """Yield every way to mend what the parser stumbled over (`found`) in `text` after which it gets further."""
    lines = text.split("\n")
    for rule, edit, mended, left in _tried(lines, found, parse, min(most, MAX_TRIES)):
        if left is None or _is_further(left, found, edit):
            yield _explained(lines, edit, mended, rule)


def _tried(
    lines: list[str], found: Stumble, parse: Parse, tries: int
) -> Iterator[tuple[str, Edit, str, Stumble | None]]:
    """Yield the rules' edits by the rule's name, each with the text it makes and where that one stumbles."""
    for rule, edit in itertools.islice(_candidates(lines, found), tries):
        mended = edit.applied(lines)
        yield rule.__name__, edit, mended, parse(mended)


def _candidates(lines: list[str], found: Stumble) -> Iterator[tuple[rules.Rule, Edit]]:
    last = min(max(found.line, found.context_line), len(lines) - 1)
    lowest = max(0, min(found.line, found.context_line) - LINES_BACK, last - 2 * LINES_BACK)
    numbers = list(_looked_at(lines, range(last, lowest - 1, -1)))
    seen: set[tuple[tuple[int, str], ...]] = set()
    for rule in rules.RULES:
        for number in numbers:
            if not _concerns(rule, lines, number, found.line):
                continue
            for edit in rule(lines, number):
                if edit.key not in seen:
                    seen.add(edit.key)
                    yield rule, edit


def _concerns(rule: rules.Rule, lines: list[str], number: int, stumble: int) -> bool:
    """Return whether `rule`, broken in line `number`, may be why the parser stumbled at line `stumble`."""
    if rule in rules.AT_STUMBLE:
        return number == stumble
    return rule not in rules.LAYOUT or _reaches(lines, number, stumble)


def _reaches(lines: list[str], number: int, stumble: int) -> bool:
    """Return whether the parser may have stumbled (at line `stumble`) over where line `number` begins.

    It does so at the latest at the first line that is no longer deeper than `number`.
    """
    own = indent_of(lines[number])
    for below in range(number + 1, min(stumble, len(lines))):
        if is_structure(lines[below]) and indent_of(lines[below]) <= own:
            return False
    return True


def _looked_at(lines: list[str], numbers: range) -> Iterator[int]:
    """Yield those of `numbers` whose lines are worth a look, until there were enough characters."""
    left = CHARACTERS_BACK
    for number in numbers:
        near = lines[max(0, number - 1) : number + 2]
        if not lines[number].strip() or any(len(line) > LINE_MAX for line in near):
            continue
        left -= len(lines[number])
        if left < 0:
            return
        yield number


def _is_further(left: Stumble, found: Stumble, edit: Edit) -> bool:
    if edit.is_sure and left.line > edit.line and (left.line, left.column) != (found.line, found.column):
        return True
    return left.anchor > found.anchor and left.line > edit.line


def _explained(lines: list[str], edit: Edit, mended: str, rule: str) -> Explained:
    line = lines[edit.line]
    column = min(edit.column, len(line)) + 1
    end = min(edit.end, len(line)) + 1 if edit.end > edit.column else column + 1
    return Explained(edit.line + 1, column, end, edit.message, edit.hint, mended, edit.split, rule, edit.is_sure)


def _unknown(lines: list[str], found: Stumble, fallback: Edit | None) -> Explained:
    number = min(found.anchor, len(lines) - 1)
    while number > 0 and not lines[number].strip():
        number -= 1
    line = lines[number]
    begin = len(line) - len(line.lstrip())
    if fallback is not None and fallback.line == number:
        message = fallback.message
    elif found.problem in {ANCHOR, ALIAS, TAG}:
        message = "tanda `&`, `*`, atau `!` di awal isian punya arti khusus dan tidak dipakai di sini"
    elif found.problem == NOT_KEYS:
        message = "berkas ini belum berisi baris `nama: isian`"
        hint = "Setiap baris dimulai dengan nama isian dan titik dua: `nama: ...`."
        return Explained(number + 1, begin + 1, len(line.rstrip()) + 1, message, hint)
    else:
        message = "penulisan baris ini belum benar"
    hint = "Periksa titik dua, tanda kutip, dan jumlah spasi di depan baris ini dan baris di atasnya."
    return Explained(number + 1, begin + 1, len(line.rstrip()) + 1, message, hint)


def _is_real_anchor(lines: list[str], found: Stumble) -> bool:
    """Return whether an anchor is meant as one: a list or a group follows, not the rest of a text."""
    if found.problem != ANCHOR:
        return False
    rest = lines[found.line][found.column :]
    below = lines[found.line + 1] if found.line + 1 < len(lines) else ""
    return bool(re.match(r"&\S+\s*[\[{]", rest)) or (bool(re.fullmatch(r"&\S+\s*", rest)) and below.startswith(" "))


def _refused(text: str, found: Stumble) -> Explained:
    lines = text.split("\n")
    number = min(found.line, len(lines) - 1)
    line = lines[number]
    if found.problem == MERGE:
        message, hint = "singkatan `<<` tidak dipakai di sini", "Tulis semua isiannya satu per satu."
    elif found.problem == ANCHOR:
        message, hint = (
            "penanda `&` dan `*` tidak dipakai di sini",
            "Tulis isinya langsung di tempatnya, tanpa penanda.",
        )
    elif found.problem == TOO_LONG:
        message = "isian ini terlalu panjang"
        hint = "Satu isian paling banyak 20.000 huruf. Periksa tanda kutip yang belum ditutup, atau pendekkan."
    else:
        message = "isian ini bertingkat terlalu dalam"
        hint = "Periksa spasi di depan baris dan kurung siku; isian usaha paling dalam tiga tingkat."
    column = min(found.column, len(line))
    return Explained(number + 1, column + 1, len(line.rstrip()) + 1 if number == found.line else 0, message, hint)
