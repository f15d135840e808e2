"""Writes a sample of how to write a group of keys, made of what the volunteer wrote in its place."""

from __future__ import annotations

import re
from typing import Any

from katalog.contract import model, values
from katalog.contract.shape import Field, Parser, Shape, shape_of
from katalog.entries.yaml.lines import needs_quotes, quoted

LONGEST = 60
"""Characters of a text that a sample repeats."""
_PRICED = re.compile(
    r"(?P<name>.*?[^\s:=-])[\s:=-]+(?P<amount>(?:rp\.?\s*)?\d\S*(?:\s*(?:rb|ribu))?|gratis)", re.IGNORECASE
)
_TO = re.compile(r"\s+(?:-|\u2013|s/d|sd|sampai|hingga)\s+", re.IGNORECASE)


def sample(field: Field, written: object) -> str:
    """Return `field` as it may be typed: its example, with `written`, one text, at the key that it belongs to."""
    group = (field.item or field).group
    if group is None or not isinstance(written, str) or not 0 < len(written) <= LONGEST or set("\n,;") & set(written):
        return field.line  # several things, or too much of one
    shape, example = shape_of(group), field.sample[0] if field.item else field.sample
    if not (own := _parted(group, shape, written.strip())):
        return field.line
    kept = {
        key: own.get(key) or example[key] for key, each in shape.fields.items() if key in own or _is_due(each, example)
    }
    lead = "  - " if field.item else "  "
    lines = [f"{' ' * len(lead)}{key}: {_written(text)}" for key, text in kept.items()]
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


def _reads(parser: Parser, text: str) -> bool:
    try:
        parser(text)
    except ValueError:
        return False
    return True


def _written(value: str | list[str]) -> str:
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    return quoted(value) if needs_quotes(value) else value
