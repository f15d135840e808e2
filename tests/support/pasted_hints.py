"""What the hints of messages offer to type, and every entry that comes of pasting it where somebody might."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from katalog.contract import hamlets, key_names
from katalog.contract.shape import shapes
from katalog.contract.spelling import BLANK, is_blank
from katalog.contract.word_meanings import WORD_SYNONYMS
from katalog.problems import Problem

LIKE = 0.6
"""How alike (0 to 1) a word that is offered must be to one that was written to have been made of it."""
_TYPED = re.compile(r"`([^`\n]+)`")
_PAIR = re.compile(r"\s*(?:- )?\"?[\w .-]+?\"?:(?:\s|$)")
_HEAD = re.compile(r"(?P<lead>\s*(?:- )?)(?P<key>[^:#]+: ?)?")
_VALUE = re.compile(r"^\s*(?:- )*(?:(?P<key>[^\"':]+):(?:\s|$))?\s*(?P<value>.*?)\s*$")
_CHOICES = re.compile(r"Pilih [^.]+, atau [\w-]+|`[^`]*ya` atau `[^`]*tidak`|atau `tutup`, atau `24 jam`")
"""All there is to choose from: that a word of it is typed is its writer's choice."""


def offers(problem: Problem) -> list[str]:
    """Return every text of `problem`'s hint that looks as if it were to be typed: lines, blocks of lines, values."""
    head, *block = problem.hint.split("\n")
    found = [text for text in _TYPED.findall(problem.hint) if not is_a_key(text)]
    return [*found, *(["\n".join(block)] if block else [])] if head else []


def is_a_key(text: str) -> bool:
    """Return whether `text` only names a key, as hints do that say where something belongs."""
    bare = text.strip().rstrip(":")
    return any(bare in shape.fields for shape in shapes().values()) or bare.endswith((".yaml", ".jpg", "https://"))


def pasted(text: str, problem: Problem, offer: str) -> Iterator[str]:
    """Yield `text` with `offer` in each place that the problem may mean."""
    lines = text.split("\n")
    at = min(problem.place.line, len(lines)) - 1
    head = _HEAD.match(lines[at])
    assert head is not None
    indent = len(head["lead"].replace("-", " "))
    is_line = _PAIR.match(offer) is not None or offer.lstrip().startswith("- ")
    block = offer.split("\n")
    before = head["lead"] if not offer.lstrip().startswith("- ") else head["lead"].replace("- ", "")
    set_in = [before + block[0], *(" " * indent + line for line in block[1:])]
    if not is_line:
        for value in dict.fromkeys((offer, f'"{offer}"')):
            yield "\n".join([*lines[:at], head[0] + value, *lines[at + 1 :]])
        return
    yield "\n".join([*lines[:at], *block, *lines[at + 1 :]])
    yield "\n".join([*lines[:at], *set_in, *lines[at + 1 :]])
    below = at + 1
    while below < len(lines) and (not lines[below].strip() or _indent(lines[below]) > _indent(lines[at])):
        below += 1
    yield "\n".join([*lines[:at], *set_in, *lines[below:]])
    yield "\n".join([*lines[: at + 1], *(" " * indent + line for line in block), *lines[at + 1 :]])
    yield "\n".join([*lines[:at], *lines[at + 1 :], *block])
    yield "\n".join([*lines, *block])
    yield from _moved_in(lines, at, block)


def _moved_in(lines: list[str], at: int, block: list[str]) -> Iterator[str]:
    """Yield the text with the lines below the first of `block` put where its key stands already."""
    rest = [*lines[:at], *lines[at + 1 :]]
    for number, line in enumerate(rest):
        if len(block) > 1 and line.strip() == block[0].strip():
            inner = _indent(rest[number + 1]) if number + 1 < len(rest) else 2
            shift = inner - _indent(block[1])
            moved = [" " * max(0, _indent(each) + shift) + each.strip() for each in block[1:]]
            yield "\n".join([*rest[: number + 1], *moved, *rest[number + 1 :]])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def invented(offer: str, problem: Problem, text: str, villages_words: list[str]) -> list[str]:
    """Return the words in the values of `offer` that come from nowhere: neither written, nor made of what was.

    `villages_words` are the names that an entry chooses from: one of them may be offered for one that is like it. What
    a hint offers as one of two ways ("Kalau maksudnya ...") or as all there is to choose from says nothing by itself.
    """
    if _CHOICES.search(problem.hint) or _is_asked(offer, problem.hint):
        return []
    lines = text.split("\n")
    line = lines[problem.place.line - 1] if problem.place.line <= len(lines) else ""
    own = [line, *(found["value"] for found in [_VALUE.match(line)] if found)]
    strange = []
    for key, value in _values(offer):
        if value.casefold() in text.casefold() or is_blank(value) or key == "id":
            continue
        if value in villages_words and any(is_like(value, each) for each in own):
            continue
        strange += [word for word in words(value) if not _is_made(word, set(words(text)), line)]
    return strange


def _is_asked(offer: str, hint: str) -> bool:
    before = hint[: hint.find(offer)] if offer in hint else ""
    return re.search(r"Kalau (?:itu )?(?:maksudnya|jumlahnya|isian sendiri)[^`]*`$", before) is not None


def words(text: str) -> list[str]:
    """Return the words of `text`, folded, and its numbers without what parts their digits."""
    return [re.sub("[.,]", "", word) for word in re.findall(r"\d[\d.,]*|[^\W\d_]+", text.casefold())]


def is_like(offered: str, written: str) -> bool:
    """Return whether `offered` may have been made of `written`."""
    if hamlets.meant(written, [offered]) == offered:
        return True
    one, other = key_names.fold(offered), key_names.fold(written)
    return SequenceMatcher(None, one, other).ratio() >= LIKE - 0.1


def _is_made(word: str, written: set[str], line: str) -> bool:
    if word in written or word == "https":
        return True
    if word.isdecimal():  # `15rb` is 15.000, `20-3-26` is in 2026
        digits = {*re.findall(r"\d+", line), *re.findall(r"\d+", re.sub(r"(?<=\d)[.,](?=\d)", "", line))}
        return any(word.strip("0") == each.strip("0") or word == f"20{each}" for each in digits)
    likely = {*written, *(WORD_SYNONYMS.get(each, "") for each in written)}
    return any(SequenceMatcher(None, word, each).ratio() >= LIKE or (len(each) > 3 and each in word) for each in likely)


def _values(offer: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of `offer` with their values, blanks left out."""
    for line in offer.split("\n"):
        found = _VALUE.match(line)
        value = found["value"].strip("\"'[]{}") if found else ""
        if found and value and BLANK not in value:
            yield (found["key"] or "").strip(), value
