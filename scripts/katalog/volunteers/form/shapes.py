"""Says how each key of an entry is written and read, as data for the form's script: no rule is told twice.

The script reads every spelling the loader takes (other names of keys, one value in place of a list, short forms of
groups) and writes the plain one.
"""

from __future__ import annotations

from typing import Any

from katalog.contract import key_names, model, values
from katalog.contract.shape import Field, shape_of, shapes
from katalog.contract.spelling import IGNORED
from katalog.contract.word_meanings import WORD_SYNONYMS

Kind = dict[str, Any]

_YES = ["ya", "iya", "yes", "y", "true", "benar"]


def table_of(group: type[model.Group], village: model.Village) -> dict[str, Any]:
    """Return the sections of an entry: keys in order with how each is written, and other spellings of keys.

    `start` names the section of the entry itself.
    """
    sections: dict[str, Any] = {}
    waiting: list[type[model.Group]] = [group]
    while waiting:
        current = waiting.pop(0)
        section = current.written.section
        if section in sections:
            continue
        keys = {key: _kind(field, village) for key, field in shape_of(current).fields.items()}
        sections[section] = {"keys": keys, "spellings": _spellings(section)}
        for field in shape_of(current).fields.values():
            inner = field.group or (field.item.group if field.item else None)
            if inner is not None:
                waiting.append(inner)
    channels = {channel: {"kind": "text"} for channel in shapes()[key_names.CHANNELS].fields}
    sections[key_names.CHANNELS] = {"keys": channels, "spellings": _spellings(key_names.CHANNELS)}
    return {
        "start": group.written.section,
        "sections": sections,
        "ignored": IGNORED.pattern,
        "yes": _YES,
        "months": values.MONTH_NUMBERS,
    }


def _spellings(section: str) -> dict[str, str]:
    return {spelling: key for spelling, key in key_names.spellings(section).items() if spelling != key}


def _kind(field: Field, village: model.Village) -> Kind:  # noqa: PLR0911
    if field.kind == "list" and field.item is not None:
        return {"kind": "list", "item": _kind(field.item, village), "splits": field.splits}
    if field.words is not None:
        known = [word.value for word in field.words]
        return {"kind": "word", "words": _words(known)}
    if field.kind in {"hours", "pairs"}:
        return {"kind": field.kind}
    if field.kind == "channels":
        return {"kind": "group", "section": field.key}
    if field.group is model.PromoItem:
        return {"kind": "bundle", "section": field.group.written.section}
    if field.group is not None:
        short = {"short": field.group.written.short} if field.group.written.short else {}
        return {"kind": "group", "section": field.group.written.section, **short}
    if field.is_yes_no:
        return {"kind": "yes_no"}
    if field.is_day:
        return {"kind": "day"}
    if choices := field.choices(village):
        names = {key_names.fold(name): word for word, name in choices.items()}
        return {"kind": "word", "words": names | {key_names.fold(word): word for word in choices}}
    return {"kind": "text"}


def _words(known: list[str]) -> dict[str, str]:
    meant = {spelling: word for spelling, word in WORD_SYNONYMS.items() if word in known}
    return meant | {key_names.fold(word): word for word in known}
