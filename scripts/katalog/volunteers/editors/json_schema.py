"""Makes the JSON Schema of entries from the model: completion, explanations and early warnings in editors.

Nothing the loader accepts is marked: keys in any spelling of the synonyms, single values in place of lists, numbers
and words that YAML readers take for something else than text. What goes beyond a schema the check says.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from katalog.contract import hamlets, key_names, model, values
from katalog.contract.shape import Field, shape_of, shapes
from katalog.contract.word_meanings import WORD_SYNONYMS
from katalog.files import write_whole
from katalog.volunteers.editors import patterns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


Schema = dict[str, Any]
FILES: Final[dict[str, type[model.Group]]] = {"usaha.schema.json": model.Business, "desa.schema.json": model.Village}
DRAFT = "http://json-schema.org/draft-07/schema#"  # the newest that the YAML language server knows in full

_SCALAR = ["string", "number", "boolean"]
"""What a YAML reader may make of a text that the loader keeps as one."""


def documents(own_hamlets: Sequence[str] = ()) -> dict[str, str]:
    """Return the schema files: their text by name, the same for the same model; examples with the village's hamlets."""
    texts = {name: json.dumps(_document(group), ensure_ascii=False, indent=1) + "\n" for name, group in FILES.items()}
    quoted = [json.dumps(name, ensure_ascii=False)[1:-1] for name in own_hamlets]
    return {name: hamlets.own(text, quoted) for name, text in texts.items()}


def write(folder: Path, own_hamlets: Sequence[str] = ()) -> list[Path]:
    """Write the schema files into `folder`, where they differ, and return them. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, text in documents(own_hamlets).items():
        if not (folder / name).is_file() or (folder / name).read_bytes() != text.encode():
            write_whole(folder / name, text.encode())
        files.append(folder / name)
    return files


def _document(group: type[model.Group]) -> Schema:
    waiting, defined = [group], {}
    while waiting:
        current = waiting.pop(0)
        section = current.written.section
        if section not in defined:
            defined[section] = _keys(current)
            waiting.extend(inner for field in shape_of(current).fields.values() if (inner := _inner(field)))
    top = defined.pop(group.written.section)
    defined[key_names.CHANNELS] = _channels()  # a business and an office have them
    title = "Isian satu usaha (usaha.yaml)" if group is model.Business else "Data desa (_desa.yaml)"
    return {"$schema": DRAFT, "title": title, "type": "object", **top, "definitions": dict(sorted(defined.items()))}


def _inner(field: Field) -> type[model.Group] | None:
    return field.group or (field.item.group if field.item else None)


def _keys(group: type[model.Group]) -> Schema:
    """Return what holds for a group where it is written as keys with values: nothing is said of its type."""
    shape = shape_of(group)
    properties = {key: _of_field(field) for key, field in shape.fields.items()}
    required = [key for key, field in shape.fields.items() if field.required]
    home = "#" if group in FILES.values() else f"#/definitions/{shape.section}"
    return _mapping(shape.section, properties, required, home)


def _mapping(section: str, properties: Schema, required: list[str], home: str) -> Schema:
    """Return the rules for keys: each in all its spellings, those required where they are written plainly.

    `home` is the address of these rules in the document.
    """
    other_spellings: dict[str, list[str]] = {}
    for spelling, key in key_names.spellings(section).items():
        if key in properties:
            other_spellings.setdefault(key, []).append(spelling)
    made: Schema = {
        "properties": properties,
        "patternProperties": {
            patterns.spelled(spellings, but=key): {"$ref": f"{home}/properties/{key}"}
            for key, spellings in other_spellings.items()
        },
        "additionalProperties": False,
    }
    # A key with signs from beyond ASCII may be one in disguise (full-width letters, a no-break space).
    made["patternProperties"][patterns.FOREIGN] = True
    if required:
        # Only where every key has its plain name can a missing one be told from one under another name.
        made["if"] = {"propertyNames": {"enum": list(properties)}}
        made["then"] = {"required": required}
    return made


def _of_field(field: Field) -> Schema:
    schema: Schema = {
        "title": field.label,
        "description": field.hint,
        "markdownDescription": f"{field.hint}\n\n```yaml\n{field.line}\n```",
        **_form(field),
    }
    if not field.example.startswith("\n") and field.words is None and "examples" not in schema:
        schema["examples"] = [field.example.strip('"')]
    if not field.required:
        schema["type"] = [*schema["type"], "null"]
        if "pattern" in schema and not field.is_yes_no:
            schema["pattern"] = f"{patterns.nothing(words=field.words is None)}|{schema['pattern']}"
    return schema


def _form(field: Field) -> Schema:  # noqa: PLR0911 - one for each kind
    """Return what a value of `field` may be."""
    if field.kind == "list" and field.item is not None:
        return _list(field)
    if field.kind == "words" and field.words is not None:
        known = [word.value for word in field.words]
        meant = [spelling for spelling, word in WORD_SYNONYMS.items() if word in known]
        rule = _text(f"{patterns.spelled([*known, *meant])}|{patterns.FOREIGN}", f"Pilih {_or(known)}.")
        return {**rule, "examples": known}
    if field.kind == "hours":
        hours = {"type": [*_SCALAR, "array"], "items": {"type": _SCALAR}}
        return {"type": ["object", "array", *_SCALAR], "additionalProperties": hours, "items": {"type": _SCALAR}}
    if field.kind == "channels":
        return {"type": ["object"], "allOf": [{"$ref": f"#/definitions/{field.key}"}]}
    if field.kind == "pairs":
        pairs = {"additionalProperties": {"type": [*_SCALAR, "array", "null"], "items": {"type": _SCALAR}}}
        return {"type": ["object", "array"], **pairs, "items": {"type": "object", **pairs}}
    if field.group is not None:
        short = _SCALAR if field.group.written.may_be_text else []
        return {"type": ["object", *short], "allOf": [_reference(field.group)]}
    if values.coordinates in field.reads:
        return {"type": [*_SCALAR, "array"]}
    return _text(*_rule(field))


def _list(field: Field) -> Schema:
    """Return a list, in place of which one item may stand, or one text with commas."""
    item = field.item
    if item is None or item.group is None:
        plain = _form(item) if item else _text("", "")
        items = {**plain, "type": [*plain["type"], "null"]}
        return {"type": ["array", *_SCALAR], "items": items}
    short = _SCALAR if item.group.written.may_be_text else []
    keys = _reference(item.group)
    rule = _text(*_rule(item)) if short else {}
    return {
        **rule,
        "type": ["array", "object", *short],
        "allOf": [keys],
        "items": {**rule, "type": ["object", *short, "null"], "allOf": [keys]},
    }


def _channels() -> Schema:
    properties: Schema = {}
    for channel, field in shapes()[key_names.CHANNELS].fields.items():
        properties[channel] = _of_field(field)
        platform = values.PLATFORMS[channel]
        if not platform.address and not platform.is_number:
            host = platform.hosts[0] if platform.hosts else "contoh.desa.id"
            properties[channel] |= _rule_of_address(platform.hosts, host)
    return _mapping(key_names.CHANNELS, properties, [], f"#/definitions/{key_names.CHANNELS}")


def _rule_of_address(hosts: tuple[str, ...], example: str) -> Schema:
    """Return the rule for a channel that has addresses only; on a host of its own `https://` may be left out."""
    begins = patterns.any_case("https") + ":"
    return {
        "pattern": "|".join((r"\." if hosts else rf"^\s*{begins}", patterns.nothing(words=True), patterns.FOREIGN)),
        "patternErrorMessage": f"Tulis alamatnya, misalnya https://{example}/...",
    }


def _rule(field: Field) -> tuple[str, str]:
    """Return pattern and sentence for a text; none where a name may stand for an id, which the loader looks up."""
    is_looked_up = field.more.get("of_village") or field.more.get("by_name")
    return ("", "") if is_looked_up else patterns.of_field(field)


def _text(pattern: str, sentence: str) -> Schema:
    schema: Schema = {"type": list(_SCALAR)}
    if pattern:
        schema |= {"pattern": pattern, "patternErrorMessage": sentence}
    return schema


def _reference(group: type[model.Group]) -> Schema:
    return {"$ref": f"#/definitions/{group.written.section}"}


def _or(words: list[str]) -> str:
    return f"{', '.join(words[:-1])}, atau {words[-1]}"
