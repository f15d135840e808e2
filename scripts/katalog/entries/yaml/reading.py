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
from typing import TYPE_CHECKING, Any, Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from katalog.entries.yaml import mistakes
from katalog.problems import Place, Problem, Severity
from katalog.safe_text import direction_signs

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_SCALAR = 20_000
"""Characters of one value; see `values.words.PROSE_MAX`."""
PARSED_MAX = 4_000_000
"""Characters that are parsed, all in all, to find out what is wrong with one file: a few seconds."""
MAX_MISTAKES = 20
"""Mistakes of spelling that one file is searched for; after so many the rest is noise."""


class _Reader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """PyYAML's parser, asked for texts with places and nothing else: the type of a scalar is never guessed."""

    def resolve(self, kind: type[Node], _value: str | None, _implicit: object) -> str:
        return _TAGS[kind]

    def descend_resolver(self, *_way: object) -> None:
        """Remember nothing: no rule here depends on where a scalar stands."""

    def ascend_resolver(self) -> None:
        """Forget nothing."""


_TAGS: Final[dict[type[Node], str]] = {
    ScalarNode: yaml.BaseLoader.DEFAULT_SCALAR_TAG,
    SequenceNode: yaml.BaseLoader.DEFAULT_SEQUENCE_TAG,
    MappingNode: yaml.BaseLoader.DEFAULT_MAPPING_TAG,
}
_SPECIAL = re.compile(r"(?:^|[:?,\[{-])[ \t]*(?:[&*]\S|!)|^%|<<", re.MULTILINE)
MAX_OPENED = 1_000  # brackets, with which a tree cannot be deep enough to harm; 10,000 levels have done none
_FAR_IN = re.compile(r"^[ \t?:-]{1000}", re.MULTILINE)  # nor with indentation that stays below this
_UNFIT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ODD_INDENT = re.compile("^[\u00a0\u2000-\u200a\u202f\u3000]", re.MULTILINE)  # looks indented, is not
_OTHER_BREAKS = {0x85: " ", 0x2028: " ", 0x2029: " "}  # YAML 1.1 would end the line there, no editor does
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What without quotes means nothing at all."""


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
    root, found = _attempt(text)
    return _with_mistakes(text, shown) if found else _rooted(Source(shown, text, None), root)


def stumble(text: str) -> mistakes.Stumble | None:
    """Return where and over what reading `text` as YAML stumbles, or None if it is one good tree."""
    return _attempt(text)[1]


def _attempt(text: str) -> tuple[Node | None, mistakes.Stumble | None]:
    """Return the root of the tree of `text` or what is in the way of one."""
    try:
        if found := _forbidden(text):
            return None, found
        root = _compose(text)
    except yaml.YAMLError as error:
        return None, _stumble_of(error)
    except RecursionError:
        return None, mistakes.Stumble(0, 0, mistakes.TOO_DEEP)
    if root is None or (isinstance(root, ScalarNode) and root.value in NULLS):
        return None, None
    if not isinstance(root, MappingNode):
        return None, mistakes.Stumble(root.start_mark.line, root.start_mark.column, mistakes.NOT_KEYS)
    return root, _too_much(root)


def _stumble_of(error: yaml.YAMLError) -> mistakes.Stumble:
    if not isinstance(error, yaml.MarkedYAMLError):
        return mistakes.Stumble(0, 0, str(error))
    mark, opened = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    if mark is None or opened is None:
        return mistakes.Stumble(0, 0, str(error.problem))
    return mistakes.Stumble(mark.line, mark.column, str(error.problem), opened.line, str(error.context or ""))


def _compose(text: str) -> Node | None:
    loader = _Reader(text)
    try:
        node: Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


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
    root, found = _attempt(mended)
    tries = max(mistakes.MIN_TRIES, PARSED_MAX // (len(text) + 1))
    while found and len(problems) < MAX_MISTAKES and tries > 0:
        mistake = mistakes.explain(mended, found, stumble, tries)
        tries -= mistake.tries + 1
        number, moved = origin[mistake.line - 1]
        line = bare.line(number + 1)
        column, end = (min(at + moved, len(line) + 1) for at in (mistake.column, mistake.end_column))
        place = Place(shown, number + 1, column, end if mistake.end_column else 0)
        problems.append(bare.problem(place, mistake.message, mistake.hint))
        if mistake.mended is None or mistake.mended == mended:
            return Source(shown, text, None, tuple(problems))
        mended = mistake.mended
        if mistake.split is not None:
            origin = (*origin[: mistake.line], (number, moved + mistake.split), *origin[mistake.line :])
        root, found = _attempt(mended)
    source = Source(shown, text, None, tuple(problems), origin=origin if len(origin) != text.count("\n") + 1 else ())
    return source if found else _rooted(source, root)


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


def _forbidden(text: str) -> mistakes.Stumble | None:
    """Return the first thing that YAML would take and entries do without."""
    if (odd := _ODD_INDENT.search(text)) is not None:
        return mistakes.Stumble(text.count("\n", 0, odd.start()), 0, "odd indentation")
    if (text.count("[") + text.count("{") > MAX_OPENED or _FAR_IN.search(text)) and (deep := _deep(text)) is not None:
        return deep
    return _special(text) if _SPECIAL.search(text) else None


def _deep(text: str) -> mistakes.Stumble | None:
    """Return where `text` nests too deep, found without making a tree: PyYAML's C parser overruns its stack on one."""
    depth = 0
    for event in yaml.parse(text, Loader=_Reader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH and event.start_mark:
                return mistakes.Stumble(event.start_mark.line, event.start_mark.column, mistakes.TOO_DEEP)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _special(text: str) -> mistakes.Stumble | None:
    """Return the first anchor, alias, tag, directive or merge key, looked for without following any."""
    for event in yaml.parse(text, Loader=_Reader):
        kind = None
        if isinstance(event, yaml.AliasEvent):
            kind = mistakes.ALIAS
        elif isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
            kind = mistakes.DIRECTIVE
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor:
                kind = mistakes.ANCHOR
            elif getattr(event, "tag", None):
                kind = mistakes.TAG
            elif isinstance(event, yaml.ScalarEvent) and event.value == "<<" and not event.style:
                kind = mistakes.MERGE
        if kind and event.start_mark:
            return mistakes.Stumble(event.start_mark.line, event.start_mark.column, kind)
    return None


def _too_much(root: Node) -> mistakes.Stumble | None:
    waiting = [(root, 1)]
    while waiting:
        node, depth = waiting.pop()
        if isinstance(node, ScalarNode):
            if len(node.value) > MAX_SCALAR and len(node.value.rstrip("\n")) > MAX_SCALAR:  # `|` adds one
                return mistakes.Stumble(node.start_mark.line, node.start_mark.column, mistakes.TOO_LONG)
            continue
        if depth > MAX_DEPTH:
            return mistakes.Stumble(node.start_mark.line, node.start_mark.column, mistakes.TOO_DEEP)
        if isinstance(node, SequenceNode):
            waiting.extend((child, depth + 1) for child in node.value)
        else:
            for key, child in node.value:
                waiting.append((key, depth + 1))
                waiting.append((child, depth + 1))
    return None


def _refused(shown: str, message: str, hint: str, source: Source | None = None) -> Source:
    text = source.text if source else ""
    earlier = source.problems if source else ()
    return Source(shown, text, None, (*earlier, Problem(Place(shown), message, hint)))
