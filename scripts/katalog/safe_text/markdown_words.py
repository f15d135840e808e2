"""The words of Markdown as plain sentences: for link previews, feeds, captions and prints, where no mark-up is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.common.html_blocks import block_names
from markdown_it.token import Token

EXTENSIONS = ("table", "strikethrough")  # of GitHub's Markdown, https://github.github.com/gfm/; people know no other

_INLINE_TAG = re.compile(
    "a|abbr|b|big|cite|code|del|em|font|i|img|ins|kbd|mark|q|s|small|span|strike|strong|sub|sup|tt|u|var"
)
_SPACING_TAGS = frozenset(block_names) | {"br", "script", "style", "pre", "textarea"}
_TAG = re.compile(r"</?([a-z][a-z0-9]*)\b", re.IGNORECASE)
_LIST_OPENS = frozenset({"bullet_list_open", "ordered_list_open"})
_LIST_ENDS = frozenset({"bullet_list_close", "ordered_list_close"})
_CODE = frozenset({"fence", "code_block"})
_RULE = re.compile(r":?-{2,}:?")  # a cell of the line between a table's head and its rows


@dataclass(slots=True)
class _Part:
    """A block's words, and the mark that ends them where another block follows."""

    words: str
    mark: str


@dataclass(slots=True)
class _Reader:
    """Takes blocks one after the other."""

    parts: list[_Part] = field(default_factory=list)
    depth: int = 0  # of lists
    number: str = ""  # of the list's item that begins
    is_after_list: bool = False

    def add(self, words: str) -> None:
        words = " ".join(words.split())
        if words:
            self.parts.append(_Part(self.number + words, "," if self.depth else "."))
            self.number, self.is_after_list = "", False

    def end_with(self, mark: str) -> None:
        if self.parts:
            self.parts[-1].mark = mark

    def open_list(self) -> None:
        self.depth += 1
        if not self.is_after_list:
            self.end_with(":")

    def close_list(self) -> None:
        self.depth -= 1
        self.end_with(";" if self.depth else ".")
        self.is_after_list = True


def words(text: str) -> str:
    """Return the words of Markdown without its marks, on one line.

    Headings, paragraphs, items and rows are told apart by a mark (`: . , ;`) where what stands before has none. Of
    links and pictures the words are kept, of HTML what stands between its tags. A table that is not one to Markdown
    (no line of dashes, or all of it folded into one line by YAML) is read as its cells.
    """
    reader = _Reader()
    tokens = iter(_parser().parse(text))
    for token in tokens:
        if token.type == "table_open":
            reader.add(_table(takewhile(lambda each: each.type != "table_close", tokens)))
        else:
            _take(reader, token)
    return joined((part.words, part.mark) for part in reader.parts)


def links(text: str) -> list[tuple[str, str]]:
    """Return the links of Markdown, whatever they lead to, as their address and words."""
    found: list[tuple[str, str]] = []
    for token in _parser().parse(text):
        is_within = False
        for child in token.children or ():
            if child.type == "link_open":
                found.append((str(child.attrs["href"]), ""))
            is_within = child.type != "link_close" and (is_within or child.type == "link_open")
            if is_within and child.content:
                found[-1] = found[-1][0], found[-1][1] + child.content
    return found


def joined(parts: Iterable[tuple[str, str]]) -> str:
    """Return words on one line, each with its mark where others follow and they do not end in one of their own."""
    line = mark = ""
    for each, following in parts:
        line = f"{marked(line, mark)} {each}" if line else each
        mark = following
    return line


def marked(words: str, mark: str) -> str:
    """Return `words` with a mark at the end, where they end in a letter, a digit, a bracket or a quotation mark."""
    last = words[-1:]
    return words + mark if last.isalnum() or last in {")", "]", '"', "”", "’", "%"} else words


@cache
def _parser() -> MarkdownIt:
    """Return the one parser; it holds no text between calls. Addresses are not shown, so any may be one."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(EXTENSIONS).disable("html_block")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  # its keyword
    return parser


def _take(reader: _Reader, token: Token) -> None:
    kind = token.type
    if kind == "inline":
        reader.add(_rows(_line(token.children or ())))
    elif kind in _CODE:
        reader.add(token.content)
    elif kind == "heading_close":
        reader.end_with(":")
    elif kind == "list_item_open":
        reader.number = f"{token.info}{token.markup} " if token.info else ""
    elif kind in _LIST_OPENS:
        reader.open_list()
    elif kind in _LIST_ENDS:
        reader.close_list()


def _line(tokens: Sequence[Token]) -> str:
    """Return the words within a block, its line breaks kept."""
    line = ""
    for token in tokens:
        if token.type == "hardbreak":
            line = marked(line, ",") + "\n"
        elif token.type == "softbreak":
            line += "\n"
        elif token.type == "image":
            line += _line(token.children or ())
        else:
            line += _without_tag(token.content) if token.type == "html_inline" else token.content
    return line


def _without_tag(html: str) -> str:
    """Return what stands for a tag or comment; what only looks like a tag ("<baru>") is a word."""
    if html.startswith(("<!", "<?")):
        return ""
    found = _TAG.match(html)
    name = found[1].lower() if found else ""
    return " " if name in _SPACING_TAGS else "" if _INLINE_TAG.fullmatch(name) else html


def _rows(text: str) -> str:
    """Return a paragraph's lines; those of something meant as a table as rows."""
    lines = text.split("\n")
    if not any(map(_is_row, lines)):
        return text
    rows = (joined((cell, ",") for cell in _cells(line)) for line in lines)
    return joined((row, ";") for row in rows if row)


def _is_row(line: str) -> bool:
    first, *others = line.split("|")
    return bool(others) and ((not first.strip() and len(others) > 1) or any(map(_is_rule, (first, *others))))


def _is_rule(cell: str) -> bool:
    return _RULE.fullmatch(cell.strip()) is not None


def _cells(line: str) -> Iterator[str]:
    return (cell.strip() for cell in line.split("|") if cell.strip() and not _is_rule(cell))


def _table(tokens: Iterable[Token]) -> str:
    """Return a table row by row, each cell behind its column's name."""
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(" ".join(_line(token.children or ()).split()))
    names, *rest = rows
    said = [_named(names, row) for row in rest if any(row)] or [joined((name, ",") for name in names if name)]
    return joined((row, ";") for row in said if row)


def _named(names: Sequence[str], row: Sequence[str]) -> str:
    if not any(names):  # its first column says what the others are
        first, *others = (cell for cell in row if cell)
        return joined([(first, ":"), *((cell, ",") for cell in others)])
    cells = ((name.rstrip(" :"), cell) for name, cell in zip(names, row, strict=True) if cell)
    return joined((f"{name}: {cell}" if name else cell, ",") for name, cell in cells)
