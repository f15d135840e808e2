"""Writes what a hint says to type, out of what the volunteer wrote: their own value, or a blank, never one of ours."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from katalog.contract import model, values
from katalog.contract.shape import Field, Parser, Shape, shape_of
from katalog.contract.spelling import BLANK
from katalog.contract.word_meanings import word_meant
from katalog.entries.folder import is_photo
from katalog.entries.yaml.lines import needs_quotes, quoted

LONGEST = 60
"""Characters of a text that a sample repeats."""
_PRICED = re.compile(
    r"(?P<name>.*?[^\s:=-])[\s:=-]+(?P<amount>(?:rp\.?\s*)?\d\S*(?:\s*(?:rb|ribu))?|gratis)", re.IGNORECASE
)
_TO = re.compile(r"\s+(?:-|\u2013|s/d|sd|sampai|hingga)\s+", re.IGNORECASE)


def line(field: Field, value: Node | None) -> str:
    """Return `field` with `value`, which was written for it elsewhere, or with blanks where that does not fit."""
    if isinstance(value, ScalarNode) and fits(field, value) and len(value.value) <= LONGEST and "\n" not in value.value:
        return f"{field.key}: {as_typed(value.value.strip())}"
    return field.blank


def fits(field: Field, value: Node | None) -> bool:
    """Return whether `value` may be what stands at `field`: of its form and, where it is one text, read as it."""
    if isinstance(value, SequenceNode):
        return field.kind == "list" or (field.kind == "group" and not value.value)
    if isinstance(value, MappingNode):
        return field.kind in {"hours", "channels", "pairs"} or (field.item or field).group is not None
    if not isinstance(value, ScalarNode) or not (text := value.value.strip()):
        return True  # nothing fits everywhere
    if field.kind == "list" and field.item is not None:
        parts = [part.strip() for part in re.split("[,;]", text)] if field.splits else [text]
        return all(_is_one(field.item, part) for part in parts if part)
    return _is_one(field, text)


def _is_one(field: Field, text: str) -> bool:
    if field.kind == "words" and field.words is not None:
        return is_word(text, field.words)
    if field.kind == "hours":
        return _reads(values.opening_hours, text)
    if field.kind == "group" and field.group is not None:
        short = field.group.written.short
        return bool(short) and fits_text(shape_of(field.group).fields[short], text)
    return field.kind == "text" and fits_text(field, text)


def fits_text(field: Field, text: str) -> bool:
    """Return whether everything that reads `field` reads `text`, in its lengths."""
    if values.social_links in field.reads:
        return _reads(values.social_links, {field.key: text})
    if field.more.get("is_file"):
        return is_photo(text)
    least, most = field.lengths or (1, len(text))
    return least <= len(text) <= most and all(_reads(parser, text) for parser in field.reads)


def is_word(text: str, words: type[StrEnum]) -> bool:
    """Return whether `text` means one of `words`."""
    return word_meant(text, words) in {word.value for word in words}


def sample(field: Field, written: object) -> str:
    """Return `field` as it may be typed: with blanks, and `written`, one text, at the key that it belongs to."""
    group = (field.item or field).group
    if group is None or not isinstance(written, str) or not 0 < len(written) <= LONGEST or set("\n,;") & set(written):
        return field.blank  # several things, or too much of one
    shape, example = shape_of(group), field.sample[0] if field.item else field.sample
    if not (own := _parted(group, shape, written.strip())):
        return field.blank
    kept = {
        key: as_typed(own[key]) if key in own else BLANK
        for key, each in shape.fields.items()
        if key in own or _is_due(each, example)
    }
    lead = "  - " if field.item else "  "
    lines = [f"{' ' * len(lead)}{key}: {text}" for key, text in kept.items()]
    return f"{field.key}:\n{lead}" + "\n".join(lines)[len(lead) :]


def _parted(group: type[model.Group], shape: Shape, text: str) -> dict[str, str]:
    """Return what `text` says of the keys of `group`: two days, a name and an amount, or one text for people."""
    days = [key for key, each in shape.fields.items() if each.is_day]
    parts = _TO.split(text)
    if len(days) == len(parts) == 2:  # noqa: PLR2004 - the first and the last
        return dict(zip(days, parts, strict=True)) if all(_reads(values.day, part) for part in parts) else {}
    if len(group.written.pair) == 2 and (found := _PRICED.fullmatch(text)):  # noqa: PLR2004 - there is a pair
        name, of_it = group.written.pair
        if shape.fields[of_it].is_amount and _reads(values.fee, found["amount"]):
            return {name: found["name"], of_it: found["amount"]}
    texts = [each for each in shape.fields.values() if each.is_prose]
    likely = sorted(texts, key=lambda each: (not each.required, not each.is_long))
    return {each.key: text for each in likely[:1]}


def _is_due(field: Field, example: dict[str, Any]) -> bool:
    return field.key in example and (field.required or field.is_amount)


def _reads(parser: Parser, text: object) -> bool:
    try:
        parser(text)
    except ValueError:
        return False
    return True


def as_typed(value: str) -> str:
    """Return `value` as it may stand behind a colon: in quotes where it needs them."""
    return quoted(value) if needs_quotes(value) else value
