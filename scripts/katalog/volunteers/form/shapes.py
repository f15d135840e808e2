"""How each key of an entry is written and read, as data for the form's script: no rule is told twice.

The script reads every spelling the loader takes (other names of keys, one value in place of a list, short forms of
groups) and writes the plain one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from katalog.contract import key_names, model, values
from katalog.contract.shape import SECTIONS, SHORT_FORMS, Field, shape_of
from katalog.entries.tree import WORD_SYNONYMS
from katalog.volunteers.editors import patterns

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

Kind = dict[str, Any]

_OPENING = " yaml-language-server: $schema=../../schema/usaha.schema.json"
_YES = ["ya", "iya", "yes", "y", "true", "benar"]


def table_of(group: type[BaseModel], village: model.Village) -> dict[str, Any]:
    """Return the sections of an entry: keys in order with how each is written, and other spellings of keys.

    `start` names the section of the entry itself, `opening` is the comment that a new one begins with.
    """
    sections: dict[str, Any] = {}
    waiting: list[type[BaseModel]] = [group]
    while waiting:
        current = waiting.pop(0)
        section = SECTIONS[current]
        if section in sections:
            continue
        infos = {info.alias or name: info for name, info in current.model_fields.items()}
        keys = {key: _kind(field, section, infos[key], village) for key, field in shape_of(current).fields.items()}
        sections[section] = {"keys": keys, "spellings": _spellings(section)}
        for field in shape_of(current).fields.values():
            inner = field.group or (field.item.group if field.item else None)
            if inner is not None:
                waiting.append(inner)
    if group is model.Business:
        channels = {channel: {"kind": "text"} for channel in values.PLATFORMS}
        sections["media_sosial"] = {"keys": channels, "spellings": _spellings("media_sosial")}
    return {
        "start": SECTIONS[group],
        "opening": _OPENING if group is model.Business else "",
        "sections": sections,
        "ignored": key_names.IGNORED.pattern,
        "yes": _YES,
        "months": values.MONTH_NUMBERS,
    }


def _spellings(section: str) -> dict[str, str]:
    return {spelling: key for spelling, key in key_names.spellings(section).items() if spelling != key}


def _kind(field: Field, section: str, info: FieldInfo, village: model.Village) -> Kind:  # noqa: PLR0911
    if field.kind == "list" and field.item is not None:
        return {"kind": "list", "item": _kind(field.item, section, info, village), "splits": field.splits}
    if field.words is not None:
        known = [word.value for word in field.words]
        return {"kind": "word", "words": _words(known)}
    if field.kind in {"hours", "pairs"}:
        return {"kind": field.kind}
    if field.kind == "channels":
        return {"kind": "group", "section": field.key}
    if field.group is model.PromoItem:
        return {"kind": "bundle", "section": SECTIONS[model.PromoItem]}
    if field.group is not None:
        short = {"short": SHORT_FORMS[field.group]} if field.group in SHORT_FORMS else {}
        return {"kind": "group", "section": SECTIONS[field.group], **short}
    return _text(field, section, info, village)


def _text(field: Field, section: str, info: FieldInfo, village: model.Village) -> Kind:
    if (section, field.key) == ("usaha", "kategori"):
        ids = {key_names.fold(category.name): category.id for category in village.categories}
        return {"kind": "word", "words": ids | {key_names.fold(c.id): c.id for c in village.categories}}
    if (section, field.key) == ("alamat", "dusun"):
        return {"kind": "word", "words": {key_names.fold(hamlet.name): hamlet.name for hamlet in village.hamlets}}
    parsers = patterns.parsers_of(info)
    if values.yes_no in parsers:
        return {"kind": "yes_no"}
    if values.day in parsers:
        return {"kind": "day"}
    return {"kind": "text"}


def _words(known: list[str]) -> dict[str, str]:
    meant = {spelling: word for spelling, word in WORD_SYNONYMS.items() if word in known}
    return meant | {key_names.fold(word): word for word in known}
