"""From the bytes of a YAML file to a tree of nodes that know their line and column; every scalar stays text.

Good files go through PyYAML's C parser. What it would guess (numbers, dates, yes and no) is not asked for, what it
would follow (anchors, aliases, tags, merge keys) is refused, and what it would complain about in English is handed to
`katalog.entries.yaml.mistakes`.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, Node

from katalog.entries.yaml import mistakes
from katalog.entries.yaml.parsing import PARSED_MAX, attempt, stumble
from katalog.problems import Place, Problem, Severity
from katalog.safe_text import direction_signs

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 1_000_000
MAX_MISTAKES = 20
"""Mistakes of spelling that one file is searched for; after so many the rest is noise."""

_UNFIT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OTHER_BREAKS = {0x85: " ", 0x2028: " ", 0x2029: " "}  # YAML 1.1 would end the line there, no editor does


@dataclass(frozen=True)
class Source:
    """One file as read: its text, the root of its tree (None where it could not be read), what is wrong with it.

    `tree_is_mended` says that the tree is of a text in which every problem's own fix was applied: good enough to look
    for more problems, not to publish.
    """

    path: str
    text: str
    root: MappingNode | None
    problems: tuple[Problem, ...] = ()
    tree_is_mended: bool = False
    origin: tuple[tuple[int, int], ...] = ()
    """For each line of the mended text the line typed (from 0) and how far left it has moved; empty: all the same."""

    @cached_property
    def lines(self) -> list[str]:
        """The lines as typed, without their ends."""
        return self.text.split("\n")

    def line(self, number: int) -> str:
        """Return line `number` (from 1) as typed, empty past the end."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def place(self, node: Node) -> Place:
        """Return where `node` is written: up to its end, or to the end of its first line if it goes on."""
        start, end = self.typed(node.start_mark), self.typed(node.end_mark)
        last = end[1] if end[0] == start[0] else len(self.line(start[0]).rstrip()) + 1
        return Place(self.path, *start, last)

    def typed(self, mark: Any) -> tuple[int, int]:
        """Return the line and column (from 1) of `mark`, which stands in the mended text, as they were typed."""
        if not self.origin:
            return mark.line + 1, mark.column + 1
        line, moved = self.origin[mark.line] if mark.line < len(self.origin) else (mark.line, 0)
        return line + 1, mark.column + moved + 1

    def problem(self, place: Place, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> Problem:
        """Return a problem at `place` with its line as typed."""
        message, hint, line = map(direction_signs.shown, (message, hint, self.line(place.line)))
        return Problem(place, message, hint, severity, line)


def read(path: Path, shown: str) -> Source:
    """Return the file at `path`, called `shown` in messages. Never raises: whatever is wrong becomes a problem."""
    data = contents(path, shown)
    return data if isinstance(data, Source) else parse(data, shown)


def contents(path: Path, shown: str) -> bytes | Source:
    """Return what is in the file at `path`, or as a Source why it is not read."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for until somebody writes to it
            return _refused(shown, "ini bukan berkas biasa", "Hapus, lalu simpan isiannya sebagai berkas teks.")
        if found.st_size > MAX_BYTES:
            return _refused(shown, "berkas ini terlalu besar", "Satu berkas paling besar 1 MB. Foto disimpan terpisah.")
        return path.read_bytes()
    except OSError as error:
        reason = "tidak ada izin" if isinstance(error, PermissionError) else (error.strerror or "rusak")
        return _refused(shown, f"berkas ini tidak bisa dibaca ({reason})", "Periksa izin berkasnya, lalu simpan ulang.")


def parse(data: bytes, shown: str) -> Source:
    """Return the content `data` of a file as a tree. Never raises: whatever is wrong becomes a problem."""
    decoded = _decode(data, shown)
    if isinstance(decoded, Source):
        return decoded
    return of_text(decoded, shown)


def of_text(text: str, shown: str) -> Source:
    """Return `text` as a tree. Never raises: whatever is wrong becomes a problem."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_OTHER_BREAKS)
    if problems := tuple(_unfit_characters(text, shown)):
        return Source(shown, text, None, problems)
    root, found = attempt(text)
    return _with_mistakes(text, shown) if found else _rooted(Source(shown, text, None), root)


def _rooted(source: Source, root: Node | None) -> Source:
    if source.problems and not isinstance(root, MappingNode):
        return source
    if root is None:
        return _refused(
            source.path,
            "berkas ini masih kosong",
            "Isi sedikitnya `nama: ...`; lihat panduan untuk contoh lengkap.",
            source,
        )
    if not isinstance(root, MappingNode):
        return source
    return replace(source, root=root, tree_is_mended=bool(source.problems))


def _with_mistakes(text: str, shown: str) -> Source:
    """Return the file with its mistakes explained one after another, each mended in a copy to find the next."""
    bare = Source(shown, text, None)
    problems: list[Problem] = []
    mended, origin = text, tuple((number, 0) for number in range(text.count("\n") + 1))
    root, found = attempt(mended)
    tries = max(mistakes.MIN_TRIES, PARSED_MAX // (len(text) + 1))
    while found and len(problems) < MAX_MISTAKES and tries > 0:
        mistake = mistakes.explain(mended, found, stumble, tries)
        tries -= mistake.tries + 1
        number, moved = origin[mistake.line - 1]
        if mistake.rule not in mistakes.NO_MISTAKE:
            problems.append(_explained(bare, mistake, number, moved))
        if mistake.mended is None or mistake.mended == mended:
            return Source(shown, text, None, tuple(problems))
        mended = mistake.mended
        if mistake.split is not None:
            origin = (*origin[: mistake.line], (number, moved + mistake.split), *origin[mistake.line :])
        root, found = attempt(mended)
    source = Source(shown, text, None, tuple(problems), origin=origin if len(origin) != text.count("\n") + 1 else ())
    return source if found else _rooted(source, root)


def _explained(source: Source, mistake: mistakes.Explained, number: int, moved: int) -> Problem:
    """Return `mistake` at line `number` (from 0) as typed, which has moved so far left in the mended text."""
    line = source.line(number + 1)
    column, end = (min(at + moved, len(line) + 1) for at in (mistake.column, mistake.end_column))
    place = Place(source.path, number + 1, column, end if mistake.end_column else 0)
    return source.problem(place, mistake.message, mistake.hint)


def _decode(data: bytes, shown: str) -> str | Source:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"\x00" in data[:200] and b"\x00" in data[1:4]):
        return _refused(
            shown,
            'berkas ini tersimpan sebagai UTF-16 ("Unicode"), bukan UTF-8',
            "Di Notepad: File > Save As, lalu pilih Encoding `UTF-8`.",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        end = data.find(b"\n", error.start)
        excerpt = data[start : end if end >= 0 else len(data)].decode("cp1252", "replace").rstrip("\r")
        place = Place(shown, line, column, column + 1)
        message = "berkas ini tersimpan dengan cara lama (Windows-1252), bukan UTF-8, sehingga huruf ini rusak"
        hint = "Di Notepad: File > Save As, lalu pilih Encoding `UTF-8`."
        return Source(shown, "", None, (Problem(place, message, hint, Severity.ERROR, excerpt),))


def _unfit_characters(text: str, shown: str) -> list[Problem]:
    problems = []
    for found in _UNFIT.finditer(text):
        begin = text.rfind("\n", 0, found.start()) + 1
        line = text.count("\n", 0, begin) + 1
        excerpt = _UNFIT.sub("\ufffd", text[begin:].split("\n", 1)[0])
        column = found.start() - begin + 1
        place = Place(shown, line, column, column + 1)
        message = f"ada tanda yang tidak bisa dibaca (U+{ord(found.group()):04X})"
        problems.append(Problem(place, message, "Hapus tanda itu, lalu ketik ulang barisnya.", Severity.ERROR, excerpt))
        if len(problems) >= MAX_MISTAKES:
            break
    return problems


def _refused(shown: str, message: str, hint: str, source: Source | None = None) -> Source:
    text = source.text if source else ""
    earlier = source.problems if source else ()
    return Source(shown, text, None, (*earlier, Problem(Place(shown), message, hint)))
